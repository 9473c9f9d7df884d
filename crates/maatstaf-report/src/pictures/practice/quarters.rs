//! Practice laid out over quarters.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf_document::{Language, Text, say, text};
use maatstaf_practice::{Counting, Ledger, Payment};

/// The most quarters that are shown.
const MOST_QUARTERS: u32 = 24;

/// Practice over quarters, and what belongs to none of them.
pub(super) struct Quarters {
    /// What lies before the first quarter, where there is any.
    pub(super) before: Option<Row>,
    /// What is a sum over more than one quarter, where there is any.
    pub(super) longer: Option<Row>,
    /// The quarters, first to last.
    pub(super) rows: Vec<Row>,
}

/// A quarter, or what lies beside them.
pub(super) struct Row {
    /// What it is called.
    pub(super) name: String,
    /// Its year; nothing for what lies beside the quarters.
    pub(super) year: Option<i32>,
    /// Whether it is not over yet.
    pub(super) running: bool,
    /// How much there is.
    pub(super) minutes: Minutes,
}

/// Whether practice was paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paid {
    Yes,
    ProBono,
    NotStated,
}

/// Minutes, by whether they were paid for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Minutes {
    paid: u64,
    pro_bono: u64,
    not_stated: u64,
}

impl Paid {
    /// It in words.
    pub(super) fn words(self) -> Text {
        match self {
            Self::Yes => text!("paid", "betaald"),
            Self::ProBono => text!("pro bono", "pro bono"),
            Self::NotStated => text!("not stated", "niet vermeld"),
        }
    }
}

impl Minutes {
    /// All of them.
    pub(super) fn all(self) -> u64 {
        self.paid + self.pro_bono + self.not_stated
    }

    /// How many of each kind.
    pub(super) fn parts(self) -> [(Paid, u64); 3] {
        [(Paid::Yes, self.paid), (Paid::ProBono, self.pro_bono), (Paid::NotStated, self.not_stated)]
    }

    fn add(&mut self, payment: Option<Payment>, minutes: u64) {
        match payment {
            Some(Payment::Paid) => self.paid += minutes,
            Some(Payment::ProBono) => self.pro_bono += minutes,
            None => self.not_stated += minutes,
        }
    }
}

impl Quarters {
    /// The practice that a profile counts up to a day, over the quarters that end with the one of that day.
    pub(super) fn of(
        ledger: &Ledger,
        counting: &Counting,
        until: Date,
        quarters: u32,
        language: Language,
    ) -> Self {
        let shown = i32::try_from(quarters.clamp(1, MOST_QUARTERS)).unwrap_or(1);
        let last = quarter(until);
        let first = last - shown + 1;
        let over = until.tomorrow().map_or(true, |next| quarter(next) != last);
        let mut rows: Vec<Row> = (first..=last)
            .map(|at| Row {
                name: name(at, language),
                year: Some(at.div_euclid(4)),
                running: at == last && !over,
                minutes: Minutes::default(),
            })
            .collect();
        let (mut before, mut longer) = (Minutes::default(), Minutes::default());
        let payments = payments(ledger);
        for entry in counting.count_until(ledger, until).entries {
            let payment = payments.get(entry.id).copied().flatten();
            let (from, to) = (quarter(entry.first), quarter(entry.day));
            let row = usize::try_from(to - first).ok().filter(|_| from == to).and_then(|at| rows.get_mut(at));
            match row {
                Some(row) => row.minutes.add(payment, entry.minutes),
                None if to < first => before.add(payment, entry.minutes),
                None => longer.add(payment, entry.minutes),
            }
        }
        let beside = |name: String, minutes: Minutes| {
            (minutes.all() > 0).then_some(Row { name, year: None, running: false, minutes })
        };
        let start = name(first, language);
        Self {
            before: beside(say!(language, "before {start}", "vóór {start}"), before),
            longer: beside(
                say!(language, "sums over several quarters", "sommen over meer kwartalen"),
                longer,
            ),
            rows,
        }
    }

    /// Every row, from top to bottom.
    pub(super) fn all(&self) -> impl Iterator<Item = &Row> {
        self.before.iter().chain(&self.longer).chain(&self.rows)
    }

    /// Everything that counts.
    pub(super) fn total(&self) -> Minutes {
        self.all().fold(Minutes::default(), |sum, row| Minutes {
            paid: sum.paid + row.minutes.paid,
            pro_bono: sum.pro_bono + row.minutes.pro_bono,
            not_stated: sum.not_stated + row.minutes.not_stated,
        })
    }
}

/// Quarters counted through the years.
fn quarter(day: Date) -> i32 {
    i32::from(day.year()) * 4 + i32::from(day.month() - 1) / 3
}

fn name(quarter: i32, language: Language) -> String {
    let (year, quarter) = (quarter.div_euclid(4), quarter.rem_euclid(4) + 1);
    say!(language, "{year} Q{quarter}", "{year} K{quarter}")
}

/// What the ledger says of payment, by entry.
fn payments(ledger: &Ledger) -> BTreeMap<&str, Option<Payment>> {
    let ledger = ledger.document();
    let sessions = ledger.sessions.iter().map(|one| (one.id.as_str(), one.payment));
    sessions.chain(ledger.earlier.iter().map(|one| (one.id.as_str(), one.payment))).collect()
}
