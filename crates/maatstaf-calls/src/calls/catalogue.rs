//! Policies and schemas.

use maatstaf::{Policy, PolicyDocument};
use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::Serialize;

use super::practice::Nothing;
use crate::answer::{Outcome, json};
use crate::desk::Desk;
use crate::desk::reading::policies as known_policies;
use crate::document::Named;
use crate::request::requests;
use crate::schemas;

requests! {
    /// One policy.
    OfPolicy { policy: Named<PolicyDocument> }

    /// The schema of one document.
    OfSchema { name: String }
}

/// A policy that comes with the engine.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PolicyLine {
    /// What it is, in a sentence.
    about: Text,
    /// Its id.
    id: String,
}

pub(crate) fn policies(_: &Nothing, _: &Desk<'_>) -> Outcome {
    let line =
        |policy: &Policy| PolicyLine { about: policy.document().about.clone(), id: policy.id().to_owned() };
    json(&known_policies().iter().map(line).collect::<Vec<_>>())
}

pub(crate) fn policy(asked: &OfPolicy, desk: &Desk<'_>) -> Outcome {
    json(desk.policy(Some(&asked.policy))?.document())
}

pub(crate) fn schemas(_: &Nothing, _: &Desk<'_>) -> Outcome {
    json(&schemas::schema_names().collect::<Vec<_>>())
}

pub(crate) fn schema(asked: &OfSchema, desk: &Desk<'_>) -> Outcome {
    let names: Vec<&str> = schemas::schema_names().collect();
    let unknown = || desk.unknown("name", &asked.name, &names);
    json(&schemas::schema(&asked.name).ok_or_else(unknown)?)
}
