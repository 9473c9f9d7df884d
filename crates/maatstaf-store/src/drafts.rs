//! What somebody is still writing. It may not be sound yet.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::documents::moment;
use crate::{Opened, Reading, Right, StoreError, Writing};

/// What somebody is still writing in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// The text, as it was left.
    pub text: String,
    /// When it was kept.
    pub at: Timestamp,
}

impl Reading<'_> {
    /// The actor's own draft of a document. Nobody sees another's.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn draft(&self, opened: &Opened<'_>) -> Result<Option<Draft>, StoreError> {
        opened.for_any(&[Right::Read])?;
        let mut ask =
            self.db.prepare_cached("SELECT text, at FROM draft WHERE document = ?1 AND account = ?2")?;
        let draft = ask.query_row(params![opened.id, opened.actor.account()], |row| {
            Ok(Draft { text: row.get(0)?, at: moment(row.get(1)?) })
        });
        Ok(draft.optional()?)
    }
}

impl Writing<'_> {
    /// Keeps the actor's own draft, in the place of the one before.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn keep_draft(&self, opened: &Opened<'_>, text: &str) -> Result<(), StoreError> {
        opened.for_any(&[Right::Write])?;
        let account = opened.actor.account().ok_or(StoreError::Missing)?;
        self.db
            .prepare_cached(
                "INSERT INTO draft (document, account, text, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (document, account) DO UPDATE SET text = ?3, at = ?4",
            )?
            .execute(params![opened.id, account, text, self.now])?;
        self.fits(&opened.id)?;
        self.note(account.as_str(), "keep-draft", &opened.id, "")
    }

    /// Drops the actor's own draft; nothing happens when there is none.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn drop_draft(&self, opened: &Opened<'_>) -> Result<(), StoreError> {
        opened.for_any(&[Right::Write])?;
        let account = opened.actor.account().ok_or(StoreError::Missing)?;
        let mut dropped = self.db.prepare_cached("DELETE FROM draft WHERE document = ?1 AND account = ?2")?;
        if dropped.execute(params![opened.id, account])? > 0 {
            self.note(account.as_str(), "drop-draft", &opened.id, "")?;
        }
        Ok(())
    }
}
