//! How far practice and competence are with what a scheme asks, and which days matter.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf::{Policy, PolicyDocument, Portfolio, PortfolioDocument};
use maatstaf_document::text;
use maatstaf_practice::LedgerDocument;
use maatstaf_readiness::{Advice, Applicant, Calendar, Overview, Readiness, Scheme, SchemeDocument};
use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::{Answer, ICS, Outcome, json};
use crate::desk::{Desk, practice_of};
use crate::document::{Document, Named, Pack};
use crate::refused::{Refused, both, each};
use crate::request::requests;

/// How far a calendar looks ahead, in months, and the farthest that it may.
const MONTHS: (u32, u32) = (18, 1200);

requests! {
    /// How far somebody is with one scheme.
    ForScheme {
        portfolio: Option<Document<PortfolioDocument>>,
        ledger: Option<Document<LedgerDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        scheme: Option<Named<SchemeDocument>>,
        level: Option<String>,
        #[serde(default)]
        figures: BTreeMap<String, u32>,
    }

    /// How far somebody is with every scheme.
    ForAll {
        portfolio: Option<Document<PortfolioDocument>>,
        ledger: Option<Document<LedgerDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        #[serde(default)]
        figures: BTreeMap<String, u32>,
    }

    /// The days that matter for some schemes.
    Days {
        portfolio: Option<Document<PortfolioDocument>>,
        ledger: Option<Document<LedgerDocument>>,
        framework: Option<Pack>,
        as_of: Option<Date>,
        #[serde(default)]
        schemes: Vec<Named<SchemeDocument>>,
        level: Option<String>,
        months: Option<u32>,
        #[serde(default)]
        ics: bool,
    }
}

/// How far practice is, and which level to apply for.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ReadinessAnswer {
    /// Which level to apply for; absent when a ledger came alone.
    advice: Option<Advice>,
    /// How far practice is with each requirement of each level.
    readiness: Readiness,
}

pub(crate) fn readiness(asked: &ForScheme, desk: &Desk<'_>) -> Outcome {
    let scheme = desk.scheme_of_persons("scheme", asked.scheme.as_ref(), "eia");
    let policy = desk.policy(asked.policy.as_ref());
    let ((portfolio, alone), (policy, scheme)) =
        both(desk.practice(practice_of!(asked)), both(policy, scheme))?;
    let (estimate, applicant) = both(
        desk.attainable(&policy, portfolio.framework()).map(|()| portfolio.estimate_with(&policy)),
        applicant(desk, &asked.figures, std::slice::from_ref(&scheme), &portfolio),
    )?;
    let level = desk.level(&scheme, asked.level.as_deref())?;
    let mut readiness = Readiness::new(&scheme, &applicant, portfolio.document().as_of);
    let advice = Advice::new(&scheme, &readiness, &estimate);
    readiness.levels.retain(|one| level.is_none_or(|level| level == one.level));
    json(&ReadinessAnswer { advice: (!alone).then_some(advice), readiness })
}

pub(crate) fn overview(asked: &ForAll, desk: &Desk<'_>) -> Outcome {
    let ((portfolio, alone), policy): (_, Policy) =
        both(desk.practice(practice_of!(asked)), desk.policy(asked.policy.as_ref()))?;
    desk.attainable(&policy, portfolio.framework())?;
    let estimate = portfolio.estimate_with(&policy);
    let applicant = applicant(desk, &asked.figures, Scheme::all(), &portfolio)?;
    let mut overview = Overview::new(Scheme::all(), &applicant, &estimate, portfolio.document().as_of);
    overview.rows.iter_mut().filter(|_| alone).for_each(|row| row.competence = None);
    json(&overview)
}

/// What is known of the holder of a portfolio, with figures that the caller knows better.
fn applicant(
    desk: &Desk<'_>,
    figures: &BTreeMap<String, u32>,
    schemes: &[Scheme],
    portfolio: &Portfolio,
) -> Result<Applicant, Refused> {
    let asked = schemes.iter().flat_map(|scheme| &scheme.document().requirements);
    let known: Vec<&str> = asked.map(|one| one.id.as_str()).collect();
    each(figures.keys().map(|id| desk.known("figures", Some(id), &known)))?;
    Ok(Applicant { figures: figures.clone(), ..Applicant::of(portfolio) })
}

pub(crate) fn calendar(asked: &Days, desk: &Desk<'_>) -> Outcome {
    let named = asked.schemes.iter().enumerate();
    let named = named.map(|(at, one)| desk.scheme_of_persons(&format!("schemes[{at}]"), Some(one), ""));
    let ((portfolio, _), mut schemes) = both(desk.practice(practice_of!(asked)), each(named))?;
    let (applicant, as_of) = (Applicant::of(&portfolio), portfolio.document().as_of);
    if schemes.is_empty() {
        let renewal = applicant.held("eia", as_of).map(|_| "eia-renewal");
        schemes.extend(["eia"].into_iter().chain(renewal).filter_map(Scheme::by_id));
    }
    let level = |scheme| Ok((scheme, desk.aimed(scheme, asked.level.as_deref(), &portfolio)?));
    let levels = each(schemes.iter().map(level))?;
    let levels: Vec<(&Scheme, &str)> =
        levels.iter().map(|(scheme, level)| (*scheme, level.as_str())).collect();
    let (usual, most) = MONTHS;
    let months = asked.months.unwrap_or(usual);
    if months > most {
        let message = text!(
            "this must be a whole number from 0 to {most}",
            "dit moet een geheel getal van 0 tot en met {most} zijn"
        );
        return Err(desk.refuse("out-of-range", "months", message));
    }
    let calendar = Calendar::new(&levels, &applicant, as_of, months);
    if asked.ics { Ok(Answer::new(ICS, calendar.to_ics(desk.language))) } else { json(&calendar) }
}

impl Desk<'_> {
    /// The level of a scheme that is asked for.
    pub(super) fn level<'s>(
        &self,
        scheme: &'s Scheme,
        level: Option<&str>,
    ) -> Result<Option<&'s str>, Refused> {
        let ids: Vec<&str> = scheme.document().levels.iter().map(|level| level.id.as_str()).collect();
        self.known("level", level, &ids)?;
        Ok(level.and_then(|level| ids.into_iter().find(|id| *id == level)))
    }

    /// The level of a scheme that is asked for, or else the one that the holder aims at.
    pub(super) fn aimed(
        &self,
        scheme: &Scheme,
        level: Option<&str>,
        portfolio: &Portfolio,
    ) -> Result<String, Refused> {
        let (applicant, document) = (Applicant::of(portfolio), portfolio.document());
        let aimed = || scheme.aimed(&applicant, document.target.as_deref(), document.as_of);
        Ok(self.level(scheme, level)?.unwrap_or_else(aimed).to_owned())
    }
}
