//! Who may do what with a document: the one place that decides it.

use rusqlite::OptionalExtension as _;
use strum::{Display, EnumIter};

use crate::actor::Who;
use crate::{Actor, Id, Kind, Reading, Scope, StoreError};

/// What somebody wants to do with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Display, EnumIter)]
#[strum(serialize_all = "kebab-case")]
pub enum Right {
    /// Read all of it: every version, drafts, attachments, its history and who saw it.
    Read,
    /// Change it.
    Write,
    /// Show it to others and take that back.
    Share,
    /// Erase it.
    Erase,
    /// See what was shared of it, and no more.
    See,
    /// Judge it, blind, as an assessor.
    Judge,
    /// See the self-rating and the other assessors, after the reveal.
    Compare,
}

/// How an actor stands to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Display, EnumIter)]
#[strum(serialize_all = "kebab-case")]
pub enum Relation {
    /// It is theirs.
    Owner,
    /// They administer the provider whose it is.
    Administrator,
    /// They belong to the provider whose it is.
    Member,
    /// They accepted a share as an assessor, and it still holds.
    Assessor,
    /// The same, and everybody's judgement has been revealed.
    Revealed,
    /// They hold a link to it that still holds.
    Reader,
    /// Nothing of the kind.
    Stranger,
}

/// A document that the actor may use in one way: proof that [`Reading::open`] allowed it.
#[derive(Debug, Clone)]
pub struct Opened {
    pub(crate) id: Id,
    pub(crate) kind: Kind,
    pub(crate) right: Right,
    pub(crate) relation: Relation,
    pub(crate) actor: Actor,
    /// The share by which it is open to somebody who does not own it.
    pub(crate) share: Option<Id>,
    /// The newest version, or the one that was shared.
    pub(crate) version: u32,
}

impl Relation {
    /// Whether this relation gives the right. What is not named here is denied.
    pub fn gives(self, right: Right) -> bool {
        match self {
            Self::Owner => !matches!(right, Right::Judge),
            Self::Administrator => matches!(right, Right::Read | Right::Write | Right::Erase),
            Self::Member => matches!(right, Right::Read),
            Self::Assessor => matches!(right, Right::See | Right::Judge),
            Self::Revealed => matches!(right, Right::See | Right::Judge | Right::Compare),
            Self::Reader => matches!(right, Right::See),
            Self::Stranger => false,
        }
    }
}

impl Right {
    /// The scope that it takes for somebody who stands so to the document.
    pub fn scope(self, relation: Relation) -> Scope {
        match (self, relation) {
            (_, Relation::Assessor | Relation::Revealed) => Scope::Assess,
            (Self::Write | Self::Erase, Relation::Administrator) => Scope::Provide,
            (Self::Write | Self::Erase, _) => Scope::Write,
            (Self::Share, _) => Scope::Share,
            _ => Scope::Read,
        }
    }
}

impl Opened {
    /// Which document it is.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What kind of document it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What it was opened for.
    pub fn right(&self) -> Right {
        self.right
    }

    /// How the actor stands to it.
    pub fn relation(&self) -> Relation {
        self.relation
    }

    /// Who opened it.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The newest version; for who it was shared with, the version that was shared.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The share by which somebody who does not own it may see it.
    pub fn share(&self) -> Option<&Id> {
        self.share.as_ref()
    }

    /// INVARIANT of every function that takes an `Opened`: it was opened for a right that covers what it does.
    pub(crate) fn for_any(&self, rights: &[Right]) -> Result<(), StoreError> {
        if rights.contains(&self.right) { Ok(()) } else { Err(StoreError::Missing) }
    }
}

/// What decides: the owner of a document, and what the actor has to do with it.
struct Standing {
    kind: Kind,
    newest: u32,
    relation: Relation,
    share: Option<(Id, u32)>,
}

impl Reading<'_> {
    /// Opens a document for one way of using it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it does not exist or this actor may not do this with it, without a difference;
    /// [`StoreError::Scope`] when they may, but their token was made for less.
    pub fn open(&self, actor: &Actor, document: &Id, right: Right) -> Result<Opened, StoreError> {
        let standing = self.standing(actor, document)?.ok_or(StoreError::Missing)?;
        let relation = standing.relation;
        if !relation.gives(right) {
            return Err(StoreError::Missing);
        }
        let scope = right.scope(relation);
        if !actor.scopes.contains(scope) {
            return Err(StoreError::Scope(scope));
        }
        let (share, version) = match standing.share {
            Some((share, version)) => (Some(share), version),
            None => (None, standing.newest),
        };
        let (id, kind, actor) = (document.clone(), standing.kind, actor.clone());
        Ok(Opened { id, kind, right, relation, actor, share, version })
    }

    fn standing(&self, actor: &Actor, document: &Id) -> Result<Option<Standing>, StoreError> {
        let mut ask =
            self.db.prepare_cached("SELECT kind, account, provider, version FROM document WHERE id = ?1")?;
        let found = ask.query_row([document], |row| {
            Ok((
                row.get::<_, Kind>(0)?,
                row.get::<_, Option<Id>>(1)?,
                row.get::<_, Option<Id>>(2)?,
                row.get(3)?,
            ))
        });
        let Some((kind, owner, provider, newest)) = found.optional()? else { return Ok(None) };
        let (relation, share) = match (&actor.who, owner, provider) {
            (Who::Nobody, _, _) => (Relation::Stranger, None),
            (Who::Reader { share }, _, _) => self.as_reader(share, document)?,
            (Who::Person { account, .. }, Some(owner), _) if *account == owner => (Relation::Owner, None),
            (Who::Person { account, .. }, None, Some(provider)) => {
                (self.as_member(account, &provider)?, None)
            }
            (Who::Person { account, .. }, _, _) => self.as_assessor(account, document)?,
        };
        Ok(Some(Standing { kind, newest, relation, share }))
    }

    pub(crate) fn as_member(&self, account: &Id, provider: &Id) -> Result<Relation, StoreError> {
        let mut ask =
            self.db.prepare_cached("SELECT role FROM membership WHERE account = ?1 AND provider = ?2")?;
        let role: Option<String> = ask.query_row([account, provider], |row| row.get(0)).optional()?;
        Ok(match role.as_deref() {
            Some("administrator") => Relation::Administrator,
            Some(_) => Relation::Member,
            None => Relation::Stranger,
        })
    }

    fn as_assessor(&self, account: &Id, document: &Id) -> Result<(Relation, Option<(Id, u32)>), StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT share.id, share.version, panel.revealed IS NOT NULL FROM share JOIN panel ON panel.id = share.panel
             WHERE share.account = ?1 AND share.document = ?2 AND share.kind = 'assessor'
               AND share.accepted IS NOT NULL AND share.revoked IS NULL AND share.expires > ?3
             ORDER BY share.accepted DESC, share.id LIMIT 1",
        )?;
        let found = ask.query_row(rusqlite::params![account, document, self.now], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, bool>(2)?))
        });
        Ok(found.optional()?.map_or((Relation::Stranger, None), |(share, version, revealed)| {
            let relation = if revealed { Relation::Revealed } else { Relation::Assessor };
            (relation, Some((share, version)))
        }))
    }

    fn as_reader(&self, share: &Id, document: &Id) -> Result<(Relation, Option<(Id, u32)>), StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT version FROM share WHERE id = ?1 AND document = ?2 AND kind = 'reader'
               AND revoked IS NULL AND expires > ?3",
        )?;
        let found =
            ask.query_row(rusqlite::params![share, document, self.now], |row| row.get(0)).optional()?;
        Ok(found
            .map_or((Relation::Stranger, None), |version| (Relation::Reader, Some((share.clone(), version)))))
    }
}
