//! What somebody may not see has no effect on anything that they are told.

use maatstaf_store::{Actor, Id, Kind, Opened, Owner, Reading, Right, ShareKind, StoreError};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use crate::world::{Tested, World, panel_of, terms};

/// Everything in the store that has an id, of whomever it is.
#[derive(Debug, Clone, Default)]
struct Ids {
    documents: Vec<Id>,
    shares: Vec<Id>,
    panels: Vec<Id>,
    attachments: Vec<Id>,
    cohorts: Vec<Id>,
}

impl Ids {
    fn of(world: &World) -> Tested<Self> {
        let tables = world.tables()?;
        let all = |table: &str| -> Tested<Vec<Id>> {
            let mut ask = tables.prepare(&format!("SELECT id FROM {table} ORDER BY id"))?;
            let rows = ask.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        Ok(Self {
            documents: all("document")?,
            shares: all("share")?,
            panels: all("panel")?,
            attachments: all("attachment")?,
            cohorts: all("cohort")?,
        })
    }

    /// Those that are here and not there.
    fn without(&self, others: &Self) -> Self {
        let new =
            |mine: &[Id], theirs: &[Id]| mine.iter().filter(|id| !theirs.contains(id)).cloned().collect();
        Self {
            documents: new(&self.documents, &others.documents),
            shares: new(&self.shares, &others.shares),
            panels: new(&self.panels, &others.panels),
            attachments: new(&self.attachments, &others.attachments),
            cohorts: new(&self.cohorts, &others.cohorts),
        }
    }

    /// As many that are nobody's.
    fn unknown(&self) -> Self {
        let none = |ids: &[Id]| ids.iter().map(|_| Id::from("doc-unknown")).collect();
        Self {
            documents: none(&self.documents),
            shares: none(&self.shares),
            panels: none(&self.panels),
            attachments: none(&self.attachments),
            cohorts: none(&self.cohorts),
        }
    }
}

fn say(told: &mut Vec<String>, answer: &impl std::fmt::Debug) {
    told.push(format!("{answer:?}"));
}

/// Every answer of every function that looks, about these things and about the actor.
fn everything(view: &Reading<'_>, actor: &Actor, ids: &Ids, providers: &[Id]) -> Vec<String> {
    let mut told = about(view, actor, ids, providers);
    for provider in providers {
        let owner = Owner::Provider(provider.clone());
        for kind in Kind::iter() {
            say(&mut told, &view.documents(actor, &owner, kind, "", 99));
        }
        say(&mut told, &view.cohorts(actor, provider, "", 99));
    }
    for kind in Kind::iter() {
        say(&mut told, &view.documents(actor, &Owner::Me, kind, "", 99));
    }
    say(&mut told, &view.shared_with_me(actor, "", 99));
    say(&mut told, &view.everything(actor));
    told
}

fn about(view: &Reading<'_>, actor: &Actor, ids: &Ids, _: &[Id]) -> Vec<String> {
    let mut told = Vec::new();
    for right in Right::iter() {
        for document in &ids.documents {
            match view.open(actor, document, right) {
                Ok(opened) => opened_up(view, &opened, ids, &mut told),
                Err(error) => say(&mut told, &error),
            }
        }
        for share in &ids.shares {
            match view.open_share(actor, share, right) {
                Ok(opened) => opened_up(view, &opened, ids, &mut told),
                Err(error) => say(&mut told, &error),
            }
        }
    }
    for cohort in &ids.cohorts {
        say(&mut told, &view.published(actor, cohort));
        say(&mut told, &view.cohort_texts(actor, cohort).map(|texts| (texts.basis, texts.texts)));
    }
    told
}

fn opened_up(view: &Reading<'_>, opened: &Opened<'_>, ids: &Ids, told: &mut Vec<String>) {
    say(told, opened);
    say(told, &view.head(opened));
    for number in [None, Some(1), Some(2), Some(9)] {
        say(told, &view.text(opened, number));
    }
    say(told, &view.history(opened, None, 99));
    say(told, &view.draft(opened));
    say(told, &view.attachments(opened, "", 99));
    for attachment in &ids.attachments {
        say(told, &view.attachment(opened, attachment));
    }
    say(told, &view.shares(opened, "", 99));
    say(told, &view.share_of(opened));
    say(told, &view.shown(opened));
    say(told, &view.panels(opened, "", 99));
    say(told, &view.panel(opened));
    say(told, &view.assessment(opened));
    for panel in &ids.panels {
        say(told, &view.assessments(opened, panel));
        say(told, &view.sign_offs(opened, panel));
    }
    say(told, &view.cohorts_of(opened));
    say(told, &view.kept(opened));
}

struct Scene {
    world: World,
    anna: Actor,
    cleo: Actor,
    dave: Actor,
    erin: Actor,
    portfolio: Id,
    panel: Id,
    link: String,
    providers: [Id; 2],
    watched: Vec<(&'static str, Actor)>,
}

/// Anna shows a portfolio to Ben and Cleo, who judge it, and to a reader. Dave has his own, and Erin works for X.
fn scene() -> Tested<Scene> {
    let world = World::new()?;
    let [anna, ben, cleo, dave, erin] =
        ["anna", "ben", "cleo", "dave", "erin"].map(|name| world.person(name));
    let (anna, ben, cleo, dave, erin) = (anna?, ben?, cleo?, dave?, erin?);
    let (gone, other, frank) = (world.person("gone")?, world.person("other")?, world.person("frank")?);
    let x = world.provider("x", &[(&erin, "administrator")])?;
    let y = world.provider("y", &[(&other, "administrator"), (&ben, "coach")])?;
    let portfolio = world.portfolio(&anna, "canary one")?.id;
    world.change(&anna, &portfolio, Right::Write, |change, opened| {
        change.attach(opened, None, "a", "text/plain", b"a").map(drop)
    })?;
    let bens = world.seat(&anna, &portfolio, None, &ben)?;
    let panel = panel_of(&bens)?;
    world.seat(&anna, &portfolio, Some(&panel), &cleo)?;
    world.revoke(&anna, &world.seat(&anna, &portfolio, Some(&panel), &gone)?)?;
    world.judge(&ben, &portfolio, "of ben")?;
    let (_, reader) = world.reader(&anna, &portfolio)?;
    world.portfolio(&frank, "of frank")?;
    world.portfolio(&dave, "of dave")?;
    world.store.write(|change| change.make_cohort(&other, &y, "y", 5).map(drop))?;
    let (_, link) = world.store.write(|change| change.make_cohort(&erin, &x, "x", 5))?;
    let watched = vec![
        ("the blind assessor", ben),
        ("the reader", reader),
        ("the revoked assessor", gone),
        ("another coach", frank),
        ("another administrator", other),
        ("nobody", Actor::nobody()),
    ];
    let link = link.reveal().to_owned();
    Ok(Scene { world, anna, cleo, dave, erin, portfolio, panel, link, providers: [x, y], watched })
}

/// Something that others do. What does not fit the moment is refused, which changes nothing either.
fn happen(scene: &Scene, deed: u8, text: &str) -> Tested {
    let Scene { world, anna, cleo, dave, erin, portfolio, panel, link, .. } = scene;
    let refused: Result<(), StoreError> = match deed {
        0 => world.save(anna, portfolio, text).map(drop),
        1 => world
            .change(anna, portfolio, Right::Write, |change, opened| change.rename(opened, text).map(drop)),
        2 => world.change(anna, portfolio, Right::Write, |change, opened| change.keep_draft(opened, text)),
        3 => world.change(anna, portfolio, Right::Write, |change, opened| {
            change.attach(opened, None, "later", "text/plain", text.as_bytes()).map(drop)
        }),
        4 => world.share(anna, portfolio, &terms(ShareKind::Reader, None)?).map(drop),
        5 => world.seat(anna, portfolio, None, dave).map(drop).or(Ok(())),
        6 => world.judge(cleo, portfolio, text),
        7 => world.submit(cleo, portfolio),
        8 => world.judge(dave, portfolio, text).and_then(|()| world.submit(dave, portfolio)),
        9 => world.reveal(anna, portfolio, panel),
        10 => world.portfolio(dave, text).map(drop).or(Ok(())),
        11 => {
            let mine = world.store.read(|view| view.documents(dave, &Owner::Me, Kind::Portfolio, "", 1))?;
            let first = mine.first().map_or_else(|| Id::from(""), |head| head.id.clone());
            world.change(dave, &first, Right::Erase, |change, opened| change.erase(opened))
        }
        12 => world.change(anna, portfolio, Right::Share, |change, opened| {
            change.join_cohort(opened, link).map(drop)
        }),
        13 => world.store.write(|change| {
            let provider = scene.providers.first().ok_or(StoreError::Missing)?;
            let owner = Owner::Provider(provider.clone());
            change.create(erin, &owner, Kind::Wording, text, text).map(drop)
        }),
        _ => {
            let shares =
                world.look(anna, portfolio, Right::Share, |view, opened| view.shares(opened, "", 99))?;
            let on_other = |share: &&maatstaf_store::Share| {
                share.kind == ShareKind::Assessor && share.panel.as_ref() != Some(panel)
            };
            match shares.iter().find(on_other) {
                Some(share) => world.revoke(anna, share).map(drop),
                None => Ok(()),
            }
        }
    };
    match refused {
        Ok(())
        | Err(StoreError::Missing | StoreError::State(_) | StoreError::Field(_) | StoreError::Changed(_)) => {
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

fn told(scene: &Scene, ids: &Ids) -> Tested<Vec<Vec<String>>> {
    Ok(scene.world.store.read(|view| {
        let all = scene.watched.iter().map(|(_, actor)| everything(view, actor, ids, &scene.providers));
        Ok::<_, StoreError>(all.collect())
    })?)
}

fn quiet(deeds: &[(u8, String)]) -> Tested {
    let scene = scene()?;
    let ids = Ids::of(&scene.world)?;
    let before = told(&scene, &ids)?;
    for (deed, text) in deeds {
        happen(&scene, *deed, text)?;
    }
    let after = told(&scene, &ids)?;
    let new = Ids::of(&scene.world)?.without(&ids);
    let (real, none) = scene.world.store.read(|view| {
        let ask = |ids: &Ids| -> Vec<Vec<String>> {
            scene.watched.iter().map(|(_, actor)| about(view, actor, ids, &[])).collect()
        };
        Ok::<_, StoreError>((ask(&new), ask(&new.unknown())))
    })?;
    for (at, (name, _)) in scene.watched.iter().enumerate() {
        assert_eq!(before.get(at), after.get(at), "{name} learned something from {deeds:?}");
        assert_eq!(real.get(at), none.get(at), "{name} found something that came from {deeds:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_others_do_out_of_sight_changes_no_answer(
        deeds in prop::collection::vec((0_u8..15, "[a-z]{1,8}"), 1..16),
    ) {
        quiet(&deeds).map_err(|error| TestCaseError::fail(error.to_string()))?;
    }
}

#[test]
fn every_deed_is_out_of_sight() -> Tested {
    let deeds: Vec<_> = (0..15).chain(0..15).map(|deed| (deed, format!("text {deed}"))).collect();
    quiet(&deeds)
}
