//! Who did what: a chain of lines, each bound to the one before it.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use schemars::JsonSchema;
use serde::Serialize;
use strum::{Display, IntoStaticStr};

use crate::documents::moment;
use crate::id::hex;
use crate::{Actor, Id, Opened, Reading, Relation, Right, Scope, StoreError, Writing, sha256};

/// What the first line is bound to.
const BEGINNING: [u8; 32] = [0; 32];

/// One line of the audit log: opaque ids and names of deeds, and no text of anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Deed {
    /// Its place in the list that was asked for, from 1. Only in the whole log is it the number of the line: otherwise
    /// it would tell how much others do.
    pub number: i64,
    /// When it was done.
    pub at: Timestamp,
    /// The account or share that did it, or `nobody`, or `command`.
    pub actor: Id,
    /// What was done, such as `save`.
    pub deed: String,
    /// What it was done to.
    pub subject: Id,
    /// A version, a role, an id.
    pub detail: String,
}

/// What a check of the audit log found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditCheck {
    /// How many lines there are.
    pub lines: u64,
    /// The digest of the last line, in hexadecimal. Who notes it elsewhere can have it looked for later.
    pub head: String,
    /// The first thing that is wrong; none in a sound log.
    pub fault: Option<AuditFault>,
}

/// Where a log is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditFault {
    /// The line, as it is numbered now; after the last one when something is missing there.
    pub number: i64,
    /// What is wrong with it.
    pub what: AuditFlaw,
}

/// What can be wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Display, IntoStaticStr, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AuditFlaw {
    /// The number does not follow on the one before it.
    Number,
    /// The line is not the one that the digest was made of, or does not follow on the line before it.
    Digest,
    /// The last line is not the one that was written last.
    End,
    /// The digest that was expected belongs to no line.
    Head,
}

impl Reading<'_> {
    /// What was done with a document by anybody, from the beginning, after so many deeds.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn trail_of(&self, opened: &Opened<'_>, after: i64, most: u32) -> Result<Vec<Deed>, StoreError> {
        opened.for_any(&[Right::Read])?;
        let mut ask = self.db.prepare_cached(
            "SELECT number, at, actor, deed, subject, detail FROM deed WHERE subject = ?1
             ORDER BY number LIMIT ?2 OFFSET ?3",
        )?;
        let rows = ask.query_map(params![opened.id, most, after.max(0)], deed)?;
        Ok(counted(rows.collect::<Result<_, _>>()?, after.max(0)))
    }

    /// What the actor did, and what was done to their account, from the beginning, after so many deeds.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for nobody; [`StoreError::Scope`] without `account`.
    pub fn my_trail(&self, actor: &Actor, after: i64, most: u32) -> Result<Vec<Deed>, StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let mut ask = self.db.prepare_cached(
            "SELECT * FROM (SELECT number, at, actor, deed, subject, detail FROM deed
                            WHERE actor = ?1 ORDER BY number LIMIT ?2 + ?3)
             UNION
             SELECT * FROM (SELECT number, at, actor, deed, subject, detail FROM deed
                            WHERE subject = ?1 ORDER BY number LIMIT ?2 + ?3)
             ORDER BY number LIMIT ?2 OFFSET ?3",
        )?;
        let rows = ask.query_map(params![account, most, after.max(0)], deed)?;
        Ok(counted(rows.collect::<Result<_, _>>()?, after.max(0)))
    }

    /// The whole log, for a steward, after a line.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who is no steward; [`StoreError::Scope`] without `steward`.
    pub fn trail(&self, actor: &Actor, after: i64, most: u32) -> Result<Vec<Deed>, StoreError> {
        self.steward(actor)?;
        let mut ask = self.db.prepare_cached(
            "SELECT number, at, actor, deed, subject, detail FROM deed WHERE number > ?1
             ORDER BY number LIMIT ?2",
        )?;
        let rows = ask.query_map(params![after, most], deed)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Checks that every line of the audit log is as it was written, and that none is missing.
    ///
    /// Who can write in the file can write a whole new log that fits together. A head that was noted elsewhere finds
    /// that: it must be the digest of some line, for the log may have grown since.
    ///
    /// # Errors
    /// When SQLite fails. What is wrong with the log is no error but the fault of the answer.
    pub fn check_audit(&self, expected_head: Option<&str>) -> Result<AuditCheck, StoreError> {
        let (mut count, mut last, mut head) = (0_u64, 0, BEGINNING.to_vec());
        let (mut fault, mut met) = (None, false);
        let mut ask = self
            .db
            .prepare("SELECT number, at, actor, deed, subject, detail, digest FROM deed ORDER BY number")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let (number, digest) = (row.get(0)?, row.get::<_, Vec<u8>>(6)?);
            if fault.is_none() {
                fault = flaw(row, &head, last)?.map(|what| AuditFault { number, what });
            }
            met = met || expected_head.is_some_and(|expected| expected == hex(&digest));
            (count, last, head) = (count + 1, number, digest);
        }
        let head = hex(&head);
        let end = (count > 0).then(|| format!("{count} {head}"));
        if fault.is_none() && self.kept_end()? != end {
            fault = Some(AuditFault { number: last + 1, what: AuditFlaw::End });
        }
        if fault.is_none() && expected_head.is_some_and(|expected| expected != hex(&BEGINNING)) && !met {
            fault = Some(AuditFault { number: last, what: AuditFlaw::Head });
        }
        Ok(AuditCheck { lines: count, head, fault })
    }

    /// How many lines there should be and the digest of the last one, as they were kept beside the log.
    fn kept_end(&self) -> Result<Option<String>, StoreError> {
        let mut ask = self.db.prepare_cached("SELECT value FROM setting WHERE name = 'audit'")?;
        Ok(ask.query_row([], |row| row.get(0)).optional()?)
    }

    /// The number and digest that the next line is bound to: those kept beside the log, so that lines that were cut off
    /// its end stay missed, whatever is written after it.
    fn end(&self) -> Result<(i64, [u8; 32]), StoreError> {
        let kept = self.kept_end()?;
        let (count, digest) = kept.as_deref().and_then(|kept| kept.split_once(' ')).unwrap_or_default();
        let mut ask = self.db.prepare_cached("SELECT coalesce(max(number), 0) FROM deed")?;
        let last: i64 = ask.query_row([], |row| row.get(0))?;
        Ok((last.max(count.parse().unwrap_or(0)), unhex(digest).unwrap_or(BEGINNING)))
    }
}

impl Writing<'_> {
    /// Notes that who does not own a document has read it. For its owner, and for who belongs to the provider whose it
    /// is, nothing is noted.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn note_read(&self, opened: &Opened<'_>) -> Result<(), StoreError> {
        if matches!(opened.relation, Relation::Owner | Relation::Administrator | Relation::Member) {
            return Ok(());
        }
        let share = opened.share.as_ref().map_or("", Id::as_str);
        self.note(opened.actor.called(), "read", &opened.id, share)
    }

    /// Adds a line to the audit log.
    pub(crate) fn note(&self, actor: &str, deed: &str, subject: &Id, detail: &str) -> Result<(), StoreError> {
        let (number, before) = self.end()?;
        let number = number + 1;
        let fields = [actor, deed, subject.as_str(), detail].map(str::as_bytes);
        let digest = bound(&before, number, self.now, fields);
        self.db
            .prepare_cached(
                "INSERT INTO deed (number, at, actor, deed, subject, detail, digest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![number, self.now, actor, deed, subject, detail, digest])?;
        self.db
            .prepare_cached(
                "INSERT INTO setting (name, value) VALUES ('audit', ?1)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )?
            .execute([format!("{number} {}", hex(&digest))])?;
        Ok(())
    }
}

/// What is wrong with a line that stands after another.
fn flaw(row: &Row<'_>, before: &[u8], last: i64) -> Result<Option<AuditFlaw>, StoreError> {
    let (number, at): (i64, i64) = (row.get(0)?, row.get(1)?);
    if number != last + 1 {
        return Ok(Some(AuditFlaw::Number));
    }
    let mut fields = [b"".as_slice(); 4];
    for (column, field) in (2..).zip(&mut fields) {
        *field = row.get_ref(column)?.as_bytes().map_err(rusqlite::Error::from)?;
    }
    let sound = row.get_ref(6)?.as_blob().is_ok_and(|digest| digest == bound(before, number, at, fields));
    Ok((!sound).then_some(AuditFlaw::Digest))
}

/// The digest of a line: every field stands behind its length, so that no two lines are written the same.
fn bound(before: &[u8], number: i64, at: i64, fields: [&[u8]; 4]) -> [u8; 32] {
    let mut line = before.to_vec();
    line.extend(number.to_be_bytes());
    line.extend(at.to_be_bytes());
    for field in fields {
        line.extend((field.len() as u64).to_be_bytes());
        line.extend(field);
    }
    sha256(&line)
}

/// The bytes of a digest in hexadecimal.
fn unhex(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> =
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte * 16 + digit)).collect();
    bytes.try_into().ok()
}

fn deed(row: &Row<'_>) -> rusqlite::Result<Deed> {
    Ok(Deed {
        number: row.get(0)?,
        at: moment(row.get(1)?),
        actor: row.get(2)?,
        deed: row.get(3)?,
        subject: row.get(4)?,
        detail: row.get(5)?,
    })
}

/// The deeds numbered by their place in the list.
fn counted(mut deeds: Vec<Deed>, after: i64) -> Vec<Deed> {
    for (number, deed) in (after + 1..).zip(&mut deeds) {
        deed.number = number;
    }
    deeds
}
