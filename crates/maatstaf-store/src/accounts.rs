//! Accounts.

use rusqlite::OptionalExtension as _;

use crate::actor::Who;
use crate::{Actor, Id, Scopes, StoreError, Writing};

impl Writing<'_> {
    /// The one person of a store that nobody signs in to, who is made at the first time.
    ///
    /// # Errors
    /// [`StoreError::State`] when it is the store of a team.
    pub fn only_person(&self) -> Result<Actor, StoreError> {
        let found = self.db.query_row("SELECT id, email FROM account ORDER BY made, id LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get::<_, Option<String>>(1)?))
        });
        let account: Id = match found.optional()? {
            Some((_, Some(_))) => return Err(StoreError::State("store-of-a-team")),
            Some((account, None)) => account,
            None => {
                let account = Id::new("acc")?;
                self.db.execute(
                    "INSERT INTO account (id, name, language, made) VALUES (?1, '', 'en', ?2)",
                    rusqlite::params![account, self.now],
                )?;
                self.note(account.as_str(), "make-account", &account, "")?;
                account
            }
        };
        Ok(Actor { who: Who::Person { account, steward: true }, scopes: Scopes::all(), secret: None })
    }
}
