//! Assessors who judge the same version of a portfolio, each without the others until the reveal.
//!
//! An assessor sees nobody else's judgement, and not the owner's, before they handed in their own and the panel was
//! revealed. The owner sees no judgement before the reveal either. Nobody joins or hands in after it.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::documents::moment;
use crate::id::hex;
use crate::{Id, Opened, Reading, Right, Secret, ShareKind, ShareState, StoreError, Writing, sha256};

/// One version of a portfolio, and who judges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Panel {
    /// Its id.
    pub id: Id,
    /// The portfolio.
    pub document: Id,
    /// The version that is judged; for the owner alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The SHA-256 of `salt` and the text that is judged, one behind the other, in hexadecimal. It binds the owner to
    /// these bytes, and tells nothing of them to who does not have the salt.
    pub digest: String,
    /// For the owner alone, who can show with it that a text is the one that was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// When it was made.
    pub made: Timestamp,
    /// When everybody who handed in began to see each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revealed: Option<Timestamp>,
    /// How many seats there are that were not taken back.
    pub seats: u32,
    /// The seats: all for the owner; for an assessor their own, and after the reveal everybody's who handed in.
    pub assessors: Vec<Seat>,
}

/// A place on a panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seat {
    /// The share that gives it.
    pub share: Id,
    /// For whom it is, in the owner's words.
    pub name: String,
    /// Whether somebody accepted it.
    pub accepted: bool,
    /// Whether it can be used now. One that was taken back goes on standing here.
    pub state: ShareState,
    /// Whether they handed in their judgement.
    pub submitted: bool,
    /// Whether they signed what the panel decided.
    pub signed: bool,
}

/// What an assessor thinks of a portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assessed {
    /// How often it was saved.
    pub version: u32,
    /// The text, as it was saved.
    pub text: String,
    /// When it was saved.
    pub at: Timestamp,
    /// When it was handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted: Option<Timestamp>,
}

/// A judgement beside others, after the reveal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// The share of the assessor.
    pub share: Id,
    /// Who it is, in the owner's words.
    pub name: String,
    /// What they think.
    pub assessed: Assessed,
}

/// An assessor stands for what the panel decided about exactly these bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignOff {
    /// The share of the assessor.
    pub share: Id,
    /// The digest of the panel.
    pub digest: String,
    /// What was decided.
    pub resolution: String,
    /// When it was signed.
    pub at: Timestamp,
}

impl Reading<'_> {
    /// The panels of a portfolio, for its owner, in the order of their ids, after one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for anybody else.
    pub fn panels(&self, opened: &Opened<'_>, after: &str, most: u32) -> Result<Vec<Panel>, StoreError> {
        opened.for_any(&[Right::Share, Right::Read])?;
        let mut ask = self
            .db
            .prepare_cached("SELECT id FROM panel WHERE document = ?1 AND id > ?2 ORDER BY id LIMIT ?3")?;
        let ids = ask.query_map(params![opened.id, after, most], |row| row.get(0))?;
        ids.map(|id| self.panel_by(&id?)).collect()
    }

    /// The panel on which an assessor sits. Before the reveal they see their own seat and how many there are.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for the owner, who asks for [`Reading::panels`].
    pub fn panel(&self, opened: &Opened<'_>) -> Result<Panel, StoreError> {
        opened.for_any(&[Right::Judge, Right::Compare])?;
        let (share, panel) = self.seat(opened)?;
        let mut panel = self.panel_by(&panel)?;
        let revealed = opened.relation == crate::Relation::Revealed;
        panel.assessors.retain(|seat| seat.share == share || revealed && seat.submitted);
        Ok(Panel { version: None, salt: None, ..panel })
    }

    /// The actor's own judgement, when there is one.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn assessment(&self, opened: &Opened<'_>) -> Result<Option<Assessed>, StoreError> {
        opened.for_any(&[Right::Judge])?;
        let (share, _) = self.seat(opened)?;
        let mut ask =
            self.db.prepare_cached("SELECT version, text, at, submitted FROM assessment WHERE share = ?1")?;
        Ok(ask.query_row([&share], |row| assessed(row, 0)).optional()?)
    }

    /// What everybody on a panel thinks, in the order of their shares, after the reveal: for its owner, and for the
    /// assessors on it who handed in.
    ///
    /// A judgement whose share was taken back is left out, whenever that happened; its seat goes on standing in
    /// [`Panel::assessors`], so that nobody drops an assessor unseen.
    ///
    /// # Errors
    /// [`StoreError::State`] (`not-revealed`) before the reveal, for the owner too; [`StoreError::Missing`] for a panel of
    /// another portfolio or one that the assessor is not on.
    pub fn assessments(&self, opened: &Opened<'_>, panel: &Id) -> Result<Vec<Judgement>, StoreError> {
        self.compared(opened, panel)?;
        let mut ask = self.db.prepare_cached(
            "SELECT share.id, share.name, assessment.version, assessment.text, assessment.at, assessment.submitted
             FROM share JOIN assessment ON assessment.share = share.id
             WHERE share.panel = ?1 AND share.revoked IS NULL AND assessment.submitted IS NOT NULL ORDER BY share.id",
        )?;
        let rows = ask.query_map([panel], |row| {
            Ok(Judgement { share: row.get(0)?, name: row.get(1)?, assessed: assessed(row, 2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who signed what the panel decided, in the order of their shares. What was signed stays, also when the share was
    /// taken back later.
    ///
    /// # Errors
    /// As [`Reading::assessments`].
    pub fn sign_offs(&self, opened: &Opened<'_>, panel: &Id) -> Result<Vec<SignOff>, StoreError> {
        self.compared(opened, panel)?;
        let mut ask = self.db.prepare_cached(
            "SELECT share.id, sign_off.digest, sign_off.resolution, sign_off.at
             FROM share JOIN sign_off ON sign_off.share = share.id WHERE share.panel = ?1 ORDER BY share.id",
        )?;
        let rows = ask.query_map([panel], |row| {
            let (share, digest, resolution) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(SignOff { share, digest, resolution, at: moment(row.get(3)?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the actor may see everything of this panel now.
    fn compared(&self, opened: &Opened<'_>, panel: &Id) -> Result<(), StoreError> {
        opened.for_any(&[Right::Compare, Right::Read])?;
        if opened.share.is_some() && self.seat(opened)?.1 != *panel {
            return Err(StoreError::Missing);
        }
        if self.revealed(opened, panel)? { Ok(()) } else { Err(StoreError::State("not-revealed")) }
    }

    /// Whether a panel of this portfolio was revealed.
    fn revealed(&self, opened: &Opened<'_>, panel: &Id) -> Result<bool, StoreError> {
        let mut ask = self
            .db
            .prepare_cached("SELECT revealed IS NOT NULL FROM panel WHERE id = ?1 AND document = ?2")?;
        Ok(ask.query_row([panel, &opened.id], |row| row.get(0))?)
    }

    /// The share and the panel of an assessor.
    fn seat(&self, opened: &Opened<'_>) -> Result<(Id, Id), StoreError> {
        let mut ask =
            self.db.prepare_cached("SELECT id, panel FROM share WHERE id = ?1 AND panel IS NOT NULL")?;
        Ok(ask.query_row([&opened.share], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    fn panel_by(&self, id: &Id) -> Result<Panel, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT id, document, version, digest, salt, made, revealed FROM panel WHERE id = ?1",
        )?;
        let assessors = self.seats(id)?;
        let held = assessors.iter().filter(|seat| seat.state != ShareState::Revoked).count();
        Ok(ask.query_row([id], |row| {
            Ok(Panel {
                id: row.get(0)?,
                document: row.get(1)?,
                version: row.get(2)?,
                digest: row.get(3)?,
                salt: row.get(4)?,
                made: moment(row.get(5)?),
                revealed: row.get::<_, Option<i64>>(6)?.map(moment),
                seats: u32::try_from(held).unwrap_or(u32::MAX),
                assessors,
            })
        })?)
    }

    fn seats(&self, panel: &Id) -> Result<Vec<Seat>, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT share.id, share.name, share.accepted IS NOT NULL, share.revoked IS NOT NULL, share.expires <= ?2,
               assessment.submitted IS NOT NULL, sign_off.share IS NOT NULL
             FROM share LEFT JOIN assessment ON assessment.share = share.id LEFT JOIN sign_off ON sign_off.share = share.id
             WHERE share.panel = ?1 ORDER BY share.id",
        )?;
        let rows = ask.query_map(params![panel, self.now], |row| {
            let accepted = row.get(2)?;
            Ok(Seat {
                share: row.get(0)?,
                name: row.get(1)?,
                accepted,
                state: ShareState::of(ShareKind::Assessor, accepted, row.get(3)?, row.get(4)?),
                submitted: row.get(5)?,
                signed: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Writing<'_> {
    /// Saves the actor's own judgement on top of the one that they have seen (0 for the first). The caller has checked
    /// the text, and after the reveal that only what may change then did.
    ///
    /// # Errors
    /// [`StoreError::Changed`] when it was saved in between; [`StoreError::State`] when it was handed in and the panel
    /// was not revealed (`submitted`), or the panel was revealed without it (`revealed`).
    pub fn save_assessment(
        &self,
        opened: &Opened<'_>,
        seen: u32,
        text: &str,
    ) -> Result<Assessed, StoreError> {
        opened.for_any(&[Right::Judge])?;
        let (share, panel) = self.seat(opened)?;
        let before = self.assessment(opened)?;
        let submitted = before.as_ref().is_some_and(|before| before.submitted.is_some());
        match (submitted, self.revealed(opened, &panel)?) {
            (true, false) => return Err(StoreError::State("submitted")),
            (false, true) => return Err(StoreError::State("revealed")),
            _ => {}
        }
        let version = before.map_or(0, |before| before.version);
        if seen != version {
            return Err(StoreError::Changed(version));
        }
        let version = seen.checked_add(1).ok_or(StoreError::State("too-many-versions"))?;
        self.db
            .prepare_cached(
                "INSERT INTO assessment (share, version, text, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (share) DO UPDATE SET version = ?2, text = ?3, at = ?4",
            )?
            .execute(params![share, version, text, self.now])?;
        self.note(opened.actor.called(), "save-assessment", &opened.id, share.as_str())?;
        self.assessment(opened)?.ok_or(StoreError::Missing)
    }

    /// Hands in the actor's own judgement, in the version that they have seen.
    ///
    /// # Errors
    /// [`StoreError::Changed`] when another version is kept, or none (0); [`StoreError::State`] when it was handed in
    /// before (`submitted`) or the panel was revealed without it (`revealed`).
    pub fn submit_assessment(&self, opened: &Opened<'_>, seen: u32) -> Result<Assessed, StoreError> {
        opened.for_any(&[Right::Judge])?;
        let (share, panel) = self.seat(opened)?;
        let before = self.assessment(opened)?.ok_or(StoreError::Changed(0))?;
        if before.submitted.is_some() {
            return Err(StoreError::State("submitted"));
        }
        if self.revealed(opened, &panel)? {
            return Err(StoreError::State("revealed"));
        }
        if before.version != seen {
            return Err(StoreError::Changed(before.version));
        }
        self.db
            .prepare_cached("UPDATE assessment SET submitted = ?2 WHERE share = ?1")?
            .execute(params![share, self.now])?;
        self.note(opened.actor.called(), "submit-assessment", &opened.id, share.as_str())?;
        self.assessment(opened)?.ok_or(StoreError::Missing)
    }

    /// Lets everybody on a panel who handed in see each other and the self-rating, and the owner see them.
    ///
    /// The owner may, or an assessor who handed in. Everybody whose seat is accepted and still holds must have handed in;
    /// a seat that nobody accepted, that expired or was taken back, or whose account was closed holds nobody up, and takes
    /// no judgement any more.
    ///
    /// # Errors
    /// [`StoreError::State`] when somebody is still writing or nobody handed in (`not-all-submitted`), or it was revealed
    /// before (`revealed`); [`StoreError::Missing`] for a panel of another portfolio or one that the assessor is not on.
    pub fn reveal(&self, opened: &Opened<'_>, panel: &Id) -> Result<(), StoreError> {
        opened.for_any(&[Right::Share, Right::Judge])?;
        if opened.share.is_some() && self.seat(opened)?.1 != *panel {
            return Err(StoreError::Missing);
        }
        if self.revealed(opened, panel)? {
            return Err(StoreError::State("revealed"));
        }
        let mut ask = self.db.prepare_cached(
            "SELECT coalesce(sum(assessment.submitted IS NULL AND share.expires > ?2 AND NOT account.disabled), 0),
               count(assessment.submitted)
             FROM share JOIN account ON account.id = share.account LEFT JOIN assessment ON assessment.share = share.id
             WHERE share.panel = ?1 AND share.accepted IS NOT NULL AND share.revoked IS NULL",
        )?;
        let (writing, submitted): (u32, u32) =
            ask.query_row(params![panel, self.now], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if writing > 0 || submitted == 0 {
            return Err(StoreError::State("not-all-submitted"));
        }
        self.db
            .prepare_cached("UPDATE panel SET revealed = ?2 WHERE id = ?1")?
            .execute(params![panel, self.now])?;
        self.note(opened.actor.called(), "reveal", &opened.id, panel.as_str())
    }

    /// Signs what the panel decided about the bytes of a digest, once.
    ///
    /// # Errors
    /// [`StoreError::Field`] (`digest`) when it is not that of the assessor's panel; [`StoreError::State`] (`signed`) the
    /// second time; [`StoreError::Missing`] for the owner.
    pub fn sign_off(
        &self,
        opened: &Opened<'_>,
        digest: &str,
        resolution: &str,
    ) -> Result<SignOff, StoreError> {
        opened.for_any(&[Right::Compare])?;
        let (share, panel) = self.seat(opened)?;
        if self.panel_by(&panel)?.digest != digest {
            return Err(StoreError::Field("digest"));
        }
        let signed = self
            .db
            .prepare_cached(
                "INSERT INTO sign_off (share, digest, resolution, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![share, digest, resolution, self.now])?;
        if signed == 0 {
            return Err(StoreError::State("signed"));
        }
        self.note(opened.actor.called(), "sign-off", &opened.id, share.as_str())?;
        Ok(SignOff { share, digest: digest.into(), resolution: resolution.into(), at: self.now() })
    }

    pub(crate) fn make_panel(&self, opened: &Opened<'_>) -> Result<Id, StoreError> {
        let (id, salt) = (Id::new("pan")?, Secret::new("salt")?);
        let mut ask =
            self.db.prepare_cached("SELECT text FROM version WHERE document = ?1 AND number = ?2")?;
        let text: String = ask.query_row(params![opened.id, opened.version], |row| row.get(0))?;
        let digest = hex(&sha256(&[salt.reveal().as_bytes(), text.as_bytes()].concat()));
        self.db
            .prepare_cached(
                "INSERT INTO panel (id, document, version, attached, salt, digest, made)
                 SELECT ?1, id, version, attached, ?3, ?4, ?5 FROM document WHERE id = ?2",
            )?
            .execute(params![id, opened.id, salt.reveal(), digest, self.now])?;
        self.note(opened.actor.called(), "make-panel", &opened.id, id.as_str())?;
        Ok(id)
    }
}

pub(crate) fn assessed(row: &rusqlite::Row<'_>, from: usize) -> rusqlite::Result<Assessed> {
    Ok(Assessed {
        version: row.get(from)?,
        text: row.get(from + 1)?,
        at: moment(row.get(from + 2)?),
        submitted: row.get::<_, Option<i64>>(from + 3)?.map(moment),
    })
}
