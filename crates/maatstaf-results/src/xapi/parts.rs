//! The parts of a statement, in the specification's own words (xAPI 1.0.3, part two).

use std::collections::BTreeMap;

use serde::Serialize;

/// Facts by IRI.
pub(super) type Extensions = BTreeMap<String, String>;

#[derive(Serialize)]
pub(super) struct Statement {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) actor: Actor,
    pub(super) verb: Verb,
    pub(super) object: Activity,
    pub(super) result: StatementResult,
    pub(super) context: Context,
    pub(super) timestamp: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Actor {
    pub(super) object_type: &'static str,
    pub(super) account: Account,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Account {
    pub(super) home_page: String,
    pub(super) name: String,
}

#[derive(Serialize)]
pub(super) struct Verb {
    pub(super) id: &'static str,
    pub(super) display: LanguageMap,
}

#[derive(Serialize)]
pub(super) struct LanguageMap {
    pub(super) en: String,
    pub(super) nl: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Activity {
    pub(super) object_type: &'static str,
    pub(super) id: String,
    pub(super) definition: Definition,
}

#[derive(Serialize)]
pub(super) struct Definition {
    pub(super) name: LanguageMap,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<String>,
}

#[derive(Serialize)]
pub(super) struct StatementResult {
    pub(super) score: Score,
    pub(super) extensions: BTreeMap<String, ExtensionLevel>,
}

#[derive(Serialize)]
pub(super) struct Score {
    pub(super) scaled: f64,
    pub(super) raw: usize,
    pub(super) min: usize,
    pub(super) max: usize,
}

#[derive(Serialize)]
pub(super) struct ExtensionLevel {
    pub(super) level: Option<String>,
    pub(super) height: usize,
}

#[derive(Serialize)]
pub(super) struct Context {
    pub(super) platform: &'static str,
    pub(super) language: &'static str,
    #[serde(rename = "contextActivities")]
    pub(super) activities: ContextActivities,
    pub(super) extensions: Extensions,
}

#[derive(Serialize)]
pub(super) struct ContextActivities {
    pub(super) grouping: Vec<Activity>,
}
