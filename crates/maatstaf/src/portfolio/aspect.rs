//! What a claim is about: the unit that breadth counts.

use super::evidence::{Claim, named};
use super::verdict::Verdict;
use crate::{Framework, Text};
use maatstaf_document::text;

/// An indicator, or by equivalence a practice in a cell, with or without a theme.
///
/// The estimator never looks at which of the two it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Aspect {
    pub(crate) category: usize,
    pub(crate) level: usize,
    pub(crate) indicator: Option<u16>,
    pub(crate) theme: Option<String>,
}

/// The parts of a claim or verdict that say what it is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'d> {
    pub(crate) indicator: Option<u16>,
    pub(crate) category: Option<&'d str>,
    pub(crate) level: Option<&'d str>,
    pub(crate) theme: Option<&'d str>,
}

impl<'d> From<&'d Claim> for Target<'d> {
    fn from(claim: &'d Claim) -> Self {
        let (category, level) = (claim.category.as_deref(), claim.level.as_deref());
        Self { indicator: claim.indicator, category, level, theme: named(claim.theme.as_deref()) }
    }
}

impl<'d> From<&'d Verdict> for Target<'d> {
    fn from(verdict: &'d Verdict) -> Self {
        let (category, level) = (verdict.category.as_deref(), verdict.level.as_deref());
        Self { indicator: verdict.indicator, category, level, theme: named(verdict.theme.as_deref()) }
    }
}

impl Target<'_> {
    /// The aspect that is meant, if the framework has it.
    pub(crate) fn aspect(self, framework: &Framework) -> Option<Aspect> {
        let (category, level) = match (self.indicator, self.category, self.level) {
            (Some(number), None, None) => framework.cell_of(number)?,
            (None, Some(category), Some(level)) => {
                (framework.category_position(category)?, framework.level_position(level)?)
            }
            _ => return None,
        };
        Some(Aspect { category, level, indicator: self.indicator, theme: self.theme.map(str::to_owned) })
    }
}

impl Aspect {
    /// What the aspect is called, without quoting a theme: `CI 31`, or the cell that a practice is equivalent to.
    pub(crate) fn label(&self, framework: &Framework) -> Text {
        if let Some(number) = self.indicator {
            return text!("CI {number}", "VI {number}");
        }
        let (category, level) = (framework.category_id(self.category), framework.level_id(self.level));
        text!("equivalent practice at {category}/{level}", "gelijkwaardige praktijk op {category}/{level}")
    }
}
