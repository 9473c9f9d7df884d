//! What was answered to a request with an idempotency key, for a day.

use rusqlite::{OptionalExtension as _, params};

use crate::{Actor, Id, Reading, StoreError, Writing};

/// How long an answer is remembered, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

impl Reading<'_> {
    /// What was answered to the request that came with this key before; none when it is new or a day ago.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] when the key came with another request; [`StoreError::Field`] when it is no key of 1 to
    /// 255 visible ASCII characters; [`StoreError::Missing`] for nobody.
    pub fn remembered(
        &self,
        actor: &Actor,
        key: &str,
        request: &[u8; 32],
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let account = actor.account().ok_or(StoreError::Missing)?;
        let sql = "SELECT request, answer FROM remembered WHERE account = ?1 AND key = ?2 AND at > ?3";
        let mut ask = self.db.prepare_cached(sql)?;
        let found = ask.query_row(params![account, sound(key)?, self.now - DAY], |row| {
            Ok((row.get::<_, [u8; 32]>(0)?, row.get(1)?))
        });
        match found.optional()? {
            Some((before, _)) if before != *request => Err(StoreError::KeyReused),
            found => Ok(found.map(|(_, answer)| answer)),
        }
    }
}

impl Writing<'_> {
    /// Remembers for a day what was answered to the request that came with this key. It stands in no log: what was done
    /// stands there already. Of who has closed their account nothing is remembered.
    ///
    /// # Errors
    /// As for [`Reading::remembered`].
    pub fn remember(
        &self,
        actor: &Actor,
        key: &str,
        request: &[u8; 32],
        answer: &[u8],
    ) -> Result<(), StoreError> {
        self.remembered(actor, key, request)?;
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO remembered (account, key, request, answer, at)
                 SELECT id, ?2, ?3, ?4, ?5 FROM account WHERE id = ?1",
            )?
            .execute(params![actor.account(), key, request, answer, self.now])?;
        Ok(())
    }

    /// Drops answers that are a day old and sessions that have expired.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn forget_old(&self) -> Result<(), StoreError> {
        self.db.execute("DELETE FROM remembered WHERE at <= ?1", [self.now - DAY])?;
        self.db.execute("DELETE FROM secret WHERE kind = 'session' AND expires <= ?1", [self.now])?;
        Ok(())
    }

    /// Drops the answers to whoever may have been told something of this person: their assessors, those they assessed,
    /// fellow members and stewards.
    pub(crate) fn forget_about(&self, account: &Id) -> Result<(), StoreError> {
        self.db.execute(
            "DELETE FROM remembered WHERE account = ?1 OR account IN (
                SELECT share.account FROM share JOIN document ON document.id = share.document
                    WHERE document.account = ?1
                UNION SELECT document.account FROM share JOIN document ON document.id = share.document
                    WHERE share.account = ?1
                UNION SELECT other.account FROM membership JOIN membership AS other USING (provider)
                    WHERE membership.account = ?1
                UNION SELECT id FROM account WHERE steward)",
            [account],
        )?;
        Ok(())
    }

    /// Drops the answers to whoever may have been told something of this provider.
    pub(crate) fn forget_about_provider(&self, provider: &Id) -> Result<(), StoreError> {
        self.db.execute(
            "DELETE FROM remembered WHERE account IN (
                SELECT account FROM membership WHERE provider = ?1
                UNION SELECT document.account FROM document
                    JOIN participation ON participation.document = document.id
                    JOIN cohort ON cohort.id = participation.cohort WHERE cohort.provider = ?1
                UNION SELECT id FROM account WHERE steward)",
            [provider],
        )?;
        Ok(())
    }
}

fn sound(key: &str) -> Result<&str, StoreError> {
    let fits = (1..=255).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(key) } else { Err(StoreError::Field("idempotency-key")) }
}
