//! Portfolios shown to somebody else.

use maatstaf_store::{Kind, Owner, Right, Share, ShareKind, ShareState, StoreError, Terms};

use crate::world::{Tested, World, days_pass, in_days, terms};

#[test]
fn terms_that_cannot_be_kept_are_refused() -> Tested {
    let world = World::new()?;
    let anna = world.person("anna")?;
    let id = world.portfolio(&anna, "one")?.id;
    let good = terms(ShareKind::Reader, None)?;
    let refused = |terms: Terms| match world.share(&anna, &id, &terms) {
        Err(StoreError::Field(field)) => field,
        _ => "",
    };
    for days in [-1, 0, 401] {
        assert_eq!(refused(Terms { expires: in_days(days)?, ..good.clone() }), "expires");
    }
    for part in ["", "a b", "A", "é", &"a".repeat(41)] {
        assert_eq!(refused(Terms { parts: vec![part.to_owned()], ..good.clone() }), "parts");
    }
    assert_eq!(refused(Terms { parts: vec!["a".to_owned(); 51], ..good.clone() }), "parts");
    assert_eq!(refused(Terms { name: "a\nb".to_owned(), ..good.clone() }), "name");
    assert_eq!(refused(Terms { panel: Some("pan-1".into()), ..good.clone() }), "panel");
    assert_eq!(refused(Terms { expires: in_days(400)?, ..good.clone() }), "");
    let agreement =
        world.store.write(|change| change.create(&anna, &Owner::Me, Kind::Agreement, "", "{}"))?;
    let other = world.share(&anna, &agreement.id, &good);
    assert!(matches!(other, Err(StoreError::State("not-a-portfolio"))));
    Ok(())
}

#[test]
fn a_panel_of_another_portfolio_is_no_panel() -> Tested {
    let world = World::new()?;
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let (mine, theirs) = (world.portfolio(&anna, "one")?.id, world.portfolio(&ben, "two")?.id);
    let (share, _) = world.offer(&ben, &theirs, None)?;
    let offered = world.share(&anna, &mine, &terms(ShareKind::Assessor, share.panel.as_ref())?);
    assert!(matches!(offered, Err(StoreError::Missing)));
    let revoked =
        world.change(&anna, &mine, Right::Share, |change, opened| change.revoke_share(opened, &share.id));
    assert!(matches!(revoked, Err(StoreError::Missing)));
    let state = world.look(&ben, &theirs, Right::Share, |view, opened| view.shares(opened, "", 9))?;
    assert_eq!(state.first().map(|share| share.state), Some(ShareState::Waiting));
    Ok(())
}

#[test]
fn a_link_is_accepted_once_by_somebody_who_may() -> Tested {
    let world = World::new()?;
    let (anna, ben, cleo) = (world.person("anna")?, world.person("ben")?, world.person("cleo")?);
    let id = world.portfolio(&anna, "one")?.id;
    let (share, link) = world.offer(&anna, &id, None)?;
    let accept = |who, link: &str| world.store.write(|change| change.accept_share(who, link));
    assert!(matches!(accept(&anna, link.reveal()), Err(StoreError::State("own-portfolio"))));
    assert!(matches!(accept(&ben, "maatstaf-share-x"), Err(StoreError::Stale)));
    let offered = world.store.read(|view| view.offered(link.reveal()))?;
    assert_eq!((offered.id.clone(), offered.version), (share.id.clone(), None));
    assert_eq!(accept(&ben, link.reveal())?.state, ShareState::Valid);
    for who in [&ben, &cleo] {
        assert!(matches!(accept(who, link.reveal()), Err(StoreError::Stale)));
    }
    assert!(matches!(world.store.read(|view| view.offered(link.reveal())), Err(StoreError::Stale)));
    let (_, second) = world.offer(&anna, &id, share.panel.as_ref())?;
    assert!(matches!(accept(&ben, second.reveal()), Err(StoreError::State("already-on-panel"))));
    assert!(accept(&cleo, second.reveal()).is_ok());
    let (_, reader) = world.share(&anna, &id, &terms(ShareKind::Reader, None)?)?;
    assert!(matches!(accept(&cleo, reader.reveal()), Err(StoreError::Stale)));
    // The link of an assessor lets nobody in, before and after it is accepted.
    let (_, waiting) = world.offer(&anna, &id, None)?;
    for secret in [&link, &waiting] {
        assert!(matches!(world.store.read(|view| view.actor(Some(secret.reveal()))), Err(StoreError::Stale)));
    }
    Ok(())
}

#[test]
fn a_share_ends_at_its_hour_and_when_it_is_taken_back() -> Tested {
    let world = World::new()?;
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let id = world.portfolio(&anna, "one")?.id;
    let seat = world.seat(&anna, &id, None, &ben)?;
    let (read, reader) = world.reader(&anna, &id)?;
    let (lost, link) = world.offer(&anna, &id, None)?;
    let sees =
        |who| world.look(who, &id, Right::See, |view, opened| view.shown(opened)).map(|shown| shown.text);
    assert_eq!((sees(&ben)?, sees(&reader)?), ("one".to_owned(), "one".to_owned()));
    days_pass(30);
    for who in [&ben, &reader] {
        assert!(matches!(sees(who), Err(StoreError::Missing)));
    }
    assert!(matches!(world.store.read(|view| view.offered(link.reveal())), Err(StoreError::Stale)));
    days_pass(-1);
    assert!(sees(&ben).is_ok() && sees(&reader).is_ok());
    for share in [&seat, &read, &lost] {
        let at = world.revoke(&anna, share)?.revoked;
        days_pass(1);
        assert_eq!(world.revoke(&anna, share)?.revoked, at, "the first time counts");
        days_pass(-1);
    }
    for who in [&ben, &reader] {
        assert!(matches!(sees(who), Err(StoreError::Missing)));
    }
    let accepted = world.store.write(|change| change.accept_share(&ben, link.reveal()));
    assert!(matches!(accepted, Err(StoreError::Stale)));
    assert_eq!(world.store.read(|view| view.shared_with_me(&ben, "", 9))?, [] as [Share; 0]);
    let shares = world.look(&anna, &id, Right::Read, |view, opened| view.shares(opened, "", 9))?;
    assert!(shares.iter().all(|share| share.state == ShareState::Revoked) && shares.len() == 3);
    Ok(())
}

#[test]
fn what_is_shared_does_not_move_and_says_nothing_of_how_it_came_about() -> Tested {
    let world = World::new()?;
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let id = world.portfolio(&anna, "old")?.id;
    world.change(&anna, &id, Right::Write, |change, opened| {
        change.save(opened, 1, "shared", "private note")
    })?;
    world.seat(&anna, &id, None, &ben)?;
    let (_, reader) = world.reader(&anna, &id)?;
    world.save(&anna, &id, "new")?;
    for who in [&ben, &reader] {
        let shown = world.look(who, &id, Right::See, |view, opened| view.shown(opened))?;
        assert_eq!(
            (shown.text.as_str(), shown.parts, shown.attachments),
            ("shared", vec!["clients".to_owned()], true)
        );
        assert_eq!(shown.blind, *who == ben);
        assert_eq!(world.look(who, &id, Right::See, |view, opened| view.share_of(opened))?.version, None);
        let refused = world.look(who, &id, Right::See, |view, opened| {
            let answers = [
                view.head(opened).map(drop),
                view.text(opened, None).map(drop),
                view.text(opened, Some(1)).map(drop),
                view.history(opened, None, 9).map(drop),
                view.draft(opened).map(drop),
                view.shares(opened, "", 9).map(drop),
                view.panels(opened, "", 9).map(drop),
                view.cohorts_of(opened).map(drop),
                view.kept(opened).map(drop),
            ];
            Ok(answers.into_iter().all(|answer| matches!(answer, Err(StoreError::Missing))))
        })?;
        assert!(refused);
    }
    Ok(())
}
