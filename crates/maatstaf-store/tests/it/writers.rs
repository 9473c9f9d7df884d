//! Several who save at once lose nothing of each other.

use std::sync::Barrier;
use std::thread;

use maatstaf_store::{Actor, Id, Kind, Owner, Right, Store, StoreError};

use crate::figure::figure;
use crate::team::Outcome;

const WRITERS: u32 = 4;
const SAVES: u32 = 100;

/// Looks which version is the newest, and saves on top of that one a moment later.
fn save(store: &Store, anna: &Actor, id: &Id, text: &str, wait: impl Fn()) -> Result<u32, StoreError> {
    let seen = store.read(|view| Ok::<_, StoreError>(view.open(anna, id, Right::Write)?.version()))?;
    wait();
    let head = store.write(|change| {
        let opened = change.open(anna, id, Right::Write)?;
        change.save(&opened, seen, text, "")
    })?;
    Ok(head.version)
}

/// What came of a race: the last version, each version that was made with its text, and how many were refused.
type Race = (u32, Vec<(u32, String)>, u32);

fn race(wait: impl Fn() + Sync) -> Result<Race, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&folder.path().join("a.maatstaf"), jiff::Timestamp::now)?;
    let anna = store.write(|change| change.only_person())?;
    let made = store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "a", "first"))?;
    let outcomes: Vec<_> = thread::scope(|scope| {
        let (store, anna, made, wait) = (&store, &anna, &made, &wait);
        let turn = move |writer, turn| {
            let text = format!("{writer} {turn}");
            (save(store, anna, &made.id, &text, wait), text)
        };
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| scope.spawn(move || (0..SAVES).map(|n| turn(writer, n)).collect::<Vec<_>>()))
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap_or_default()).collect()
    });
    assert_eq!(outcomes.len(), (WRITERS * SAVES) as usize);
    let (mut won, mut lost) = (Vec::new(), 0);
    for (outcome, text) in outcomes {
        match outcome {
            Ok(version) => won.push((version, text)),
            Err(StoreError::Changed(_)) => lost += 1,
            Err(error) => return Err(error.into()),
        }
    }
    won.sort();
    for (version, text) in &won {
        let kept = store.read(|view| view.text(&view.open(&anna, &made.id, Right::Read)?, Some(*version)))?;
        assert_eq!(&kept.text, text);
    }
    let newest = store.read(|view| view.head(&view.open(&anna, &made.id, Right::Read)?))?.version;
    assert_eq!(store.read(|view| view.check_audit(None))?.fault, None);
    Ok((newest, won, lost))
}

/// Each that won has a version of its own, one after the other, and there are no others.
fn nothing_lost(last: u32, won: &[(u32, String)]) {
    let versions: Vec<u32> = won.iter().map(|(version, _)| *version).collect();
    assert_eq!(versions, (2..=last).collect::<Vec<_>>());
}

#[test]
fn of_all_who_saw_the_same_version_one_saves_and_the_others_hear_that_it_changed() -> Outcome {
    let together = Barrier::new(WRITERS as usize);
    let (newest, won, lost) = race(|| {
        together.wait();
    })?;
    nothing_lost(newest, &won);
    // Of each turn, in which all have looked before anybody saves, one wins.
    assert_eq!((won.len(), lost), (SAVES as usize, SAVES * (WRITERS - 1)));
    figure(
        "writers who looked together",
        &format!("{} saves, {} kept, {lost} refused", WRITERS * SAVES, won.len()),
    );
    Ok(())
}

#[test]
fn writers_who_do_not_wait_for_each_other_lose_nothing_either() -> Outcome {
    let (newest, won, lost) = race(|| {})?;
    nothing_lost(newest, &won);
    figure(
        "writers who did not wait",
        &format!("{} saves, {} kept, {lost} refused", WRITERS * SAVES, won.len()),
    );
    Ok(())
}
