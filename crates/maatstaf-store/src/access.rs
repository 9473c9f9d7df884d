//! Who may do what with a document: the one place that decides it.

mod standing;

use std::marker::PhantomData;

use strum::{Display, EnumIter};

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
    /// The same, they handed in their own judgement, and everybody's has been revealed.
    Revealed,
    /// They hold a link to it that still holds.
    Reader,
    /// Nothing of the kind.
    Stranger,
}

/// A document that the actor may use in one way: proof that [`Reading::open`] allowed it.
///
/// It cannot outlive the transaction that it was decided in, so that what is taken back is gone at the next request.
///
/// ```compile_fail
/// use maatstaf_store::{Right, Store, StoreError};
/// let store = Store::in_memory()?;
/// let kept = store.read(|view| view.open(&maatstaf_store::Actor::nobody(), &"doc-1".into(), Right::Read));
/// # Ok::<(), StoreError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Opened<'r> {
    pub(crate) id: Id,
    pub(crate) kind: Kind,
    pub(crate) right: Right,
    pub(crate) relation: Relation,
    pub(crate) actor: Actor,
    /// The share by which it is open to somebody who does not own it.
    pub(crate) share: Option<Id>,
    /// The newest version, or the one that was shared.
    pub(crate) version: u32,
    transaction: PhantomData<&'r ()>,
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

impl Opened<'_> {
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

impl Reading<'_> {
    /// Opens a document for one way of using it.
    ///
    /// Somebody with several shares of it gets the one that they accepted last of those that give the right;
    /// [`Reading::open_share`] takes a certain one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it does not exist or this actor may not do this with it, without a difference;
    /// [`StoreError::Scope`] when they may, but their token was made for less; [`StoreError::Stale`], whatever the
    /// document, when their account was closed or their session has ended since they came.
    pub fn open<'r>(&'r self, actor: &Actor, document: &Id, right: Right) -> Result<Opened<'r>, StoreError> {
        self.in_force(actor)?;
        self.opened(actor, document, None, right)
    }

    /// Opens the document of a share by exactly this share.
    ///
    /// # Errors
    /// As [`Reading::open`]; it is [`StoreError::Missing`] too when the share is somebody else's.
    pub fn open_share<'r>(
        &'r self,
        actor: &Actor,
        share: &Id,
        right: Right,
    ) -> Result<Opened<'r>, StoreError> {
        self.in_force(actor)?;
        let mut ask = self.db.prepare_cached("SELECT document FROM share WHERE id = ?1")?;
        let document: Id = ask.query_row([share], |row| row.get(0))?;
        self.opened(actor, &document, Some(share), right)
    }

    fn opened<'r>(
        &'r self,
        actor: &Actor,
        document: &Id,
        by: Option<&Id>,
        right: Right,
    ) -> Result<Opened<'r>, StoreError> {
        let (kind, ways) = self.ways(actor, document)?.ok_or(StoreError::Missing)?;
        let mut ways = ways.into_iter().filter(|way| by.is_none() || way.share.as_ref() == by);
        let way = ways.find(|way| way.relation.gives(right)).ok_or(StoreError::Missing)?;
        let scope = right.scope(way.relation);
        if !actor.scopes.contains(scope) {
            return Err(StoreError::Scope(scope));
        }
        Ok(Opened {
            id: document.clone(),
            kind,
            right,
            relation: way.relation,
            actor: actor.clone(),
            share: way.share,
            version: way.version,
            transaction: PhantomData,
        })
    }
}
