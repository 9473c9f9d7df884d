//! How much may be kept of one person or provider.

use rusqlite::OptionalExtension as _;

use crate::{Id, Reading, StoreError, Writing};

impl Reading<'_> {
    /// The bytes of everything that the owner of a document keeps: versions, attachments and drafts.
    fn kept_beside(&self, document: &Id) -> Result<u64, StoreError> {
        let mut ask = self.db.prepare_cached("SELECT account, provider FROM document WHERE id = ?1")?;
        let owner = ask.query_row([document], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let (account, provider): (Option<Id>, Option<Id>) = owner.unwrap_or_default();
        let of = if account.is_some() { "account" } else { "provider" };
        let mut ask = self.db.prepare_cached(&format!(
            "SELECT coalesce(sum(bytes + (
               SELECT coalesce(sum(octet_length(text)), 0) FROM draft WHERE draft.document = document.id
             )), 0) FROM document WHERE {of} = ?1"
        ))?;
        let bytes: i64 = ask.query_row([account.or(provider)], |row| row.get(0))?;
        Ok(bytes.unsigned_abs())
    }
}

impl Writing<'_> {
    /// Refuses a change after which more would be kept of the owner of a document than may be.
    ///
    /// # Errors
    /// [`StoreError::Quota`] when it is more.
    pub(crate) fn fits(&self, document: &Id) -> Result<(), StoreError> {
        match self.quota {
            Some(quota) if self.kept_beside(document)? > quota => Err(StoreError::Quota),
            _ => Ok(()),
        }
    }
}
