//! How much there is of what a requirement asks, on a day.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SpanRound, Unit as SpanUnit};
use maatstaf_practice::Entry;
use schemars::JsonSchema;
use serde::Serialize;

use crate::books::Books;
use crate::scheme::{Measure, Period, Requirement};
use crate::window::{Window, periods, window};

/// How much there is and how much is asked, in the same unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Amount {
    /// What is counted.
    pub unit: Unit,
    /// How much there is.
    pub have: u64,
    /// How much is asked.
    pub need: u64,
}

/// What an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Full months.
    Months,
    /// Clients.
    Clients,
    /// Entries.
    Entries,
    /// Kinds of entries.
    Kinds,
    /// Quarters in which enough happened.
    Quarters,
    /// Years in which enough happened.
    Years,
    /// Percent.
    Percent,
}

impl Amount {
    /// Whether there is enough.
    pub fn met(self) -> bool {
        self.have >= self.need
    }
}

/// How much there is on a day of what a requirement asks, against a figure.
pub(crate) fn amount(
    requirement: &Requirement,
    figure: u32,
    books: &Books<'_>,
    on: Date,
    award: Option<Date>,
) -> Amount {
    if let Some(every) = requirement.every {
        let since = if requirement.since_award { award } else { None };
        let windows =
            if requirement.since_award && award.is_none() { Vec::new() } else { periods(every, since, on) };
        let reached = windows.iter().filter(|window| {
            let (have, need) = within(requirement, figure, books, **window);
            have >= need
        });
        let unit = if every.period == Period::Quarter { Unit::Quarters } else { Unit::Years };
        return Amount { unit, have: reached.count() as u64, need: u64::from(every.last) };
    }
    let unit = unit_of(requirement.measure);
    if let Some(window) = window(requirement, on, award) {
        let (have, need) = within(requirement, figure, books, window);
        return Amount { unit, have, need };
    }
    // Nothing has been counted since an award that there is not, and of practice that cannot be counted the least share is asked.
    let least = if requirement.measure == Measure::Ratio { 1 } else { u64::from(figure).max(1) };
    Amount { unit, have: 0, need: least * if unit == Unit::Minutes { 60 } else { 1 } }
}

fn unit_of(measure: Measure) -> Unit {
    match measure {
        Measure::Hours | Measure::Ratio => Unit::Minutes,
        Measure::Years => Unit::Months,
        Measure::Clients => Unit::Clients,
        Measure::Count => Unit::Entries,
        Measure::Kinds => Unit::Kinds,
        Measure::Percent => Unit::Percent,
    }
}

/// What there is and what is asked within a window.
fn within(requirement: &Requirement, figure: u32, books: &Books<'_>, window: Window) -> (u64, u64) {
    let figure = u64::from(figure);
    let here = || inside(&books.entries, window);
    match requirement.measure {
        Measure::Hours => (minutes(here()), figure * 60),
        Measure::Clients => {
            let named: BTreeSet<&str> = here().filter_map(|entry| entry.client).collect();
            (named.len() as u64 + here().map(|entry| u64::from(entry.others)).sum::<u64>(), figure)
        }
        Measure::Years => (months_since(books, window.last), figure * 12),
        Measure::Count => (here().count() as u64, figure),
        Measure::Kinds => (here().map(|entry| &entry.kind).collect::<BTreeSet<_>>().len() as u64, figure),
        Measure::Ratio => (minutes(here()), minutes(inside(&books.practice, window)).div_ceil(figure.max(1))),
        Measure::Percent => (score(requirement, books), figure),
    }
}

/// The entries that lie in a window, and still hold at its end.
fn inside<'e, 'a>(entries: &'e [Entry<'a>], window: Window) -> impl Iterator<Item = &'e Entry<'a>> {
    let up_to = entries.partition_point(|entry| entry.day <= window.last);
    let there = entries.get(..up_to).unwrap_or_default().iter();
    there.filter(move |entry| {
        entry.first >= window.first && entry.until.is_none_or(|until| until >= window.last)
    })
}

fn minutes<'e>(entries: impl Iterator<Item = &'e Entry<'e>>) -> u64 {
    entries.map(|entry| entry.minutes).sum()
}

/// Full months from the day on which practice began to another.
fn months_since(books: &Books<'_>, on: Date) -> u64 {
    let first = books.entries.iter().map(|entry| entry.first).chain(books.since).min();
    let Some(first) = first.filter(|first| *first <= on) else { return 0 };
    let span = (on - first).round(
        SpanRound::new()
            .largest(SpanUnit::Month)
            .smallest(SpanUnit::Month)
            .relative(first)
            .mode(jiff::RoundMode::Trunc),
    );
    span.ok().and_then(|span| u64::try_from(span.get_months()).ok()).unwrap_or_default()
}

/// The mean of the scores, rounded down, or the least of them; nothing without scores.
fn score(requirement: &Requirement, books: &Books<'_>) -> u64 {
    let scores = books.scores.values().map(|score| u64::from(*score));
    if requirement.each {
        return scores.min().unwrap_or_default();
    }
    let count = books.scores.len() as u64;
    scores.sum::<u64>().checked_div(count).unwrap_or_default()
}
