//! What an audit says about facts and choices, and what it refuses.

use std::error::Error;

use jiff::civil::date;
use maatstaf_document::Language;
use maatstaf_mentoring::{Answer, Audit, AuditDocument, AuditResult, Programme, audit_starter};

fn result(rest: &str) -> Result<AuditResult, Box<dyn Error>> {
    let text = format!(r#"{{"maatstaf_audit": 1, "programme": "p", "as_of": "2026-06-30"{rest}}}"#);
    Ok(Audit::from_json(&text)?.result(&[]))
}

fn remarks(rest: &str) -> Result<Vec<String>, Box<dyn Error>> {
    Ok(result(rest)?.remarks.into_iter().map(|remark| remark.id).collect())
}

fn advice(rest: &str) -> Result<Vec<(String, usize)>, Box<dyn Error>> {
    Ok(result(rest)?.advice.into_iter().map(|advice| (advice.id, advice.lines.len())).collect())
}

#[test]
fn a_start_by_chance_warns_until_the_programme_is_embedded() -> Result<(), Box<dyn Error>> {
    let start = r#", "facts": {"start": "opportunity"}"#;
    let warned = result(start)?;
    let remark = warned.remarks.first().ok_or("no remark")?;
    assert!(remark.text.en.contains("2 years"));
    assert!(remark.source.as_ref().is_some_and(|source| source.en.contains("2008a")));
    assert!(remarks(&format!(r#"{start}, "answers": {{"embedded": {{"have": "yes"}}}}"#))?.is_empty());
    assert!(remarks(r#", "facts": {"start": "policy"}"#)?.is_empty());
    Ok(())
}

#[test]
fn numbers_are_held_beside_those_of_known_programmes() -> Result<(), Box<dyn Error>> {
    assert_eq!(remarks(r#", "facts": {"duration_months": 5}"#)?, ["short"]);
    assert!(remarks(r#", "facts": {"duration_months": 6}"#)?.is_empty());
    assert_eq!(remarks(r#", "facts": {"days_between_contacts": 8}"#)?, ["seldom"]);
    assert_eq!(remarks(r#", "facts": {"pairs_agreed": 14, "pairs_begun": 11}"#)?, ["never-begun"]);
    assert!(remarks(r#", "facts": {"pairs_agreed": 14, "pairs_begun": 12}"#)?.is_empty()); // one in seven
    let comparison = result(r#", "facts": {"mentor_age_from": 19, "mentor_age_to": 58}"#)?.comparison;
    assert!(comparison.iter().any(|one| one.own.as_deref() == Some("19-58")));
    Ok(())
}

#[test]
fn a_goal_names_what_it_leans_on_and_a_stage_what_belongs_to_it() -> Result<(), Box<dyn Error>> {
    assert_eq!(remarks(r#", "goals": ["confidence"]"#)?, ["goal-confidence"]);
    assert!(
        remarks(r#", "goals": ["confidence"], "answers": {"outcome-soft": {"have": "yes"}}"#)?.is_empty()
    );
    assert_eq!(remarks(r#", "stage": "wide-vision""#)?, ["stage"]);
    assert_eq!(remarks(r#", "stage": "widening""#)?, ["stage", "widens-early"]);
    Ok(())
}

#[test]
fn chosen_lists_name_what_others_have_besides() -> Result<(), Box<dyn Error>> {
    assert_eq!(remarks(r#", "launch_parties": ["pupil"]"#)?, ["launch-parties"]);
    assert_eq!(remarks(r#", "leadership_styles": ["visionary"]"#)?, ["leadership-styles"]);
    assert_eq!(remarks(r#", "peer_roles": ["peer-buddy"]"#)?, ["peers-not-named"]);
    Ok(())
}

#[test]
fn peers_get_their_roles_and_uses_and_a_programme_alone_gets_the_providers() -> Result<(), Box<dyn Error>> {
    let pair = |id: &str, lines| (id.to_owned(), lines);
    assert_eq!(advice("")?, [pair("goals", 6), pair("providers", 5)]);
    let peers = r#", "facts": {"mentors": ["peers"]}, "providers": ["sardes"], "goals": ["talent"]"#;
    assert_eq!(
        advice(peers)?,
        [pair("goals", 1), pair("peer-roles", 3), pair("peer-uses", 3), pair("providers", 1)]
    );
    let trained = r#", "answers": {"training-goals": {"have": "partly"}, "launch": {"have": "no"}}"#;
    assert_eq!(advice(trained)?, [pair("goals", 6), pair("launch-parties", 5)]);
    assert!(advice(r#", "answers": {"vision": {"have": "no"}}"#)?.contains(&pair("services", 1)));
    Ok(())
}

#[test]
fn a_full_cycle_takes_twelve_months() -> Result<(), Box<dyn Error>> {
    let complete =
        |day: &str| result(&format!(r#", "first_cycle_started": "{day}""#)).map(|one| one.cycle.complete);
    assert_eq!(complete("2025-06-30")?, Some(true));
    assert_eq!(complete("2025-07-01")?, Some(false));
    assert_eq!(result("")?.cycle.complete, None);
    Ok(())
}

#[test]
fn every_problem_is_told_at_once_with_its_line_and_nothing_private_is_quoted() -> Result<(), Box<dyn Error>> {
    let text = r#"{"maatstaf_audit": 1, "programme": "Our School", "as_of": "2026-06-30",
        "first_cycle_started": "2027-01-01",
        "facts": {"pairs_agreed": 3, "pairs_begun": 4, "mentor_age_from": 30, "mentor_age_to": 20},
        "goals": ["talent", "talent"], "stage": "Kees", "providers": ["Jan de Vries"],
        "answers": {"vision": {"have": "yes"},
            "what Kees told me": {"have": "no"}}}"#;
    let error = Audit::from_json(text).err().ok_or("it was taken")?;
    let found: Vec<_> = error.problems().iter().map(|one| (one.code, one.place.line)).collect();
    assert_eq!(
        found,
        [
            ("bad-id", Some(1)),
            ("in-the-future", Some(2)),
            ("too-many", Some(3)),
            ("reversed", Some(3)),
            ("doubled-value", Some(4)),
            ("unknown-value", Some(4)),
            ("unknown-value", Some(4)),
            ("unknown-item", Some(6)),
        ]
    );
    for language in [Language::En, Language::Nl] {
        let told = error.sentences(language).join("\n");
        assert!(!told.contains("Kees") && !told.contains("Vries") && !told.contains("School"), "{told}");
    }
    Ok(())
}

#[test]
fn an_item_is_answered_once() -> Result<(), Box<dyn Error>> {
    let text = r#"{"maatstaf_audit": 1, "programme": "p", "as_of": "2026-06-30",
        "answers": {"vision": {"have": "yes"}, "vision": {"have": "no"}}}"#;
    let error = Audit::from_json(text).err().ok_or("it was taken")?;
    let found: Vec<_> = error.problems().iter().map(|one| (one.code, one.place.line)).collect();
    assert_eq!(found, [("doubled-field", Some(2))]);
    Ok(())
}

#[test]
fn a_number_out_of_bounds_is_refused_without_text_too() -> Result<(), Box<dyn Error>> {
    let mut document = AuditDocument::new("p", date(2026, 6, 30));
    document.facts.duration_months = Some(0);
    document.facts.mentor_age_to = Some(121);
    document.answers.set("Kees", Answer::default());
    let error = Audit::from_document(document).err().ok_or("it was taken")?;
    let found: Vec<_> = error.problems().iter().map(|one| one.code).collect();
    assert_eq!(found, ["unknown-item", "out-of-range", "out-of-range"]);
    assert!(!error.sentences(Language::En).join("\n").contains("Kees"));
    Ok(())
}

#[test]
fn notes_and_comments_are_never_shown() -> Result<(), Box<dyn Error>> {
    let rest = r#", "comment": "SECRET", "answers": {"vision": {"have": "no", "note": "SECRET"}}"#;
    let result = result(rest)?;
    assert!(!result.page(Language::Nl).to_markdown().contains("SECRET"));
    assert!(!serde_json::to_string(&result)?.contains("SECRET"));
    Ok(())
}

#[test]
fn an_empty_audit_asks_every_question_in_the_order_of_the_factors() -> Result<(), Box<dyn Error>> {
    for language in [Language::En, Language::Nl] {
        let audit = Audit::from_json(&audit_starter(language))?;
        let notes: Vec<_> =
            audit.document().answers.iter().filter_map(|(_, one)| one.note.as_deref()).collect();
        let asked: Vec<_> =
            Programme::embedded().items.iter().map(|item| item.question.to(language)).collect();
        assert_eq!(notes, asked);
        assert_eq!(audit.result(&[]).unanswered.len(), asked.len());
    }
    Ok(())
}
