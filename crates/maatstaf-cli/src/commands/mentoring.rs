//! `maatstaf audit` and `maatstaf agreement`: mentoring programmes, and what mentor and mentee promise each other.

use maatstaf_document::{Language, Page};
use maatstaf_mentoring::{Agreement, Audit, Tier, agreement_starter, audit_starter};
use maatstaf_readiness::Scheme;

use crate::context::{Context, today};
use crate::output::{Answer, DOES_NOT_HOLD, Failure, Outcome};

/// `maatstaf audit`.
pub(crate) fn audit(context: &Context) -> Outcome {
    let result = context.document(context.given("file"), Audit::from_json)?.result(&tiers());
    context.lay(&result, |language| result.page(language))
}

/// `maatstaf audit new`.
pub(crate) fn new_audit(context: &Context) -> Outcome {
    context.start(audit_starter(context.language), "audit")
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

fn agreement(context: &Context) -> Result<Agreement, Failure> {
    context.document(context.given("file"), Agreement::from_json)
}

/// `maatstaf agreement new`.
pub(crate) fn new_agreement(context: &Context) -> Outcome {
    context.start(agreement_starter(context.language), "agreement check")
}

/// `maatstaf agreement check`.
pub(crate) fn check(context: &Context) -> Outcome {
    let check = agreement(context)?.check(context.day("as-of")?.unwrap_or_else(today));
    let answer = context.lay_signed(&check, |language| check.page(language))?;
    Ok(Answer { code: if check.complete { 0 } else { DOES_NOT_HOLD }, ..answer })
}

/// `maatstaf agreement write`: the agreement to sign.
pub(crate) fn write(context: &Context) -> Outcome {
    sheet(context, Agreement::write)
}

/// `maatstaf agreement review`: the sheet for a review.
pub(crate) fn review(context: &Context) -> Outcome {
    let day = context.day("as-of")?.unwrap_or_else(today);
    sheet(context, |agreement, language| agreement.review_page(language, day))
}

/// A page of an agreement as Markdown, in the agreement's own language unless another is asked for.
fn sheet(context: &Context, page: impl FnOnce(&Agreement, Language) -> Page) -> Outcome {
    let agreement = agreement(context)?;
    let language = context.value("lang").unwrap_or(agreement.document().language);
    context.deliver(page(&agreement, language).to_markdown(), true)
}
