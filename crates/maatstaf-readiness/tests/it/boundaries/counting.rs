//! What counts as an hour, a client, a kind and a year.

use jiff::civil::{Date, date};
use maatstaf_practice::{
    Consent, FeedbackKind, Form, Payment, Relation, Service, SupervisionKind, TrainingKind,
};
use maatstaf_readiness::State;

use super::Outcome;
use super::log::{Log, amounts, earlier};

const AS_OF: Date = date(2026, 6, 30);
const RECENT: Date = date(2026, 5, 15);

#[test]
fn development_that_is_the_same_as_a_training_counts_once_where_training_is_counted() -> Outcome {
    let mut log = Log::new().training(RECENT, 20 * 60, TrainingKind::Icf);
    let training = log.ledger.training.first().map(|one| one.id.clone()).ok_or("no training")?;
    log = log.cpd(RECENT, 20 * 60, Some(&training)).cpd(RECENT, 60, None);
    // The AC asks for hours of training, so there it is training alone.
    assert_eq!(amounts(&log.says_of(("ac", "coach", "training-hours"), AS_OF)?), [(1200, 40 * 60)]);
    assert_eq!(amounts(&log.says_of(("ac", "coach", "cpd-three-years"), AS_OF)?), [(60, 30 * 60)]);
    // EMCC asks for no hours of training, so there it is development.
    assert_eq!(amounts(&log.says_of(("eia", "foundation", "cpd-past-year"), AS_OF)?), [(1260, 16 * 60)]);
    Ok(())
}

#[test]
fn development_that_is_the_same_as_supervision_counts_where_that_kind_of_supervision_does_not() -> Outcome {
    for (kind, scheme, minutes) in [
        // Individual supervision is counted by both, intervision by NOBCO alone.
        (SupervisionKind::Individual, "eia", 0),
        (SupervisionKind::Individual, "eia-nobco", 0),
        (SupervisionKind::Intervision, "eia", 90),
        (SupervisionKind::Intervision, "eia-nobco", 0),
        (SupervisionKind::MentorCoaching, "eia-nobco", 90),
    ] {
        let mut log = Log::new().supervision(RECENT, 90, kind);
        let same = log.ledger.supervision.first().map(|one| one.id.clone()).ok_or("no supervision")?;
        log = log.cpd(RECENT, 90, Some(&same));
        let said = log.says_of((scheme, "foundation", "cpd-past-year"), AS_OF)?;
        assert_eq!(amounts(&said), [(minutes, 16 * 60)], "{kind:?} for {scheme}");
    }
    // Of ICF's levels only the lowest asks for mentor coaching at renewal.
    let mut log = Log::new()
        .award("icf", "acc", date(2024, 1, 1))
        .award("icf", "pcc", date(2024, 1, 1))
        .supervision(RECENT, 90, SupervisionKind::MentorCoaching);
    let same = log.ledger.supervision.first().map(|one| one.id.clone()).ok_or("no supervision")?;
    log = log.cpd(RECENT, 90, Some(&same));
    for (level, minutes) in [("acc", 0), ("pcc", 90)] {
        let said = log.says_of(("icf-renewal", level, "education-hours"), AS_OF)?;
        assert_eq!(amounts(&said), [(minutes, 40 * 60)], "{level}");
    }
    Ok(())
}

#[test]
fn a_client_counts_once_across_sessions_and_with_those_of_before_the_log() -> Outcome {
    let mut log = Log::new()
        .session(date(2025, 1, 10), 60, "c1")
        .session(date(2025, 2, 10), 60, "c1")
        .session(date(2026, 2, 10), 60, "c2");
    let asked = ("eia", "foundation", "clients");
    assert_eq!(amounts(&log.says_of(asked, AS_OF)?), [(2, 5)]);
    log.ledger.earlier.push(earlier(date(2023, 1, 1), date(2023, 12, 31), 600, 3));
    let said = log.says_of(asked, AS_OF)?;
    assert_eq!((said.state, amounts(&said)), (State::Met, vec![(5, 5)]));
    Ok(())
}

#[test]
fn an_earlier_period_counts_in_a_window_only_when_it_lies_wholly_inside() -> Outcome {
    let asked = ("icf", "acc", "recent-hours");
    // The eighteen months up to 30 June 2026 begin on 31 December 2024.
    for (from, until, minutes) in [
        (date(2024, 12, 31), date(2026, 6, 30), 1500),
        (date(2024, 12, 30), date(2026, 6, 30), 0),
        (date(2024, 12, 31), date(2026, 7, 1), 0),
    ] {
        let mut log = Log::new();
        log.ledger.earlier.push(earlier(from, until, 1500, 3));
        let said = log.says_of(asked, AS_OF)?;
        assert_eq!(amounts(&said), [(minutes, 1500)], "{from} to {until}");
    }
    // Without a window all that is over counts.
    let mut log = Log::new();
    log.ledger.earlier.push(earlier(date(2001, 1, 1), AS_OF, 1500, 3));
    assert_eq!(amounts(&log.says_of(("icf", "acc", "practice-hours"), AS_OF)?), [(1500, 6000)]);
    Ok(())
}

#[test]
fn practice_began_on_the_day_that_is_given_or_with_an_earlier_entry() -> Outcome {
    let asked = ("eia", "foundation", "experience-years");
    let mut log = Log::new().session(date(2026, 1, 1), 60, "c1");
    assert_eq!(amounts(&log.says_of(asked, AS_OF)?), [(5, 12)]);
    log.ledger.practising_since = Some(date(2025, 6, 30));
    assert_eq!(amounts(&log.says_of(asked, AS_OF)?), [(12, 12)]);
    log.ledger.practising_since = Some(date(2026, 5, 1));
    assert_eq!(amounts(&log.says_of(asked, AS_OF)?), [(5, 12)]);
    // Who has coached for long is not yet a supervisor.
    log.ledger.practising_since = Some(date(2010, 1, 1));
    assert_eq!(amounts(&log.says_of(("esia", "supervisor", "experience-years"), AS_OF)?), [(0, 36)]);
    Ok(())
}

#[test]
fn only_the_kinds_that_are_named_count() -> Outcome {
    let quarter = |kind| {
        [date(2026, 4, 1), date(2026, 1, 1), date(2025, 10, 1), date(2025, 7, 1)]
            .into_iter()
            .fold(Log::new(), |log, day| log.supervision(day, 60, kind))
    };
    for (kind, emcc, nobco) in [
        (SupervisionKind::Individual, State::Met, State::Met),
        (SupervisionKind::Group, State::Unmet, State::Met),
        (SupervisionKind::Intervision, State::Unmet, State::Met),
        (SupervisionKind::MentorCoaching, State::Unmet, State::Unmet),
    ] {
        let asked = |scheme| (scheme, "foundation", "supervision-each-quarter");
        assert_eq!(quarter(kind).says_of(asked("eia"), AS_OF)?.state, emcc, "{kind:?}");
        assert_eq!(quarter(kind).says_of(asked("eia-nobco"), AS_OF)?.state, nobco, "{kind:?}");
    }
    let sponsors = (0..5).fold(Log::new(), |log, _| log.feedback(RECENT, FeedbackKind::Sponsor));
    assert_eq!(amounts(&sponsors.says_of(("eia", "foundation", "client-feedback"), AS_OF)?), [(0, 5)]);
    let trainings = Log::new().training(RECENT, 6000, TrainingKind::Eqa);
    assert_eq!(trainings.says_of(("esia", "supervisor", "esqa-training"), AS_OF)?.state, State::Unmet);
    Ok(())
}

#[test]
fn an_unpaid_hour_is_practice_and_no_paid_practice() -> Outcome {
    for (payment, minutes) in [(Some(Payment::Paid), 60), (Some(Payment::ProBono), 0), (None, 0)] {
        let mut log = Log::new().session(RECENT, 60, "c1");
        for session in &mut log.ledger.sessions {
            session.payment = payment;
        }
        assert_eq!(amounts(&log.says_of(("icf", "acc", "paid-hours"), AS_OF)?), [(minutes, 4500)]);
        assert_eq!(amounts(&log.says_of(("icf", "acc", "practice-hours"), AS_OF)?), [(60, 6000)]);
    }
    Ok(())
}

#[test]
fn each_body_counts_an_hour_in_its_own_way() -> Outcome {
    type Change = fn(&mut maatstaf_practice::Session);
    let hours = [
        ("eia", "foundation", "practice-hours"),
        ("eia-nobco", "foundation", "practice-hours"),
        ("icf", "acc", "practice-hours"),
        ("ac", "coach", "practice-hours"),
        ("ac", "coach", "executive-hours"),
        ("itca", "practitioner", "team-hours"),
        ("itca", "practitioner", "individual-hours"),
        ("esia", "supervisor", "supervision-hours"),
    ];
    let rows: [(&str, Change, [u64; 8]); 8] = [
        ("coaching one person", |_| {}, [60, 60, 60, 60, 60, 0, 60, 0]),
        ("mentoring", |one| one.service = Service::Mentoring, [60, 60, 0, 0, 0, 0, 0, 0]),
        ("supervising", |one| one.service = Service::Supervision, [0, 0, 0, 0, 0, 0, 0, 60]),
        ("a team", |one| one.form = Form::Team, [60, 0, 60, 60, 0, 60, 0, 0]),
        ("a group", |one| one.form = Form::Group, [60, 0, 60, 60, 60, 0, 0, 0]),
        (
            "a group of sixteen",
            |one| (one.form, one.participants) = (Form::Group, Some(16)),
            [60, 0, 0, 60, 60, 0, 0, 0],
        ),
        ("a report", |one| one.relation = Some(Relation::LineReport), [60, 0, 60, 0, 0, 0, 60, 0]),
        ("without consent", |one| one.consent = Some(Consent::Refused), [60, 60, 0, 60, 60, 0, 60, 0]),
    ];
    for (name, change, expected) in rows {
        let mut log = Log::new().session(RECENT, 60, "c1");
        log.ledger.sessions.iter_mut().for_each(change);
        for (asked, minutes) in hours.into_iter().zip(expected) {
            let said = log.says_of(asked, AS_OF)?;
            let have: Vec<u64> = amounts(&said).into_iter().map(|(have, _)| have).collect();
            assert!(
                !have.is_empty() && have.iter().all(|have| *have == minutes),
                "{name} {asked:?} {have:?}"
            );
        }
    }
    Ok(())
}
