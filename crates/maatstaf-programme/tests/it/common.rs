//! Small programmes to change in tests.

use std::error::Error;

use maatstaf::Framework;
use maatstaf_document::{DocumentError, Problem};
use maatstaf_programme::{
    Assessment, AssessmentCover, ConditionAnswer, Outcome, Programme, ProgrammeAnswer, ProgrammeDocument,
    eqa_policy,
};

pub(crate) type Tested = Result<(), Box<dyn Error>>;

/// A programme that meets every condition that can be worked out, at Foundation.
pub(crate) const SOUND: &str = r#"{
  "maatstaf_programme": 1, "id": "sound", "framework": "emcc-2015", "provider": "institute-a", "title": "Sound",
  "target": "foundation", "as_of": "2026-06-30", "awarded": "2022-01-10",
  "runs": [{"id": "r1", "started": "2025-09-01", "ended": "2026-06-30", "evaluated": true, "external_verification": true}],
  "staff": [
    {"id": "t1", "role": "teacher", "awards": ["eia:senior-practitioner"]},
    {"id": "t2", "role": "teacher", "awards": ["eia:senior-practitioner"]},
    {"id": "s1", "role": "supervisor", "awards": ["eia:senior-practitioner", "esia:supervisor"]},
    {"id": "a1", "role": "assessor", "trained_assessor": true}
  ],
  "entry": "mbo", "exam_languages": ["nl"],
  "modules": [{"id": "m1", "title": "One",
    "activities": [
      {"id": "talk", "title": "Talk", "kind": "lecture", "minutes": 100, "covers": [
        {"indicator": 66, "as": "taught"}, {"indicator": 6, "as": "taught"}, {"indicator": 1, "as": "taught"}]},
      {"id": "try", "title": "Try", "kind": "exercise", "hours": 2, "covers": [{"indicator": 27, "as": "practised"}]},
      {"id": "break", "title": "Break", "minutes": 30}
    ],
    "assessments": [{"id": "test", "title": "Test", "method": "test", "trained_assessors": true, "covers": [{"indicator": 27}]}]}]
}"#;

pub(crate) fn document(text: &str) -> Result<ProgrammeDocument, Box<dyn Error>> {
    Ok(serde_json::from_str(text)?)
}

/// The sound programme, changed.
pub(crate) fn sound(change: impl FnOnce(&mut ProgrammeDocument)) -> Result<ProgrammeAnswer, Box<dyn Error>> {
    let mut document = document(SOUND)?;
    change(&mut document);
    Ok(answer(document)?)
}

pub(crate) fn answer(document: ProgrammeDocument) -> Result<ProgrammeAnswer, DocumentError> {
    Ok(Programme::from_document(Framework::emcc(), document)?.answer(&eqa_policy()))
}

pub(crate) fn condition<'a>(answer: &'a ProgrammeAnswer, id: &str) -> Result<&'a ConditionAnswer, String> {
    let found = answer.conditions.conditions.iter().find(|condition| condition.id == id);
    found.ok_or_else(|| format!("there is no condition {id}"))
}

/// What comes of one condition when the sound programme is changed.
pub(crate) fn outcome(
    id: &str,
    change: impl FnOnce(&mut ProgrammeDocument),
) -> Result<Outcome, Box<dyn Error>> {
    Ok(condition(&sound(change)?, id)?.outcome)
}

/// An assessment of indicators.
pub(crate) fn assessment(id: &str, indicators: &[u16]) -> Assessment {
    let cover = |number: &u16| AssessmentCover {
        indicator: Some(*number),
        category: None,
        level: None,
        theme: None,
        rationale: None,
    };
    Assessment {
        id: id.to_owned(),
        title: id.to_owned(),
        method: maatstaf_programme::Method::Other,
        trained_assessors: None,
        covers: indicators.iter().map(cover).collect(),
    }
}

pub(crate) fn codes(error: &DocumentError) -> Vec<&'static str> {
    error.problems().iter().map(|problem: &Problem| problem.code).collect()
}
