//! Links with which somebody gets an account or joins a provider, once.

use jiff::Timestamp;
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::Serialize;

use crate::accounts::Newcomer;
use crate::documents::moment;
use crate::providers::Role;
use crate::{Actor, Id, Reading, Relation, Scope, Secret, StoreError, Writing, sha256};

/// The columns of an [`Invitation`].
const COLUMNS: &str = "invitation.id, invitation.provider, provider.name, invitation.role, invitation.made,
    invitation.expires, invitation.accepted, invitation.revoked
    FROM invitation LEFT JOIN provider ON provider.id = invitation.provider";

/// It holds as long as whoever made it may still invite.
const HOLDS: &str = "invitation.digest = ?1 AND accepted IS NULL AND revoked IS NULL AND expires > ?2
    AND EXISTS (SELECT 1 FROM account WHERE account.id = invitation.by AND NOT account.disabled
        AND CASE WHEN invitation.provider IS NULL THEN account.steward ELSE EXISTS (
            SELECT 1 FROM membership WHERE membership.account = invitation.by
                AND membership.provider = invitation.provider AND membership.role = 'administrator') END)";

/// A link with which somebody gets an account or joins a provider, once. The secret itself was shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Invitation {
    /// Its id.
    pub id: Id,
    /// The provider that it is for; none when it gives an account and no more.
    pub provider: Option<Id>,
    /// What that provider is called.
    pub provider_name: Option<String>,
    /// What whoever accepts it will be.
    pub role: Role,
    /// When it was made.
    pub made: Timestamp,
    /// When it ends by itself.
    pub expires: Timestamp,
    /// Whether somebody accepted it.
    pub accepted: bool,
    /// Whether it was taken back.
    pub revoked: bool,
}

impl Reading<'_> {
    /// The invitations of a provider for its administrators, or those without a provider for stewards, in the order of
    /// their ids, after one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for anybody else; [`StoreError::Scope`] without `provide`, or `steward`.
    pub fn invitations(
        &self,
        actor: &Actor,
        provider: Option<&Id>,
        after: &str,
        most: u32,
    ) -> Result<Vec<Invitation>, StoreError> {
        self.may_invite(actor, provider)?;
        let mut ask = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} WHERE invitation.provider IS ?1 AND invitation.id > ?2
             ORDER BY invitation.id LIMIT ?3"
        ))?;
        let rows = ask.query_map(params![provider, after, most], invitation)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What a link invites to.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it is unknown, was used or taken back, has expired, or was made by somebody who may no
    /// longer invite.
    pub fn invitation(&self, secret: &str) -> Result<Invitation, StoreError> {
        let mut ask = self.db.prepare_cached(&format!("SELECT {COLUMNS} WHERE {HOLDS}"))?;
        let found = ask.query_row(params![sha256(secret.as_bytes()), self.now], invitation);
        match found {
            Err(rusqlite::Error::QueryReturnedNoRows) => Err(StoreError::Stale),
            found => Ok(found?),
        }
    }

    /// An administrator of the provider, or a steward when there is none.
    fn may_invite<'a>(&self, actor: &'a Actor, provider: Option<&Id>) -> Result<&'a Id, StoreError> {
        provider.map_or_else(|| self.steward(actor), |provider| self.administers(actor, provider))
    }
}

impl Writing<'_> {
    /// Invites somebody to a provider, or to an account without one. It holds at most 400 days, and no longer than the
    /// actor may invite.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who neither administers the provider nor, without one, is a steward;
    /// [`StoreError::Field`] for a moment that has gone or is too far away, and for an administrator of nothing;
    /// [`StoreError::State`] in the store of one person; [`StoreError::Scope`] without `provide`, or `steward`.
    pub fn invite(
        &self,
        actor: &Actor,
        provider: Option<&Id>,
        role: Role,
        expires: Timestamp,
    ) -> Result<(Invitation, Secret), StoreError> {
        let by = self.may_invite(actor, provider)?;
        if !self.is_founded()? {
            return Err(StoreError::State("store-of-one-person"));
        }
        if provider.is_none() && role == Role::Administrator {
            return Err(StoreError::Field("role"));
        }
        let expires = self.until(expires)?;
        let (id, secret) = (Id::new("inv")?, Secret::new("invitation")?);
        self.db.execute(
            "INSERT INTO invitation (id, digest, provider, role, by, made, expires)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![id, secret.digest(), provider, role, by, self.now, expires],
        )?;
        self.note(actor.called(), "invite", provider.unwrap_or(by), id.as_str())?;
        Ok((self.invitation(secret.reveal())?, secret))
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is not the actor's to take back; [`StoreError::State`] when somebody accepted it;
    /// [`StoreError::Scope`] without `provide`, or `steward`.
    pub fn revoke_invitation(&self, actor: &Actor, invitation: &Id) -> Result<(), StoreError> {
        let sql = "SELECT provider, accepted IS NOT NULL FROM invitation WHERE id = ?1";
        let (provider, accepted): (Option<Id>, bool) =
            self.db.query_row(sql, [invitation], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let by = self.may_invite(actor, provider.as_ref())?;
        if accepted {
            return Err(StoreError::State("accepted"));
        }
        let sql = "UPDATE invitation SET revoked = coalesce(revoked, ?2) WHERE id = ?1";
        self.db.execute(sql, params![invitation, self.now])?;
        self.note(actor.called(), "revoke-invitation", provider.as_ref().unwrap_or(by), invitation.as_str())
    }

    /// Makes an account for who was invited, who joins the provider when there is one. The invitation is used up.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it does not hold; [`StoreError::Field`] when something of the newcomer cannot be taken.
    pub fn accept_invitation(&self, secret: &str, newcomer: &Newcomer) -> Result<Id, StoreError> {
        let invitation = self.invitation(secret)?;
        let (welcome, account) = (self.welcome(newcomer)?, Id::new("acc")?);
        self.keep_account(&account, &welcome, false)?;
        if let Some(provider) = &invitation.provider {
            self.keep_member(provider, &account, invitation.role)?;
        }
        self.use_up(&invitation)?;
        self.note(account.as_str(), "accept-invitation", &account, invitation.id.as_str())?;
        Ok(account)
    }

    /// Joins the provider of an invitation with the account that one has. The invitation is used up.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it does not hold; [`StoreError::State`] when it is for no provider or one that the
    /// actor belongs to; [`StoreError::Scope`] without `account`.
    pub fn join_by_invitation(&self, secret: &str, actor: &Actor) -> Result<(), StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let invitation = self.invitation(secret)?;
        let provider = invitation.provider.as_ref().ok_or(StoreError::State("has-account"))?;
        if self.as_member(account, provider)? != Relation::Stranger {
            return Err(StoreError::State("already-a-member"));
        }
        self.keep_member(provider, account, invitation.role)?;
        self.use_up(&invitation)?;
        self.note(actor.called(), "join-provider", provider, invitation.id.as_str())
    }

    fn use_up(&self, invitation: &Invitation) -> Result<(), StoreError> {
        let sql = "UPDATE invitation SET accepted = ?2 WHERE id = ?1";
        self.db.execute(sql, params![invitation.id, self.now])?;
        Ok(())
    }
}

fn invitation(row: &Row<'_>) -> rusqlite::Result<Invitation> {
    Ok(Invitation {
        id: row.get(0)?,
        provider: row.get(1)?,
        provider_name: row.get(2)?,
        role: row.get(3)?,
        made: moment(row.get(4)?),
        expires: moment(row.get(5)?),
        accepted: row.get::<_, Option<i64>>(6)?.is_some(),
        revoked: row.get::<_, Option<i64>>(7)?.is_some(),
    })
}
