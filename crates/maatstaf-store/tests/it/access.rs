//! Who may do what with a document, against a table that was written apart.

use std::collections::BTreeMap;

use maatstaf_store::{Actor, Kind, Owner, Right, Scope, Scopes, ShareKind, StoreError};
use strum::IntoEnumIterator as _;

use crate::world::{Tested, World, days_pass, in_days, panel_of, terms};

/// For each right, in the order read, write, share, erase, see, judge, compare: the scope that it takes, or `-` where
/// the document is missing. First a portfolio of Anna, then a programme of provider X, then an agreement of Anna.
const TABLE: [(&str, [&str; 3]); 24] = [
    ("the owner", ["rwswr-r", "-------", "rwswr-r"]),
    ("another coach", ["-------", "-------", "-------"]),
    ("a steward", ["-------", "-------", "-------"]),
    ("nobody", ["-------", "-------", "-------"]),
    ("an administrator of X", ["-------", "rp-p---", "-------"]),
    ("an administrator of Y", ["-------", "-------", "-------"]),
    ("a coach of X", ["-------", "r------", "-------"]),
    ("an assessor of X", ["-------", "r------", "-------"]),
    ("invited, not accepted", ["-------", "-------", "-------"]),
    ("an assessor", ["----aa-", "-------", "-------"]),
    ("an assessor who handed in", ["----aa-", "-------", "-------"]),
    ("an assessor who is a coach of X", ["----aa-", "r------", "-------"]),
    ("an assessor on a revealed panel", ["----aaa", "-------", "-------"]),
    ("an assessor on a panel revealed without them", ["----aa-", "-------", "-------"]),
    ("revoked", ["-------", "-------", "-------"]),
    ("revoked after the reveal", ["-------", "-------", "-------"]),
    ("revoked, with another share", ["----aa-", "-------", "-------"]),
    ("revealed once, blind on a newer panel", ["----aaa", "-------", "-------"]),
    ("expired", ["-------", "-------", "-------"]),
    ("a reader", ["----r--", "-------", "-------"]),
    ("an expired reader", ["-------", "-------", "-------"]),
    ("a revoked reader", ["-------", "-------", "-------"]),
    ("an account that was closed", ["!!!!!!!", "!!!!!!!", "!!!!!!!"]),
    ("a session that has ended", ["!!!!!!!", "!!!!!!!", "!!!!!!!"]),
];

fn scope(letter: char) -> Option<Scope> {
    match letter {
        'r' => Some(Scope::Read),
        'w' => Some(Scope::Write),
        's' => Some(Scope::Share),
        'a' => Some(Scope::Assess),
        'p' => Some(Scope::Provide),
        _ => None,
    }
}

/// Every set of scopes.
fn sets() -> Vec<Scopes> {
    let all: Vec<Scope> = Scope::iter().collect();
    (0_u32..1 << all.len())
        .map(|bits| {
            Scopes::of(all.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, scope)| *scope))
        })
        .collect()
}

struct Scene {
    world: World,
    people: BTreeMap<&'static str, Actor>,
    documents: [maatstaf_store::Id; 3],
}

fn scene() -> Tested<Scene> {
    let world = World::new()?;
    let mut people = BTreeMap::new();
    for (name, _) in TABLE {
        people.insert(name, world.person(&name.replace(' ', "-"))?);
    }
    let who = |name: &str| people.get(name).ok_or_else(|| format!("nobody is called {name}"));
    let anna = who("the owner")?.clone();
    let administrator = who("an administrator of X")?.clone();
    let of_x = world.provider(
        "x",
        &[
            (&administrator, "administrator"),
            (who("a coach of X")?, "coach"),
            (who("an assessor of X")?, "assessor"),
            (who("an assessor who is a coach of X")?, "coach"),
        ],
    )?;
    world.provider("y", &[(who("an administrator of Y")?, "administrator")])?;
    world.tables()?.execute("UPDATE account SET steward = 1 WHERE name = 'a-steward'", [])?;
    let portfolio = world.portfolio(&anna, "one")?.id;
    let (programme, agreement) = world.store.write(|change| {
        let programme = change.create(&administrator, &Owner::Provider(of_x), Kind::Programme, "", "{}")?;
        Ok::<_, StoreError>((programme.id, change.create(&anna, &Owner::Me, Kind::Agreement, "", "{}")?.id))
    })?;
    world.offer(&anna, &portfolio, None)?;
    for name in ["an assessor", "an assessor who is a coach of X"] {
        world.seat(&anna, &portfolio, None, who(name)?)?;
    }
    let waits = who("an assessor who handed in")?;
    let panel = panel_of(&world.seat(&anna, &portfolio, None, waits)?)?;
    world.judge(waits, &portfolio, "{}")?;
    world.submit(waits, &portfolio)?;
    let revoked = world.seat(&anna, &portfolio, Some(&panel), who("revoked")?)?;
    world.revoke(&anna, &revoked)?;
    let again = who("revoked, with another share")?;
    world.revoke(&anna, &world.seat(&anna, &portfolio, Some(&panel), again)?)?;
    world.seat(&anna, &portfolio, Some(&panel), again)?;
    let mut short = terms(ShareKind::Assessor, Some(&panel))?;
    short.expires = in_days(1)?;
    let (_, link) = world.share(&anna, &portfolio, &short)?;
    world.store.write(|change| change.accept_share(who_or(&people, "expired"), link.reveal()).map(drop))?;
    revealed(&world, &people, &anna, &portfolio)?;
    readers(&world, &mut people, &anna, &portfolio)?;
    days_pass(2);
    Ok(Scene { world, people, documents: [portfolio, programme, agreement] })
}

fn who_or<'a>(people: &'a BTreeMap<&str, Actor>, name: &str) -> &'a Actor {
    static NOBODY: std::sync::OnceLock<Actor> = std::sync::OnceLock::new();
    people.get(name).unwrap_or_else(|| NOBODY.get_or_init(Actor::nobody))
}

/// A panel that was revealed, with somebody whose account was closed while they were still writing.
fn revealed(
    world: &World,
    people: &BTreeMap<&'static str, Actor>,
    anna: &Actor,
    portfolio: &maatstaf_store::Id,
) -> Tested {
    let sits = [
        "an assessor on a revealed panel",
        "revoked after the reveal",
        "revealed once, blind on a newer panel",
    ];
    let mut panel = None;
    let mut last = None;
    for name in sits {
        let share = world.seat(anna, portfolio, panel.as_ref(), who_or(people, name))?;
        panel.clone_from(&share.panel);
        world.judge(who_or(people, name), portfolio, "{}")?;
        world.submit(who_or(people, name), portfolio)?;
        if name == "revoked after the reveal" {
            last = Some(share);
        }
    }
    let panel = panel.ok_or("no panel")?;
    let late = who_or(people, "an assessor on a panel revealed without them");
    world.seat(anna, portfolio, Some(&panel), late)?;
    assert!(matches!(world.reveal(anna, portfolio, &panel), Err(StoreError::State("not-all-submitted"))));
    world.disable(late, true)?;
    world.reveal(anna, portfolio, &panel)?;
    world.disable(late, false)?;
    world.revoke(anna, &last.ok_or("no share")?)?;
    world.save(anna, portfolio, "two")?;
    world.seat(anna, portfolio, None, who_or(people, "revealed once, blind on a newer panel"))?;
    Ok(())
}

fn readers(
    world: &World,
    people: &mut BTreeMap<&'static str, Actor>,
    anna: &Actor,
    portfolio: &maatstaf_store::Id,
) -> Tested {
    people.insert("a reader", world.reader(anna, portfolio)?.1);
    let (share, reader) = world.reader(anna, portfolio)?;
    world.revoke(anna, &share)?;
    people.insert("a revoked reader", reader);
    let mut short = terms(ShareKind::Reader, None)?;
    short.expires = in_days(1)?;
    let (_, link) = world.share(anna, portfolio, &short)?;
    people.insert("an expired reader", world.store.read(|view| view.actor(Some(link.reveal())))?);
    people.insert("nobody", Actor::nobody());
    Ok(())
}

#[test]
fn everybody_may_what_the_table_says_with_every_set_of_scopes_and_no_more() -> Tested {
    let Scene { world, people, documents } = scene()?;
    let sets = sets();
    let mut asked = 0_u32;
    for (name, rows) in TABLE {
        let person = people.get(name).ok_or(name)?;
        let mut actors = world.with_scopes(person, &sets)?;
        match name {
            "an account that was closed" => world.disable(person, true)?,
            "a session that has ended" => {
                world.tables()?.execute("DELETE FROM secret WHERE account = ?1", [person.account()])?;
            }
            _ => {}
        }
        if actors.is_empty() {
            actors.push(person.clone());
        }
        for actor in &actors {
            asked += cells(&world, name, actor, &documents, &rows)?;
        }
    }
    // Twenty have an account and come with 256 sets of scopes; three have a link, and one has nothing.
    assert_eq!(asked, (20 * 256 + 4) * 3 * 7);
    Ok(())
}

fn cells(
    world: &World,
    name: &str,
    actor: &Actor,
    documents: &[maatstaf_store::Id; 3],
    rows: &[&str; 3],
) -> Tested<u32> {
    let mut asked = 0;
    let unknown = "doc-0000000000000000000000000z".into();
    world.store.read(|view| {
        for (document, row) in documents.iter().zip(rows) {
            for (right, letter) in Right::iter().zip(row.chars()) {
                let answer = view.open(actor, document, right).map(drop);
                let said = format!("{answer:?}");
                let expected = match (letter, scope(letter)) {
                    ('!', _) => "Err(Stale)".to_owned(),
                    (_, Some(scope)) if actor.scopes().contains(scope) => "Ok(())".to_owned(),
                    (_, Some(scope)) => format!("Err(Scope({scope:?}))"),
                    // What one may not see is, to the letter, what is not there.
                    (_, None) => format!("{:?}", view.open(actor, &unknown, right).map(drop)),
                };
                assert_eq!(said, expected, "{name} with {:?} asks to {right} {document}", actor.scopes());
                asked += 1;
            }
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(asked)
}

#[test]
fn whoever_is_locked_out_shows_nothing_for_they_could_not_take_it_back() -> Tested {
    let world = World::new()?;
    let (anna, ben) = (world.person("anna")?, world.person("ben")?);
    let portfolio = world.portfolio(&anna, "one")?.id;
    world.seat(&anna, &portfolio, None, &ben)?;
    let (_, link) = world.offer(&anna, &portfolio, None)?;
    let (_, reader) = world.reader(&anna, &portfolio)?;
    for (disabled, opens) in [(true, false), (false, true)] {
        world.disable(&anna, disabled)?;
        for (actor, right) in [(&ben, Right::Judge), (&reader, Right::See)] {
            let opened = world.store.read(|view| view.open(actor, &portfolio, right).map(drop));
            assert_eq!(opened.is_ok(), opens);
            assert!(opens || matches!(opened, Err(StoreError::Missing)));
        }
        assert_eq!(world.store.read(|view| view.offered(link.reveal())).is_ok(), opens);
        assert_eq!(world.store.read(|view| view.shared_with_me(&ben, "", 9))?.len(), usize::from(opens));
    }
    Ok(())
}

#[test]
fn a_certain_share_opens_its_own_version_and_nobody_elses_share_opens_anything() -> Tested {
    let world = World::new()?;
    let (anna, ben, cleo) = (world.person("anna")?, world.person("ben")?, world.person("cleo")?);
    let portfolio = world.portfolio(&anna, "one")?.id;
    let old = world.seat(&anna, &portfolio, None, &ben)?;
    world.save(&anna, &portfolio, "two")?;
    days_pass(1);
    let new = world.seat(&anna, &portfolio, None, &ben)?;
    let (read, reader) = world.reader(&anna, &portfolio)?;
    let text = |actor, share| {
        world.store.read(|view| Ok(view.shown(&view.open_share(actor, share, Right::See)?)?.text))
    };
    assert_eq!((text(&ben, &old.id)?, text(&ben, &new.id)?), ("one".to_owned(), "two".to_owned()));
    assert_eq!(world.look(&ben, &portfolio, Right::See, |view, opened| view.shown(opened))?.text, "two");
    assert_eq!(text(&reader, &read.id)?, "two");
    for (actor, share) in [(&cleo, &old), (&anna, &old), (&reader, &old), (&ben, &read)] {
        assert!(matches!(text(actor, &share.id), Err(StoreError::Missing)));
    }
    world.revoke(&anna, &new)?;
    assert_eq!(world.look(&ben, &portfolio, Right::See, |view, opened| view.shown(opened))?.text, "one");
    Ok(())
}
