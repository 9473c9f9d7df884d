//! The header of a token: one algorithm, and no demands that this reader would have to pass over.

use maatstaf_document::text;
use serde_json::Value;

use super::Findings;

/// Checks the header. The answer is whether the signature can be judged at all.
pub(super) fn check(header: &Value, found: &mut Findings) -> bool {
    let eddsa = header.get("alg").and_then(Value::as_str) == Some("EdDSA");
    if !eddsa {
        let message = text!("the algorithm must be `EdDSA`", "het algoritme moet `EdDSA` zijn");
        found.wrong("other-algorithm", "header.alg", message);
    }
    for name in ["crit", "b64"] {
        if header.get(name).is_some() {
            let message = text!(
                "the header asks for a reading of its own, which is not supported",
                "de kop vraagt om een eigen manier van lezen, en die wordt niet ondersteund"
            );
            found.wrong("critical-header", format!("header.{name}"), message);
        }
    }
    let known = ["JWT", "vc+jwt", "vc+ld+jwt"];
    let typ = header.get("typ");
    let fits =
        |typ: &Value| typ.as_str().is_some_and(|typ| known.iter().any(|one| one.eq_ignore_ascii_case(typ)));
    if typ.is_some_and(|typ| !fits(typ)) {
        let message = text!("this must be `JWT` or `vc+jwt`", "dit moet `JWT` of `vc+jwt` zijn");
        found.wrong("other-type", "header.typ", message);
    }
    if header.get("kid").is_some_and(|kid| !kid.is_string()) {
        let message = text!("this must be a text", "dit moet een tekst zijn");
        found.wrong("wrong-type", "header.kid", message);
    }
    if header.pointer("/jwk/d").is_some() {
        let message = text!(
            "the badge carries the private key that signed it: anybody can sign with it now",
            "de badge bevat de privésleutel zelf: iedereen kan er nu mee ondertekenen"
        );
        found.wrong("private-key", "header.jwk.d", message);
    }
    eddsa
}
