//! The fields and types that Open Badges 3.0 asks for.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::text;
use serde_json::Value;

use super::{Findings, at, moment, text_at};
use crate::credential::CONTEXT;

/// Checks what a credential must have.
pub(super) fn check(payload: &Value, found: &mut Findings) {
    context(payload, found);
    types(payload, "type", &["VerifiableCredential"], found);
    types(payload, "type", &["OpenBadgeCredential", "AchievementCredential"], found);
    texts(payload, &["id"], found);
    issuer(payload, found);
    subject(payload, found);
    times(payload, found);
    if payload.get("vc").is_some() {
        let message = text!(
            "a second credential is wrapped inside; another reader would read that one",
            "er zit een tweede credential in verpakt; een andere lezer zou die lezen"
        );
        found.wrong("wrapped-credential", "payload.vc", message);
    }
    unchecked(payload, found);
}

fn context(payload: &Value, found: &mut Findings) {
    let names: Vec<Option<&str>> =
        payload.get("@context").and_then(Value::as_array).into_iter().flatten().map(Value::as_str).collect();
    let [first, second] = CONTEXT;
    let fits = |at: usize, sound: &dyn Fn(&str) -> bool| names.get(at).copied().flatten().is_some_and(sound);
    let first_fits = fits(0, &|name| name == first);
    if !first_fits || !fits(1, &is_badge_context) {
        let message = text!(
            "this must be a list that starts with `{first}` and `{second}`",
            "dit moet een lijst zijn die begint met `{first}` en `{second}`"
        );
        found.wrong("other-context", "payload.@context", message);
    }
}

/// The context of Open Badges 3.0, in any of its corrected editions.
fn is_badge_context(name: &str) -> bool {
    let rest = name.strip_prefix("https://purl.imsglobal.org/spec/ob/v3p0/context");
    let Some(edition) = rest.and_then(|rest| rest.strip_suffix(".json")) else { return false };
    match edition.strip_prefix("-3.").map(str::as_bytes) {
        Some([minor, b'.', patch]) => minor.is_ascii_digit() && patch.is_ascii_digit(),
        _ => edition.is_empty(),
    }
}

/// Checks that a list of types names at least one of these.
fn types(payload: &Value, path: &str, one_of: &[&str], found: &mut Findings) {
    let list = at(payload, path).and_then(Value::as_array);
    let named = |list: &Vec<Value>| list.iter().filter_map(Value::as_str).any(|name| one_of.contains(&name));
    let all_texts = |list: &Vec<Value>| list.iter().all(Value::is_string);
    if !list.is_some_and(|list| named(list) && all_texts(list)) {
        let wanted = one_of.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" / ");
        let message = text!(
            "this must be a list of types with {wanted}",
            "dit moet een lijst typen zijn, met {wanted}"
        );
        found.wrong("missing-type", format!("payload.{path}"), message);
    }
}

/// Checks that these are texts with something in them.
fn texts(payload: &Value, paths: &[&str], found: &mut Findings) {
    for path in paths {
        if text_at(payload, path).is_none_or(str::is_empty) {
            let message = text!("a text is needed here", "hier is een tekst nodig");
            found.wrong("missing-field", format!("payload.{path}"), message);
        }
    }
}

fn issuer(payload: &Value, found: &mut Findings) {
    if !payload.get("issuer").is_some_and(Value::is_string) {
        texts(payload, &["issuer.id"], found);
        types(payload, "issuer.type", &["Profile"], found);
    }
}

fn subject(payload: &Value, found: &mut Findings) {
    types(payload, "credentialSubject.type", &["AchievementSubject"], found);
    types(payload, "credentialSubject.achievement.type", &["Achievement"], found);
    let needed = ["id", "name", "description"].map(|name| format!("credentialSubject.achievement.{name}"));
    texts(payload, &needed.each_ref().map(String::as_str), found);
    if !at(payload, "credentialSubject.achievement.criteria").is_some_and(Value::is_object) {
        let message = text!("an object is needed here", "hier is een object nodig");
        found.wrong("missing-field", "payload.credentialSubject.achievement.criteria", message);
    }
    let identifiers = at(payload, "credentialSubject.identifier").and_then(Value::as_array);
    match at(payload, "credentialSubject.id") {
        None if identifiers.is_some_and(|list| !list.is_empty()) => {}
        Some(Value::String(id)) if !id.is_empty() => {}
        _ => {
            let message = text!("nothing says whom it is about", "nergens staat over wie de badge gaat");
            found.wrong("no-subject", "payload.credentialSubject.id", message);
        }
    }
    results(payload, found);
}

/// Checks that every result points at what it is about, and every level at a level of it.
fn results(payload: &Value, found: &mut Findings) {
    let levels = levels(payload);
    let results = at(payload, "credentialSubject.result").and_then(Value::as_array);
    for (place, result) in results.into_iter().flatten().enumerate() {
        let path = format!("payload.credentialSubject.result[{place}]");
        let about = result.get("resultDescription").and_then(Value::as_str);
        let level = result.get("achievedLevel").and_then(Value::as_str);
        let known = about.map(|about| levels.get(about));
        let dangling = match (known, level) {
            (Some(None), _) | (None, Some(_)) => true,
            (Some(Some(levels)), Some(level)) => !levels.contains(level),
            (Some(Some(_)) | None, None) => false,
        };
        if dangling {
            let message = text!(
                "this points at a result or a level that the badge does not describe",
                "dit verwijst naar een resultaat of niveau dat de badge niet beschrijft"
            );
            found.wrong("dangling-result", path, message);
        }
    }
}

fn levels(payload: &Value) -> BTreeMap<&str, BTreeSet<&str>> {
    let described = at(payload, "credentialSubject.achievement.resultDescription").and_then(Value::as_array);
    let mut levels: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for description in described.into_iter().flatten() {
        let Some(about) = text_at(description, "id") else { continue };
        let list = description.get("rubricCriterionLevel").and_then(Value::as_array);
        let ids = list.into_iter().flatten().filter_map(|level| text_at(level, "id"));
        levels.entry(about).or_default().extend(ids);
    }
    levels
}

fn times(payload: &Value, found: &mut Findings) {
    let read = |name: &str| text_at(payload, name).and_then(moment);
    let (from, until) = (read("validFrom"), read("validUntil"));
    for (name, known) in [("validFrom", from), ("validUntil", until)] {
        let missing = known.is_none() && (name == "validFrom" || payload.get(name).is_some());
        if missing {
            let message = text!(
                "a date and time with its zone is needed here",
                "hier is een datum met tijd en tijdzone nodig"
            );
            found.wrong("bad-time", format!("payload.{name}"), message);
        }
    }
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let message = text!("this ends before it starts", "dit eindigt voordat het begint");
        found.wrong("ends-before-start", "payload.validUntil", message);
    }
}

/// Notes what is in the badge and is not looked at.
fn unchecked(payload: &Value, found: &mut Findings) {
    if payload.get("credentialStatus").is_some() {
        found.note(
            "status-not-checked",
            text!(
                "The issuer can withdraw this badge; whether that happened is not checked, because nothing is fetched.",
                "De uitgever kan deze badge intrekken; of dat is gebeurd, is niet nagegaan, want er wordt niets opgehaald."
            ),
        );
    }
    if payload.get("proof").is_some() {
        found.note(
            "proof-not-checked",
            text!(
                "There is a second proof inside, which is not checked.",
                "Er zit een tweede bewijs van echtheid in, en dat is niet nagegaan."
            ),
        );
    }
    if payload.get("aud").is_some() {
        found.note(
            "audience-not-checked",
            text!(
                "The badge names for whom it is meant; whether that is you is not checked.",
                "De badge noemt voor wie hij bedoeld is; of jij dat bent, is niet nagegaan."
            ),
        );
    }
}
