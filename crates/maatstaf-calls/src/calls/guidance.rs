//! Which form of help fits, and what sessions really were.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf::PortfolioDocument;
use maatstaf_guidance::{
    ChoiceDocument, ComparisonDocument, FormsDocument, Guidance, QuestionsDocument, Request, RequestDocument,
};
use maatstaf_practice::LedgerDocument;
use schemars::JsonSchema;
use serde::Serialize;

use super::practice::Nothing;
use crate::answer::{Outcome, json};
use crate::desk::{Desk, practice_of};
use crate::document::{Document, Pack};
use crate::request::requests;

requests! {
    /// Answers to the chooser's questions; without any, the questions are asked.
    Choose {
        request: Option<Document<RequestDocument>>,
        answers: Option<BTreeMap<String, String>>,
    }

    /// The sessions of a ledger.
    Sessions {
        portfolio: Option<Document<PortfolioDocument>>,
        ledger: Option<Document<LedgerDocument>>,
        framework: Option<Pack>,
        as_of: Option<Date>,
    }
}

/// The choice that answers make, or the questions when there are none.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is there for its schema: both are written by themselves")]
pub(crate) enum ChoiceOrQuestions {
    /// The choice.
    Choice(Box<ChoiceDocument>),
    /// The questions.
    Questions(Box<QuestionsDocument>),
}

/// The forms of help side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FormsAnswer<'g> {
    /// Mentoring and coaching side by side.
    comparison: &'g ComparisonDocument,
    /// The forms of help.
    forms: &'g FormsDocument,
}

pub(crate) fn guidance(asked: &Choose, desk: &Desk<'_>) -> Outcome {
    let guidance = Guidance::standard();
    if asked.request.is_none() && asked.answers.is_none() {
        return json(guidance.questions());
    }
    let read = |text: &str| Request::from_json(&guidance, text);
    let read = desk.maybe("request", asked.request.as_ref(), read)?.unwrap_or_default();
    let ids = guidance.questions().ids();
    let read = ids.iter().filter_map(|id| Some((id.as_str(), read.answer(id)?)));
    let told = asked.answers.iter().flatten().map(|(id, answer)| (id.as_str(), answer.as_str()));
    let request = Request::of(&guidance, read.chain(told));
    let request = request.map_err(|error| desk.placed(&error, str::to_owned))?;
    json(guidance.choose(&request).document())
}

pub(crate) fn compare(_: &Nothing, _: &Desk<'_>) -> Outcome {
    let guidance = Guidance::standard();
    json(&FormsAnswer { comparison: guidance.comparison(), forms: guidance.forms() })
}

pub(crate) fn review(asked: &Sessions, desk: &Desk<'_>) -> Outcome {
    let (portfolio, _) = desk.practice(practice_of!(asked))?;
    let ledger = portfolio.ledger();
    let sessions = ledger.document().sessions.iter();
    let sessions = sessions.map(|one| (one.id.as_str(), one.service.id(), one.traits.as_slice()));
    json(Guidance::standard().review_ledger(sessions).document())
}
