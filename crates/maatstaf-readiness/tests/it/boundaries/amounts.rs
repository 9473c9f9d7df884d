//! Exactly enough, and one unit short.

use jiff::civil::{Date, date};
use maatstaf_practice::Book;
use maatstaf_readiness::{Measure, Period, State};

use super::Outcome;
use super::log::{Asked, Log};

const AS_OF: Date = date(2026, 6, 30);
/// An award that ends on the day of reading, when it holds for five years.
const AWARD: Date = date(2021, 7, 1);
/// A day within every window.
const RECENT: Date = date(2026, 5, 15);

/// One unit of a figure, in the unit of its amount.
fn asked_units(asked: &Asked, figure: u32) -> Option<u64> {
    match asked.requirement.measure {
        Measure::Hours => Some(u64::from(figure) * 60),
        Measure::Clients | Measure::Count | Measure::Percent => Some(u64::from(figure)),
        // Of twice as many hours of practice as an hour of supervision goes with.
        Measure::Ratio => Some(120),
        Measure::Years | Measure::Kinds => None,
    }
}

#[test]
fn exactly_enough_is_met_and_one_unit_short_is_not() -> Outcome {
    let mut proven = 0;
    for (asked, figure) in Asked::known() {
        let (None, Some(units)) = (asked.requirement.every, asked_units(&asked, figure)) else { continue };
        let log = Log::renewing(&asked, AWARD);
        let enough = log.clone().amount((&asked, figure), false, RECENT, RECENT)?;
        assert_eq!(enough.have_and_need((&asked, figure), AS_OF)?, (units, units), "{}", asked.called());

        let short = log.amount((&asked, figure), true, RECENT, RECENT)?;
        let (have, need) = short.have_and_need((&asked, figure), AS_OF)?;
        match asked.requirement.measure {
            Measure::Ratio => assert_eq!((have, need), (120, 121), "{}", asked.called()),
            _ => assert_eq!((have, need), (units - 1, units), "{}", asked.called()),
        }
        if asked.requirement.figures.get(&asked.level).is_some_and(|figures| figures.len() == 1) {
            assert_eq!(enough.says(&asked, AS_OF)?.state, State::Met, "{}", asked.called());
            assert_eq!(short.says(&asked, AS_OF)?.state, State::Unmet, "{}", asked.called());
        }
        proven += 1;
    }
    assert!(proven > 150, "{proven}");
    Ok(())
}

#[test]
fn one_unit_more_than_enough_is_still_met() -> Outcome {
    for (asked, figure) in Asked::known() {
        if asked.requirement.every.is_some() || asked.requirement.of == Book::Scores {
            continue;
        }
        if matches!(asked.requirement.measure, Measure::Hours | Measure::Count) {
            let log = Log::renewing(&asked, AWARD)
                .amount((&asked, figure), false, RECENT, RECENT)?
                .entry(&asked, RECENT, 1)?;
            let (have, need) = log.have_and_need((&asked, figure), AS_OF)?;
            assert_eq!(have, need + 1, "{}", asked.called());
        }
    }
    Ok(())
}

#[test]
fn full_years_are_there_on_the_anniversary_and_not_the_day_before() -> Outcome {
    let mut proven = 0;
    for (asked, figure) in Asked::known() {
        if asked.requirement.measure != Measure::Years {
            continue;
        }
        let years = i16::try_from(figure)?;
        let need = u64::from(figure) * 12;
        // The first session, the day of reading, and whether the last year is full.
        let rows = [
            (date(2026 - years, 6, 30), date(2026, 6, 30), true),
            (date(2026 - years, 7, 1), date(2026, 6, 30), false),
            (date(2026 - years, 6, 30), date(2026, 7, 1), true),
            // Who began on the last day of February waits for it, whichever date that has.
            (date(2025 - years, 2, 28), date(2025, 2, 28), true),
            (date(2025 - years, 3, 1), date(2025, 2, 28), false),
            (date(2024 - years, 2, 28), date(2024, 2, 29), true),
            (date(2024 - years, 3, 1), date(2024, 2, 29), false),
        ];
        for (first, as_of, full) in rows {
            let log = Log::new().entry(&asked, first, 60)?;
            let (have, asked_for) = log.have_and_need((&asked, figure), as_of)?;
            assert_eq!(asked_for, need);
            assert_eq!(have >= need, full, "{} from {first} on {as_of}: {have}", asked.called());
            assert_eq!(if full { need } else { need - 1 }, have, "{} {first} {as_of}", asked.called());
        }
        proven += 1;
    }
    assert_eq!(proven, 4 + 4 + 1);
    Ok(())
}

#[test]
fn who_began_on_a_leap_day_has_full_years_on_the_28th_of_february() -> Outcome {
    for (asked, figure) in Asked::known() {
        if asked.requirement.measure != Measure::Years {
            continue;
        }
        let years = i16::try_from(figure)?;
        let log = Log::new().entry(&asked, date(2016, 2, 29), 60)?;
        let need = u64::from(figure) * 12;
        let (on, before) = (date(2016 + years, 2, 28), date(2016 + years, 2, 27));
        assert_eq!(log.have_and_need((&asked, figure), on)?, (need, need), "{} on {on}", asked.called());
        assert_eq!(log.have_and_need((&asked, figure), before)?, (need - 1, need), "{}", asked.called());
    }
    Ok(())
}

#[test]
fn of_quarters_each_must_be_full_to_the_minute_or_the_meeting() -> Outcome {
    let quarters = [date(2026, 4, 1), date(2026, 1, 1), date(2025, 10, 1), date(2025, 7, 1)];
    let mut proven = 0;
    for (asked, figure) in Asked::known() {
        let Some(every) = asked.requirement.every.filter(|_| !asked.requirement.since_award) else {
            continue;
        };
        assert_eq!(every.period, Period::Quarter);
        let last = usize::try_from(every.last)?;
        let asks = || quarters.iter().take(last).copied();
        let fill = |thin: Option<Date>| {
            asks().try_fold(Log::new(), |log, day| log.amount((&asked, figure), thin == Some(day), day, day))
        };
        let all = u64::from(every.last);
        assert_eq!(fill(None)?.have_and_need((&asked, figure), AS_OF)?, (all, all), "{}", asked.called());
        for thin in asks() {
            let log = fill(Some(thin))?;
            assert_eq!(log.have_and_need((&asked, figure), AS_OF)?, (all - 1, all), "{}", asked.called());
            assert_eq!(log.says(&asked, AS_OF)?.state, State::Unmet);
        }
        proven += 1;
    }
    assert_eq!(proven, 4 + 4 + 4);
    Ok(())
}

#[test]
fn of_the_periods_since_an_award_each_must_be_full() -> Outcome {
    for (asked, figure) in Asked::known() {
        let Some(every) = asked.requirement.every.filter(|_| asked.requirement.since_award) else { continue };
        let days: Vec<Date> = match every.period {
            Period::Quarter => {
                (2021..2026).flat_map(|year| [(year, 7), (year, 10), (year + 1, 1), (year + 1, 4)]).collect()
            }
            Period::Year => (2021..2026).map(|year| (year, 7)).collect::<Vec<(i16, i8)>>(),
        }
        .into_iter()
        .map(|(year, month)| date(year, month, 1))
        .collect();
        let fill = |thin: Option<Date>| {
            days.iter().try_fold(Log::renewing(&asked, AWARD), |log, day| {
                log.amount((&asked, figure), thin == Some(*day), *day, *day)
            })
        };
        let all = u64::from(every.last);
        assert_eq!(u64::try_from(days.len())?, all);
        let whole = fill(None)?;
        assert_eq!(whole.have_and_need((&asked, figure), AS_OF)?, (all, all), "{}", asked.called());
        // The last period is over on its last day, and not the day before.
        let before = whole.have_and_need((&asked, figure), date(2026, 6, 29))?;
        assert_eq!(before, (all - 1, all), "{}", asked.called());
        for thin in &days {
            let have = fill(Some(*thin))?.have_and_need((&asked, figure), AS_OF)?;
            assert_eq!(have, (all - 1, all), "{} {thin}", asked.called());
        }
    }
    Ok(())
}
