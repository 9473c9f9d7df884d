//! What a verdict is about: an aspect, and with a piece of evidence a claim.

use std::collections::BTreeMap;

use maatstaf::{Claim, ClaimName, Framework, Portfolio, Ruling, Strength, Verdict};
use maatstaf_document::{Language, say};

use crate::document::ClaimVerdict;
use crate::resolution::ResolutionRecord;

/// An indicator, or by equivalence a practice in a cell. Ordered as the framework orders its cells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Aspect {
    pub(crate) category: usize,
    /// The level as a height: 1 is the lowest.
    pub(crate) level: usize,
    pub(crate) indicator: Option<u16>,
    pub(crate) theme: Option<String>,
}

/// One aspect of one piece of evidence, claimed or not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClaimKey {
    pub(crate) aspect: Aspect,
    pub(crate) evidence: String,
}

/// What somebody ruled on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ruled {
    pub(crate) ruling: Ruling,
    pub(crate) strength: Option<Strength>,
    pub(crate) reason: String,
}

/// The parts of a document that say what is ruled on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'d> {
    pub(crate) indicator: Option<u16>,
    pub(crate) category: Option<&'d str>,
    pub(crate) level: Option<&'d str>,
    pub(crate) theme: Option<&'d str>,
}

macro_rules! target_of {
    ($($document:ty),*) => {$(
        impl<'d> From<&'d $document> for Target<'d> {
            fn from(one: &'d $document) -> Self {
                let theme = one.theme.as_deref().map(str::trim).filter(|theme| !theme.is_empty());
                let (category, level) = (one.category.as_deref(), one.level.as_deref());
                Self { indicator: one.indicator, category, level, theme }
            }
        }
    )*};
}

target_of!(Claim, ClaimName, ClaimVerdict, ResolutionRecord, Verdict);

impl Target<'_> {
    /// The claim that is meant, if the framework has its aspect.
    pub(crate) fn of(self, evidence: &str, framework: &Framework) -> Option<ClaimKey> {
        let (category, level) = match (self.indicator, self.category, self.level) {
            (Some(number), None, None) => {
                let indicator = framework.indicator(number)?;
                (indicator.category.as_str(), indicator.level.as_str())
            }
            (None, Some(category), Some(level)) => (category, level),
            _ => return None,
        };
        let category = framework.categories().iter().position(|id| id == category)?;
        let level = Some(framework.height(Some(level))).filter(|height| *height > 0)?;
        let aspect =
            Aspect { category, level, indicator: self.indicator, theme: self.theme.map(str::to_owned) };
        Some(ClaimKey { aspect, evidence: evidence.to_owned() })
    }
}

impl ClaimKey {
    pub(crate) fn of_name(name: &ClaimName, framework: &Framework) -> Option<Self> {
        Target::from(name).of(&name.evidence, framework)
    }

    pub(crate) fn name(&self, framework: &Framework) -> ClaimName {
        let cell = |id: Option<String>| id.filter(|_| self.aspect.indicator.is_none());
        ClaimName {
            evidence: self.evidence.clone(),
            indicator: self.aspect.indicator,
            category: cell(framework.categories().get(self.aspect.category).cloned()),
            level: cell(level_id(framework, self.aspect.level)),
            theme: self.aspect.theme.clone(),
        }
    }

    pub(crate) fn verdict(&self, assessor: &str, ruled: &Ruled, framework: &Framework) -> Verdict {
        let ClaimName { evidence, indicator, category, level, theme } = self.name(framework);
        Verdict {
            assessor: assessor.to_owned(),
            evidence,
            indicator,
            category,
            level,
            theme,
            ruling: ruled.ruling,
            strength: ruled.strength,
            reason: ruled.reason.clone(),
        }
    }
}

/// What a portfolio claims, and at which strength.
pub(crate) fn claims(portfolio: &Portfolio) -> BTreeMap<ClaimKey, Strength> {
    let items = portfolio.document().evidence.iter();
    let all = items.flat_map(|item| item.claims.iter().map(move |claim| (item, claim)));
    let keyed = all.filter_map(|(item, claim)| {
        Some((Target::from(claim).of(&item.id, portfolio.framework())?, claim.strength))
    });
    keyed.collect()
}

/// The id of the level at a height; none at 0.
pub(crate) fn level_id(framework: &Framework, height: usize) -> Option<String> {
    framework.levels().get(height.checked_sub(1)?).cloned()
}

/// What a claim is called: its evidence and its indicator, or the theme of an equivalent practice.
pub(crate) fn claim_label(name: &ClaimName, language: Language) -> String {
    let id = &name.evidence;
    match (name.indicator, &name.theme) {
        (Some(number), _) => say!(language, "`{id}`, CI {number}", "`{id}`, VI {number}"),
        (None, Some(theme)) => say!(
            language,
            "`{id}`, equivalent practice “{theme}”",
            "`{id}`, gelijkwaardige praktijk ‘{theme}’"
        ),
        (None, None) => say!(language, "`{id}`, equivalent practice", "`{id}`, gelijkwaardige praktijk"),
    }
}
