//! Levels found in trees and laid into them, and the rules of a tier of levels.

#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use std::collections::BTreeSet;
use std::error::Error;

use crate::frameworks::{codes, frameworks};
use maatstaf::{Framework, Policy};
use maatstaf_exchange::{
    Item, Kind, Level, Levels, Link, LinkKind, Outline, Words, leveled, tiered, with_rules,
};
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

/// A tree from lines of `id parent name`, where `-` is the top.
fn tree(lines: &[&str]) -> Outline {
    let item = |line: &&str| {
        let mut words = line.splitn(3, ' ');
        let mut next = || words.next().unwrap_or_default().to_owned();
        let (id, parent, name) = (next(), next(), next());
        let parent = Some(parent).filter(|parent| parent != "-");
        Item { id, parent, name: Words::one("en", name), ..Item::default() }
    };
    Outline { items: lines.iter().map(item).collect(), ..Outline::default() }
}

fn level_names(outline: &Outline) -> Vec<&str> {
    outline.levels.iter().map(|level| level.name.in_language("en")).collect()
}

/// Each item that lies at a level, with the level's id.
fn cells(outline: &Outline) -> Vec<(&str, Option<&str>, &str)> {
    let at = |item: &'_ Item| item.level.is_some();
    let items = outline.items.iter().filter(|item| at(item));
    items
        .map(|one| (one.id.as_str(), one.parent.as_deref(), one.level.as_deref().unwrap_or_default()))
        .collect()
}

/// What a system that knows neither kinds nor our own facts gives back of a tree.
fn plain(mut outline: Outline) -> Outline {
    outline.more.clear();
    for item in &mut outline.items {
        item.kind = Kind::Unsaid;
        item.more.clear();
    }
    outline
}

/// Whether two names are the same in some language, but for capitals.
fn alike(one: &Words, other: &Words) -> bool {
    one.0
        .iter()
        .any(|(tag, text)| other.0.get(tag).is_some_and(|it| it.to_lowercase() == text.to_lowercase()))
}

proptest! {
    #[test]
    fn what_is_laid_into_a_tree_is_found_in_it(framework in frameworks()) {
        let outline = Outline::from_framework(&framework);
        let tree = tiered(&outline);
        let back = leveled(&tree.what, Levels::Auto);
        let mut back = back.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(back.losses, []);
        let numbered: BTreeSet<&str> = tree.losses.iter().map(|loss| loss.place.path.as_str()).collect();
        for (at, level) in outline.levels.iter().enumerate() {
            let twin = outline.levels[..at].iter().any(|one| alike(&one.name, &level.name));
            let listed = numbered.contains(format!("levels[{at}].name").as_str());
            prop_assert!(!twin || listed, "a level named like one before it is listed");
            if listed {
                prop_assert_ne!(&back.what.levels[at].name, &level.name);
                back.what.levels[at].name = level.name.clone();
            }
        }
        prop_assert_eq!(back.what, outline);
    }

    #[test]
    fn a_tier_holds_every_level_below_every_category(framework in frameworks()) {
        let outline = Outline::from_framework(&framework);
        let tree = tiered(&outline).what;
        let tier = tree.items.iter().filter(|item| item.kind == Kind::Level).count();
        prop_assert_eq!(tier, framework.levels().len() * framework.categories().len());
    }

    #[test]
    fn an_unsaid_tree_is_read_or_refused_and_never_loses_a_leaf(
        parents in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4), 1..40),
    ) {
        let mut outline = Outline::default();
        for (at, (parent, name)) in parents.iter().enumerate() {
            let above = (at > 0 && *name > 0).then(|| format!("i{}", parent.index(at)));
            let name = Words::one("en", ["alpha", "beta", "level 2", "level 1"][usize::from(*name)]);
            outline.items.push(Item { id: format!("i{at}"), parent: above, name, ..Item::default() });
        }
        let parents: BTreeSet<String> = outline.items.iter().filter_map(|item| item.parent.clone()).collect();
        let leaves: Vec<String> = outline.items.iter().map(|item| item.id.clone()).filter(|id| !parents.contains(id)).collect();
        for item in outline.items.iter_mut().filter(|item| leaves.contains(&item.id)) {
            item.name = Words::one("en", format!("leaf {}", item.id));
        }
        if let Ok(found) = leveled(&outline, Levels::Auto) {
            let left: BTreeSet<&str> = found.what.items.iter().map(|item| item.id.as_str()).collect();
            prop_assert!(leaves.iter().all(|leaf| left.contains(leaf.as_str())));
            for item in &found.what.items {
                let parent = item.parent.as_deref();
                prop_assert!(parent.is_none_or(|parent| left.contains(parent)));
            }
        }
    }
}

#[test]
fn emcc_levels_are_known_by_name_where_nothing_else_tells_them() -> Outcome {
    let outline = Outline::from_framework(&Framework::emcc());
    let found = leveled(&plain(tiered(&outline).what), Levels::Auto)?;
    assert_eq!(found.what.levels, outline.levels);
    assert_eq!(cells(&found.what), cells(&outline)); // the empty cell is no indicator
    assert_eq!(codes(&found.losses), BTreeSet::from(["levels-guessed"]));
    Ok(())
}

#[test]
fn names_that_return_in_every_branch_are_levels() -> Outcome {
    let found = leveled(
        &tree(&[
            "a - Alpha",
            "a1 a Red",
            "a2 a Green",
            "x a1 X",
            "y a2 Y",
            "b - Beta",
            "b1 b red",
            "b2 b  GREEN ",
            "z b2 Z",
        ]),
        Levels::Auto,
    )?;
    assert_eq!(level_names(&found.what), ["Red", "Green"]);
    assert_eq!(
        cells(&found.what),
        [("x", Some("a"), "red"), ("y", Some("a"), "green"), ("z", Some("b"), "green")]
    );
    Ok(())
}

#[test]
fn levels_above_the_categories_make_one_category_of_those_that_return() -> Outcome {
    let mut outline = tree(&[
        "n1 - Niveau 1",
        "a n1 Alpha",
        "x a X",
        "b n1 Beta",
        "y b Y",
        "n2 - Niveau 2",
        "a2 n2 Alpha",
        "z a2 Z",
        "t a2 T",
        "u t U",
    ]);
    outline.links.push(Link { from: "a2".to_owned(), kind: LinkKind::PeerOf, to: "b".to_owned() });
    let found = leveled(&outline, Levels::Auto)?;
    assert_eq!(level_names(&found.what), ["Niveau 1", "Niveau 2"]);
    assert_eq!(
        cells(&found.what),
        [
            ("x", Some("a"), "niveau-1"),
            ("y", Some("b"), "niveau-1"),
            ("z", Some("a"), "niveau-2"),
            ("u", Some("t"), "niveau-2")
        ]
    );
    assert_eq!(found.what.links[0].from, "a"); // the link follows the category that stayed
    Ok(())
}

#[test]
fn the_order_of_levels_is_merged_over_branches() -> Outcome {
    let found = leveled(
        &tree(&[
            "a - A",
            "a1 a Bronze",
            "a3 a Gold",
            "x a1 X",
            "b - B",
            "b1 b Bronze",
            "b2 b Silver",
            "y b2 Y",
            "c - C",
            "c2 c Silver",
            "c3 c Gold",
            "z c3 Z",
        ]),
        Levels::Auto,
    )?;
    assert_eq!(level_names(&found.what), ["Bronze", "Silver", "Gold"]);
    assert!(!codes(&found.losses).contains("levels-order-guessed"));
    Ok(())
}

#[test]
fn branches_that_contradict_each_other_are_refused_with_help() {
    let lines = ["a - A", "a1 a Low", "a2 a High", "x a1 X", "b - B", "b2 b High", "b1 b Low", "y b2 Y"];
    let refused = leveled(&tree(&lines), Levels::Auto).err();
    let problems = refused.map(|error| error.problems().to_vec()).unwrap_or_default();
    assert_eq!(codes(&problems), BTreeSet::from(["levels-conflict"]));
    assert!(problems.iter().all(|problem| problem.help.is_some()));
}

#[test]
fn numbers_in_names_decide_the_order_and_that_is_said() -> Outcome {
    let lines = ["a - A", "a2 a Level 2", "a1 a Level 1", "x a1 X", "y a2 Y"];
    let found = leveled(&tree(&lines), Levels::Auto)?;
    assert_eq!(level_names(&found.what), ["Level 1", "Level 2"]);
    assert!(codes(&found.losses).contains("levels-reordered"));
    Ok(())
}

#[test]
fn a_tree_without_levels_is_refused_and_the_help_names_the_choices() {
    let refused = leveled(&tree(&["a - A", "x a X", "y a Y"]), Levels::Auto).err();
    let help =
        refused.and_then(|error| error.problems()[0].help.clone()).map(|help| help.en).unwrap_or_default();
    assert!(help.contains("`tier:2`") && help.contains("`single`"), "{help}");
}

#[test]
fn levels_of_one_name_are_told_apart_in_a_tree() -> Outcome {
    let level =
        |id: &str, name: &str| Level { id: id.to_owned(), name: Words::one("en", name), ..Level::default() };
    let item = |id: &str| Item {
        id: id.to_owned(),
        kind: Kind::Category,
        name: Words::one("en", id),
        ..Item::default()
    };
    let outline = Outline {
        levels: vec![level("low", "Basic"), level("mid", "basic"), level("high", "Basic (2)")],
        items: vec![item("Listening"), item("Asking")],
        ..Outline::default()
    };
    let tree = tiered(&outline);
    let found = leveled(&tree.what, Levels::Auto)?.what;
    let names: Vec<&str> = found.levels.iter().map(|one| one.name.in_language("en")).collect();
    assert_eq!(names, ["Basic", "basic (2)", "Basic (2) (2)"]);
    let places: Vec<&str> = tree.losses.iter().map(|loss| loss.place.path.as_str()).collect();
    assert_eq!(places, ["levels[1].name", "levels[2].name"], "and each is said");
    Ok(())
}

#[test]
fn a_number_that_is_taken_in_another_language_is_passed_over() -> Outcome {
    let level = |id: &str, en: &str, nl: &str| Level {
        id: id.to_owned(),
        name: Words([("en".to_owned(), en.to_owned()), ("nl".to_owned(), nl.to_owned())].into()),
        ..Level::default()
    };
    let item =
        Item { id: "a".to_owned(), kind: Kind::Category, name: Words::one("en", "A"), ..Item::default() };
    let levels = vec![
        level("1", "Basic (2)", "Basis (3)"),
        level("2", "Basic (4)", "Basis (5)"),
        level("3", "Basic", "Basis"),
        level("4", "Basic", "Basis"),
    ];
    let tree = tiered(&Outline { levels, items: vec![item], ..Outline::default() });
    let fourth = tree.what.items.iter().filter(|one| one.kind == Kind::Level).nth(3).ok_or("four levels")?;
    assert_eq!((fourth.name.in_language("en"), fourth.name.in_language("nl")), ("Basic (6)", "Basis (6)"));
    Ok(())
}

#[test]
fn a_checklist_can_be_read_as_one_level() -> Outcome {
    let found = leveled(&tree(&["a - A", "x a X", "y a Y"]), Levels::Single)?;
    assert_eq!(cells(&found.what), [("x", Some("a"), "shown"), ("y", Some("a"), "shown")]);
    assert_eq!(codes(&found.losses), BTreeSet::from(["one-level"]));
    Ok(())
}

#[test]
fn a_chosen_tier_is_taken_whatever_its_names() -> Outcome {
    let lines = ["a - A", "a1 a One", "a2 a Two", "x a1 X", "y a2 Y"];
    let found = leveled(&tree(&lines), Levels::Tier(2))?;
    assert_eq!(level_names(&found.what), ["One", "Two"]);
    assert_eq!(found.losses, []);
    let refused = leveled(&tree(&lines), Levels::Tier(3)).err();
    assert_eq!(refused.map(|error| error.problems()[0].code), Some("no-levels"));
    Ok(())
}

#[test]
fn categories_with_levels_and_no_indicators_keep_them() -> Outcome {
    let outline = Outline::from_framework(&Framework::by_id("icf-2025").ok_or("an embedded pack")?);
    let found = leveled(&plain(tiered(&outline).what), Levels::Auto)?;
    assert_eq!(level_names(&found.what), level_names(&outline));
    assert_eq!(found.what.items.len(), outline.items.len());
    Ok(())
}

#[test]
fn what_a_branch_says_of_its_level_alone_is_listed() -> Outcome {
    let mut outline = tree(&["a - A", "a1 a Level 1", "x a1 X", "b - B", "b1 b Level 1", "y b1 Y"]);
    outline.items[4].text = Words::one("en", "Here a level is something else");
    let found = leveled(&outline, Levels::Auto)?;
    assert!(codes(&found.losses).contains("level-text"));
    Ok(())
}

#[test]
fn a_deep_tree_and_a_wide_one_are_read_in_time() -> Outcome {
    let mut deep: Vec<String> = vec!["i0 - Level 1".to_owned()];
    deep.extend((1..30_000).map(|at| format!("i{at} i{} Step", at - 1)));
    let lines: Vec<&str> = deep.iter().map(String::as_str).collect();
    leveled(&tree(&lines), Levels::Auto)?;
    let wide: Vec<String> = (0..10_000)
        .flat_map(|at| [format!("c{at} - C{at}"), format!("l{at} c{at} Level 1"), format!("x{at} l{at} X")])
        .collect();
    let lines: Vec<&str> = wide.iter().map(String::as_str).collect();
    let found = leveled(&tree(&lines), Levels::Auto)?;
    assert_eq!(tiered(&found.what).what.items.len(), 30_000);
    Ok(())
}

#[test]
fn a_rule_asks_for_the_breadth_of_the_policy_and_for_nothing_where_nothing_lies() -> Outcome {
    let outline = Outline::from_framework(&Framework::emcc());
    let ruled = with_rules(&tiered(&outline).what, &Policy::standard());
    let points = |item: &str| ruled.what.rules.iter().find(|rule| rule.item == item).map(|rule| rule.points);
    assert_eq!(points("evaluation-foundation"), Some(2)); // half of three, rounded up
    assert_eq!(points("enabling-insight-and-learning-practitioner"), Some(3)); // three at most
    assert_eq!(points("outcome-and-action-orientation-master-practitioner"), None); // no indicators
    assert_eq!(codes(&ruled.losses), BTreeSet::from(["rules-say-less"]));
    let literal = Policy::by_id("every-indicator").ok_or("a policy that comes with the engine")?;
    for rule in with_rules(&tiered(&outline).what, &literal).what.rules {
        assert_eq!(usize::try_from(rule.points)?, rule.parts.len());
        assert!(rule.parts.iter().all(|part| part.points == 1 && !part.required));
    }
    Ok(())
}
