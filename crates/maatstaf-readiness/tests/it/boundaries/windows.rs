//! The first and the last day that count.

use jiff::civil::{Date, date};
use maatstaf_readiness::Measure;

use super::Outcome;
use super::log::{Asked, Log};

/// A day of reading, and the first day of the twelve, eighteen and thirty-six months that end on it. By hand, from a calendar.
const FIRST_DAYS: [(Date, [(u32, Date); 3]); 6] = [
    (date(2026, 6, 30), [(12, date(2025, 7, 1)), (18, date(2024, 12, 31)), (36, date(2023, 7, 1))]),
    (date(2026, 12, 31), [(12, date(2026, 1, 1)), (18, date(2025, 7, 1)), (36, date(2024, 1, 1))]),
    // The day of reading is a leap day.
    (date(2024, 2, 29), [(12, date(2023, 3, 1)), (18, date(2022, 8, 30)), (36, date(2021, 3, 1))]),
    // The first day is a leap day.
    (date(2025, 2, 28), [(12, date(2024, 2, 29)), (18, date(2023, 8, 29)), (36, date(2022, 3, 1))]),
    (date(2025, 3, 1), [(12, date(2024, 3, 2)), (18, date(2023, 9, 2)), (36, date(2022, 3, 2))]),
    // Eighteen months back from 30 August lies a February that has no thirtieth.
    (date(2025, 8, 30), [(12, date(2024, 8, 31)), (18, date(2024, 3, 1)), (36, date(2022, 8, 31))]),
];

/// The last four quarters that are over on a day, the latest first: their first and last days.
const QUARTERS: [(Date, [(Date, Date); 4]); 4] = [
    (
        date(2026, 6, 30),
        [
            (date(2026, 4, 1), date(2026, 6, 30)),
            (date(2026, 1, 1), date(2026, 3, 31)),
            (date(2025, 10, 1), date(2025, 12, 31)),
            (date(2025, 7, 1), date(2025, 9, 30)),
        ],
    ),
    (
        date(2026, 6, 29),
        [
            (date(2026, 1, 1), date(2026, 3, 31)),
            (date(2025, 10, 1), date(2025, 12, 31)),
            (date(2025, 7, 1), date(2025, 9, 30)),
            (date(2025, 4, 1), date(2025, 6, 30)),
        ],
    ),
    (
        date(2024, 2, 29),
        [
            (date(2023, 10, 1), date(2023, 12, 31)),
            (date(2023, 7, 1), date(2023, 9, 30)),
            (date(2023, 4, 1), date(2023, 6, 30)),
            (date(2023, 1, 1), date(2023, 3, 31)),
        ],
    ),
    (
        date(2025, 12, 31),
        [
            (date(2025, 10, 1), date(2025, 12, 31)),
            (date(2025, 7, 1), date(2025, 9, 30)),
            (date(2025, 4, 1), date(2025, 6, 30)),
            (date(2025, 1, 1), date(2025, 3, 31)),
        ],
    ),
];

fn on_a_day(asked: &Asked) -> bool {
    asked.requirement.every.is_none()
        && !matches!(asked.requirement.measure, Measure::Years | Measure::Percent)
}

#[test]
fn the_first_day_of_a_window_counts_and_the_day_before_does_not() -> Outcome {
    let mut proven = 0;
    for (asked, figure) in Asked::known() {
        let Some(months) = asked.requirement.within_months.filter(|_| on_a_day(&asked)) else { continue };
        for (as_of, windows) in FIRST_DAYS {
            let (_, first) =
                windows.into_iter().find(|(length, _)| *length == months).ok_or("no such window")?;
            let log = Log::renewing(&asked, date(2016, 1, 1));
            let inside = log.clone().amount((&asked, figure), false, first, as_of)?;
            let (have, need) = inside.have_and_need((&asked, figure), as_of)?;
            assert_eq!(have, need, "{} from {first} on {as_of}", asked.called());

            let outside = log.amount((&asked, figure), false, first.yesterday()?, as_of)?;
            let (have, same) = outside.have_and_need((&asked, figure), as_of)?;
            assert_eq!((have, same), (0, need), "{} before {first} on {as_of}", asked.called());
            proven += 1;
        }
    }
    assert!(proven > 150, "{proven}");
    Ok(())
}

#[test]
fn the_day_of_reading_counts_and_the_day_after_does_not() -> Outcome {
    for (asked, figure) in Asked::known().into_iter().filter(|(asked, _)| on_a_day(asked)) {
        for as_of in [date(2026, 6, 30), date(2024, 2, 29), date(2024, 2, 28), date(2025, 12, 31)] {
            let log = Log::renewing(&asked, date(2022, 1, 1));
            let on = log.clone().amount((&asked, figure), false, as_of, as_of)?;
            let (have, need) = on.have_and_need((&asked, figure), as_of)?;
            assert_eq!(have, need, "{} on {as_of}", asked.called());

            let after = log.amount((&asked, figure), false, as_of.tomorrow()?, as_of)?;
            let (have, same) = after.have_and_need((&asked, figure), as_of)?;
            assert_eq!((have, same), (0, need), "{} after {as_of}", asked.called());
        }
    }
    Ok(())
}

#[test]
fn since_an_award_its_own_day_counts_and_the_day_before_does_not() -> Outcome {
    let mut proven = 0;
    for (asked, figure) in Asked::known() {
        if !asked.requirement.since_award || !on_a_day(&asked) {
            continue;
        }
        for award in [date(2022, 3, 1), date(2024, 2, 29), date(2024, 12, 31)] {
            let as_of = date(2025, 6, 30);
            let log = Log::renewing(&asked, award);
            let on = log.clone().amount((&asked, figure), false, award, as_of)?;
            let (have, need) = on.have_and_need((&asked, figure), as_of)?;
            assert_eq!(have, need, "{} since {award}", asked.called());

            let before = log.amount((&asked, figure), false, award.yesterday()?, as_of)?;
            let (have, same) = before.have_and_need((&asked, figure), as_of)?;
            assert_eq!((have, same), (0, need), "{} before {award}", asked.called());
        }
        proven += 1;
    }
    assert!(proven > 30, "{proven}");
    Ok(())
}

#[test]
fn a_quarter_counts_from_its_first_to_its_last_day_once_it_is_over() -> Outcome {
    for (asked, figure) in Asked::known() {
        let Some(every) = asked.requirement.every.filter(|_| !asked.requirement.since_award) else {
            continue;
        };
        let last = usize::try_from(every.last)?;
        for (as_of, quarters) in QUARTERS {
            let quarters: Vec<(Date, Date)> = quarters.into_iter().take(last).collect();
            // Every quarter on its first day, every quarter on its last, and one of them a day too early or too late.
            let fill = |days: Vec<Date>| {
                days.into_iter()
                    .try_fold(Log::new(), |log, day| log.amount((&asked, figure), false, day, day))
            };
            let have = |days: Vec<Date>| fill(days)?.have_and_need((&asked, figure), as_of);
            let (firsts, lasts): (Vec<Date>, Vec<Date>) = quarters.iter().copied().unzip();
            let all = u64::from(every.last);
            assert_eq!(have(firsts.clone())?, (all, all), "{} on {as_of}", asked.called());
            assert_eq!(have(lasts.clone())?, (all, all), "{} on {as_of}", asked.called());
            for place in 0..last {
                let moved = |days: &[Date], to: fn(Date) -> Option<Date>| {
                    let mut days = days.to_vec();
                    if let Some(day) = days.get_mut(place) {
                        *day = to(*day).unwrap_or(*day);
                    }
                    days
                };
                let early = moved(&firsts, |day| day.yesterday().ok());
                let late = moved(&lasts, |day| day.tomorrow().ok());
                assert_eq!(have(early)?, (all - 1, all), "{} early in {place} on {as_of}", asked.called());
                assert_eq!(have(late)?, (all - 1, all), "{} late in {place} on {as_of}", asked.called());
            }
        }
    }
    Ok(())
}
