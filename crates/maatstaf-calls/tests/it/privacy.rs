//! What is refused never quotes a text.

use maatstaf_calls::{Call, Kind, check};
use serde_json::{Value, json};

use crate::{Outcome, circumstances, example, sample};

/// A text that cannot be an id, as a client's words would be.
const CANARY: &str = "Zwarte kanarie, in vertrouwen";

/// The path of every text in a value.
fn texts(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(path.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, one)| texts(one, &format!("{path}/{at}"), found));
        }
        Value::Object(entries) => entries.iter().for_each(|(key, one)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            texts(one, &format!("{path}/{key}"), found);
        }),
        _ => {}
    }
}

fn holds_canary(text: &str) -> bool {
    text.contains("kanarie") || text.contains("Zwarte")
}

#[test]
fn no_refusal_quotes_a_text_of_any_request() -> Outcome {
    let mut count = 0;
    for call in Call::all().filter(|call| !call.name().starts_with("report-")) {
        let request = example(call.name())?;
        let mut paths = Vec::new();
        texts(&request, "", &mut paths);
        // Of long requests every seventh text is enough here: the portfolio below has all of them.
        let step = if paths.len() > 150 { 7 } else { 1 };
        for path in paths.iter().step_by(step) {
            let mut changed = request.clone();
            if let Some(text) = changed.pointer_mut(path) {
                *text = json!(CANARY);
            }
            if let Err(refused) = call.answer(&changed.to_string(), &circumstances()?) {
                let said = format!("{refused:?} {refused} {}", serde_json::to_string(&refused.document())?);
                assert!(!holds_canary(&said), "{} at {path}: {refused}", call.name());
                count += 1;
            }
        }
    }
    assert!(count > 300, "{count} requests were refused");
    Ok(())
}

#[test]
fn no_refusal_quotes_a_text_of_a_portfolio() -> Outcome {
    let portfolio: Value =
        serde_json::from_str(&sample("portfolios/many-claims-little-evidence/portfolio.json")?)?;
    let (mut paths, mut count) = (Vec::new(), 0);
    texts(&portfolio, "", &mut paths);
    for path in &paths {
        let mut changed = portfolio.clone();
        if let Some(text) = changed.pointer_mut(path) {
            *text = json!(CANARY);
        }
        let request = json!({ "portfolio": changed }).to_string();
        if let Err(refused) = crate::call("estimate")?.answer(&request, &circumstances()?) {
            assert!(!holds_canary(&format!("{refused:?} {refused}")), "{path}: {refused}");
            count += 1;
        }
        if let Err(error) = check(Kind::Portfolio, &changed.to_string(), &[]) {
            assert!(!holds_canary(&format!("{error:?} {error}")), "{path}: {error}");
        }
    }
    assert!(count > 100, "{count} of {} were refused", paths.len());
    Ok(())
}

#[test]
fn no_refusal_quotes_a_key_of_a_portfolio() -> Outcome {
    let mut request = example("estimate")?;
    request["portfolio"]["evidence"][0][CANARY] = json!(CANARY);
    request[CANARY] = json!(CANARY);
    let refused = crate::refused("estimate", &request.to_string())?;
    assert!(!holds_canary(&format!("{refused:?} {refused}")), "{refused}");
    assert_eq!(refused.problems().len(), 2);
    Ok(())
}
