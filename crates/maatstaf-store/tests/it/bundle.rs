//! Everything out of one store and into another.

use maatstaf_store::{Actor, Id, Kept, Kind, Owner, Right, Scope, Scopes, StoreError};
use proptest::prelude::*;

use crate::world::{Tested, World, days_pass, panel_of};

/// Something that makes a document another than it says.
type Spoil = fn(&mut Kept);

fn kept(world: &World, who: &Actor, id: &Id) -> Result<Kept, StoreError> {
    world.look(who, id, Right::Read, |view, opened| view.kept(opened))
}

/// The same without ids, accounts, and what stays behind.
fn bare(kept: &Kept) -> Kept {
    let none = || Id::from("");
    let mut bare = kept.clone();
    bare.id = none();
    bare.versions.iter_mut().for_each(|version| version.by = none());
    bare.attachments.iter_mut().for_each(|attachment| attachment.head.id = none());
    (bare.shares, bare.panels, bare.cohorts) = (Vec::new(), Vec::new(), Vec::new());
    bare
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_was_taken_out_and_in_again_is_the_same_but_for_its_names(
        texts in prop::collection::vec((any::<String>(), "[^\\p{Cc}]{0,20}", 0_i64..50), 1..8),
        draft in proptest::option::of(any::<String>()),
        files in prop::collection::vec(("[a-zé ]{1,12}", prop::collection::vec(any::<u8>(), 0..300)), 0..4),
    ) {
        round(&texts, draft.as_deref(), &files).map_err(|error| TestCaseError::fail(error.to_string()))?;
    }
}

fn round(texts: &[(String, String, i64)], draft: Option<&str>, files: &[(String, Vec<u8>)]) -> Tested {
    let (here, there) = (World::new()?, World::new()?);
    let (anna, also_anna) = (here.person("anna")?, there.person("somebody")?);
    let id = here.portfolio(&anna, "first")?.id;
    for (text, note, days) in texts {
        days_pass(*days);
        here.change(&anna, &id, Right::Write, |change, opened| {
            change.save(opened, opened.version(), text, note)
        })?;
    }
    for (name, bytes) in files {
        here.change(&anna, &id, Right::Write, |change, opened| {
            change.attach(opened, Some("e1"), name, "application/pdf", bytes)
        })?;
    }
    if let Some(draft) = draft {
        here.change(&anna, &id, Right::Write, |change, opened| change.keep_draft(opened, draft))?;
    }
    let out = kept(&here, &anna, &id)?;
    // The bytes travel beside the JSON.
    let mut read: Kept = serde_json::from_str(&serde_json::to_string(&out)?)?;
    for (read, out) in read.attachments.iter_mut().zip(&out.attachments) {
        read.bytes.clone_from(&out.bytes);
    }
    assert_eq!(read, out);
    days_pass(100);
    let head = there.store.write(|change| change.take_in(&also_anna, &read))?;
    assert_eq!((head.version as usize, head.changed), (texts.len() + 1, out.changed));
    let again = kept(&there, &also_anna, &head.id)?;
    assert_eq!(bare(&again), bare(&out));
    assert!(again.versions.iter().all(|version| Some(&version.by) == also_anna.account()));
    // It goes on from where it was.
    assert_eq!(there.save(&also_anna, &head.id, "next")?.version as usize, texts.len() + 2);
    Ok(())
}

#[test]
fn everything_is_everything_of_oneself_and_nothing_of_others() -> Tested {
    let world = World::new()?;
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let provider = world.provider("x", &[(&anna, "administrator")])?;
    let id = world.portfolio(&anna, "one")?.id;
    let theirs = world.portfolio(&ben, "canary of ben")?.id;
    world.store.write(|change| {
        change.create(&anna, &Owner::Me, Kind::Agreement, "", "{}")?;
        change.create(&anna, &Owner::Provider(provider), Kind::Programme, "", "{}")
    })?;
    let panel = panel_of(&world.seat(&anna, &id, None, &ben)?)?;
    world.seat(&ben, &theirs, None, &anna)?;
    world.judge(&anna, &theirs, "what anna thinks")?;
    world.judge(&ben, &id, "canary of ben")?;
    world.submit(&ben, &id)?;
    let all = world.store.read(|view| view.everything(&anna))?;
    assert_eq!((all.documents.len(), all.assessments.len(), all.memberships.len()), (2, 1, 1));
    assert_eq!(all.holder.email.as_deref(), Some("acc-0001-anna@example.org"));
    let out = kept(&world, &anna, &id)?;
    assert!(
        !format!("{all:?}{out:?}").contains("canary"),
        "a judgement before the reveal is not the owner's yet"
    );
    assert_eq!((out.shares.len(), out.panels.len()), (1, 1));
    world.reveal(&anna, &id, &panel)?;
    let out = kept(&world, &anna, &id)?;
    assert_eq!(out.panels.first().map(|panel| panel.assessments.len()), Some(1));
    for scopes in [Scopes::of([Scope::Account]), Scopes::of([Scope::Read])] {
        let tokens = world.with_scopes(&ben, &[scopes])?;
        let refused = world.store.read(|view| view.everything(tokens.first().ok_or(StoreError::Missing)?));
        assert!(matches!(refused, Err(StoreError::Scope(_))));
        world.tables()?.execute("DELETE FROM secret WHERE kind = 'token'", [])?;
    }
    Ok(())
}

#[test]
fn a_document_that_is_not_what_it_says_is_not_taken_in() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let id = world.portfolio(&anna, "one")?.id;
    world.save(&anna, &id, "two")?;
    world.change(&anna, &id, Right::Write, |change, opened| {
        change.attach(opened, None, "a", "text/plain", b"a").map(drop)
    })?;
    let good = kept(&world, &anna, &id)?;
    let changes: [(&str, Spoil); 10] = [
        ("versions", |kept| kept.versions.clear()),
        ("versions", |kept| kept.versions.reverse()),
        ("versions", |kept| drop(kept.versions.remove(0))),
        ("versions", |kept| kept.versions.iter_mut().for_each(|version| version.text.push('x'))),
        ("note", |kept| kept.versions.iter_mut().for_each(|version| version.note.push('\u{0}'))),
        ("title", |kept| kept.title.push('\n')),
        ("kind", |kept| kept.kind = Kind::Wording),
        ("attachments", |kept| kept.attachments.iter_mut().for_each(|one| one.bytes.push(1))),
        ("attachments", |kept| kept.attachments.extend(kept.attachments.clone())),
        ("name", |kept| kept.attachments.iter_mut().for_each(|one| one.head.name.push('/'))),
    ];
    for (field, change) in changes {
        let mut bad = good.clone();
        change(&mut bad);
        let taken = world.store.write(|change| change.take_in(&anna, &bad).map(drop));
        assert!(matches!(taken, Err(StoreError::Field(said)) if said == field), "{field}");
    }
    let count = world.store.read(|view| view.documents(&anna, &Owner::Me, Kind::Portfolio, "", 9))?.len();
    assert_eq!(count, 1, "what was refused left nothing behind");
    assert!(matches!(
        world.store.write(|change| change.take_in(&Actor::nobody(), &good)),
        Err(StoreError::Missing)
    ));
    Ok(())
}
