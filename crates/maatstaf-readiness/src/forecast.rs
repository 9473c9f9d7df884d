//! What lapses if nothing is added, and by when the rest is there if things go on as in the last twelve months.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;
use maatstaf_practice::{Book, Entry};

use crate::books::Books;
use crate::measure::amount;
use crate::scheme::{Every, Measure, Period, Requirement};

/// How far ahead is looked, in years. This is this project's choice.
const YEARS_AHEAD: i64 = 10;

/// One requirement with one figure, for one applicant.
pub(crate) struct Question<'q, 'a> {
    pub(crate) requirement: &'q Requirement,
    pub(crate) figure: u32,
    pub(crate) books: &'q Books<'a>,
    pub(crate) award: Option<Date>,
}

impl Question<'_, '_> {
    pub(crate) fn met(&self, on: Date) -> bool {
        amount(self.requirement, self.figure, self.books, on, self.award).met()
    }

    /// The first day after `as_of` on which the requirement, met now, no longer is, if nothing is added. None within ten years.
    pub(crate) fn lapses(&self, as_of: Date) -> Option<Date> {
        let horizon = as_of.saturating_add(YEARS_AHEAD.years());
        let mut days = BTreeSet::new();
        for entry in self.books.entries.iter().chain(&self.books.practice) {
            // Practice that is written down ahead asks for more supervision.
            days.insert(entry.day);
            days.extend(entry.until.and_then(|until| until.tomorrow().ok()));
            for months in self.lengths() {
                // A day later too: after a leap day the months end a day early.
                let leaves = entry.first.saturating_add(months.months());
                days.extend([Some(leaves), leaves.tomorrow().ok()].into_iter().flatten());
            }
        }
        days.extend(quarter_ends(self.requirement.every, as_of));
        days.into_iter().filter(|day| *day > as_of && *day <= horizon).find(|day| !self.met(*day))
    }

    /// After how many months an entry leaves the window, or moves from one period into the next.
    fn lengths(&self) -> Vec<i64> {
        match (self.requirement.within_months, self.requirement.every) {
            (_, Some(Every { period: Period::Year, last })) => {
                (1..=i64::from(last)).map(|years| 12 * years).collect()
            }
            (Some(months), None) => vec![i64::from(months)],
            _ => Vec::new(),
        }
    }

    /// The first day after `as_of` on which the requirement is met, if the last twelve months happen again and again. None within ten years.
    pub(crate) fn reached(&self, as_of: Date) -> Option<Date> {
        let ahead = Books {
            entries: with_future(&self.books.entries, repeats(self.requirement), as_of),
            practice: with_future(&self.books.practice, true, as_of),
            since: self.books.since,
            scores: self.books.scores,
        };
        let question = Question { books: &ahead, ..*self };
        let mut days: BTreeSet<Date> = ahead.entries.iter().map(|entry| entry.day).collect();
        days.extend(quarter_ends(self.requirement.every, as_of));
        days.extend(self.anniversaries(as_of));
        days.extend(self.period_ends());
        let days: Vec<Date> = days.into_iter().filter(|day| *day > as_of).collect();
        if self.only_grows() {
            // What is met once stays met, so the first such day is found by halving.
            return days.get(days.partition_point(|day| !question.met(*day))).copied();
        }
        // A window sees the same again after its own length and a year, so there is no need to look further.
        let horizon = as_of.saturating_add(self.horizon().years());
        days.into_iter().take_while(|day| *day <= horizon).find(|day| question.met(*day))
    }

    fn only_grows(&self) -> bool {
        let windowed = self.requirement.within_months.is_some() || self.requirement.every.is_some();
        let ends = matches!(self.requirement.of, Book::Memberships | Book::Awards);
        !windowed && !ends && self.requirement.measure != Measure::Ratio
    }

    fn horizon(&self) -> i64 {
        match (self.requirement.since_award, self.requirement.every) {
            (true, _) => YEARS_AHEAD,
            (_, Some(Every { period: Period::Year, last })) => (i64::from(last) + 1).min(YEARS_AHEAD),
            (_, Some(Every { period: Period::Quarter, last })) => {
                (i64::from(last).div_euclid(4) + 2).min(YEARS_AHEAD)
            }
            _ => {
                (i64::from(self.requirement.within_months.unwrap_or(12)).div_euclid(12) + 2).min(YEARS_AHEAD)
            }
        }
    }

    /// The days on which practice will have lasted another full year.
    fn anniversaries(&self, as_of: Date) -> Vec<Date> {
        let first = self.books.entries.iter().map(|entry| entry.first).chain(self.books.since).min();
        let years = |first: Date| (1..=50).map(move |years: i64| first.saturating_add(years.years()));
        let horizon = as_of.saturating_add(50.years());
        match (self.requirement.measure, first) {
            (Measure::Years, Some(first)) => years(first).filter(|day| *day <= horizon).collect(),
            _ => Vec::new(),
        }
    }

    /// The last days of the periods that run from an award.
    fn period_ends(&self) -> Vec<Date> {
        let (Some(every), Some(award), true) =
            (self.requirement.every, self.award, self.requirement.since_award)
        else {
            return Vec::new();
        };
        let months = if every.period == Period::Quarter { 3 } else { 12 };
        let end = |number: i64| award.saturating_add((months * number).months()).yesterday().ok();
        (1..=i64::from(every.last)).filter_map(end).collect()
    }
}

/// Whether what a requirement asks comes again of itself, by going on. The rest are steps to take.
pub(crate) fn repeats(requirement: &Requirement) -> bool {
    let book = matches!(
        requirement.of,
        Book::Practice
            | Book::Supervision
            | Book::Cpd
            | Book::Feedback
            | Book::Reflections
            | Book::Contributions
    );
    // The report of a renewal is written once.
    book && !requirement.kinds.iter().any(|kind| kind == "renewal-report")
}

/// The days on which calendar quarters are over, for as long as matters.
fn quarter_ends(every: Option<Every>, as_of: Date) -> Vec<Date> {
    let Some(Every { period: Period::Quarter, last }) = every else { return Vec::new() };
    let month = (as_of.month() - 1) / 3 * 3 + 1;
    let first = jiff::civil::date(as_of.year(), month, 1);
    let end = |number: i64| first.saturating_add((3 * number).months()).yesterday().ok();
    (1..=i64::from(last) + 4).filter_map(end).collect()
}

/// The entries, and after them those of the last twelve months (or since the first entry, when that is later) again and again.
fn with_future<'a>(entries: &[Entry<'a>], repeats: bool, as_of: Date) -> Vec<Entry<'a>> {
    let mut all = entries.to_vec();
    let year_ago = as_of.saturating_sub(12.months());
    let Some(begin) = entries.iter().map(|entry| entry.first).min().filter(|_| repeats) else { return all };
    let begin = begin.max(year_ago.tomorrow().unwrap_or(as_of));
    let mut met: BTreeSet<&str> =
        entries.iter().filter(|entry| entry.day < begin).filter_map(|entry| entry.client).collect();
    let recent: Vec<(Entry<'a>, bool)> = entries
        .iter()
        .filter(|entry| entry.first >= begin && entry.day <= as_of)
        .map(|entry| (entry.clone(), entry.client.is_some_and(|client| met.insert(client))))
        .collect();
    // A pace over less than a month would say little.
    let length = i64::from((as_of - begin).get_days() + 1).max(30);
    let whole_year = begin > year_ago && begin.saturating_sub(1.day()) == year_ago;
    let rounds = if recent.is_empty() { 0 } else { YEARS_AHEAD * 366 / length + 1 };
    let tomorrow = as_of.tomorrow().unwrap_or(as_of);
    for round in 1..=rounds {
        let span = if whole_year { round.years() } else { (length * round).days() };
        // A leap day comes again on 28 February, which may be the day of reading itself.
        let later = |day: Date| day.saturating_add(span).max(tomorrow);
        all.extend(recent.iter().map(|(entry, is_new)| Entry {
            day: later(entry.day),
            first: later(entry.first),
            // Whoever was new in this year stands for somebody new in each later one.
            client: entry.client.filter(|_| !is_new),
            others: entry.others + u32::from(*is_new),
            ..entry.clone()
        }));
    }
    all.sort();
    all
}
