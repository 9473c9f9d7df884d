//! Documents, their versions, and drafts.

use maatstaf_store::{Actor, Kind, Owner, Right, Scope, Scopes, StoreError, VersionHead};

use crate::world::{Tested, World, clock, days_pass};

#[test]
fn a_save_on_top_of_an_old_version_is_refused_and_changes_nothing() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let made = world.portfolio(&anna, "one")?;
    let save = |seen, text: &str| {
        world.change(&anna, &made.id, Right::Write, |change, opened| change.save(opened, seen, text, ""))
    };
    assert_eq!(save(1, "two")?.version, 2);
    for seen in [0, 1, 3, u32::MAX] {
        assert!(matches!(save(seen, "lost"), Err(StoreError::Changed(2))));
    }
    let kept = world.look(&anna, &made.id, Right::Read, |view, opened| view.text(opened, None))?;
    assert_eq!((kept.number, kept.text.as_str()), (2, "two"));
    Ok(())
}

#[test]
fn the_history_comes_newest_first_and_in_pages() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let id = world.portfolio(&anna, "één")?.id;
    for number in 1..=4_u32 {
        days_pass(1);
        world.change(&anna, &id, Right::Write, |change, opened| {
            change.save(opened, number, &"x".repeat(number as usize), &format!("note {number}"))
        })?;
    }
    let page =
        |before, most| world.look(&anna, &id, Right::Read, |view, opened| view.history(opened, before, most));
    let numbers = |heads: &[VersionHead]| heads.iter().map(|head| head.number).collect::<Vec<_>>();
    assert_eq!(numbers(&page(None, 2)?), [5, 4]);
    assert_eq!(numbers(&page(Some(4), 9)?), [3, 2, 1]);
    assert_eq!(numbers(&page(Some(1), 9)?), [] as [u32; 0]);
    let newest = page(None, 1)?.pop().ok_or("no version")?;
    assert_eq!((newest.note.as_str(), newest.size, newest.at), ("note 4", 4, clock()));
    // Bytes, not letters.
    assert_eq!(page(Some(2), 1)?.pop().ok_or("no version")?.size, 5);
    for number in 1..=5 {
        let text = world.look(&anna, &id, Right::Read, |view, opened| view.text(opened, Some(number)))?;
        assert_eq!(text.number, number);
    }
    let none = world.look(&anna, &id, Right::Read, |view, opened| view.text(opened, Some(6)));
    assert!(matches!(none, Err(StoreError::Missing)));
    Ok(())
}

#[test]
fn a_token_that_may_write_reads_no_text_and_no_draft() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let id = world.portfolio(&anna, "one")?.id;
    let tokens = world.with_scopes(&anna, &[Scopes::of([Scope::Write, Scope::Share])])?;
    let token = tokens.first().ok_or("no token")?;
    for right in [Right::Write, Right::Share, Right::Erase] {
        let missing =
            |answer: Result<(), StoreError>| assert!(matches!(answer, Err(StoreError::Missing)), "{right}");
        missing(world.look(token, &id, right, |view, opened| view.text(opened, None).map(drop)));
        missing(world.look(token, &id, right, |view, opened| view.draft(opened).map(drop)));
        missing(world.look(token, &id, right, |view, opened| view.history(opened, None, 9).map(drop)));
        missing(world.look(token, &id, right, |view, opened| view.attachments(opened, "", 9).map(drop)));
        missing(world.look(token, &id, right, |view, opened| view.kept(opened).map(drop)));
        missing(world.look(token, &id, right, |view, opened| view.assessments(opened, &id).map(drop)));
    }
    assert!(matches!(
        world.look(token, &id, Right::Read, |_, _| Ok(())),
        Err(StoreError::Scope(Scope::Read))
    ));
    Ok(())
}

#[test]
fn a_title_is_one_short_line() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let id = world.portfolio(&anna, "one")?.id;
    let rename =
        |title: &str| world.change(&anna, &id, Right::Write, |change, opened| change.rename(opened, title));
    days_pass(1);
    let head = rename("Bij ons")?;
    assert_eq!((head.title.as_str(), head.version, head.changed), ("Bij ons", 1, clock()));
    assert_eq!(rename(&"é".repeat(200))?.title.chars().count(), 200);
    for title in ["a\nb", "a\u{0}", "a\u{1b}[2J", &"é".repeat(201)] {
        assert!(matches!(rename(title), Err(StoreError::Field("title"))));
        let made = world
            .store
            .write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, title, "{}").map(drop));
        assert!(matches!(made, Err(StoreError::Field("title"))));
    }
    Ok(())
}

#[test]
fn everybody_has_a_draft_of_their_own() -> Tested {
    let world = World::new()?;
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let provider = world.provider("x", &[(&anna, "administrator"), (&ben, "administrator")])?;
    let id = world
        .store
        .write(|change| change.create(&anna, &Owner::Provider(provider), Kind::Programme, "", "{}"))?
        .id;
    let keep = |who: &Actor, text: &str| {
        world.change(who, &id, Right::Write, |change, opened| change.keep_draft(opened, text))
    };
    let draft = |who: &Actor| {
        world.look(who, &id, Right::Read, |view, opened| Ok(view.draft(opened)?.map(|draft| draft.text)))
    };
    keep(&anna, "a")?;
    assert_eq!((draft(&anna)?.as_deref(), draft(&ben)?), (Some("a"), None));
    keep(&ben, "b")?;
    keep(&anna, "aa")?;
    assert_eq!((draft(&anna)?.as_deref(), draft(&ben)?.as_deref()), (Some("aa"), Some("b")));
    world.change(&anna, &id, Right::Write, |change, opened| change.drop_draft(opened))?;
    assert_eq!((draft(&anna)?, draft(&ben)?.as_deref()), (None, Some("b")));
    Ok(())
}

#[test]
fn what_was_taken_from_somebody_is_gone_though_they_are_still_at_hand() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    world.portfolio(&anna, "one")?;
    let list = || {
        world.store.read(|view| view.documents(&anna, &Owner::Me, Kind::Portfolio, "", 9)).map(|l| l.len())
    };
    assert_eq!(list()?, 1);
    world.disable(&anna, true)?;
    assert!(matches!(list(), Err(StoreError::Stale)));
    let made =
        world.store.write(|change| change.create(&anna, &Owner::Me, Kind::Portfolio, "", "{}").map(drop));
    assert!(matches!(made, Err(StoreError::Stale)));
    world.disable(&anna, false)?;
    days_pass(4_001);
    assert!(matches!(list(), Err(StoreError::Stale)));
    Ok(())
}
