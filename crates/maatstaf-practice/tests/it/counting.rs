//! How profiles count: each rule at its boundary, and what holds for every profile and every ledger.

use std::collections::BTreeSet;
use std::error::Error;

use jiff::civil::{Date, date};
use maatstaf_document::{DocumentError, Language};
use maatstaf_practice::{
    Consent, Counted, Counting, Earlier, Form, Ledger, LedgerDocument, LeftOut, Payment, Relation, Service,
    Session, overview,
};
use proptest::prelude::*;
use proptest::sample::select;

type Outcome = Result<(), Box<dyn Error>>;

fn profiles() -> Vec<Counting> {
    Counting::ids().filter_map(Counting::by_id).collect()
}

/// An hour of one-to-one coaching, with whatever else is said about it.
fn hour(rest: &str) -> Result<Ledger, Box<dyn Error>> {
    let text = format!(
        r#"{{"maatstaf_ledger": 1, "sessions": [{{"id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01"{rest}}}]}}"#
    );
    Ok(Ledger::from_json(&text)?)
}

/// The ids of the profiles that count an hour.
fn counted_by(rest: &str) -> Result<Vec<&'static str>, Box<dyn Error>> {
    let ledger = hour(rest)?;
    let counts = |id: &&str| Counting::by_id(id).is_some_and(|one| one.count(&ledger).minutes() == 60);
    Ok(Counting::ids().filter(counts).collect())
}

#[test]
fn every_embedded_profile_reads_and_is_named_after_its_file() -> Outcome {
    for (id, text) in maatstaf_frameworks::COUNTING {
        let profile = Counting::from_json(text)?;
        assert_eq!(profile.id(), *id);
        assert!(Counting::by_id(id).is_some());
    }
    assert_eq!(Counting::by_id("nobody"), None);
    Ok(())
}

#[test]
fn one_to_one_coaching_with_consent_counts_for_all_who_count_coaching() -> Outcome {
    let all = ["ac", "ac-executive", "emcc", "icf", "itca-individual", "nobco"];
    assert_eq!(counted_by(r#", "consent": "given""#)?, all);
    Ok(())
}

#[test]
fn icf_counts_clients_who_consented_and_nobody_else_asks() -> Outcome {
    for consent in ["", r#", "consent": "refused""#, r#", "consent": "not-asked""#] {
        assert_eq!(counted_by(consent)?, ["ac", "ac-executive", "emcc", "itca-individual", "nobco"]);
    }
    Ok(())
}

#[test]
fn ac_and_nobco_leave_out_people_whom_the_coach_manages() -> Outcome {
    assert_eq!(
        counted_by(r#", "relation": "line-report", "consent": "given""#)?,
        ["emcc", "icf", "itca-individual"]
    );
    for relation in ["internal", "external", "private"] {
        let rest = format!(r#", "relation": "{relation}", "consent": "given""#);
        assert!(counted_by(&rest)?.contains(&"nobco"), "{relation}");
    }
    Ok(())
}

#[test]
fn icf_counts_groups_of_fifteen_and_not_of_sixteen() -> Outcome {
    for form in ["group", "team"] {
        let of = |number: u32| format!(r#", "form": "{form}", "participants": {number}, "consent": "given""#);
        assert!(counted_by(&of(15))?.contains(&"icf"));
        assert!(!counted_by(&of(16))?.contains(&"icf"));
        assert!(counted_by(&of(16))?.contains(&"emcc"));
    }
    // A group whose size nobody wrote down counts.
    assert!(counted_by(r#", "form": "group", "consent": "given""#)?.contains(&"icf"));
    Ok(())
}

#[test]
fn teams_groups_and_persons_are_told_apart() -> Outcome {
    assert_eq!(counted_by(r#", "form": "team", "consent": "given""#)?, ["ac", "emcc", "icf", "itca-team"]);
    assert_eq!(
        counted_by(r#", "form": "group", "consent": "given""#)?,
        ["ac", "ac-executive", "emcc", "icf"]
    );
    Ok(())
}

#[test]
fn mentoring_and_supervision_given_are_not_coaching() -> Outcome {
    assert_eq!(counted_by(r#", "service": "mentoring", "consent": "given""#)?, ["emcc", "nobco"]);
    assert_eq!(counted_by(r#", "service": "supervision", "consent": "given""#)?, ["supervision-given"]);
    Ok(())
}

#[test]
fn the_first_reason_to_leave_something_out_is_given() -> Outcome {
    let ledger = hour(r#", "form": "group", "participants": 16, "service": "mentoring""#)?;
    let icf = Counting::by_id("icf").ok_or("no icf")?;
    let counted = icf.count(&ledger);
    assert_eq!(counted.left_out.into_iter().collect::<Vec<_>>(), [(LeftOut::Service, 60)]);
    Ok(())
}

#[test]
fn earlier_practice_counts_its_clients_besides_those_named() -> Outcome {
    let text = r#"{"maatstaf_ledger": 1, "sessions": [
        {"id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01"},
        {"id": "s2", "day": "2026-03-09", "minutes": 60, "client": "client-01"}],
        "earlier": [{"id": "e1", "from": "2020-01-01", "until": "2023-12-31", "minutes": 6000, "clients": 12}]}"#;
    let ledger = Ledger::from_json(text)?;
    let emcc = Counting::by_id("emcc").ok_or("no emcc")?;
    let counted = emcc.count(&ledger);
    assert_eq!((counted.minutes(), counted.clients()), (6120, 13));
    Ok(())
}

#[test]
fn nothing_counts_before_its_day_and_a_leap_day_is_a_day() -> Outcome {
    let text = r#"{"maatstaf_ledger": 1, "sessions": [
        {"id": "s1", "day": "2024-02-29", "minutes": 60, "client": "client-01"},
        {"id": "s2", "day": "2024-03-01", "minutes": 30, "client": "client-01"}]}"#;
    let ledger = Ledger::from_json(text)?;
    let emcc = Counting::by_id("emcc").ok_or("no emcc")?;
    let until = |day: Date| emcc.count_until(&ledger, day).minutes();
    assert_eq!(until(date(2024, 2, 28)), 0);
    assert_eq!(until(date(2024, 2, 29)), 60);
    assert_eq!(until(date(2024, 3, 1)), 90);
    Ok(())
}

#[test]
fn the_overview_leaves_the_future_out_of_every_column() -> Outcome {
    let text = r#"{"maatstaf_ledger": 1, "sessions": [
        {"id": "s1", "day": "2024-02-29", "minutes": 90, "client": "client-01"},
        {"id": "s2", "day": "2030-01-01", "minutes": 600, "client": "client-02", "form": "team"}]}"#;
    let ledger = Ledger::from_json(text)?;
    let nobco: Vec<Counting> = Counting::by_id("nobco").into_iter().collect();
    let page = |day| overview(&ledger, &nobco, day, Language::En).to_markdown();
    assert!(page(date(2024, 2, 29)).contains("1.5") && !page(date(2024, 2, 29)).contains("10 h"));
    assert!(page(date(2030, 1, 1)).contains("10 h"));
    Ok(())
}

#[test]
fn twelve_months_end_on_the_day_of_reading_in_leap_years_too() -> Outcome {
    let nobco: Vec<Counting> = Counting::by_id("nobco").into_iter().collect();
    let last_year = |session: &str, as_of: Date| -> Result<bool, Box<dyn Error>> {
        let text = format!(
            r#"{{"maatstaf_ledger": 1, "sessions": [{{"id": "s1", "day": "{session}", "minutes": 90, "client": "c"}}]}}"#
        );
        let page = overview(&Ledger::from_json(&text)?, &nobco, as_of, Language::En).to_markdown();
        Ok(page.matches("1.5").count() == 2)
    };
    assert!(last_year("2025-07-01", date(2026, 6, 30))?);
    assert!(!last_year("2025-06-30", date(2026, 6, 30))?);
    assert!(last_year("2023-03-01", date(2024, 2, 29))?);
    assert!(!last_year("2023-02-28", date(2024, 2, 29))?);
    assert!(last_year("2024-02-29", date(2025, 2, 28))?);
    assert!(!last_year("2024-02-28", date(2025, 2, 28))?);
    Ok(())
}

#[test]
fn a_profile_that_counts_nothing_or_cites_nothing_is_refused() {
    let text = r#"{"maatstaf_counting": 1, "id": "mine", "name": {"en": "a", "nl": "a"}, "about": {"en": "a", "nl": "a"},
"services": [],
"forms": [],
"rules": [
{"text": {"en": "a", "nl": "a"}, "standing": "confirmed",
"sources": ["S1"]}]}"#;
    let problems: Vec<_> = Counting::from_json(text)
        .err()
        .iter()
        .flat_map(DocumentError::problems)
        .map(|one| (one.code, one.place.path.clone(), one.place.line))
        .collect();
    assert_eq!(
        problems,
        [
            ("wrong-count", "services".to_owned(), Some(2)),
            ("wrong-count", "forms".to_owned(), Some(3)),
            ("unknown-source", "rules[0].sources[0]".to_owned(), Some(6)),
        ]
    );
}

prop_compose! {
    fn session()(
        days in 0..2000_i32,
        minutes in 1..=1440_u32,
        client in 0..6_u8,
        service in select(vec![Service::Coaching, Service::Mentoring, Service::Supervision]),
        form in select(vec![Form::Individual, Form::Team, Form::Group]),
        participants in proptest::option::of(2..30_u32),
        payment in proptest::option::of(select(vec![Payment::Paid, Payment::ProBono])),
        relation in proptest::option::of(select(vec![
            Relation::External, Relation::Internal, Relation::LineReport, Relation::Private,
        ])),
        consent in proptest::option::of(select(vec![Consent::Given, Consent::Refused, Consent::NotAsked])),
    ) -> Session {
        Session {
            id: String::new(),
            day: date(2021, 1, 1).saturating_add(jiff::Span::new().days(days)),
            start: None,
            minutes,
            client: format!("client-{client}"),
            service,
            form,
            participants: participants.filter(|_| form != Form::Individual),
            payment,
            relation,
            organisation: None,
            consent,
            traits: Vec::new(),
            comment: None,
        }
    }
}

prop_compose! {
    fn earlier()(one in session(), clients in 0..50_u32, length in 0..900_i32) -> Earlier {
        Earlier {
            id: String::new(),
            from: one.day.saturating_sub(jiff::Span::new().days(length)),
            until: one.day,
            minutes: one.minutes * 40,
            clients,
            service: one.service,
            form: one.form,
            payment: one.payment,
            relation: one.relation,
            consent: one.consent,
            comment: None,
        }
    }
}

prop_compose! {
    fn document()(
        mut sessions in proptest::collection::vec(session(), 0..20),
        mut earlier in proptest::collection::vec(earlier(), 0..4),
    ) -> LedgerDocument {
        for (at, one) in sessions.iter_mut().enumerate() {
            one.id = format!("s{at}");
        }
        for (at, one) in earlier.iter_mut().enumerate() {
            one.id = format!("e{at}");
        }
        LedgerDocument { sessions, earlier, ..LedgerDocument::new() }
    }
}

/// Minutes and clients that a profile counts, from its rules as written and nothing else.
fn recount(profile: &Counting, ledger: &LedgerDocument) -> (u64, u64) {
    let rules = profile.document();
    let counts = |service, form, relation: Option<Relation>, consent, size: Option<u32>| {
        rules.services.contains(&service)
            && rules.forms.contains(&form)
            && !relation.is_some_and(|one| rules.leaves_out_relations.contains(&one))
            && (consent == Some(Consent::Given) || !rules.asks_consent)
            && !matches!((size, rules.largest_group), (Some(size), Some(most)) if size > most)
    };
    let (mut minutes, mut others, mut named) = (0, 0, BTreeSet::new());
    for one in &ledger.sessions {
        if counts(one.service, one.form, one.relation, one.consent, one.participants) {
            minutes += u64::from(one.minutes);
            named.insert(&one.client);
        }
    }
    for one in &ledger.earlier {
        if counts(one.service, one.form, one.relation, one.consent, None) {
            minutes += u64::from(one.minutes);
            others += u64::from(one.clients);
        }
    }
    (minutes, others + named.len() as u64)
}

fn checked(document: &LedgerDocument) -> Result<Ledger, TestCaseError> {
    Ledger::from_document(document.clone()).map_err(|error| TestCaseError::fail(error.to_string()))
}

proptest! {
    #[test]
    fn what_counts_and_what_is_left_out_are_together_the_whole(document in document()) {
        let ledger = checked(&document)?;
        let sessions: u64 = document.sessions.iter().map(|one| u64::from(one.minutes)).sum();
        let earlier: u64 = document.earlier.iter().map(|one| u64::from(one.minutes)).sum();
        for profile in profiles() {
            let counted = profile.count(&ledger);
            prop_assert!(counted.minutes() <= sessions + earlier);
            prop_assert_eq!(counted.minutes() + counted.left_out.values().sum::<u64>(), sessions + earlier);
        }
    }

    #[test]
    fn a_naive_recount_agrees(document in document()) {
        let ledger = checked(&document)?;
        for profile in profiles() {
            let counted = profile.count(&ledger);
            prop_assert_eq!((counted.minutes(), counted.clients()), recount(&profile, &document), "{}", profile.id());
        }
    }

    #[test]
    fn one_entry_more_never_lowers_minutes_or_clients(document in document(), one in session(), sum in earlier()) {
        let before = checked(&document)?;
        let mut more = document;
        more.sessions.push(Session { id: "more".to_owned(), ..one });
        let with_session = checked(&more)?;
        more.earlier.push(Earlier { id: "sum".to_owned(), ..sum });
        let with_both = checked(&more)?;
        for profile in profiles() {
            let counts = [&before, &with_session, &with_both].map(|ledger| profile.count(ledger));
            prop_assert!(counts.is_sorted_by_key(Counted::minutes));
            prop_assert!(counts.is_sorted_by_key(Counted::clients));
        }
    }

    #[test]
    fn the_order_of_entries_changes_nothing(
        (document, shuffled) in document().prop_flat_map(|document| {
            let sessions = Just(document.sessions.clone()).prop_shuffle();
            let earlier = Just(document.earlier.clone()).prop_shuffle();
            let parts = (Just(document), sessions, earlier);
            parts.prop_map(|(document, sessions, earlier)| {
                let shuffled = LedgerDocument { sessions, earlier, ..document.clone() };
                (document, shuffled)
            })
        })
    ) {
        let (one, other) = (checked(&document)?, checked(&shuffled)?);
        for profile in profiles() {
            prop_assert_eq!(profile.count(&one), profile.count(&other));
        }
    }

    #[test]
    fn counting_up_to_a_day_counts_the_entries_that_are_over_by_then(document in document(), days in 0..2000_i32) {
        let day = date(2021, 1, 1).saturating_add(jiff::Span::new().days(days));
        let whole = checked(&document)?;
        let mut past = document;
        past.sessions.retain(|one| one.day <= day);
        past.earlier.retain(|one| one.until <= day);
        let past = checked(&past)?;
        for profile in profiles() {
            prop_assert_eq!(profile.count_until(&whole, day), profile.count(&past));
        }
    }

    #[test]
    fn a_ledger_goes_to_json_and_back(document in document()) {
        let text = serde_json::to_string(&document).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let ledger = Ledger::from_json(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(ledger.document(), &document);
    }
}
