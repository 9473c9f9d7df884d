//! How an actor stands to a document, read from the tables at this moment.

use rusqlite::{OptionalExtension as _, params};

use crate::access::Relation;
use crate::actor::Who;
use crate::{Actor, Id, Kind, Reading, Scope, StoreError};

/// One way in: how somebody stands to a document, by which share, and the version that they get.
pub(super) struct Way {
    pub(super) relation: Relation,
    pub(super) share: Option<Id>,
    pub(super) version: u32,
}

impl Reading<'_> {
    /// The account of an actor who may ask for this.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for nobody and for who has a link; [`StoreError::Stale`] when the account was closed or
    /// the session has ended; [`StoreError::Scope`] when the token was made for less.
    pub(crate) fn person<'a>(&self, actor: &'a Actor, scope: Scope) -> Result<&'a Id, StoreError> {
        let account = actor.account().ok_or(StoreError::Missing)?;
        self.in_force(actor)?;
        if actor.scopes.contains(scope) { Ok(account) } else { Err(StoreError::Scope(scope)) }
    }

    /// The account of an actor who administers a provider.
    ///
    /// # Errors
    /// As [`Reading::person`] for the scope `provide`; [`StoreError::Missing`] when they do not administer it.
    pub(crate) fn administers<'a>(&self, actor: &'a Actor, provider: &Id) -> Result<&'a Id, StoreError> {
        let account = self.person(actor, Scope::Provide)?;
        match self.as_member(account, provider)? {
            Relation::Administrator => Ok(account),
            _ => Err(StoreError::Missing),
        }
    }

    /// An actor is asked for once per request and could be kept; what was taken away in between counts.
    pub(super) fn in_force(&self, actor: &Actor) -> Result<(), StoreError> {
        let Who::Person { account, .. } = &actor.who else { return Ok(()) };
        let mut ask = self.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?1 AND NOT disabled) AND (?2 IS NULL OR EXISTS
               (SELECT 1 FROM secret WHERE id = ?2 AND account = ?1 AND expires > ?3))",
        )?;
        let holds: bool = ask.query_row(params![account, actor.secret, self.now], |row| row.get(0))?;
        if holds { Ok(()) } else { Err(StoreError::Stale) }
    }

    /// The kind of a document and every way in that the actor has; none when there is no such document.
    pub(super) fn ways(&self, actor: &Actor, document: &Id) -> Result<Option<(Kind, Vec<Way>)>, StoreError> {
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
        let Some((kind, owner, provider, version)) = found.optional()? else { return Ok(None) };
        let ways = match (&actor.who, owner, provider) {
            (Who::Nobody, _, _) => Vec::new(),
            (Who::Reader { share }, _, _) => self.as_reader(share, document)?,
            (Who::Person { account, .. }, Some(owner), _) if *account == owner => {
                vec![Way { relation: Relation::Owner, share: None, version }]
            }
            (Who::Person { account, .. }, None, Some(provider)) => {
                vec![Way { relation: self.as_member(account, &provider)?, share: None, version }]
            }
            (Who::Person { account, .. }, _, _) => self.as_assessor(account, document)?,
        };
        Ok(Some((kind, ways)))
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

    /// The shares that they accepted and that hold, the last one first. Who is locked out cannot take a share back, so
    /// nothing of theirs is shown. Nobody sees the others' judgement who did not hand in their own.
    fn as_assessor(&self, account: &Id, document: &Id) -> Result<Vec<Way>, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT share.id, share.version, panel.revealed IS NOT NULL AND assessment.submitted IS NOT NULL
             FROM share JOIN panel ON panel.id = share.panel AND panel.document = share.document
             JOIN document ON document.id = share.document JOIN account ON account.id = document.account
             LEFT JOIN assessment ON assessment.share = share.id
             WHERE share.account = ?1 AND share.document = ?2 AND share.kind = 'assessor' AND NOT account.disabled
               AND share.accepted IS NOT NULL AND share.revoked IS NULL AND share.expires > ?3
             ORDER BY share.accepted DESC, share.id DESC",
        )?;
        let ways = ask.query_map(params![account, document, self.now], |row| {
            let relation = if row.get(2)? { Relation::Revealed } else { Relation::Assessor };
            Ok(Way { relation, share: Some(row.get(0)?), version: row.get(1)? })
        })?;
        Ok(ways.collect::<Result<_, _>>()?)
    }

    fn as_reader(&self, share: &Id, document: &Id) -> Result<Vec<Way>, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT share.version FROM share JOIN document ON document.id = share.document
             JOIN account ON account.id = document.account
             WHERE share.id = ?1 AND share.document = ?2 AND share.kind = 'reader' AND NOT account.disabled
               AND share.revoked IS NULL AND share.expires > ?3",
        )?;
        let ways = ask.query_map(params![share, document, self.now], |row| {
            Ok(Way { relation: Relation::Reader, share: Some(share.clone()), version: row.get(0)? })
        })?;
        Ok(ways.collect::<Result<_, _>>()?)
    }
}
