//! The door of one person's server: a link that opens it once.

use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use maatstaf_store::sha256;

use crate::problem::{Code, Problem};

/// How long the link holds. Our choice.
const HOLDS: SignedDuration = SignedDuration::from_secs(60);

/// A key that opens once, for a short time. It is kept in memory alone, as its digest.
#[derive(Debug, Default)]
pub(crate) struct Door(Mutex<Option<Key>>);

#[derive(Debug)]
struct Key {
    digest: [u8; 32],
    until: Timestamp,
}

impl Door {
    /// A new key; the one before it opens nothing any more.
    pub(crate) fn key(&self, now: Timestamp) -> Result<String, Problem> {
        let failed = |()| Problem::new(Code::Failed);
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(drop).map_err(failed)?;
        let until = now.checked_add(HOLDS).map_err(drop).map_err(failed)?;
        let key = BASE64_URL_SAFE_NO_PAD.encode(bytes);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(Key { digest: sha256(key.as_bytes()), until });
        Ok(key)
    }

    /// Whether a key opens. After that it does not any more.
    pub(crate) fn opens(&self, key: &str, now: Timestamp) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let digest = sha256(key.as_bytes());
        let fits = kept.as_ref().is_some_and(|kept| kept.digest == digest && now < kept.until);
        if fits {
            *kept = None;
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_once_within_a_minute_and_only_the_last_one() -> Result<(), Problem> {
        let (door, now) = (Door::default(), Timestamp::UNIX_EPOCH);
        let first = door.key(now)?;
        let second = door.key(now)?;
        assert!(!door.opens(&first, now));
        assert!(!door.opens("", now));
        assert!(door.opens(&second, now));
        assert!(!door.opens(&second, now));
        let late = door.key(now)?;
        assert!(!door.opens(&late, now + HOLDS));
        Ok(())
    }
}
