//! What a framework pack must hold to.

use std::collections::{BTreeMap, BTreeSet};

use super::{Framework, FrameworkDocument, MOST_CATEGORIES, MOST_LEVELS, OverlayDocument, WordingDocument};
use crate::Language;
use crate::Problem;
use maatstaf_document::{is_id, text, unknown_name, version};

/// Every problem of a pack's facts.
pub(super) fn facts(facts: &FrameworkDocument) -> Vec<Problem> {
    let mut found: Vec<Problem> =
        version("maatstaf_framework", facts.maatstaf_framework).into_iter().collect();
    ids("levels", &facts.levels, MOST_LEVELS, &mut found);
    ids("categories", &facts.categories, MOST_CATEGORIES, &mut found);
    let lists: Vec<String> = facts.lists.iter().map(|list| list.id.clone()).collect();
    let descriptors: Vec<String> = facts.descriptors.iter().map(|one| one.id.clone()).collect();
    for (name, list) in [("lists", &lists), ("descriptors", &descriptors)] {
        if !list.is_empty() {
            ids(name, list, 1000, &mut found);
        }
    }
    if !is_id(&facts.id) {
        found.push(Problem::new("bad-id", "id", bad_id()));
    }
    indicators(facts, &mut found);
    for (at, descriptor) in facts.descriptors.iter().enumerate() {
        let path = format!("descriptors[{at}]");
        found.extend(unknown_name(&format!("{path}.level"), &descriptor.level, &facts.levels));
        if let Some(list) = &descriptor.list {
            found.extend(unknown_name(&format!("{path}.list"), list, &lists));
        }
    }
    progressions(facts, &mut found);
    found
}

fn bad_id() -> crate::Text {
    text!(
        "an id is 1 to 64 letters, digits, `-`, `_` or `.`",
        "een id is 1 tot 64 letters, cijfers, `-`, `_` of `.`"
    )
}

fn ids(path: &str, ids: &[String], most: usize, found: &mut Vec<Problem>) {
    if ids.is_empty() || ids.len() > most {
        let message = text!("there must be 1 to {most} of these", "hier horen er 1 tot {most} te staan");
        found.push(Problem::new("wrong-count", path, message));
    }
    let mut seen = BTreeSet::new();
    for (at, id) in ids.iter().enumerate() {
        if !is_id(id) {
            found.push(Problem::new("bad-id", format!("{path}[{at}]"), bad_id()));
        } else if !seen.insert(id) {
            let message = text!("`{id}` stands here twice", "`{id}` staat hier twee keer");
            found.push(Problem::new("doubled-id", format!("{path}[{at}]"), message));
        }
    }
}

fn indicators(facts: &FrameworkDocument, found: &mut Vec<Problem>) {
    let mut last = 0;
    for (at, indicator) in facts.indicators.iter().enumerate() {
        let path = format!("indicators[{at}]");
        let number = indicator.number;
        if number <= last {
            let message = text!(
                "number {number} does not follow {last}: numbers must rise and be used once",
                "nummer {number} volgt niet op {last}: nummers lopen op en komen één keer voor"
            );
            found.push(Problem::new("unordered-number", format!("{path}.number"), message));
        }
        last = number.max(last);
        found.extend(unknown_name(&format!("{path}.category"), &indicator.category, &facts.categories));
        found.extend(unknown_name(&format!("{path}.level"), &indicator.level, &facts.levels));
    }
}

fn progressions(facts: &FrameworkDocument, found: &mut Vec<Problem>) {
    let height = |level: &String| facts.levels.iter().position(|known| known == level);
    let known: BTreeMap<u16, &String> = facts.indicators.iter().map(|one| (one.number, &one.level)).collect();
    let level = |number: &u16| known.get(number).copied().and_then(height);
    for (at, chain) in facts.progressions.iter().enumerate() {
        let levels: Option<Vec<usize>> = chain.iter().map(level).collect();
        let rises = levels.is_some_and(|levels| levels.len() > 1 && levels.is_sorted_by(|a, b| a < b));
        if !rises {
            let message = text!(
                "a progression names two or more known indicators at rising levels",
                "een opbouw noemt twee of meer bekende indicatoren op oplopende niveaus"
            );
            found.push(Problem::new("bad-progression", format!("progressions[{at}]"), message));
        }
    }
}

/// Every problem of a wording: what it lacks, what is empty, and what the facts do not have.
pub(super) fn wording(facts: &FrameworkDocument, wording: &WordingDocument) -> Vec<Problem> {
    let mut found: Vec<Problem> = version("maatstaf_wording", wording.maatstaf_wording).into_iter().collect();
    found.extend(unknown_name("framework", &wording.framework, std::slice::from_ref(&facts.id)));
    let names = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<String>>();
    let keys = |path, have: Vec<String>, need: BTreeSet<String>| same_keys(path, &have, &need);
    found.extend(keys("levels", wording.levels.keys().cloned().collect(), names(&facts.levels)));
    found.extend(keys("categories", wording.categories.keys().cloned().collect(), names(&facts.categories)));
    let numbers = facts.indicators.iter().map(|indicator| indicator.number.to_string()).collect();
    found.extend(keys("indicators", wording.indicators.keys().map(u16::to_string).collect(), numbers));
    let descriptors = facts.descriptors.iter().map(|descriptor| descriptor.id.clone()).collect();
    found.extend(keys("descriptors", wording.descriptors.keys().cloned().collect(), descriptors));
    let lists = facts.lists.iter().map(|list| list.id.clone()).collect();
    found.extend(keys("lists", wording.lists.keys().cloned().collect(), lists));
    for list in &facts.lists {
        if let Some(words) = wording.lists.get(&list.id) {
            let path = format!("lists.{}.items", list.id);
            found.extend(same_keys(
                &path,
                &words.items.keys().cloned().collect::<Vec<_>>(),
                &names(&list.items),
            ));
        }
    }
    for (number, indicator) in &wording.indicators {
        let some_empty =
            [&indicator.summary].into_iter().chain(&indicator.signals).any(|text| text.trim().is_empty());
        if some_empty || indicator.signals.len() > 3 {
            let message = text!(
                "CI {number} needs a summary, and its signals, of which there are three at most, may not be empty",
                "VI {number} heeft een samenvatting nodig, en de signalen, hoogstens drie, mogen niet leeg zijn"
            );
            found.push(Problem::new("empty-wording", format!("indicators.{number}"), message));
        }
    }
    found
}

fn same_keys(path: &str, have: &[String], need: &BTreeSet<String>) -> Vec<Problem> {
    let have: BTreeSet<String> = have.iter().cloned().collect();
    let missing = need.difference(&have).map(|key| {
        Problem::new("missing-wording", path, text!("`{key}` has no wording", "`{key}` heeft geen tekst"))
    });
    let stray = have.difference(need).map(|_| {
        let message = text!("this wording belongs to nothing", "deze tekst hoort nergens bij");
        Problem::new("stray-wording", path, message)
    });
    missing.chain(stray).collect()
}

/// A pack has a wording in at least one language.
pub(super) fn languages(wordings: &BTreeMap<Language, WordingDocument>) -> Option<Problem> {
    let message =
        text!("the pack has no wording in any language", "het pakket heeft in geen enkele taal tekst");
    wordings.is_empty().then(|| Problem::new("missing-language", "", message))
}

/// Every problem of an overlay.
pub(super) fn overlay(framework: &Framework, overlay: &OverlayDocument) -> Vec<Problem> {
    let own = [framework.id().to_owned()];
    let stray =
        overlay.indicators.keys().filter(|number| framework.indicator(**number).is_none()).map(|number| {
            let path = format!("indicators.{number}");
            let id = framework.id();
            let message =
                text!("framework `{id}` has no CI {number}", "raamwerk `{id}` heeft geen VI {number}");
            Problem::new("unknown-indicator", path, message)
        });
    let mut found: Vec<Problem> = version("maatstaf_overlay", overlay.maatstaf_overlay).into_iter().collect();
    found.extend(unknown_name("framework", &overlay.framework, &own).into_iter().chain(stray));
    found
}
