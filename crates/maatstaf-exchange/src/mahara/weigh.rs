//! How much a JSON text holds, before it is taken in.

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, Problem, Text, text};

/// The most objects. This is this project's choice: two for each item, and some.
const MOST_OBJECTS: usize = 110_000;
/// The most values. This is this project's choice.
const MOST_VALUES: usize = 1_000_000;
/// How deep values may lie in each other. This is this project's choice.
const DEEPEST: usize = 24;

/// Refuses a text that would take too much time or memory.
pub(super) fn check(text: &str) -> Result<(), DocumentError> {
    let most = LONGEST_DOCUMENT >> 20;
    if text.len() > LONGEST_DOCUMENT {
        let message = text!("the file is longer than {most} MiB", "het bestand is langer dan {most} MiB");
        return Err(refusal("too-long", message));
    }
    let (mut objects, mut values, mut depth, mut deepest) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => {
                objects += usize::from(byte == b'{');
                values += 1;
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
    }
    if deepest > DEEPEST {
        let message = text!(
            "values lie more than {DEEPEST} deep in each other",
            "waarden liggen meer dan {DEEPEST} diep in elkaar"
        );
        return Err(refusal("too-deep", message));
    }
    if objects > MOST_OBJECTS || values > MOST_VALUES {
        let message = text!(
            "the file holds more than {MOST_OBJECTS} objects or {MOST_VALUES} values",
            "het bestand bevat meer dan {MOST_OBJECTS} objecten of {MOST_VALUES} waarden"
        );
        return Err(refusal("too-many", message));
    }
    Ok(())
}

fn refusal(code: &'static str, message: Text) -> DocumentError {
    DocumentError::new(vec![Problem::new(code, "", message)])
}
