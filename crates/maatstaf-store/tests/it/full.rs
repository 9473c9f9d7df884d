//! When the disk is full, nothing that was acknowledged is lost.

use maatstaf_store::{Kind, Owner, Right, Store, StoreError, check_file};
use rusqlite::Connection;

use crate::figure::{figure, tries};
use crate::team::Outcome;

fn text(number: u32) -> String {
    format!("{number} ").repeat(100 + number as usize * 37 % 3_000)
}

#[test]
fn a_full_disk_refuses_writes_and_loses_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut refused = 0;
    let points = tries(20, 100);
    for point in 0..points {
        let path = folder.path().join(format!("{point}.maatstaf"));
        let store = Store::open(&path, jiff::Timestamp::now)?;
        let anna = store.write(|change| change.only_person())?;
        let made = store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "a", &text(1)))?;
        let save = |seen: u32| {
            store.write(|change| {
                let opened = change.open(&anna, &made.id, Right::Write)?;
                change.save(&opened, seen, &text(seen + 1), "")
            })
        };
        let pages: u32 = Connection::open(&path)?.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        store.limit_pages(pages + 1 + point * 3)?;
        let mut saved = 1;
        while saved < 500 {
            match save(saved) {
                Ok(head) => saved = head.version,
                Err(StoreError::Full) => break,
                Err(error) => return Err(error.into()),
            }
        }
        assert!(saved < 500, "the file was never full");
        // It stays full, reads go on, and what was acknowledged is there.
        assert!(matches!(save(saved), Err(StoreError::Full)));
        refused += 2;
        let head = store.read(|view| view.head(&view.open(&anna, &made.id, Right::Read)?))?;
        assert_eq!(head.version, saved, "point {point}");
        for number in 1..=saved {
            let kept =
                store.read(|view| view.text(&view.open(&anna, &made.id, Right::Read)?, Some(number)))?;
            assert_eq!(kept.text, text(number), "point {point}");
        }
        assert_eq!(store.read(|view| view.check_audit(None))?.lines, u64::from(saved) + 1);
        store.limit_pages(u32::MAX - 1)?;
        assert_eq!(save(saved)?.version, saved + 1);
        drop(store);
        assert_eq!(check_file(&path, None)?.fault, None, "point {point}");
    }
    figure(
        "disk full",
        &format!("{points} fill points, {refused} writes refused, 0 acknowledged lost, writes work again"),
    );
    Ok(())
}
