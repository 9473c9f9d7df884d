//! What a crosswalk must hold to, and that no message quotes it.

use crate::common::{self, Tested, checked, codes, edge, empty, framework, level};
use maatstaf::{DocumentError, Framework, Lane, Language};
use maatstaf_crosswalk::{
    Crosswalk, CrosswalkAnswer, CrosswalkDocument, Relation, Without, crosswalk_starter, crosswalks_page,
};

type Refused = Result<DocumentError, Box<dyn std::error::Error>>;

fn frameworks() -> Result<(Framework, Framework), DocumentError> {
    Ok((framework("a", 3, 3, &[2])?, framework("b", 3, 3, &[2])?))
}

fn refused(change: impl FnOnce(&mut CrosswalkDocument)) -> Refused {
    let (from, to) = frameworks()?;
    let mut document = empty(&from, &to);
    change(&mut document);
    Ok(checked(&document, &from, &to).err().ok_or("it must be refused")?)
}

#[test]
fn every_crosswalk_that_comes_along_is_sound_and_named_after_its_file() -> Tested {
    for (name, text) in maatstaf_frameworks::CROSSWALKS {
        assert_eq!(Crosswalk::from_json(text, Framework::by_id)?.id(), *name);
    }
    assert_eq!(Crosswalk::all().len(), maatstaf_frameworks::CROSSWALKS.len());
    Ok(())
}

#[test]
fn every_category_of_emcc_has_an_edge_or_a_reason_for_having_none() -> Tested {
    let walk = Crosswalk::by_id("emcc-2015--icf-2025").ok_or("it comes along")?;
    let document = walk.document();
    for category in walk.from().categories() {
        let edge = document.edges.iter().any(|edge| edge.from.category == *category);
        let reason = document.without.iter().any(|one| one.category == *category);
        assert!(edge != reason, "{category}");
    }
    for category in walk.to().categories() {
        assert!(document.edges.iter().any(|edge| edge.to.category == *category), "{category}");
    }
    assert!(
        document.levels.iter().all(|edge| edge.relation == Some(Relation::Partial) && edge.source.is_some())
    );
    assert!(!document.levels.iter().any(|edge| edge.from == "foundation" || edge.to == "mcc"));
    Ok(())
}

/// A crosswalk with a problem of nearly each kind.
const MANY: &str = r#"{
  "maatstaf_crosswalk": 1, "id": "the canary itself", "from": "a", "to": "b",
  "about": {"en": "canary", "nl": "canary"}, "author": " ", "standing": "author",
  "sources": [{"id": "S1", "title": "canary", "address": "canary", "dated": "canary"},
    {"id": "S1", "title": "canary", "address": "canary", "dated": "canary"}],
  "carry": {"equal": "ceiling"},
  "levels": [{"from": "canary", "to": "l0", "type": "equal", "note": {"en": "canary", "nl": "canary"}},
    {"from": "l0", "to": "l2", "type": "partial", "note": {"en": "canary", "nl": "canary"}},
    {"from": "l1", "to": "l0", "type": "partial", "note": {"en": "", "nl": " "}}],
  "edges": [
    {"from": {"category": "canary"}, "to": {"category": "c0", "level": "canary"}, "type": "broader", "note": {"en": "x", "nl": "x"}},
    {"from": {"category": "c0", "indicators": [99]}, "to": {"category": "c0", "indicator": 18}, "type": "broader",
      "note": {"en": "x", "nl": "x"}, "source": "canary"}],
  "without": [{"category": "c0", "note": {"en": "canary", "nl": "canary"}}]
}"#;

#[test]
fn all_problems_are_found_at_once_and_none_quotes_the_text() -> Tested {
    let (from, to) = frameworks()?;
    let known = [from, to];
    let find = |id: &str| known.iter().find(|one| one.id() == id).cloned();
    let error = Crosswalk::from_json(MANY, find).err().ok_or("it must be refused")?;
    let expected = [
        "bad-carry",
        "bad-id",
        "contradictory-edges",
        "crossed-levels",
        "doubled-id",
        "elsewhere",
        "missing-author",
        "missing-note",
        "unknown-indicator",
        "unknown-value",
        "unknown-value",
        "unknown-value",
        "unknown-value",
    ];
    assert_eq!(codes(&error), expected);
    assert!(error.problems().iter().all(|problem| problem.place.line.is_some()));
    for language in [Language::En, Language::Nl] {
        assert!(!error.sentences(language).join("\n").contains("canary"));
    }
    Ok(())
}

#[test]
fn a_crosswalk_to_itself_is_refused() -> Tested {
    assert_eq!(codes(&refused(|document| document.to = "a".to_owned())?), ["to-itself"]);
    Ok(())
}

#[test]
fn an_unknown_framework_is_refused() -> Tested {
    assert_eq!(codes(&refused(|document| document.to = "z".to_owned())?), ["unknown-framework"]);
    Ok(())
}

#[test]
fn the_same_edge_twice_is_refused_also_as_part_of_a_list() -> Tested {
    let twice = refused(|document| document.edges = vec![edge("c0", "c1", Relation::Partial); 2])?;
    assert_eq!(codes(&twice), ["doubled-edge"]);
    let listed = refused(|document| {
        let mut one = edge("c0", "c1", Relation::Partial);
        one.from.indicators = vec![1, 2, 1];
        document.edges = vec![one];
    })?;
    assert_eq!(codes(&listed), ["doubled-edge"]);
    Ok(())
}

#[test]
fn two_types_between_the_same_places_contradict_each_other() -> Tested {
    let error = refused(|document| {
        document.edges = vec![edge("c0", "c1", Relation::Broader), edge("c0", "c1", Relation::Narrower)];
    })?;
    assert_eq!(codes(&error), ["contradictory-edges"]);
    Ok(())
}

#[test]
fn a_place_is_equal_to_one_place_only_from_either_side() -> Tested {
    let ends = refused(|document| {
        document.edges = vec![edge("c0", "c1", Relation::Equal), edge("c0", "c2", Relation::Equal)];
    })?;
    let starts = refused(|document| {
        document.edges = vec![edge("c0", "c1", Relation::Equal), edge("c2", "c1", Relation::Equal)];
    })?;
    let list = refused(|document| {
        let mut one = edge("c0", "c1", Relation::Equal);
        one.from.indicators = vec![1, 2];
        document.edges = vec![one];
    })?;
    for error in [ends, starts, list] {
        assert_eq!(codes(&error), ["equal-to-two"]);
    }
    Ok(())
}

#[test]
fn levels_may_meet_and_not_cross() -> Tested {
    let (from, to) = frameworks()?;
    let mut document = empty(&from, &to);
    document.levels = vec![level("l0", "l1", Relation::Narrower), level("l1", "l1", Relation::Narrower)];
    assert!(checked(&document, &from, &to).is_ok());
    document.levels.push(level("l2", "l0", Relation::Partial));
    let error = checked(&document, &from, &to).err().ok_or("they cross")?;
    assert_eq!(codes(&error), ["crossed-levels"]);
    Ok(())
}

#[test]
fn a_closer_type_may_not_count_later() -> Tested {
    let early = refused(|document| document.carry.partial = Lane::Floor)?;
    let late = refused(|document| document.carry.equal = Lane::Ceiling)?;
    assert_eq!((codes(&early), codes(&late)), (vec!["bad-carry"], vec!["bad-carry"]));
    let (from, to) = frameworks()?;
    let mut document = empty(&from, &to);
    document.carry.equal = Lane::Estimate;
    document.carry.broader = Lane::Estimate;
    assert!(checked(&document, &from, &to).is_ok());
    Ok(())
}

#[test]
fn what_has_no_counterpart_has_no_edge() -> Tested {
    let error = refused(|document| {
        document.edges = vec![edge("c0", "c1", Relation::Partial)];
        document.without = vec![Without { category: "c0".to_owned(), note: common::note() }];
    })?;
    assert_eq!(codes(&error), ["contradictory-edges"]);
    Ok(())
}

#[test]
fn a_starter_is_sound_and_lists_every_pair() -> Tested {
    let (from, to) = frameworks()?;
    let text = crosswalk_starter(&from, &to);
    let known = [from, to];
    let walk = Crosswalk::from_json(&text, |id| known.iter().find(|one| one.id() == id).cloned())?;
    assert_eq!((walk.document().levels.len(), walk.document().edges.len()), (9, 9));
    Ok(())
}

#[test]
fn an_inverse_is_sound_itself_and_turns_back_to_what_it_was() -> Tested {
    let walk = Crosswalk::by_id("emcc-2015--icf-2025").ok_or("it comes along")?;
    let back = walk.inverse();
    let text = serde_json::to_string(back.document())?;
    assert_eq!(Crosswalk::from_json(&text, Framework::by_id)?, back);
    assert_eq!(back.id(), "icf-2025--emcc-2015");
    let split = |walk: &Crosswalk| {
        let mut edges: Vec<String> = Vec::new();
        for edge in &walk.document().edges {
            let mut one = edge.clone();
            let numbers: Vec<Vec<u16>> = edge.from.indicators.iter().map(|number| vec![*number]).collect();
            for numbers in if numbers.is_empty() { vec![Vec::new()] } else { numbers } {
                one.from.indicators = numbers;
                edges.push(maatstaf_document::canonical(&one));
            }
        }
        edges.sort();
        edges
    };
    assert_eq!(split(&back.inverse()), split(&walk));
    assert_eq!(back.inverse().document().levels, walk.document().levels);
    Ok(())
}

#[test]
fn tables_come_in_both_languages() -> Tested {
    let walk = Crosswalk::by_id("emcc-2015--icf-2025").ok_or("it comes along")?;
    let (en, nl) = (walk.page(Language::En).to_markdown(), walk.page(Language::Nl).to_markdown());
    assert!(en.contains("| Understanding Self | narrower |") && nl.contains("| Zelfinzicht | smaller |"));
    assert!(
        crosswalks_page(Crosswalk::all(), Language::Nl).to_markdown().contains("eigen lezing van Maatstaf")
    );
    Ok(())
}

#[test]
fn the_example_in_the_documentation_is_sound() -> Tested {
    let page = include_str!("../../../../docs/crosswalk.md");
    let (_, rest) = page.split_once("```json\n").ok_or("there is an example")?;
    let (example, _) = rest.split_once("```").ok_or("it ends")?;
    assert_eq!(Crosswalk::from_json(example, Framework::by_id)?.id(), "mine");
    Ok(())
}

#[test]
fn schemas_speak_of_fields_and_not_of_rust() {
    for schema in [
        maatstaf_document::schema_of::<CrosswalkDocument>(),
        maatstaf_document::schema_of::<CrosswalkAnswer>(),
    ] {
        let text = schema.to_string();
        assert!(!text.contains("```") && text.contains("\"description\""));
    }
}
