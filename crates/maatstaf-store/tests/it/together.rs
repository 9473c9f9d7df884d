//! Changes that share a transaction: each happens as a whole or not at all, and is acknowledged when it is on the disk.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use maatstaf_store::{Actor, Kind, Owner, Right, Store, StoreError, Writing, check_file};
use rusqlite::Connection;

use crate::figure::figure;
use crate::team::Outcome;

/// What became of a change: what it gave, or that it panicked.
type Ended = thread::Result<Result<(), StoreError>>;

struct Founded {
    folder: tempfile::TempDir,
    store: Store,
    anna: Actor,
}

impl Founded {
    fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let store = Store::open(&folder.path().join("a.maatstaf"), jiff::Timestamp::now)?;
        let anna = store.write(|change| change.only_person())?;
        Ok(Self { folder, store, anna })
    }

    fn make(&self, change: &Writing<'_>, title: &str, text: &str) -> Result<(), StoreError> {
        change.create(&self.anna, &Owner::Me, Kind::Portfolio, title, text).map(drop)
    }

    /// The titles that are on the disk.
    fn titles(&self) -> Result<Vec<String>, StoreError> {
        let heads =
            self.store.read(|view| view.documents(&self.anna, &Owner::Me, Kind::Portfolio, "", 200))?;
        let mut titles: Vec<String> = heads.into_iter().map(|head| head.title).collect();
        titles.sort();
        Ok(titles)
    }

    /// Makes changes that share a transaction: a first one, which ends when all others wait for their turn.
    fn together(
        &self,
        others: &[&str],
        change: impl Fn(&Writing<'_>, &str) -> Result<(), StoreError> + Sync,
    ) -> Vec<Ended> {
        let (tells, hears) = channel();
        let change = &change;
        thread::scope(|scope| {
            let first = scope.spawn(move || {
                self.store.write(|writing| {
                    let _ = tells.send(());
                    change(writing, "first")?;
                    let began = Instant::now();
                    while self.store.waiting() < others.len() && began.elapsed() < Duration::from_secs(20) {
                        thread::yield_now();
                    }
                    Ok(())
                })
            });
            let _ = hears.recv();
            let others: Vec<_> = others
                .iter()
                .map(|name| {
                    let asked = move || self.store.write(|writing| change(writing, name));
                    scope.spawn(move || catch_unwind(AssertUnwindSafe(asked)))
                })
                .collect();
            let first = first.join();
            let others = others.into_iter().map(|other| other.join().unwrap_or_else(Err));
            std::iter::once(first).chain(others).collect()
        })
    }

    /// The log fits together, and the file is sound when the store is closed.
    fn sound(self) -> Outcome {
        let audit = self.store.read(|view| view.check_audit(None))?;
        assert_eq!(audit.fault, None);
        drop(self.store);
        assert_eq!(check_file(&self.folder.path().join("a.maatstaf"), None)?, audit);
        Ok(())
    }
}

#[expect(clippy::panic, reason = "that a change panics is what is tried")]
#[test]
fn what_fails_or_panics_among_changes_that_share_a_transaction_takes_nothing_along() -> Outcome {
    let there = Founded::new()?;
    let names = ["refused", "panicked", "second", "third"];
    let ended = there.together(&names, |change, name| {
        // Nobody sees what is not on the disk: the others' changes are not there yet.
        assert_eq!(there.titles()?, Vec::<String>::new());
        there.make(change, name, "{}")?;
        match name {
            "refused" => Err(StoreError::Missing),
            "panicked" => panic!("as it was told to"),
            _ => Ok(()),
        }
    });
    let as_told = matches!(
        ended.as_slice(),
        [Ok(Ok(())), Ok(Err(StoreError::Missing)), Err(_), Ok(Ok(())), Ok(Ok(()))]
    );
    assert!(as_told, "{ended:?}");
    assert_eq!(there.titles()?, ["first", "second", "third"]);
    there.sound()
}

#[test]
fn when_the_disk_is_full_each_change_of_a_shared_transaction_is_told_what_became_of_it() -> Outcome {
    let (mut kept, mut refused) = (0, 0);
    for room in 0..12 {
        let there = Founded::new()?;
        there.store.write(|change| there.make(change, "before", "{}"))?;
        let file = Connection::open(there.folder.path().join("a.maatstaf"))?;
        let pages: u32 = file.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        there.store.limit_pages(pages + room * 2)?;
        let names = ["a", "b", "c", "d"];
        let ended = there.together(&names, |change, name| there.make(change, name, &"x".repeat(12_000)));
        let mut expected = vec!["before"];
        for (name, ended) in ["first"].iter().chain(&names).zip(ended) {
            match ended {
                Ok(Ok(())) => expected.push(name),
                Ok(Err(StoreError::Full | StoreError::Database(_))) => refused += 1,
                other => return Err(format!("{name}: {other:?}").into()),
            }
        }
        expected.sort_unstable();
        assert_eq!(there.titles()?, expected, "{room} pages of room");
        kept += expected.len() - 1;
        there.store.limit_pages(u32::MAX - 1)?;
        there.store.write(|change| there.make(change, "after", "{}"))?;
        there.sound()?;
    }
    assert!(kept > 0 && refused > 0, "{kept} kept, {refused} refused");
    figure(
        "disk full while changes share a transaction",
        &format!("{kept} kept, {refused} refused, 0 told wrongly"),
    );
    Ok(())
}

#[test]
fn what_is_erased_in_a_shared_transaction_is_gone_when_that_is_said() -> Outcome {
    let there = Founded::new()?;
    let canary = "a heron over the canal";
    there.store.write(|change| there.make(change, "old", &format!("{{\"text\":\"{canary}\"}}")))?;
    let heads = there.store.read(|view| view.documents(&there.anna, &Owner::Me, Kind::Portfolio, "", 1))?;
    let old = heads.first().ok_or("a document")?.id.clone();
    let traces = || -> Result<usize, std::io::Error> {
        let mut found = 0;
        for entry in fs::read_dir(there.folder.path())? {
            let bytes = fs::read(entry?.path())?;
            found += usize::from(bytes.windows(canary.len()).any(|part| part == canary.as_bytes()));
        }
        Ok(found)
    };
    assert!(traces()? > 0, "it is looked for where it is");
    let ended = there.together(&["erase"], |change, name| match name {
        "erase" => change.erase(&change.open(&there.anna, &old, Right::Erase)?),
        _ => there.make(change, name, "{}"),
    });
    assert!(ended.iter().all(|one| matches!(one, Ok(Ok(())))), "{ended:?}");
    assert_eq!(traces()?, 0);
    assert_eq!(there.titles()?, ["first"]);
    there.sound()
}
