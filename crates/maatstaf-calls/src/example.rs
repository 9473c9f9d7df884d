//! A whole request for each call. They stand in `examples/requests.json`; the documents in them are made once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::date;
use maatstaf::{Framework, Lane, Language, Policy, Portfolio};
use maatstaf_crosscheck::assessment_starter;
use maatstaf_mentoring::{agreement_starter, audit_starter};
use maatstaf_programme::programme_starter;
use maatstaf_results::{Credential, Key, SelfAssessment, issue, start_of_day};
use serde_json::{Value, json};

/// The requests, in which `@name` stands for a document. A test asks every call for its own.
static REQUESTS: LazyLock<BTreeMap<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("examples/requests.json")).unwrap_or_default());

/// The documents, by name.
static DOCUMENTS: LazyLock<BTreeMap<&'static str, Value>> = LazyLock::new(documents);

/// A whole request for a call.
pub(crate) fn request(name: &str) -> String {
    let mut request = REQUESTS.get(name).cloned().unwrap_or_else(|| json!({}));
    fill(&mut request);
    format!("{request:#}\n")
}

/// The requests and the documents in them as one value, for who puts them together without this crate: `@name` stands for a document.
pub fn written_examples() -> Value {
    json!({ "requests": *REQUESTS, "documents": *DOCUMENTS })
}

/// Puts documents where they are named.
fn fill(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some(document) = text.strip_prefix('@').and_then(|name| DOCUMENTS.get(name)) {
                *value = document.clone();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(fill),
        Value::Object(entries) => entries.values_mut().for_each(fill),
        _ => {}
    }
}

fn documents() -> BTreeMap<&'static str, Value> {
    let text = include_str!("examples/portfolio.json");
    let portfolio: Value = serde_json::from_str(text).unwrap_or_default();
    let mut documents = BTreeMap::from([
        ("earlier", earlier(&portfolio)),
        ("group", (1..=5).map(|at| of_holder(&portfolio, at)).collect()),
        ("ledger", portfolio.get("ledger").cloned().unwrap_or_default()),
        ("programme", read(&programme_starter(Language::En))),
        ("agreement", read(&agreement_starter(Language::En))),
        ("audit", read(&audit_starter(Language::En))),
        // Everybody can know this key: it signs nothing but this example.
        ("key", read(&Key::from_seed([7; 32]).to_jwk())),
    ]);
    if let Ok(checked) = Portfolio::open(text, Framework::by_id) {
        documents.insert("assessment-a", assessment(&checked, "assessor-a", "foundation"));
        documents.insert("assessment-b", assessment(&checked, "assessor-b", "practitioner"));
        documents.insert("certificate", json!(checked.estimate().certificate(Lane::Estimate)));
        documents.insert("badge", badge(&checked));
    }
    documents.insert("portfolio", portfolio);
    documents
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// The portfolio as it was in spring, with less in it.
fn earlier(portfolio: &Value) -> Value {
    let mut portfolio = portfolio.clone();
    if let Some(day) = portfolio.get_mut("as_of") {
        *day = json!("2026-04-30");
    }
    if let Some(evidence) = portfolio.get_mut("evidence").and_then(Value::as_array_mut) {
        evidence.truncate(4);
    }
    portfolio
}

/// The portfolio as if it were another person's.
fn of_holder(portfolio: &Value, at: usize) -> Value {
    let mut portfolio = portfolio.clone();
    if let Some(holder) = portfolio.get_mut("holder") {
        *holder = json!(format!("coach-{at}"));
    }
    portfolio
}

/// What an assessor makes of the portfolio: one level in every category.
fn assessment(portfolio: &Portfolio, assessor: &str, level: &str) -> Value {
    let mut assessment = read(&assessment_starter(portfolio, assessor, false, date(2026, 7, 1)));
    let judgements = assessment.get_mut("judgements").and_then(Value::as_array_mut);
    for judged in judgements.into_iter().flatten().filter_map(|one| one.get_mut("level")) {
        *judged = json!(level);
    }
    assessment
}

/// What the portfolio supports, signed by its holder.
fn badge(portfolio: &Portfolio) -> Value {
    let (key, choices) = (Key::from_seed([7; 32]), SelfAssessment::new(start_of_day(date(2026, 6, 30))));
    let credential = Credential::self_assessment(portfolio, &Policy::standard(), &key.public(), &choices);
    credential.and_then(|credential| issue(&credential, &key)).map(Value::from).unwrap_or_default()
}
