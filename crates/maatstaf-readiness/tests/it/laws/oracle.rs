//! A second computation of what there is and what is asked, written apart from the engine and as plainly as can be: a calendar of its
//! own, a look at every entry for every question, nothing sorted and nothing remembered.

use jiff::civil::{Date, date};
use maatstaf_practice::{Award, Book, Consent, Counting, Form, LedgerDocument, Payment, Relation, Service};
use maatstaf_readiness::{Applicant, Measure, Period, Requirement, Scheme};

/// An entry that may count: its days, until when it holds, its minutes, its clients.
struct Piece {
    first: Date,
    last: Date,
    until: Option<Date>,
    kind: String,
    minutes: u64,
    client: Option<String>,
    others: u64,
}

/// The days from one to another, both included.
#[derive(Clone, Copy)]
struct Span {
    first: Date,
    last: Date,
}

/// A day of a year and a month that may have fewer days.
fn clamped(months: i32, day: i8) -> Date {
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (year, month) = (i16::try_from(year).unwrap_or_default(), i8::try_from(month).unwrap_or_default());
    date(year, month, day.min(length))
}

/// The same day of the month so many months later; the last day of a month that is too short.
pub(crate) fn later(day: Date, months: i32) -> Date {
    clamped(i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months, day.day())
}

fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// The number of a quarter since the year nought.
fn quarter(day: Date) -> i32 {
    i32::from(day.year()) * 4 + (i32::from(day.month()) - 1) / 3
}

/// What there is and what is asked, by a figure.
pub(crate) fn have_and_need(
    scheme: &Scheme,
    level: &str,
    requirement: &Requirement,
    figure: u64,
    applicant: &Applicant,
    as_of: Date,
) -> (u64, u64) {
    let case = Case { scheme, level, requirement, figure, applicant, as_of };
    case.have_and_need()
}

/// One question.
#[derive(Clone, Copy)]
struct Case<'a> {
    scheme: &'a Scheme,
    level: &'a str,
    requirement: &'a Requirement,
    figure: u64,
    applicant: &'a Applicant,
    as_of: Date,
}

impl Case<'_> {
    fn ledger(&self) -> &LedgerDocument {
        self.applicant.ledger.document()
    }

    fn have_and_need(self) -> (u64, u64) {
        let award = self.award();
        if self.requirement.since_award && award.is_none() {
            let need = match (self.requirement.every, self.requirement.measure) {
                (Some(every), _) => u64::from(every.last),
                (None, Measure::Ratio) => 60,
                (None, Measure::Hours) => 60 * self.figure,
                (None, _) => self.figure,
            };
            return (0, need);
        }
        let pieces = self.pieces(self.requirement.of);
        if let Some(every) = self.requirement.every {
            let full = self.spans(award).into_iter().filter(|span| {
                let (have, need) = self.within(&pieces, *span);
                have >= need
            });
            return (full.count() as u64, u64::from(every.last));
        }
        let mut first = date(1, 1, 1);
        if let Some(months) = self.requirement.within_months {
            first = after(later(self.as_of, -i32::try_from(months).unwrap_or_default()));
        }
        if let Some(award) = award.filter(|award| self.requirement.since_award && *award > first) {
            first = award;
        }
        self.within(&pieces, Span { first, last: self.as_of })
    }

    /// The day of the latest award that is renewed.
    fn award(&self) -> Option<Date> {
        let renewed = self.scheme.document().renews.as_ref()?;
        let mut latest = None;
        for award in &self.ledger().awards {
            let of_it = award.scheme == *renewed || award.scheme.starts_with(&format!("{renewed}-"));
            if of_it && award.level == self.level && award.day <= self.as_of && latest < Some(award.day) {
                latest = Some(award.day);
            }
        }
        latest
    }

    /// The periods that are over: since an award the first so many, else the last so many.
    fn spans(&self, award: Option<Date>) -> Vec<Span> {
        let Some(every) = self.requirement.every else { return Vec::new() };
        let length = if every.period == Period::Quarter { 3 } else { 12 };
        let mut spans = Vec::new();
        for number in 0..i32::try_from(every.last).unwrap_or_default() {
            let span = if let Some(award) = award.filter(|_| self.requirement.since_award) {
                Span {
                    first: later(award, length * number),
                    last: before(later(award, length * (number + 1))),
                }
            } else if every.period == Period::Quarter {
                // The quarter of tomorrow is the first that is not over today.
                let months = (quarter(after(self.as_of)) - 1 - number) * 3;
                Span { first: clamped(months, 1), last: before(clamped(months + 3, 1)) }
            } else {
                let first = after(later(self.as_of, -12 * (number + 1)));
                Span { first, last: later(self.as_of, -12 * number) }
            };
            if span.last <= self.as_of {
                spans.push(span);
            }
        }
        spans
    }

    fn within(&self, pieces: &[Piece], span: Span) -> (u64, u64) {
        let figure = self.figure;
        let here = |pieces: &[Piece]| -> u64 {
            pieces.iter().filter(|piece| piece.lies_in(span)).map(|piece| piece.minutes).sum()
        };
        let inside = || pieces.iter().filter(|piece| piece.lies_in(span));
        match self.requirement.measure {
            Measure::Hours => (here(pieces), figure * 60),
            Measure::Count => (inside().count() as u64, figure),
            Measure::Clients => {
                let mut known: Vec<&String> = Vec::new();
                let mut others = 0;
                for piece in inside() {
                    others += piece.others;
                    known.extend(
                        piece.client.iter().filter(|client| !known.contains(client)).collect::<Vec<_>>(),
                    );
                }
                (known.len() as u64 + others, figure)
            }
            Measure::Kinds => {
                let mut kinds: Vec<&String> = Vec::new();
                for piece in inside() {
                    if !kinds.contains(&&piece.kind) {
                        kinds.push(&piece.kind);
                    }
                }
                (kinds.len() as u64, figure)
            }
            Measure::Ratio => {
                let practice = here(&self.practice());
                let mut need = 0;
                while need * figure < practice {
                    need += 1;
                }
                (here(pieces), need)
            }
            Measure::Years => (self.months_of_practice(pieces), figure * 12),
            Measure::Percent => (self.score(), figure),
        }
    }

    /// How many months have passed since the first day of practice, counted one by one.
    fn months_of_practice(&self, pieces: &[Piece]) -> u64 {
        let mut first: Option<Date> = None;
        let coaching = self.profile().is_some_and(|one| {
            let services = &one.document().services;
            services.contains(&Service::Coaching) || services.contains(&Service::Mentoring)
        });
        let since = self.ledger().practising_since.filter(|_| coaching);
        for day in pieces.iter().map(|piece| piece.first).chain(since) {
            if first.is_none_or(|first| day < first) {
                first = Some(day);
            }
        }
        let Some(first) = first else { return 0 };
        let mut months = 0;
        while later(first, months + 1) <= self.as_of {
            months += 1;
        }
        u64::try_from(months).unwrap_or_default()
    }

    fn score(&self) -> u64 {
        let scores: Vec<u64> = self.applicant.scores.values().map(|score| u64::from(*score)).collect();
        if scores.is_empty() {
            0
        } else if self.requirement.each {
            scores.iter().copied().min().unwrap_or_default()
        } else {
            scores.iter().sum::<u64>() / scores.len() as u64
        }
    }

    fn profile(&self) -> Option<Counting> {
        Counting::by_id(self.requirement.counting.as_ref().unwrap_or(&self.scheme.document().counting))
    }

    /// The entries that count, of the part of the ledger that is looked at.
    fn pieces(&self, book: Book) -> Vec<Piece> {
        let mut pieces = match book {
            Book::Practice => self.practice(),
            Book::Cpd => self.development(),
            _ => self.others(book),
        };
        let kinds = &self.requirement.kinds;
        pieces.retain(|piece| kinds.is_empty() || kinds.contains(&piece.kind));
        pieces
    }

    /// Practice, by the profile.
    fn practice(&self) -> Vec<Piece> {
        let Some(profile) = self.profile() else { return Vec::new() };
        let profile = profile.document();
        let counts = |service: Service, form: Form, relation: Option<Relation>, consent, payment| {
            let reported = relation.is_some_and(|one| profile.leaves_out_relations.contains(&one));
            let consented = !profile.asks_consent || consent == Some(Consent::Given);
            let paid = !self.requirement.paid || payment == Some(Payment::Paid);
            profile.services.contains(&service)
                && profile.forms.contains(&form)
                && !reported
                && consented
                && paid
        };
        let mut pieces = Vec::new();
        for one in &self.ledger().sessions {
            let large = match (profile.largest_group, one.participants) {
                (Some(most), Some(number)) => number > most,
                _ => false,
            };
            if counts(one.service, one.form, one.relation, one.consent, one.payment) && !large {
                let mut piece = Piece::on(one.day, one.minutes, "");
                piece.client = Some(one.client.clone());
                pieces.push(piece);
            }
        }
        for one in &self.ledger().earlier {
            if counts(one.service, one.form, one.relation, one.consent, one.payment) {
                let mut piece = Piece::on(one.until, one.minutes, "");
                piece.first = one.from;
                piece.others = u64::from(one.clients);
                pieces.push(piece);
            }
        }
        pieces
    }

    /// Development, without what counts as training or supervision at this level.
    fn development(&self) -> Vec<Piece> {
        let asks = |book: Book, kind: &str| {
            self.scheme.document().requirements.iter().any(|one| {
                let hours = one.measure == Measure::Hours || one.measure == Measure::Ratio;
                let of_kind = one.kinds.is_empty() || one.kinds.contains(&kind.to_owned());
                one.of == book && hours && of_kind && one.figures.contains_key(self.level)
            })
        };
        let mut pieces = Vec::new();
        for one in &self.ledger().cpd {
            let same = one.same_as.as_ref();
            let trained = self
                .ledger()
                .training
                .iter()
                .any(|other| same == Some(&other.id) && asks(Book::Training, other.kind.id()));
            let supervised = self
                .ledger()
                .supervision
                .iter()
                .any(|other| same == Some(&other.id) && asks(Book::Supervision, other.kind.id()));
            if !trained && !supervised {
                pieces.push(Piece::on(one.day, one.minutes, one.kind.id()));
            }
        }
        pieces
    }

    fn others(&self, book: Book) -> Vec<Piece> {
        let ledger = self.ledger();
        match book {
            Book::Supervision => {
                ledger.supervision.iter().map(|one| Piece::on(one.day, one.minutes, one.kind.id())).collect()
            }
            Book::Training => {
                ledger.training.iter().map(|one| Piece::on(one.day, one.minutes, one.kind.id())).collect()
            }
            Book::Feedback => {
                ledger.feedback.iter().map(|one| Piece::on(one.day, 0, one.kind.id())).collect()
            }
            Book::Reflections => {
                ledger.reflections.iter().map(|one| Piece::on(one.day, 0, one.kind.id())).collect()
            }
            Book::Declarations => {
                ledger.declarations.iter().map(|one| Piece::on(one.day, 0, &one.kind)).collect()
            }
            Book::Contributions => {
                ledger.contributions.iter().map(|one| Piece::on(one.day, 0, one.kind.id())).collect()
            }
            Book::Memberships => {
                let piece = |one: &maatstaf_practice::Membership| Piece {
                    until: one.until,
                    ..Piece::on(one.since, 0, &one.body)
                };
                ledger.memberships.iter().map(piece).collect()
            }
            Book::Awards => ledger.awards.iter().map(award).collect(),
            Book::CaseStudies => {
                self.applicant.case_studies.iter().map(|(_, day)| Piece::on(*day, 0, "")).collect()
            }
            Book::Practice | Book::Cpd | Book::Scores => Vec::new(),
        }
    }
}

/// An award holds until its own last day, or the day before so many months are full.
fn award(one: &Award) -> Piece {
    let mut piece = Piece::on(one.day, 0, &format!("{}:{}", one.scheme, one.level));
    piece.until = one.until;
    if one.until.is_none()
        && let Some(scheme) = Scheme::by_id(&one.scheme)
        && let Some(figures) = scheme.document().valid_months.get(&one.level)
        && let Some(months) = figures.iter().find_map(|figure| figure.value)
    {
        piece.until = Some(before(later(one.day, i32::try_from(months).unwrap_or_default())));
    }
    piece
}

impl Piece {
    fn on(day: Date, minutes: u32, kind: &str) -> Self {
        Self {
            first: day,
            last: day,
            until: None,
            kind: kind.to_owned(),
            minutes: u64::from(minutes),
            client: None,
            others: 0,
        }
    }

    /// Whether all of it lies in a span, and it still holds on the last day of that.
    fn lies_in(&self, span: Span) -> bool {
        let holds = match self.until {
            Some(until) => span.last <= until,
            None => true,
        };
        span.first <= self.first && self.last <= span.last && holds
    }
}
