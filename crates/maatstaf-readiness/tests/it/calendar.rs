//! The calendar: what lapses, falls due and ends, and as iCalendar text.

use std::collections::BTreeSet;
use std::error::Error;

use jiff::civil::{Date, date};
use maatstaf_document::Language;
use maatstaf_practice::Ledger;
use maatstaf_readiness::{Applicant, Calendar, EventKind, Scheme};

type Outcome = Result<(), Box<dyn Error>>;

const AS_OF: Date = date(2026, 6, 10);

/// Fifty hours of development, which lapse by two figures, an award, a membership that ends and half an hour of supervision.
const LEDGER: &str = r#"{
  "maatstaf_ledger": 1,
  "cpd": [
    {"id": "c1", "day": "2025-09-01", "minutes": 600, "kind": "formal", "title": "Course"},
    {"id": "c2", "day": "2025-10-01", "minutes": 2400, "kind": "formal", "title": "Course"}
  ],
  "supervision": [{"id": "v1", "day": "2026-05-06", "minutes": 30, "kind": "individual"}],
  "memberships": [{"id": "m1", "body": "nobco", "since": "2024-01-01", "until": "2026-12-31"}],
  "awards": [{"id": "a1", "scheme": "eia", "level": "senior-practitioner", "day": "2021-09-01"}]
}"#;

fn applicant() -> Result<Applicant, Box<dyn Error>> {
    Ok(Applicant { ledger: Ledger::from_json(LEDGER)?, ..Applicant::default() })
}

fn calendar(applicant: &Applicant, as_of: Date, months: u32) -> Result<Calendar, Box<dyn Error>> {
    let eia = Scheme::by_id("eia").ok_or("no EIA")?;
    Ok(Calendar::new(&[(&eia, "master-practitioner")], applicant, as_of, months))
}

fn days(calendar: &Calendar, kind: EventKind) -> Vec<(Date, &str)> {
    let events = calendar.events.iter().filter(|event| event.kind == kind);
    events.map(|event| (event.day, event.of.as_str())).collect()
}

#[test]
fn it_names_what_lapses_by_each_figure_what_is_due_and_what_ends() -> Outcome {
    let calendar = calendar(&applicant()?, AS_OF, 12)?;
    // Fifty hours are enough by both figures, 32 and 48. From 1 September there are forty, from 1 October none.
    let lapses = days(&calendar, EventKind::Lapses);
    let cpd: Vec<Date> =
        lapses.iter().filter(|(_, of)| *of == "cpd-past-year").map(|(day, _)| *day).collect();
    assert_eq!(cpd, [date(2026, 9, 1), date(2026, 10, 1)]);
    assert_eq!(days(&calendar, EventKind::Due), [(date(2026, 6, 30), "supervision-each-quarter")]);
    assert_eq!(days(&calendar, EventKind::Ends), [(date(2026, 8, 31), "a1"), (date(2026, 12, 31), "m1")]);
    let due = calendar.events.iter().find(|event| event.kind == EventKind::Due).ok_or("nothing due")?;
    assert!(due.says.en.starts_with("still 0.5 h") && due.says.nl.starts_with("nog 0,5 u"), "{:?}", due.says);
    assert!(calendar.events.is_sorted_by_key(|event| event.day));
    Ok(())
}

#[test]
fn what_is_due_goes_by_a_figure_of_ones_own() -> Outcome {
    let mut applicant = applicant()?;
    applicant.figures = [("supervision-each-quarter".to_owned(), 2)].into();
    let calendar = calendar(&applicant, AS_OF, 12)?;
    let due = calendar.events.iter().find(|event| event.kind == EventKind::Due).ok_or("nothing due")?;
    assert!(due.says.en.starts_with("still 1.5 h"), "{:?}", due.says);
    Ok(())
}

#[test]
fn it_begins_on_the_day_of_reading_and_ends_with_its_months() -> Outcome {
    let ends =
        |as_of, months| calendar(&applicant()?, as_of, months).map(|one| days(&one, EventKind::Ends).len());
    assert_eq!(ends(date(2026, 8, 31), 1)?, 1, "on its day it is still there");
    assert_eq!(ends(date(2026, 9, 1), 1)?, 0, "the day after it is not");
    assert_eq!(ends(date(2026, 9, 30), 3)?, 0, "30 December is too early");
    assert_eq!(ends(date(2026, 9, 30), 4)?, 1);
    Ok(())
}

#[test]
fn as_icalendar_every_event_has_an_id_of_its_own_and_no_line_is_too_long() -> Outcome {
    let applicant = applicant()?;
    let everything: Vec<(&Scheme, &str)> = Scheme::all()
        .iter()
        .flat_map(|scheme| scheme.document().levels.iter().map(move |level| (scheme, level.id.as_str())))
        .collect();
    let calendar = Calendar::new(&everything, &applicant, AS_OF, 120);
    assert!(calendar.events.len() > 20, "{}", calendar.events.len());
    for language in [Language::En, Language::Nl] {
        let text = calendar.to_ics(language);
        assert!(
            text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n")
        );
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        let unfolded = text.replace("\r\n ", "");
        let ids: Vec<&str> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(ids.len(), calendar.events.len());
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    }
    // All-day events end on the day after, which is not included.
    let text = calendar.to_ics(Language::En);
    assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    Ok(())
}

#[test]
fn a_running_period_since_an_award_is_due_on_its_last_day() -> Outcome {
    let ledger = r#"{"maatstaf_ledger": 1,
        "awards": [{"id": "a1", "scheme": "eia", "level": "practitioner", "day": "2025-02-10"}],
        "supervision": [{"id": "v1", "day": "2026-05-10", "minutes": 60, "kind": "individual"}],
        "cpd": [{"id": "c1", "day": "2026-02-09", "minutes": 600, "kind": "formal", "title": "A course"}]}"#;
    let applicant = Applicant { ledger: Ledger::from_json(ledger)?, ..Applicant::default() };
    let renewal = Scheme::by_id("eia-renewal").ok_or("no renewal")?;
    let due = |as_of| {
        let calendar = Calendar::new(&[(&renewal, "practitioner")], &applicant, as_of, 24);
        let due = calendar.events.into_iter().filter(|event| event.kind == EventKind::Due);
        due.map(|event| (event.day, event.of, event.says.en)).collect::<Vec<_>>()
    };
    // The sixth quarter runs from 10 May and has its hour; the second year began on 10 February, a day after the course.
    let year = (date(2027, 2, 9), "cpd-per-year".to_owned());
    let found: Vec<_> = due(AS_OF).into_iter().map(|(day, of, _)| (day, of)).collect();
    assert_eq!(found, [year]);
    // On the last day of the fifth quarter its hour is still lacking.
    let found = due(date(2026, 5, 9));
    assert_eq!(
        found.first().map(|(day, of, _)| (*day, of.as_str())),
        Some((date(2026, 5, 9), "supervision-each-quarter"))
    );
    assert!(found.first().is_some_and(|(.., says)| says.starts_with("still 1 h")), "{found:?}");
    Ok(())
}
