//! Open Badges 3.0 issued and verified.

use jiff::Timestamp;
use jiff::civil::Date;
use maatstaf::{Policy, PolicyDocument, Portfolio, PortfolioDocument};
use maatstaf_crosscheck::{PanelRulesDocument, Resolution, ResolutionDocument};
use maatstaf_document::text;
use maatstaf_results::{
    AssessorDecision, Credential, Key, PublicKey, SelfAssessment, Trust, issue as sign, start_of_day,
    verify as examine,
};

use crate::answer::{Answer, JSON, Outcome, PLAIN, json};
use crate::desk::{Desk, below, reading};
use crate::document::{Document, Free, Named, Pack};
use crate::refused::{Refused, both};
use crate::request::requests;

requests! {
    /// What a portfolio supports, or what was decided on it, to be signed.
    Issue {
        portfolio: Document<PortfolioDocument>,
        key: Document<Free>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        resolution: Option<Document<ResolutionDocument>>,
        rules: Option<Document<PanelRulesDocument>>,
        subject: Option<String>,
        name: Option<String>,
        on: Option<Date>,
        until: Option<Date>,
        #[serde(default)]
        unsigned: bool,
    }

    /// A badge to be verified.
    Verify { badge: String, key: Option<Document<Free>>, issuer: Option<String>, on: Option<Date> }
}

pub(crate) fn issue(asked: &Issue, desk: &Desk<'_>) -> Outcome {
    let key = desk.document("key", &asked.key, Key::from_jwk);
    let ((portfolio, policy), key) = both(desk.reading(reading!(asked)), key)?;
    let from = asked.on.map_or(desk.now, start_of_day);
    // The last day counts as a whole.
    let until = asked.until.map(|day| start_of_day(day.tomorrow().unwrap_or(day)));
    let credential = match &asked.resolution {
        None => self_assessment(asked, desk, (&portfolio, &policy), &key.public(), (from, until))?,
        Some(document) => decision(asked, desk, (&portfolio, document), &key.public(), (from, until))?,
    };
    if asked.unsigned {
        return Ok(Answer::new(JSON, credential.to_json()));
    }
    let token = sign(&credential, &key).map_err(|error| desk.placed(&error, |_| "key".to_owned()))?;
    Ok(Answer::new(PLAIN, token + "\n"))
}

fn self_assessment(
    asked: &Issue,
    desk: &Desk<'_>,
    (portfolio, policy): (&Portfolio, &Policy),
    key: &PublicKey,
    (from, until): (Timestamp, Option<Timestamp>),
) -> Result<Credential, Refused> {
    let mut choices = SelfAssessment::new(from);
    (choices.language, choices.valid_until, choices.name) = (desk.language, until, asked.name.clone());
    let credential = Credential::self_assessment(portfolio, policy, key, &choices);
    credential.map_err(|error| desk.placed(&error, field))
}

fn decision(
    asked: &Issue,
    desk: &Desk<'_>,
    (portfolio, document): (&Portfolio, &Document<ResolutionDocument>),
    key: &PublicKey,
    (from, until): (Timestamp, Option<Timestamp>),
) -> Result<Credential, Refused> {
    let rules = desk.rules(asked.rules.as_ref())?;
    let resolution =
        desk.document("resolution", document, |text| Resolution::from_json(text, portfolio, &rules))?;
    let (Some(name), Some(subject)) = (&asked.name, &asked.subject) else {
        let message = text!(
            "a badge of a decision needs `subject` (whom it is about) and `name` (who decided)",
            "een badge van een besluit heeft `subject` nodig (over wie) en `name` (wie besloot)"
        );
        return Err(desk.refuse("missing-field", "", message));
    };
    let mut choices = AssessorDecision::new(name, subject, from);
    (choices.language, choices.valid_until) = (desk.language, until);
    let credential = Credential::assessor_decision(portfolio, &resolution, key, &choices);
    credential.map_err(|error| desk.placed(&error, field))
}

/// The field of the request that a choice of a credential comes from.
fn field(choice: &str) -> String {
    match choice {
        "valid_from" => "on".to_owned(),
        "valid_until" => "until".to_owned(),
        "issuer_name" | "name" => "name".to_owned(),
        "holder_id" => "subject".to_owned(),
        of_resolution => below("resolution", of_resolution),
    }
}

pub(crate) fn verify(asked: &Verify, desk: &Desk<'_>) -> Outcome {
    let key = desk.maybe("key", asked.key.as_ref(), PublicKey::from_jwk)?;
    let trust = match (key, &asked.issuer) {
        (None, _) => Trust::nobody(),
        (Some(key), None) => Trust::nobody().key(key),
        (Some(key), Some(issuer)) => Trust::nobody().key_of(issuer, key),
    };
    json(&examine(asked.badge.trim(), &trust, asked.on.map_or(desk.now, start_of_day)))
}
