//! The years and quarters of an award, with what was done in each.

use jiff::civil::Date;
use maatstaf_document::{Sign, say};
use maatstaf_practice::{Book, Entry, hours};
use maatstaf_readiness::{Every, Measure, Period, Requirement, Window};

use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::documents::application::dossier::Dossier;
use crate::documents::application::span::words as days;

/// How many years there are when no requirement says: as long as an award of five years holds.
const YEARS: u32 = 5;

/// What was done in each year and each quarter since the award, at `periods`.
pub(super) fn periods(dossier: &Dossier<'_>) -> Section {
    let language = dossier.language;
    let title = say!(language, "Year by year, quarter by quarter", "Per jaar en per kwartaal");
    let section = Section::new("periods", title).on_new_page();
    let Some(award) = dossier.award() else { return section };
    section
        .paragraph(&say!(
            language,
            "Years and quarters run from the day of the award. A sign stands where the period is over and something is asked of each.",
            "Jaren en kwartalen lopen vanaf de dag van toekenning. Een teken staat waar de periode voorbij is en er iets in elke periode gevraagd wordt."
        ))
        .table(table(dossier, Period::Year, award))
        .table(table(dossier, Period::Quarter, award))
}

/// One thing that is counted in each period.
struct Counted<'d> {
    entries: Vec<Entry<'d>>,
    place: Anchor,
    /// What each period must have, in minutes, where something is asked of each.
    need: Option<u64>,
}

impl Counted<'_> {
    fn minutes(&self, span: Window) -> u64 {
        let here = self.entries.iter().filter(|entry| entry.first >= span.first && entry.day <= span.last);
        here.map(|entry| entry.minutes).sum()
    }

    fn holds(&self, span: Window) -> Option<bool> {
        self.need.map(|need| self.minutes(span) >= need)
    }
}

fn table(dossier: &Dossier<'_>, period: Period, award: Date) -> Table {
    let (language, as_of) = (dossier.language, dossier.as_of());
    let counted = [
        counted(dossier, Book::Practice, period, "practice-sessions"),
        counted(dossier, Book::Cpd, period, "development-cpd"),
        counted(dossier, Book::Supervision, period, "supervision"),
    ];
    let row = |(number, span): (usize, Window)| {
        let cells = counted.iter().map(|one| {
            let have = hours(one.minutes(span), language);
            let words = one.need.map_or(have.clone(), |need| {
                let need = hours(need, language);
                say!(language, "{have} of {need}", "{have} van {need}")
            });
            if span.first > as_of { Inline::text("–") } else { Inline::link(one.place.clone(), words) }
        });
        let name = Inline::text(format!("{number} · {}", days(span, language)));
        TableRow::new(std::iter::once(name).chain(cells)).signed(sign(&counted, span, as_of))
    };
    let every = Every { period, last: last(dossier, period) };
    let rows = (1..).zip(every.since(award)).map(row);
    let (caption, first) = match period {
        Period::Year => (
            say!(language, "Hours per year of the award", "Uren per jaar van de accreditatie"),
            say!(language, "Year", "Jaar"),
        ),
        Period::Quarter => (
            say!(language, "Hours per quarter of the award", "Uren per kwartaal van de accreditatie"),
            say!(language, "Quarter", "Kwartaal"),
        ),
    };
    let names = [
        say!(language, "Practice", "Praktijk"),
        say!(language, "Development", "Nascholing"),
        say!(language, "Supervision", "Supervisie"),
    ];
    Table::new(caption, [first]).numbers(names).rows(rows)
}

/// Whether a period that is over has all that is asked of each.
fn sign(counted: &[Counted<'_>], span: Window, as_of: Date) -> Sign {
    let held: Vec<bool> = counted.iter().filter_map(|one| one.holds(span)).collect();
    match (span.last <= as_of, held.is_empty(), held.iter().all(|held| *held)) {
        (true, false, true) => Sign::Met,
        (true, false, false) => Sign::Unmet,
        _ => Sign::Plain,
    }
}

/// What the renewal counts of a book: by the requirement that asks it of each period, else by the one that counts hours.
fn counted<'d>(dossier: &'d Dossier<'_>, book: Book, period: Period, place: &str) -> Counted<'d> {
    let asked = dossier.asked(book);
    let each = |one: &Requirement| one.every.is_some_and(|every| every.period == period);
    let found = asked.iter().map(|(one, _)| *one).find(|one| each(one));
    let or = || asked.iter().map(|(one, _)| *one).find(|one| one.measure == Measure::Hours);
    let requirement = found.or_else(or).or_else(|| asked.first().map(|(one, _)| *one));
    let entries = requirement.map(|one| dossier.entries(one)).unwrap_or_default();
    let need = found.and_then(|one| dossier.figure(one)).map(|hours| u64::from(hours) * 60);
    Counted { entries, place: Anchor::new(place), need }
}

/// How many periods there are: as many as are asked, else as many as five years hold.
fn last(dossier: &Dossier<'_>, period: Period) -> u32 {
    let books = [Book::Practice, Book::Cpd, Book::Supervision];
    let every = books.into_iter().flat_map(|book| dossier.asked(book)).filter_map(|(one, _)| one.every);
    let asked = every.filter(|every| every.period == period).map(|every| every.last).max();
    asked.unwrap_or(if period == Period::Year { YEARS } else { YEARS * 4 })
}
