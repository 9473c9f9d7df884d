//! What the tests share: a portfolio full of private words, and a forge for tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::civil::date;
use maatstaf::emcc::{Category, Level};
use maatstaf::{Evidence, Framework, Kind, Policy, Portfolio, Ruling, SelfRating, Verdict, Verification};
use maatstaf_crosscheck::{PanelRules, Resolution, Seen};
use maatstaf_results::{AssessorDecision, Credential, Key, SelfAssessment, issue, start_of_day};
use serde_json::Value;

pub(crate) type Tested = Result<(), Box<dyn std::error::Error>>;

pub(crate) fn holder() -> Key {
    Key::from_seed([7; 32])
}

pub(crate) fn organisation() -> Key {
    Key::from_seed([9; 32])
}

pub(crate) fn day() -> Timestamp {
    start_of_day(date(2026, 7, 1))
}

/// A portfolio in which each text that a holder or assessor can write holds a word of its own.
pub(crate) fn portfolio(words: &mut dyn FnMut() -> String) -> Result<Portfolio, maatstaf::DocumentError> {
    let mut portfolio = Portfolio::new(Framework::emcc()).on(date(2026, 6, 30));
    let kinds =
        [(Kind::SessionLog, Verification::Artefact), (Kind::ClientFeedback, Verification::Corroborated)];
    for (at, (kind, verification)) in kinds.into_iter().cycle().take(4).enumerate() {
        let mut item = Evidence::new(format!("item-{at}"), words()).verified(verification);
        (item.kind, item.text, item.context) = (kind, words(), Some(words()));
        (item.client, item.comment) = (Some("client-1".to_owned()), Some(words()));
        for indicator in [1, 2, 3, 4, 5, 6] {
            item = item.shows(indicator);
            item.claims.last_mut().ok_or_else(|| maatstaf::DocumentError::new(Vec::new()))?.rationale =
                Some(words());
        }
        item = item.equivalent(Category::ManagingTheContract, Level::Practitioner, words());
        portfolio.add(item)?;
    }
    portfolio.change(|document| {
        "coach-a".clone_into(&mut document.holder);
        document.target = Some("practitioner".to_owned());
        document.comment = Some(words());
        document.self_rating = vec![SelfRating {
            category: "evaluation".to_owned(),
            level: Some("practitioner".to_owned()),
            reason: Some(words()),
        }];
        document.verdicts = vec![Verdict {
            assessor: "assessor-1".to_owned(),
            evidence: "item-0".to_owned(),
            indicator: Some(1),
            category: None,
            level: None,
            theme: None,
            ruling: Ruling::Accept,
            strength: None,
            reason: words(),
        }];
    })?;
    Ok(portfolio)
}

pub(crate) fn plain() -> Result<Portfolio, maatstaf::DocumentError> {
    let mut at = 0;
    portfolio(&mut || {
        at += 1;
        format!("words {at}")
    })
}

pub(crate) fn own(portfolio: &Portfolio) -> Result<Credential, maatstaf::DocumentError> {
    let choices = SelfAssessment::new(day());
    Credential::self_assessment(portfolio, &Policy::standard(), &holder().public(), &choices)
}

pub(crate) fn own_token() -> Result<String, Box<dyn std::error::Error>> {
    Ok(issue(&own(&plain()?)?, &holder())?)
}

pub(crate) fn resolution(
    portfolio: &Portfolio,
    decision: &str,
) -> Result<Resolution, maatstaf::DocumentError> {
    let digest = Seen::of(portfolio).digest;
    let text = format!(
        r#"{{"maatstaf_resolution": 1, "holder": "coach-a", "digest": "{digest}", "decision": {{{decision},
            "by": ["chair", "assessor-1"], "on": "2026-06-30"}}}}"#
    );
    Resolution::from_json(&text, portfolio, &PanelRules::standard())
}

pub(crate) const AWARD: &str =
    r#""outcome": "award", "level": "practitioner", "why": "sound practice throughout""#;

pub(crate) fn decision_choices() -> AssessorDecision {
    AssessorDecision::new("School for Coaches", holder().public().did(), day())
}

pub(crate) fn decided(portfolio: &Portfolio) -> Result<Credential, maatstaf::DocumentError> {
    let resolution = resolution(portfolio, AWARD)?;
    Credential::assessor_decision(portfolio, &resolution, &organisation().public(), &decision_choices())
}

pub(crate) fn part(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

/// A token over any texts, signed with a key.
pub(crate) fn forged(header: &str, payload: &str, key: &Key) -> String {
    let signed = format!("{}.{}", part(header), part(payload));
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes())))
}

/// The payload of a token.
pub(crate) fn payload(token: &str) -> Result<Value, Box<dyn std::error::Error>> {
    let middle = token.split('.').nth(1).ok_or("no payload")?;
    Ok(serde_json::from_slice(&URL_SAFE_NO_PAD.decode(middle)?)?)
}
