//! A portfolio as it was read, without its texts.
//!
//! The fields are those of the documents in the core, in their order; what is read there as a text is passed over here.

use std::borrow::Cow;

use jiff::civil::Date;
use maatstaf::{
    Claim, Evidence, Kind, Language, PortfolioDocument, Ruling, SelfRating, Verdict, Verification,
};
use maatstaf_practice::LedgerDocument;
use serde::Deserialize;

use crate::days::day_number;
use crate::fields::{self, Choice, Day, Name, Passed, Said};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lean<'t> {
    #[serde(rename = "$schema", default)]
    _schema: Option<Passed>,
    pub(crate) maatstaf: u8,
    #[serde(borrow)]
    pub(crate) framework: Name<'t>,
    #[serde(borrow)]
    pub(crate) holder: Name<'t>,
    #[serde(rename = "language", default)]
    _language: Option<Choice<Language>>,
    #[serde(borrow, default)]
    pub(crate) target: Option<Name<'t>>,
    pub(crate) as_of: Day,
    #[serde(rename = "comment", default)]
    _comment: Option<Passed>,
    #[serde(borrow, default, deserialize_with = "fields::roomy")]
    pub(crate) evidence: Vec<LeanItem<'t>>,
    #[serde(default)]
    pub(crate) not_applicable: Vec<LeanDeclaration>,
    #[serde(borrow, default)]
    pub(crate) self_rating: Vec<LeanRating<'t>>,
    #[serde(borrow, default, deserialize_with = "fields::roomy")]
    pub(crate) verdicts: Vec<LeanVerdict<'t>>,
    #[serde(default)]
    pub(crate) ledger: Option<Box<LedgerDocument>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeanItem<'t> {
    #[serde(borrow)]
    pub(crate) id: Name<'t>,
    #[serde(default)]
    pub(crate) kind: Choice<Kind>,
    pub(crate) title: Said,
    #[serde(rename = "text", default)]
    _text: Passed,
    #[serde(default)]
    pub(crate) happened: Option<Day>,
    #[serde(default)]
    pub(crate) written: Option<Day>,
    /// As written: with white space around it, if there is any.
    #[serde(borrow, default)]
    pub(crate) occasion: Option<Name<'t>>,
    #[serde(borrow, default)]
    pub(crate) context: Option<Name<'t>>,
    #[serde(rename = "client", default)]
    _client: Option<Passed>,
    #[serde(default)]
    pub(crate) verification: Choice<Verification>,
    #[serde(rename = "comment", default)]
    _comment: Option<Passed>,
    #[serde(borrow, default)]
    pub(crate) claims: Vec<LeanClaim<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeanClaim<'t> {
    #[serde(default)]
    indicator: Option<u16>,
    #[serde(borrow, default)]
    category: Option<Name<'t>>,
    #[serde(borrow, default)]
    level: Option<Name<'t>>,
    #[serde(borrow, default)]
    theme: Option<Name<'t>>,
    pub(crate) strength: u8,
    #[serde(default)]
    rationale: Option<Said>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeanDeclaration {
    pub(crate) indicator: u16,
    pub(crate) reason: Said,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeanRating<'t> {
    #[serde(borrow)]
    pub(crate) category: Name<'t>,
    #[serde(borrow, default)]
    pub(crate) level: Option<Name<'t>>,
    #[serde(rename = "reason", default)]
    _reason: Option<Passed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeanVerdict<'t> {
    #[serde(borrow)]
    pub(crate) assessor: Name<'t>,
    #[serde(borrow)]
    pub(crate) evidence: Name<'t>,
    #[serde(default)]
    indicator: Option<u16>,
    #[serde(borrow, default)]
    category: Option<Name<'t>>,
    #[serde(borrow, default)]
    level: Option<Name<'t>>,
    #[serde(borrow, default)]
    theme: Option<Name<'t>>,
    ruling: Ruling,
    #[serde(default)]
    strength: Option<u8>,
    pub(crate) reason: Said,
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
fn named<'n>(name: Option<&'n Name<'_>>) -> Option<&'n str> {
    name.map(|name| name.as_str().trim()).filter(|name| !name.is_empty())
}

impl LeanItem<'_> {
    /// The occasion that it is about: what it names, or else its own id.
    pub(crate) fn occasion(&self) -> &str {
        named(self.occasion.as_ref()).unwrap_or(self.id.as_str())
    }

    /// The context that it names, if it does.
    pub(crate) fn context(&self) -> Option<&str> {
        named(self.context.as_ref())
    }
}

impl LeanClaim<'_> {
    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            indicator: self.indicator,
            category: self.category.as_ref().map(Name::as_str),
            level: self.level.as_ref().map(Name::as_str),
            theme: named(self.theme.as_ref()),
        }
    }

    pub(crate) fn has_rationale(&self) -> bool {
        matches!(self.rationale, Some(Said(true)))
    }
}

impl LeanVerdict<'_> {
    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            indicator: self.indicator,
            category: self.category.as_ref().map(Name::as_str),
            level: self.level.as_ref().map(Name::as_str),
            theme: named(self.theme.as_ref()),
        }
    }

    /// The strength at which a claim is accepted, given the one claimed, and 0 for a rejection; nothing when the two do not go together.
    pub(crate) fn accepted(&self, claimed: u8) -> Option<u8> {
        match (self.ruling, self.strength) {
            (Ruling::Accept, strength) => {
                Some(strength.unwrap_or(claimed)).filter(|at| (1..=claimed).contains(at))
            }
            (Ruling::Reject, None) => Some(0),
            (Ruling::Reject, Some(_)) => None,
        }
    }
}

impl<'t> Lean<'t> {
    /// Takes a document's parts.
    pub(crate) fn of(document: &'t PortfolioDocument) -> Self {
        let declared = |indicator| LeanDeclaration { indicator, reason: Said(true) };
        Self {
            _schema: None,
            maatstaf: document.maatstaf,
            framework: name(&document.framework),
            holder: name(&document.holder),
            _language: None,
            target: option(document.target.as_ref()),
            as_of: Day(day_number(document.as_of)),
            _comment: None,
            evidence: document.evidence.iter().map(LeanItem::of).collect(),
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
            id: name(&item.id),
            kind: Choice(item.kind),
            title: Said(true),
            _text: Passed,
            happened: day(item.happened),
            written: day(item.written),
            occasion: option(item.occasion.as_ref()),
            context: option(item.context.as_ref()),
            _client: None,
            verification: Choice(item.verification),
            _comment: None,
            claims: item.claims.iter().map(LeanClaim::of).collect(),
        }
    }
}

impl<'t> LeanClaim<'t> {
    fn of(claim: &'t Claim) -> Self {
        Self {
            indicator: claim.indicator,
            category: option(claim.category.as_ref()),
            level: option(claim.level.as_ref()),
            theme: option(claim.theme.as_ref()),
            strength: claim.strength.get(),
            rationale: claim.rationale.as_ref().map(|text| Said(!text.trim().is_empty())),
        }
    }
}

impl<'t> LeanRating<'t> {
    fn of(rating: &'t SelfRating) -> Self {
        Self { category: name(&rating.category), level: option(rating.level.as_ref()), _reason: None }
    }
}

impl<'t> LeanVerdict<'t> {
    fn of(verdict: &'t Verdict) -> Self {
        Self {
            assessor: name(&verdict.assessor),
            evidence: name(&verdict.evidence),
            indicator: verdict.indicator,
            category: option(verdict.category.as_ref()),
            level: option(verdict.level.as_ref()),
            theme: option(verdict.theme.as_ref()),
            ruling: verdict.ruling,
            strength: verdict.strength.map(maatstaf::Strength::get),
            reason: Said(true),
        }
    }
}

fn name(text: &str) -> Name<'_> {
    Name(Cow::Borrowed(text))
}

fn option(text: Option<&String>) -> Option<Name<'_>> {
    text.map(|text| name(text))
}
