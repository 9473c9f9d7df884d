//! Rules that one kind of entry or figure has for itself.

use jiff::civil::{Date, date};
use maatstaf_practice::{Earlier, FeedbackKind, Form, SupervisionKind};
use maatstaf_readiness::{Advice, Amount, FigureReadiness, Measure, Readiness, Role, Scheme, State};

use super::Outcome;
use super::log::{Asked, Log, amounts, earlier};

const AS_OF: Date = date(2026, 6, 30);
const RECENT: Date = date(2026, 5, 15);
const MASTER_CPD: (&str, &str, &str) = ("eia", "master-practitioner", "cpd-past-year");
const SENIOR_RATIO: (&str, &str, &str) = ("eia", "senior-practitioner", "supervision-ratio");

#[test]
fn a_figure_that_nobody_published_is_unknown_whatever_there_is() -> Outcome {
    let mut proven = 0;
    for asked in Asked::all() {
        let Some(figures) = asked.requirement.figures.get(&asked.level) else { continue };
        if figures.iter().any(|figure| figure.value.is_some()) {
            continue;
        }
        let log = Log::new().amount((&asked, 100), false, RECENT, RECENT)?;
        for log in [Log::new(), log] {
            let said = log.says(&asked, AS_OF)?;
            assert_eq!(said.state, State::Unknown, "{}", asked.called());
            let untold = |one: &FigureReadiness| (one.figure, one.amount, one.lapses, one.reached);
            assert_eq!(said.figures.iter().map(untold).collect::<Vec<_>>(), [(None, None, None, None)]);
        }
        proven += 1;
    }
    // Client feedback of the EIA twice, client references of the AC thrice, and nine of the ITCA.
    assert_eq!(proven, 2 + 3 + 9);
    Ok(())
}

#[test]
fn between_two_figures_it_is_unsure_and_above_both_it_is_met() -> Outcome {
    let rows = [
        (31 * 60 + 59, State::Unmet),
        (32 * 60, State::Unsure),
        (47 * 60 + 59, State::Unsure),
        (48 * 60, State::Met),
    ];
    for (minutes, state) in rows {
        let said = Log::new().cpd(RECENT, minutes, None).says_of(MASTER_CPD, AS_OF)?;
        assert_eq!(said.state, state, "{minutes} minutes");
    }
    let hours = ("ac", "foundation", "practice-hours");
    for (minutes, state) in [
        (50 * 60 - 1, State::Unmet),
        (50 * 60, State::Unsure),
        (75 * 60 - 1, State::Unsure),
        (75 * 60, State::Met),
    ] {
        let mut log = Log::new();
        log.ledger.earlier.push(earlier(date(2024, 1, 1), date(2024, 12, 31), minutes, 5));
        assert_eq!(log.says_of(hours, AS_OF)?.state, state, "{minutes} minutes");
    }
    Ok(())
}

#[test]
fn between_two_figures_in_each_year_of_an_award_it_is_unsure() -> Outcome {
    let yearly = |minutes| {
        (2021..2026).fold(Log::new().award("eia", "master-practitioner", date(2021, 7, 1)), |log, year| {
            log.cpd(date(year, 9, 1), minutes, None)
        })
    };
    for (hours, state) in [(31, State::Unmet), (32, State::Unsure), (47, State::Unsure), (48, State::Met)] {
        let said =
            yearly(hours * 60).says_of(("eia-renewal", "master-practitioner", "cpd-per-year"), AS_OF)?;
        assert_eq!(said.state, state, "{hours} hours");
    }
    Ok(())
}

#[test]
fn a_figure_of_ones_own_takes_the_place_of_all_published_ones() -> Outcome {
    let mut log = Log::new().cpd(RECENT, 40 * 60, None).feedback(RECENT, FeedbackKind::Client);
    assert_eq!(log.says_of(MASTER_CPD, AS_OF)?.state, State::Unsure);
    let feedback = ("eia", "master-practitioner", "client-feedback");
    assert_eq!(log.says_of(feedback, AS_OF)?.state, State::Unknown);

    log.applicant.figures = [("cpd-past-year".to_owned(), 40), ("client-feedback".to_owned(), 1)].into();
    let said = log.says_of(MASTER_CPD, AS_OF)?;
    assert_eq!((said.state, amounts(&said)), (State::Met, vec![(2400, 2400)]));
    assert_eq!(said.figures.iter().map(|one| one.standing).collect::<Vec<_>>(), [None]);
    assert_eq!(log.says_of(feedback, AS_OF)?.state, State::Met);

    log.applicant.figures = [("cpd-past-year".to_owned(), 41), ("client-feedback".to_owned(), 2)].into();
    assert_eq!(log.says_of(MASTER_CPD, AS_OF)?.state, State::Unmet);
    assert_eq!(log.says_of(feedback, AS_OF)?.state, State::Unmet);
    // Every level of the scheme is held to it.
    assert_eq!(amounts(&log.says_of(("eia", "foundation", "cpd-past-year"), AS_OF)?), [(2400, 2460)]);
    Ok(())
}

#[test]
fn a_membership_counts_on_its_last_day_and_not_the_day_after() -> Outcome {
    let rows = [
        ("eia", "foundation", "membership", "nobco"),
        ("eia-nobco", "foundation", "membership", "emcc"),
        ("ac", "coach", "membership", "ac"),
    ];
    for (scheme, level, requirement, body) in rows {
        let log = Log::new().membership(body, date(2024, 3, 1), Some(date(2026, 2, 28)));
        let state = |as_of| {
            Ok::<_, Box<dyn std::error::Error>>(log.says_of((scheme, level, requirement), as_of)?.state)
        };
        assert_eq!(state(date(2024, 2, 29))?, State::Unmet, "the day before the first");
        assert_eq!(state(date(2024, 3, 1))?, State::Met, "the first day");
        assert_eq!(state(date(2026, 2, 28))?, State::Met, "the last day");
        assert_eq!(state(date(2026, 3, 1))?, State::Unmet, "the day after the last");
        let said =
            log.says_of((scheme, level, requirement), AS_OF.saturating_sub(jiff::Span::new().years(1)))?;
        assert_eq!(said.figures.first().and_then(|one| one.lapses), Some(date(2026, 3, 1)));
    }
    let elsewhere = Log::new().membership("emcc", date(2024, 3, 1), None);
    assert_eq!(elsewhere.says_of(("ac", "coach", "membership"), AS_OF)?.state, State::Unmet);
    Ok(())
}

#[test]
fn an_award_counts_until_the_day_before_its_anniversary() -> Outcome {
    let asked = ("esia", "supervisor", "eia-award");
    let rows = [
        // The day of the award, and its last day when it holds for five years.
        (date(2021, 7, 1), date(2026, 6, 30)),
        (date(2020, 2, 29), date(2025, 2, 27)),
        (date(2020, 3, 1), date(2025, 2, 28)),
        (date(2019, 3, 1), date(2024, 2, 29)),
    ];
    for (day, last) in rows {
        let log = Log::new().award("eia", "senior-practitioner", day);
        assert_eq!(log.says_of(asked, day.yesterday()?)?.state, State::Unmet, "{day}");
        assert_eq!(log.says_of(asked, day)?.state, State::Met, "{day}");
        assert_eq!(log.says_of(asked, last)?.state, State::Met, "{day} on {last}");
        assert_eq!(log.says_of(asked, last.tomorrow()?)?.state, State::Unmet, "{day} after {last}");
    }
    Ok(())
}

#[test]
fn a_last_day_on_the_certificate_goes_before_the_length_of_the_scheme() -> Outcome {
    let mut log = Log::new().award("eia", "senior-practitioner", date(2021, 7, 1));
    for award in &mut log.ledger.awards {
        award.until = Some(date(2026, 12, 31));
    }
    let asked = ("esia", "supervisor", "eia-award");
    assert_eq!(log.says_of(asked, date(2026, 12, 31))?.state, State::Met);
    assert_eq!(log.says_of(asked, date(2027, 1, 1))?.state, State::Unmet);
    let renewal = Scheme::by_id("eia-renewal").ok_or("no renewal")?;
    let readiness = Readiness::new(&renewal, &log.applicant()?, AS_OF);
    let level = readiness.level("senior-practitioner").ok_or("no level")?;
    assert_eq!((level.award, level.award_until), (Some(date(2021, 7, 1)), Some(date(2026, 12, 31))));
    Ok(())
}

#[test]
fn only_an_award_of_a_level_that_is_named_counts() -> Outcome {
    let asked = ("esia", "supervisor", "eia-award");
    for (scheme, level, state) in [
        ("eia", "practitioner", State::Unmet),
        ("eia", "senior-practitioner", State::Met),
        ("eia-nobco", "master-practitioner", State::Met),
        ("itca", "senior-practitioner", State::Unmet),
    ] {
        let log = Log::new().award(scheme, level, date(2025, 1, 1));
        assert_eq!(log.says_of(asked, AS_OF)?.state, state, "{scheme} {level}");
    }
    Ok(())
}

#[test]
fn the_ratio_holds_at_exactly_35_hours_per_hour_and_fails_one_minute_over() -> Outcome {
    let individual = SupervisionKind::Individual;
    // Minutes of practice, minutes of supervision, and whether that is in step: one to thirty-five, rounded up to a minute.
    let rows = [
        (0, 0, true),
        (1, 0, false),
        (35 * 60, 60, true),
        (35 * 60 + 1, 60, false),
        (35 * 60 + 1, 61, true),
        (35 * 60, 59, false),
        (35, 1, true),
        (36, 1, false),
        (70, 2, true),
        (70 * 60, 120, true),
        (70 * 60 + 1, 120, false),
    ];
    for (practice, supervision, met) in rows {
        let mut log = Log::new();
        if practice > 0 {
            log.ledger.earlier.push(earlier(date(2026, 1, 1), date(2026, 5, 31), practice, 3));
        }
        if supervision > 0 {
            log = log.supervision(RECENT, supervision, individual);
        }
        let said = log.says_of(SENIOR_RATIO, AS_OF)?;
        assert_eq!(said.state == State::Met, met, "{practice} and {supervision}");
    }
    Ok(())
}

#[test]
fn a_renewal_without_an_award_counts_nothing_that_is_asked_since_it() -> Outcome {
    for (asked, figure) in Asked::known().into_iter().filter(|(asked, _)| asked.requirement.since_award) {
        let log = Log::new().amount((&asked, figure), false, RECENT, RECENT)?;
        let (have, need) = log.have_and_need((&asked, figure), AS_OF)?;
        assert!(have == 0 && need > 0, "{}: {have} of {need}", asked.called());
        assert_eq!(log.says(&asked, AS_OF)?.state, State::Unmet, "{}", asked.called());
        // An award at another level, or given after the day of reading, is none.
        let renewed = asked.scheme.document().renews.clone().ok_or("it renews nothing")?;
        for (level, day) in [("another", date(2024, 1, 1)), (&*asked.level, AS_OF.tomorrow()?)] {
            let log = log.clone().award(&renewed, level, day);
            assert_eq!(log.says(&asked, AS_OF)?.state, State::Unmet, "{}", asked.called());
        }
    }
    Ok(())
}

#[test]
fn a_renewal_counts_from_the_latest_award_also_one_given_by_nobco() -> Outcome {
    let asked = ("eia-renewal", "practitioner", "practice-hours");
    let log = Log::new()
        .award("eia", "practitioner", date(2016, 7, 1))
        .award("eia-nobco", "practitioner", date(2021, 7, 1))
        .session(date(2021, 6, 30), 600, "c1")
        .session(date(2021, 7, 1), 60, "c1");
    assert_eq!(amounts(&log.says_of(asked, AS_OF)?), [(60, 6000)]);
    Ok(())
}

#[test]
fn a_route_is_never_in_the_way() -> Outcome {
    for scheme in Scheme::all() {
        let readiness = Readiness::new(scheme, &Log::new().applicant()?, AS_OF);
        for level in &readiness.levels {
            let required = || level.requirements.iter().filter(|one| one.role == Role::Required);
            assert_eq!(level.met().1, required().count());
            assert_eq!(Some(level.state), required().map(|one| one.state).min(), "{}", scheme.id());
        }
    }
    // An applicant for the ITCA who has everything but the training that shortens the way.
    let mut log = Log::new().award("eia", "practitioner", date(2025, 1, 1));
    log.ledger.earlier.push(earlier(date(2023, 1, 1), date(2024, 12, 31), 100 * 60, 10));
    log.ledger.earlier.push(Earlier {
        id: "teams".into(),
        form: Form::Team,
        ..earlier(date(2023, 1, 1), date(2024, 12, 31), 50 * 60, 4)
    });
    let itca = Scheme::by_id("itca").ok_or("no ITCA")?;
    let readiness = Readiness::new(&itca, &log.applicant()?, AS_OF);
    let level = readiness.level("practitioner").ok_or("no level")?;
    assert_eq!((level.state, level.met()), (State::Met, (3, 3)));
    let route = level.requirements.iter().find(|one| one.id == "tcqa-training").ok_or("not asked")?;
    assert_eq!((route.role, route.state), (Role::Route, State::Unmet));
    // The award holds for five years; the rest stays.
    assert_eq!(level.until, Some(date(2030, 1, 1)));
    Ok(())
}

#[test]
fn a_mean_of_scores_is_rounded_down_and_the_least_must_hold_too() -> Outcome {
    let state = |scores: [u32; 6], requirement| {
        let mut log = Log::new();
        let names = ["s1", "s2", "s3", "s4", "s5", "s6"].map(str::to_owned);
        log.applicant.scores = names.into_iter().zip(scores).collect();
        log.says_of(("ismcp", "bronze", requirement), AS_OF).map(|said| said.state)
    };
    assert_eq!(state([60, 70, 70, 70, 75, 75], "mean-score")?, State::Met);
    assert_eq!(state([60, 70, 70, 70, 75, 74], "mean-score")?, State::Unmet);
    assert_eq!(state([60, 70, 70, 70, 75, 75], "lowest-score")?, State::Met);
    assert_eq!(state([59, 100, 100, 100, 100, 100], "lowest-score")?, State::Unmet);
    let none = Log::new().says_of(("ismcp", "bronze", "mean-score"), AS_OF)?;
    assert_eq!(amounts(&none), [(0, 70)]);
    Ok(())
}

#[test]
fn an_empty_log_lacks_everything_and_promises_nothing() -> Outcome {
    for asked in Asked::all() {
        let said = Log::new().says(&asked, AS_OF)?;
        assert!(said.figures.iter().all(|one| one.reached.is_none() && one.lapses.is_none()));
        let share_of_nothing = asked.requirement.measure == Measure::Ratio && !asked.requirement.since_award;
        let none = |amount: Option<Amount>| amount.is_none_or(|amount| amount.have == 0);
        assert!(said.figures.iter().all(|one| none(one.amount)), "{}", asked.called());
        assert_eq!(said.state == State::Met, share_of_nothing, "{}", asked.called());
    }
    Ok(())
}

#[test]
fn without_a_framework_advice_rests_on_practice_alone_and_says_so() -> Outcome {
    let mut log = Log::new().award("eia", "practitioner", date(2025, 1, 1));
    log.ledger.earlier.push(earlier(date(2023, 1, 1), date(2024, 12, 31), 100 * 60, 10));
    log.ledger.earlier.push(Earlier {
        id: "teams".into(),
        form: Form::Team,
        ..earlier(date(2023, 1, 1), date(2024, 12, 31), 50 * 60, 4)
    });
    let itca = Scheme::by_id("itca").ok_or("no ITCA")?;
    let readiness = Readiness::new(&itca, &log.applicant()?, AS_OF);
    let estimate = maatstaf::Portfolio::new(maatstaf::Framework::emcc().clone()).estimate();
    let advice = Advice::new(&itca, &readiness, &estimate);
    assert_eq!(advice.level.as_deref(), Some("practitioner"));
    let page = advice.page(&itca, &readiness, maatstaf_document::Language::En).to_markdown();
    assert!(page.contains("was not weighed"), "{page}");
    Ok(())
}
