//! What a requirement looks at: the entries of its part of the ledger, as its body counts them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use maatstaf::{Kind, Portfolio};
use maatstaf_practice::{Award, Book, Counting, Entry, Ledger, Service};

use crate::scheme::{Measure, Requirement, Scheme};
use crate::window::months_after;

/// What is known of an applicant: a ledger, the case studies of a portfolio, scores of an audit, and figures of the applicant's own.
#[derive(Debug, Clone, Default)]
pub struct Applicant {
    /// The practice ledger.
    pub ledger: Ledger,
    /// Case studies: their ids and days.
    pub case_studies: Vec<(String, Date)>,
    /// Scores of an audit, in percent, by standard.
    pub scores: BTreeMap<String, u32>,
    /// Figures for requirements, by id, where the applicant knows better: they take the place of those of the scheme.
    pub figures: BTreeMap<String, u32>,
}

impl Applicant {
    /// What a portfolio tells of its holder.
    pub fn of(portfolio: &Portfolio) -> Self {
        let document = portfolio.document();
        let cases = document.evidence.iter().filter(|item| item.kind == Kind::CaseStudy);
        let day = |item| document.happened(item).or(item.written).unwrap_or(document.as_of);
        Self {
            ledger: portfolio.ledger(),
            case_studies: cases.map(|item| (item.id.clone(), day(item))).collect(),
            ..Self::default()
        }
    }

    /// The entries that a requirement of a level looks at, in the order of their days, whatever its window.
    pub fn entries(&self, scheme: &Scheme, level: &str, requirement: &Requirement) -> Vec<Entry<'_>> {
        Books::new(self, scheme, level, requirement).entries
    }

    /// The level of the latest award of a scheme, or of a variant of it such as `eia-nobco`, given on a day or before.
    pub fn held(&self, scheme: &str, on: Date) -> Option<&str> {
        let awards = self.ledger.document().awards.iter();
        let latest =
            awards.filter(|one| is_of(&one.scheme, scheme) && one.day <= on).max_by_key(|one| one.day);
        latest.map(|one| one.level.as_str())
    }

    /// The latest award of a scheme at a level, given on a day or before.
    pub(crate) fn award(&self, scheme: &str, level: &str, on: Date) -> Option<&Award> {
        let awards = self.ledger.document().awards.iter();
        awards
            .filter(|one| is_of(&one.scheme, scheme) && one.level == level && one.day <= on)
            .max_by_key(|one| (one.day, one.until))
    }
}

/// Whether an award names a scheme, or a variant of it.
fn is_of(award: &str, scheme: &str) -> bool {
    award.strip_prefix(scheme).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The entries that one requirement looks at, in the order of their days.
pub(crate) struct Books<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    /// For a ratio: the practice that it is measured against.
    pub(crate) practice: Vec<Entry<'a>>,
    /// When practice began, if that was earlier than the first entry.
    pub(crate) since: Option<Date>,
    pub(crate) scores: &'a BTreeMap<String, u32>,
}

impl<'a> Books<'a> {
    pub(crate) fn new(
        applicant: &'a Applicant,
        scheme: &Scheme,
        level: &str,
        requirement: &Requirement,
    ) -> Self {
        let ledger = &applicant.ledger;
        let counting = Counting::by_id(requirement.counting.as_ref().unwrap_or(&scheme.document().counting));
        let practice = || counting.as_ref().map(|one| one.count(ledger).entries).unwrap_or_default();
        let coaches =
            |one: &Counting| one.document().services.iter().any(|service| *service != Service::Supervision);
        let mut entries = match requirement.of {
            Book::Practice => practice(),
            Book::CaseStudies => {
                applicant.case_studies.iter().map(|(id, day)| Entry::on(*day, id, "case-study")).collect()
            }
            book => ledger.entries(book),
        };
        entries.retain(|entry| requirement.kinds.is_empty() || requirement.kinds.contains(&entry.kind));
        entries.retain(|entry| !requirement.paid || entry.paid);
        match requirement.of {
            Book::Cpd => leave_out_doubles(&mut entries, ledger, scheme, level),
            Book::Awards => entries.iter_mut().for_each(until_they_lapse),
            _ => {}
        }
        entries.sort();
        Self {
            entries,
            practice: if requirement.measure == Measure::Ratio { practice() } else { Vec::new() },
            // Who practises is not yet a supervisor: a profile of supervision given goes by its entries.
            since: ledger.document().practising_since.filter(|_| counting.as_ref().is_some_and(coaches)),
            scores: &applicant.scores,
        }
    }
}

/// An hour counts once: development that is the same as a training or supervision counts there, where the level counts that.
fn leave_out_doubles(entries: &mut Vec<Entry<'_>>, ledger: &Ledger, scheme: &Scheme, level: &str) {
    let counted: BTreeSet<&str> = [Book::Training, Book::Supervision]
        .into_iter()
        .flat_map(|book| ledger.entries(book).into_iter().map(move |entry| (book, entry)))
        .filter(|(book, entry)| scheme.counts_hours_of(*book, &entry.kind, level))
        .map(|(_, entry)| entry.id)
        .collect();
    entries.retain(|entry| entry.same_as.is_none_or(|other| !counted.contains(other)));
}

/// An award without a last day of its own holds as long as its scheme says, when that is known.
fn until_they_lapse(entry: &mut Entry<'_>) {
    let Some((scheme, level)) = entry.kind.split_once(':') else { return };
    let months = Scheme::by_id(scheme).and_then(|scheme| scheme.valid_months(level));
    let until = months.map(|months| months_after(entry.day, months));
    entry.until = entry.until.or(until.and_then(|day| day.yesterday().ok()));
}
