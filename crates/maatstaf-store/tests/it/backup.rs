//! Copies of the store, and putting them back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

use maatstaf_store::{Actor, Kind, Owner, Right, Store, StoreError, backup_file, check_file, restore_file};
use rusqlite::Connection;

use crate::team::Outcome;

fn text(number: u32) -> String {
    format!("{number} ").repeat(100 + number as usize % 2_000)
}

/// A store of one person with one document.
struct One {
    folder: tempfile::TempDir,
    store: Store,
    anna: Actor,
    document: maatstaf_store::Id,
}

fn one() -> Result<One, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&folder.path().join("a.maatstaf"), jiff::Timestamp::now)?;
    let anna = store.write(|change| change.only_person())?;
    let made = store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "a", &text(1)))?;
    Ok(One { folder, store, anna, document: made.id })
}

impl One {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn save(&self, seen: u32) -> Result<u32, StoreError> {
        self.store.write(|change| {
            let opened = change.open(&self.anna, &self.document, Right::Write)?;
            Ok(change.save(&opened, seen, &text(seen + 1), "")?.version)
        })
    }

    /// How many versions the store in a file holds; each must be as it was saved.
    fn versions(&self, path: &Path) -> Result<u32, Box<dyn std::error::Error>> {
        let store = Store::open(path, jiff::Timestamp::now)?;
        let last =
            store.read(|view| view.head(&view.open(&self.anna, &self.document, Right::Read)?))?.version;
        for number in 1..=last {
            let kept = store
                .read(|view| view.text(&view.open(&self.anna, &self.document, Right::Read)?, Some(number)))?;
            assert_eq!(kept.text, text(number));
        }
        Ok(last)
    }
}

#[test]
fn a_copy_holds_what_was_acknowledged_before_it_while_another_goes_on_writing() -> Outcome {
    let one = one()?;
    let (stop, saved) = (AtomicBool::new(false), AtomicU32::new(1));
    let copies = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            while !stop.load(Ordering::SeqCst) {
                saved.store(one.save(saved.load(Ordering::SeqCst))?, Ordering::SeqCst);
            }
            Ok::<_, StoreError>(())
        });
        let copies = (0..6)
            .map(|n| {
                let copy = one.path(&format!("copy-{n}.maatstaf"));
                let before = saved.load(Ordering::SeqCst);
                let from = one.path("a.maatstaf");
                let check = if n % 2 == 0 { one.store.backup(&copy)? } else { backup_file(&from, &copy)? };
                Ok((copy, before, check, saved.load(Ordering::SeqCst)))
            })
            .collect::<Result<Vec<_>, StoreError>>();
        stop.store(true, Ordering::SeqCst);
        writer.join().map_err(|_| StoreError::Damaged("writer"))??;
        copies
    })?;
    for (copy, before, check, after) in copies {
        assert!(!copy.with_extension("maatstaf-wal").exists());
        assert_eq!(check_file(&copy, None)?, check);
        assert_eq!(check.fault, None);
        let held = one.versions(&copy)?;
        assert!((before..=after + 1).contains(&held), "{before} <= {held} <= {after} + 1");
        assert_eq!(check.lines, u64::from(held) + 1);
    }
    assert!(saved.load(Ordering::SeqCst) > 6, "nothing was written meanwhile");
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_copy_is_for_its_owner_alone_and_never_over_another_file() -> Outcome {
    use std::os::unix::fs::PermissionsExt as _;
    let one = one()?;
    let copy = one.path("copy.maatstaf");
    one.store.backup(&copy)?;
    assert_eq!(fs::metadata(&copy)?.permissions().mode() & 0o777, 0o600);
    let kept = one.path("letter.txt");
    fs::write(&kept, "dear")?;
    assert!(matches!(one.store.backup(&kept), Err(StoreError::Io(_))));
    assert!(matches!(backup_file(&one.path("a.maatstaf"), &kept), Err(StoreError::Io(_))));
    assert_eq!(fs::read(&kept)?, b"dear");
    assert!(matches!(backup_file(&kept, &one.path("b")), Err(StoreError::Foreign)));
    assert!(matches!(backup_file(&one.path("none"), &one.path("b")), Err(StoreError::Io(_))));
    assert!(!one.path("b").exists() && !one.path("none").exists());
    Ok(())
}

#[test]
fn a_copy_is_put_back_and_what_stood_there_is_kept() -> Outcome {
    let one = one()?;
    let (path, copy) = (one.path("a.maatstaf"), one.path("copy.maatstaf"));
    assert_eq!(one.save(1)?, 2);
    let check = one.store.backup(&copy)?;
    assert_eq!(one.save(2)?, 3);
    assert!(matches!(restore_file(&copy, &path), Err(StoreError::InUse)));
    let One { folder, store, anna, document } = one;
    drop(store);
    assert_eq!(restore_file(&copy, &path)?, check);
    let one = One { folder, store: Store::in_memory()?, anna, document };
    assert_eq!(one.versions(&path)?, 2);
    assert_eq!(one.versions(&one.path("a.maatstaf.before-restore"))?, 3);
    // Once more: nothing that was kept is overwritten.
    restore_file(&one.path("a.maatstaf.before-restore"), &path)?;
    assert_eq!(one.versions(&path)?, 3);
    assert_eq!(one.versions(&one.path("a.maatstaf.before-restore"))?, 3);
    assert_eq!(one.versions(&one.path("a.maatstaf.before-restore-2"))?, 2);
    // Also where nothing stood.
    restore_file(&copy, &one.path("new.maatstaf"))?;
    assert_eq!(one.versions(&one.path("new.maatstaf"))?, 2);
    assert!(!one.path("a.maatstaf.restoring").exists());
    Ok(())
}

#[test]
fn what_was_not_moved_out_of_the_log_when_the_process_died_is_kept_too() -> Outcome {
    let one = one()?;
    let copy = one.path("copy.maatstaf");
    one.store.backup(&copy)?;
    one.save(1)?;
    // The files as a process leaves them that dies: the write-ahead log is still there.
    let dead = one.path("dead.maatstaf");
    fs::copy(one.path("a.maatstaf"), &dead)?;
    fs::copy(one.path("a.maatstaf-wal"), one.path("dead.maatstaf-wal"))?;
    restore_file(&copy, &dead)?;
    assert_eq!(one.versions(&dead)?, 1);
    assert_eq!(one.versions(&one.path("dead.maatstaf.before-restore"))?, 2);
    Ok(())
}

#[test]
fn a_damaged_copy_is_refused_and_the_store_stays() -> Outcome {
    let one = one()?;
    for seen in 1..30 {
        one.save(seen)?;
    }
    let (path, copy, bad) = (one.path("a.maatstaf"), one.path("copy.maatstaf"), one.path("bad.maatstaf"));
    one.store.backup(&copy)?;
    let One { folder, store, anna, document } = one;
    drop(store);
    let one = One { folder, store: Store::in_memory()?, anna, document };
    let before = fs::read(&path)?;
    let sound = fs::read(&copy)?;
    let refused = |what: &str| -> Outcome {
        assert!(restore_file(&bad, &path).is_err(), "{what}");
        assert_eq!(fs::read(&path)?, before, "{what}");
        assert!(!one.path("a.maatstaf.before-restore").exists(), "{what}");
        Ok(())
    };
    for (what, bytes) in [
        ("empty", Vec::new()),
        ("no store", b"dear reader".repeat(900)),
        ("half of it", sound.iter().take(sound.len() / 2).copied().collect()),
        ("one page short", sound.iter().take(sound.len() - 4096).copied().collect()),
    ] {
        fs::write(&bad, bytes)?;
        refused(what)?;
    }
    for sql in [
        "UPDATE version SET text = text || '.' WHERE number = 7",
        "UPDATE deed SET at = at + 1 WHERE number = 9",
        "DELETE FROM deed WHERE number > 20",
        "PRAGMA foreign_keys = off; DELETE FROM account",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 99",
    ] {
        fs::write(&bad, &sound)?;
        Connection::open(&bad)?.execute_batch(sql)?;
        refused(sql)?;
    }
    fs::remove_file(&bad)?;
    refused("missing")?;
    restore_file(&copy, &path)?;
    assert_eq!(one.versions(&path)?, 30);
    Ok(())
}

#[test]
fn a_store_that_is_damaged_itself_can_be_replaced() -> Outcome {
    let one = one()?;
    let (copy, broken) = (one.path("copy.maatstaf"), one.path("broken.maatstaf"));
    one.store.backup(&copy)?;
    fs::write(&broken, b"not a store at all ".repeat(500))?;
    fs::write(one.path("broken.maatstaf-wal"), b"rest")?;
    restore_file(&copy, &broken)?;
    assert_eq!(one.versions(&broken)?, 1);
    assert!(fs::read(one.path("broken.maatstaf.before-restore"))?.starts_with(b"not a store"));
    assert_eq!(fs::read(one.path("broken.maatstaf.before-restore-wal"))?, b"rest");
    Ok(())
}
