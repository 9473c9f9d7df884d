//! How often assessors of one portfolio agree: as counts, since one portfolio supports no coefficient.

use maatstaf_document::{Text, text};
use schemars::JsonSchema;
use serde::Serialize;

use crate::panel::Panel;

/// How often two assessors judged a category alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PanelAgreement {
    /// By the judgements from before the reveal: they were formed independently.
    pub before_reveal: PairCounts,
    /// By the judgements in the end.
    pub after_reveal: PairCounts,
    /// Why no coefficient of agreement stands here.
    pub no_coefficient: Text,
}

/// Judgements of one category by two assessors, compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PairCounts {
    /// How many pairs there are.
    pub pairs: u32,
    /// In how many both judged the same level.
    pub exact: u32,
    /// In how many they lie at most one level apart.
    pub within_one: u32,
}

impl PanelAgreement {
    pub(crate) fn new(panel: &Panel) -> Self {
        let people = panel.rules.document().least_people;
        Self {
            before_reveal: counts(&panel.judging().map(|(_, one)| &one.initial.levels).collect::<Vec<_>>()),
            after_reveal: counts(&panel.judging().map(|(_, one)| &one.latest.levels).collect::<Vec<_>>()),
            no_coefficient: text!(
                "No coefficient of agreement is given: this is one person, and it takes at least {people} for one that means something.",
                "Er staat geen overeenstemmingsmaat bij: dit is één persoon, en voor een maat die iets zegt zijn er minstens {people} nodig."
            ),
        }
    }
}

fn counts(judged: &[&Vec<Option<usize>>]) -> PairCounts {
    let mut counts = PairCounts::default();
    for (at, first) in judged.iter().enumerate() {
        for second in judged.iter().skip(at + 1) {
            for (one, other) in first.iter().zip(*second).filter_map(|(one, other)| one.zip(*other)) {
                counts.pairs += 1;
                counts.exact += u32::from(one == other);
                counts.within_one += u32::from(one.abs_diff(other) <= 1);
            }
        }
    }
    counts
}
