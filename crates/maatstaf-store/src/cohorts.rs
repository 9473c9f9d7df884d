//! Groups of portfolios that a provider sees as counts.
//!
//! Counts of one group that are each large enough can still be subtracted from those of another. So it is not enough
//! that a publication counts at least so many people: whatever the publications of a provider count, each group of
//! portfolios that the same of them count must be at least as large. Then no sum or difference of publications tells of
//! fewer. A portfolio that changed is another one here: its old state leaves, its new one comes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::documents::{LONGEST_TITLE, line, moment};
use crate::id::hex;
use crate::{Actor, Id, Kind, Opened, Reading, Right, Scope, Secret, StoreError, Writing, sha256};

/// No count below this is shown, whatever a provider asks for.
const LEAST: u32 = 5;
const COHORTS: &str = "SELECT cohort.id, provider, name, least, made, at,
    (SELECT count(*) FROM participation WHERE cohort = cohort.id) FROM cohort";

/// A group of portfolios that a provider sees as counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cohort {
    /// Its id.
    pub id: Id,
    /// The provider.
    pub provider: Id,
    /// Its name.
    pub name: String,
    /// No count below this is shown.
    pub least: u32,
    /// When it was made.
    pub made: Timestamp,
    /// How many portfolios are in it; none while there are fewer than the least.
    pub members: Option<u32>,
    /// When its counts were published last.
    pub published: Option<Timestamp>,
}

/// A cohort that a portfolio is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Joined {
    /// The cohort.
    pub cohort: Id,
    /// Its name.
    pub name: String,
    /// The name of the provider that sees its counts.
    pub provider: String,
}

/// What the counts of a cohort are made from. It is to be counted, and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct CohortTexts {
    /// No count below this is shown.
    pub least: u32,
    /// Which portfolios in which state: digests, sorted.
    pub basis: Vec<String>,
    /// The newest texts, in the order of the basis.
    pub texts: Vec<String>,
}

impl std::fmt::Debug for CohortTexts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CohortTexts").field("least", &self.least).finish_non_exhaustive()
    }
}

/// What one publication was counted from.
struct Counted {
    least: u32,
    basis: BTreeSet<String>,
}

impl Reading<'_> {
    /// The cohorts of a provider, for its administrators, in the order of their ids, after one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for anybody else; [`StoreError::Scope`] without `provide`.
    pub fn cohorts(
        &self,
        actor: &Actor,
        provider: &Id,
        after: &str,
        most: u32,
    ) -> Result<Vec<Cohort>, StoreError> {
        self.administers(actor, provider)?;
        let mut ask = self.db.prepare_cached(&format!(
            "{COHORTS} WHERE provider = ?1 AND cohort.id > ?2 ORDER BY cohort.id LIMIT ?3"
        ))?;
        let rows = ask.query_map(params![provider, after, most], cohort)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The cohorts that a portfolio is in, for its owner.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for anybody else.
    pub fn cohorts_of(&self, opened: &Opened<'_>) -> Result<Vec<Joined>, StoreError> {
        opened.for_any(&[Right::Share, Right::Read])?;
        let mut ask = self.db.prepare_cached(
            "SELECT cohort.id, cohort.name, provider.name FROM participation
             JOIN cohort ON cohort.id = participation.cohort JOIN provider ON provider.id = cohort.provider
             WHERE participation.document = ?1 ORDER BY cohort.id",
        )?;
        let rows = ask.query_map([&opened.id], |row| {
            Ok(Joined { cohort: row.get(0)?, name: row.get(1)?, provider: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What is to be counted, when the counts could be published now.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not administer its provider; [`StoreError::State`] when there are fewer
    /// portfolios than the least (`too-few-members`), or together with an earlier publication the counts would tell of
    /// fewer (`too-few-changes`).
    pub fn cohort_texts(&self, actor: &Actor, cohort: &Id) -> Result<CohortTexts, StoreError> {
        let cohort = self.cohort(actor, cohort)?;
        let mut ask = self.db.prepare_cached(
            "SELECT document.id, version.digest, version.text FROM participation
             JOIN document ON document.id = participation.document
             JOIN version ON version.document = document.id AND version.number = document.version
             WHERE participation.cohort = ?1",
        )?;
        let rows = ask.query_map([&cohort.id], |row| {
            let (document, digest): (String, String) = (row.get(0)?, row.get(1)?);
            Ok((hex(&sha256(format!("{document} {digest}").as_bytes())), row.get(2)?))
        })?;
        // In the order of the digests, which tells nothing of who joined when.
        let sorted: BTreeMap<String, String> = rows.collect::<Result<_, _>>()?;
        self.publishable(&cohort, sorted.keys().cloned().collect())?;
        let (basis, texts) = sorted.into_iter().unzip();
        Ok(CohortTexts { least: cohort.least, basis, texts })
    }

    /// The counts that were published last, with their time.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not administer its provider.
    pub fn published(&self, actor: &Actor, cohort: &Id) -> Result<Option<(String, Timestamp)>, StoreError> {
        let cohort = self.cohort(actor, cohort)?;
        let mut ask =
            self.db.prepare_cached("SELECT published, at FROM cohort WHERE id = ?1 AND at IS NOT NULL")?;
        let found = ask.query_row([&cohort.id], |row| Ok((row.get(0)?, moment(row.get(1)?))));
        Ok(found.optional()?)
    }

    /// A cohort of a provider that the actor administers.
    fn cohort(&self, actor: &Actor, id: &Id) -> Result<Cohort, StoreError> {
        // The scope comes first: without it one does not learn whether the cohort is there.
        self.person(actor, Scope::Provide)?;
        let mut ask = self.db.prepare_cached(&format!("{COHORTS} WHERE cohort.id = ?1"))?;
        let found = ask.query_row([id], cohort)?;
        self.administers(actor, &found.provider)?;
        Ok(found)
    }

    fn publishable(&self, cohort: &Cohort, basis: BTreeSet<String>) -> Result<(), StoreError> {
        let least = cohort.least;
        if count(basis.len()) < least {
            return Err(StoreError::State("too-few-members"));
        }
        let mut publications = self.publications(&cohort.provider)?;
        publications.push(Counted { least, basis });
        if tells_of_fewer(&publications) { Err(StoreError::State("too-few-changes")) } else { Ok(()) }
    }

    fn publications(&self, provider: &Id) -> Result<Vec<Counted>, StoreError> {
        let mut ask = self.db.prepare_cached("SELECT least, basis FROM publication WHERE provider = ?1")?;
        let rows = ask.query_map([provider], |row| {
            let basis = row.get::<_, String>(1)?.split_whitespace().map(ToOwned::to_owned).collect();
            Ok(Counted { least: row.get(0)?, basis })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Writing<'_> {
    /// Makes a cohort. The secret is the link with which coaches put a portfolio in it, and is shown once.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not administer the provider; [`StoreError::Field`] for a least number below 5
    /// or a name that cannot be taken.
    pub fn make_cohort(
        &self,
        actor: &Actor,
        provider: &Id,
        name: &str,
        least: u32,
    ) -> Result<(Cohort, Secret), StoreError> {
        self.administers(actor, provider)?;
        line("name", name, LONGEST_TITLE)?;
        if least < LEAST {
            return Err(StoreError::Field("least"));
        }
        let (id, secret) = (Id::new("coh")?, Secret::new("cohort")?);
        self.db
            .prepare_cached(
                "INSERT INTO cohort (id, provider, name, least, digest, made) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![id, provider, name, least, secret.digest(), self.now])?;
        self.note(actor.called(), "make-cohort", provider, id.as_str())?;
        Ok((self.cohort(actor, &id)?, secret))
    }

    /// Puts a portfolio in a cohort. Its provider gets counts to see, and never the portfolio.
    ///
    /// # Errors
    /// [`StoreError::Stale`] for a link that is none (any more); [`StoreError::State`] when it is no portfolio
    /// (`not-a-portfolio`) or another of the same owner is in the cohort (`already-in-cohort`): people are counted.
    pub fn join_cohort(&self, opened: &Opened<'_>, secret: &str) -> Result<Joined, StoreError> {
        opened.for_any(&[Right::Share])?;
        if opened.kind != Kind::Portfolio {
            return Err(StoreError::State("not-a-portfolio"));
        }
        let mut ask = self.db.prepare_cached("SELECT id FROM cohort WHERE digest = ?1")?;
        let cohort = ask.query_row([sha256(secret.as_bytes())], |row| row.get::<_, Id>(0)).optional()?;
        let cohort = cohort.ok_or(StoreError::Stale)?;
        let mut ask = self.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM participation JOIN document ON document.id = participation.document
             WHERE cohort = ?1 AND document.account = ?2 AND document.id <> ?3)",
        )?;
        if ask.query_row(params![cohort, opened.actor.account(), opened.id], |row| row.get(0))? {
            return Err(StoreError::State("already-in-cohort"));
        }
        let joined = self
            .db
            .prepare_cached(
                "INSERT INTO participation (cohort, document, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![cohort, opened.id, self.now])?;
        if joined > 0 {
            self.note(opened.actor.called(), "join-cohort", &opened.id, cohort.as_str())?;
        }
        self.cohorts_of(opened)?.into_iter().find(|joined| joined.cohort == cohort).ok_or(StoreError::Missing)
    }

    /// Takes a portfolio out of a cohort. Counts that were published stay as they were: they tell of a group.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is not in it.
    pub fn leave_cohort(&self, opened: &Opened<'_>, cohort: &Id) -> Result<(), StoreError> {
        opened.for_any(&[Right::Share])?;
        let mut left =
            self.db.prepare_cached("DELETE FROM participation WHERE cohort = ?1 AND document = ?2")?;
        if left.execute([cohort, &opened.id])? == 0 {
            return Err(StoreError::Missing);
        }
        self.note(opened.actor.called(), "leave-cohort", &opened.id, cohort.as_str())
    }

    /// Publishes counts of a cohort, which were made from its [texts](Reading::cohort_texts) of this moment.
    ///
    /// # Errors
    /// As [`Reading::cohort_texts`]; [`StoreError::Field`] (`basis`) when the cohort has changed since its texts were
    /// taken.
    pub fn publish_cohort(
        &self,
        actor: &Actor,
        cohort: &Id,
        basis: &[String],
        counts: &str,
    ) -> Result<(), StoreError> {
        let cohort = self.cohort(actor, cohort)?;
        let now = self.cohort_texts(actor, &cohort.id)?;
        if now.basis != basis {
            return Err(StoreError::Field("basis"));
        }
        self.db
            .prepare_cached("UPDATE cohort SET published = ?2, at = ?3 WHERE id = ?1")?
            .execute(params![cohort.id, counts, self.now])?;
        self.db
            .prepare_cached(
                "INSERT INTO publication (provider, number, least, basis)
                 SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3 FROM publication WHERE provider = ?1
                 HAVING NOT EXISTS (SELECT 1 FROM publication WHERE provider = ?1 AND least >= ?2 AND basis = ?3)",
            )?
            .execute(params![cohort.provider, cohort.least, basis.join(" ")])?;
        self.note(actor.called(), "publish-cohort", &cohort.provider, cohort.id.as_str())
    }

    /// Erases a cohort with its counts; the portfolios that were in it stay where they are. What its publications were
    /// counted from is remembered as digests: its administrators have seen the counts, and could subtract later ones.
    ///
    /// # Errors
    /// [`StoreError::Missing`] for who does not administer its provider.
    pub fn erase_cohort(&self, actor: &Actor, cohort: &Id) -> Result<(), StoreError> {
        let cohort = self.cohort(actor, cohort)?;
        self.db.prepare_cached("DELETE FROM cohort WHERE id = ?1")?.execute([&cohort.id])?;
        self.note(actor.called(), "erase-cohort", &cohort.provider, cohort.id.as_str())?;
        self.scrub();
        Ok(())
    }
}

/// Whether a sum or difference of publications could tell of fewer than one of them promised.
///
/// Portfolios that are counted by the same publications cannot be told apart by them. Any sum or difference counts each
/// such group as a whole; so it tells of nobody, or of at least the smallest group.
fn tells_of_fewer(publications: &[Counted]) -> bool {
    let mut counted_by: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, publication) in publications.iter().enumerate() {
        for member in &publication.basis {
            counted_by.entry(member).or_default().push(at);
        }
    }
    let mut groups: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
    for group in counted_by.into_values() {
        *groups.entry(group).or_default() += 1;
    }
    let promised = |group: &[usize]| {
        publications.iter().enumerate().filter(|(at, _)| group.contains(at)).map(|(_, one)| one.least).max()
    };
    groups.iter().any(|(group, size)| promised(group).is_some_and(|least| *size < least))
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn cohort(row: &Row<'_>) -> rusqlite::Result<Cohort> {
    let (least, members) = (row.get(3)?, row.get(6)?);
    Ok(Cohort {
        id: row.get(0)?,
        provider: row.get(1)?,
        name: row.get(2)?,
        least,
        made: moment(row.get(4)?),
        published: row.get::<_, Option<i64>>(5)?.map(moment),
        members: (members >= least).then_some(members),
    })
}
