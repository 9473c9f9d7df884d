//! Whose key signed a token, and what that says.

use maatstaf_document::text;
use serde_json::Value;

use super::answer::{SignatureAnswer, Standing};
use super::{Findings, bare, issuer_id, text_at};
use crate::jws::Parts;
use crate::key::PublicKey;

/// The keys that are trusted, each for every issuer or for one.
///
/// # Example
/// ```
/// use maatstaf_results::{Key, Trust};
/// let key = Key::from_seed([7; 32]).public();
/// let trust = Trust::nobody().key_of("https://opleiding.example/", key); // this key, and only as this issuer
/// assert_ne!(trust, Trust::nobody());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    keys: Vec<(Option<String>, PublicKey)>,
}

impl Trust {
    /// Trusts no key: a badge can then be intact, and no more.
    pub fn nobody() -> Self {
        Self::default()
    }

    /// Trusts a key, whatever name its owner gives the issuer.
    #[must_use]
    pub fn key(mut self, key: PublicKey) -> Self {
        self.keys.push((None, key));
        self
    }

    /// Trusts a key of one issuer: under another issuer's id it counts for nothing.
    #[must_use]
    pub fn key_of(mut self, issuer: impl Into<String>, key: PublicKey) -> Self {
        self.keys.push((Some(issuer.into()), key));
        self
    }

    fn keys_for<'t>(&'t self, issuer: Option<&'t str>) -> impl Iterator<Item = &'t PublicKey> {
        let fits = move |of: &Option<String>| of.is_none() || of.as_deref() == issuer;
        self.keys.iter().filter(move |(of, _)| fits(of)).map(|(_, key)| key)
    }
}

/// Judges the signature of a token whose algorithm is right.
pub(super) fn judge(parts: &Parts<'_>, trust: &Trust, found: &mut Findings) -> SignatureAnswer {
    let (Some(header), Some(payload), Some(signature)) = (&parts.header, &parts.payload, &parts.signature)
    else {
        return SignatureAnswer::default();
    };
    let issuer = issuer_id(payload);
    let verifies = |key: &PublicKey| key.verifies(parts.signed.as_bytes(), signature);
    let trusted = trust.keys_for(issuer).find(|key| verifies(key)).cloned();
    let own = || own_key(header, issuer).map(|(key, standing)| (verifies(&key).then_some(key), standing));
    let (key, standing) = match (trusted, own()) {
        (Some(key), _) => (key, Standing::Trusted),
        (None, Some((Some(key), standing))) => {
            if !trust.keys.is_empty() {
                let message = text!(
                    "it is signed with another key than those that you trust for this issuer",
                    "de badge is met een andere sleutel ondertekend dan die je voor deze uitgever vertrouwt"
                );
                found.wrong("other-key", "signature", message);
            }
            (key, standing)
        }
        (None, own) => {
            no_key(own.is_some() || !trust.keys.is_empty(), found);
            return SignatureAnswer::default();
        }
    };
    fits(&key, header, issuer, found);
    SignatureAnswer { holds: true, key: Some(key.did()), standing: Some(standing) }
}

/// The key that a token itself names or brings: that of its issuer's name before one that comes with the header.
fn own_key(header: &Value, issuer: Option<&str>) -> Option<(PublicKey, Standing)> {
    if let Some(key) = issuer.and_then(PublicKey::named) {
        return Some((key, Standing::IssuerIsKey));
    }
    let named = text_at(header, "kid").and_then(PublicKey::named);
    let brought = || header.get("jwk").and_then(PublicKey::in_header);
    Some((named.or_else(brought)?, Standing::BroughtAlong))
}

fn no_key(tried: bool, found: &mut Findings) {
    if tried {
        let message = text!(
            "the signature does not hold: the badge was altered, or another key signed it",
            "de handtekening klopt niet: de badge is gewijzigd, of met een andere sleutel ondertekend"
        );
        found.wrong("broken-signature", "signature", message);
    } else {
        let message = text!(
            "nothing here says with which Ed25519 key it was signed",
            "nergens staat met welke Ed25519-sleutel de badge is ondertekend"
        );
        found.wrong("no-key", "header", message);
    }
}

/// Checks that every name of a key in the token is that of the key that signed it.
fn fits(key: &PublicKey, header: &Value, issuer: Option<&str>, found: &mut Findings) {
    if issuer.is_some_and(|issuer| issuer.starts_with("did:key:") && bare(issuer) != key.did()) {
        let message = text!(
            "the issuer is named after another key than the one that signed",
            "de uitgever is genoemd naar een andere sleutel dan die ondertekende"
        );
        found.wrong("issuer-not-key", "payload.issuer.id", message);
    }
    let kid = text_at(header, "kid").filter(|kid| kid.starts_with("did:key:"));
    let jwk = header.get("jwk");
    let others = [
        ("header.kid", kid.is_some_and(|kid| PublicKey::named(kid).as_ref() != Some(key))),
        // A JWK with a private part has been refused already.
        (
            "header.jwk",
            jwk.is_some_and(|jwk| jwk.get("d").is_none() && PublicKey::in_header(jwk).as_ref() != Some(key)),
        ),
    ];
    for (path, _) in others.into_iter().filter(|(_, other)| *other) {
        let message = text!(
            "this names another key than the one that signed",
            "hier staat een andere sleutel dan die ondertekende"
        );
        found.wrong("keys-differ", path, message);
    }
}
