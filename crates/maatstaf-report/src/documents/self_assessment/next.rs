//! The next steps in short.

use std::collections::BTreeSet;

use maatstaf::{Framework, Gap, Step};
use maatstaf_document::{Language, say};

use crate::content::{Block, Inline, Item, Section, Span};
use crate::parts::words::sentence;

/// The steps, cheapest first, each with what its indicators are about.
pub(super) fn next(gap: &Gap, framework: &Framework, language: Language) -> Section {
    let section = Section::new("next", say!(language, "Next steps", "Volgende stappen"))
        .paragraph(&sentence(&gap.headline(language)));
    if gap.actions.is_empty() {
        return section;
    }
    let mut told = BTreeSet::new();
    let steps = gap.lines(language).into_iter().zip(&gap.actions);
    let steps = steps.map(|(line, action)| {
        let summaries = numbers(&action.step).into_iter().filter(|number| told.insert(*number));
        let summaries: Vec<Item> =
            summaries.filter_map(|number| summary(number, framework, language)).collect();
        Item::new(Inline::sentence(&sentence(&line))).with(summaries)
    });
    let steps: Vec<Item> = steps.collect();
    section.with(Block::Steps(steps)).note(&say!(
        language,
        "Costs are points of effort under this policy; the gap plan works them out.",
        "Kosten zijn punten voor moeite volgens dit beleid; het stappenplan werkt ze uit."
    ))
}

/// The indicators that a step is about.
pub(in crate::documents) fn numbers(step: &Step) -> Vec<u16> {
    match step {
        Step::Ruling { claim } => claim.indicator.into_iter().collect(),
        Step::Link { indicator, .. } => vec![*indicator],
        Step::NewEvidence { indicators, .. } => indicators.clone(),
        Step::Corroboration { .. } => Vec::new(),
    }
}

fn summary(number: u16, framework: &Framework, language: Language) -> Option<Item> {
    let wording = framework.wording(language).indicators.get(&number)?;
    let name = say!(language, "CI {number}", "VI {number}");
    Some(Item::new(Inline::from(Span::Strong(name)).and(format!(" {}", wording.summary))))
}
