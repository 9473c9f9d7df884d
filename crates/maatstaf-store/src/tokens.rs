//! Tokens of programs, and the sessions of browsers.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::Serialize;

use crate::accounts::line;
use crate::documents::moment;
use crate::{Actor, Id, Reading, Scope, Scopes, Secret, StoreError, Writing};

/// How long anything that lets somebody in may hold. This number is this project's choice.
const LONGEST: SignedDuration = SignedDuration::from_hours(400 * 24);

/// What lets a program in, within its scopes. The secret itself was shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Token {
    /// Its id.
    pub id: Id,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Scopes,
    /// When it was made.
    pub made: Timestamp,
    /// When it ends by itself.
    pub expires: Timestamp,
}

/// A browser in which somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Session {
    /// Its id.
    pub id: Id,
    /// When they signed in.
    pub made: Timestamp,
    /// When it ends by itself.
    pub expires: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl Reading<'_> {
    /// The actor's own tokens in the order of their ids, after one. Expired ones are among them.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for nobody; [`StoreError::Scope`] without `account`.
    pub fn tokens(&self, actor: &Actor, after: &str, most: u32) -> Result<Vec<Token>, StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let mut ask = self.db.prepare_cached(
            "SELECT id, name, scopes, made, expires FROM secret
             WHERE account = ?1 AND kind = 'token' AND id > ?2 ORDER BY id LIMIT ?3",
        )?;
        let rows = ask.query_map(params![account, after, most], token)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The actor's own sessions that still hold, in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for nobody; [`StoreError::Scope`] without `account`.
    pub fn sessions(&self, actor: &Actor) -> Result<Vec<Session>, StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let mut ask = self.db.prepare_cached(
            "SELECT id, made, expires, id IS ?2 FROM secret
             WHERE account = ?1 AND kind = 'session' AND expires > ?3 ORDER BY id",
        )?;
        let rows = ask.query_map(params![account, actor.secret, self.now], |row| {
            let (made, expires) = (moment(row.get(1)?), moment(row.get(2)?));
            Ok(Session { id: row.get(0)?, made, expires, current: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// When something ends: later than now and at most 400 days away.
    pub(crate) fn until(&self, expires: Timestamp) -> Result<i64, StoreError> {
        let milliseconds = expires.as_millisecond();
        let furthest = self.now.saturating_add(i64::try_from(LONGEST.as_millis()).unwrap_or(0));
        let fits = milliseconds > self.now && milliseconds <= furthest;
        if fits { Ok(milliseconds) } else { Err(StoreError::Field("expires")) }
    }
}

impl Writing<'_> {
    /// Makes a token for a program. It can do no more than the actor themselves, and holds at most 400 days.
    ///
    /// # Errors
    /// [`StoreError::Field`] for a name that is empty or not on one line, for no scope at all or one that the actor
    /// does not have, and for a moment that has gone or is too far away; [`StoreError::Scope`] without `account`.
    pub fn make_token(
        &self,
        actor: &Actor,
        name: &str,
        scopes: &Scopes,
        expires: Timestamp,
    ) -> Result<(Token, Secret), StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let name = line(name, "name").and_then(filled)?;
        let allowed = *scopes != Scopes::of([]) && scopes.within(&actor.scopes);
        if !allowed || (scopes.contains(Scope::Steward) && self.steward(actor).is_err()) {
            return Err(StoreError::Field("scopes"));
        }
        self.until(expires)?;
        let (id, secret) = self.keep_secret("token", account, &name, scopes, expires)?;
        self.note(actor.called(), "make-token", account, id.as_str())?;
        let (scopes, made, expires) = (scopes.clone(), self.now(), moment(expires.as_millisecond()));
        Ok((Token { id, name, scopes, made, expires }, secret))
    }

    /// Takes a token of the actor's own back.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is no token of theirs; [`StoreError::Scope`] without `account`.
    pub fn revoke_token(&self, actor: &Actor, token: &Id) -> Result<(), StoreError> {
        self.end_secret(actor, token, "token", "revoke-token")
    }

    /// Ends a session of the actor's own, such as the one on a telephone that was lost.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is no session of theirs; [`StoreError::Scope`] without `account`.
    pub fn end_other_session(&self, actor: &Actor, session: &Id) -> Result<(), StoreError> {
        self.end_secret(actor, session, "session", "end-session")
    }

    /// Ends every session of the actor's own but the one they came with.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for nobody; [`StoreError::Scope`] without `account`.
    pub fn end_sessions(&self, actor: &Actor) -> Result<(), StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let sql = "DELETE FROM secret WHERE account = ?1 AND kind = 'session' AND id IS NOT ?2";
        self.db.execute(sql, params![account, actor.secret])?;
        self.note(actor.called(), "end-sessions", account, "")
    }

    fn end_secret(&self, actor: &Actor, id: &Id, kind: &str, deed: &str) -> Result<(), StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let sql = "DELETE FROM secret WHERE id = ?1 AND account = ?2 AND kind = ?3";
        if self.db.execute(sql, params![id, account, kind])? == 0 {
            return Err(StoreError::Missing);
        }
        self.note(actor.called(), deed, account, id.as_str())
    }
}

/// A name that is not empty.
pub(crate) fn filled(name: String) -> Result<String, StoreError> {
    if name.is_empty() { Err(StoreError::Field("name")) } else { Ok(name) }
}

fn token(row: &Row<'_>) -> rusqlite::Result<Token> {
    let (made, expires) = (moment(row.get(3)?), moment(row.get(4)?));
    let scopes = Scopes::read(&row.get::<_, String>(2)?);
    Ok(Token { id: row.get(0)?, name: row.get(1)?, scopes, made, expires })
}
