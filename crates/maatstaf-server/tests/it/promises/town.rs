//! A town of people who keep portfolios, judge them and teach: everything that the store can hold, in every state.

mod papers;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use maatstaf_store::{
    Actor, Id, Kind, Newcomer, Opened, Owner, Panel, Right, Role, Scope, Scopes, Secret, ShareKind, Store,
    StoreError, Terms, Writing,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::canaries::canary;
pub(super) use papers::portfolio;
use papers::{agreement, assessment, audit, programme};

pub(super) type Tried<T = ()> = Result<T, Box<dyn Error>>;

/// Everybody with an account, in the order in which they come; Sigrid founds the store.
const PEOPLE: [&str; 14] = [
    "sigrid", "ada", "ben", "anna", "bert", "cora", "dora", "egon", "fay", "gus", "hans", "iris", "jens",
    "liv",
];
/// Those whose tokens are made with each scope left out.
pub(super) const SCOPED: [&str; 4] = ["anna", "dora", "ada", "sigrid"];
/// A hash after Argon2id, so that the store takes it; nobody signs in with it.
const PHC: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$2wFJXcqN0f1lYlYGm2Zl0R5bnNzkzPqO7Jd5oVd0kWI";
/// When everything in the town happened. The present moment is later, so that one share has expired.
const WHEN: i64 = 10 * 86_400;

/// The town in a folder, in which nothing changes any more.
pub(super) struct Town {
    pub(super) folder: TempDir,
    /// The secret with which each actor comes.
    pub(super) secrets: BTreeMap<String, String>,
    /// The id of each thing, under the name that the table uses.
    pub(super) things: BTreeMap<String, String>,
}

/// The town while it is built.
struct Builder {
    store: Store,
    people: BTreeMap<&'static str, (Id, Actor)>,
    town: Town,
}

impl Town {
    pub(super) fn build() -> Tried<Self> {
        let folder = super::asker::folder()?;
        let seconds = Arc::new(AtomicI64::new(Timestamp::now().as_second() - WHEN));
        let clock = Arc::clone(&seconds);
        let now = move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap_or_default();
        let store = Store::open(&folder.path().join("maatstaf.db"), now)?;
        let town = Self { folder, secrets: BTreeMap::new(), things: BTreeMap::new() };
        let mut builder = Builder { store, people: BTreeMap::new(), town };
        builder.people()?;
        builder.providers()?;
        builder.portfolios()?;
        builder.first_panel()?;
        builder.second_panel()?;
        builder.links()?;
        builder.others()?;
        builder.cohorts()?;
        builder.tokens()?;
        builder.endings()?;
        seconds.fetch_add(WHEN, Ordering::Relaxed);
        Ok(builder.town)
    }

    /// A copy of the store in another folder.
    pub(super) fn copy_to(&self, folder: &Path) -> Tried {
        for entry in fs::read_dir(self.folder.path())? {
            let entry = entry?;
            if entry.file_name() != "maatstaf.db.lock" {
                fs::copy(entry.path(), folder.join(entry.file_name()))?;
            }
        }
        Ok(())
    }

    pub(super) fn thing(&self, name: &str) -> Tried<&str> {
        Ok(self.things.get(name).ok_or_else(|| format!("the town has no `{name}`"))?)
    }

    pub(super) fn secret(&self, actor: &str) -> Option<&str> {
        self.secrets.get(actor).map(String::as_str)
    }
}

impl Builder {
    fn account(&self, person: &str) -> Tried<&Id> {
        Ok(&self.people.get(person).ok_or("nobody of that name")?.0)
    }

    fn actor(&self, person: &str) -> Tried<&Actor> {
        Ok(&self.people.get(person).ok_or("nobody of that name")?.1)
    }

    fn id(&self, thing: &str) -> Tried<Id> {
        Ok(self.town.thing(thing)?.into())
    }

    fn name(&mut self, thing: &str, id: impl AsRef<str>) {
        self.town.things.insert(thing.to_owned(), id.as_ref().to_owned());
    }

    fn write<T>(&self, change: impl FnOnce(&Writing<'_>) -> Result<T, StoreError>) -> Tried<T> {
        Ok(self.store.write(change)?)
    }

    /// Changes a document that somebody opened for it.
    fn on<T>(
        &self,
        person: &str,
        document: &str,
        right: Right,
        change: impl FnOnce(&Writing<'_>, &Opened<'_>) -> Result<T, StoreError>,
    ) -> Tried<T> {
        let (actor, document) = (self.actor(person)?, self.id(document)?);
        self.write(|writing| change(writing, &writing.open(actor, &document, right)?))
    }

    fn people(&mut self) -> Tried {
        for person in PEOPLE {
            self.person(person, person)?;
        }
        Ok(())
    }

    /// Somebody with an account and a session.
    fn person(&mut self, person: &'static str, word: &str) -> Tried {
        let newcomer = Newcomer {
            email: format!("{}.{person}@example.org", canary(&format!("mail-{word}"))),
            name: canary(&format!("called-{word}")),
            language: "en".to_owned(),
            password: PHC.to_owned(),
        };
        let account = if self.people.is_empty() {
            let secret = self.write(|change| change.setup_secret())?;
            self.write(|change| change.found(secret.reveal(), &newcomer))?
        } else {
            let steward = self.actor("sigrid")?;
            let (_, secret) = self.write(|change| change.invite(steward, None, Role::Coach, in_days(30)))?;
            self.write(|change| change.accept_invitation(secret.reveal(), &newcomer))?
        };
        let secret = self.write(|change| change.begin_session(&account, in_days(300)))?;
        let actor = self.store.read(|view| view.actor(Some(secret.reveal())))?;
        self.town.secrets.insert(person.to_owned(), secret.reveal().to_owned());
        self.name(&format!("account-{person}"), account.as_str());
        self.people.insert(person, (account, actor));
        Ok(())
    }

    fn providers(&mut self) -> Tried {
        for (provider, administrator, members) in [
            (
                "north",
                "ada",
                [("anna", Role::Coach), ("bert", Role::Coach), ("gus", Role::Assessor)].as_slice(),
            ),
            ("south", "ben", [("cora", Role::Coach)].as_slice()),
        ] {
            let (steward, first) = (self.actor("sigrid")?, self.account(administrator)?);
            let name = canary(provider);
            let made = self.write(|change| change.make_provider(steward, &name, Some(first)))?;
            for (member, role) in members {
                let (by, who) = (self.actor(administrator)?, self.actor(member)?);
                let (_, secret) =
                    self.write(|change| change.invite(by, Some(&made.id), *role, in_days(30)))?;
                self.write(|change| change.join_by_invitation(secret.reveal(), who))?;
            }
            self.name(provider, made.id.as_str());
            let by = self.actor(administrator)?;
            let (open, secret) =
                self.write(|change| change.invite(by, Some(&made.id), Role::Coach, in_days(300)))?;
            self.name(&format!("invitation-{provider}"), open.id.as_str());
            self.name(&format!("secret-invitation-{provider}"), secret.reveal());
            let text = programme(provider);
            let document = self.document(
                administrator,
                Some(provider),
                Kind::Programme,
                &format!("{provider}-programme"),
                &text,
            )?;
            self.on(administrator, &document, Right::Write, |change, opened| {
                change.keep_draft(
                    opened,
                    &json!({ "title": canary(&format!("{provider}-programme-draft")) }).to_string(),
                )
            })?;
        }
        let wording = json!({
            "maatstaf_overlay": 1, "framework": "emcc-2015", "language": "en",
            "indicators": { "1": format!("Shows {}.", canary("north-wording")) },
        });
        self.document("ada", Some("north"), Kind::Wording, "north-wording", &wording)?;
        let steward = self.actor("sigrid")?;
        let (invitation, secret) =
            self.write(|change| change.invite(steward, None, Role::Coach, in_days(300)))?;
        self.name("invitation-instance", invitation.id.as_str());
        self.name("secret-invitation-instance", secret.reveal());
        Ok(())
    }

    /// A new document, under the name that the table uses; its title is the canary of that name.
    fn document(
        &mut self,
        person: &str,
        provider: Option<&str>,
        kind: Kind,
        name: &str,
        text: &Value,
    ) -> Tried<String> {
        let owner =
            provider.map(|provider| self.id(provider)).transpose()?.map_or(Owner::Me, Owner::Provider);
        let (actor, title) = (self.actor(person)?, canary(&format!("{name}-name")));
        let head = self.write(|change| change.create(actor, &owner, kind, &title, &text.to_string()))?;
        self.name(name, head.id.as_str());
        Ok(name.to_owned())
    }

    fn save(&self, person: &str, document: &str, text: &Value, note: &str) -> Tried {
        self.on(person, document, Right::Write, |change, opened| {
            change.save(opened, opened.version(), &text.to_string(), note).map(drop)
        })
    }

    fn attach(&mut self, person: &str, document: &str, word: &str) -> Tried {
        let name = format!("{}.txt", canary(&format!("{word}-file")));
        let bytes = canary(&format!("{word}-bytes"));
        let head = self.on(person, document, Right::Write, |change, opened| {
            change.attach(opened, None, &name, "text/plain", bytes.as_bytes())
        })?;
        self.name(&format!("{word}-attachment"), head.id.as_str());
        Ok(())
    }

    fn portfolios(&mut self) -> Tried {
        self.document("anna", None, Kind::Portfolio, "anna-one", &portfolio("anna-one-old"))?;
        self.save("anna", "anna-one", &portfolio("anna-one"), &canary("anna-one-note"))?;
        self.attach("anna", "anna-one", "anna-one")?;
        self.document("anna", None, Kind::Portfolio, "anna-two", &portfolio("anna-two"))?;
        self.document("anna", None, Kind::Programme, "anna-programme", &programme("anna"))?;
        self.document("anna", None, Kind::Agreement, "anna-agreement", &agreement())?;
        self.document("anna", None, Kind::Audit, "anna-audit", &audit())?;
        for person in ["bert", "cora"] {
            self.document(person, None, Kind::Portfolio, person, &portfolio(person))?;
            self.attach(person, person, person)?;
            self.on(person, person, Right::Write, |change, opened| {
                change
                    .keep_draft(opened, &json!({ "holder": canary(&format!("{person}-draft")) }).to_string())
            })?;
        }
        Ok(())
    }

    /// Offers a portfolio to somebody; the secret and the share are kept under a name.
    fn offer(&mut self, document: &str, name: &str, terms: impl FnOnce(&mut Terms)) -> Tried<Secret> {
        let mut offered = Terms {
            kind: ShareKind::Assessor,
            name: canary(&format!("share-{name}")),
            parts: vec!["titles".to_owned(), "texts".to_owned()],
            attachments: false,
            expires: in_days(300),
            panel: None,
        };
        terms(&mut offered);
        let owner = document.split('-').next().unwrap_or_default().to_owned();
        let (share, secret) =
            self.on(&owner, document, Right::Share, |change, opened| change.share(opened, &offered))?;
        self.name(&format!("share-{name}"), share.id.as_str());
        self.name(&format!("secret-share-{name}"), secret.reveal());
        if let Some(panel) = &share.panel {
            self.name(&format!("panel-{document}"), panel.as_str());
        }
        Ok(secret)
    }

    /// Offers a seat on the panel of a portfolio, and takes it.
    fn seat(&mut self, document: &str, person: &str, name: &str) -> Tried {
        let panel = self.id(&format!("panel-{document}")).ok();
        let secret = self.offer(document, name, |terms| terms.panel = panel)?;
        let actor = self.actor(person)?;
        self.write(|change| change.accept_share(actor, secret.reveal()).map(drop))
    }

    fn judge(&self, person: &str, document: &str) -> Tried {
        let text = assessment(document, person)?;
        self.on(person, document, Right::Judge, |change, opened| {
            change.save_assessment(opened, 0, &text).map(drop)
        })
    }

    fn submit(&self, person: &str, document: &str) -> Tried {
        self.on(person, document, Right::Judge, |change, opened| {
            change.submit_assessment(opened, 1).map(drop)
        })
    }

    /// A panel that is at work: Dora writes, Liv has handed in, Fay was taken off, Hans has not answered, Iris is kept
    /// out.
    fn first_panel(&mut self) -> Tried {
        for person in ["dora", "liv", "fay", "iris"] {
            self.seat("anna-one", person, person)?;
        }
        let panel = self.id("panel-anna-one")?;
        self.offer("anna-one", "hans", |terms| terms.panel = Some(panel))?;
        for person in ["dora", "liv", "fay"] {
            self.judge(person, "anna-one")?;
        }
        self.submit("liv", "anna-one")?;
        let fay = self.id("share-fay")?;
        self.on("anna", "anna-one", Right::Share, |change, opened| {
            change.revoke_share(opened, &fay).map(drop)
        })
    }

    /// A panel that was revealed: Egon and Jens, of whom Egon has signed.
    fn second_panel(&mut self) -> Tried {
        for person in ["egon", "jens"] {
            self.seat("anna-two", person, person)?;
            self.judge(person, "anna-two")?;
            self.submit(person, "anna-two")?;
        }
        let panel = self.id("panel-anna-two")?;
        self.on("anna", "anna-two", Right::Share, |change, opened| change.reveal(opened, &panel))?;
        let seen: Panel =
            self.on("egon", "anna-two", Right::Compare, |change, opened| change.panel(opened))?;
        self.name("digest-panel-anna-two", &seen.digest);
        let resolution = json!({ "note": canary("signed-egon") }).to_string();
        self.on("egon", "anna-two", Right::Compare, |change, opened| {
            change.sign_off(opened, &seen.digest, &resolution).map(drop)
        })
    }

    /// Links of readers in each state, and what came later than all shares.
    fn links(&mut self) -> Tried {
        for (name, days) in [("link", 300), ("expired", 5), ("revoked", 300)] {
            let secret = self.offer("anna-one", name, |terms| {
                terms.kind = ShareKind::Reader;
                terms.parts = vec!["titles".to_owned()];
                terms.attachments = true;
                terms.expires = in_days(days);
            })?;
            self.town.secrets.insert(name.to_owned(), secret.reveal().to_owned());
        }
        let revoked = self.id("share-revoked")?;
        self.on("anna", "anna-one", Right::Share, |change, opened| {
            change.revoke_share(opened, &revoked).map(drop)
        })?;
        self.save("anna", "anna-one", &portfolio("anna-one-late"), "")?;
        self.attach("anna", "anna-one", "anna-one-later")?;
        self.on("anna", "anna-one", Right::Write, |change, opened| {
            change.keep_draft(opened, &json!({ "holder": canary("anna-one-draft") }).to_string())
        })
    }

    /// Bert's portfolio is judged by Liv, so that there are shares and panels that are nobody's in the tables.
    fn others(&mut self) -> Tried {
        self.seat("bert", "liv", "liv-bert")
    }

    /// Two cohorts: one that a crowd joined and that was published, and an empty one.
    fn cohorts(&mut self) -> Tried {
        for (name, administrator, provider) in
            [("north-cohort", "ada", "north"), ("south-cohort", "ben", "south")]
        {
            let (by, provider) = (self.actor(administrator)?, self.id(provider)?);
            let (cohort, secret) =
                self.write(|change| change.make_cohort(by, &provider, &canary(name), 5))?;
            self.name(name, cohort.id.as_str());
            self.name(&format!("secret-{name}"), secret.reveal());
        }
        let secret = self.town.thing("secret-north-cohort")?.to_owned();
        self.on("anna", "anna-one", Right::Share, |change, opened| {
            change.join_cohort(opened, &secret).map(drop)
        })?;
        for person in ["crowd-1", "crowd-2", "crowd-3", "crowd-4", "crowd-5"] {
            self.person(person, "crowd")?;
            let actor = self.actor(person)?;
            let (title, text) = (canary("crowd-name"), portfolio("crowd").to_string());
            let head =
                self.write(|change| change.create(actor, &Owner::Me, Kind::Portfolio, &title, &text))?;
            self.name(person, head.id.as_str());
            self.on(person, person, Right::Share, |change, opened| {
                change.join_cohort(opened, &secret).map(drop)
            })?;
        }
        Ok(())
    }

    /// Tokens of four people, each with one scope left out; and tokens by name.
    fn tokens(&mut self) -> Tried {
        for person in SCOPED {
            let actor = self.actor(person)?.clone();
            let all: Vec<Scope> =
                scopes().filter(|scope| person == "sigrid" || *scope != Scope::Steward).collect();
            for without in &all {
                let scopes = Scopes::of(all.iter().copied().filter(|scope| scope != without));
                let (_, secret) =
                    self.write(|change| change.make_token(&actor, "a token", &scopes, in_days(300)))?;
                self.town.secrets.insert(format!("{person} without {without}"), secret.reveal().to_owned());
            }
        }
        for person in ["anna", "bert", "cora"] {
            let (actor, name) = (self.actor(person)?, canary(&format!("{person}-token")));
            let scopes = Scopes::of([Scope::Read]);
            let (token, secret) =
                self.write(|change| change.make_token(actor, &name, &scopes, in_days(300)))?;
            self.town.secrets.insert(format!("{person} token"), secret.reveal().to_owned());
            self.name(&format!("{person}-token"), token.id.as_str());
        }
        let bert = self.account("bert")?;
        let second = self.write(|change| change.begin_session(bert, in_days(300)))?;
        let session = self.store.read(|view| {
            let all = view.sessions(&view.actor(Some(second.reveal()))?)?;
            all.into_iter().find(|session| session.current).ok_or(StoreError::Missing)
        })?;
        self.town.secrets.insert("bert again".to_owned(), second.reveal().to_owned());
        self.name("bert-session", session.id.as_str());
        Ok(())
    }

    /// Secrets that let nobody in any more, and somebody who is kept out.
    fn endings(&mut self) -> Tried {
        let anna = self.actor("anna")?;
        let scopes = Scopes::of(scopes().filter(|scope| *scope != Scope::Steward));
        let (_, expired) = self.write(|change| change.make_token(anna, "old", &scopes, in_days(5)))?;
        let (lost, taken) = self.write(|change| change.make_token(anna, "lost", &scopes, in_days(300)))?;
        self.write(|change| change.revoke_token(anna, &lost.id))?;
        let (steward, iris) = (self.actor("sigrid")?, self.account("iris")?);
        let session = self.write(|change| change.begin_session(iris, in_days(300)))?;
        self.write(|change| change.set_disabled(steward, iris, true))?;
        // One of the right shape that was never given to anybody.
        self.town.secrets.insert("unknown".to_owned(), format!("maatstaf-session-{}", "2".repeat(52)));
        for (name, secret) in [("stale token", &expired), ("lost token", &taken), ("iris", &session)] {
            self.town.secrets.insert(name.to_owned(), secret.reveal().to_owned());
        }
        Ok(())
    }
}

/// Every scope.
pub(super) fn scopes() -> impl Iterator<Item = Scope> {
    [
        Scope::Compute,
        Scope::Read,
        Scope::Write,
        Scope::Share,
        Scope::Assess,
        Scope::Provide,
        Scope::Account,
        Scope::Steward,
    ]
    .into_iter()
}

/// So many days after the town was built.
fn in_days(days: i64) -> Timestamp {
    let built = Timestamp::now() - SignedDuration::from_secs(WHEN);
    built + SignedDuration::from_hours(24 * days)
}
