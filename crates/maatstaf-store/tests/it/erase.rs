//! What is erased is nowhere any more.

use maatstaf_store::{Id, Right, Share, ShareKind, Terms};

use crate::figure::figure;
use crate::world::{Tested, World, panel_of, terms};

/// Two hundred texts that stand nowhere else, some short and some over many pages.
fn canaries() -> Vec<String> {
    (0..200)
        .map(|at| format!("canary-{at:03}-{:016x}", (at + 1_u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        .collect()
}

struct Canaries {
    all: Vec<String>,
    next: std::cell::Cell<usize>,
}

impl Canaries {
    fn one(&self) -> Tested<String> {
        self.next.set(self.next.get() + 1);
        Ok(self.all.get(self.next.get() - 1).ok_or("too few canaries")?.clone())
    }

    fn many(&self, count: usize, padding: usize) -> Tested<String> {
        let mut text = String::new();
        for _ in 0..count {
            text.push_str(&self.one()?);
            text.push_str(&"x".repeat(padding));
        }
        Ok(text)
    }
}

/// A portfolio with a text in every place where there can be one.
fn fill(world: &World, canaries: &Canaries) -> Tested<(maatstaf_store::Actor, Id)> {
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let id = world.portfolio(&anna, &canaries.many(10, 3)?)?.id;
    for round in 0..10_u32 {
        world.change(&anna, &id, Right::Write, |change, opened| {
            let seen = opened.version();
            let (text, note) = (canaries.many(6, 700 * round as usize), canaries.one());
            let (Ok(text), Ok(note)) = (text, note) else { return Err(maatstaf_store::StoreError::Missing) };
            change.save(opened, seen, &text, &note).map(drop)
        })?;
        world.portfolio(&anna, &"between".repeat(300))?;
    }
    let (title, draft, old) = (canaries.one()?, canaries.many(10, 500)?, canaries.many(5, 9)?);
    world.change(&anna, &id, Right::Write, |change, opened| {
        change.rename(opened, &title)?;
        change.keep_draft(opened, &old)?;
        change.keep_draft(opened, &draft)
    })?;
    for round in 0..10 {
        let (name, evidence, bytes) =
            (canaries.one()?, canaries.one()?, canaries.many(4, 40_000 * usize::from(round % 2 == 0))?);
        world.change(&anna, &id, Right::Write, |change, opened| {
            change.attach(opened, Some(&evidence), &name, "text/plain", bytes.as_bytes()).map(drop)
        })?;
    }
    let share = |kind, name| -> Tested<(Share, maatstaf_store::Secret)> {
        Ok(world.share(&anna, &id, &Terms { name, ..terms(kind, None)? })?)
    };
    for _ in 0..5 {
        share(ShareKind::Reader, canaries.one()?)?;
    }
    let (seat, link) = share(ShareKind::Assessor, canaries.one()?)?;
    world.store.write(|change| change.accept_share(&ben, link.reveal()).map(drop))?;
    world.judge(&ben, &id, &canaries.many(9, 600)?)?;
    world.judge(&ben, &id, &canaries.many(9, 600)?)?;
    world.submit(&ben, &id)?;
    world.reveal(&anna, &id, &panel_of(&seat)?)?;
    let resolution = canaries.one()?;
    world.change(&ben, &id, Right::Compare, |change, opened| {
        let digest = change.panel(opened)?.digest;
        change.sign_off(opened, &digest, &resolution).map(drop)
    })?;
    // What was answered to the two of them.
    for who in [&anna, &ben] {
        world.tables()?.execute(
            "INSERT INTO remembered (account, key, request, answer, at) VALUES (?1, 'k', x'00', ?2, 1)",
            rusqlite::params![who.account(), canaries.one()?.as_bytes()],
        )?;
    }
    Ok((anna, id))
}

#[test]
fn after_an_erasure_no_file_holds_a_word_of_it_while_the_store_is_open() -> Tested {
    let world = World::new()?;
    let canaries = Canaries { all: canaries(), next: std::cell::Cell::default() };
    let (anna, id) = fill(&world, &canaries)?;
    // The rest goes into one more version.
    let rest = canaries.many(200 - canaries.next.get(), 50)?;
    world.save(&anna, &id, &rest)?;
    let before = world.copies(&canaries.all)?;
    assert!(before.len() >= 190, "{} of 200 canaries are in the files", before.len());
    // Somebody reads it at the time, so that readers have seen its pages.
    world.look(&anna, &id, Right::Read, |view, opened| view.kept(opened).map(drop))?;
    world.change(&anna, &id, Right::Erase, |change, opened| change.erase(opened))?;
    let after = world.copies(&canaries.all)?;
    assert!(after.is_empty(), "{after:?}");
    let gone = world.look(&anna, &id, Right::Read, |_, _| Ok(()));
    assert!(matches!(gone, Err(maatstaf_store::StoreError::Missing)));
    let sound: String = world.tables()?.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    assert_eq!(sound, "ok");
    let left: i64 = world.tables()?.query_row(
        "SELECT (SELECT count(*) FROM version WHERE document = ?1) + (SELECT count(*) FROM attachment WHERE document = ?1)
           + (SELECT count(*) FROM share WHERE document = ?1) + (SELECT count(*) FROM panel WHERE document = ?1)
           + (SELECT count(*) FROM draft WHERE document = ?1) + (SELECT count(*) FROM assessment)
           + (SELECT count(*) FROM sign_off) + (SELECT count(*) FROM remembered)",
        [&id],
        |row| row.get(0),
    )?;
    assert_eq!(left, 0);
    figure(
        "erase a document",
        &format!("{} canaries in the files before, {} after", before.len(), after.len()),
    );
    Ok(())
}

#[test]
fn a_file_that_was_taken_away_is_nowhere_any_more() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let id = world.portfolio(&anna, "one")?.id;
    let canary = canaries().pop().ok_or("no canary")?;
    let bytes = format!("{}{canary}", "x".repeat(70_000));
    let head = world.change(&anna, &id, Right::Write, |change, opened| {
        change.attach(opened, None, &canary, "text/plain", bytes.as_bytes())
    })?;
    assert!(!world.copies(std::slice::from_ref(&canary))?.is_empty());
    world.change(&anna, &id, Right::Write, |change, opened| change.detach(opened, &head.id))?;
    assert!(world.copies(&[canary])?.is_empty());
    Ok(())
}
