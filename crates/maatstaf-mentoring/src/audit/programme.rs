//! What is known about mentoring programmes: the lists behind the audit.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maatstaf_document::{DocumentError, Text};
use schemars::JsonSchema;
use serde::Deserialize;

use super::answers::Have;
use crate::entry::{Entry, Source, embedded, ids};

/// What is known about mentoring programmes, in this project's own words.
///
/// # Example
/// ```
/// use maatstaf_mentoring::Programme;
/// let programme = Programme::embedded();
/// assert_eq!(programme.factors.len(), 9); // four between mentor and mentee, five in the organisation
/// assert_eq!(programme.list("phases").len(), 5);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// What makes or breaks a programme, each factor with its tips.
    pub factors: Vec<Factor>,
    /// The reference lists, by id.
    pub lists: BTreeMap<String, Vec<Entry>>,
    /// Programmes and organisations that can help.
    pub providers: Vec<Provider>,
    /// What is known in numbers about some of them.
    pub known: Vec<Known>,
    /// One in how many pairs was found never to begin.
    pub never_started_one_in: u32,
    /// Within how many years most programmes end that began by chance.
    pub opportunistic_years: u32,
    /// What an answer is worth.
    pub worth: Worth,
    /// How many months a full cycle takes, after which ISMCP recognition can be asked for.
    pub cycle_months: u32,
    /// The six ISMCP standards, in their order.
    pub standards: Vec<Standard>,
    /// The items of the audit.
    pub items: Vec<Item>,
    /// What in the audit is this project's own choice.
    pub about: Text,
}

/// Something that makes or breaks a mentoring programme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// Where it works.
    pub level: FactorLevel,
    /// What it is called.
    pub name: Text,
    /// Why it matters.
    pub about: Text,
    /// What to do about it.
    pub tips: Vec<Tip>,
}

/// Where a factor works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FactorLevel {
    /// Between mentor and mentee.
    Relation,
    /// In the organisation.
    Organisation,
}

/// What to do about a factor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tip {
    /// Its id.
    pub id: String,
    /// What to do.
    pub text: Text,
}

/// A programme or organisation that can help.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What kind of organisation it is.
    pub organisation: Text,
    /// What it does with mentoring.
    pub does: Text,
    /// What it can do for others.
    pub offers: Text,
    /// Its public website.
    pub contact: String,
}

/// What is known in numbers about a provider's programme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The id of the provider.
    pub provider: String,
    /// How many months a pair works together.
    pub months: Option<Range>,
    /// How many days lie between two contacts.
    pub days_between: Option<Range>,
    /// How many minutes a contact takes.
    pub minutes: Option<Range>,
    /// How old mentors are.
    pub mentor_age: Option<Range>,
    /// How many pairs are matched in a year.
    pub matches_per_year: Option<Range>,
}

/// Numbers from one up to and including another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least.
    pub from: u32,
    /// The most.
    pub to: u32,
}

/// What an answer is worth, in equal steps. These numbers are this project's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Worth {
    /// Nothing there.
    pub no: u32,
    /// A plan.
    pub planned: u32,
    /// Part of it.
    pub partly: u32,
    /// All of it: the full worth.
    pub yes: u32,
}

/// One of the six ISMCP standards.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// One item of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// The factor that it belongs to.
    pub factor: String,
    /// The ISMCP standard that it serves. That is this project's inference.
    pub standard: String,
    /// The tip to give when it is lacking.
    pub tip: String,
    /// What it is built from: `list/id`.
    pub from: Vec<String>,
    /// What is there when all is well.
    pub name: Text,
    /// What to ask.
    pub question: Text,
}

impl Programme {
    /// What comes with the crate.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Programme> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the embedded lists are checked by a test")]
            Programme::read().expect("the embedded lists are sound")
        });
        &EMBEDDED
    }

    /// A reference list; empty when there is none with that id.
    pub fn list(&self, id: &str) -> &[Entry] {
        self.lists.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The entry that a reference such as `phases/closing` names.
    pub fn entry(&self, reference: &str) -> Option<&Entry> {
        let (list, id) = reference.split_once('/')?;
        self.list(list).iter().find(|entry| entry.id == id)
    }

    /// The item with that id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The tip with that id.
    pub fn tip(&self, id: &str) -> Option<&Tip> {
        self.factors.iter().flat_map(|factor| &factor.tips).find(|tip| tip.id == id)
    }

    /// The ids of a reference list.
    pub(super) fn ids(&self, list: &str) -> Vec<String> {
        ids(self.list(list))
    }

    fn read() -> Result<Self, DocumentError> {
        let factors: FactorsFile = embedded("factors")?;
        let providers: ProvidersFile = embedded("providers")?;
        let audit: AuditFile = embedded("audit")?;
        let mut lists = embedded::<ListsFile>("relation")?.lists;
        lists.extend(embedded::<ListsFile>("organisation")?.lists);
        Ok(Self {
            sources: factors.sources,
            factors: factors.factors,
            lists,
            providers: providers.providers,
            known: providers.known,
            never_started_one_in: providers.never_started_one_in,
            opportunistic_years: providers.opportunistic_years,
            worth: audit.worth,
            cycle_months: audit.cycle_months,
            standards: audit.standards,
            items: audit.items,
            about: audit.about,
        })
    }
}

impl Worth {
    /// What an answer is worth.
    pub fn of(&self, have: Have) -> u32 {
        match have {
            Have::No => self.no,
            Have::Planned => self.planned,
            Have::Partly => self.partly,
            Have::Yes => self.yes,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
struct FactorsFile {
    sources: Vec<Source>,
    factors: Vec<Factor>,
}

#[derive(Deserialize, JsonSchema)]
struct ListsFile {
    lists: BTreeMap<String, Vec<Entry>>,
}

#[derive(Deserialize, JsonSchema)]
struct ProvidersFile {
    providers: Vec<Provider>,
    known: Vec<Known>,
    never_started_one_in: u32,
    opportunistic_years: u32,
}

#[derive(Deserialize, JsonSchema)]
struct AuditFile {
    about: Text,
    worth: Worth,
    cycle_months: u32,
    standards: Vec<Standard>,
    items: Vec<Item>,
}
