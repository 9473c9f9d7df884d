//! Badges and keys: damaged tokens, tokens with sound signatures over hostile contents, and damaged key files.

use maatstaf::{Framework, Language, Policy, Portfolio};
use maatstaf_document::DocumentError;
use maatstaf_results::{
    Credential, Key, Outcome as Badge, PublicKey, SelfAssessment, Trust, issue, start_of_day, verify,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Answer, Outcome, SMALL, withstands};
use crate::asked;
use crate::damage::{hostile, text_damage};

fn key() -> Key {
    Key::from_seed([7; 32])
}

fn credential() -> Result<Credential, DocumentError> {
    let portfolio = Portfolio::open(SMALL, Framework::by_id)?;
    let choices = SelfAssessment::new(start_of_day(asked::DAYS[0]));
    Credential::self_assessment(&portfolio, &Policy::standard(), &key().public(), &choices)
}

/// Bytes as a token writes them (RFC 4648, section 5, without padding).
fn base64url(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let three = |chunk: &[u8]| {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(chunk.get(at).copied().unwrap_or(0)));
        let shifts = [18, 12, 6, 0].into_iter().take(chunk.len() + 1);
        shifts
            .map(move |shift| letters.get(bits >> shift & 63).copied().map_or('A', char::from))
            .collect::<String>()
    };
    bytes.chunks(3).map(three).collect()
}

/// A token over any header and contents, with a sound signature.
fn signed(header: &str, payload: &str) -> String {
    let both = format!("{}.{}", base64url(header.as_bytes()), base64url(payload.as_bytes()));
    let signature = base64url(&key().sign(both.as_bytes()));
    format!("{both}.{signature}")
}

/// The header and the contents of a sound badge.
fn contents() -> Result<Value, Box<dyn std::error::Error>> {
    let credential = credential()?;
    let (public, mut payload): (_, Value) = (key().public(), serde_json::from_str(&credential.to_json())?);
    let jwk: Value = serde_json::from_str(&public.to_jwk())?;
    let (subject, issuer) = (&credential.subject().id, &credential.issuer().id);
    let claims = json!({
        "iss": issuer,
        "sub": subject,
        "jti": credential.id(),
        "nbf": start_of_day(asked::DAYS[0]).as_second(),
    });
    let (fields, claims) = (payload.as_object_mut(), claims.as_object().cloned());
    fields.ok_or("a credential is an object")?.extend(claims.unwrap_or_default());
    Ok(json!({
        "header": { "alg": "EdDSA", "typ": "JWT", "kid": public.key_id(), "jwk": jwk },
        "payload": payload,
    }))
}

/// A token of damaged contents; where they are no JSON any more, they are all of the payload.
fn token_of(text: &str) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(parts) => {
            let part = |name: &str| parts.get(name).unwrap_or(&Value::Null).to_string();
            signed(&part("header"), &part("payload"))
        }
        Err(_) => signed(r#"{"alg":"EdDSA"}"#, text),
    }
}

/// Verifies a badge on every day, by a stranger and by who trusts the key, and lays each answer out.
pub(crate) fn ask(token: &str) -> Answer {
    let mut answer = Answer { accepted: false, said: String::new() };
    for trust in [Trust::nobody(), Trust::nobody().key(key().public())] {
        for day in asked::DAYS {
            let read = verify(token, &trust, start_of_day(day));
            assert_eq!(read.outcome == Badge::Refused, !read.problems.is_empty(), "a refusal says why");
            assert!(read.signature.holds || read.name.is_none(), "an unsigned name is not shown");
            let shown = serde_json::to_string(&read).is_ok();
            assert!(
                shown
                    && [Language::En, Language::Nl]
                        .iter()
                        .all(|one| !read.page(*one).to_markdown().is_empty())
            );
            answer.accepted |= read.outcome != Badge::Refused;
            answer.said.extend([format!("{:?}\n", read.problems), format!("{:?}\n", read.notes)]);
        }
    }
    answer
}

/// Reads a text as a private key, a public key and the name of one.
pub(crate) fn keys(text: &str) -> Answer {
    let private = Answer::of(Key::from_jwk(text), |key| {
        let again = Key::from_jwk(&key.to_jwk()).map(|again| again.public());
        assert_eq!(again, Ok(key.public()), "a key can be written and read again");
        Vec::new()
    });
    let known = |public: &PublicKey| {
        assert_eq!(PublicKey::from_did(&public.did()).as_ref(), Ok(public));
        assert_eq!(PublicKey::from_jwk(&public.to_jwk()).as_ref(), Ok(public));
        Vec::new()
    };
    let public = Answer::of(PublicKey::from_jwk(text), known);
    let named = Answer::of(PublicKey::from_did(text), known);
    let secret = base64url(&[7; 32]);
    let said = [private.said, public.said, named.said].concat();
    assert!(!said.contains(&secret), "the private part of a key is quoted");
    Answer { accepted: private.accepted || public.accepted || named.accepted, said }
}

#[test]
fn a_sound_token_of_our_making_is_verified() -> Outcome {
    let issued = issue(&credential()?, &key())?;
    for token in [issued, token_of(&contents()?.to_string())] {
        assert!(ask(&token).judge()?, "refused: {}", ask(&token).said);
    }
    Ok(())
}

#[test]
fn a_badge_with_hostile_contents_is_verified_or_refused() -> Outcome {
    withstands(hostile(contents()?), 300, |text| ask(&token_of(text)))
}

#[test]
fn a_damaged_token_is_verified_or_refused() -> Outcome {
    let token = issue(&credential()?, &key())?;
    let damaged = prop::collection::vec(text_damage(), 0..3)
        .prop_map(move |all| all.iter().fold(token.clone(), |token, damage| damage.apply(&token)));
    withstands(damaged, 150, |token| ask(token))
}

#[test]
fn a_key_is_read_or_refused() -> Outcome {
    for jwk in [key().to_jwk(), key().public().to_jwk()] {
        withstands(hostile(serde_json::from_str(&jwk)?), 300, |text| keys(text))?;
    }
    let did = key().public().did();
    let damaged = prop::collection::vec(text_damage(), 0..3)
        .prop_map(move |all| all.iter().fold(did.clone(), |did, damage| damage.apply(&did)));
    withstands(damaged, 150, |text| keys(text))
}
