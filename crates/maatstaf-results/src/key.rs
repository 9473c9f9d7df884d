//! Ed25519 keys, as JWK files (RFC 8037) and as `did:key` names.

mod jwk;

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use maatstaf_document::{DocumentError, Problem, text};
use serde_json::Value;

use jwk::Jwk;

/// What stands before an Ed25519 key in a `did:key`: the code `ed25519-pub`, as a multicodec varint.
const MULTICODEC: [u8; 2] = [0xed, 0x01];
/// What a `did:key` starts with, base58 in Bitcoin's alphabet (`z`) included.
const DID_KEY: &str = "did:key:z";
/// An Ed25519 `did:key` has 47 characters after `z`; nothing much longer is decoded.
const LONGEST_NAME: usize = 64;

/// A private key. Whoever holds it can sign as its owner; it is wiped from memory when dropped, and is never printed.
///
/// # Example
/// ```
/// use maatstaf_results::Key;
/// let key = Key::from_seed([7; 32]); // a real seed is random
/// assert_eq!(format!("{key:?}"), format!("Key({})", key.public().did())); // the private part does not show
/// let again = Key::from_jwk(&key.to_jwk())?;
/// assert_eq!(again.public(), key.public());
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Clone)]
pub struct Key(SigningKey);

/// The public half of a key: it checks what the private half signed, and may be handed to anybody.
///
/// # Example
/// ```
/// use maatstaf_results::PublicKey;
/// let did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
/// assert_eq!(PublicKey::from_did(did)?.did(), did);
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl Key {
    /// Makes a key from 32 random bytes. The same bytes make the same key.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// Reads a private key from the text of a JWK. The text is the caller's to wipe.
    ///
    /// # Errors
    /// Every problem of the text. None quotes what stands in it.
    pub fn from_jwk(text: &str) -> Result<Self, DocumentError> {
        let (jwk, source) = maatstaf_document::read::<Jwk>(text)?;
        jwk.private().map(Self).map_err(|problems| source.refuse(problems))
    }

    /// The key as the text of a JWK, private part included: keep it where nobody else reads it.
    pub fn to_jwk(&self) -> String {
        Jwk::of(&self.0.verifying_key(), Some(&self.0)).to_text()
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs a message. The same message always gets the same signature (RFC 8032).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.public().did())
    }
}

impl PublicKey {
    /// Reads a public key from the text of a JWK. A private key is refused: it is more than checking takes.
    ///
    /// # Errors
    /// Every problem of the text. None quotes what stands in it.
    pub fn from_jwk(text: &str) -> Result<Self, DocumentError> {
        let (jwk, source) = maatstaf_document::read::<Jwk>(text)?;
        jwk.public().map(Self).map_err(|problems| source.refuse(problems))
    }

    /// Reads a public key from its name, `did:key:z6Mk…`.
    ///
    /// # Errors
    /// When it is not the name of an Ed25519 key.
    pub fn from_did(did: &str) -> Result<Self, DocumentError> {
        let message = text!(
            "this is not the `did:key` of an Ed25519 key",
            "dit is geen `did:key` van een Ed25519-sleutel"
        );
        let help = text!("it starts with `did:key:z6Mk`", "die begint met `did:key:z6Mk`");
        let refuse = || DocumentError::new(vec![Problem::new("bad-key", "", message).help(help)]);
        Self::named(did).ok_or_else(refuse)
    }

    /// The key's name: `did:key:z6Mk…`.
    pub fn did(&self) -> String {
        let bytes: Vec<u8> = MULTICODEC.into_iter().chain(*self.0.as_bytes()).collect();
        format!("{DID_KEY}{}", bs58::encode(bytes).into_string())
    }

    /// The key's name within its own `did:key` document, as the `kid` of a signature.
    pub fn key_id(&self) -> String {
        let did = self.did();
        let fragment = did.strip_prefix("did:key:").unwrap_or_default();
        format!("{did}#{fragment}")
    }

    /// The key as the text of a JWK.
    pub fn to_jwk(&self) -> String {
        Jwk::of(&self.0, None).to_text()
    }

    /// Whether a signature over a message is this key's, by the strict rules: a weak key or a second form of a signature does not pass.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    /// The key that a `did:key` names, with or without a fragment that repeats it.
    pub(crate) fn named(did: &str) -> Option<Self> {
        let name = did.strip_prefix(DID_KEY)?;
        let name = match name.split_once('#') {
            Some((name, fragment)) if fragment.strip_prefix('z') == Some(name) => name,
            Some(_) => return None,
            None => name,
        };
        if name.len() > LONGEST_NAME {
            return None;
        }
        let bytes = bs58::decode(name).into_vec().ok()?;
        jwk::public_key(bytes.strip_prefix(&MULTICODEC)?.try_into().ok()?).map(Self)
    }

    /// The key of a JWK within a header.
    pub(crate) fn in_header(jwk: &Value) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(jwk.clone()).ok()?;
        jwk.public().map(Self).ok()
    }

    /// The key as a JWK within a header.
    pub(crate) fn header(&self) -> Value {
        serde_json::to_value(Jwk::of(&self.0, None)).unwrap_or_default()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.did())
    }
}
