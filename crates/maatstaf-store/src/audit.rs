//! Who did what: a chain of lines, each bound to the one before it.

use rusqlite::{OptionalExtension as _, params};

use crate::{Id, Reading, StoreError, Writing, sha256};

/// What the first line is bound to.
const BEGINNING: [u8; 32] = [0; 32];

impl Reading<'_> {
    /// The number and digest of the last line; the beginning when there is none.
    pub(crate) fn last_deed(&self) -> Result<(i64, [u8; 32]), StoreError> {
        let mut ask =
            self.db.prepare_cached("SELECT number, digest FROM deed ORDER BY number DESC LIMIT 1")?;
        let last = ask.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(last.unwrap_or((0, BEGINNING)))
    }
}

impl Writing<'_> {
    /// Adds a line to the audit log.
    pub(crate) fn note(&self, actor: &str, deed: &str, subject: &Id, detail: &str) -> Result<(), StoreError> {
        let (number, before) = self.last_deed()?;
        let digest = bound(&before, number + 1, self.now, [actor, deed, subject.as_str(), detail]);
        self.db
            .prepare_cached(
                "INSERT INTO deed (number, at, actor, deed, subject, detail, digest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![number + 1, self.now, actor, deed, subject, detail, digest])?;
        Ok(())
    }
}

/// The digest of a line: every field stands behind its length, so that no two lines are written the same.
fn bound(before: &[u8; 32], number: i64, at: i64, fields: [&str; 4]) -> [u8; 32] {
    let mut line = before.to_vec();
    line.extend(number.to_be_bytes());
    line.extend(at.to_be_bytes());
    for field in fields {
        line.extend((field.len() as u64).to_be_bytes());
        line.extend(field.as_bytes());
    }
    sha256(&line)
}
