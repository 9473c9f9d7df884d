//! A key as JSON (RFC 8037). Nothing here derives `Debug`: the private part must not show.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{SigningKey, VerifyingKey};
use maatstaf_document::{Problem, Text, text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A JWK of the kind OKP. Other members, such as `use` or `kid`, are passed over.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(super) struct Jwk {
    /// The kind of key: `OKP`.
    kty: String,
    /// The curve: `Ed25519`.
    crv: String,
    /// The public part.
    x: String,
    /// The private part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
}

impl Jwk {
    pub(super) fn of(public: &VerifyingKey, private: Option<&SigningKey>) -> Self {
        Self {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: URL_SAFE_NO_PAD.encode(public.as_bytes()),
            d: private.map(|key| URL_SAFE_NO_PAD.encode(key.as_bytes())),
        }
    }

    pub(super) fn to_text(&self) -> String {
        // INVARIANT: four strings are always JSON.
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// The public key of a JWK without a private part.
    pub(super) fn public(&self) -> Result<VerifyingKey, Vec<Problem>> {
        let (key, mut found) = self.half();
        if self.d.is_some() {
            let message = text!(
                "this is a private key, and only its public half is wanted here",
                "dit is een privésleutel, en hier is alleen de publieke helft nodig"
            );
            let help = text!(
                "give the file without `d`; never hand round the one with it",
                "geef het bestand zonder `d`; geef dat met `d` nooit uit handen"
            );
            found.push(Problem::new("private-key", "d", message).help(help));
        }
        key.filter(|_| found.is_empty()).ok_or(found)
    }

    /// The private key of a JWK whose two halves fit.
    pub(super) fn private(&self) -> Result<SigningKey, Vec<Problem>> {
        let (public, mut found) = self.half();
        let Some(private) = &self.d else {
            let message = text!(
                "this is a public key; signing takes the private one",
                "dit is een publieke sleutel; ondertekenen vraagt de privésleutel"
            );
            found.push(Problem::new("public-key", "", message));
            return Err(found);
        };
        let seed = bytes(private);
        if seed.is_none() {
            found.push(Problem::new("bad-key", "d", not_32()));
        }
        let key = seed.map(|seed| SigningKey::from_bytes(&seed));
        if let (Some(key), Some(public)) = (&key, public)
            && key.verifying_key() != public
        {
            let message = text!(
                "the two halves of this key do not belong together",
                "de twee helften van deze sleutel horen niet bij elkaar"
            );
            found.push(Problem::new("unfit-key", "x", message));
        }
        key.filter(|_| found.is_empty()).ok_or(found)
    }

    fn half(&self) -> (Option<VerifyingKey>, Vec<Problem>) {
        let mut found = Vec::new();
        for (path, given, wanted) in [("kty", &self.kty, "OKP"), ("crv", &self.crv, "Ed25519")] {
            if given != wanted {
                let message = text!("this must be `{wanted}`", "dit moet `{wanted}` zijn");
                found.push(Problem::new("other-key-type", path, message));
            }
        }
        let bytes = bytes(&self.x);
        let key = bytes.and_then(|bytes| public_key(&bytes));
        match (bytes, &key) {
            (None, _) => found.push(Problem::new("bad-key", "x", not_32())),
            (Some(_), None) => {
                let message =
                    text!("this is no sound public key", "dit is geen deugdelijke publieke sleutel");
                found.push(Problem::new("bad-key", "x", message));
            }
            (Some(_), Some(_)) => {}
        }
        (key, found)
    }
}

/// A public key from its bytes; nothing for a weak one, or for a second form of one.
pub(super) fn public_key(bytes: &[u8; 32]) -> Option<VerifyingKey> {
    let key = VerifyingKey::from_bytes(bytes).ok()?;
    let sound = !key.is_weak() && key.to_edwards().compress().to_bytes() == *bytes;
    sound.then_some(key)
}

fn bytes(text: &str) -> Option<[u8; 32]> {
    // Decoding stays short, whatever the text.
    let short = Some(text).filter(|text| text.len() == 43)?;
    URL_SAFE_NO_PAD.decode(short).ok()?.try_into().ok()
}

fn not_32() -> Text {
    text!(
        "this must be 32 bytes in base64url, without `=`",
        "dit moeten 32 bytes in base64url zijn, zonder `=`"
    )
}
