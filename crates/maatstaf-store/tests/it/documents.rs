//! Documents and their versions.

use std::error::Error;

use maatstaf_store::{Kind, Owner, Right, Store, StoreError};

#[test]
fn a_save_on_top_of_an_old_version_is_refused_and_changes_nothing() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&folder.path().join("a.maatstaf"), jiff::Timestamp::now)?;
    let anna = store.write(|change| change.only_person())?;
    let made = store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "Mine", "one"))?;
    let save = |seen, text: &str| {
        store.write(|change| {
            let opened = change.open(&anna, &made.id, Right::Write)?;
            change.save(&opened, seen, text, "")
        })
    };
    assert_eq!(save(1, "two")?.version, 2);
    assert!(matches!(save(1, "lost"), Err(StoreError::Changed(2))));
    let kept = store.read(|view| view.text(&view.open(&anna, &made.id, Right::Read)?, None))?;
    assert_eq!((kept.number, kept.text.as_str()), (2, "two"));
    Ok(())
}
