//! `maatstaf what-if`: an estimate before and after changes.

#![expect(clippy::indexing_slicing, reason = "only JSON objects that were just made are written to")]

use maatstaf::{Change, Evidence, Framework, Lane, Portfolio, Problem, WhatIf};
use serde_json::{Value, json};

use crate::context::Context;
use crate::output::{BOLD, Failure, INVALID, Outcome, styled};

/// The lanes, the one that counts most first.
const LANES: [Lane; 3] = [Lane::Estimate, Lane::Floor, Lane::Ceiling];

pub(crate) fn run(context: &Context) -> Outcome {
    let estimate = context.estimate()?;
    let (labels, changes): (Vec<String>, Vec<Change>) =
        asked(context, estimate.portfolio())?.into_iter().unzip();
    let what_if = estimate.portfolio().what_if(&changes, estimate.policy()).map_err(|error| {
        // A problem of a change is said of the option that asked for it.
        let line = |problem: &Problem| {
            let at = problem
                .place
                .path
                .strip_prefix("changes[")
                .and_then(|rest| rest.strip_suffix(']')?.parse().ok());
            let label = at.and_then(|at: usize| labels.get(at)).unwrap_or(&problem.place.path);
            format!("{label}: {}", problem.message.to(context.language))
        };
        Failure { code: INVALID, text: error.problems().iter().map(line).collect::<Vec<_>>().join("\n") }
    })?;
    context.show(&what_if.document(&changes), || report(context, &what_if))
}

/// The changes in the order in which they are tried, each with the option that asks for it.
fn asked(context: &Context, portfolio: &Portfolio) -> Result<Vec<(String, Change)>, Failure> {
    let mut all = Vec::new();
    if let Some(name) = context.text("changes") {
        all.extend(
            (0..).zip(changes(context, name)?).map(|(at, change)| (format!("{name}: [{at}]"), change)),
        );
    }
    for name in context.many("add") {
        let items = evidence(context, name, portfolio.framework())?.into_iter();
        all.extend(items.map(|item| (format!("--add {name}"), Change::Add { evidence: Box::new(item) })));
    }
    for option in ["link", "strengthen", "verify", "accept", "reject", "drop"] {
        for text in context.many(option) {
            let label = format!("--{option} {text}");
            let change =
                change(option, text).ok_or_else(|| context.misused("unclear", &[&label, &"what-if"]))?;
            all.push((label, change));
        }
    }
    if all.is_empty() { Err(context.misused("no-change", &[])) } else { Ok(all) }
}

/// Reads `ID`, `ID=VERIFICATION`, `ID:TARGET` or `ID:TARGET=N`, by way of the JSON of a change.
fn change(option: &str, text: &str) -> Option<Change> {
    let (name, value) = match (option, text.rsplit_once('=')) {
        ("link" | "strengthen" | "verify", cut) => cut?,
        ("accept", Some((name, value))) if value.parse::<u8>().is_ok() => (name, value),
        _ => (text, ""),
    };
    let strength = value.parse::<u8>().ok();
    let mut change = match (option, name.split_once(':')) {
        ("drop" | "verify", None) => json!({ "evidence": name, "verification": value }),
        ("drop" | "verify", Some(_)) | (_, None) => return None,
        ("link", Some((id, target))) => json!({ "evidence": id, "claim": target_of(target) }),
        (_, Some((id, target))) => {
            let mut change = target_of(target);
            change["evidence"] = json!(id);
            change
        }
    };
    let strong = if option == "link" { &mut change["claim"] } else { &mut change };
    strong["strength"] = json!(strength);
    if option == "link" {
        strong["rationale"] = json!("what if");
    }
    change["change"] = json!(option);
    serde_json::from_value(change).ok()
}

/// A target: the number of an indicator, or `CATEGORY/LEVEL` or `CATEGORY/LEVEL/THEME`.
fn target_of(text: &str) -> Value {
    let mut parts = text.splitn(3, '/');
    match text.parse::<u16>() {
        Ok(number) => json!({ "indicator": number }),
        Err(_) => json!({ "category": parts.next(), "level": parts.next(), "theme": parts.next() }),
    }
}

/// Reads evidence as part of a portfolio of its own, so that every problem is found and none quotes the text.
fn evidence(context: &Context, name: &str, framework: &Framework) -> Result<Vec<Evidence>, Failure> {
    let text = context.read(name)?;
    let items = text.trim_end().strip_suffix(']').and_then(|items| items.trim_start().strip_prefix('['));
    let (items, id) = (items.unwrap_or(&text), framework.id());
    let whole = format!(
        r#"{{"maatstaf":1,"framework":"{id}","holder":"h","as_of":"2000-01-01","evidence":[{items}]}}"#
    );
    let read =
        Portfolio::from_json(framework.clone(), &whole).map_err(|error| context.refused(name, &error))?;
    Ok(read.document().evidence.clone())
}

/// Reads a list of changes. The words of serde are left out: they may quote the text.
fn changes(context: &Context, name: &str) -> Result<Vec<Change>, Failure> {
    serde_json::from_str(&context.read(name)?).map_err(|error| {
        let text = context.say("not-changes", &[&name, &error.line(), &error.column()]);
        Failure { code: INVALID, text }
    })
}

fn report(context: &Context, what_if: &WhatIf) -> String {
    let (before, after) = (&what_if.before, &what_if.after);
    let framework = before.portfolio().framework();
    let arrow = |label: &str, before: Option<&str>, after: Option<&str>| {
        let [old, new] = [before, after].map(|level| context.level(framework, level));
        let names =
            if before == after { context.say("unchanged", &[&old]) } else { format!("{old} → {new}") };
        format!("  {:<17}  {names}\n", context.say(label, &[]))
    };
    let mut text = styled(BOLD, &context.say("overall", &[])) + "\n";
    text.extend(LANES.map(|lane| arrow(lane.into(), before.overall(lane), after.overall(lane))));
    text += &arrow("every-category", before.strict(), after.strict());
    let mut moved = String::new();
    for (a, b) in before.categories().zip(after.categories()) {
        let changed = LANES.into_iter().filter(|lane| a.in_lane(*lane) != b.in_lane(*lane));
        let lines: String =
            changed.map(|lane| arrow(lane.into(), a.in_lane(lane), b.in_lane(lane))).collect();
        if !lines.is_empty() {
            moved += &(context.title(context.category(framework, a.id())) + &lines);
        }
    }
    let still = if moved.is_empty() { context.say("nothing-moves", &[]) } else { moved };
    text + &still + &context.statement()
}
