//! What an application is made from: a portfolio, and what a scheme asks at a level and counts.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maatstaf::{Evidence, Framework, Kind, Portfolio, PortfolioDocument};
use maatstaf_document::{Language, say};
use maatstaf_practice::{Book, Counted, Counting, Entry, Ledger, LedgerDocument};
use maatstaf_readiness::{
    Applicant, LevelReadiness, Measure, Readiness, Requirement, RequirementReadiness, Scheme,
};

use super::listed::Listed;
use crate::content::{Anchor, Block, Inline, Item};

/// A portfolio beside a level of a scheme, with what the scheme's figures say of it.
#[derive(Debug)]
pub(crate) struct Dossier<'a> {
    pub(crate) portfolio: &'a Portfolio,
    pub(crate) applicant: &'a Applicant,
    pub(crate) scheme: &'a Scheme,
    pub(crate) level: String,
    pub(crate) readiness: Readiness,
    pub(crate) counting: Option<Counting>,
    pub(crate) language: Language,
}

impl<'a> Dossier<'a> {
    pub(crate) fn new(
        portfolio: &'a Portfolio,
        scheme: &'a Scheme,
        level: &str,
        applicant: &'a Applicant,
        language: Language,
    ) -> Self {
        Self {
            portfolio,
            applicant,
            scheme,
            level: level.to_owned(),
            readiness: Readiness::new(scheme, applicant, portfolio.document().as_of),
            counting: Counting::by_id(&scheme.document().counting),
            language,
        }
    }

    pub(crate) fn as_of(&self) -> Date {
        self.portfolio.document().as_of
    }

    pub(crate) fn document(&self) -> &'a PortfolioDocument {
        self.portfolio.document()
    }

    pub(crate) fn book(&self) -> &LedgerDocument {
        self.applicant.ledger.document()
    }

    pub(crate) fn framework(&self) -> &'a Framework {
        self.portfolio.framework()
    }

    /// What the figures say of the level; none when the scheme does not have it.
    pub(crate) fn check(&self) -> Option<&LevelReadiness> {
        self.readiness.level(&self.level)
    }

    pub(crate) fn level_name(&self) -> &str {
        self.scheme.level(&self.level).map_or(&self.level, |level| level.name.to(self.language))
    }

    pub(crate) fn scheme_name(&self) -> &'a str {
        self.scheme.document().name.to(self.language)
    }

    /// The level of the framework that goes with the level applied for, where the scheme goes with this framework.
    pub(crate) fn framework_level(&self) -> Option<&'a str> {
        let document = self.scheme.document();
        let fits = document.framework.as_deref() == Some(self.framework().id());
        self.scheme.level(&self.level).filter(|_| fits)?.framework_level.as_deref()
    }

    /// What is asked of a book at the level, with what there is of it.
    pub(crate) fn asked(&self, book: Book) -> Vec<(&'a Requirement, &RequirementReadiness)> {
        let known = |id: &str| self.check()?.requirements.iter().find(|one| one.id == id);
        let requirements = self.scheme.document().requirements.iter();
        requirements.filter(|one| one.of == book).filter_map(|one| Some((one, known(&one.id)?))).collect()
    }

    /// What is asked of a book and what there is of it, as a list: each name leads to the table of all that is asked. None where
    /// nothing is asked.
    pub(crate) fn items(&self, book: Book) -> Option<Block> {
        let item = |(_, one): (&Requirement, &RequirementReadiness)| {
            let name = Inline::link(Anchor::new("asked"), one.name.to(self.language));
            let amounts = one.figures.iter().map(|figure| {
                let unknown = || say!(self.language, "figure not published", "cijfer niet gepubliceerd");
                figure.amount.map_or_else(unknown, |amount| amount.words(self.language))
            });
            let or = say!(self.language, "; by another source ", "; volgens een andere bron ");
            let amounts = amounts.collect::<Vec<_>>().join(&or);
            Item::signed(one.state.sign(), name.and(format!(": {amounts}")))
        };
        let items: Vec<Item> = self.asked(book).into_iter().map(item).collect();
        (!items.is_empty()).then_some(Block::List(items))
    }

    /// The day of the award that is renewed.
    pub(crate) fn award(&self) -> Option<Date> {
        self.check()?.award
    }

    /// The first day that the scheme looks at in a book; the very first when it asks nothing there, or has no bound.
    pub(crate) fn first_day(&self, book: Book) -> Date {
        let days = self.asked(book).into_iter();
        days.filter_map(|(one, _)| one.first_day(self.as_of(), self.award())).min().unwrap_or(Date::MIN)
    }

    /// Entries of a list that lie in what the scheme looks at, in the order of their days.
    pub(crate) fn listed<'l, T>(
        &self,
        book: Book,
        entries: &'l [T],
        of: impl Fn(&T) -> (Date, Date, u32),
    ) -> Listed<'l, T> {
        Listed::new(entries, self.first_day(book), self.as_of(), of)
    }

    /// The practice that the scheme counts, as far as it looks back.
    pub(crate) fn practice(&self) -> Counted<'_> {
        let mut counted = self
            .counting
            .as_ref()
            .map(|one| one.count_until(&self.applicant.ledger, self.as_of()))
            .unwrap_or_default();
        let first = self.first_day(Book::Practice);
        if first > Date::MIN {
            counted.entries.retain(|entry| entry.first >= first);
            let counting = self.counting.as_ref();
            let left_out =
                counting.map(|one| one.count_until(&self.practice_ledger(), self.as_of()).left_out);
            counted.left_out = left_out.unwrap_or_default();
        }
        counted
    }

    /// The practice in the ledger as far as the scheme looks back, counted or not.
    pub(crate) fn practice_ledger(&self) -> Ledger {
        let first = self.first_day(Book::Practice);
        if first == Date::MIN {
            return self.applicant.ledger.clone();
        }
        let all = self.book();
        let document = LedgerDocument {
            sessions: all.sessions.iter().filter(|one| one.day >= first).cloned().collect(),
            earlier: all.earlier.iter().filter(|one| one.from >= first).cloned().collect(),
            ..LedgerDocument::new()
        };
        // INVARIANT: part of a sound ledger is sound.
        Ledger::from_document(document).unwrap_or_default()
    }

    /// The ids of the entries of a book that some requirement counts.
    pub(crate) fn counted(&self, book: Book) -> BTreeSet<String> {
        let requirements = self.asked(book).into_iter();
        let entries = requirements.flat_map(|(one, _)| self.entries(one));
        entries.map(|entry| entry.id.to_owned()).collect()
    }

    /// The entries that a requirement counts up to the day of reading.
    pub(crate) fn entries(&self, requirement: &Requirement) -> Vec<Entry<'a>> {
        let Some(first) = requirement.first_day(self.as_of(), self.award()) else { return Vec::new() };
        let mut entries = self.applicant.entries(self.scheme, &self.level, requirement);
        entries.retain(|entry| entry.first >= first && entry.day <= self.as_of());
        entries.retain(|entry| entry.until.is_none_or(|until| until >= self.as_of()));
        entries
    }

    /// The training or supervision under which an hour of development counts already.
    pub(crate) fn counts_elsewhere<'i>(&self, same_as: Option<&'i str>) -> Option<&'i str> {
        let other = same_as?;
        let counts = |book: Book| {
            let entries = self.applicant.ledger.entries(book);
            let entry = entries.iter().find(|entry| entry.id == other);
            entry.is_some_and(|entry| self.scheme.counts_hours_of(book, &entry.kind, &self.level))
        };
        [Book::Training, Book::Supervision].into_iter().any(counts).then_some(other)
    }

    /// The largest number of entries that is asked of a book; none when nothing is.
    pub(crate) fn number_asked(&self, book: Book) -> Option<usize> {
        let figures = self.asked(book).into_iter().filter(|(one, _)| one.measure == Measure::Count);
        let figures = figures.flat_map(|(_, one)| one.figures.iter().filter_map(|figure| figure.figure));
        figures.max().and_then(|figure| usize::try_from(figure).ok())
    }

    /// The largest figure that is known of a requirement.
    pub(crate) fn figure(&self, requirement: &Requirement) -> Option<u32> {
        let known = self.check()?.requirements.iter().find(|one| one.id == requirement.id)?;
        known.figures.iter().filter_map(|figure| figure.figure).max()
    }

    /// Whether a piece of evidence was there on the day of reading.
    pub(crate) fn was_there(&self, item: &Evidence) -> bool {
        let document = self.document();
        document.happened(item).or(item.written).is_none_or(|day| day <= document.as_of)
    }

    /// The pieces of evidence of a kind that were there on the day of reading, the latest first; each with its day.
    pub(crate) fn evidence(&self, kind: Kind) -> Vec<(Date, &'a Evidence)> {
        let document = self.document();
        let items = document.evidence.iter().filter(|item| item.kind == kind);
        let day = |item: &Evidence| document.happened(item).or(item.written).unwrap_or(document.as_of);
        let mut items: Vec<_> =
            items.filter(|item| self.was_there(item)).map(|item| (day(item), item)).collect();
        items.sort_by(|(day, one), (other_day, other)| (other_day, &one.id).cmp(&(day, &other.id)));
        items
    }
}
