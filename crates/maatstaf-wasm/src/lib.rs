//! Every operation of Maatstaf on WebAssembly: one text in, one text out.
//!
//! The crate is made into several modules, each with some of the calls, so that a page fetches what it needs first; features say what
//! a module holds. `npm/maatstaf.js` loads them, and is what other programs use.

mod modules;

use std::str::FromStr;

use maatstaf_calls::{Answer, Circumstances, DocumentError, Problem, Refused};
use maatstaf_document::{bring_schemas, schemas_are_missing, text};
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers an order: five lines with the name of a call, the day, the moment, the language and the request, which may have more lines.
///
/// The first line of what comes back is the media type of the answer that follows, `refused` before the problems as JSON, or `schemas`
/// when the schemas are to be brought before the same order is given again.
#[wasm_bindgen]
pub fn answer(order: &str) -> String {
    let answer = answered(order);
    if schemas_are_missing() {
        return "schemas\n".to_owned();
    }
    match answer {
        Ok(answer) => format!("{}\n{}", answer.media_type, answer.body),
        // INVARIANT: problems hold only values that JSON has.
        Err(refused) => {
            format!("refused\n{}", serde_json::to_string(&refused.document()).unwrap_or_default())
        }
    }
}

/// The names of the calls in this module, a line for each.
#[wasm_bindgen]
pub fn names() -> String {
    modules::calls().flat_map(|call| [call.name(), "\n"]).collect()
}

/// Brings the schemas, as `schemas.json` has them.
#[wasm_bindgen]
pub fn bring(schemas: &str) {
    bring_schemas(serde_json::from_str(schemas).unwrap_or_default());
}

fn answered(order: &str) -> Result<Answer, Refused> {
    let mut lines = order.splitn(5, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let name = line();
    let circumstances = Circumstances {
        today: read("today", line())?,
        now: read("now", line())?,
        language: read("language", line())?,
    };
    let call = modules::calls().find(|call| call.name() == name).ok_or_else(|| refused("name"))?;
    call.answer(line(), &circumstances)
}

fn read<T: FromStr>(path: &str, text: &str) -> Result<T, Refused> {
    text.parse().map_err(|_| refused(path))
}

fn refused(path: &str) -> Refused {
    let message = text!("this value does not fit here", "deze waarde past hier niet");
    DocumentError::new(vec![Problem::new("unknown-value", path, message)]).into()
}
