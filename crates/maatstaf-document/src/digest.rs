//! Digests that name exactly what was seen.

mod canonical;

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

pub use canonical::canonical;

/// SHA-256 over canonical JSON, in hexadecimal.
pub fn digest(value: &impl Serialize) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(canonical(value)) {
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
