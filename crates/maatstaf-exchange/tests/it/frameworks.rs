//! Frameworks of any shape that a pack may have.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "what is drawn here is sound")]

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{
    AsksFor, CategoryWording, DescriptorDocument, Framework, FrameworkDocument, IndicatorDocument,
    IndicatorWording, Language, ListDocument, ListWording, WordingDocument,
};
use maatstaf_exchange::PackTexts;
use proptest::prelude::*;

/// What is drawn of an indicator: its category, level, distance in number, and facts.
type Drawn = (usize, usize, u16, AsksFor, bool, usize);

/// Frameworks of 1 to 5 categories and 1 to 4 levels, with empty cells, in one language or two.
pub(crate) fn frameworks() -> impl Strategy<Value = Framework> {
    let sizes = (1_usize..=5, 1_usize..=4);
    sizes
        .prop_flat_map(|(categories, levels)| {
            let asks = prop_oneof![Just(AsksFor::Explains), Just(AsksFor::Describes), Just(AsksFor::Shows)];
            let one = (0..categories, 0..levels, 1_u16..40, asks, any::<bool>(), 0_usize..=3);
            let spoken = prop_oneof![
                Just(vec![Language::En]),
                Just(vec![Language::Nl]),
                Just(vec![Language::En, Language::Nl])
            ];
            // Now and then of few letters, so that texts return and names are alike.
            let text = prop_oneof![3 => "[A-Za-zéï]{1,8}( [a-z]{1,6})?", 1 => "[aAé]"];
            let texts = prop::collection::vec(text, 16);
            let shared = any::<bool>();
            (Just((categories, levels)), prop::collection::vec(one, 1..24), spoken, texts, shared)
        })
        .prop_map(|(sizes, drawn, spoken, texts, shared)| made(sizes, &drawn, &spoken, &texts, shared))
}

fn made(
    (categories, levels): (usize, usize),
    drawn: &[Drawn],
    spoken: &[Language],
    texts: &[String],
    shared: bool,
) -> Framework {
    let named = |what: &str, count: usize| (0..count).map(|at| format!("{what}-{at}")).collect::<Vec<_>>();
    let mut number = 0;
    let mut facts = FrameworkDocument {
        schema: shared.then(|| "../framework.schema.json".to_owned()),
        maatstaf_framework: 1,
        id: "made-up.1".to_owned(),
        edition: texts.first().cloned().unwrap_or_default(),
        holder: texts.get(1).cloned().unwrap_or_default(),
        // A level and a category may bear the same id.
        levels: named(if shared { "part" } else { "level" }, levels),
        categories: named("part", categories),
        indicators: Vec::new(),
        progressions: Vec::new(),
        descriptors: Vec::new(),
        lists: Vec::new(),
    };
    for (category, level, distance, asks_for, conditional, _) in drawn {
        number += distance;
        facts.indicators.push(IndicatorDocument {
            number,
            category: facts.categories[*category].clone(),
            level: facts.levels[*level].clone(),
            asks_for: *asks_for,
            conditional: *conditional,
        });
    }
    facts.progressions = chains(&facts);
    if shared {
        facts.lists.push(ListDocument { id: "one".to_owned(), items: vec!["a".to_owned(), "b".to_owned()] });
        facts.descriptors.push(DescriptorDocument {
            id: "d".to_owned(),
            set: "s".to_owned(),
            level: facts.levels[0].clone(),
            list: Some("one".to_owned()),
        });
    }
    let wordings = spoken.iter().map(|language| wording(&facts, drawn, *language, texts)).collect();
    PackTexts { framework: facts, wordings }.framework().expect("the strategy makes sound packs")
}

/// Up to three chains that rise, sharing steps where they can.
fn chains(facts: &FrameworkDocument) -> Vec<Vec<u16>> {
    let height = |one: &IndicatorDocument| facts.levels.iter().position(|level| *level == one.level);
    let mut found = Vec::new();
    for start in facts.indicators.iter().take(3) {
        let mut chain = vec![start.number];
        let mut last = height(start);
        for one in facts.indicators.iter().filter(|one| one.number != start.number) {
            if height(one) > last {
                chain.push(one.number);
                last = height(one);
            }
        }
        if chain.len() > 1 {
            found.push(chain);
        }
    }
    found
}

fn wording(
    facts: &FrameworkDocument,
    drawn: &[Drawn],
    language: Language,
    texts: &[String],
) -> WordingDocument {
    let text = |at: usize| format!("{language} {}", texts[at % texts.len()]);
    let category = |at: usize| CategoryWording {
        name: text(at),
        definition: if at.is_multiple_of(2) { text(at + 3) } else { String::new() },
    };
    let indicators = facts.indicators.iter().zip(drawn).map(|(one, drawn)| {
        let signals = (0..drawn.5).map(|at| text(at + 5)).collect();
        let evidence = if drawn.4 { text(7) } else { String::new() };
        (one.number, IndicatorWording { summary: text(usize::from(one.number)), signals, evidence })
    });
    let items = |list: &ListDocument| list.items.iter().map(|item| (item.clone(), text(9))).collect();
    WordingDocument {
        maatstaf_wording: 1,
        framework: facts.id.clone(),
        language,
        name: text(10),
        equivalence: if drawn.len().is_multiple_of(2) { text(11) } else { String::new() },
        levels: facts.levels.iter().enumerate().map(|(at, id)| (id.clone(), text(at + 12))).collect(),
        categories: facts.categories.iter().enumerate().map(|(at, id)| (id.clone(), category(at))).collect(),
        indicators: indicators.collect(),
        descriptors: facts.descriptors.iter().map(|one| (one.id.clone(), text(13))).collect(),
        lists: facts
            .lists
            .iter()
            .map(|list| (list.id.clone(), ListWording { title: text(14), items: items(list) }))
            .collect::<BTreeMap<_, _>>(),
    }
}

/// The codes of problems, each once, in order.
pub(crate) fn codes(problems: &[maatstaf_document::Problem]) -> BTreeSet<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}
