//! Why the store did not do what was asked.

/// Why the store did not do what was asked. No variant holds a text of anybody.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// It does not exist, or the actor may not know that it does.
    #[error("there is no such thing")]
    Missing,
    /// The secret is unknown, has expired or was taken back.
    #[error("the secret is not valid (any more)")]
    Stale,
    /// The actor is known but this is not theirs to do, and that it exists is no secret to them.
    #[error("this takes the scope `{0}`")]
    Scope(crate::Scope),
    /// Somebody changed it in between.
    #[error("it was changed in between: it is at version {0} now")]
    Changed(u32),
    /// What was asked does not fit the state that the thing is in; the name of the rule.
    #[error("not possible now: {0}")]
    State(&'static str),
    /// A value cannot be taken; the name of the field.
    #[error("the field `{0}` cannot be taken")]
    Field(&'static str),
    /// The same idempotency key came with another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The account or the provider holds as much as one may; nothing was changed.
    #[error("as much is kept of one owner as may be; nothing was changed")]
    Quota,
    /// The disk is full; nothing was changed.
    #[error("the disk is full; nothing was changed")]
    Full,
    /// The store was made by a later version of Maatstaf, or is no store.
    #[error("the file is no store, or one of a later version")]
    Foreign,
    /// The audit log or the file is damaged.
    #[error("the store is damaged: {0}")]
    Damaged(&'static str),
    /// Another process has the store open.
    #[error("another process has the store open")]
    InUse,
    /// A file could not be used.
    #[error("the file cannot be used: {0}")]
    Io(#[from] std::io::Error),
    /// SQLite said something else.
    #[error("the database failed (code {0})")]
    Database(i32),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::Missing,
            // The words of SQLite are left out: they may hold what somebody wrote.
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::NotADatabase => Self::Foreign,
                ErrorCode::DatabaseCorrupt => Self::Damaged("file"),
                _ => Self::Database(failure.extended_code),
            },
            _ => Self::Database(-1),
        }
    }
}
