//! Files beside a document. They are kept and given back as they are, and never looked into.

use jiff::Timestamp;
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::documents::{line, moment};
use crate::id::hex;
use crate::{Id, Opened, Reading, Right, StoreError, Writing, sha256};

/// The most attachments of a document.
const MOST: u32 = 200;
/// The most bytes of one attachment: 10 MiB.
const LARGEST: usize = 10 << 20;
/// The most bytes of all attachments of a document: 200 MiB.
const LARGEST_TOGETHER: i64 = 200 << 20;
const HEADS: &str = "SELECT id, evidence, name, media_type, digest, size, at";

/// What is known of an attachment without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttachmentHead {
    /// Its id.
    pub id: Id,
    /// The id of the evidence that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The name of the file.
    pub name: String,
    /// What kind of file it is said to be, such as `application/pdf`.
    pub media_type: String,
    /// The SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
    /// The number of bytes.
    pub size: u32,
    /// When it was added.
    pub at: Timestamp,
}

impl Reading<'_> {
    /// The attachments of a document, in the order of their ids, after one. Who it was shared with gets those that were
    /// there at that time, when the share shows attachments.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn attachments(
        &self,
        opened: &Opened<'_>,
        after: &str,
        most: u32,
    ) -> Result<Vec<AttachmentHead>, StoreError> {
        let last = self.last_shown(opened)?;
        let mut ask = self.db.prepare_cached(&format!(
            "{HEADS} FROM attachment WHERE document = ?1 AND number <= ?2 AND id > ?3 ORDER BY id LIMIT ?4"
        ))?;
        let rows = ask.query_map(params![opened.id, last, after, most], attachment)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One attachment with its bytes.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none, or it is not shown to this actor.
    pub fn attachment(&self, opened: &Opened<'_>, id: &Id) -> Result<(AttachmentHead, Vec<u8>), StoreError> {
        let last = self.last_shown(opened)?;
        let mut ask = self.db.prepare_cached(&format!(
            "{HEADS}, bytes FROM attachment WHERE document = ?1 AND number <= ?2 AND id = ?3"
        ))?;
        Ok(ask.query_row(params![opened.id, last, id], |row| Ok((attachment(row)?, row.get(7)?)))?)
    }

    /// The number of the last attachment that the actor sees.
    fn last_shown(&self, opened: &Opened<'_>) -> Result<i64, StoreError> {
        opened.for_any(&[Right::Read, Right::See])?;
        let Some(share) = &opened.share else { return Ok(i64::MAX) };
        let mut ask = self.db.prepare_cached(
            "SELECT CASE WHEN attachments THEN attached ELSE 0 END FROM share WHERE id = ?1",
        )?;
        Ok(ask.query_row([share], |row| row.get(0))?)
    }
}

impl Writing<'_> {
    /// Adds a file to a document.
    ///
    /// # Errors
    /// [`StoreError::Field`] for a name that is empty, longer than 255 bytes, or holds control characters, `/` or `\\`;
    /// for what is no media type; for more than 10 MiB. [`StoreError::State`] (`too-many-attachments`) beyond 200 files or
    /// 200 MiB in one document.
    pub fn attach(
        &self,
        opened: &Opened<'_>,
        evidence: Option<&str>,
        name: &str,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<AttachmentHead, StoreError> {
        opened.for_any(&[Right::Write])?;
        let head = AttachmentHead {
            id: Id::new("att")?,
            evidence: evidence.map(ToOwned::to_owned),
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            digest: hex(&sha256(bytes)),
            size: u32::try_from(bytes.len()).map_err(|_| StoreError::Field("bytes"))?,
            at: self.now(),
        };
        self.add_attachment(&opened.id, &head, bytes)?;
        self.note(opened.actor.called(), "attach", &opened.id, head.id.as_str())?;
        Ok(head)
    }

    /// Takes a file away from a document, so that no copy is left in any file of the store.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such attachment.
    pub fn detach(&self, opened: &Opened<'_>, id: &Id) -> Result<(), StoreError> {
        opened.for_any(&[Right::Write])?;
        let mut gone = self
            .db
            .prepare_cached("DELETE FROM attachment WHERE document = ?1 AND id = ?2 RETURNING size")?;
        let size: u32 = gone.query_row([&opened.id, id], |row| row.get(0))?;
        self.db
            .prepare_cached("UPDATE document SET bytes = bytes - ?2 WHERE id = ?1")?
            .execute(params![opened.id, size])?;
        self.note(opened.actor.called(), "detach", &opened.id, id.as_str())?;
        self.scrub();
        Ok(())
    }

    pub(crate) fn add_attachment(
        &self,
        document: &Id,
        head: &AttachmentHead,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        sound(head, bytes)?;
        let mut ask = self
            .db
            .prepare_cached("SELECT count(*), coalesce(sum(size), 0) FROM attachment WHERE document = ?1")?;
        let (count, together) =
            ask.query_row([document], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?)))?;
        if count >= MOST || together + i64::from(head.size) > LARGEST_TOGETHER {
            return Err(StoreError::State("too-many-attachments"));
        }
        self.db
            .prepare_cached("UPDATE document SET attached = attached + 1, bytes = bytes + ?2 WHERE id = ?1")?
            .execute(params![document, head.size])?;
        self.db
            .prepare_cached(
                "INSERT INTO attachment (id, document, number, evidence, name, media_type, digest, size, bytes, at)
                 SELECT ?1, id, attached, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM document WHERE id = ?2",
            )?
            .execute(params![
                head.id,
                document,
                head.evidence,
                head.name,
                head.media_type,
                head.digest,
                head.size,
                bytes,
                head.at.as_millisecond()
            ])?;
        self.fits(document)
    }
}

fn sound(head: &AttachmentHead, bytes: &[u8]) -> Result<(), StoreError> {
    line("name", &head.name, 255)?;
    // Names travel in headers and archives, and are written to disks.
    let plain = !head.name.contains(['/', '\\']) && !matches!(head.name.as_str(), "" | "." | "..");
    if !plain || head.name.len() > 255 {
        return Err(StoreError::Field("name"));
    }
    if let Some(evidence) = &head.evidence {
        line("evidence", evidence, 200)?;
    }
    let token = |part: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c);
        !part.is_empty() && part.len() <= 127 && part.chars().all(allowed)
    };
    let named = head.media_type.split_once('/').is_some_and(|(kind, sort)| token(kind) && token(sort));
    match (named, bytes.len() <= LARGEST) {
        (false, _) => Err(StoreError::Field("media_type")),
        (_, false) => Err(StoreError::Field("bytes")),
        _ => Ok(()),
    }
}

fn attachment(row: &Row<'_>) -> rusqlite::Result<AttachmentHead> {
    Ok(AttachmentHead {
        id: row.get(0)?,
        evidence: row.get(1)?,
        name: row.get(2)?,
        media_type: row.get(3)?,
        digest: row.get(4)?,
        size: row.get(5)?,
        at: moment(row.get(6)?),
    })
}
