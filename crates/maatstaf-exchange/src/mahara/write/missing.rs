//! What of an outline Mahara has no place for.

use maatstaf_document::{Problem, Text, text};
use serde_json::{Map, Value};

use crate::Outline;
use crate::carrying::Losses;

/// What Mahara once said that is written again.
const WRITTEN: [&str; 4] = ["description", "evidencestatuses", "institution", "selfassess"];

/// Reports everything that Mahara has no place for.
pub(super) fn report(outline: &Outline, childless: usize, written: usize, losses: &mut Losses) {
    let items = outline.items.len();
    let levels = outline.levels.len() + outline.items.iter().filter(|item| item.level.is_some()).count();
    let (links, rules) = (outline.links.len(), outline.rules.len());
    let more =
        unwritten(&outline.more) + outline.items.iter().map(|item| unwritten(&item.more)).sum::<usize>();
    let unreached = items.saturating_sub(written);
    for (code, path, count, message) in [
        ("ids", "items", items, ids()),
        ("levels-without-place", "levels", levels, levels_text(levels)),
        ("links-without-place", "links", links, links_text(links)),
        ("rules-without-place", "rules", rules, rules_text(rules)),
        ("more-without-place", "more", more, more_text(more)),
        ("nothing-below", "items", childless, childless_text(childless)),
        ("unreached", "items", unreached, unreached_text(unreached)),
    ] {
        if count > 0 {
            losses.add(code, |code| Problem::new(code, path, message));
        }
    }
}

/// How many facts of other systems, and of Mahara itself, are not written.
fn unwritten(more: &Map<String, Value>) -> usize {
    let count = |(key, value): (&String, &Value)| match key.as_str() {
        "maatstaf" => 0,
        "mahara" => {
            let keys = value.as_object().into_iter().flat_map(Map::keys);
            keys.filter(|key| !WRITTEN.contains(&key.as_str())).count()
        }
        _ => 1,
    };
    more.iter().map(count).sum()
}

fn ids() -> Text {
    text!(
        "Mahara keeps no ids and no kinds of items; they stand in this file under `maatstaf`, which Mahara leaves out",
        "Mahara bewaart geen id's en geen soorten; ze staan in dit bestand onder `maatstaf`, dat Mahara weglaat"
    )
}

fn levels_text(levels: usize) -> Text {
    text!(
        "Mahara has no levels beside the tree: {levels} levels and places at a level are left out",
        "Mahara kent geen niveaus naast de boom: {levels} niveaus en plaatsen op een niveau vallen weg"
    )
}

fn links_text(links: usize) -> Text {
    text!(
        "Mahara has no links between items: {links} are left out",
        "Mahara kent geen verbanden tussen onderdelen: {links} vallen weg"
    )
}

fn rules_text(rules: usize) -> Text {
    text!(
        "Mahara has no rules for how many children make an item: {rules} are left out",
        "Mahara kent geen regels voor hoeveel onderdelen samen genoeg zijn: {rules} vallen weg"
    )
}

fn more_text(more: usize) -> Text {
    text!(
        "{more} facts that only another system keeps are left out",
        "{more} gegevens die alleen een ander systeem bewaart, vallen weg"
    )
}

fn childless_text(childless: usize) -> Text {
    text!(
        "{childless} items at the top have nothing below them, and Mahara assesses only what lies below",
        "{childless} onderdelen bovenaan hebben niets onder zich, en Mahara beoordeelt alleen wat eronder ligt"
    )
}

fn unreached_text(unreached: usize) -> Text {
    text!(
        "{unreached} items lie below themselves and are left out",
        "{unreached} onderdelen liggen onder zichzelf en vallen weg"
    )
}
