//! The claims of a token, which repeat fields of the credential: two readers must not read two things.

use jiff::Timestamp;
use maatstaf_document::text;
use serde_json::Value;

use super::{Findings, issuer_id, moment, text_at};

/// Checks the claims, and the moment against the time for which the badge holds.
pub(super) fn check(payload: &Value, now: Timestamp, found: &mut Findings) {
    let subject = text_at(payload, "credentialSubject.id");
    same(payload, "iss", issuer_id(payload), "issuer.id", found);
    same(payload, "jti", text_at(payload, "id"), "id", found);
    same(payload, "sub", subject, "credentialSubject.id", found);
    let time = |name| text_at(payload, name).and_then(moment);
    let (from, until) = (time("validFrom"), time("validUntil"));
    same_time(payload, "nbf", from, "validFrom", found);
    same_time(payload, "exp", until, "validUntil", found);
    if from.is_some_and(|from| now < from) {
        let message = text!("it does not hold yet", "de badge geldt nog niet");
        found.wrong("not-yet-valid", "payload.validFrom", message);
    }
    if until.is_some_and(|until| until <= now) {
        let message = text!("it holds no longer", "de badge geldt niet meer");
        found.wrong("expired", "payload.validUntil", message);
    }
}

/// Checks that a claim says what a field says. A claim is needed where the field is there, and wrong where it is not.
fn same(payload: &Value, claim: &str, field: Option<&str>, name: &str, found: &mut Findings) {
    match (payload.get(claim), field) {
        (None, None) => {}
        (None, Some(_)) => missing(claim, found),
        (Some(claimed), field) if field.is_some() && claimed.as_str() == field => {}
        (Some(_), _) => differs(claim, name, found),
    }
}

fn same_time(payload: &Value, claim: &str, field: Option<Timestamp>, name: &str, found: &mut Findings) {
    match (payload.get(claim), field) {
        (None, None) => {}
        (None, Some(_)) => missing(claim, found),
        (Some(claimed), Some(field)) if seconds(claimed) == Some(field.as_second()) => {}
        (Some(_), _) => differs(claim, name, found),
    }
}

/// A moment as a token writes it, in whole seconds.
fn seconds(claimed: &Value) -> Option<i64> {
    let fraction = || claimed.as_f64().filter(|seconds| seconds.abs() < 1e12);
    #[expect(clippy::cast_possible_truncation, reason = "it is bounded, and the fraction is to go")]
    claimed.as_i64().or_else(|| fraction().map(|seconds| seconds as i64))
}

fn missing(claim: &str, found: &mut Findings) {
    let message = text!("the claim `{claim}` is missing", "de claim `{claim}` ontbreekt");
    found.wrong("missing-claim", format!("payload.{claim}"), message);
}

fn differs(claim: &str, name: &str, found: &mut Findings) {
    let message =
        text!("`{claim}` does not say what `{name}` says", "`{claim}` zegt iets anders dan `{name}`");
    found.wrong("claims-differ", format!("payload.{claim}"), message);
}
