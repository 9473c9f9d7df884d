//! Counting profiles: which of the practice in a ledger a body counts.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use maatstaf_document::{DocumentError, Language, Page, Problem, Sign, Text, read, text, version};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::ledger::{Consent, Form, Ledger, Payment, Relation, Service};
use crate::source::{Source, Standing};

/// A counting profile as written in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountingDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_counting: u8,
    /// The profile's id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it counts, in a sentence.
    pub about: Text,
    /// The services that count.
    pub services: Vec<Service>,
    /// The forms that count.
    pub forms: Vec<Form>,
    /// The relations that do not count. An entry that names none counts.
    #[serde(default)]
    pub leaves_out_relations: Vec<Relation>,
    /// Whether only clients who consented to being named count.
    #[serde(default)]
    pub asks_consent: bool,
    /// The largest number of participants that counts. An entry that names none counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 2, "maximum" = 1000))]
    pub largest_group: Option<u32>,
    /// Why each choice is as it is.
    pub rules: Vec<Rule>,
    /// Where the rules come from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A rule of a counting profile, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The rule.
    pub text: Text,
    /// How well it is known.
    pub standing: Standing,
    /// The ids of its sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Why an entry does not count under a profile.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LeftOut {
    /// The service is another.
    Service,
    /// The form is another.
    Form,
    /// The relation to the client does not count.
    Relation,
    /// The client did not consent.
    Consent,
    /// The group was too large.
    GroupSize,
}

impl LeftOut {
    /// The reason in words.
    pub fn words(self) -> Text {
        match self {
            Self::Service => text!("another service", "andere begeleiding"),
            Self::Form => text!("a form that does not count", "een vorm die niet meetelt"),
            Self::Relation => {
                text!("clients who report to the coach", "cliënten aan wie de coach leidinggeeft")
            }
            Self::Consent => {
                text!("clients who did not consent to being named", "cliënten die geen toestemming gaven")
            }
            Self::GroupSize => text!("groups that are too large", "te grote groepen"),
        }
    }
}

/// A checked counting profile. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf_practice::{Counting, Ledger};
/// let ledger = Ledger::from_json(r#"{"maatstaf_ledger": 1, "sessions": [
///     {"id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01"},
///     {"id": "s2", "day": "2026-03-03", "minutes": 90, "client": "team-a", "form": "team", "participants": 6}]}"#)?;
/// let minutes = |id| Counting::by_id(id).map(|counting| counting.count(&ledger).minutes());
/// assert_eq!(minutes("emcc"), Some(150));
/// assert_eq!(minutes("nobco"), Some(60)); // one to one only
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting(Arc<CountingDocument>);

/// The profiles that come with the engine, by id. A test reads each of them.
static BUILT_IN: LazyLock<Vec<Counting>> = LazyLock::new(|| {
    maatstaf_frameworks::COUNTING.iter().filter_map(|(_, text)| Counting::from_json(text).ok()).collect()
});

impl Counting {
    /// Finds a profile that comes with the engine.
    pub fn by_id(id: &str) -> Option<Self> {
        BUILT_IN.iter().find(|profile| profile.id() == id).cloned()
    }

    /// The ids of the profiles that come with the engine.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        maatstaf_frameworks::COUNTING.iter().map(|(id, _)| *id)
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<CountingDocument>(text)?;
        let problems = problems(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(source.refuse(problems)) }
    }

    /// The profile's id.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The profile as written.
    pub fn document(&self) -> &CountingDocument {
        &self.0
    }

    /// The profile for a reader: what it counts, and each rule with where it comes from.
    pub fn page(&self, language: Language) -> Page {
        let profile = &self.0;
        let page = Page::new()
            .title(format!("{} · {}", profile.name.to(language), profile.id))
            .paragraph(profile.about.to(language));
        let page = profile.rules.iter().fold(page, |page, rule| {
            page.item(Sign::Plain, rule.text.to(language))
                .detail(rule.standing.origin(&rule.sources, language))
        });
        profile.sources.iter().fold(page, |page, source| page.note(source.line(language)))
    }

    /// Counts the practice in a ledger.
    pub fn count<'l>(&self, ledger: &'l Ledger) -> Counted<'l> {
        self.count_until(ledger, Date::MAX)
    }

    /// Counts the practice in a ledger up to and including a day.
    pub fn count_until<'l>(&self, ledger: &'l Ledger, day: Date) -> Counted<'l> {
        let mut counted = Counted::default();
        for (entry, outcome) in self.judged(ledger).filter(|(entry, _)| entry.day <= day) {
            match outcome {
                None => counted.entries.push(entry),
                Some(reason) => *counted.left_out.entry(reason).or_default() += entry.minutes,
            }
        }
        counted.entries.sort();
        counted
    }

    /// Every piece of practice, and why it does not count if it does not.
    fn judged<'l>(&self, ledger: &'l Ledger) -> impl Iterator<Item = (Entry<'l>, Option<LeftOut>)> {
        let sessions = ledger.document().sessions.iter().map(|one| {
            let entry = Entry {
                minutes: u64::from(one.minutes),
                paid: one.payment == Some(Payment::Paid),
                client: Some(&one.client),
                ..Entry::on(one.day, &one.id, one.form.id())
            };
            (entry, self.leaves_out(one.service, one.form, one.relation, one.consent, one.participants))
        });
        let earlier = ledger.document().earlier.iter().map(|one| {
            let entry = Entry {
                first: one.from,
                minutes: u64::from(one.minutes),
                paid: one.payment == Some(Payment::Paid),
                others: one.clients,
                ..Entry::on(one.until, &one.id, one.form.id())
            };
            (entry, self.leaves_out(one.service, one.form, one.relation, one.consent, None))
        });
        sessions.chain(earlier)
    }

    fn leaves_out(
        &self,
        service: Service,
        form: Form,
        relation: Option<Relation>,
        consent: Option<Consent>,
        participants: Option<u32>,
    ) -> Option<LeftOut> {
        let profile = &self.0;
        let tests = [
            (LeftOut::Service, profile.services.contains(&service)),
            (LeftOut::Form, profile.forms.contains(&form)),
            (LeftOut::Relation, relation.is_none_or(|one| !profile.leaves_out_relations.contains(&one))),
            (LeftOut::Consent, !profile.asks_consent || consent == Some(Consent::Given)),
            (
                LeftOut::GroupSize,
                profile.largest_group.is_none_or(|most| participants.is_none_or(|one| one <= most)),
            ),
        ];
        tests.into_iter().find(|(_, holds)| !holds).map(|(reason, _)| reason)
    }
}

/// The practice that a profile counts, and how much it leaves out and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted<'l> {
    /// What counts, in the order of days.
    pub entries: Vec<Entry<'l>>,
    /// What does not, in minutes per reason.
    pub left_out: BTreeMap<LeftOut, u64>,
}

impl Counted<'_> {
    /// How much counts, in minutes.
    pub fn minutes(&self) -> u64 {
        self.entries.iter().map(|entry| entry.minutes).sum()
    }

    /// How many different clients.
    pub fn clients(&self) -> u64 {
        clients(&self.entries)
    }
}

/// How many different clients some entries name, and how many more there were.
pub(crate) fn clients(entries: &[Entry<'_>]) -> u64 {
    let named: std::collections::BTreeSet<&str> = entries.iter().filter_map(|entry| entry.client).collect();
    let others: u64 = entries.iter().map(|entry| u64::from(entry.others)).sum();
    others + named.len() as u64
}

fn problems(profile: &CountingDocument) -> Vec<Problem> {
    let mut found: Vec<Problem> =
        version("maatstaf_counting", profile.maatstaf_counting).into_iter().collect();
    if !maatstaf_document::is_id(&profile.id) {
        found.push(Problem::new("bad-id", "id", text!("this is not an id", "dit is geen id")));
    }
    for (path, empty) in [("services", profile.services.is_empty()), ("forms", profile.forms.is_empty())] {
        if empty {
            let message = text!(
                "a profile that counts nothing is of no use",
                "een telwijze die niets telt, dient nergens voor"
            );
            found.push(Problem::new("wrong-count", path, message));
        }
    }
    for (at, rule) in profile.rules.iter().enumerate() {
        for (source, id) in rule.sources.iter().enumerate() {
            if !profile.sources.iter().any(|known| known.id == *id) {
                let message =
                    text!("there is no such source in this file", "deze bron staat niet in dit bestand");
                found.push(Problem::new("unknown-source", format!("rules[{at}].sources[{source}]"), message));
            }
        }
    }
    found
}
