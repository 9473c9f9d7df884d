//! What is known of frameworks and policies, and the schemas of all documents.

#![expect(clippy::indexing_slicing, reason = "a key that a JSON value lacks reads as null")]

use maatstaf::{Framework, Policy};
use maatstaf_cohort::CohortDocument;
use maatstaf_crosscheck::{
    AssessmentDocument, CrosscheckAnswer, PanelRulesDocument, RatersAnswer, ResolutionDocument,
};
use maatstaf_crosswalk::{CrosswalkAnswer, CrosswalkDocument};
use maatstaf_document::schema_of;
use maatstaf_guidance::{ChoiceDocument, LedgerReviewDocument, RequestDocument};
use maatstaf_mentoring::{AgreementCheck, AgreementDocument, AuditDocument, AuditResult};
use maatstaf_practice::ColumnsDocument;
use maatstaf_programme::{ProgrammeAnswer, ProgrammeDocument, eqa_policy};
use maatstaf_progress::ProgressDocument;
use maatstaf_readiness::{Advice, Calendar, Overview, Readiness, SchemeDocument};
use maatstaf_report::Disclosure;
use maatstaf_results::Verification;
use serde_json::{Value, json};

use crate::context::Context;
use crate::output::{BOLD, DIM, Outcome, styled};

type Make = fn() -> Value;

/// The schemas of what is not the core's, by name.
const SCHEMAS: [(&str, Make); 26] = [
    ("scheme", schema_of::<SchemeDocument>),
    ("readiness", schema_of::<Readiness>),
    ("advice", schema_of::<Advice>),
    ("overview", schema_of::<Overview>),
    ("calendar", schema_of::<Calendar>),
    ("programme", schema_of::<ProgrammeDocument>),
    ("programme-answer", schema_of::<ProgrammeAnswer>),
    ("request", schema_of::<RequestDocument>),
    ("choice", schema_of::<ChoiceDocument>),
    ("ledger-review", schema_of::<LedgerReviewDocument>),
    ("audit", schema_of::<AuditDocument>),
    ("audit-result", schema_of::<AuditResult>),
    ("agreement", schema_of::<AgreementDocument>),
    ("agreement-check", schema_of::<AgreementCheck>),
    ("assessment", schema_of::<AssessmentDocument>),
    ("resolution", schema_of::<ResolutionDocument>),
    ("panel-rules", schema_of::<PanelRulesDocument>),
    ("crosscheck", schema_of::<CrosscheckAnswer>),
    ("raters", schema_of::<RatersAnswer>),
    ("crosswalk", schema_of::<CrosswalkDocument>),
    ("crosswalk-answer", schema_of::<CrosswalkAnswer>),
    ("badge-verification", schema_of::<Verification>),
    ("columns", schema_of::<ColumnsDocument>),
    ("progress", schema_of::<ProgressDocument>),
    ("cohort", schema_of::<CohortDocument>),
    ("disclosure", schema_of::<Disclosure>),
];

/// `maatstaf framework list`.
pub(crate) fn frameworks(context: &Context) -> Outcome {
    let known = context.framework_ids().into_iter().filter_map(|id| context.find(id)).map(|one| {
        let (name, edition) = (&one.wording(context.language).name, &one.facts().edition);
        let line = context.say("framework-line", &[&one.id(), name, edition, &one.indicators().len()]);
        let facts =
            json!({ "id": one.id(), "edition": edition, "name": name, "indicators": one.indicators().len() });
        (facts, context.line(&line, 4))
    });
    let (facts, lines): (Vec<Value>, Vec<String>) = known.unzip();
    context.show(&facts, || lines.concat())
}

/// `maatstaf framework schema`.
pub(crate) fn schema(context: &Context) -> Outcome {
    let others = SCHEMAS.iter().map(|(name, _)| *name);
    let names: Vec<&str> = maatstaf::schema_names().chain(others).collect();
    context.position("document", &names)?;
    let of = |id| maatstaf::schema(id).or_else(|| Some(SCHEMAS.iter().find(|(name, _)| *name == id)?.1()));
    match context.text("document").and_then(of) {
        Some(schema) => Ok(context.json(&schema)?.into()),
        None => Ok((names.join("\n") + "\n").into()),
    }
}

/// `maatstaf framework show`.
pub(crate) fn framework(context: &Context) -> Outcome {
    let framework = context.worded(&context.framework("id")?)?;
    context.position("category", framework.categories())?;
    context.position("level", framework.levels())?;
    let document = document(context, &framework);
    context.show(&document, || {
        text(context, &framework, document["indicators"].as_array().map_or(&[], Vec::as_slice))
    })
}

/// The facts of a framework with their wording in one language.
fn document(context: &Context, framework: &Framework) -> Value {
    let facts = json!(framework.facts());
    let words = json!(framework.wording(context.language));
    let lists = facts["lists"].as_array().into_iter().flatten().map(|list| {
        let words = &words["lists"][list["id"].as_str().unwrap_or_default()];
        json!({ "id": list["id"], "title": words["title"], "items": joined(&list["items"], &words["items"], "text") })
    });
    let mut indicators = joined(&facts["indicators"], &words["indicators"], "summary");
    let asked = |one: &Value, key| context.text(key).is_none_or(|id| one[key] == id);
    indicators.retain(|one| asked(one, "category") && asked(one, "level"));
    for one in &mut indicators {
        one["conditional"] = json!(one["conditional"] == true);
    }
    json!({
        "id": facts["id"], "edition": facts["edition"], "holder": facts["holder"], "language": context.language,
        "name": words["name"], "equivalence": words["equivalence"], "lists": lists.collect::<Vec<_>>(),
        "levels": joined(&facts["levels"], &words["levels"], "name"),
        "categories": joined(&facts["categories"], &words["categories"], "name"),
        "indicators": indicators, "progressions": facts["progressions"],
        "descriptors": joined(&facts["descriptors"], &words["descriptors"], "text"),
    })
}

/// Each fact, which is an id or has one, with its words; words that are a single text go under `key`.
fn joined(facts: &Value, words: &Value, key: &str) -> Vec<Value> {
    let join = |fact: &Value| {
        let mut one = if fact.is_object() { fact.clone() } else { json!({ "id": fact }) };
        let id = one["id"].as_str().map_or_else(|| one["number"].to_string(), str::to_owned);
        match (&words[&id], one.as_object_mut()) {
            (Value::Object(words), Some(one)) => one.extend(words.clone()),
            (text, _) => one[key] = text.clone(),
        }
        one
    };
    facts.as_array().into_iter().flatten().map(join).collect()
}

fn text(context: &Context, framework: &Framework, indicators: &[Value]) -> String {
    let wording = framework.wording(context.language);
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let head = format!("{} · {} · {}", wording.name, framework.id(), framework.facts().edition);
    let mut text = context.title(&head).trim_start().to_owned() + &context.line(&wording.equivalence, 0);
    for cell in indicators.chunk_by(|a, b| a["category"] == b["category"] && a["level"] == b["level"]) {
        for (at, one) in cell.iter().enumerate() {
            if at == 0 {
                let (category, level) =
                    (said(&one["category"]), context.level(framework, one["level"].as_str()));
                text += &context.title(&format!("{level} · {}", context.category(framework, &category)));
            }
            let mark =
                if one["conditional"] == true { context.say("conditional", &[]) } else { String::new() };
            text += &context
                .line(&format!("{:>4}  {}{mark}", one["number"].to_string(), said(&one["summary"])), 6);
            let signals = one["signals"].as_array().into_iter().flatten();
            text.extend(signals.map(|signal| context.line(&format!("      – {}", said(signal)), 8)));
            if let Some(evidence) = one["evidence"].as_str().filter(|text| !text.is_empty()) {
                text += &styled(DIM, &context.line(&context.say("suits", &[&evidence]), 8));
            }
        }
    }
    text
}

/// `maatstaf policy list`.
pub(crate) fn policies(context: &Context) -> Outcome {
    let known: Vec<Policy> = Policy::ids().filter_map(Policy::by_id).chain([eqa_policy()]).collect();
    let facts = known.iter().map(|policy| json!({ "id": policy.id(), "about": policy.document().about }));
    context.show(&facts.collect::<Vec<_>>(), || known.iter().map(|policy| head(context, policy)).collect())
}

/// `maatstaf policy show`.
pub(crate) fn policy(context: &Context) -> Outcome {
    let policy = context.policy()?.map_err(|error| context.refused(context.given("policy"), &error))?;
    context.show(policy.document(), || {
        let document = json!(policy.document());
        let shown = |key: &str| !["$schema", "maatstaf_policy", "id", "about"].contains(&key);
        let entries = document.as_object().into_iter().flatten().filter(|(key, _)| shown(key));
        let rows = entries.map(|(key, value)| match value {
            Value::Object(parts) => {
                parts.iter().map(|(part, value)| row(&format!("{key}.{part}"), value)).collect()
            }
            value => row(key, value),
        });
        head(context, &policy) + "\n" + &rows.collect::<String>()
    })
}

fn row(key: &str, value: &Value) -> String {
    format!("  {key:<24}{value}\n")
}

fn head(context: &Context, policy: &Policy) -> String {
    let about = context.line(&format!("  {}", policy.document().about.to(context.language)), 2);
    format!("{}\n{about}", styled(BOLD, policy.id()))
}
