//! Training providers and who belongs to them.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::accounts::line;
use crate::documents::moment;
use crate::tokens::filled;
use crate::{Actor, Id, Reading, Relation, Scope, StoreError, Writing};

/// What somebody is at a provider.
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
pub enum Role {
    /// Follows a programme, or did.
    Coach,
    /// Judges portfolios that coaches share with them.
    Assessor,
    /// Looks after the provider's programmes, cohorts, wording and members.
    Administrator,
}

/// A training provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Provider {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What the asker is there; none for a steward who does not belong to it.
    pub role: Option<Role>,
    /// When it was made.
    pub made: Timestamp,
}

/// Somebody who belongs to a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Member {
    /// Their account.
    pub account: Id,
    /// What they are called.
    pub name: String,
    /// What they are there.
    pub role: Role,
}

impl Reading<'_> {
    /// The providers that the actor belongs to, in the order of their ids, after one; a steward with that scope gets
    /// all of them.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for nobody; [`StoreError::Scope`] without `read`.
    pub fn providers(&self, actor: &Actor, after: &str, most: u32) -> Result<Vec<Provider>, StoreError> {
        let (account, all) = match self.steward(actor) {
            Ok(account) => (account, true),
            // A steward whose token is for less sees their own, like anybody else.
            Err(StoreError::Missing | StoreError::Scope(_)) => (self.person(actor, Scope::Read)?, false),
            Err(error) => return Err(error),
        };
        let mut ask = self.db.prepare_cached(
            "SELECT id, name, role, made FROM provider
             LEFT JOIN membership ON membership.provider = provider.id AND membership.account = ?1
             WHERE (?2 OR role IS NOT NULL) AND id > ?3 ORDER BY id LIMIT ?4",
        )?;
        let rows = ask.query_map(params![account, all, after, most], provider)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who belongs to a provider, for its members, in the order of their accounts, after one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not belong to it; [`StoreError::Scope`] without `read`.
    pub fn members(
        &self,
        actor: &Actor,
        provider: &Id,
        after: &str,
        most: u32,
    ) -> Result<Vec<Member>, StoreError> {
        let account = self.person(actor, Scope::Read)?;
        if self.as_member(account, provider)? == Relation::Stranger {
            return Err(StoreError::Missing);
        }
        let mut ask = self.db.prepare_cached(
            "SELECT account, name, role FROM membership JOIN account ON account.id = membership.account
             WHERE provider = ?1 AND account > ?2 ORDER BY account LIMIT ?3",
        )?;
        let rows = ask.query_map(params![provider, after, most], |row| {
            Ok(Member { account: row.get(0)?, name: row.get(1)?, role: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Refuses when this account is the provider's only administrator who is not kept out.
    pub(crate) fn not_last_administrator(&self, provider: &Id, account: &Id) -> Result<(), StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM membership JOIN account ON account.id = membership.account
                      WHERE provider = ?1 AND role = 'administrator' AND account <> ?2 AND NOT disabled)";
        let others: bool = self.db.query_row(sql, [provider, account], |row| row.get(0))?;
        if others || self.as_member(account, provider)? != Relation::Administrator {
            return Ok(());
        }
        Err(StoreError::State("last-administrator"))
    }

    fn provider_of(&self, account: &Id, provider: &Id) -> Result<Provider, StoreError> {
        let mut ask = self.db.prepare_cached(
            "SELECT id, name, role, made FROM provider
             LEFT JOIN membership ON membership.provider = provider.id AND membership.account = ?1
             WHERE id = ?2",
        )?;
        Ok(ask.query_row([account, provider], self::provider)?)
    }
}

impl Writing<'_> {
    /// Makes a provider. Without an administrator named, the steward becomes it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who is no steward, and when there is no such account that can sign in;
    /// [`StoreError::Field`] for a name that is empty or not on one line; [`StoreError::Scope`] without `steward`.
    pub fn make_provider(
        &self,
        actor: &Actor,
        name: &str,
        administrator: Option<&Id>,
    ) -> Result<Provider, StoreError> {
        let steward = self.steward(actor)?;
        let administrator = administrator.unwrap_or(steward);
        if self.account_of(administrator)?.disabled {
            return Err(StoreError::Missing);
        }
        let (id, name) = (Id::new("prv")?, line(name, "name").and_then(filled)?);
        let sql = "INSERT INTO provider (id, name, made) VALUES (?1, ?2, ?3)";
        self.db.execute(sql, params![id, name, self.now])?;
        self.keep_member(&id, administrator, Role::Administrator)?;
        self.note(actor.called(), "make-provider", &id, administrator.as_str())?;
        self.provider_of(steward, &id)
    }

    /// Gives a provider another name.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not administer it; [`StoreError::Field`] for a name that is empty or not on
    /// one line; [`StoreError::Scope`] without `provide`.
    pub fn rename_provider(&self, actor: &Actor, provider: &Id, name: &str) -> Result<Provider, StoreError> {
        let account = self.administers(actor, provider)?;
        let name = line(name, "name").and_then(filled)?;
        self.db.execute("UPDATE provider SET name = ?2 WHERE id = ?1", params![provider, name])?;
        self.note(actor.called(), "rename-provider", provider, "")?;
        self.provider_of(account, provider)
    }

    /// Gives a member another role.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not administer the provider, and for who does not belong to it;
    /// [`StoreError::State`] when nobody would be left to administer it; [`StoreError::Scope`] without `provide`.
    pub fn set_role(&self, actor: &Actor, provider: &Id, account: &Id, role: Role) -> Result<(), StoreError> {
        self.administers(actor, provider)?;
        if role != Role::Administrator {
            self.not_last_administrator(provider, account)?;
        }
        let sql = "UPDATE membership SET role = ?3 WHERE provider = ?1 AND account = ?2";
        if self.db.execute(sql, params![provider, account, role])? == 0 {
            return Err(StoreError::Missing);
        }
        self.note(actor.called(), "set-role", provider, &format!("{account} {role}"))
    }

    /// Takes a member off a provider, or leaves it; their documents leave its cohorts.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who neither administers the provider nor is the member, and for who does not belong
    /// to it; [`StoreError::State`] when nobody would be left to administer it; [`StoreError::Scope`] without `provide`,
    /// or without `account` to leave.
    pub fn remove_member(&self, actor: &Actor, provider: &Id, account: &Id) -> Result<(), StoreError> {
        if actor.account() == Some(account) {
            self.person(actor, Scope::Account)?;
        } else {
            self.administers(actor, provider)?;
        }
        self.not_last_administrator(provider, account)?;
        let sql = "DELETE FROM membership WHERE provider = ?1 AND account = ?2";
        if self.db.execute(sql, [provider, account])? == 0 {
            return Err(StoreError::Missing);
        }
        self.db.execute(
            "DELETE FROM participation WHERE cohort IN (SELECT id FROM cohort WHERE provider = ?1)
               AND document IN (SELECT id FROM document WHERE account = ?2)",
            [provider, account],
        )?;
        // What they were still writing in the provider's documents is out of everybody's sight from now on.
        self.db.execute(
            "DELETE FROM draft WHERE account = ?2 AND document IN (SELECT id FROM document WHERE provider = ?1)",
            [provider, account],
        )?;
        self.note(actor.called(), "remove-member", provider, account.as_str())
    }

    /// Erases a provider with its documents, cohorts, invitations and memberships; no copy is left in the file.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not administer it; [`StoreError::Scope`] without `provide`.
    pub fn erase_provider(&self, actor: &Actor, provider: &Id) -> Result<(), StoreError> {
        self.administers(actor, provider)?;
        self.forget_about_provider(provider)?;
        self.db.execute("DELETE FROM provider WHERE id = ?1", [provider])?;
        self.scrub();
        self.note(actor.called(), "erase-provider", provider, "")
    }

    pub(crate) fn keep_member(&self, provider: &Id, account: &Id, role: Role) -> Result<(), StoreError> {
        let sql = "INSERT INTO membership (provider, account, role) VALUES (?1, ?2, ?3)";
        self.db.execute(sql, params![provider, account, role])?;
        Ok(())
    }
}

fn provider(row: &Row<'_>) -> rusqlite::Result<Provider> {
    Ok(Provider { id: row.get(0)?, name: row.get(1)?, role: row.get(2)?, made: moment(row.get(3)?) })
}

impl ToSql for Role {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(<&'static str>::from(self).into())
    }
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|_| FromSqlError::InvalidType)
    }
}
