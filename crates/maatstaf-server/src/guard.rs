//! What a body may be, looked at before anything is made of it.

use memchr::memchr2;

use crate::asked::Request;
use crate::problem::{Code, Problem};
use crate::route::{Route, Takes};

/// The most bytes of a JSON body. Our choice, like all limits here.
pub(crate) const MOST_JSON: usize = 1024 * 1024;
/// The deepest that JSON may be nested.
const DEEPEST: usize = 64;
/// The media type of a change to a document (RFC 7396).
pub(crate) const MERGE_PATCH: &str = "application/merge-patch+json";
/// The most items in one list or fields in one object.
const MOST_ITEMS: usize = 5_000;

/// The most bytes that the body of a route may have.
pub(crate) fn most(route: &Route) -> usize {
    match route.takes {
        Takes::Nothing => 0,
        Takes::Json { .. } | Takes::Call(_) | Takes::Patch { .. } => MOST_JSON,
        Takes::Form => 16 * 1024,
        Takes::Bytes { most, .. } | Takes::Upload { most } => most,
    }
}

/// Whether a body is of a type, a size and a depth that its route takes.
pub(crate) fn body(route: &Route, request: &Request) -> Result<(), Problem> {
    let (sent, most) = (request.body.len(), most(route));
    if sent > most && most > 0 {
        return Err(Problem::new(Code::TooLarge));
    }
    let sent_type = request.header("content-type").unwrap_or_default();
    let sent_type = sent_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_json = sent_type == "application/json" || sent_type.ends_with("+json");
    let fits = match route.takes {
        Takes::Nothing => true,
        Takes::Json { .. } | Takes::Call(_) => is_json,
        Takes::Patch { .. } => sent_type == MERGE_PATCH,
        Takes::Form => sent_type == "application/x-www-form-urlencoded",
        Takes::Upload { .. } => sent_type == "multipart/form-data",
        Takes::Bytes { media_type, .. } => media_type == "*/*" || media_type == sent_type,
    };
    if !fits {
        return Err(Problem::new(Code::WrongMediaType));
    }
    match route.takes {
        Takes::Json { .. } | Takes::Call(_) | Takes::Patch { .. } => json(&request.body),
        _ => Ok(()),
    }
}

/// Whether a text that was put together here is within the limits of what may be sent.
pub(crate) fn text(text: &str) -> Result<(), Problem> {
    if text.len() > MOST_JSON {
        return Err(Problem::new(Code::TooLarge));
    }
    json(text.as_bytes())
}

/// Whether JSON is within the limits; whether it is JSON at all is found out later.
pub(crate) fn json(bytes: &[u8]) -> Result<(), Problem> {
    let (mut items, mut rest) = (Vec::with_capacity(DEEPEST), bytes);
    while let [byte, after @ ..] = rest {
        rest = after;
        match byte {
            b'"' => rest = behind_string(rest),
            b'[' | b'{' if items.len() >= DEEPEST => return Err(Problem::about(Code::TooLarge, "depth")),
            b'[' | b'{' => items.push(0_usize),
            b']' | b'}' => drop(items.pop()),
            b',' => {
                if let Some(count) = items.last_mut() {
                    *count += 1;
                    if *count >= MOST_ITEMS {
                        return Err(Problem::about(Code::TooLarge, "items"));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// What stands behind a string, when its first quote was read. Most of a document is strings, so this is what takes time.
fn behind_string(mut rest: &[u8]) -> &[u8] {
    while let Some(at) = memchr2(b'"', b'\\', rest) {
        let ends = rest.get(at) == Some(&b'"');
        // What is escaped ends no string.
        rest = rest.get(at + 1 + usize::from(!ends)..).unwrap_or_default();
        if ends {
            return rest;
        }
    }
    &[]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, byte by byte.
    fn slowly(bytes: &[u8]) -> Result<(), Problem> {
        let (mut items, mut quoted, mut escaped) = (Vec::new(), false, false);
        for byte in bytes {
            match (quoted, byte) {
                (true, _) if escaped => escaped = false,
                (true, b'\\') => escaped = true,
                (true, b'"') => quoted = false,
                (false, b'"') => quoted = true,
                (false, b'[' | b'{') if items.len() >= DEEPEST => {
                    return Err(Problem::about(Code::TooLarge, "depth"));
                }
                (false, b'[' | b'{') => items.push(0_usize),
                (false, b']' | b'}') => drop(items.pop()),
                (false, b',') => {
                    if let Some(count) = items.last_mut() {
                        *count += 1;
                        if *count >= MOST_ITEMS {
                            return Err(Problem::about(Code::TooLarge, "items"));
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn skipping_strings_refuses_what_reading_each_byte_refuses(
            runs in prop::collection::vec(
                (prop::sample::select(vec!["[", "{", "]", "}", ",", "\"", "\\", "\\\"", "a", "\"a,[\"", ",1"]), 1..7_usize, any::<bool>()),
                0..30,
            ),
        ) {
            // A long run of one part is what comes near the limits.
            let part = |(part, times, many): (&str, usize, bool)| part.repeat(if many { times * 800 } else { times });
            let text: String = runs.into_iter().map(part).collect();
            let said = |outcome: Result<(), Problem>| format!("{outcome:?}");
            prop_assert_eq!(said(json(text.as_bytes())), said(slowly(text.as_bytes())));
        }
    }
}
