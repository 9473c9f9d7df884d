//! Levels in words and in a letter or two.

use maatstaf::{ClaimName, Framework};
use maatstaf_crosscheck::{JudgedLevel, Lanes};
use maatstaf_document::{Language, say};

use crate::content::{Anchor, Inline};
use crate::parts::linked_claim;

/// Names and marks for the levels of a framework.
#[derive(Debug, Clone, Copy)]
pub(in crate::documents) struct Levels<'f> {
    pub(in crate::documents) framework: &'f Framework,
    pub(in crate::documents) language: Language,
}

impl<'f> Levels<'f> {
    pub(in crate::documents) fn category(self, id: &'f str) -> &'f str {
        self.framework.category_name(id, self.language)
    }

    /// A level that somebody judged; nothing is "below the lowest".
    pub(in crate::documents) fn judged(self, level: Option<&str>) -> String {
        if let Some(level) = level {
            return self.framework.level_name(level, self.language).to_owned();
        }
        let lowest = self.framework.levels().first().map_or("", String::as_str);
        let lowest = self.framework.level_name(lowest, self.language);
        say!(self.language, "below {lowest}", "onder {lowest}")
    }

    pub(in crate::documents) fn judged_or_dash(self, judged: Option<&JudgedLevel>) -> String {
        judged.map_or_else(|| "–".to_owned(), |judged| self.judged(judged.level.as_deref()))
    }

    /// A level that evidence supports; nothing is "none yet".
    pub(in crate::documents) fn reached(self, level: Option<&str>) -> String {
        match level {
            Some(level) => self.framework.level_name(level, self.language).to_owned(),
            None => say!(self.language, "none yet", "nog geen"),
        }
    }

    /// The estimate, with what is certain and what is possible where these differ.
    pub(in crate::documents) fn lanes(self, lanes: &Lanes) -> String {
        let [floor, estimate, ceiling] =
            [&lanes.floor, &lanes.estimate, &lanes.ceiling].map(|level| self.reached(level.as_deref()));
        if lanes.floor == lanes.ceiling { estimate } else { format!("{estimate} [{floor} – {ceiling}]") }
    }

    /// A level of a category as evidence supports it, leading to why.
    pub(in crate::documents) fn why(self, category: &str, level: Option<&str>) -> Inline {
        Inline::link(Anchor::why(category, level), self.reached(level))
    }

    /// A letter for a level where the first letters differ, else its number; 0 below the lowest.
    pub(in crate::documents) fn mark(self, level: Option<&str>) -> String {
        let height = self.framework.height(level);
        let letters: Vec<String> = self.framework.levels().iter().map(|id| self.letter(id)).collect();
        let mut distinct = letters.clone();
        distinct.sort();
        distinct.dedup();
        let letter = height.checked_sub(1).and_then(|at| letters.get(at)).cloned();
        letter.filter(|_| distinct.len() == letters.len()).unwrap_or_else(|| height.to_string())
    }

    fn letter(self, id: &str) -> String {
        self.framework.level_name(id, self.language).chars().take(1).collect()
    }

    /// A claim with its evidence. The theme of an equivalent practice is given where it may be shown.
    pub(in crate::documents) fn claim(self, name: &ClaimName, theme: bool) -> Inline {
        let label = Inline::code(name.evidence.as_str()).and(", ").and(self.aspect(name));
        match name.theme.as_ref().filter(|_| theme) {
            Some(theme) => label.and(say!(self.language, " “{theme}”", " ‘{theme}’")),
            None => label,
        }
    }

    /// What a claim is on, leading to the cell that it counts in.
    pub(in crate::documents) fn aspect(self, name: &ClaimName) -> Inline {
        linked_claim(name, self.framework, self.language)
    }

    /// An indicator, leading to its cell.
    pub(in crate::documents) fn indicator(self, number: u16) -> Inline {
        let name = ClaimName {
            evidence: String::new(),
            indicator: Some(number),
            category: None,
            level: None,
            theme: None,
        };
        self.aspect(&name)
    }
}
