//! Assessors judge blind, and then together.

use maatstaf_store::{Actor, Id, Panel, Right, Share, ShareState, StoreError, sha256};

use crate::world::{Tested, World, clock, days_pass, panel_of};

/// Anna's portfolio, with Ben and Cleo on a panel.
struct Scene {
    world: World,
    anna: Actor,
    ben: Actor,
    cleo: Actor,
    id: Id,
    panel: Id,
    bens: Share,
    cleos: Share,
}

fn scene() -> Tested<Scene> {
    let world = World::new()?;
    let (anna, ben, cleo) = (world.person("anna")?, world.person("ben")?, world.person("cleo")?);
    let id = world.portfolio(&anna, "canary-self")?.id;
    let bens = world.seat(&anna, &id, None, &ben)?;
    let panel = panel_of(&bens)?;
    let cleos = world.seat(&anna, &id, Some(&panel), &cleo)?;
    Ok(Scene { world, anna, ben, cleo, id, panel, bens, cleos })
}

impl Scene {
    /// Everything that the store tells somebody about the panel, as one text; and whether any of it was given.
    fn told(&self, who: &Actor) -> String {
        let mut told = String::new();
        for right in [Right::See, Right::Judge, Right::Compare, Right::Read, Right::Share] {
            let answers = self.world.look(who, &self.id, right, |view, opened| {
                Ok([
                    format!("{:?}", view.assessment(opened)),
                    format!("{:?}", view.assessments(opened, &self.panel)),
                    format!("{:?}", view.sign_offs(opened, &self.panel)),
                    format!("{:?}", view.panel(opened)),
                    format!("{:?}", view.panels(opened, "", 9)),
                    format!("{:?}", view.share_of(opened)),
                    format!("{:?}", view.shares(opened, "", 9)),
                    format!("{:?}", view.kept(opened).map(|kept| kept.panels)),
                ])
            });
            told = format!("{told}{answers:?}");
        }
        let of_me = self.world.store.read(|view| view.everything(who).map(|all| all.assessments));
        let mine = self.world.store.read(|view| view.shared_with_me(who, "", 9));
        format!("{told}{of_me:?}{mine:?}")
    }

    fn panel_for(&self, who: &Actor) -> Result<Panel, StoreError> {
        self.world.look(who, &self.id, Right::Judge, |view, opened| view.panel(opened))
    }

    fn reveal_by(&self, who: &Actor) -> Result<(), StoreError> {
        self.world.change(who, &self.id, Right::Judge, |change, opened| change.reveal(opened, &self.panel))
    }

    fn compared(&self, who: &Actor) -> Result<Vec<String>, StoreError> {
        self.world.look(who, &self.id, Right::Compare, |view, opened| {
            let all = view.assessments(opened, &self.panel)?;
            Ok(all.into_iter().map(|judgement| judgement.assessed.text).collect())
        })
    }
}

#[test]
fn before_the_reveal_nobody_is_told_anything_of_anothers_judgement() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, cleo, id, panel, .. } = &scene;
    let quiet = scene.told(ben);
    world.judge(cleo, id, "canary-cleo")?;
    assert_eq!(scene.told(ben), quiet, "that somebody is writing is not told");
    world.judge(ben, id, "canary-ben")?;
    let quiet = scene.told(ben);
    world.submit(cleo, id)?;
    assert_eq!(scene.told(ben), quiet, "that somebody handed in is not told");
    for (who, own, others) in [
        (anna, None, ["canary-ben", "canary-cleo"]),
        (ben, Some("canary-ben"), ["canary-cleo", "canary-self"]),
    ] {
        let told = scene.told(who);
        assert!(own.is_none_or(|own| told.contains(own)));
        assert!(others.iter().all(|other| !told.contains(other)), "{told}");
    }
    assert!(matches!(scene.compared(anna), Err(StoreError::State("not-revealed"))));
    assert!(matches!(scene.compared(ben), Err(StoreError::Missing)));
    let seen = scene.panel_for(ben)?;
    assert_eq!((seen.seats, seen.assessors.len(), seen.version, seen.salt), (2, 1, None, None));
    world.submit(ben, id)?;
    world.reveal(anna, id, panel)?;
    for who in [anna, ben, cleo] {
        let mut texts = scene.compared(who)?;
        texts.sort();
        assert_eq!(texts, ["canary-ben", "canary-cleo"]);
    }
    assert_eq!(scene.panel_for(ben)?.assessors.len(), 2);
    Ok(())
}

#[test]
fn a_panel_is_revealed_when_everybody_who_sits_on_it_handed_in() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, cleo, id, panel, .. } = &scene;
    let refused = |answer| matches!(answer, Err(StoreError::State("not-all-submitted")));
    assert!(refused(world.reveal(anna, id, panel)));
    assert!(matches!(world.submit(ben, id), Err(StoreError::Changed(0))));
    world.judge(ben, id, "ben")?;
    let early =
        world.change(ben, id, Right::Judge, |change, opened| change.submit_assessment(opened, 2).map(drop));
    assert!(matches!(early, Err(StoreError::Changed(1))));
    world.submit(ben, id)?;
    assert!(matches!(world.submit(ben, id), Err(StoreError::State("submitted"))));
    assert!(matches!(world.judge(ben, id, "ben2"), Err(StoreError::State("submitted"))));
    assert!(refused(world.reveal(anna, id, panel)));
    assert!(refused(scene.reveal_by(ben)));
    assert!(refused(scene.reveal_by(cleo)));
    // A seat that nobody took does not hold the others up, and is lost at the reveal.
    let (_, late) = world.offer(anna, id, Some(panel))?;
    world.judge(cleo, id, "cleo")?;
    assert!(refused(scene.reveal_by(cleo)));
    world.submit(cleo, id)?;
    scene.reveal_by(cleo)?;
    assert!(matches!(world.reveal(anna, id, panel), Err(StoreError::State("revealed"))));
    let dave = world.person("dave")?;
    let accepted = world.store.write(|change| change.accept_share(&dave, late.reveal()));
    assert!(matches!(accepted, Err(StoreError::State("revealed"))));
    let offered =
        world.share(anna, id, &crate::world::terms(maatstaf_store::ShareKind::Assessor, Some(panel))?);
    assert!(matches!(offered, Err(StoreError::State("revealed"))));
    Ok(())
}

#[test]
fn seats_that_were_taken_back_expired_or_closed_hold_nobody_up_and_see_nothing() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, cleo, id, panel, cleos, .. } = &scene;
    world.judge(ben, id, "canary-ben")?;
    world.submit(ben, id)?;
    let refused = || matches!(world.reveal(anna, id, panel), Err(StoreError::State("not-all-submitted")));
    let closed = world.person("closed")?;
    world.seat(anna, id, Some(panel), &closed)?;
    world.judge(&closed, id, "closed")?;
    assert!(refused());
    world.revoke(anna, cleos)?;
    assert!(refused());
    world.disable(&closed, true)?;
    world.reveal(anna, id, panel)?;
    assert_eq!(scene.compared(anna)?, ["canary-ben"]);
    assert!(matches!(scene.compared(cleo), Err(StoreError::Missing)));
    // Whoever was locked out while writing comes back blind, and too late.
    world.disable(&closed, false)?;
    assert!(matches!(scene.compared(&closed), Err(StoreError::Missing)));
    assert!(!scene.told(&closed).contains("canary-ben"));
    assert!(matches!(world.submit(&closed, id), Err(StoreError::State("revealed"))));
    assert!(matches!(world.judge(&closed, id, "late"), Err(StoreError::State("revealed"))));
    assert!(matches!(scene.reveal_by(&closed), Err(StoreError::State("revealed"))));
    Ok(())
}

#[test]
fn a_judgement_whose_share_was_taken_back_is_left_out_and_its_seat_says_so() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, cleo, id, panel, bens, cleos } = &scene;
    for (who, text) in [(ben, "ben"), (cleo, "cleo")] {
        world.judge(who, id, text)?;
        world.submit(who, id)?;
    }
    world.reveal(anna, id, panel)?;
    let digest = scene.panel_for(cleo)?.digest;
    world.change(cleo, id, Right::Compare, |change, opened| change.sign_off(opened, &digest, "yes"))?;
    world.revoke(anna, cleos)?;
    assert_eq!(scene.compared(anna)?, ["ben"]);
    assert_eq!(scene.compared(ben)?, ["ben"]);
    let seats = scene.panel_for(ben)?;
    assert_eq!(seats.seats, 1);
    let gone = seats.assessors.iter().find(|seat| seat.share == cleos.id).ok_or("dropped unseen")?;
    assert_eq!((gone.state, gone.submitted, gone.signed), (ShareState::Revoked, true, true));
    let signed = world.look(anna, id, Right::Compare, |view, opened| view.sign_offs(opened, panel))?;
    assert_eq!(signed.len(), 1);
    // What somebody wrote is theirs to take away.
    let own = world.store.read(|view| view.everything(cleo))?.assessments;
    assert_eq!(own.first().map(|own| own.assessed.text.as_str()), Some("cleo"));
    world.revoke(anna, bens)?;
    assert_eq!(scene.compared(anna)?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn when_everybody_who_handed_in_was_sent_away_there_is_nothing_to_reveal() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, id, panel, bens, cleos, .. } = &scene;
    world.judge(ben, id, "ben")?;
    world.submit(ben, id)?;
    world.revoke(anna, bens)?;
    world.revoke(anna, cleos)?;
    assert!(matches!(world.reveal(anna, id, panel), Err(StoreError::State("not-all-submitted"))));
    Ok(())
}

#[test]
fn after_the_reveal_a_judgement_is_saved_on_top_of_itself() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, cleo, id, panel, .. } = &scene;
    for who in [ben, cleo] {
        world.judge(who, id, "first")?;
        world.submit(who, id)?;
    }
    world.reveal(anna, id, panel)?;
    let handed_in = clock();
    days_pass(1);
    let save = |seen| {
        world.change(ben, id, Right::Judge, |change, opened| change.save_assessment(opened, seen, "after"))
    };
    for seen in [0, 2, u32::MAX] {
        assert!(matches!(save(seen), Err(StoreError::Changed(1))));
    }
    let saved = save(1)?;
    assert_eq!((saved.version, saved.submitted, saved.at), (2, Some(handed_in), clock()));
    assert!(scene.compared(anna)?.contains(&"after".to_owned()));
    Ok(())
}

#[test]
fn an_assessor_signs_exactly_what_was_judged_and_once() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, cleo, id, panel, .. } = &scene;
    for who in [ben, cleo] {
        world.judge(who, id, "x")?;
        world.submit(who, id)?;
    }
    let digest = scene.panel_for(ben)?.digest;
    let sign = |who, digest: &str| {
        world.change(who, id, Right::Compare, |change, opened| change.sign_off(opened, digest, "Senior"))
    };
    assert!(matches!(sign(ben, &digest), Err(StoreError::Missing)));
    world.reveal(anna, id, panel)?;
    world.save(anna, id, "newer")?;
    let head = world.look(anna, id, Right::Read, |view, opened| view.head(opened))?;
    let short: String = digest.chars().take(63).collect();
    for other in ["", &digest.to_uppercase(), &head.digest, &short] {
        assert!(matches!(sign(ben, other), Err(StoreError::Field("digest"))));
    }
    assert_eq!(sign(ben, &digest)?.resolution, "Senior");
    assert!(matches!(sign(ben, &digest), Err(StoreError::State("signed"))));
    assert!(matches!(sign(anna, &digest), Err(StoreError::Missing)));
    // The owner can show which text it was; nobody else can find out by trying.
    let panels = world.look(anna, id, Right::Read, |view, opened| view.panels(opened, "", 9))?;
    let own = panels.first().ok_or("no panel")?;
    let salted = format!("{}canary-self", own.salt.clone().ok_or("no salt")?);
    let hex = sha256(salted.as_bytes()).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    assert_eq!((hex, own.version), (digest, Some(1)));
    Ok(())
}

#[test]
fn a_seat_on_one_panel_tells_nothing_of_another_panel() -> Tested {
    let scene = scene()?;
    let Scene { world, anna, ben, cleo, id, panel, .. } = &scene;
    for who in [ben, cleo] {
        world.judge(who, id, "first panel")?;
        world.submit(who, id)?;
    }
    world.reveal(anna, id, panel)?;
    days_pass(1);
    let dave = world.person("dave")?;
    let other = panel_of(&world.seat(anna, id, None, &dave)?)?;
    world.seat(anna, id, Some(&other), ben)?;
    world.judge(&dave, id, "canary-dave")?;
    world.submit(&dave, id)?;
    let asks = |who, panel: &Id| {
        world.look(who, id, Right::Compare, |view, opened| {
            view.sign_offs(opened, panel)?;
            view.assessments(opened, panel)
        })
    };
    // Ben is on both: what he may see of the first he sees, and of the second nothing.
    assert_eq!(asks(ben, panel)?.len(), 2);
    for (who, panel) in [(ben, &other), (&dave, &other), (&dave, panel)] {
        assert!(matches!(asks(who, panel), Err(StoreError::Missing)));
    }
    assert!(matches!(scene.reveal_by(&dave), Err(StoreError::Missing)));
    let blind = world.look(ben, id, Right::Judge, |view, opened| view.panel(opened))?;
    assert_eq!((blind.id, blind.revealed, blind.assessors.len()), (other, None, 1));
    assert!(!scene.told(ben).contains("canary-dave"));
    Ok(())
}
