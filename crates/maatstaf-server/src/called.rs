//! What the engine says of something that is kept here.

use jiff::tz::TimeZone;
use maatstaf_calls::{Answer, Call, Circumstances};
use maatstaf_document::say;
use maatstaf_store::Shown;
use serde_json::Value;

use crate::asked::Asked;
use crate::problem::{Code, Problem};

/// What a call needs to know besides its request.
pub(crate) fn circumstances(asked: &Asked<'_>) -> Circumstances {
    let now = asked.now();
    Circumstances { today: now.to_zoned(TimeZone::system()).date(), now, language: asked.language }
}

/// The answer of a call to a request of these fields, whose values are JSON already.
pub(crate) fn called(asked: &Asked<'_>, name: &str, fields: &[(&str, &str)]) -> Result<Answer, Problem> {
    // INVARIANT: the names that are asked for here stand in the table of calls; a test asks for each.
    let call = Call::by_name(name).ok_or(Problem::new(Code::Failed))?;
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    let request = format!("{{{}}}", fields.join(","));
    Ok(call.answer(&request, &circumstances(asked)).map_err(|refused| refused.error().clone())?)
}

/// What an assessor may see of a portfolio: no self-rating, verdicts or remarks, and of the confidential parts those that
/// were shared.
pub(crate) fn blind(asked: &Asked<'_>, shown: &Shown) -> Result<String, Problem> {
    let answer = called(asked, "assess-view", &[("portfolio", &shown.text)])?;
    let mut view: Value = serde_json::from_str(&answer.body).map_err(|_| Problem::new(Code::Failed))?;
    let is_shown = |part: &str| shown.parts.iter().any(|shown| shown == part);
    if let Some(fields) = view.as_object_mut() {
        if !is_shown("sessions") {
            fields.remove("ledger");
        }
        let ledger = fields.get_mut("ledger");
        let hidden = HIDDEN.iter().filter(|(part, _, _)| !is_shown(part));
        leave_out(ledger, hidden.map(|(_, list, field)| (*list, *field)));
        for item in fields.get_mut("evidence").and_then(Value::as_array_mut).into_iter().flatten() {
            shorten(item, &is_shown);
        }
        for entry in fields.get_mut("not_applicable").and_then(Value::as_array_mut).into_iter().flatten() {
            if !is_shown("rationales") {
                entry["reason"] = Value::from(say!(asked.language, "not shared", "niet gedeeld"));
            }
        }
    }
    Ok(view.to_string())
}

/// The texts of a ledger that are a confidential part of their own: the part, the list and the field.
const HIDDEN: [(&str, &str, &str); 5] = [
    ("feedback", "feedback", "text"),
    ("learning", "supervision", "learning"),
    ("learning", "cpd", "learning"),
    ("learning", "cpd", "application"),
    ("texts", "reflections", "text"),
];

/// The texts of a piece of evidence that are a confidential part of their own: the part and the field.
const HIDDEN_OF_EVIDENCE: [(&str, &str); 4] =
    [("texts", "text"), ("contexts", "context"), ("contexts", "occasion"), ("clients", "client")];

/// A piece of evidence without the parts that were not shared. It must be called something: without its title, by its id.
fn shorten(item: &mut Value, is_shown: &impl Fn(&str) -> bool) {
    let Some(fields) = item.as_object_mut() else { return };
    for (part, field) in HIDDEN_OF_EVIDENCE {
        if !is_shown(part) {
            fields.remove(field);
        }
    }
    if let Some(id) = fields.get("id").cloned().filter(|_| !is_shown("titles")) {
        fields.insert("title".to_owned(), id);
    }
    for claim in fields.get_mut("claims").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(claim) = claim.as_object_mut().filter(|_| !is_shown("rationales")) {
            claim.remove("rationale");
        }
    }
}

fn leave_out<'f>(ledger: Option<&mut Value>, fields: impl Iterator<Item = (&'f str, &'f str)>) {
    let Some(ledger) = ledger else { return };
    for (list, field) in fields {
        for entry in ledger.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(entry) = entry.as_object_mut() {
                entry.remove(field);
            }
        }
    }
}
