//! A portfolio as it was read, without its texts.
//!
//! The fields are those of the documents in the core, in their order; of what is a text there, at most whether it says anything stands here.

use jiff::civil::Date;
use maatstaf::{Claim, Evidence, Kind, PortfolioDocument, Ruling, SelfRating, Verdict, Verification};
use maatstaf_practice::LedgerDocument;

use crate::days::day_number;
use crate::fields::Day;

#[derive(Debug, Default)]
pub(crate) struct Lean<'t> {
    pub(crate) maatstaf: u8,
    pub(crate) framework: &'t str,
    pub(crate) holder: &'t str,
    pub(crate) target: Option<&'t str>,
    pub(crate) as_of: Day,
    pub(crate) evidence: Vec<LeanItem<'t>>,
    /// The claims of all items, in the order of the items.
    pub(crate) claims: Vec<LeanClaim<'t>>,
    pub(crate) not_applicable: Vec<LeanDeclaration>,
    pub(crate) self_rating: Vec<LeanRating<'t>>,
    pub(crate) verdicts: Vec<LeanVerdict<'t>>,
    pub(crate) ledger: Option<Box<LedgerDocument>>,
}

#[derive(Debug, Default)]
pub(crate) struct LeanItem<'t> {
    pub(crate) id: &'t str,
    pub(crate) kind: Kind,
    pub(crate) has_title: bool,
    pub(crate) happened: Option<Day>,
    pub(crate) written: Option<Day>,
    /// As written: with white space around it, if there is any.
    pub(crate) occasion: Option<&'t str>,
    pub(crate) context: Option<&'t str>,
    pub(crate) verification: Verification,
    /// How many claims it has.
    pub(crate) claims: usize,
}

#[derive(Debug, Default)]
pub(crate) struct LeanClaim<'t> {
    pub(crate) indicator: Option<u16>,
    pub(crate) category: Option<&'t str>,
    pub(crate) level: Option<&'t str>,
    pub(crate) theme: Option<&'t str>,
    pub(crate) strength: u8,
    pub(crate) has_rationale: bool,
}

#[derive(Debug, Default)]
pub(crate) struct LeanDeclaration {
    pub(crate) indicator: u16,
    pub(crate) has_reason: bool,
}

#[derive(Debug, Default)]
pub(crate) struct LeanRating<'t> {
    pub(crate) category: &'t str,
    pub(crate) level: Option<&'t str>,
}

#[derive(Debug, Default)]
pub(crate) struct LeanVerdict<'t> {
    pub(crate) assessor: &'t str,
    pub(crate) evidence: &'t str,
    pub(crate) indicator: Option<u16>,
    pub(crate) category: Option<&'t str>,
    pub(crate) level: Option<&'t str>,
    pub(crate) theme: Option<&'t str>,
    pub(crate) ruling: Option<Ruling>,
    pub(crate) strength: Option<u8>,
    pub(crate) has_reason: bool,
}

/// What a claim or a verdict is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'l> {
    pub(crate) indicator: Option<u16>,
    pub(crate) category: Option<&'l str>,
    pub(crate) level: Option<&'l str>,
    pub(crate) theme: Option<&'l str>,
}

/// A name without the white space around it; nothing when nothing is left.
fn named(name: Option<&str>) -> Option<&str> {
    name.map(str::trim).filter(|name| !name.is_empty())
}

impl<'t> LeanItem<'t> {
    /// The occasion that it is about: what it names, or else its own id.
    pub(crate) fn occasion(&self) -> &'t str {
        named(self.occasion).unwrap_or(self.id)
    }

    /// The context that it names, if it does.
    pub(crate) fn context(&self) -> Option<&'t str> {
        named(self.context)
    }
}

impl<'t> LeanClaim<'t> {
    pub(crate) fn target(&self) -> Target<'t> {
        Target {
            indicator: self.indicator,
            category: self.category,
            level: self.level,
            theme: named(self.theme),
        }
    }
}

impl<'t> LeanVerdict<'t> {
    pub(crate) fn target(&self) -> Target<'t> {
        Target {
            indicator: self.indicator,
            category: self.category,
            level: self.level,
            theme: named(self.theme),
        }
    }

    /// The strength at which a claim is accepted, given the one claimed, and 0 for a rejection; nothing when the two do not go together.
    pub(crate) fn accepted(&self, claimed: u8) -> Option<u8> {
        match (self.ruling, self.strength) {
            (Some(Ruling::Accept), strength) => {
                Some(strength.unwrap_or(claimed)).filter(|at| (1..=claimed).contains(at))
            }
            (Some(Ruling::Reject), None) => Some(0),
            _ => None,
        }
    }
}

impl<'t> Lean<'t> {
    /// Takes a document's parts.
    pub(crate) fn of(document: &'t PortfolioDocument) -> Self {
        let claims = document.evidence.iter().flat_map(|item| &item.claims);
        let declared = |indicator| LeanDeclaration { indicator, has_reason: true };
        Self {
            maatstaf: document.maatstaf,
            framework: &document.framework,
            holder: &document.holder,
            target: document.target.as_deref(),
            as_of: Day(day_number(document.as_of)),
            evidence: document.evidence.iter().map(LeanItem::of).collect(),
            claims: claims.map(LeanClaim::of).collect(),
            not_applicable: document.not_applicable.iter().map(|one| declared(one.indicator)).collect(),
            self_rating: document.self_rating.iter().map(LeanRating::of).collect(),
            verdicts: document.verdicts.iter().map(LeanVerdict::of).collect(),
            ledger: document.ledger.clone().map(Box::new),
        }
    }
}

impl<'t> LeanItem<'t> {
    fn of(item: &'t Evidence) -> Self {
        let day = |day: Option<Date>| day.map(|day| Day(day_number(day)));
        Self {
            id: &item.id,
            kind: item.kind,
            has_title: true,
            happened: day(item.happened),
            written: day(item.written),
            occasion: item.occasion.as_deref(),
            context: item.context.as_deref(),
            verification: item.verification,
            claims: item.claims.len(),
        }
    }
}

impl<'t> LeanClaim<'t> {
    fn of(claim: &'t Claim) -> Self {
        Self {
            indicator: claim.indicator,
            category: claim.category.as_deref(),
            level: claim.level.as_deref(),
            theme: claim.theme.as_deref(),
            strength: claim.strength.get(),
            has_rationale: claim.rationale.as_ref().is_some_and(|text| !text.trim().is_empty()),
        }
    }
}

impl<'t> LeanRating<'t> {
    fn of(rating: &'t SelfRating) -> Self {
        Self { category: &rating.category, level: rating.level.as_deref() }
    }
}

impl<'t> LeanVerdict<'t> {
    fn of(verdict: &'t Verdict) -> Self {
        Self {
            assessor: &verdict.assessor,
            evidence: &verdict.evidence,
            indicator: verdict.indicator,
            category: verdict.category.as_deref(),
            level: verdict.level.as_deref(),
            theme: verdict.theme.as_deref(),
            ruling: Some(verdict.ruling),
            strength: verdict.strength.map(maatstaf::Strength::get),
            has_reason: true,
        }
    }
}
