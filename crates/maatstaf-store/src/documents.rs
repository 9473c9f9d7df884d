//! Documents with their versions.

use jiff::Timestamp;
use rusqlite::params;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::id::hex;
use crate::{Actor, Id, Opened, Reading, Relation, Right, Scope, StoreError, Writing, sha256};

/// The kinds of documents that are kept.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// Evidence, claims, ratings and the ledger of practice.
    Portfolio,
    /// A training programme mapped to a framework.
    Programme,
    /// A mentor agreement.
    Agreement,
    /// The audit of a mentoring programme.
    Audit,
    /// A provider's own sentences for a framework.
    Wording,
}

/// Whose a new document will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The actor's own.
    Me,
    /// Of a provider that the actor administers.
    Provider(Id),
}

/// What is known of a document without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its id.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// The provider whose it is; none when it is a person's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<Id>,
    /// Its title, in its owner's words.
    pub title: String,
    /// The number of the newest version, from 1.
    pub version: u32,
    /// The SHA-256 of the newest version, in hexadecimal.
    pub digest: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it was changed last.
    pub changed: Timestamp,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// The text, as it was saved.
    pub text: String,
    /// The SHA-256 of the text, in hexadecimal.
    pub digest: String,
    /// The account that saved it.
    pub by: Id,
    /// When it was saved.
    pub at: Timestamp,
    /// What whoever saved it wrote beside it.
    pub note: String,
}

impl Reading<'_> {
    /// What is known of a document that was opened.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn head(&self, opened: &Opened) -> Result<Head, StoreError> {
        opened.for_any(&[Right::Read, Right::Write, Right::Share, Right::Erase])?;
        let mut ask = self.db.prepare_cached(
            "SELECT document.id, kind, provider, title, document.version, digest, made, changed FROM document
             JOIN version ON version.document = document.id AND version.number = document.version
             WHERE document.id = ?1",
        )?;
        Ok(ask.query_row([&opened.id], head)?)
    }

    /// The actor's own documents of a kind, or those of a provider that they belong to, in the order of their ids,
    /// after one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when they do not belong to the provider; [`StoreError::Scope`] without `read`.
    pub fn documents(
        &self,
        actor: &Actor,
        owner: &Owner,
        kind: Kind,
        after: &str,
        most: u32,
    ) -> Result<Vec<Head>, StoreError> {
        if !actor.scopes.contains(Scope::Read) {
            return Err(StoreError::Scope(Scope::Read));
        }
        let (account, provider) = self.owner(actor, owner, false)?;
        let mut ask = self.db.prepare_cached(
            "SELECT document.id, kind, provider, title, document.version, digest, made, changed FROM document
             JOIN version ON version.document = document.id AND version.number = document.version
             WHERE (account = ?1 OR provider = ?2) AND kind = ?3 AND document.id > ?4
             ORDER BY document.id LIMIT ?5",
        )?;
        let rows = ask.query_map(params![account, provider, kind, after, most], head)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A version of a document, the newest when none is named. Who it was shared with gets the one that was shared.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such version, or it is not the one that was shared.
    pub fn text(&self, opened: &Opened, number: Option<u32>) -> Result<Version, StoreError> {
        let number = number.unwrap_or(opened.version);
        if opened.share.is_some() && number != opened.version {
            return Err(StoreError::Missing);
        }
        let mut ask = self.db.prepare_cached(
            "SELECT number, text, digest, by, at, note FROM version WHERE document = ?1 AND number = ?2",
        )?;
        Ok(ask.query_row(params![opened.id, number], version)?)
    }

    /// The account or the provider that an owner stands for, when the actor may read there, or make something there.
    pub(crate) fn owner(
        &self,
        actor: &Actor,
        owner: &Owner,
        makes: bool,
    ) -> Result<(Option<Id>, Option<Id>), StoreError> {
        let account = actor.account().ok_or(StoreError::Missing)?;
        let Owner::Provider(provider) = owner else { return Ok((Some(account.clone()), None)) };
        match (self.as_member(account, provider)?, makes) {
            (Relation::Administrator, _) | (Relation::Member, false) => Ok((None, Some(provider.clone()))),
            _ => Err(StoreError::Missing),
        }
    }
}

impl Writing<'_> {
    /// Keeps a new document. The caller has checked the text.
    ///
    /// # Errors
    /// [`StoreError::Scope`] without `write` (or `provide`, for a provider); [`StoreError::Missing`] when the actor does
    /// not administer the provider; [`StoreError::Field`] when a portfolio would be a provider's.
    pub fn create(
        &self,
        actor: &Actor,
        owner: &Owner,
        kind: Kind,
        title: &str,
        text: &str,
    ) -> Result<Head, StoreError> {
        let scope = if matches!(owner, Owner::Me) { Scope::Write } else { Scope::Provide };
        if !actor.scopes.contains(scope) {
            return Err(StoreError::Scope(scope));
        }
        let (account, provider) = self.owner(actor, owner, true)?;
        // A portfolio is a person's: nobody administers it.
        if matches!((kind, owner), (Kind::Portfolio, Owner::Provider(_)) | (Kind::Wording, Owner::Me)) {
            return Err(StoreError::Field("owner"));
        }
        let id = Id::new("doc")?;
        self.db.execute(
            "INSERT INTO document (id, kind, account, provider, title, version, made, changed)
             VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?6)",
            params![id, kind, account, provider, title, self.now],
        )?;
        let opened = self.open(actor, &id, Right::Write)?;
        self.save(&opened, 0, text, "")
    }

    /// Saves a new version on top of the one that the caller has seen. The caller has checked the text.
    ///
    /// # Errors
    /// [`StoreError::Changed`] when somebody saved in between; nothing is overwritten.
    pub fn save(&self, opened: &Opened, seen: u32, text: &str, note: &str) -> Result<Head, StoreError> {
        opened.for_any(&[Right::Write])?;
        let number = seen + 1;
        let mut moved = self.db.prepare_cached(
            "UPDATE document SET version = ?2, changed = ?4 WHERE id = ?1 AND version = ?3",
        )?;
        if moved.execute(params![opened.id, number, seen, self.now])? == 0 {
            return Err(StoreError::Changed(opened.version));
        }
        let (by, digest) = (opened.actor.called(), hex(&sha256(text.as_bytes())));
        self.db
            .prepare_cached(
                "INSERT INTO version (document, number, text, digest, by, at, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![opened.id, number, text, digest, by, self.now, note])?;
        self.note(by, "save", &opened.id, &number.to_string())?;
        self.head(opened)
    }
}

fn head(row: &rusqlite::Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        id: row.get(0)?,
        kind: row.get(1)?,
        provider: row.get(2)?,
        title: row.get(3)?,
        version: row.get(4)?,
        digest: row.get(5)?,
        made: moment(row.get(6)?),
        changed: moment(row.get(7)?),
    })
}

fn version(row: &rusqlite::Row<'_>) -> rusqlite::Result<Version> {
    let (number, text, digest) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok(Version { number, text, digest, by: row.get(3)?, at: moment(row.get(4)?), note: row.get(5)? })
}

/// A moment as it is kept.
pub(crate) fn moment(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or_default()
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(<&'static str>::from(self).into())
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|_| FromSqlError::InvalidType)
    }
}
