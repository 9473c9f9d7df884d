//! A store with people in it, and a clock that tests move.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use jiff::Timestamp;
use maatstaf_store::{
    Actor, Head, Id, Kind, Opened, Owner, Reading, Right, Scopes, Secret, Share, ShareKind, Store,
    StoreError, Terms, Writing, sha256,
};
use rusqlite::{Connection, params};

pub(crate) type Tested<T = ()> = Result<T, Box<dyn Error>>;

const DAY: i64 = 86_400_000;

thread_local! {
    /// Every test has its own thread, and so its own time.
    static NOW: Cell<i64> = const { Cell::new(1_790_000_000_000) };
}

/// The present moment of this test.
pub(crate) fn clock() -> Timestamp {
    Timestamp::from_millisecond(NOW.get()).unwrap_or_default()
}

/// Lets so many days pass (or come back).
pub(crate) fn days_pass(days: i64) {
    NOW.set(NOW.get() + days * DAY);
}

pub(crate) fn in_days(days: i64) -> Tested<Timestamp> {
    Ok(Timestamp::from_millisecond(NOW.get() + days * DAY)?)
}

pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) store: Store,
    made: Cell<u32>,
}

impl World {
    pub(crate) fn new() -> Tested<Self> {
        let folder = tempfile::tempdir()?;
        let store = Store::open(&folder.path().join("a.maatstaf"), clock)?;
        Ok(Self { folder, store, made: Cell::default() })
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("a.maatstaf")
    }

    /// The tables themselves, for what another part of the store does.
    pub(crate) fn tables(&self) -> Tested<Connection> {
        let tables = Connection::open(self.path())?;
        tables.pragma_update(None, "foreign_keys", true)?;
        Ok(tables)
    }

    pub(crate) fn account(&self, name: &str) -> Tested<Id> {
        self.made.set(self.made.get() + 1);
        let id = format!("acc-{:04}-{name}", self.made.get());
        self.tables()?.execute(
            "INSERT INTO account (id, email, name, language, made) VALUES (?1, ?1 || '@example.org', ?2, 'nl', 1)",
            [&id, name],
        )?;
        Ok(id.as_str().into())
    }

    /// Somebody with an account who has signed in.
    pub(crate) fn person(&self, name: &str) -> Tested<Actor> {
        let account = self.account(name)?;
        self.enter(&account)
    }

    pub(crate) fn enter(&self, account: &Id) -> Tested<Actor> {
        let later = in_days(4_000)?;
        let secret = self.store.write(|change| change.begin_session(account, later))?;
        Ok(self.store.read(|view| view.actor(Some(secret.reveal())))?)
    }

    /// The same person with tokens for these scopes.
    pub(crate) fn with_scopes(&self, person: &Actor, sets: &[Scopes]) -> Tested<Vec<Actor>> {
        let Some(account) = person.account() else { return Ok(Vec::new()) };
        let mut tables = self.tables()?;
        let change = tables.transaction()?;
        let mut names = Vec::new();
        for (at, scopes) in sets.iter().enumerate() {
            let name = format!("{account} {at}");
            let written = serde_json::to_value(scopes)?;
            let written: Vec<&str> =
                written.as_array().into_iter().flatten().filter_map(|scope| scope.as_str()).collect();
            change.execute(
                "INSERT INTO secret (id, digest, kind, account, scopes, made, expires)
                 VALUES (?1, ?2, 'token', ?3, ?4, 1, ?5)",
                params![name, sha256(name.as_bytes()), account, written.join(" "), i64::MAX],
            )?;
            names.push(name);
        }
        change.commit()?;
        let actors = names.iter().map(|name| self.store.read(|view| view.actor(Some(name))));
        Ok(actors.collect::<Result<_, _>>()?)
    }

    pub(crate) fn disable(&self, person: &Actor, disabled: bool) -> Tested {
        let account = person.account().ok_or("nobody")?;
        self.tables()?
            .execute("UPDATE account SET disabled = ?2 WHERE id = ?1", params![account, disabled])?;
        Ok(())
    }

    pub(crate) fn provider(&self, name: &str, members: &[(&Actor, &str)]) -> Tested<Id> {
        let id = format!("prv-{name}");
        let tables = self.tables()?;
        tables.execute("INSERT INTO provider (id, name, made) VALUES (?1, ?2, 1)", [&id, name])?;
        for (member, role) in members {
            tables.execute(
                "INSERT INTO membership (provider, account, role) VALUES (?1, ?2, ?3)",
                params![id, member.account(), role],
            )?;
        }
        Ok(id.as_str().into())
    }

    pub(crate) fn portfolio(&self, owner: &Actor, text: &str) -> Tested<Head> {
        Ok(self.store.write(|change| change.create(owner, &Owner::Me, Kind::Portfolio, "Mine", text))?)
    }

    /// Runs a change of a document that was opened for it.
    pub(crate) fn change<T>(
        &self,
        actor: &Actor,
        document: &Id,
        right: Right,
        run: impl FnOnce(&Writing<'_>, &Opened<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.write(|change| run(change, &change.open(actor, document, right)?))
    }

    /// Looks at a document that was opened for it.
    pub(crate) fn look<T>(
        &self,
        actor: &Actor,
        document: &Id,
        right: Right,
        run: impl FnOnce(&Reading<'_>, &Opened<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.read(|view| run(view, &view.open(actor, document, right)?))
    }

    pub(crate) fn save(&self, owner: &Actor, document: &Id, text: &str) -> Result<Head, StoreError> {
        self.change(owner, document, Right::Write, |change, opened| {
            change.save(opened, opened.version(), text, "")
        })
    }

    pub(crate) fn share(
        &self,
        owner: &Actor,
        document: &Id,
        terms: &Terms,
    ) -> Result<(Share, Secret), StoreError> {
        self.change(owner, document, Right::Share, |change, opened| change.share(opened, terms))
    }

    pub(crate) fn revoke(&self, owner: &Actor, share: &Share) -> Result<Share, StoreError> {
        self.change(owner, &share.document, Right::Share, |change, opened| {
            change.revoke_share(opened, &share.id)
        })
    }

    /// Offers a seat, on a panel or a new one.
    pub(crate) fn offer(&self, owner: &Actor, document: &Id, panel: Option<&Id>) -> Tested<(Share, Secret)> {
        Ok(self.share(owner, document, &terms(ShareKind::Assessor, panel)?)?)
    }

    /// Offers a seat, and takes it.
    pub(crate) fn seat(
        &self,
        owner: &Actor,
        document: &Id,
        panel: Option<&Id>,
        assessor: &Actor,
    ) -> Tested<Share> {
        let (_, secret) = self.offer(owner, document, panel)?;
        Ok(self.store.write(|change| change.accept_share(assessor, secret.reveal()))?)
    }

    /// A link for a reader, and who comes with it.
    pub(crate) fn reader(&self, owner: &Actor, document: &Id) -> Tested<(Share, Actor)> {
        let (share, secret) = self.share(owner, document, &terms(ShareKind::Reader, None)?)?;
        Ok((share, self.store.read(|view| view.actor(Some(secret.reveal())))?))
    }

    pub(crate) fn judge(&self, assessor: &Actor, document: &Id, text: &str) -> Result<(), StoreError> {
        self.change(assessor, document, Right::Judge, |change, opened| {
            let seen = change.assessment(opened)?.map_or(0, |before| before.version);
            change.save_assessment(opened, seen, text).map(drop)
        })
    }

    pub(crate) fn submit(&self, assessor: &Actor, document: &Id) -> Result<(), StoreError> {
        self.change(assessor, document, Right::Judge, |change, opened| {
            let seen = change.assessment(opened)?.map_or(0, |before| before.version);
            change.submit_assessment(opened, seen).map(drop)
        })
    }

    pub(crate) fn reveal(&self, owner: &Actor, document: &Id, panel: &Id) -> Result<(), StoreError> {
        self.change(owner, document, Right::Share, |change, opened| change.reveal(opened, panel))
    }

    /// How often each of these texts, which all begin with `canary-`, stands in any file of the store.
    pub(crate) fn copies(&self, texts: &[String]) -> Tested<BTreeMap<String, usize>> {
        let mut found = BTreeMap::new();
        for file in std::fs::read_dir(self.folder.path())? {
            let bytes = std::fs::read(file?.path())?;
            let starts = bytes.windows(7).enumerate().filter(|(_, window)| window == b"canary-");
            for (at, _) in starts {
                let here = bytes.get(at..).unwrap_or_default();
                for text in texts.iter().filter(|text| here.starts_with(text.as_bytes())) {
                    *found.entry(text.clone()).or_default() += 1;
                }
            }
        }
        Ok(found)
    }
}

pub(crate) fn terms(kind: ShareKind, panel: Option<&Id>) -> Tested<Terms> {
    Ok(Terms {
        kind,
        name: "Somebody".to_owned(),
        parts: vec!["clients".to_owned()],
        attachments: true,
        expires: in_days(30)?,
        panel: panel.cloned(),
    })
}

pub(crate) fn panel_of(share: &Share) -> Tested<Id> {
    Ok(share.panel.clone().ok_or("no panel")?)
}
