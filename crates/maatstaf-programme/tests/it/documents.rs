//! What a programme document must hold to.

use crate::common::{self, Tested, codes};
use maatstaf::Framework;
use maatstaf_document::{DocumentError, Language};
use maatstaf_programme::{Programme, ProgrammeDocument};

fn refused(change: impl FnOnce(&mut ProgrammeDocument)) -> Result<DocumentError, Box<dyn std::error::Error>> {
    let mut document = common::document(common::SOUND)?;
    change(&mut document);
    Ok(Programme::from_document(Framework::emcc(), document).err().ok_or("it must be refused")?)
}

/// A programme with one problem of each kind in its parts.
const MANY: &str = r#"{
  "maatstaf_programme": 1, "id": "many", "framework": "emcc-2015", "provider": " ", "title": "Many",
  "target": "expert", "as_of": "2026-06-30", "awarded": "2026-07-01",
  "runs": [{"id": "r1", "started": "2026-02-01", "ended": "2026-01-01", "participants": 3, "graduates": 4}],
  "staff": [{"id": "Jan de Vries", "role": "teacher", "awards": ["secret diploma", "eia:senior"]},
            {"id": "t", "role": "teacher"}, {"id": "t", "role": "teacher"}],
  "exam_languages": ["Dutch"],
  "modules": [{"id": "m", "title": "M",
    "activities": [
      {"id": "a", "title": "A", "minutes": 5, "hours": 1, "covers": [
        {"indicator": 113, "as": "taught"},
        {"indicator": 1, "as": "taught"}, {"indicator": 1, "as": "taught"}, {"indicator": 1, "as": "practised"},
        {"indicator": 2, "theme": "private story", "as": "taught"},
        {"category": "evaluation", "level": "foundation", "as": "taught"},
        {"category": "evaluatoin", "level": "foundation", "theme": "x", "rationale": "y", "as": "taught"},
        {"as": "taught"}]}],
    "assessments": [{"id": "a", "title": "A", "covers": [{"indicator": 1}, {"indicator": 1}]}]}],
  "self_audit": {"teachers": {"have": "yes"}, "my secret": {"have": "no"}}
}"#;

#[test]
fn every_problem_is_reported_at_once_with_its_place() -> Tested {
    let error = Programme::from_json(MANY).err().ok_or("it must be refused")?;
    let mut found = codes(&error);
    found.sort_unstable();
    let mut expected = [
        "missing-title",
        "unknown-value",
        "awarded-later",
        "ends-before",
        "too-many-graduates",
        "bad-id",
        "bad-award",
        "unknown-value",
        "doubled-id",
        "bad-language",
        "two-lengths",
        "unknown-indicator",
        "doubled-cover",
        "stray-theme",
        "missing-theme",
        "missing-rationale",
        "unknown-value",
        "unclear-target",
        "doubled-id",
        "doubled-cover",
        "computed-condition",
        "unknown-value",
    ];
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(error.problems().iter().all(|problem| problem.place.line.is_some()));
    Ok(())
}

#[test]
fn nothing_private_is_quoted() -> Tested {
    let error = Programme::from_json(MANY).err().ok_or("it must be refused")?;
    for language in [Language::En, Language::Nl] {
        let said = error.sentences(language).join("\n");
        for private in ["Vries", "secret", "private", "evaluatoin", "Dutch"] {
            assert!(!said.contains(private), "{private} in {said}");
        }
    }
    Ok(())
}

#[test]
fn problems_of_shape_come_with_their_lines() -> Tested {
    let text = "{\n\"maatstaf_programme\": 1,\n\"id\": 7,\n\"colour\": 1\n}";
    let error = Programme::from_json(text).err().ok_or("it must be refused")?;
    assert!(error.problems().iter().any(|one| one.code == "unknown-field" && one.place.line == Some(4)));
    assert!(error.problems().len() >= 4); // the id, the stray field, and what is missing
    Ok(())
}

#[test]
fn bounds_hold_for_documents_that_were_not_text() -> Tested {
    let error = refused(|one| {
        one.maatstaf_programme = 2;
        one.runs.iter_mut().for_each(|run| run.participants = Some(100_001));
        for module in &mut one.modules {
            module.hours = Some(0);
            module.activities.iter_mut().for_each(|activity| {
                activity.minutes = activity.minutes.map(|_| 600_001);
                activity.hours = activity.hours.map(|_| 10_001);
            });
        }
    })?;
    let ranges = codes(&error).into_iter().filter(|code| *code == "out-of-range").count();
    assert_eq!(ranges, 5); // participants, the module's hours, two lengths in minutes and one in hours
    assert!(codes(&error).contains(&"unknown-version"));
    Ok(())
}

#[test]
fn a_part_may_have_a_long_id_but_for_two_letters() -> Tested {
    let named = |length: usize| {
        move |one: &mut ProgrammeDocument| {
            let parts = one.modules.iter_mut().flat_map(|module| &mut module.assessments);
            parts.for_each(|assessment| assessment.id = "x".repeat(length));
        }
    };
    let error = refused(named(63))?;
    assert_eq!(codes(&error), ["bad-id"]);
    assert!(common::sound(named(62)).is_ok());
    Ok(())
}

#[test]
fn one_person_may_have_two_roles_but_not_one_role_twice() -> Tested {
    let again = |role| {
        move |one: &mut ProgrammeDocument| {
            let mut member = one.staff.clone();
            member.retain(|member| member.id == "t1");
            for one in &mut member {
                one.role = role;
            }
            one.staff.extend(member);
        }
    };
    assert!(common::sound(again(maatstaf_programme::Role::Assessor)).is_ok());
    assert_eq!(codes(&refused(again(maatstaf_programme::Role::Teacher))?), ["doubled-id"]);
    Ok(())
}
