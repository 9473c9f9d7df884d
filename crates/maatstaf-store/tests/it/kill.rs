//! What was acknowledged is on the disk, whenever the process dies.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::{self, sleep};
use std::time::Duration;

use maatstaf_store::{Kind, Owner, Right, Store, Writing, check_file};
use proptest::prelude::Rng as _;

use crate::figure::{figure, tries};
use crate::team::Outcome;

/// Tells the process that it is the one to be killed, and where its store is.
const CHILD: &str = "MAATSTAF_KILLED_STORE";

/// The text of a version: long enough for several pages, and other for every number.
fn text(number: u32) -> String {
    format!("{number} ").repeat(400 + number as usize % 2_000)
}

/// Saves again and again and says so each time; does nothing unless a parent started it.
#[test]
fn saves_until_it_is_killed() -> Outcome {
    let Some(path) = env::var_os(CHILD) else { return Ok(()) };
    let store = Store::open(Path::new(&path), jiff::Timestamp::now)?;
    let anna = store.write(|change| change.only_person())?;
    let documents = store.read(|view| view.documents(&anna, &Owner::Me, Kind::Portfolio, "", 1))?;
    let mut head = match documents.into_iter().next() {
        Some(head) => head,
        None => store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "a", &text(1)))?,
    };
    let (mut out, id) = (std::io::stdout(), head.id.clone());
    thread::scope(|scope| {
        // Others who change something all the time, so that saves share their transactions.
        for _ in 0..2 {
            scope.spawn(|| {
                let draft = |change: &Writing<'_>| {
                    change.keep_draft(&change.open(&anna, &id, Right::Write)?, &text(7)).map(drop)
                };
                while store.write(draft).is_ok() {}
            });
        }
        loop {
            writeln!(out, " saved:{}", head.version)?;
            out.flush()?;
            head = store.write(|change| {
                let opened = change.open(&anna, &id, Right::Write)?;
                change.save(&opened, head.version, &text(head.version + 1), "")
            })?;
        }
    })
}

/// Lets a process save for a while and kills it; the last version that it said was saved.
fn killed(path: &Path, wait: Duration) -> Result<u32, Box<dyn std::error::Error>> {
    let mut child = Command::new(env::current_exe()?)
        .args(["--exact", "kill::saves_until_it_is_killed", "--nocapture", "--test-threads=1"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let mut last = None;
    let mut read = |line: &str| {
        last = line.split_once(" saved:").and_then(|(_, number)| number.parse::<u32>().ok()).or(last);
        last.is_some()
    };
    // It has begun when it has said so for the first time.
    for line in lines.by_ref() {
        if read(&line?) {
            break;
        }
    }
    sleep(wait);
    child.kill()?;
    child.wait()?;
    for line in lines {
        read(&line?);
    }
    Ok(last.ok_or("it saved nothing")?)
}

#[test]
fn nothing_that_was_acknowledged_is_lost_by_a_kill() -> Outcome {
    let kills: u32 =
        env::var("MAATSTAF_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or_else(|| tries(20, 1_000));
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.maatstaf");
    let mut rng = proptest::test_runner::TestRunner::default();
    let (mut acknowledged, mut unsaid, mut deeds, mut saves) = (0, 0, 0, 0);
    for kill in 0..kills {
        let wait = Duration::from_micros(u64::from(rng.rng().next_u32() % 120_000));
        let said = killed(&path, wait)?;
        let store = Store::open(&path, jiff::Timestamp::now)?;
        let anna = store.write(|change| change.only_person())?;
        let documents = store.read(|view| view.documents(&anna, &Owner::Me, Kind::Portfolio, "", 9))?;
        let head = documents.first().ok_or("the document is lost")?;
        assert!(head.version == said || head.version == said + 1, "kill {kill}: {said}, {}", head.version);
        for number in acknowledged + 1..=head.version {
            let version =
                store.read(|view| view.text(&view.open(&anna, &head.id, Right::Read)?, Some(number)))?;
            assert_eq!(version.text, text(number), "kill {kill}, version {number}");
        }
        let trail =
            store.read(|view| view.trail_of(&view.open(&anna, &head.id, Right::Read)?, deeds, u32::MAX))?;
        deeds += i64::try_from(trail.len())?;
        saves += u32::try_from(trail.iter().filter(|deed| deed.deed == "save").count())?;
        assert_eq!(saves, head.version, "kill {kill}");
        (acknowledged, unsaid) = (head.version, unsaid + head.version - said);
        drop(store);
        let check = check_file(&path, None)?;
        assert_eq!(check.fault, None, "kill {kill}");
        // The account was made before the document.
        assert_eq!(check.lines, deeds.unsigned_abs() + 1, "kill {kill}");
    }
    figure(
        "kill -9 of the store",
        &format!("{kills} kills, {acknowledged} versions, 0 lost, {unsaid} saved but not said yet"),
    );
    Ok(())
}
