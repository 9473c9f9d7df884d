//! Everything that is kept of somebody, to take away and to bring elsewhere.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::params;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::documents::{LONGEST_NOTE, LONGEST_TITLE, line, lines, moment};
use crate::id::hex;
use crate::{
    Actor, Assessed, AttachmentHead, Draft, Head, Id, Joined, Judgement, Kind, Opened, Panel, Reading, Right,
    Scope, Share, SignOff, StoreError, Version, Writing, sha256,
};

/// Everything that is kept of somebody but the contents of their documents, which come [one by one](Reading::kept).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Everything {
    /// Their account.
    pub holder: Holder,
    /// Their documents.
    pub documents: Vec<Head>,
    /// What they think of portfolios that were shared with them, whether these shares still hold or not.
    pub assessments: Vec<OwnAssessment>,
    /// What they were let in with: sessions and tokens, without the secrets.
    pub secrets: Vec<HeldSecret>,
    /// The providers that they belong to.
    pub memberships: Vec<Belonging>,
}

/// What is known of somebody who has an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Holder {
    /// The id of the account.
    pub id: Id,
    /// The e-mail address; none in a store of one person.
    pub email: Option<String>,
    /// The name.
    pub name: String,
    /// The language.
    pub language: String,
    /// Whether they look after the instance.
    pub steward: bool,
    /// When the account was made.
    pub made: Timestamp,
}

/// A judgement that somebody wrote about another's portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnAssessment {
    /// The share by which they saw it.
    pub share: Id,
    /// The portfolio.
    pub document: Id,
    /// What they wrote.
    pub assessed: Assessed,
    /// What they signed.
    pub signed: Option<SignOff>,
}

/// A session or a token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeldSecret {
    /// `session` or `token`.
    pub kind: String,
    /// Its name, in its owner's words.
    pub name: String,
    /// What it may be used for, with spaces between.
    pub scopes: String,
    /// When it was made.
    pub made: Timestamp,
    /// Until when it holds.
    pub expires: Timestamp,
}

/// A provider that somebody belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Belonging {
    /// The provider.
    pub provider: Id,
    /// Its name.
    pub name: String,
    /// What they are there: `coach`, `assessor` or `administrator`.
    pub role: String,
}

/// A document with everything that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Kept {
    /// Its id.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it was changed last.
    pub changed: Timestamp,
    /// Every version, from the first on.
    pub versions: Vec<Version>,
    /// The owner's draft.
    #[serde(default)]
    pub draft: Option<Draft>,
    /// Its attachments, in the order in which they were added.
    #[serde(default)]
    pub attachments: Vec<KeptAttachment>,
    /// To whom it was shown.
    #[serde(default)]
    pub shares: Vec<Share>,
    /// The panels that judged it.
    #[serde(default)]
    pub panels: Vec<KeptPanel>,
    /// The cohorts that it is in.
    #[serde(default)]
    pub cohorts: Vec<Joined>,
}

/// An attachment with its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeptAttachment {
    /// What is known of it.
    #[serde(flatten)]
    pub head: AttachmentHead,
    /// Its bytes, which are written beside the JSON.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// A panel with what its owner may see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeptPanel {
    /// The panel.
    pub panel: Panel,
    /// What the assessors think; nothing before the reveal.
    pub assessments: Vec<Judgement>,
    /// Who signed.
    pub sign_offs: Vec<SignOff>,
}

impl Reading<'_> {
    /// Everything that is kept of the actor. What the documents hold comes from [`Reading::kept`], one at a time, because
    /// of the attachments; who did what with them is in the audit log.
    ///
    /// # Errors
    /// [`StoreError::Scope`] without `account` and `read`.
    pub fn everything(&self, actor: &Actor) -> Result<Everything, StoreError> {
        let account = self.person(actor, Scope::Account)?;
        self.person(actor, Scope::Read)?;
        let mut ask = self
            .db
            .prepare_cached("SELECT id, email, name, language, steward, made FROM account WHERE id = ?1")?;
        let holder = ask.query_row([account], |row| {
            let (id, email, name, language) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(Holder { id, email, name, language, steward: row.get(4)?, made: moment(row.get(5)?) })
        })?;
        Ok(Everything {
            holder,
            documents: self.all_of(account)?,
            assessments: self.own_assessments(account)?,
            secrets: self.held_secrets(account)?,
            memberships: self.belongings(account)?,
        })
    }

    /// A document with everything that hangs on it, as far as its owner may see it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not own it: what others write in a provider's document is theirs.
    pub fn kept(&self, opened: &Opened<'_>) -> Result<Kept, StoreError> {
        opened.for_any(&[Right::Read])?;
        if opened.relation != crate::Relation::Owner {
            return Err(StoreError::Missing);
        }
        let head = self.head(opened)?;
        let versions = (1..=opened.version).map(|number| self.text(opened, Some(number)));
        let panels = self.panels(opened, "", u32::MAX)?.into_iter().map(|panel| {
            let (mut assessments, mut sign_offs) = (Vec::new(), Vec::new());
            if panel.revealed.is_some() {
                (assessments, sign_offs) =
                    (self.assessments(opened, &panel.id)?, self.sign_offs(opened, &panel.id)?);
            }
            Ok(KeptPanel { panel, assessments, sign_offs })
        });
        Ok(Kept {
            id: head.id,
            kind: head.kind,
            title: head.title,
            made: head.made,
            changed: head.changed,
            versions: versions.collect::<Result<_, _>>()?,
            draft: self.draft(opened)?,
            attachments: self.all_attachments(opened)?,
            shares: self.shares(opened, "", u32::MAX)?,
            panels: panels.collect::<Result<_, StoreError>>()?,
            cohorts: self.cohorts_of(opened)?,
        })
    }

    fn all_attachments(&self, opened: &Opened<'_>) -> Result<Vec<KeptAttachment>, StoreError> {
        let mut ask =
            self.db.prepare_cached("SELECT id FROM attachment WHERE document = ?1 ORDER BY number")?;
        let ids = ask.query_map([&opened.id], |row| row.get(0))?.collect::<Result<Vec<Id>, _>>()?;
        let all = ids.iter().map(|id| {
            let (head, bytes) = self.attachment(opened, id)?;
            Ok(KeptAttachment { head, bytes })
        });
        all.collect()
    }

    fn own_assessments(&self, account: &Id) -> Result<Vec<OwnAssessment>, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT share.id, share.document, assessment.version, assessment.text, assessment.at, assessment.submitted,
               sign_off.digest, sign_off.resolution, sign_off.at
             FROM share JOIN assessment ON assessment.share = share.id LEFT JOIN sign_off ON sign_off.share = share.id
             WHERE share.account = ?1 ORDER BY share.id",
        )?;
        let rows = ask.query_map([account], |row| {
            let share: Id = row.get(0)?;
            let signed = match row.get::<_, Option<String>>(6)? {
                Some(digest) => Some(SignOff {
                    share: share.clone(),
                    digest,
                    resolution: row.get(7)?,
                    at: moment(row.get(8)?),
                }),
                None => None,
            };
            let assessed = crate::panels::assessed(row, 2)?;
            Ok(OwnAssessment { share, document: row.get(1)?, assessed, signed })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn held_secrets(&self, account: &Id) -> Result<Vec<HeldSecret>, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT kind, name, scopes, made, expires FROM secret WHERE account = ?1 ORDER BY id",
        )?;
        let rows = ask.query_map([account], |row| {
            let (kind, name, scopes) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(HeldSecret { kind, name, scopes, made: moment(row.get(3)?), expires: moment(row.get(4)?) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn belongings(&self, account: &Id) -> Result<Vec<Belonging>, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT provider.id, provider.name, membership.role FROM membership
             JOIN provider ON provider.id = membership.provider WHERE membership.account = ?1 ORDER BY provider.id",
        )?;
        let rows = ask.query_map([account], |row| {
            Ok(Belonging { provider: row.get(0)?, name: row.get(1)?, role: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Writing<'_> {
    /// Keeps a document that was taken out of a store, as a new document of the actor.
    ///
    /// Its versions keep their numbers, texts, times and notes; its draft and attachments come with it. Everything is
    /// the actor's now: shares, panels and cohorts stay behind. The caller has checked the texts.
    ///
    /// # Errors
    /// [`StoreError::Field`] when there are no versions, they are not numbered from 1, or one is not what its digest says
    /// (`versions`); the same for attachments; for a kind that people do not own, and titles, notes and names that cannot
    /// be taken.
    pub fn take_in(&self, actor: &Actor, kept: &Kept) -> Result<Head, StoreError> {
        let account = self.person(actor, Scope::Write)?;
        whole(kept)?;
        let id = Id::new("doc")?;
        let newest = u32::try_from(kept.versions.len()).map_err(|_| StoreError::Field("versions"))?;
        let bytes: usize = kept.versions.iter().map(|version| version.text.len()).sum();
        self.db
            .prepare_cached(
                "INSERT INTO document (id, kind, account, title, version, made, changed, bytes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                id,
                kept.kind,
                account,
                kept.title,
                newest,
                kept.made.as_millisecond(),
                kept.changed.as_millisecond(),
                i64::try_from(bytes).map_err(|_| StoreError::Field("versions"))?
            ])?;
        self.note(account.as_str(), "take-in", &id, &newest.to_string())?;
        for version in &kept.versions {
            self.put_version(&id, version, account)?;
        }
        if let Some(draft) = &kept.draft {
            self.db
                .prepare_cached("INSERT INTO draft (document, account, text, at) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![id, account, draft.text, draft.at.as_millisecond()])?;
        }
        for attachment in &kept.attachments {
            let head = AttachmentHead { id: Id::new("att")?, ..attachment.head.clone() };
            self.add_attachment(&id, &head, &attachment.bytes)?;
        }
        self.fits(&id)?;
        self.head_by(&id)
    }

    fn put_version(&self, document: &Id, version: &Version, by: &Id) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO version (document, number, text, digest, by, at, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                document,
                version.number,
                version.text,
                version.digest,
                by,
                version.at.as_millisecond(),
                version.note
            ])?;
        Ok(())
    }
}

/// Refuses a document that is not what it says.
fn whole(kept: &Kept) -> Result<(), StoreError> {
    if kept.kind == Kind::Wording {
        return Err(StoreError::Field("kind"));
    }
    line("title", &kept.title, LONGEST_TITLE)?;
    for version in &kept.versions {
        lines("note", &version.note, LONGEST_NOTE)?;
    }
    let said = |version: &Version| version.digest == hex(&sha256(version.text.as_bytes()));
    let numbered = (1_u32..).zip(&kept.versions).all(|(number, version)| version.number == number);
    if kept.versions.is_empty() || !numbered || !kept.versions.iter().all(said) {
        return Err(StoreError::Field("versions"));
    }
    let said = |one: &KeptAttachment| {
        one.head.digest == hex(&sha256(&one.bytes)) && one.head.size as usize == one.bytes.len()
    };
    let ids: BTreeSet<&Id> = kept.attachments.iter().map(|one| &one.head.id).collect();
    if ids.len() != kept.attachments.len() || !kept.attachments.iter().all(said) {
        return Err(StoreError::Field("attachments"));
    }
    Ok(())
}
