//! Mentoring programmes, and what mentor and mentee promise each other.

use jiff::civil::Date;
use maatstaf_document::Page;
use maatstaf_mentoring::{
    Agreement, AgreementDocument, Audit, AuditDocument, Tier, agreement_starter, audit_starter,
};
use maatstaf_readiness::Scheme;

use super::practice::Nothing;
use crate::answer::{Answer, JSON, MARKDOWN, Outcome, json};
use crate::desk::Desk;
use crate::document::Document;
use crate::refused::Refused;
use crate::request::requests;

requests! {
    /// The audit of a mentoring programme.
    OfAudit { audit: Document<AuditDocument> }

    /// An agreement.
    OfAgreement { agreement: Document<AgreementDocument> }

    /// An agreement, seen from a day.
    OnDay { agreement: Document<AgreementDocument>, as_of: Option<Date> }
}

pub(crate) fn audit(asked: &OfAudit, desk: &Desk<'_>) -> Outcome {
    json(&desk.document("audit", &asked.audit, Audit::from_json)?.result(&tiers()))
}

#[expect(clippy::unnecessary_wraps, reason = "every call ends in an outcome")]
pub(crate) fn new_audit(_: &Nothing, desk: &Desk<'_>) -> Outcome {
    Ok(Answer::new(JSON, audit_starter(desk.language)))
}

/// The tiers of the ISMCP scheme: the score that each asks overall, and of each standard.
fn tiers() -> Vec<Tier> {
    let Some(scheme) = Scheme::by_id("ismcp") else { return Vec::new() };
    let document = scheme.document();
    let figure = |each: bool, level: &str| {
        let mut asked = document.requirements.iter().filter(|one| one.each == each);
        asked.find_map(|one| one.figures.get(level)?.first()?.value)
    };
    let tiers = document.levels.iter().filter_map(|level| {
        let (overall, each) = (figure(false, &level.id)?, figure(true, &level.id)?);
        Some(Tier { id: level.id.clone(), name: level.name.clone(), overall, each })
    });
    tiers.collect()
}

#[expect(clippy::unnecessary_wraps, reason = "every call ends in an outcome")]
pub(crate) fn new_agreement(_: &Nothing, desk: &Desk<'_>) -> Outcome {
    Ok(Answer::new(JSON, agreement_starter(desk.language)))
}

pub(crate) fn check(asked: &OnDay, desk: &Desk<'_>) -> Outcome {
    json(&read(&asked.agreement, desk)?.check(asked.as_of.unwrap_or(desk.today)))
}

pub(crate) fn write(asked: &OfAgreement, desk: &Desk<'_>) -> Outcome {
    let agreement = read(&asked.agreement, desk)?;
    // An agreement is written in its own language unless the request asks for another.
    Ok(sheet(&agreement.write(asked.language.unwrap_or(agreement.document().language))))
}

pub(crate) fn review(asked: &OnDay, desk: &Desk<'_>) -> Outcome {
    let agreement = read(&asked.agreement, desk)?;
    let language = asked.language.unwrap_or(agreement.document().language);
    Ok(sheet(&agreement.review_page(language, asked.as_of.unwrap_or(desk.today))))
}

fn read(agreement: &Document<AgreementDocument>, desk: &Desk<'_>) -> Result<Agreement, Refused> {
    desk.document("agreement", agreement, Agreement::from_json)
}

fn sheet(page: &Page) -> Answer {
    Answer::new(MARKDOWN, page.to_markdown())
}
