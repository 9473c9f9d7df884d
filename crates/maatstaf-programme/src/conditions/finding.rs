//! How each kind of condition is found out.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::ToSpan;
use maatstaf_document::{Language, Text, join, text};

use super::Outcome;
use super::document::{Condition, ConditionCheck, Reading};
use crate::Programme;
use crate::document::{Assessment, EntryLevel, Have, Role};

type Found = (Outcome, Text);

/// What is found of a condition, given what is known to be asked.
pub(super) fn find(condition: &Condition, programme: &Programme, known: &[&Reading]) -> Found {
    if condition.check == ConditionCheck::SelfAudit {
        return own_answer(condition, programme);
    }
    if known.is_empty() {
        let finding = text!(
            "what is asked at this level is not known",
            "wat op dit niveau gevraagd wordt, is niet bekend"
        );
        return (Outcome::Unknown, finding);
    }
    match condition.check {
        ConditionCheck::CompletedRuns | ConditionCheck::EvaluatedRuns => runs(condition, programme, known),
        ConditionCheck::Staff => staff(condition, programme, known),
        ConditionCheck::Entry => entry(programme, known),
        ConditionCheck::TrainedAssessors => trained_assessors(programme),
        ConditionCheck::ExamLanguages => exam_languages(programme, known),
        ConditionCheck::YearsSinceAward => years_since_award(programme, known),
        ConditionCheck::SelfAudit => own_answer(condition, programme),
    }
}

fn own_answer(condition: &Condition, programme: &Programme) -> Found {
    match programme.document().self_audit.get(&condition.id).map(|answer| answer.have) {
        Some(Have::Yes) => (Outcome::Met, text!("yes, you answer", "ja, antwoord je")),
        Some(Have::Partly) => (Outcome::Partly, text!("in part, you answer", "deels, antwoord je")),
        Some(Have::No) => (Outcome::Unmet, text!("no, you answer", "nee, antwoord je")),
        None => (Outcome::Unknown, text!("not answered yet", "nog niet beantwoord")),
    }
}

/// Compares a count with every number asked.
fn counted(have: usize, known: &[&Reading], names: &[String]) -> Found {
    let needs: BTreeSet<u32> = known.iter().filter_map(|reading| reading.value).collect();
    let met = |need: &u32| Outcome::of(have >= usize::try_from(*need).unwrap_or(usize::MAX));
    let outcome = Outcome::over(needs.iter().map(met));
    let asked: Vec<String> = needs.iter().map(u32::to_string).collect();
    let say = |language, word: &str, or: &str| {
        let (who, asked) = (join(names, language), asked.join(or));
        let colon = if names.is_empty() { "" } else { ": " };
        format!("{have} ({word}: {asked}){colon}{who}")
    };
    (outcome, Text::new(say(Language::En, "asked", " or "), say(Language::Nl, "gevraagd", " of ")))
}

fn runs(condition: &Condition, programme: &Programme, known: &[&Reading]) -> Found {
    let document = programme.document();
    let evaluated = condition.check == ConditionCheck::EvaluatedRuns;
    let counts = document
        .runs
        .iter()
        .filter(|run| run.ended <= document.as_of)
        .filter(|run| !evaluated || (run.evaluated && run.external_verification));
    let names: Vec<String> = counts.map(|run| run.id.clone()).collect();
    counted(names.len(), known, &names)
}

fn staff(condition: &Condition, programme: &Programme, known: &[&Reading]) -> Found {
    let staff = &programme.document().staff;
    if staff.is_empty() {
        let finding = text!("no staff is listed", "er staan geen medewerkers in");
        return (Outcome::Unknown, finding);
    }
    let in_role = staff.iter().filter(|member| condition.role.is_none_or(|role| member.role == role));
    let holds = |group: &Vec<String>, awards: &[String]| group.iter().any(|award| awards.contains(award));
    let suits = in_role.filter(|member| condition.awards.iter().all(|group| holds(group, &member.awards)));
    let names: BTreeSet<String> = suits.map(|member| member.id.clone()).collect();
    let names: Vec<String> = names.into_iter().collect();
    counted(names.len(), known, &names)
}

fn entry(programme: &Programme, known: &[&Reading]) -> Found {
    let asked =
        |reading: &&Reading| reading.values.iter().filter_map(|value| EntryLevel::from_str(value).ok()).min();
    let needs: BTreeSet<EntryLevel> = known.iter().filter_map(asked).collect();
    let names: Vec<&str> = needs.iter().map(Into::into).collect();
    let (en, nl) = (names.join(" or "), names.join(" of "));
    match programme.document().entry {
        None => {
            let finding = text!(
                "{en} is asked; no entry level is given",
                "gevraagd is {nl}; er is geen instroomniveau opgegeven"
            );
            (Outcome::Unknown, finding)
        }
        Some(EntryLevel::Other) => {
            let finding = text!(
                "{en} is asked; whether another education equals it is not known",
                "gevraagd is {nl}; of een andere vooropleiding daaraan gelijkstaat, is niet bekend"
            );
            (Outcome::Unknown, finding)
        }
        Some(have) => {
            let outcome = Outcome::over(needs.iter().map(|need| Outcome::of(have >= *need)));
            let have: &str = have.into();
            (outcome, text!("{have}; asked: {en}", "{have}; gevraagd: {nl}"))
        }
    }
}

/// Every assessment must be done by trained assessors. One that does not say follows the assessors of the staff, when all of them are trained.
fn trained_assessors(programme: &Programme) -> Found {
    let document = programme.document();
    let mut assessors = document.staff.iter().filter(|member| member.role == Role::Assessor).peekable();
    let listed = assessors.peek().is_some();
    let all_trained = listed && assessors.all(|member| member.trained_assessor == Some(true));
    let judged = |one: &Assessment| one.trained_assessors.or(all_trained.then_some(true));
    let assessments: Vec<&Assessment> =
        document.modules.iter().flat_map(|module| &module.assessments).collect();
    let having = |wanted: Option<bool>| -> Vec<String> {
        let ids: BTreeSet<&String> =
            assessments.iter().filter(|one| judged(one) == wanted).map(|one| &one.id).collect();
        ids.into_iter().cloned().collect()
    };
    let (untrained, unsaid) = (having(Some(false)), having(None));
    let told = |ids: &[String]| (join(ids, Language::En), join(ids, Language::Nl));
    if assessments.is_empty() {
        (Outcome::Unmet, text!("nothing is assessed", "er wordt niets getoetst"))
    } else if !untrained.is_empty() {
        let (en, nl) = told(&untrained);
        (Outcome::Unmet, text!("not by trained assessors: {en}", "niet door opgeleide assessoren: {nl}"))
    } else if !unsaid.is_empty() {
        let (en, nl) = told(&unsaid);
        let finding = text!("it is not said who assesses {en}", "er staat niet bij wie beoordeelt: {nl}");
        (Outcome::Unknown, finding)
    } else {
        let count = assessments.len();
        let finding = text!("{count} of {count} assessments", "{count} van {count} toetsen");
        (Outcome::Met, finding)
    }
}

fn exam_languages(programme: &Programme, known: &[&Reading]) -> Found {
    let have = &programme.document().exam_languages;
    if have.is_empty() {
        return (Outcome::Unknown, text!("no exam language is given", "er is geen examentaal opgegeven"));
    }
    let met = |reading: &&Reading| Outcome::of(reading.values.iter().any(|value| have.contains(value)));
    let outcome = Outcome::over(known.iter().map(met));
    (outcome, Text::new(join(have, Language::En), join(have, Language::Nl)))
}

fn years_since_award(programme: &Programme, known: &[&Reading]) -> Found {
    let document = programme.document();
    let Some(awarded) = document.awarded else {
        return (
            Outcome::Unknown,
            text!("no earlier award is given", "er is geen eerdere erkenning opgegeven"),
        );
    };
    let years: BTreeSet<u32> = known.iter().filter_map(|reading| reading.value).collect();
    let due = |years: &u32| awarded.saturating_add(i64::from(*years).years());
    let outcome = Outcome::over(years.iter().map(|years| Outcome::of(document.as_of <= due(years))));
    let days: Vec<String> = years.iter().map(|years| due(years).to_string()).collect();
    let (en, nl) = (days.join(" or "), days.join(" of "));
    (outcome, text!("to be renewed by {en}", "te verlengen uiterlijk op {nl}"))
}
