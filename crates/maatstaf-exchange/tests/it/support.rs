//! Outlines by chance, for laws that hold for every outline.

use maatstaf_exchange::{Item, Kind, Level, Link, LinkKind, Outline, Rule, RulePart, Words};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Outlines that hold to what an outline promises: ids once, parents before children, links and rules between what is there.
pub(crate) fn outline_strategy() -> impl Strategy<Value = Outline> {
    let framework = (id(), text(), of(text()), words(), words(), more());
    let parts = (vec((words(), words()), 0..4), vec(seed(), 0..20), vec(link(), 0..8), vec(rule(), 0..3));
    let ids = vec(id(), 24);
    (framework, parts, ids).prop_map(|(framework, (levels, seeds, links, rules), ids)| {
        let (id, holder, edition, title, description, more) = framework;
        let mut outline = Outline { id, holder, edition, title, description, more, ..Outline::default() };
        let mut ids = once(ids).into_iter();
        for ((name, description), id) in levels.into_iter().zip(ids.by_ref()) {
            outline.levels.push(Level { id, name, description });
        }
        for (seed, id) in seeds.into_iter().zip(ids) {
            let item = planted(seed, id, &outline);
            outline.items.push(item);
        }
        tied(&mut outline, links, rules);
        outline
    })
}

/// An item before it has a place.
type Seed = (Option<Index>, Option<Index>, Kind, Option<String>, Words, Words, Map<String, Value>);

/// A link before its ends are chosen: to an item, or to an address outside.
type LinkSeed = (Index, LinkKind, Result<Index, String>);

/// A rule before its items are chosen.
type RuleSeed = (Index, u32, Vec<(Index, u32, bool)>);

fn seed() -> impl Strategy<Value = Seed> {
    (of(any::<Index>()), of(any::<Index>()), kind(), of(text()), words(), words(), more())
}

fn planted(seed: Seed, id: String, outline: &Outline) -> Item {
    let (parent, level, kind, code, name, text, more) = seed;
    let pick = |index: Option<Index>, from: Vec<&String>| {
        index.filter(|_| !from.is_empty()).map(|index| (*index.get(&from)).clone())
    };
    let parent = pick(parent, outline.items.iter().map(|item| &item.id).collect());
    let level = pick(level, outline.levels.iter().map(|level| &level.id).collect());
    Item { id, parent, kind, code, level, name, text, more }
}

fn tied(outline: &mut Outline, links: Vec<LinkSeed>, rules: Vec<RuleSeed>) {
    let ids: Vec<String> = outline.items.iter().map(|item| item.id.clone()).collect();
    if ids.is_empty() {
        return;
    }
    for (from, kind, to) in links {
        let to = to.map_or_else(|outside| outside, |index| index_of(index, &ids));
        let link = Link { from: index_of(from, &ids), kind, to };
        if !outline.links.contains(&link) {
            outline.links.push(link);
        }
    }
    for (item, points, parts) in rules {
        let part = |(item, points, required)| RulePart { item: index_of(item, &ids), points, required };
        let parts = parts.into_iter().map(part).collect();
        outline.rules.push(Rule { item: index_of(item, &ids), points, parts });
    }
}

fn index_of(index: Index, ids: &[String]) -> String {
    index.get(ids).clone()
}

/// Ids that stand once: those that come again get a number.
fn once(ids: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (at, id) in ids.into_iter().enumerate() {
        all.push(if all.contains(&id) { format!("{id}-{at}") } else { id });
    }
    all
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,3}-[0-9]{1,2}",
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}",
        "[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}",
        "[A-Za-zé /]{1,6}",
    ]
}

/// Texts as people write them, and the odd ones: empty, blank, with quotes, commas and line ends.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[A-Za-zë ]{1,12}", 1 => Just(String::new()), 1 => Just(" ".to_owned()), 2 => "[\\PC\"',;\\\\\n]{0,8}"]
}

fn words() -> impl Strategy<Value = Words> {
    let tag = select(vec!["en", "nl", "nl-BE", ""]).prop_map(str::to_owned);
    btree_map(tag, text(), 0..3).prop_map(Words)
}

fn kind() -> impl Strategy<Value = Kind> {
    let said = vec![
        Kind::Category,
        Kind::Level,
        Kind::Indicator,
        Kind::Unsaid,
        Kind::Other("Domain".to_owned()),
        Kind::Other("Theme".to_owned()),
        Kind::Other(String::new()),
    ];
    select(said)
}

fn link() -> impl Strategy<Value = LinkSeed> {
    let kinds = vec![
        LinkKind::Precedes,
        LinkKind::PeerOf,
        LinkKind::PartOf,
        LinkKind::ExactMatchOf,
        LinkKind::RelatedTo,
        LinkKind::ReplacedBy,
        LinkKind::Exemplar,
        LinkKind::TranslationOf,
        LinkKind::Other("ext:supports".to_owned()),
        LinkKind::Other("precedes".to_owned()),
    ];
    let outside = "https://elsewhere\\.example/[a-z]{1,5}".prop_map(Err);
    let to = prop_oneof![4 => any::<Index>().prop_map(Ok), 1 => outside];
    (any::<Index>(), select(kinds), to)
}

fn rule() -> impl Strategy<Value = RuleSeed> {
    (any::<Index>(), 0..9_u32, vec((any::<Index>(), 0..9_u32, any::<bool>()), 0..4))
}

/// What systems keep, and what looks like it but is of another shape.
fn more() -> impl Strategy<Value = Map<String, Value>> {
    let kept = vec![
        ("maatstaf", json!({"number": 32, "conditional": true})),
        ("mahara", json!({"elementid": "1.1"})),
        ("moodle", json!([1, null, "two"])),
        ("case", json!({"notes": "by hand", "subject": ["coaching"], "extensions": {"theirs": {"a": [1]}}})),
        (
            "case",
            json!({"notes": 7, "CFItemType": "Domain", "uri": "https://elsewhere.example/one", "x": {}}),
        ),
        (
            "case",
            json!({"isChildOf": {"notes": "why", "identifier": "0a0a0a0a-0000-4000-8000-000000000001"}}),
        ),
        ("case", json!({"extensions": {"maatstaf": {"id": "no"}}, "statusStartDate": "2026-02-30"})),
        (
            "case",
            json!({"levels": {"a-1": {"notes": "n"}}, "links": {}, "CFRubrics": [], "CFDefinitions": {}}),
        ),
        ("case", json!({})),
        ("case", json!("no object")),
    ];
    let entry = select(kept).prop_map(|(key, value)| (key.to_owned(), value));
    vec(entry, 0..3).prop_map(Map::from_iter)
}
