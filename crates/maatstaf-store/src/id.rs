//! Opaque names of things, and secrets that are shown once.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::StoreError;

/// The letters of ids: no vowels that make words, none that look alike.
const LETTERS: &[u8; 32] = b"0123456789bcdfghjklmnpqrstvwxyz_";

/// The opaque name of a thing: it says what kind of thing it is, and nothing about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Id(String);

/// A secret of 256 bits, shown once; the store keeps its SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Id {
    /// A new one, such as `doc-4hz…`.
    pub(crate) fn new(kind: &str) -> Result<Self, StoreError> {
        Ok(Self(format!("{kind}-{}", random::<16>()?)))
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    /// Any text may be asked for as an id; what is not one is missing.
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl rusqlite::ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl rusqlite::types::FromSql for Id {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        String::column_result(value).map(Self)
    }
}

impl Secret {
    pub(crate) fn new(kind: &str) -> Result<Self, StoreError> {
        Ok(Self(format!("maatstaf-{kind}-{}", random::<32>()?)))
    }

    /// The secret itself, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(crate) fn digest(&self) -> [u8; 32] {
        sha256(self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// So many random bytes as letters, five bits each.
fn random<const BYTES: usize>() -> Result<String, StoreError> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Damaged("randomness"))?;
    let (mut text, mut bits, mut held) = (String::new(), 0_u32, 0_u32);
    for byte in bytes {
        (bits, held) = ((bits << 8) | u32::from(byte), held + 8);
        while held >= 5 {
            held -= 5;
            let letter = LETTERS.get(((bits >> held) & 31) as usize).copied().unwrap_or(b'0');
            text.push(char::from(letter));
        }
        bits &= (1 << held) - 1;
    }
    if held > 0 {
        text.push(char::from(LETTERS.get(((bits << (5 - held)) & 31) as usize).copied().unwrap_or(b'0')));
    }
    Ok(text)
}
