//! Accounts: who there is, and what they may change about themselves and each other.

use std::fmt;

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use schemars::JsonSchema;
use serde::Serialize;

use crate::actor::Who;
use crate::documents::moment;
use crate::id::hex;
use crate::{Actor, Id, Reading, Scope, Scopes, Secret, StoreError, Writing, sha256};

/// The columns of an [`Account`].
const COLUMNS: &str = "id, email, name, language, steward, disabled, made";

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Account {
    /// Its id.
    pub id: Id,
    /// The address that they sign in with; none in the store of one person.
    pub email: Option<String>,
    /// What they are called.
    pub name: String,
    /// The language that they read: `en` or `nl`.
    pub language: String,
    /// Whether they look after the instance.
    pub steward: bool,
    /// Whether they are kept out.
    pub disabled: bool,
    /// When it was made.
    pub made: Timestamp,
}

/// What somebody says of themselves to get an account.
#[derive(Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Their e-mail address; kept in small letters.
    pub email: String,
    /// What they are called: at most 200 characters on one line.
    pub name: String,
    /// The language that they read: `en` or `nl`.
    pub language: String,
    /// The Argon2id hash of their password, as a PHC string.
    pub password: String,
}

/// What is kept of a newcomer once it was checked.
pub(crate) struct Welcome {
    email: String,
    name: String,
    language: &'static str,
    password: String,
}

impl Reading<'_> {
    /// Whether somebody has an account with which they sign in.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn is_founded(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM account WHERE email IS NOT NULL)";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }

    /// The account of an e-mail address and the hash of its password; none when nobody can sign in with it.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn password_of(&self, email: &str) -> Result<Option<(Id, String)>, StoreError> {
        let sql = "SELECT id, password FROM account
                   WHERE email = ?1 AND password IS NOT NULL AND NOT disabled";
        let found = self.db.query_row(sql, [lowered(email)], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }

    /// The hash of the actor's own password.
    ///
    /// # Errors
    /// [`StoreError::State`] when they have none; [`StoreError::Scope`] without `account`.
    pub fn my_password(&self, actor: &Actor) -> Result<String, StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let sql = "SELECT password FROM account WHERE id = ?1";
        let password: Option<String> = self.db.query_row(sql, [account], |row| row.get(0))?;
        password.ok_or(StoreError::State("no-password"))
    }

    /// The actor's own account.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for nobody.
    pub fn account(&self, actor: &Actor) -> Result<Account, StoreError> {
        self.account_of(actor.account().ok_or(StoreError::Missing)?)
    }

    /// All accounts, for a steward, in the order of their ids, after one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who is no steward; [`StoreError::Scope`] without `steward`.
    pub fn accounts(&self, actor: &Actor, after: &str, most: u32) -> Result<Vec<Account>, StoreError> {
        self.steward(actor)?;
        let sql = format!("SELECT {COLUMNS} FROM account WHERE id > ?1 ORDER BY id LIMIT ?2");
        let mut ask = self.db.prepare_cached(&sql)?;
        let rows = ask.query_map(params![after, most], account)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn account_of(&self, id: &Id) -> Result<Account, StoreError> {
        let mut ask = self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM account WHERE id = ?1"))?;
        Ok(ask.query_row([id], account)?)
    }

    /// The actor, when they are a steward now and may act as one. The file decides, not what the actor was before.
    pub(crate) fn steward<'a>(&self, actor: &'a Actor) -> Result<&'a Id, StoreError> {
        let account = actor.account().ok_or(StoreError::Missing)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?1 AND steward AND NOT disabled)";
        let is: bool = self.db.prepare_cached(sql)?.query_row([account], |row| row.get(0))?;
        if is { self.person(actor, Scope::Steward) } else { Err(StoreError::Missing) }
    }

    /// Whether nobody but this account is an enabled steward, and it is one.
    fn is_last_steward(&self, account: &Id) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?1 AND steward)
                   AND NOT EXISTS (SELECT 1 FROM account WHERE id <> ?1 AND steward AND NOT disabled)";
        Ok(self.db.query_row(sql, [account], |row| row.get(0))?)
    }

    /// What a newcomer says, when it can be taken and the address is free.
    pub(crate) fn welcome(&self, newcomer: &Newcomer) -> Result<Welcome, StoreError> {
        let email = address(&newcomer.email).ok_or(StoreError::Field("email"))?;
        let name = line(&newcomer.name, "name")?;
        let language = language(&newcomer.language)?;
        let password = hashed(&newcomer.password)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM account WHERE email = ?1)";
        if self.db.query_row(sql, [&email], |row| row.get(0))? {
            return Err(StoreError::Field("email"));
        }
        Ok(Welcome { email, name, language, password })
    }
}

impl Writing<'_> {
    /// The one person of a store that nobody signs in to, who is made at the first time.
    ///
    /// # Errors
    /// [`StoreError::State`] when it is the store of a team.
    pub fn only_person(&self) -> Result<Actor, StoreError> {
        let found = self.db.query_row("SELECT id, email FROM account ORDER BY made, id LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get::<_, Option<String>>(1)?))
        });
        let account: Id = match found.optional()? {
            Some((_, Some(_))) => return Err(StoreError::State("store-of-a-team")),
            Some((account, None)) => account,
            None => {
                let account = Id::new("acc")?;
                self.db.execute(
                    "INSERT INTO account (id, name, language, steward, made) VALUES (?1, '', 'en', 1, ?2)",
                    params![account, self.now],
                )?;
                self.note(account.as_str(), "make-account", &account, "")?;
                account
            }
        };
        Ok(Actor { who: Who::Person { account, steward: true }, scopes: Scopes::all(), secret: None })
    }

    /// A new secret with which the first account can be made, once; the one before it is void.
    ///
    /// # Errors
    /// [`StoreError::State`] when there is an account already.
    pub fn setup_secret(&self) -> Result<Secret, StoreError> {
        if self.is_founded()? {
            return Err(StoreError::State("founded"));
        }
        let secret = Secret::new("setup")?;
        self.db.execute(
            "INSERT INTO setting (name, value) VALUES ('setup', ?1)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [hex(&secret.digest())],
        )?;
        self.note("command", "make-setup-secret", &Id::from("store"), "")?;
        Ok(secret)
    }

    /// Makes the first account, a steward, and uses the secret up. In the store of one person it becomes theirs: they
    /// keep their documents and sign in from now on.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it is not the set-up secret; [`StoreError::Field`] when something of the newcomer
    /// cannot be taken.
    pub fn found(&self, secret: &str, newcomer: &Newcomer) -> Result<Id, StoreError> {
        let digest = hex(&sha256(secret.as_bytes()));
        let used = "DELETE FROM setting WHERE name = 'setup' AND value = ?1";
        if self.db.execute(used, [digest])? == 0 || self.is_founded()? {
            return Err(StoreError::Stale);
        }
        let welcome = self.welcome(newcomer)?;
        let only =
            self.db.query_row("SELECT id FROM account ORDER BY made, id LIMIT 1", [], |row| row.get(0));
        let account = match only.optional()? {
            Some(account) => account,
            None => Id::new("acc")?,
        };
        self.keep_account(&account, &welcome, true)?;
        self.note(account.as_str(), "found", &account, "")?;
        Ok(account)
    }

    pub(crate) fn keep_account(&self, id: &Id, new: &Welcome, steward: bool) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO account (id, email, name, language, password, steward, made)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name,
                language = excluded.language, password = excluded.password, steward = excluded.steward",
            params![id, new.email, new.name, new.language, new.password, steward, self.now],
        )?;
        Ok(())
    }

    /// Changes the actor's own name or language.
    ///
    /// # Errors
    /// [`StoreError::Field`] when it cannot be taken; [`StoreError::Scope`] without `account`.
    pub fn change_account(
        &self,
        actor: &Actor,
        name: Option<&str>,
        language: Option<&str>,
    ) -> Result<Account, StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let name = name.map(|name| line(name, "name")).transpose()?;
        let language = language.map(self::language).transpose()?;
        self.db.execute(
            "UPDATE account SET name = coalesce(?2, name), language = coalesce(?3, language) WHERE id = ?1",
            params![account, name, language],
        )?;
        self.note(actor.called(), "change-account", account, "")?;
        self.account_of(account)
    }

    /// Changes the actor's own password, and ends every token and every session but the one they came with.
    ///
    /// # Errors
    /// [`StoreError::State`] when they have none; [`StoreError::Field`] when it is no Argon2id hash;
    /// [`StoreError::Scope`] without `account`.
    pub fn change_password(&self, actor: &Actor, phc: &str) -> Result<(), StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let sql = "UPDATE account SET password = ?2 WHERE id = ?1 AND password IS NOT NULL";
        if self.db.execute(sql, params![account, hashed(phc)?])? == 0 {
            return Err(StoreError::State("no-password"));
        }
        self.db.execute(
            "DELETE FROM secret WHERE account = ?1 AND NOT (id IS ?2 AND kind = 'session')",
            params![account, actor.secret],
        )?;
        self.note(actor.called(), "change-password", account, "")
    }

    /// Keeps a hash of the same password that took more work to make. Nothing else changes.
    ///
    /// # Errors
    /// [`StoreError::Field`] when it is no Argon2id hash; [`StoreError::State`] when the account has no password.
    pub fn strengthen_password(&self, account: &Id, phc: &str) -> Result<(), StoreError> {
        let sql = "UPDATE account SET password = ?2 WHERE id = ?1 AND password IS NOT NULL";
        if self.db.execute(sql, params![account, hashed(phc)?])? == 0 {
            return Err(StoreError::State("no-password"));
        }
        self.note(account.as_str(), "strengthen-password", account, "")
    }

    /// Keeps an account out, which ends its sessions and tokens, or lets it in again.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who is no steward, and when there is no such account; [`StoreError::State`] when it
    /// is their own.
    pub fn set_disabled(&self, actor: &Actor, account: &Id, disabled: bool) -> Result<(), StoreError> {
        if self.steward(actor)? == account {
            return Err(StoreError::State("own-account"));
        }
        let sql = "UPDATE account SET disabled = ?2 WHERE id = ?1";
        if self.db.execute(sql, params![account, disabled])? == 0 {
            return Err(StoreError::Missing);
        }
        if disabled {
            self.db.execute("DELETE FROM secret WHERE account = ?1", [account])?;
        }
        let deed = if disabled { "disable-account" } else { "enable-account" };
        self.note(actor.called(), deed, account, "")
    }

    /// Makes somebody a steward, or no longer one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who is no steward, and when there is no such account; [`StoreError::State`] when
    /// nobody would be left.
    pub fn set_steward(&self, actor: &Actor, account: &Id, steward: bool) -> Result<(), StoreError> {
        self.steward(actor)?;
        if !steward && self.is_last_steward(account)? {
            return Err(StoreError::State("last-steward"));
        }
        let sql = "UPDATE account SET steward = ?2 WHERE id = ?1";
        if self.db.execute(sql, params![account, steward])? == 0 {
            return Err(StoreError::Missing);
        }
        let deed = if steward { "make-steward" } else { "end-steward" };
        self.note(actor.called(), deed, account, "")
    }

    /// Erases the actor's account and everything that is theirs; no copy is left in the file. The audit log keeps its
    /// lines, whose ids say nothing any more.
    ///
    /// # Errors
    /// [`StoreError::State`] for the last steward as long as there are other accounts, and for the last administrator
    /// of a provider; [`StoreError::Scope`] without `account`.
    pub fn close_account(&self, actor: &Actor) -> Result<(), StoreError> {
        let account = self.person(actor, Scope::Account)?;
        let others = "SELECT EXISTS (SELECT 1 FROM account WHERE id <> ?1)";
        let others: bool = self.db.query_row(others, [account], |row| row.get(0))?;
        if others && self.is_last_steward(account)? {
            return Err(StoreError::State("last-steward"));
        }
        let mut ask = self.db.prepare("SELECT provider FROM membership WHERE account = ?1")?;
        for provider in ask.query_map([account], |row| row.get::<_, Id>(0))? {
            self.not_last_administrator(&provider?, account)?;
        }
        self.forget_about(account)?;
        self.db.execute("DELETE FROM invitation WHERE by = ?1", [account])?;
        if self.db.execute("DELETE FROM account WHERE id = ?1", [account])? == 0 {
            return Err(StoreError::Missing);
        }
        self.scrub();
        self.note(actor.called(), "close-account", account, "")
    }
}

impl fmt::Debug for Newcomer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Newcomer(…)")
    }
}

fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        email: row.get(1)?,
        name: row.get(2)?,
        language: row.get(3)?,
        steward: row.get(4)?,
        disabled: row.get(5)?,
        made: moment(row.get(6)?),
    })
}

fn lowered(email: &str) -> String {
    email.trim().to_lowercase()
}

/// An e-mail address in small letters, when it looks like one.
fn address(email: &str) -> Option<String> {
    let email = lowered(email);
    let (before, after) = email.split_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || c == '@';
    let fits = !before.is_empty() && !after.is_empty() && !after.contains('@');
    (fits && email.len() <= 254 && !email.replacen('@', "", 1).contains(odd)).then_some(email)
}

/// A name on one line, without the space around it.
pub(crate) fn line(text: &str, field: &'static str) -> Result<String, StoreError> {
    let text = text.trim();
    if text.chars().count() > 200 || text.contains(char::is_control) {
        return Err(StoreError::Field(field));
    }
    Ok(text.to_owned())
}

fn language(text: &str) -> Result<&'static str, StoreError> {
    ["en", "nl"].into_iter().find(|known| *known == text).ok_or(StoreError::Field("language"))
}

/// The hash of a password, so that a password itself is never kept by mistake.
fn hashed(phc: &str) -> Result<String, StoreError> {
    let sound =
        phc.starts_with("$argon2id$") && phc.len() <= 255 && phc.bytes().all(|b| b.is_ascii_graphic());
    if sound { Ok(phc.to_owned()) } else { Err(StoreError::Field("password")) }
}
