//! A founded store with people in it and a clock that can be moved.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use maatstaf_store::{Actor, Id, Newcomer, Provider, Role, Scope, Scopes, Store, StoreError};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// A store with one steward, in a folder of its own.
pub(crate) struct Team {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) store: Store,
    pub(crate) steward: Actor,
    clock: Arc<AtomicI64>,
}

/// A store that nobody has an account in, and its clock.
pub(crate) fn unfounded() -> Result<(tempfile::TempDir, Store, Arc<AtomicI64>), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let clock = Arc::new(AtomicI64::new(1_780_000_000_000));
    let hand = Arc::clone(&clock);
    let now = move || Timestamp::from_millisecond(hand.load(Ordering::SeqCst)).unwrap_or_default();
    let store = Store::open(&folder.path().join("a.maatstaf"), now)?;
    Ok((folder, store, clock))
}

pub(crate) fn newcomer(name: &str) -> Newcomer {
    Newcomer {
        email: format!("{name}@example.org"),
        name: name.to_owned(),
        language: "en".to_owned(),
        password: format!("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ${name}"),
    }
}

impl Team {
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        let (folder, store, clock) = unfounded()?;
        let secret = store.write(|change| change.setup_secret())?;
        let account = store.write(|change| change.found(secret.reveal(), &newcomer("steward")))?;
        let mut team = Self { folder, store, steward: Actor::nobody(), clock };
        team.steward = team.sign_in(&account)?;
        Ok(team)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("a.maatstaf")
    }

    /// So many hours later.
    pub(crate) fn later(&self, hours: i64) {
        self.clock.fetch_add(hours * 3_600_000, Ordering::SeqCst);
    }

    /// The moment in so many hours.
    pub(crate) fn hours(&self, hours: i64) -> Result<Timestamp, StoreError> {
        let now = Timestamp::from_millisecond(self.clock.load(Ordering::SeqCst));
        let then = now.and_then(|now| now.checked_add(SignedDuration::from_hours(hours)));
        then.map_err(|_| StoreError::Field("hours"))
    }

    pub(crate) fn actor(&self, secret: &str) -> Result<Actor, StoreError> {
        self.store.read(|view| view.actor(Some(secret)))
    }

    pub(crate) fn sign_in(&self, account: &Id) -> Result<Actor, StoreError> {
        let until = self.hours(24 * 300)?;
        let secret = self.store.write(|change| change.begin_session(account, until))?;
        self.actor(secret.reveal())
    }

    /// The same person with a token for these scopes.
    pub(crate) fn with(
        &self,
        actor: &Actor,
        scopes: impl IntoIterator<Item = Scope>,
    ) -> Result<Actor, StoreError> {
        let (scopes, until) = (Scopes::of(scopes), self.hours(24 * 300)?);
        let (_, secret) = self.store.write(|change| change.make_token(actor, "program", &scopes, until))?;
        self.actor(secret.reveal())
    }

    /// Somebody with an account and nothing else.
    pub(crate) fn person(&self, name: &str) -> Result<Actor, StoreError> {
        let until = self.hours(24)?;
        let (_, secret) =
            self.store.write(|change| change.invite(&self.steward, None, Role::Coach, until))?;
        let account =
            self.store.write(|change| change.accept_invitation(secret.reveal(), &newcomer(name)))?;
        self.sign_in(&account)
    }

    /// A provider and who administers it.
    pub(crate) fn provider(&self, name: &str) -> Result<(Provider, Actor), StoreError> {
        let administrator = self.person(&format!("administrator-of-{name}"))?;
        let account = administrator.account().ok_or(StoreError::Missing)?;
        let provider = self.store.write(|change| change.make_provider(&self.steward, name, Some(account)))?;
        Ok((provider, administrator))
    }

    /// Somebody who belongs to a provider.
    pub(crate) fn member(
        &self,
        administrator: &Actor,
        provider: &Provider,
        name: &str,
        role: Role,
    ) -> Result<Actor, StoreError> {
        let until = self.hours(24)?;
        let (_, secret) =
            self.store.write(|change| change.invite(administrator, Some(&provider.id), role, until))?;
        let account =
            self.store.write(|change| change.accept_invitation(secret.reveal(), &newcomer(name)))?;
        self.sign_in(&account)
    }

    /// How many lines the audit log has; it must be sound.
    pub(crate) fn lines(&self) -> Result<u64, Box<dyn Error>> {
        let check = self.store.read(|view| view.check_audit(None))?;
        if let Some(fault) = check.fault {
            return Err(format!("the log has a fault: {fault:?}").into());
        }
        Ok(check.lines)
    }
}

/// The account of an actor.
pub(crate) fn id(actor: &Actor) -> Result<&Id, StoreError> {
    actor.account().ok_or(StoreError::Missing)
}
