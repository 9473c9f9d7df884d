//! Each rule that a ledger must hold to, broken once: the problem has a name, a path and a line.

use std::error::Error;

use jiff::civil::date;
use maatstaf_document::DocumentError;
use maatstaf_practice::{Book, Ledger, LedgerDocument};

type Outcome = Result<(), Box<dyn Error>>;

/// A problem: its code, its path and its line.
type Found = (&'static str, String, Option<usize>);

/// The problems of a ledger whose entries are these lines, the first of which is line 2.
fn found(lines: &[&str]) -> Vec<Found> {
    let text = format!("{{\"maatstaf_ledger\": 1,\n{}\n}}", lines.join("\n"));
    let problems = Ledger::from_json(&text).err();
    let places = problems.iter().flat_map(DocumentError::problems);
    places.map(|problem| (problem.code, problem.place.path.clone(), problem.place.line)).collect()
}

/// One problem, and nothing else.
fn only(code: &'static str, path: &str, line: usize) -> Vec<Found> {
    vec![(code, path.to_owned(), Some(line))]
}

const SESSION: &str =
    r#"{"id": "s1", "day": "2026-03-02", "start": "09:00", "minutes": 60, "client": "client-01"}"#;

#[test]
fn a_sound_ledger_has_no_problems() {
    assert_eq!(found(&["\"sessions\": [", SESSION, "]"]), vec![]);
}

#[test]
fn another_version_is_refused() {
    let document = LedgerDocument { maatstaf_ledger: 2, ..LedgerDocument::new() };
    let codes: Vec<_> = Ledger::problems(&document, "").into_iter().map(|one| one.code).collect();
    assert_eq!(codes, ["unknown-version"]);
}

#[test]
fn an_id_stands_once_in_the_whole_ledger() {
    let lines = [
        "\"sessions\": [",
        SESSION,
        "],",
        r#""cpd": ["#,
        r#"{"id": "s1", "day": "2026-03-02", "minutes": 60,"#,
    ];
    let lines = [lines.as_slice(), &[r#""kind": "formal", "title": "A day"}]"#]].concat();
    assert_eq!(found(&lines), only("doubled-id", "cpd[0].id", 6));
}

#[test]
fn ids_and_pseudonyms_have_no_spaces() {
    let entries = [
        ("sessions", "id", r#"{"id": "@", "day": "2026-03-02", "minutes": 60, "client": "client-01"}"#),
        ("sessions", "client", r#"{"id": "a", "day": "2026-03-02", "minutes": 60, "client": "@"}"#),
        (
            "sessions",
            "organisation",
            r#"{"id": "a", "day": "2026-03-02", "minutes": 60, "client": "c", "organisation": "@"}"#,
        ),
        (
            "supervision",
            "supervisor",
            r#"{"id": "a", "day": "2026-03-02", "minutes": 60, "kind": "group", "supervisor": "@"}"#,
        ),
        ("feedback", "client", r#"{"id": "a", "day": "2026-03-02", "client": "@"}"#),
        ("memberships", "body", r#"{"id": "a", "since": "2026-03-02", "body": "@"}"#),
        ("declarations", "kind", r#"{"id": "a", "day": "2026-03-02", "kind": "@"}"#),
        ("awards", "scheme", r#"{"id": "a", "day": "2026-03-02", "scheme": "@", "level": "foundation"}"#),
        ("awards", "level", r#"{"id": "a", "day": "2026-03-02", "scheme": "eia", "level": "@"}"#),
    ];
    for (list, field, entry) in entries {
        let lines = [format!("\"{list}\": ["), entry.replace('@', "Fien Verzonnen"), "]".to_owned()];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(found(&lines), only("bad-id", &format!("{list}[0].{field}"), 3), "{list} {field}");
        let text = format!("{{\"maatstaf_ledger\": 1, {}}}", lines.join(" "));
        let refusal = Ledger::from_json(&text).err().map(|error| error.to_string());
        assert!(refusal.is_some_and(|text| !text.contains("Fien")), "{list} {field}");
    }
}

/// What may be how large: a list, a field, its bounds, and an entry with `@` for the number.
const BOUNDS: [(&str, &str, i32, i32, &str); 7] = [
    ("sessions", "minutes", 1, 1_440, r#"{"id": "a", "day": "2026-03-02", "minutes": @, "client": "c"}"#),
    (
        "supervision",
        "minutes",
        1,
        1_440,
        r#"{"id": "a", "day": "2026-03-02", "minutes": @, "kind": "group"}"#,
    ),
    (
        "cpd",
        "minutes",
        1,
        60_000,
        r#"{"id": "a", "day": "2026-03-02", "minutes": @, "kind": "formal", "title": "A"}"#,
    ),
    (
        "training",
        "minutes",
        1,
        600_000,
        r#"{"id": "a", "day": "2026-03-02", "minutes": @, "kind": "eqa", "title": "A"}"#,
    ),
    (
        "earlier",
        "minutes",
        1,
        3_000_000,
        r#"{"id": "a", "from": "2020-01-01", "until": "2020-12-31", "minutes": @, "clients": 1}"#,
    ),
    (
        "earlier",
        "clients",
        0,
        10_000,
        r#"{"id": "a", "from": "2020-01-01", "until": "2020-12-31", "minutes": 60, "clients": @}"#,
    ),
    (
        "sessions",
        "participants",
        2,
        1_000,
        r#"{"id": "a", "day": "2026-03-02", "minutes": 60, "client": "c", "form": "team", "participants": @}"#,
    ),
];

#[test]
fn amounts_stay_within_their_bounds() {
    for (list, field, least, most, entry) in BOUNDS {
        for (number, sound) in [(least - 1, false), (least, true), (most, true), (most + 1, false)] {
            // Nothing is below 0 in a field that has no sign: there the shape is wrong instead.
            let lines = [format!("\"{list}\": ["), entry.replace('@', &number.to_string()), "]".to_owned()];
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let places: Vec<_> = found(&lines).into_iter().map(|(_, path, line)| (path, line)).collect();
            let expected = if sound { vec![] } else { vec![(format!("{list}[0].{field}"), Some(3))] };
            assert_eq!(places, expected, "{list} {field} {number}");
        }
    }
}

#[test]
fn a_period_ends_after_it_begins() {
    let entries = [
        (
            "earlier",
            r#"{"id": "a", "from": "2020-02-01", "until": "2020-01-31", "minutes": 60, "clients": 1}"#,
        ),
        ("memberships", r#"{"id": "a", "body": "emcc", "since": "2020-02-01", "until": "2020-01-31"}"#),
        (
            "awards",
            r#"{"id": "a", "scheme": "eia", "level": "foundation", "day": "2020-02-01", "until": "2020-01-31"}"#,
        ),
    ];
    for (list, entry) in entries {
        let opening = format!("\"{list}\": [");
        let expected = only("period-reversed", &format!("{list}[0].until"), 3);
        assert_eq!(found(&[&opening, entry, "]"]), expected, "{list}");
        let same_day = entry.replace("2020-01-31", "2020-02-01");
        assert_eq!(found(&[&opening, &same_day, "]"]), vec![], "{list}");
    }
}

#[test]
fn a_session_with_one_person_has_no_number_of_participants() {
    let entry = r#"{"id": "a", "day": "2026-03-02", "minutes": 60, "client": "c", "participants": 2}"#;
    assert_eq!(found(&["\"sessions\": [", entry, "]"]), only("participants", "sessions[0].participants", 3));
}

/// The ids that overlap with something, in a ledger with the session at nine and this one.
fn overlapping(day: &str, start: &str) -> Vec<Found> {
    let other = format!(
        r#"{{"id": "s2", "day": "{day}", "start": "{start}", "minutes": 60, "client": "client-02"}}"#
    );
    found(&["\"sessions\": [", &format!("{SESSION},"), &other, "]"])
}

#[test]
fn two_sessions_may_touch_and_not_overlap() {
    assert_eq!(overlapping("2026-03-02", "09:59"), only("overlap", "sessions[1].start", 4));
    assert_eq!(overlapping("2026-03-02", "08:01"), only("overlap", "sessions[0].start", 3));
    assert_eq!(overlapping("2026-03-02", "10:00"), vec![]);
    assert_eq!(overlapping("2026-03-02", "08:00"), vec![]);
    assert_eq!(overlapping("2026-03-03", "09:00"), vec![]);
}

#[test]
fn sessions_overlap_across_midnight_too() {
    let late =
        r#"{"id": "s1", "day": "2026-02-28", "start": "23:30", "minutes": 60, "client": "client-01"},"#;
    let next = |start: &str| {
        format!(
            r#"{{"id": "s2", "day": "2026-03-01", "start": "{start}", "minutes": 30, "client": "client-02"}}"#
        )
    };
    let problems = |start: &str| found(&["\"sessions\": [", late, &next(start), "]"]);
    assert_eq!(problems("00:29"), only("overlap", "sessions[1].start", 4));
    assert_eq!(problems("00:30"), vec![]);
}

#[test]
fn supervision_overlaps_with_sessions_too() {
    let supervision =
        r#"{"id": "v1", "day": "2026-03-02", "start": "09:30", "minutes": 60, "kind": "individual"}"#;
    let lines = ["\"sessions\": [", SESSION, "],", "\"supervision\": [", supervision, "]"];
    assert_eq!(found(&lines), only("overlap", "supervision[0].start", 6));
}

#[test]
fn a_short_session_within_a_long_one_does_not_hide_the_next_overlap() {
    let session = |id: &str, start: &str, minutes: u32| {
        format!(
            r#"{{"id": "{id}", "day": "2026-03-02", "start": "{start}", "minutes": {minutes}, "client": "c"}}"#
        )
    };
    let lines = [
        format!("{},", session("a", "09:00", 180)),
        format!("{},", session("b", "09:30", 30)),
        session("c", "11:00", 60),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let places: Vec<_> = found(&[&["\"sessions\": ["], lines.as_slice(), &["]"]].concat())
        .into_iter()
        .map(|(code, path, _)| (code, path))
        .collect();
    assert_eq!(
        places,
        [("overlap", "sessions[1].start".to_owned()), ("overlap", "sessions[2].start".to_owned())]
    );
}

#[test]
fn development_is_the_same_as_a_training_or_supervision_only() {
    let entry = r#"{"id": "c1", "day": "2026-03-02", "minutes": 60, "kind": "formal", "title": "A day", "same_as": "@"}"#;
    let training = r#"{"id": "t1", "day": "2026-03-02", "minutes": 60, "kind": "other", "title": "A day"}"#;
    let problems = |other: &str| {
        let entry = entry.replace('@', other);
        found(&[
            "\"sessions\": [",
            SESSION,
            "],",
            "\"training\": [",
            training,
            "],",
            "\"cpd\": [",
            &entry,
            "]",
        ])
    };
    assert_eq!(problems("t1"), vec![]);
    assert_eq!(problems("s1"), only("unknown-entry", "cpd[0].same_as", 9));
    assert_eq!(problems("t2"), only("unknown-entry", "cpd[0].same_as", 9));
}

#[test]
fn a_reflection_is_about_an_entry_of_the_ledger() {
    let entry = r#"{"id": "r1", "day": "2026-03-02", "title": "After", "about": "@"}"#;
    let problems = |other: &str| {
        let entry = entry.replace('@', other);
        found(&["\"sessions\": [", SESSION, "],", "\"reflections\": [", &entry, "]"])
    };
    assert_eq!(problems("s1"), vec![]);
    assert_eq!(problems("s2"), only("unknown-entry", "reflections[0].about", 6));
}

#[test]
fn every_problem_is_given_at_once_and_below_the_path_of_the_ledger() -> Outcome {
    let text = r#"{"maatstaf_ledger": 1, "sessions": [
        {"id": "s 1", "day": "2026-03-02", "minutes": 60, "client": "client 01"},
        {"id": "s2", "day": "2026-03-02", "minutes": 60, "client": "c", "participants": 3}]}"#;
    let document: LedgerDocument = serde_json::from_str(text)?;
    let mut paths: Vec<String> =
        Ledger::problems(&document, "ledger").into_iter().map(|one| one.place.path).collect();
    paths.sort();
    assert_eq!(
        paths,
        ["ledger.sessions[0].client", "ledger.sessions[0].id", "ledger.sessions[1].participants"]
    );
    Ok(())
}

#[test]
fn a_day_that_no_calendar_has_is_refused() {
    let on = |day: &str| {
        let entry = SESSION.replace("2026-03-02", day);
        found(&["\"sessions\": [", &entry, "]"]).into_iter().map(|(_, path, _)| path).collect::<Vec<_>>()
    };
    assert_eq!(on("2024-02-29"), Vec::<String>::new());
    assert_eq!(on("2000-02-29"), Vec::<String>::new());
    assert_eq!(on("2023-02-29"), ["sessions[0].day"]);
    assert_eq!(on("1900-02-29"), ["sessions[0].day"]);
}

/// A ledger with an entry in every list.
const FULL: &str = r#"{"maatstaf_ledger": 1, "practising_since": "2019-01-01", "comment": "Mine.",
    "sessions": [{"id": "s1", "day": "2024-02-29", "start": "09:00", "minutes": 60, "client": "client-01", "service": "mentoring",
        "form": "team", "participants": 5, "payment": "pro-bono", "relation": "line-report", "organisation": "org-a",
        "consent": "not-asked", "traits": ["a-trait"], "comment": "By phone."}],
    "earlier": [{"id": "e1", "from": "2019-01-01", "until": "2019-12-31", "minutes": 600, "clients": 4}],
    "supervision": [{"id": "v1", "day": "2024-03-01", "minutes": 60, "kind": "mentor-coaching", "learning": "Wait."}],
    "cpd": [{"id": "c1", "day": "2024-03-02", "minutes": 60, "kind": "formal", "title": "A day", "same_as": "t1",
        "categories": ["understanding-self"]}],
    "feedback": [{"id": "f1", "day": "2024-03-03", "kind": "sponsor", "client": "client-01", "text": "Good."}],
    "reflections": [{"id": "r1", "day": "2024-03-04", "kind": "renewal-report", "title": "Five years", "about": "s1"}],
    "training": [{"id": "t1", "day": "2024-03-05", "minutes": 60, "kind": "tcqa", "level": "practitioner", "title": "A day"}],
    "memberships": [{"id": "m1", "body": "emcc", "since": "2024-03-06", "until": "2024-12-31"}],
    "declarations": [{"id": "d1", "kind": "code-of-ethics", "day": "2024-03-07"}],
    "contributions": [{"id": "b1", "day": "2024-03-08", "kind": "professional-body", "title": "A committee"}],
    "awards": [{"id": "a1", "scheme": "eia", "level": "foundation", "day": "2024-03-09", "until": "2029-03-08"}]}"#;

#[test]
fn a_ledger_comes_back_from_json_as_it_was() -> Outcome {
    let ledger = Ledger::from_json(FULL)?;
    let again = Ledger::from_json(&serde_json::to_string(ledger.document())?)?;
    assert_eq!(again, ledger);
    let empty = Ledger::from_json(&serde_json::to_string(Ledger::default().document())?)?;
    assert!(empty.is_empty() && !again.is_empty());
    Ok(())
}

#[test]
fn an_entry_is_found_by_its_id_in_every_list() -> Outcome {
    let ledger = Ledger::from_json(FULL)?;
    let ids = ["s1", "e1", "v1", "c1", "f1", "r1", "t1", "m1", "d1", "b1", "a1"];
    let days: Vec<_> = ids.iter().filter_map(|id| ledger.day_of(id)).collect();
    assert_eq!(days.len(), ids.len());
    assert_eq!(days.first(), Some(&date(2024, 2, 29)));
    assert_eq!(days.get(1), Some(&date(2019, 12, 31))); // of a period, the last day
    assert_eq!(ledger.day_of("s2"), None);
    Ok(())
}

#[test]
fn every_book_holds_its_own_list_under_the_names_that_schemes_use() -> Outcome {
    let ledger = Ledger::from_json(FULL)?;
    let books = [
        (Book::Supervision, "mentor-coaching"),
        (Book::Cpd, "formal"),
        (Book::Feedback, "sponsor"),
        (Book::Reflections, "renewal-report"),
        (Book::Training, "tcqa"),
        (Book::Memberships, "emcc"),
        (Book::Declarations, "code-of-ethics"),
        (Book::Contributions, "professional-body"),
        (Book::Awards, "eia:foundation"),
    ];
    for (book, kind) in books {
        let kinds: Vec<String> = ledger.entries(book).into_iter().map(|entry| entry.kind).collect();
        assert_eq!(kinds, [kind]);
    }
    for book in [Book::Practice, Book::CaseStudies, Book::Scores] {
        assert_eq!(ledger.entries(book), vec![]);
    }
    Ok(())
}

#[test]
fn only_sessions_that_may_be_one_look_alike() -> Outcome {
    let session =
        |id: &str, rest: &str| format!(r#"{{"id": "{id}", "day": "2026-03-02", "minutes": 60, {rest}}}"#);
    let alike = |one: &str, other: &str| -> Result<usize, Box<dyn Error>> {
        let (one, other) = (session("a", one), session("b", other));
        let text = format!(r#"{{"maatstaf_ledger": 1, "sessions": [{one}, {other}]}}"#);
        Ok(Ledger::from_json(&text)?.look_alikes().len())
    };
    let client = r#""client": "client-01""#;
    let at = |start: &str| format!(r#"{client}, "start": "{start}""#);
    assert_eq!(alike(client, client)?, 1);
    assert_eq!(alike(client, &at("09:00"))?, 1);
    assert_eq!(alike(&at("09:00"), &at("11:00"))?, 0);
    assert_eq!(alike(client, r#""client": "client-02""#)?, 0);
    assert_eq!(alike(client, r#""client": "client-01", "service": "mentoring""#)?, 0);
    Ok(())
}
