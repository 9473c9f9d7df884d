//! Documents with their versions.

use jiff::Timestamp;
use rusqlite::params;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::id::hex;
use crate::{Actor, Id, Opened, Reading, Relation, Right, Scope, StoreError, Writing, sha256};

/// The most characters of a title, and of a name that somebody gives.
pub(crate) const LONGEST_TITLE: usize = 200;
/// The most characters of a note beside a version.
pub(crate) const LONGEST_NOTE: usize = 2_000;
const HEADS: &str =
    "SELECT document.id, kind, provider, title, document.version, digest, made, changed FROM document
    JOIN version ON version.document = document.id AND version.number = document.version";

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
    JsonSchema,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// What is known of a document that was opened to read or change it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who it was shared with: a title and a number of versions were not.
    pub fn head(&self, opened: &Opened<'_>) -> Result<Head, StoreError> {
        opened.for_any(&[Right::Read, Right::Write, Right::Share, Right::Erase])?;
        self.head_by(&opened.id)
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
        let (account, provider) = self.owner(actor, owner, Scope::Read, false)?;
        let mut ask = self.db.prepare_cached(&format!(
            "{HEADS} WHERE (account = ?1 OR provider = ?2) AND kind = ?3 AND document.id > ?4
             ORDER BY document.id LIMIT ?5"
        ))?;
        let rows = ask.query_map(params![account, provider, kind, after, most], head)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A version of a document, the newest when none is named. Who it was shared with asks for [`Reading::shown`].
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such version.
    pub fn text(&self, opened: &Opened<'_>, number: Option<u32>) -> Result<Version, StoreError> {
        opened.for_any(&[Right::Read])?;
        let number = number.unwrap_or(opened.version);
        let mut ask = self.db.prepare_cached(
            "SELECT number, text, digest, by, at, note FROM version WHERE document = ?1 AND number = ?2",
        )?;
        Ok(ask.query_row(params![opened.id, number], version)?)
    }

    pub(crate) fn head_by(&self, id: &Id) -> Result<Head, StoreError> {
        let mut ask = self.db.prepare_cached(&format!("{HEADS} WHERE document.id = ?1"))?;
        Ok(ask.query_row([id], head)?)
    }

    /// Every document that an account owns.
    pub(crate) fn all_of(&self, account: &Id) -> Result<Vec<Head>, StoreError> {
        let mut ask = self.db.prepare_cached(&format!("{HEADS} WHERE account = ?1 ORDER BY document.id"))?;
        let rows = ask.query_map([account], head)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The account or the provider that an owner stands for, when the actor may read there, or make something there.
    fn owner(
        &self,
        actor: &Actor,
        owner: &Owner,
        scope: Scope,
        makes: bool,
    ) -> Result<(Option<Id>, Option<Id>), StoreError> {
        let account = self.person(actor, scope)?;
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
    /// not administer the provider; [`StoreError::Field`] when a portfolio would be a provider's or the title cannot be
    /// taken.
    pub fn create(
        &self,
        actor: &Actor,
        owner: &Owner,
        kind: Kind,
        title: &str,
        text: &str,
    ) -> Result<Head, StoreError> {
        let scope = if matches!(owner, Owner::Me) { Scope::Write } else { Scope::Provide };
        let (account, provider) = self.owner(actor, owner, scope, true)?;
        line("title", title, LONGEST_TITLE)?;
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
        self.add_version(actor, &id, 1, text, "")?;
        self.head_by(&id)
    }

    /// Saves a new version on top of the one that the caller has seen. The caller has checked the text.
    ///
    /// # Errors
    /// [`StoreError::Changed`] when somebody saved in between; nothing is overwritten. [`StoreError::Field`] when the note
    /// cannot be taken.
    pub fn save(&self, opened: &Opened<'_>, seen: u32, text: &str, note: &str) -> Result<Head, StoreError> {
        opened.for_any(&[Right::Write])?;
        lines("note", note, LONGEST_NOTE)?;
        if seen != opened.version {
            return Err(StoreError::Changed(opened.version));
        }
        let number = seen.checked_add(1).ok_or(StoreError::State("too-many-versions"))?;
        self.add_version(&opened.actor, &opened.id, number, text, note)?;
        self.head(opened)
    }

    /// Gives a document another title; its versions stay as they are.
    ///
    /// # Errors
    /// [`StoreError::Field`] when the title is longer than 200 characters or holds control characters.
    pub fn rename(&self, opened: &Opened<'_>, title: &str) -> Result<Head, StoreError> {
        opened.for_any(&[Right::Write])?;
        line("title", title, LONGEST_TITLE)?;
        self.db
            .prepare_cached("UPDATE document SET title = ?2, changed = ?3 WHERE id = ?1")?
            .execute(params![opened.id, title, self.now])?;
        self.note(opened.actor.called(), "rename", &opened.id, "")?;
        self.head(opened)
    }

    /// Erases a document and everything that hangs on it, so that no copy is left in any file of the store.
    ///
    /// Its versions, drafts and attachments go; so do its shares, with what assessors wrote and signed, and its place in
    /// cohorts. What was answered to requests of its owner, of everybody who worked on it and of everybody whom it was
    /// shared with is forgotten. Counts that were published stay as they were: they tell of a group.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn erase(&self, opened: &Opened<'_>) -> Result<(), StoreError> {
        opened.for_any(&[Right::Erase])?;
        self.db
            .prepare_cached(
                "DELETE FROM remembered WHERE account IN (
                   SELECT account FROM document WHERE id = ?1
                   UNION SELECT account FROM share WHERE document = ?1
                   UNION SELECT account FROM draft WHERE document = ?1
                   UNION SELECT by FROM version WHERE document = ?1
                   UNION SELECT membership.account FROM membership
                     JOIN document ON document.provider = membership.provider WHERE document.id = ?1)",
            )?
            .execute([&opened.id])?;
        self.db.prepare_cached("DELETE FROM document WHERE id = ?1")?.execute([&opened.id])?;
        self.note(opened.actor.called(), "erase", &opened.id, "")?;
        self.scrub();
        Ok(())
    }

    fn add_version(
        &self,
        actor: &Actor,
        document: &Id,
        number: u32,
        text: &str,
        note: &str,
    ) -> Result<(), StoreError> {
        let (by, digest) = (actor.called(), hex(&sha256(text.as_bytes())));
        self.db
            .prepare_cached(
                "UPDATE document SET version = ?2, changed = ?3, bytes = bytes + octet_length(?4) WHERE id = ?1",
            )?
            .execute(params![document, number, self.now, text])?;
        self.db
            .prepare_cached(
                "INSERT INTO version (document, number, text, digest, by, at, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![document, number, text, digest, by, self.now, note])?;
        self.fits(document)?;
        self.note(by, "save", document, &number.to_string())
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

/// Refuses a text that is not one line, or too long.
pub(crate) fn line(field: &'static str, text: &str, longest: usize) -> Result<(), StoreError> {
    if text.contains(['\n', '\r']) { Err(StoreError::Field(field)) } else { lines(field, text, longest) }
}

/// Refuses a text that is too long or holds control characters other than tabs and ends of lines.
pub(crate) fn lines(field: &'static str, text: &str, longest: usize) -> Result<(), StoreError> {
    let fits = text.chars().nth(longest).is_none()
        && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    if fits { Ok(()) } else { Err(StoreError::Field(field)) }
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
