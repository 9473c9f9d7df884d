//! Forecasts: what lapses lapses on its day and not before, and what is reached is reached on its day.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use maatstaf_practice::{Book, Counting};
use maatstaf_readiness::{Applicant, Measure, Readiness, Requirement, Scheme};
use proptest::prelude::*;
use proptest::sample::select;

use super::generate::{as_of, written};
use super::oracle::later;

/// How many days ahead are looked at one by one.
const HORIZON: i64 = 400;

fn scheme() -> impl Strategy<Value = Scheme> {
    select(Scheme::all().to_vec())
}

/// Whether each figure of each requirement is met on a day.
fn met(scheme: &Scheme, applicant: &Applicant, day: Date) -> BTreeMap<(String, String, usize), bool> {
    let mut all = BTreeMap::new();
    for level in Readiness::new(scheme, applicant, day).levels {
        for one in &level.requirements {
            for (at, figure) in one.figures.iter().enumerate() {
                let met = figure.amount.is_some_and(maatstaf_readiness::Amount::met);
                all.insert((level.level.clone(), one.id.clone(), at), met);
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_met_lapses_on_the_day_that_is_named_and_on_none_before(
        written in written(),
        scheme in scheme(),
        day in as_of(),
    ) {
        // A renewal is told for the award that is held on the day of reading: one that is written down ahead starts another.
        let mut written = written;
        written.ledger.awards.retain(|award| award.day <= day);
        let applicant = written.applicant()?;
        let days: Vec<(Date, BTreeMap<_, bool>)> = (1..=HORIZON)
            .map(|days| day.saturating_add(days.days()))
            .map(|later| (later, met(&scheme, &applicant, later)))
            .collect();
        for level in Readiness::new(&scheme, &applicant, day).levels {
            for one in &level.requirements {
                for (at, figure) in one.figures.iter().enumerate() {
                    if !figure.amount.is_some_and(maatstaf_readiness::Amount::met) {
                        prop_assert_eq!(figure.lapses, None);
                        continue;
                    }
                    let place = (level.level.clone(), one.id.clone(), at);
                    let unmet = days.iter().find(|(_, met)| met.get(&place) == Some(&false));
                    let within = figure.lapses.filter(|lapses| *lapses <= day.saturating_add(HORIZON.days()));
                    prop_assert_eq!(unmet.map(|(day, _)| *day), within, "{:?}", place);
                }
            }
            // A level lapses with the first of what everybody must have.
            let required = level.requirements.iter().filter(|one| one.role == maatstaf_readiness::Role::Required);
            let first = required.flat_map(|one| &one.figures).filter_map(|figure| figure.lapses).min();
            let complete = level.state == maatstaf_readiness::State::Met;
            prop_assert_eq!(level.until, first.filter(|_| complete));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn what_is_reached_lies_ahead_and_comes_of_itself(written in written(), day in as_of()) {
        let written = written.up_to(day);
        let applicant = written.applicant()?;
        for scheme in Scheme::all() {
            for level in Readiness::new(scheme, &applicant, day).levels {
                for one in &level.requirements {
                    let requirement = scheme.document().requirements.iter().find(|known| known.id == one.id);
                    let Some(requirement) = requirement else { continue };
                    for figure in &one.figures {
                        let Some(amount) = figure.amount else { continue };
                        prop_assert!(figure.reached.is_none() || !amount.met());
                        prop_assert!(figure.reached.is_none_or(|reached| reached > day));
                        // What neither repeats nor ripens is a step to take. Training or supervision that is still to come
                        // and that development names may lie ahead in the ledger.
                        let ahead = requirement.of == Book::Training && figure.reached.is_some();
                        prop_assert!(ahead || comes_of_itself(requirement) || figure.reached.is_none(), "{}", one.id);
                    }
                }
            }
        }
    }

    #[test]
    fn full_years_are_reached_on_the_anniversary(written in written(), day in as_of()) {
        let written = written.up_to(day);
        let applicant = written.applicant()?;
        for (scheme, level, requirement) in asking(|one| one.measure == Measure::Years) {
            let coaching = scheme.id() != "esia";
            let ledger = applicant.ledger.document();
            let profile = Counting::by_id(&scheme.document().counting);
            let counted = profile.as_ref().map(|profile| profile.count(&applicant.ledger).entries);
            let days = counted.iter().flatten().map(|entry| entry.first);
            let first = days.chain(ledger.practising_since.filter(|_| coaching)).min();
            let readiness = Readiness::new(&scheme, &applicant, day);
            for figure in figures(&readiness, &level, &requirement.id) {
                let Some(years) = figure.figure.and_then(|years| i32::try_from(years).ok()) else { continue };
                let anniversary = first.map(|first| later(first, 12 * years));
                prop_assert_eq!(figure.reached, anniversary.filter(|anniversary| *anniversary > day));
            }
        }
    }

    #[test]
    fn hours_in_all_are_reached_when_the_last_twelve_months_repeated_day_by_day_say_so(
        written in written(),
        day in as_of(),
    ) {
        let applicant = written.applicant()?;
        let plain = |one: &Requirement| {
            one.measure == Measure::Hours
                && matches!(one.of, Book::Practice | Book::Supervision)
                && one.within_months.is_none()
                && one.every.is_none()
                && !one.since_award
        };
        for (scheme, level, requirement) in asking(plain) {
            let minutes = entries(&scheme, &requirement, &applicant);
            let readiness = Readiness::new(&scheme, &applicant, day);
            for figure in figures(&readiness, &level, &requirement.id) {
                let Some(amount) = figure.amount.filter(|amount| !amount.met()) else { continue };
                let simulated = simulated(&minutes, amount.need, day);
                // Beyond ten years nothing is promised.
                let known = figure.reached.filter(|reached| *reached <= later(day, 120));
                prop_assert_eq!(known, simulated, "{} {} {}", scheme.id(), level, requirement.id);
            }
        }
    }
}

/// Whether going on as before, or only waiting, can bring more of it.
fn comes_of_itself(requirement: &Requirement) -> bool {
    let repeats = matches!(
        requirement.of,
        Book::Practice
            | Book::Supervision
            | Book::Cpd
            | Book::Feedback
            | Book::Reflections
            | Book::Contributions
    );
    repeats || requirement.measure == Measure::Years
}

/// Every requirement of a sort, with its scheme and level.
fn asking(fits: impl Fn(&Requirement) -> bool) -> Vec<(Scheme, String, Requirement)> {
    let mut all = Vec::new();
    for scheme in Scheme::all() {
        for requirement in scheme.document().requirements.iter().filter(|one| fits(one)) {
            let levels = requirement.figures.keys();
            all.extend(levels.map(|level| (scheme.clone(), level.clone(), requirement.clone())));
        }
    }
    all
}

fn figures(readiness: &Readiness, level: &str, id: &str) -> Vec<maatstaf_readiness::FigureReadiness> {
    let level = readiness.level(level).map(|level| level.requirements.as_slice()).unwrap_or_default();
    level.iter().filter(|one| one.id == id).flat_map(|one| one.figures.clone()).collect()
}

/// The first day, last day and minutes of what a requirement counts.
fn entries(scheme: &Scheme, requirement: &Requirement, applicant: &Applicant) -> Vec<(Date, Date, u64)> {
    let counting = requirement.counting.as_ref().unwrap_or(&scheme.document().counting);
    let profile = Counting::by_id(counting);
    let entries = match (requirement.of, &profile) {
        (Book::Practice, Some(profile)) => profile.count(&applicant.ledger).entries,
        (book, _) => applicant.ledger.entries(book),
    };
    let counts = |kind: &String| requirement.kinds.is_empty() || requirement.kinds.contains(kind);
    let counted = entries.iter().filter(|entry| counts(&entry.kind) && (!requirement.paid || entry.paid));
    counted.map(|entry| (entry.first, entry.day, entry.minutes)).collect()
}

/// Lives ten years day by day: what is written down happens on its day, and what happened in the last twelve months, or since the
/// beginning when that was later, happens again and again.
fn simulated(entries: &[(Date, Date, u64)], need: u64, as_of: Date) -> Option<Date> {
    let year_ago = later(as_of, -12).tomorrow().ok()?;
    let begin = entries.iter().map(|(first, ..)| *first).min()?.max(year_ago);
    let recent: Vec<&(Date, Date, u64)> =
        entries.iter().filter(|(first, last, _)| *first >= begin && *last <= as_of).collect();
    // A pace over less than thirty days would say little; a whole year comes again on the same days of the year.
    let length = ((as_of - begin).get_days() + 1).max(30);
    let again = |last: Date, day: Date| {
        if begin > year_ago {
            return (day - last).get_days() % length == 0;
        }
        let anniversary = |years: i32| later(last, 12 * years).max(as_of.tomorrow().unwrap_or(as_of)) == day;
        (1..=11).any(anniversary)
    };
    let mut have: u64 =
        entries.iter().filter(|(_, last, _)| *last <= as_of).map(|(.., minutes)| minutes).sum();
    let mut day = as_of;
    while have < need {
        day = day.tomorrow().ok()?;
        if day > later(as_of, 120) {
            return None;
        }
        have += entries.iter().filter(|(_, last, _)| *last == day).map(|(.., minutes)| minutes).sum::<u64>();
        let repeated = recent.iter().filter(|(_, last, _)| again(*last, day));
        have += repeated.map(|(.., minutes)| minutes).sum::<u64>();
    }
    Some(day)
}
