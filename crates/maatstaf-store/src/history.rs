//! What a document was, version by version.

use jiff::Timestamp;
use rusqlite::params;
use schemars::JsonSchema;
use serde::Serialize;

use crate::documents::moment;
use crate::{Id, Opened, Reading, Right, StoreError};

/// What is known of a version without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VersionHead {
    /// Its number, from 1.
    pub number: u32,
    /// The SHA-256 of the text, in hexadecimal.
    pub digest: String,
    /// The account that saved it.
    pub by: Id,
    /// When it was saved.
    pub at: Timestamp,
    /// What whoever saved it wrote beside it.
    pub note: String,
    /// The bytes of the text.
    pub size: u32,
}

impl Reading<'_> {
    /// The versions of a document, the newest first, from below a number on.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who it was shared with: they see one version, and not how it came about.
    pub fn history(
        &self,
        opened: &Opened<'_>,
        before: Option<u32>,
        most: u32,
    ) -> Result<Vec<VersionHead>, StoreError> {
        opened.for_any(&[Right::Read])?;
        let mut ask = self.db.prepare_cached(
            "SELECT number, digest, by, at, note, octet_length(text) FROM version
             WHERE document = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3",
        )?;
        let before = before.map_or(i64::MAX, i64::from);
        let rows = ask.query_map(params![opened.id, before, most], |row| {
            Ok(VersionHead {
                number: row.get(0)?,
                digest: row.get(1)?,
                by: row.get(2)?,
                at: moment(row.get(3)?),
                note: row.get(4)?,
                size: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
