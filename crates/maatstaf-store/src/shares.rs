//! Portfolios shown to somebody else, until the share expires or is taken back.

use jiff::{SignedDuration, Timestamp};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension as _, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::documents::{LONGEST_TITLE, line, moment};
use crate::{Actor, Id, Kind, Opened, Reading, Relation, Right, Scope, Secret, StoreError, Writing, sha256};

/// The longest that a share lasts.
const LONGEST: SignedDuration = SignedDuration::from_hours(400 * 24);
/// The most confidential parts that a share names.
const MOST_PARTS: usize = 50;
const SHARES: &str = "SELECT share.id, share.kind, share.document, share.panel, share.version, share.name,
    share.parts, share.attachments, share.made, share.expires, share.accepted, share.revoked
    FROM share JOIN document ON document.id = share.document JOIN account ON account.id = document.account";

/// What somebody may do with a portfolio that is shown to them.
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
pub enum ShareKind {
    /// Judge it, with an account, after accepting the share.
    Assessor,
    /// Read it, with the link alone.
    Reader,
}

/// Whether a share can be used now.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Display, EnumIter, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ShareState {
    /// It is for an assessor who has not accepted it yet.
    Waiting,
    /// It can be used.
    Valid,
    /// Its time has passed.
    Expired,
    /// The owner took it back.
    Revoked,
}

/// What an owner shows, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Terms {
    /// What they may do with it.
    pub kind: ShareKind,
    /// For whom it is, in the owner's words. They read it too, and after the reveal the others of their panel do.
    pub name: String,
    /// The confidential parts that are shown.
    pub parts: Vec<String>,
    /// Whether attachments are shown.
    pub attachments: bool,
    /// Until when.
    pub expires: Timestamp,
    /// The panel that an assessor joins; a new one on the newest version when none is named.
    pub panel: Option<Id>,
}

/// A portfolio shown to somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// Its id.
    pub id: Id,
    /// What they may do with it.
    pub kind: ShareKind,
    /// The portfolio.
    pub document: Id,
    /// The panel that an assessor is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<Id>,
    /// The version that is shown. The owner's alone to know: it tells how often they saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// For whom it is, in the owner's words.
    pub name: String,
    /// The confidential parts that are shown.
    pub parts: Vec<String>,
    /// Whether attachments are shown.
    pub attachments: bool,
    /// When it was made.
    pub made: Timestamp,
    /// Until when it holds.
    pub expires: Timestamp,
    /// When an assessor accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Timestamp>,
    /// When the owner took it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Timestamp>,
    /// Whether it can be used now.
    pub state: ShareState,
}

/// What is shown of a portfolio, with what must be left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Shown {
    /// The whole text of the version that is shared. What is confidential and not in `parts` must be left out.
    pub text: String,
    /// The confidential parts that may be shown.
    pub parts: Vec<String>,
    /// Whether attachments are shown.
    pub attachments: bool,
    /// Whether the self-rating must be left out too: it is for an assessor, before the reveal.
    pub blind: bool,
    /// When that version was saved.
    pub at: Timestamp,
}

/// The place in the document at which a share holds it.
struct Frozen {
    panel: Option<Id>,
    version: u32,
    attached: i64,
}

impl Reading<'_> {
    /// The shares of a portfolio, for its owner, in the order of their ids, after one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for anybody else.
    pub fn shares(&self, opened: &Opened<'_>, after: &str, most: u32) -> Result<Vec<Share>, StoreError> {
        opened.for_any(&[Right::Share, Right::Read])?;
        let mut ask = self.db.prepare_cached(&format!(
            "{SHARES} WHERE share.document = ?1 AND share.id > ?2 ORDER BY share.id LIMIT ?3"
        ))?;
        let rows = ask.query_map(params![opened.id, after, most], |row| share(row, self.now))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The shares that the actor accepted as an assessor and that hold, in the order of their ids, after one.
    ///
    /// # Errors
    /// [`StoreError::Scope`] without `assess`.
    pub fn shared_with_me(&self, actor: &Actor, after: &str, most: u32) -> Result<Vec<Share>, StoreError> {
        let account = self.person(actor, Scope::Assess)?;
        let mut ask = self.db.prepare_cached(&format!(
            "{SHARES} WHERE share.account = ?1 AND share.kind = 'assessor' AND share.accepted IS NOT NULL
               AND share.revoked IS NULL AND share.expires > ?2 AND NOT account.disabled AND share.id > ?3
             ORDER BY share.id LIMIT ?4"
        ))?;
        let rows = ask.query_map(params![account, self.now, after, most], |row| {
            share(row, self.now).map(Share::for_receiver)
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What the link of an assessor is for, before it is accepted.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it was accepted or taken back, has expired, or is no such link.
    pub fn offered(&self, secret: &str) -> Result<Share, StoreError> {
        let mut ask = self.db.prepare_cached(&format!(
            "{SHARES} WHERE share.digest = ?1 AND share.kind = 'assessor' AND share.accepted IS NULL
               AND share.revoked IS NULL AND share.expires > ?2 AND NOT account.disabled"
        ))?;
        let found = ask.query_row(params![sha256(secret.as_bytes()), self.now], |row| share(row, self.now));
        Ok(found.optional()?.ok_or(StoreError::Stale)?.for_receiver())
    }

    /// The share by which a portfolio was opened.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for the owner, who needs none.
    pub fn share_of(&self, opened: &Opened<'_>) -> Result<Share, StoreError> {
        opened.for_any(&[Right::See, Right::Judge, Right::Compare])?;
        let mut ask = self.db.prepare_cached(&format!("{SHARES} WHERE share.id = ?1"))?;
        Ok(ask.query_row([&opened.share], |row| share(row, self.now))?.for_receiver())
    }

    /// What was shared of a portfolio: one version, and no word of how it came about.
    ///
    /// Nobody gets a digest of the text with it. From the digest of a whole text one could find a part that was left out
    /// by trying: there are only so many self-ratings.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for the owner, who reads the [text](Reading::text) itself.
    pub fn shown(&self, opened: &Opened<'_>) -> Result<Shown, StoreError> {
        opened.for_any(&[Right::See, Right::Judge, Right::Compare])?;
        let mut ask = self.db.prepare_cached(
            "SELECT version.text, version.at, share.parts, share.attachments FROM share
             JOIN version ON version.document = share.document AND version.number = share.version
             WHERE share.id = ?1",
        )?;
        Ok(ask.query_row([&opened.share], |row| {
            Ok(Shown {
                text: row.get(0)?,
                at: moment(row.get(1)?),
                parts: words(row.get(2)?),
                attachments: row.get(3)?,
                blind: opened.relation == Relation::Assessor,
            })
        })?)
    }
}

impl Writing<'_> {
    /// Shows a portfolio to somebody. The secret is the link, and is shown once.
    ///
    /// What they see does not move: the newest version of now, or that of the panel, and the attachments of that time.
    ///
    /// # Errors
    /// [`StoreError::Field`] for an expiry that is not in the next 400 days, a name or a part that cannot be taken, or a
    /// panel for a reader; [`StoreError::Missing`] for a panel of another portfolio; [`StoreError::State`] when it is no
    /// portfolio (`not-a-portfolio`) or the panel has been revealed (`revealed`).
    pub fn share(&self, opened: &Opened<'_>, terms: &Terms) -> Result<(Share, Secret), StoreError> {
        opened.for_any(&[Right::Share])?;
        if opened.kind != Kind::Portfolio {
            return Err(StoreError::State("not-a-portfolio"));
        }
        self.acceptable(terms)?;
        let frozen = self.frozen(opened, terms)?;
        let (id, secret) = (Id::new("shr")?, Secret::new("share")?);
        self.db
            .prepare_cached(
                "INSERT INTO share (id, digest, kind, document, panel, version, parts, attachments, attached, name,
                   made, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                id,
                secret.digest(),
                terms.kind,
                opened.id,
                frozen.panel,
                frozen.version,
                terms.parts.join(" "),
                terms.attachments,
                frozen.attached,
                terms.name,
                self.now,
                terms.expires.as_millisecond()
            ])?;
        self.note(opened.actor.called(), "share", &opened.id, id.as_str())?;
        Ok((self.share_by(&id)?, secret))
    }

    /// Takes a share back. It holds from the next request, and taking it back again changes nothing.
    ///
    /// What an assessor handed in is out of the comparison from then on, and the panel goes on showing that their seat
    /// was taken back. What they signed stays.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is no share of this portfolio.
    pub fn revoke_share(&self, opened: &Opened<'_>, id: &Id) -> Result<Share, StoreError> {
        opened.for_any(&[Right::Share])?;
        let before = self.share_by(id)?;
        if before.document != opened.id {
            return Err(StoreError::Missing);
        }
        if before.revoked.is_some() {
            return Ok(before);
        }
        self.db
            .prepare_cached("UPDATE share SET revoked = ?2 WHERE id = ?1")?
            .execute(params![id, self.now])?;
        self.note(opened.actor.called(), "revoke-share", &opened.id, id.as_str())?;
        self.share_by(id)
    }

    /// Accepts the link of an assessor, once; from then on the share is this account's alone.
    ///
    /// # Errors
    /// [`StoreError::Stale`] as for [`Reading::offered`]; [`StoreError::State`] for one's own portfolio
    /// (`own-portfolio`), a second seat on the same panel (`already-on-panel`), and a panel whose judgements are
    /// known (`revealed`).
    pub fn accept_share(&self, actor: &Actor, secret: &str) -> Result<Share, StoreError> {
        let account = self.person(actor, Scope::Assess)?;
        let offered = self.offered(secret)?;
        let mut ask = self.db.prepare_cached(
            "SELECT document.account = ?1, panel.revealed IS NOT NULL, EXISTS (
               SELECT 1 FROM share AS other LEFT JOIN assessment ON assessment.share = other.id
               WHERE other.panel = panel.id AND other.account = ?1 AND other.revoked IS NULL
                 AND (other.expires > ?3 OR assessment.submitted IS NOT NULL))
             FROM share JOIN document ON document.id = share.document JOIN panel ON panel.id = share.panel
             WHERE share.id = ?2",
        )?;
        let (own, revealed, seated) = ask.query_row(params![account, offered.id, self.now], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        match (own, seated, revealed) {
            (true, _, _) => return Err(StoreError::State("own-portfolio")),
            (_, true, _) => return Err(StoreError::State("already-on-panel")),
            (_, _, true) => return Err(StoreError::State("revealed")),
            _ => {}
        }
        self.db
            .prepare_cached("UPDATE share SET account = ?2, accepted = ?3 WHERE id = ?1")?
            .execute(params![offered.id, account, self.now])?;
        self.note(account.as_str(), "accept-share", &offered.document, offered.id.as_str())?;
        Ok(self.share_by(&offered.id)?.for_receiver())
    }

    fn acceptable(&self, terms: &Terms) -> Result<(), StoreError> {
        line("name", &terms.name, LONGEST_TITLE)?;
        let now = self.now();
        let latest = now.checked_add(LONGEST).map_err(|_| StoreError::Field("expires"))?;
        if terms.expires <= now || terms.expires > latest {
            return Err(StoreError::Field("expires"));
        }
        let part = |part: &String| {
            let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            !part.is_empty() && part.len() <= 40 && part.chars().all(allowed)
        };
        if terms.parts.len() > MOST_PARTS || !terms.parts.iter().all(part) {
            return Err(StoreError::Field("parts"));
        }
        match (terms.kind, &terms.panel) {
            (ShareKind::Reader, Some(_)) => Err(StoreError::Field("panel")),
            _ => Ok(()),
        }
    }

    fn frozen(&self, opened: &Opened<'_>, terms: &Terms) -> Result<Frozen, StoreError> {
        let panel = match (terms.kind, &terms.panel) {
            (ShareKind::Reader, _) => {
                let mut ask = self.db.prepare_cached("SELECT attached FROM document WHERE id = ?1")?;
                let attached = ask.query_row([&opened.id], |row| row.get(0))?;
                return Ok(Frozen { panel: None, version: opened.version, attached });
            }
            (ShareKind::Assessor, Some(panel)) => panel.clone(),
            (ShareKind::Assessor, None) => self.make_panel(opened)?,
        };
        let mut ask = self.db.prepare_cached(
            "SELECT version, attached, revealed IS NOT NULL FROM panel WHERE id = ?1 AND document = ?2",
        )?;
        let (version, attached, revealed) = ask
            .query_row([&panel, &opened.id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, bool>(2)?)))?;
        if revealed {
            return Err(StoreError::State("revealed"));
        }
        Ok(Frozen { panel: Some(panel), version, attached })
    }

    fn share_by(&self, id: &Id) -> Result<Share, StoreError> {
        let mut ask = self.db.prepare_cached(&format!("{SHARES} WHERE share.id = ?1"))?;
        Ok(ask.query_row([id], |row| share(row, self.now))?)
    }
}

impl Share {
    /// What somebody with the share sees of it.
    fn for_receiver(self) -> Self {
        Self { version: None, ..self }
    }
}

impl ShareState {
    /// Revoked comes before expired: taking back is somebody's decision.
    pub(crate) fn of(kind: ShareKind, accepted: bool, revoked: bool, expired: bool) -> Self {
        match (revoked, expired, kind) {
            (true, _, _) => Self::Revoked,
            (_, true, _) => Self::Expired,
            (_, _, ShareKind::Assessor) if !accepted => Self::Waiting,
            _ => Self::Valid,
        }
    }
}

fn share(row: &Row<'_>, now: i64) -> rusqlite::Result<Share> {
    let (kind, expires): (_, i64) = (row.get(1)?, row.get(9)?);
    let (accepted, revoked): (Option<i64>, Option<i64>) = (row.get(10)?, row.get(11)?);
    Ok(Share {
        id: row.get(0)?,
        kind,
        document: row.get(2)?,
        panel: row.get(3)?,
        version: row.get(4)?,
        name: row.get(5)?,
        parts: words(row.get(6)?),
        attachments: row.get(7)?,
        made: moment(row.get(8)?),
        expires: moment(expires),
        accepted: accepted.map(moment),
        revoked: revoked.map(moment),
        state: ShareState::of(kind, accepted.is_some(), revoked.is_some(), expires <= now),
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it comes out of a row")]
fn words(text: String) -> Vec<String> {
    text.split_whitespace().map(ToOwned::to_owned).collect()
}

impl ToSql for ShareKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(<&'static str>::from(self).into())
    }
}

impl FromSql for ShareKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|_| FromSqlError::InvalidType)
    }
}
