//! A signature in its compact form (RFC 7515): header, payload and signature, with dots between them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maatstaf_document::{Problem, text};
use serde_json::Value;

use crate::key::Key;
use crate::strict::{Lax, parse};

/// A token taken apart. What could not be read is absent, and a problem says why.
#[derive(Default)]
pub(crate) struct Parts<'t> {
    /// What the signature is over.
    pub(crate) signed: &'t str,
    pub(crate) header: Option<Value>,
    pub(crate) payload: Option<Value>,
    pub(crate) signature: Option<[u8; 64]>,
}

/// Signs a payload.
pub(crate) fn sign(header: &Value, payload: &Value, key: &Key) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(payload));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// Takes a token apart, and says everything that is wrong with its form.
pub(crate) fn take_apart<'t>(token: &'t str, found: &mut Vec<Problem>) -> Parts<'t> {
    let parts = token.rsplit_once('.').and_then(|(signed, signature)| {
        let (header, payload) = signed.split_once('.')?;
        (!payload.contains('.')).then_some((signed, header, payload, signature))
    });
    let Some((signed, header, payload, signature)) = parts else {
        found.push(not_three(token));
        return Parts::default();
    };
    let header = object("header", header, found);
    let payload = object("payload", payload, found);
    let signature = bytes("signature", signature, found).and_then(|bytes| {
        let fixed = bytes.try_into().ok();
        if fixed.is_none() {
            let message = text!("a signature has 64 bytes", "een handtekening heeft 64 bytes");
            found.push(Problem::new("bad-signature", "signature", message));
        }
        fixed
    });
    Parts { signed, header, payload, signature }
}

fn not_three(token: &str) -> Problem {
    let message = text!(
        "a signed badge has three parts with dots between them",
        "een ondertekende badge heeft drie delen met punten ertussen"
    );
    let problem = Problem::new("not-a-token", "", message);
    if !token.starts_with('{') {
        return problem;
    }
    problem.help(text!(
        "this looks like JSON; a badge with its proof inside is not read here",
        "dit lijkt op JSON; een badge met de handtekening erin wordt hier niet gelezen"
    ))
}

fn bytes(path: &str, part: &str, found: &mut Vec<Problem>) -> Option<Vec<u8>> {
    let decoded = URL_SAFE_NO_PAD.decode(part).ok();
    if decoded.is_none() {
        let message = text!(
            "this part is not base64url in its one right form, without `=`",
            "dit deel is geen base64url in de enige juiste vorm, zonder `=`"
        );
        found.push(Problem::new("not-base64url", path, message));
    }
    decoded
}

fn object(path: &str, part: &str, found: &mut Vec<Problem>) -> Option<Value> {
    let bytes = bytes(path, part, found)?;
    let read = String::from_utf8(bytes).map_err(|_| Lax::NotJson).and_then(|text| parse(&text));
    let problem = match read {
        Ok(value) if value.is_object() => return Some(value),
        Ok(_) => {
            let message = text!("this part must be a JSON object", "dit deel moet een JSON-object zijn");
            Problem::new("not-an-object", path, message)
        }
        Err(Lax::NotJson) => {
            let message = text!(
                "this part is not JSON, or it is nested too deeply",
                "dit deel is geen JSON, of te diep genest"
            );
            Problem::new("not-json", path, message)
        }
        Err(Lax::DoubledName) => {
            let message = text!(
                "a name stands twice in one object, so two readers could read two things",
                "een naam staat twee keer in één object, zodat twee lezers twee dingen kunnen lezen"
            );
            Problem::new("doubled-name", path, message)
        }
    };
    found.push(problem);
    None
}
