//! Packs as outlines and back, and outlines from elsewhere as packs.

#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use std::collections::BTreeSet;
use std::error::Error;

use crate::frameworks::{codes, frameworks};
use maatstaf::{Framework, Language};
use maatstaf_exchange::{
    Item, Kind, Level, Levels, Link, LinkKind, Outline, PackReading, Rule, Words, to_pack,
};
use proptest::prelude::*;
use serde_json::{Map, json};

type Outcome = Result<(), Box<dyn Error>>;

fn item(id: &str, parent: Option<&str>, name: &str) -> Item {
    Item {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        name: Words::one("en", name),
        ..Item::default()
    }
}

fn at_level(item: Item, level: &str) -> Item {
    Item { level: Some(level.to_owned()), ..item }
}

fn level(id: &str, name: &str) -> Level {
    Level { id: id.to_owned(), name: Words::one("en", name), description: Words::default() }
}

/// Two categories at two levels, as a system without packs would give them.
fn foreign() -> Outline {
    let mut outline = Outline {
        id: "0a1b2c3d-0000-4000-8000-000000000000".to_owned(),
        holder: "A school".to_owned(),
        title: Words::one("en", "Mentors' craft"),
        levels: vec![level("l1", "Beginner"), level("l2", "Café master")],
        items: vec![
            item("1", None, "Listening"),
            at_level(item("1.1", Some("1"), "Lets others finish"), "l1"),
            at_level(item("1.2", Some("1"), "Hears what is not said"), "l2"),
            item("2", None, "Listening"),
            at_level(item("2.1", Some("2"), "Asks openly"), "l1"),
        ],
        ..Outline::default()
    };
    for (at, code) in ["1", "10", "7", "2", "8"].into_iter().enumerate() {
        outline.items[at].code = Some(code.to_owned());
    }
    outline
}

#[test]
fn every_embedded_pack_comes_back_to_the_letter() -> Outcome {
    for id in maatstaf::pack_ids() {
        let framework = Framework::by_id(id).ok_or("an embedded pack is sound")?;
        let pack = to_pack(&Outline::from_framework(&framework), &PackReading::default())?;
        assert_eq!(pack.what.framework()?, framework);
        assert_eq!(pack.losses, [], "{id}");
        let names: Vec<String> = pack.what.files().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["framework.json", "wording.en.json", "wording.nl.json"]);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_pack_comes_back_to_the_letter(framework in frameworks()) {
        let outline = Outline::from_framework(&framework);
        let pack = to_pack(&outline, &PackReading::default());
        let pack = pack.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(pack.what.framework(), Ok(framework));
        prop_assert_eq!(pack.losses, []);
    }

    #[test]
    fn ids_stand_once_among_levels_and_items_of_any_pack(framework in frameworks()) {
        let outline = Outline::from_framework(&framework);
        let levels = outline.levels.iter().map(|level| &level.id);
        let ids: BTreeSet<&String> = levels.chain(outline.items.iter().map(|item| &item.id)).collect();
        prop_assert_eq!(ids.len(), outline.levels.len() + outline.items.len());
    }

    #[test]
    fn our_own_facts_may_be_anything_and_still_a_sound_pack_comes_out(
        framework in frameworks(),
        number in any::<i32>(),
        at in 0_usize..6,
    ) {
        let mut outline = Outline::from_framework(&framework);
        let odd = json!({
            "id": "not an id!", "levels": ["x", "x"], "progressions": [[number]], "number": number, "signals": {"en": [""]},
            "descriptors": [{"id": "d", "set": "s", "level": "nowhere"}], "wordings": {"en": {"descriptors": {"e": "f"}}},
        });
        let more = Map::from_iter([("maatstaf".to_owned(), odd)]);
        match outline.items.get_mut(at) {
            Some(item) => item.more = more,
            None => outline.more = more,
        }
        let pack = to_pack(&outline, &PackReading::default());
        let pack = pack.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(pack.what.framework().is_ok());
    }
}

#[test]
fn a_framework_from_elsewhere_gets_ids_of_its_names_and_numbers_of_its_codes() -> Outcome {
    let pack = to_pack(&foreign(), &PackReading::default())?;
    let facts = &pack.what.framework;
    assert_eq!(facts.id, "mentors-craft");
    assert_eq!(facts.levels, ["l1", "l2"]);
    assert_eq!(facts.categories, ["listening", "listening-2"]);
    let numbers: Vec<(u16, &str)> =
        facts.indicators.iter().map(|one| (one.number, one.category.as_str())).collect();
    assert_eq!(numbers, [(7, "listening"), (8, "listening-2"), (10, "listening")]);
    assert_eq!(pack.what.framework()?.languages().collect::<Vec<_>>(), [Language::En]);
    assert_eq!(pack.losses, []);
    Ok(())
}

#[test]
fn codes_that_are_no_numbers_are_listed_with_the_number_that_takes_their_place() -> Outcome {
    let mut outline = foreign();
    outline.items[2].code = Some("1.b".to_owned());
    let pack = to_pack(&outline, &PackReading::default())?;
    let numbers: Vec<u16> = pack.what.framework.indicators.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    let said: Vec<String> = pack.losses.iter().map(|loss| loss.sentence(Language::En)).collect();
    assert!(said.contains(&"items[2].code: code `1.b` becomes number 2".to_owned()), "{said:?}");
    assert_eq!(pack.losses.len(), 3);
    Ok(())
}

#[test]
fn whatever_has_no_place_in_a_pack_is_listed() -> Outcome {
    let mut outline = foreign();
    outline.description = Words::one("en", "About mentors");
    outline.items[3].code = Some("B".to_owned());
    outline.items.push(item("t", Some("2"), "A tier"));
    outline.items.push(at_level(item("t.1", Some("t"), "Below a tier"), "l2"));
    outline.items.push(at_level(item("loose", None, "In no category"), "l1"));
    outline.items[1].more = Map::from_iter([("case".to_owned(), json!({"notes": "n"}))]);
    outline.links = vec![
        Link { from: "1.1".to_owned(), kind: LinkKind::Precedes, to: "1.2".to_owned() },
        Link { from: "1.2".to_owned(), kind: LinkKind::PeerOf, to: "2.1".to_owned() },
    ];
    outline.rules = vec![Rule { item: "1".to_owned(), points: 1, parts: Vec::new() }];
    let pack = to_pack(&outline, &PackReading::default())?;
    let listed = codes(&pack.losses);
    let expected = ["code", "description", "link", "loose-indicators", "more", "renumbered", "rule", "tier"];
    assert_eq!(listed, BTreeSet::from(expected));
    assert_eq!(pack.losses.iter().filter(|loss| loss.code == "link").count(), 1);
    assert_eq!(pack.what.framework.progressions, [[1, 2]]);
    assert_eq!(pack.what.framework.categories, ["listening", "listening-2", "mentors-craft"]);
    pack.what.framework()?;
    Ok(())
}

#[test]
fn a_description_of_a_level_becomes_a_descriptor() -> Outcome {
    let mut outline = foreign();
    outline.levels[1].description = Words::one("en", "For those with years behind them.");
    let pack = to_pack(&outline, &PackReading::default())?;
    assert_eq!(pack.what.framework.descriptors[0].id, "about-l2");
    assert_eq!(pack.what.wordings[0].descriptors["about-l2"], "For those with years behind them.");
    assert_eq!(pack.losses, []);
    pack.what.framework()?;
    Ok(())
}

#[test]
fn another_language_stands_where_english_would_and_is_listed() -> Outcome {
    let mut outline = foreign();
    let french = |words: &mut Words| *words = Words::one("fr", words.in_language("en"));
    french(&mut outline.title);
    outline.levels.iter_mut().for_each(|level| french(&mut level.name));
    outline.items.iter_mut().for_each(|item| french(&mut item.name));
    let pack = to_pack(&outline, &PackReading::default())?;
    assert_eq!(pack.what.wordings[0].language, Language::En);
    assert_eq!(pack.what.wordings[0].name, "Mentors' craft");
    assert_eq!(codes(&pack.losses), BTreeSet::from(["language"]));
    assert!(pack.losses[0].sentence(Language::Nl).contains("`fr`"));
    Ok(())
}

#[test]
fn texts_without_a_language_are_read_in_the_language_asked_for() -> Outcome {
    let mut outline = foreign();
    outline.title = Words::one("", "Vakmanschap");
    let reading = PackReading { language: Language::Nl, ..PackReading::default() };
    let pack = to_pack(&outline, &reading)?;
    let languages: Vec<Language> = pack.what.wordings.iter().map(|one| one.language).collect();
    assert_eq!(languages, [Language::En, Language::Nl]);
    assert_eq!(pack.what.wordings[1].name, "Vakmanschap");
    assert_eq!(codes(&pack.losses), BTreeSet::from(["untranslated"])); // all else is there in English alone
    pack.what.framework()?;
    Ok(())
}

#[test]
fn more_than_a_pack_may_have_is_refused_with_help() {
    let mut outline = foreign();
    for at in 0..64 {
        outline.items.push(Item { kind: Kind::Category, ..item(&format!("c{at}"), None, "More") });
    }
    outline.levels = (0..9).map(|at| level(&format!("l{at}"), "Level")).collect();
    let refused = to_pack(&outline, &PackReading::default()).err();
    let problems = refused.map(|error| error.problems().to_vec()).unwrap_or_default();
    assert_eq!(codes(&problems), BTreeSet::from(["too-many-categories", "too-many-levels"]));
    assert!(problems.iter().all(|problem| problem.help.is_some()));
}

#[test]
fn more_indicators_than_numbers_are_refused() {
    let items = (0..=65_536).map(|at| at_level(item(&format!("i{at}"), Some("1"), "One"), "l1"));
    let mut outline = foreign();
    outline.items.truncate(1);
    outline.items.extend(items);
    let refused = to_pack(&outline, &PackReading::default()).err();
    assert_eq!(refused.map(|error| error.problems()[0].code), Some("too-many-indicators"));
}

#[test]
fn an_indicator_without_a_level_is_refused_unless_all_lie_at_one() -> Outcome {
    let mut outline = foreign();
    outline.items[4].level = None;
    let refused = to_pack(&outline, &PackReading::default()).err();
    assert_eq!(refused.map(|error| error.problems()[0].code), Some("no-level"));
    let reading = PackReading { levels: Levels::Single, ..PackReading::default() };
    let pack = to_pack(&outline, &reading)?;
    assert_eq!(pack.what.framework.levels, ["shown"]);
    assert_eq!(codes(&pack.losses), BTreeSet::from(["one-level"]));
    Ok(())
}

#[test]
fn an_outline_without_indicators_is_refused() {
    let mut outline = foreign();
    outline.items.clear();
    let refused = to_pack(&outline, &PackReading::default()).err();
    assert_eq!(refused.map(|error| error.problems()[0].code), Some("no-indicators"));
}
