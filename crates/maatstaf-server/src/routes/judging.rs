//! Judging somebody else's portfolio: blind, until everybody on the panel has handed in.

use axum::http::Method;
use jiff::Timestamp;
use maatstaf::{DocumentError, Framework, Portfolio, Problem as Fault};
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, CrosscheckAnswer, PanelRules, Resolution, ResolutionDocument, Seen,
};
use maatstaf_document::text;
use maatstaf_store::{Assessed, Id, Opened, Panel, Reading, Relation, Right, Writing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::documents::raw_text;
use super::panels::{JudgementShown, SignOffShown, compared, judgements, report_kind, shown, signed};
use crate::asked::Asked;
use crate::called::called;
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};

pub(crate) fn routes() -> Vec<Route> {
    let mine = "/v1/shared/{document}/assessment";
    let (judge, compare) = (Policy::Document(Right::Judge), Policy::Document(Right::Compare));
    let get = |name, path, policy, run| Route::new(name, Method::GET, path, policy, run).by_share();
    let post = |name, path, policy, run| Route::new(name, Method::POST, path, policy, run).by_share();
    vec![
        get("judging.panel", "/v1/shared/{document}/panel", judge, Run::Look(panel)).gives::<Panel>(200),
        get("judging.start", "/v1/shared/{document}/assessment/new", judge, Run::Change(start))
            .gives::<AssessmentDocument>(200),
        get("judging.read", mine, judge, Run::Look(read)).gives::<AssessmentShown>(200),
        Route::new("judging.save", Method::PUT, mine, judge, Run::Change(save))
            .by_share()
            .takes::<AssessmentDocument>(assessment_example)
            .on_top_of()
            .gives::<AssessmentShown>(200),
        post("judging.submit", "/v1/shared/{document}/assessment/submit", judge, Run::Change(submit))
            .on_top_of()
            .gives::<AssessmentShown>(200),
        post("judging.reveal", "/v1/shared/{document}/reveal", judge, Run::Change(reveal))
            .gives::<Panel>(200),
        get("judging.assessments", "/v1/shared/{document}/assessments", compare, Run::Look(others))
            .lists_all::<JudgementShown>(),
        get("judging.crosscheck", "/v1/shared/{document}/crosscheck", compare, Run::Change(crosscheck))
            .asks("report", report_kind, false)
            .gives::<CrosscheckAnswer>(200)
            .or("text/html"),
        post("judging.sign-off", "/v1/shared/{document}/sign-off", compare, Run::Change(sign_off))
            .takes::<NewSignOff>(sign_off_example)
            .gives::<SignOffShown>(200),
        get("judging.sign-offs", "/v1/shared/{document}/sign-offs", compare, Run::Look(sign_offs))
            .lists_all::<SignOffShown>(),
    ]
}

/// One's own assessment.
#[derive(Debug, Serialize, JsonSchema)]
struct AssessmentShown {
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

/// What a panel decided about exactly these bytes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewSignOff {
    /// The digest of the panel.
    digest: String,
    /// What was decided.
    #[schemars(with = "ResolutionDocument")]
    resolution: Box<RawValue>,
}

fn panel(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(Reply::json(&view.panel(asked.opened()?)?))
}

/// An assessment to fill in. It is saved on top of version 0.
fn start(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.note_read(opened)?;
    let (text, pseudonym) = (change.shown(opened)?.text, json!(pseudonym(opened)?).to_string());
    let answer = called(asked, "assess-new", &[("portfolio", &text), ("assessor", &pseudonym)])?;
    Ok(Reply::new(200, Body::text(answer.media_type, answer.body)).etag("0"))
}

fn read(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    reply(view.assessment(asked.opened()?)?.ok_or(Problem::new(Code::NotFound))?)
}

fn save(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (opened, text) = (asked.opened()?, asked.object_text()?.trim_start_matches('\u{feff}'));
    let portfolio = portfolio(&change.shown(opened)?.text)?;
    let assessment = Assessment::from_json(text, &portfolio, &PanelRules::standard())?;
    let mut faults = unfit(&assessment, opened, &portfolio)?;
    let before = change.assessment(opened)?;
    match before.filter(|_| opened.relation() == Relation::Revealed) {
        Some(before) => faults.extend(altered(&before.text, text)),
        None if assessment.document().after_reveal.is_some() => faults.push(not_yet()),
        None => {}
    }
    if !faults.is_empty() {
        return Err(DocumentError::new(faults).into());
    }
    reply(change.save_assessment(opened, asked.seen()?, text)?)
}

fn submit(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    reply(change.submit_assessment(asked.opened()?, asked.seen()?)?)
}

fn reveal(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.reveal(opened, &change.panel(opened)?.id)?;
    // Opened anew: what they may see of the panel is more now.
    let share = opened.share().ok_or(Problem::new(Code::NotFound))?;
    let opened = change.open_share(&asked.actor, share, Right::Compare)?;
    Ok(Reply::json(&change.panel(&opened)?))
}

fn others(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    judgements(view.assessments(opened, &view.panel(opened)?.id)?)
}

fn crosscheck(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    change.note_read(opened)?;
    let judgements = change.assessments(opened, &change.panel(opened)?.id)?;
    compared(asked, &change.shown(opened)?.text, &judgements)
}

fn sign_off(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let (opened, new) = (asked.opened()?, asked.body::<NewSignOff>()?);
    let portfolio = portfolio(&change.shown(opened)?.text)?;
    let resolution = new.resolution.get();
    Resolution::from_json(resolution, &portfolio, &PanelRules::standard()).map_err(|error| {
        Problem::from(error).inside(asked.object_text().unwrap_or_default(), "resolution")
    })?;
    let signed = change.sign_off(opened, &new.digest, resolution)?;
    Ok(Reply::json(&shown(signed)?))
}

fn sign_offs(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    signed(view.sign_offs(opened, &view.panel(opened)?.id)?)
}

fn reply(assessed: Assessed) -> Outcome {
    let (version, at, submitted) = (assessed.version, assessed.at, assessed.submitted);
    let shown = AssessmentShown { version, at, submitted, assessment: raw_text(assessed.text)? };
    Ok(Reply::json(&shown).etag(version.to_string()))
}

/// The portfolio that was shared, whole: what is said of it is checked against all of it.
fn portfolio(text: &str) -> Result<Portfolio, Problem> {
    Ok(Portfolio::open(text, Framework::by_id)?)
}

/// How an assessor is called in their assessment: the id of their share, which tells nothing of them.
fn pseudonym<'o>(opened: &'o Opened<'_>) -> Result<&'o Id, Problem> {
    opened.share().ok_or(Problem::new(Code::NotFound))
}

/// What an assessment must say of itself here.
fn unfit(assessment: &Assessment, opened: &Opened<'_>, portfolio: &Portfolio) -> Result<Vec<Fault>, Problem> {
    let (document, pseudonym) = (assessment.document(), pseudonym(opened)?);
    let mut faults = Vec::new();
    let mut report = |holds: bool, path: &str, message| {
        if !holds {
            faults.push(Fault::new("refused", path, message));
        }
    };
    let message = text!("the assessor is called `{pseudonym}` here", "de assessor heet hier `{pseudonym}`");
    report(document.assessor == pseudonym.as_str(), "assessor", message);
    let message = text!("what is written here was written blind", "wat hier staat, is blind geschreven");
    report(document.blind, "blind", message);
    let message = text!("this is not what was shared", "dit is niet wat is gedeeld");
    report(document.seen == Seen::of(portfolio), "seen", message);
    Ok(faults)
}

fn not_yet() -> Fault {
    let message = text!("the panel has not been revealed yet", "de beoordelaars zijn nog niet onthuld");
    Fault::new("refused", "after_reveal", message)
}

/// The parts that differ from what was handed in, but for the one that may.
fn altered(before: &str, after: &str) -> Vec<Fault> {
    let fields = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let differs = |name: &&String| *name != "after_reveal" && before.get(*name) != after.get(*name);
    let fault = |name: &String| {
        let message =
            text!("this was handed in and stays as it was", "dit is ingeleverd en blijft zoals het was");
        Fault::new("refused", name.as_str(), message)
    };
    names.into_iter().filter(differs).map(fault).collect()
}

fn assessment_example() -> Value {
    json!({
        "maatstaf_assessment": 1, "assessor": "shr-0b1c2d", "blind": true, "on": "2026-06-30",
        "seen": { "holder": "c-1", "framework": "emcc-2015", "digest": "0".repeat(64) },
        "judgements": [{ "category": "evaluation", "level": "practitioner", "rationale": "Asks for feedback often." }],
    })
}

fn sign_off_example() -> Value {
    let digest = "0".repeat(64);
    json!({
        "digest": digest,
        "resolution": { "maatstaf_resolution": 1, "holder": "c-1", "digest": digest, "records": [] },
    })
}
