//! `maatstaf policy`: the thresholds behind an estimate.

use maatstaf::Policy;
use serde_json::{Value, json};

use super::check::report;
use crate::context::Context;
use crate::output::{BOLD, Outcome, json as to_json, styled};
use crate::words::{level_name, say, wrapped};

pub(crate) fn list(context: &Context, as_json: bool) -> Outcome {
    let known: Vec<Policy> = Policy::ids().filter_map(Policy::by_id).collect();
    if as_json {
        let facts = |policy: &Policy| json!({ "id": policy.id(), "about": policy.document().about });
        return Ok(to_json(&known.iter().map(facts).collect::<Vec<_>>())?.into());
    }
    let line = |policy: &Policy| {
        let about = wrapped(&format!("  {}", policy.document().about.to(context.language)), 2, context.width);
        format!("{}\n{about}\n", styled(BOLD, policy.id()))
    };
    Ok(known.iter().map(line).collect::<Vec<_>>().join("\n").into())
}

pub(crate) fn show(context: &Context, name: &str, as_json: bool) -> Outcome {
    let policy = context.policy(name)?;
    let document = to_json(policy.document())?;
    if as_json {
        return Ok(document.into());
    }
    let mut rows = Vec::new();
    let parsed = serde_json::from_str::<Value>(&document).unwrap_or_default();
    for (key, value) in parsed.as_object().into_iter().flatten() {
        if !matches!(key.as_str(), "$schema" | "maatstaf_policy" | "id" | "about") {
            flatten(key, value, &mut rows);
        }
    }
    let widest = rows.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let about = wrapped(policy.document().about.to(context.language), 0, context.width);
    let mut text = format!("{}\n{about}\n\n", styled(BOLD, policy.id()));
    text.extend(rows.iter().map(|(key, value)| format!("  {key:<widest$}  {value}\n")));
    Ok(text.into())
}

/// Writes a value as `path.of.keys` and what stands there.
fn flatten(path: &str, value: &Value, rows: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                flatten(&format!("{path}.{key}"), value, rows);
            }
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(Value::to_string).collect();
            rows.push((path.to_owned(), items.join(" ")));
        }
        Value::String(text) => rows.push((path.to_owned(), text.clone())),
        other => rows.push((path.to_owned(), other.to_string())),
    }
}

pub(crate) fn check(context: &Context, name: &str, framework: &str, as_json: bool) -> Outcome {
    let framework = context.framework(framework, "--framework")?;
    let policy = match Policy::by_id(name) {
        Some(policy) => Ok(policy),
        // A policy that is not there at all is no answer to the question, so it fails before this.
        None => context.policy_text(name).map(|text| Policy::from_json(&text))?,
    };
    let checked = policy.and_then(|policy| policy.check_against(&framework).map(|()| policy));
    let (id, top) = (framework.id(), framework.levels().last().map(String::as_str));
    let sound = checked.map(|policy| {
        let (policy, top) = (policy.id(), level_name(&framework, top, context.language));
        let sentence = say!(
            context.language,
            "{policy}: sound. A portfolio that shows everything reaches {top} in {id}.",
            "{policy}: in orde. Een portfolio dat alles laat zien, haalt {top} in {id}."
        );
        (sentence, json!({ "policy": policy, "framework": id }))
    });
    report(context, name, as_json, sound)
}
