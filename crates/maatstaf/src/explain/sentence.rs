//! An explanation in sentences.

use std::collections::BTreeMap;

use super::{CellExplanation, Counter, Explanation, Why};
use crate::Language;
use crate::lane::{Lane, Standing};
use crate::portfolio::Entry;
use crate::words::level_or_none;
use maatstaf_document::{first_few, join, say};

impl Explanation {
    /// One line: the level, its interval and its strict reading.
    pub fn headline(&self, language: Language) -> String {
        let estimate = &self.estimate;
        let name = |lane| level_or_none(estimate, estimate.lane(lane).reached.works_at, language);
        let (floor, level, ceiling) = (name(Lane::Floor), name(Lane::Estimate), name(Lane::Ceiling));
        let strict = level_or_none(estimate, estimate.lane(Lane::Estimate).reached.strict, language);
        say!(
            language,
            "estimate: {level}; certain: {floor}; possible: {ceiling}; in every category: {strict}",
            "schatting: {level}; zeker: {floor}; mogelijk: {ceiling}; in elke categorie: {strict}"
        )
    }

    /// One line for a category: its level, what supports it and what blocks the next; nothing when there is no such category.
    pub fn category_line(&self, category: impl AsRef<str>, language: Language) -> Option<String> {
        let at = self.estimate.portfolio.framework().category_position(category.as_ref())?;
        Some(self.line(at, language))
    }

    /// One line for each category, in the framework's order.
    pub fn category_lines(&self, language: Language) -> Vec<String> {
        (0..self.categories.len()).map(|at| self.line(at, language)).collect()
    }

    fn line(&self, category: usize, language: Language) -> String {
        let name = self.estimate.portfolio.framework().category_name_at(category, language);
        let reached = self.reached(category);
        let level = level_or_none(&self.estimate, reached, language);
        let mut line = format!("{name}: {level}");
        if let Some(cell) = reached.checked_sub(1).and_then(|level| self.cell(category, level)) {
            let support = self.support(cell, language);
            line.push_str(&if cell.need.carried {
                say!(
                    language,
                    " (nothing more is asked at this level)",
                    " (op dit niveau wordt niets extra's gevraagd)"
                )
            } else {
                say!(language, ", supported by {support}", ", gedragen door {support}")
            });
        }
        if let Some(block) = self.block(category, language) {
            line.push_str("; ");
            line.push_str(&block);
        }
        line
    }

    fn reached(&self, category: usize) -> usize {
        let reached = &self.estimate.lane(self.lane).reached;
        reached.categories.get(category).copied().unwrap_or_default()
    }

    fn cell(&self, category: usize, level: usize) -> Option<&CellExplanation> {
        self.categories.get(category)?.cells.get(level)
    }

    /// The counters of the next level that are not full; nothing at the top.
    pub(crate) fn block(&self, category: usize, language: Language) -> Option<String> {
        let next = self.reached(category);
        let cell = self.cell(category, next)?;
        let name = self.estimate.portfolio.framework().level_name_at(next, language);
        let lacks = lacking(cell, language);
        let lacks = join(&lacks, language);
        Some(say!(language, "{name} still needs {lacks}", "{name} vraagt nog {lacks}"))
    }

    /// The items that support a cell, each with the claims that count.
    fn support(&self, cell: &CellExplanation, language: Language) -> String {
        let mut items: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (at, _) in self.in_order(&cell.breadth.counted) {
            let entry = self.entry(at);
            items
                .entry(&self.estimate.portfolio.item(entry).id)
                .or_default()
                .push(self.short(entry, language));
        }
        let names = items.iter().map(|(id, claims)| format!("`{id}` ({})", claims.join(", ")));
        first_few(names.collect(), language)
    }

    /// A claim in two words: `CI 31`, or that it is an equivalent practice.
    pub(crate) fn short(&self, entry: &Entry, language: Language) -> String {
        let aspect = self.estimate.portfolio.entries().aspect(entry);
        match aspect.indicator {
            Some(number) => say!(language, "CI {number}", "VI {number}"),
            None => say!(language, "equivalent practice", "gelijkwaardige praktijk"),
        }
    }

    /// Everything: for each category and level both counters, what filled them and what was passed over.
    pub fn full(&self, language: Language) -> Vec<String> {
        let mut lines = vec![self.headline(language)];
        for (category, explained) in self.categories.iter().enumerate() {
            lines.push(String::new());
            lines.push(self.line(category, language));
            for (level, cell) in explained.cells.iter().enumerate() {
                self.cell_lines(level, cell, language, &mut lines);
            }
            let names = |claims: &[u32]| {
                let named =
                    |at: &u32| format!("`{}` {}", self.item_id(*at), self.short(self.entry(*at), language));
                claims.iter().map(named).collect::<Vec<_>>().join(", ")
            };
            if !explained.not_certain.is_empty() {
                let list = names(&explained.not_certain);
                lines.push(say!(language, "  not certain yet: {list}", "  nog niet zeker: {list}"));
            }
            if !explained.could_rise.is_empty() {
                let list = names(&explained.could_rise);
                lines.push(say!(
                    language,
                    "  could count for more: {list}",
                    "  kan zwaarder gaan tellen: {list}"
                ));
            }
        }
        lines
    }

    fn item_id(&self, at: u32) -> &str {
        &self.estimate.portfolio.item(self.entry(at)).id
    }

    fn cell_lines(&self, level: usize, cell: &CellExplanation, language: Language, lines: &mut Vec<String>) {
        let name = self.estimate.portfolio.framework().level_name_at(level, language);
        if cell.need.carried {
            lines.push(say!(language, "  {name}: asks nothing more", "  {name}: vraagt niets extra's"));
            return;
        }
        let met = cell.need.is_met(cell.breadth.have, cell.depth.have);
        let sign = if met { "✓" } else { "·" };
        lines.push(format!("  {sign} {name}"));
        for (counter, need, is_breadth) in
            [(&cell.breadth, cell.need.breadth, true), (&cell.depth, cell.need.depth, false)]
        {
            let have = counter.have;
            let title = if is_breadth {
                say!(language, "breadth {have} of {need}", "breedte {have} van {need}")
            } else {
                say!(language, "depth {have} of {need}", "diepte {have} van {need}")
            };
            let counted: Vec<String> = self
                .in_order(&counter.counted)
                .into_iter()
                .map(|(at, credit)| {
                    format!("`{}` {} = {credit}", self.item_id(at), self.short(self.entry(at), language))
                })
                .collect();
            lines.push(format!(
                "      {title}: {}",
                if counted.is_empty() { "–".to_owned() } else { counted.join(", ") }
            ));
            self.skipped_lines(counter, language, lines);
        }
    }

    fn skipped_lines(&self, counter: &Counter, language: Language, lines: &mut Vec<String>) {
        for (at, why) in self.in_order(&counter.skipped) {
            let (id, claim) = (self.item_id(at), self.short(self.entry(at), language));
            let why = why.sentence(language);
            lines.push(format!("        – `{id}` {claim}: {why}"));
        }
    }
}

/// The counters of a cell that are not full.
pub(crate) fn lacking(cell: &CellExplanation, language: Language) -> Vec<String> {
    let mut lacks = Vec::new();
    let (have, need) = (cell.breadth.have, cell.need.breadth);
    if have < need {
        lacks.push(say!(language, "breadth ({have} of {need})", "breedte ({have} van {need})"));
    }
    let (have, need) = (cell.depth.have, cell.need.depth);
    if have < need {
        lacks.push(say!(language, "depth ({have} of {need})", "diepte ({have} van {need})"));
    }
    lacks
}

impl Why {
    /// The reason in a few words.
    pub fn sentence(self, language: Language) -> String {
        match self {
            Self::NotCounted { standing } => standing.sentence(language).to_owned(),
            Self::CreditTooLow { credit, need, limited_by_verification: true } => say!(
                language,
                "credit {credit} < {need}, held down by its verification",
                "krediet {credit} < {need}, laag door de verificatie"
            ),
            Self::CreditTooLow { credit, need, limited_by_verification: false } => {
                say!(language, "credit {credit} < {need}", "krediet {credit} < {need}")
            }
            Self::SameAspect => say!(language, "this aspect is already shown", "dit aspect is al aangetoond"),
            Self::SameOccasion => {
                say!(language, "this occasion already counts", "deze gelegenheid telt al mee")
            }
        }
    }
}

impl Standing {
    /// The standing in a few words.
    pub fn sentence(self, language: Language) -> &'static str {
        let (en, nl) = match self {
            Self::Counts => ("counts", "telt mee"),
            Self::Rejected => ("rejected by an assessor", "afgewezen door een assessor"),
            Self::Contested => ("assessors disagree", "assessoren zijn het oneens"),
            Self::NotYetAccepted => {
                ("no assessor has accepted it yet", "nog geen assessor heeft het aanvaard")
            }
            Self::AfterAsOf => ("happened after the day of reading", "gebeurde na de peildatum"),
            Self::TooOld => ("happened too long ago for this policy", "is te lang geleden voor dit beleid"),
            Self::Undated => (
                "has no date, and this policy counts a period",
                "heeft geen datum, en dit beleid telt een periode",
            ),
            Self::EquivalenceOff => (
                "this policy does not count equivalent practice",
                "dit beleid telt gelijkwaardige praktijk niet",
            ),
        };
        match language {
            Language::En => en,
            Language::Nl => nl,
        }
    }
}
