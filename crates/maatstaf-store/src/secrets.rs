//! Secrets that let somebody in: sessions, tokens, links.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};

use crate::actor::Who;
use crate::{Actor, Id, Reading, Scopes, Secret, StoreError, Writing, sha256};

impl Reading<'_> {
    /// Who comes with a secret; nobody when there is none.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the secret is unknown, has expired, was taken back, or belongs to an account that was
    /// closed.
    pub fn actor(&self, secret: Option<&str>) -> Result<Actor, StoreError> {
        let Some(secret) = secret else { return Ok(Actor::nobody()) };
        let digest = sha256(secret.as_bytes());
        let mut ask = self.db.prepare_cached(
            "SELECT secret.id, account.id, account.steward, secret.scopes FROM secret
             JOIN account ON account.id = secret.account
             WHERE secret.digest = ?1 AND secret.expires > ?2 AND NOT account.disabled",
        )?;
        let person = ask.query_row(params![digest, self.now], |row| {
            let who = Who::Person { account: row.get(1)?, steward: row.get(2)? };
            Ok(Actor { who, scopes: Scopes::read(&row.get::<_, String>(3)?), secret: Some(row.get(0)?) })
        });
        if let Some(person) = person.optional()? {
            return Ok(person);
        }
        let mut ask = self.db.prepare_cached(
            "SELECT id FROM share WHERE digest = ?1 AND kind = 'reader' AND revoked IS NULL AND expires > ?2",
        )?;
        let share = ask.query_row(params![digest, self.now], |row| row.get(0)).optional()?;
        let who = Who::Reader { share: share.ok_or(StoreError::Stale)? };
        Ok(Actor { who, scopes: Scopes::of([crate::Scope::Read]), secret: None })
    }
}

impl Writing<'_> {
    /// Lets an account in until a moment: a session of a browser.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such account, or it is kept out.
    pub fn begin_session(&self, account: &Id, expires: Timestamp) -> Result<Secret, StoreError> {
        if self.account_of(account)?.disabled {
            return Err(StoreError::Missing);
        }
        let (_, secret) = self.keep_secret("session", account, "", &Scopes::all(), expires)?;
        self.note(account.as_str(), "sign-in", account, "")?;
        Ok(secret)
    }

    /// Ends the session or token that the actor came with.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn end_session(&self, actor: &Actor) -> Result<(), StoreError> {
        if let (Some(secret), Some(account)) = (&actor.secret, actor.account()) {
            self.db.execute("DELETE FROM secret WHERE id = ?1", [secret])?;
            self.note(actor.called(), "sign-out", account, "")?;
        }
        Ok(())
    }

    pub(crate) fn keep_secret(
        &self,
        kind: &str,
        account: &Id,
        name: &str,
        scopes: &Scopes,
        expires: Timestamp,
    ) -> Result<(Id, Secret), StoreError> {
        let (id, secret) = (Id::new(kind)?, Secret::new(kind)?);
        self.db.execute(
            "INSERT INTO secret (id, digest, kind, account, name, scopes, made, expires)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                id,
                secret.digest(),
                kind,
                account,
                name,
                scopes.written(),
                self.now,
                expires.as_millisecond()
            ],
        )?;
        Ok((id, secret))
    }
}
