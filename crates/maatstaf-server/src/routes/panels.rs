//! Panels, for the owner of the portfolio: who judges it, the reveal, and what was decided.

use axum::http::Method;
use jiff::Timestamp;
use maatstaf_crosscheck::CrosscheckAnswer;
use maatstaf_store::{Id, Judgement, Panel, Reading, Right, SignOff, StoreError, Writing};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::documents::raw_text;
use crate::asked::{Asked, part_of};
use crate::called::called;
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};

pub(crate) fn routes() -> Vec<Route> {
    let (all, reveal_path) =
        ("/v1/documents/{document}/panels", "/v1/documents/{document}/panels/{panel}/reveal");
    let judgements = "/v1/documents/{document}/panels/{panel}/assessments";
    let crosscheck = "/v1/documents/{document}/panels/{panel}/crosscheck";
    let signed = "/v1/documents/{document}/panels/{panel}/sign-offs";
    let (read, share) = (Policy::Document(Right::Read), Policy::Document(Right::Share));
    vec![
        Route::new("panels.list", Method::GET, all, read, Run::Look(list)).lists::<Panel>(),
        Route::new("panels.reveal", Method::POST, reveal_path, share, Run::Change(reveal))
            .gives::<Panel>(200),
        Route::new("panels.assessments", Method::GET, judgements, read, Run::Look(assessments))
            .lists_all::<JudgementShown>(),
        Route::new("panels.crosscheck", Method::GET, crosscheck, read, Run::Look(compare))
            .asks("report", report_kind, false)
            .gives::<CrosscheckAnswer>(200)
            .or("text/html"),
        Route::new("panels.sign-offs", Method::GET, signed, read, Run::Look(sign_offs))
            .lists_all::<SignOffShown>(),
    ]
}

/// What one assessor thinks.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct JudgementShown {
    /// The share of the assessor, which is their pseudonym in the assessment.
    share: Id,
    /// Who it is, in the owner's words.
    name: String,
    /// How often it was saved.
    version: u32,
    /// When it was saved.
    at: Timestamp,
    /// When it was handed in.
    submitted: Option<Timestamp>,
    /// The assessment.
    #[schemars(with = "Value")]
    assessment: Box<RawValue>,
}

/// An assessor stands for what the panel decided.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SignOffShown {
    /// The share of the assessor.
    share: Id,
    /// The digest of the panel.
    digest: String,
    /// What was decided.
    #[schemars(with = "Value")]
    resolution: Box<RawValue>,
    /// When it was signed.
    at: Timestamp,
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let found = view.panels(asked.opened()?, &after, most + 1)?;
    Ok(part_of(found, most, |panel| panel.id.to_string()))
}

fn reveal(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.reveal(opened, &asked.id("panel"))?;
    let panels = change.panels(opened, "", u32::MAX)?;
    Ok(Reply::json(&panel(panels, &asked.id("panel"))?))
}

fn assessments(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    judgements(view.assessments(asked.opened()?, &asked.id("panel"))?)
}

fn compare(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (opened, id) = (asked.opened()?, asked.id("panel"));
    let judgements = view.assessments(opened, &id)?;
    let panel = panel(view.panels(opened, "", u32::MAX)?, &id)?;
    compared(asked, &view.text(opened, panel.version)?.text, &judgements)
}

fn sign_offs(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    signed(view.sign_offs(asked.opened()?, &asked.id("panel"))?)
}

fn panel(panels: Vec<Panel>, id: &Id) -> Result<Panel, StoreError> {
    panels.into_iter().find(|panel| panel.id == *id).ok_or(StoreError::Missing)
}

/// What the assessors of a panel think, as it is answered.
pub(super) fn judgements(found: Vec<Judgement>) -> Outcome {
    let shown = found.into_iter().map(|one| {
        let assessed = one.assessed;
        let (version, at, submitted) = (assessed.version, assessed.at, assessed.submitted);
        let assessment = raw_text(assessed.text)?;
        Ok(json!(JudgementShown { share: one.share, name: one.name, version, at, submitted, assessment }))
    });
    Ok(Reply::list(shown.collect::<Result<_, Problem>>()?, None))
}

/// Who signed, as it is answered.
pub(super) fn signed(found: Vec<SignOff>) -> Outcome {
    let shown = found.into_iter().map(|one| Ok(json!(shown(one)?)));
    Ok(Reply::list(shown.collect::<Result<_, Problem>>()?, None))
}

/// A signature, as it is answered.
pub(super) fn shown(one: SignOff) -> Result<SignOffShown, Problem> {
    let resolution = raw_text(one.resolution)?;
    Ok(SignOffShown { share: one.share, digest: one.digest, resolution, at: one.at })
}

/// A portfolio beside its assessors, after the reveal: the answer, or a report on it.
pub(super) fn compared(asked: &Asked<'_>, portfolio: &str, judgements: &[Judgement]) -> Outcome {
    let call = match asked.query("report") {
        None => "crosscheck",
        Some("comparison") => "report-comparison",
        Some("feedback") => "report-feedback",
        Some(_) => return Err(Problem::about(Code::BadRequest, "report")),
    };
    let texts: Vec<&str> = judgements.iter().map(|one| one.assessed.text.as_str()).collect();
    let assessments = format!("[{}]", texts.join(","));
    let fields = [("portfolio", portfolio), ("assessments", &assessments), ("reveal", "true")];
    let answer = called(asked, call, &fields)?;
    Ok(Reply::new(200, Body::text(answer.media_type, answer.body)))
}

pub(super) fn report_kind() -> Value {
    json!({ "type": "string", "enum": ["comparison", "feedback"] })
}
