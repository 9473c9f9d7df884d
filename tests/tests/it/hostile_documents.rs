//! No text makes the readers of ledgers, tables, schemes, programmes, requests, audits, agreements and assessments panic, no
//! refusal quotes what is private, and what is accepted can be asked everything.
//!
//! `MAATSTAF_CASES` sets on how many texts each reader is tried. `scripts/fuzz` goes on where this stops.

use std::cell::Cell;
use std::error::Error;

use jiff::civil::Date;
use maatstaf::{DocumentError, Framework, Language, Policy, Portfolio};
use maatstaf_crosscheck::{Assessment, PanelRules, Resolution};
use maatstaf_guidance::{Guidance, Request};
use maatstaf_mentoring::{Agreement, Audit};
use maatstaf_practice::{Counting, Ledger};
use maatstaf_programme::{Conditions, Programme, eqa_policy};
use maatstaf_readiness::{Applicant, Scheme};
use maatstaf_tests::generate::config;
use proptest::prelude::*;
use serde_json::Value;

mod tables;

use crate::asked;
use crate::damage::{CANARY, DEEP, VALUES, hostile};

type Outcome = Result<(), Box<dyn Error>>;

type ReadGuidance = fn(&str) -> Result<Guidance, DocumentError>;

const PORTFOLIO: &str =
    include_str!("../../../examples/portfolios/external-coach-senior-claim/portfolio.json");
const SMALL: &str = include_str!("../../../fuzz/seeds/portfolio/small.json");
const PROGRAMME: &str = include_str!("../../../examples/programmes/coachen-in-organisaties/programme.json");
const AUDIT: &str = include_str!("../../../examples/mentoring/audit.json");
const AGREEMENT: &str = include_str!("../../../examples/mentoring/agreement.nl.json");
const ASSESSED: &str = include_str!("../../../examples/portfolios/master-contested-verdicts/portfolio.json");
const ASSESSMENTS: [&str; 2] = [
    include_str!("../../../examples/assessments/master-contested-verdicts/assessor-a.json"),
    include_str!("../../../examples/assessments/master-contested-verdicts/assessor-c.json"),
];
const RESOLUTION: &str =
    include_str!("../../../examples/assessments/master-contested-verdicts/resolution.json");
const RULES: &str = include_str!("../../../frameworks/panels/maatstaf-panel.json");
const COUNTING: &str = include_str!("../../../frameworks/counting/icf.json");
const SCHEMES: [&str; 2] = [
    include_str!("../../../frameworks/schemes/eia-renewal.json"),
    include_str!("../../../frameworks/schemes/icf.json"),
];
const SCHEME: &str = include_str!("../../../fuzz/seeds/documents/scheme.txt");
const CONDITIONS: &str = include_str!("../../../frameworks/programme/conditions.json");
const FORMS: &str = include_str!("../../../frameworks/guidance/forms.json");
const COMPARISON: &str = include_str!("../../../frameworks/guidance/mentoring-and-coaching.json");
const QUESTIONS: &str = include_str!("../../../frameworks/guidance/questions.json");
const REQUEST: &str = r#"{"maatstaf_request": 1, "answers": {"about": "task", "manner": "own-experience", "length": "no-end-date"}}"#;

/// What a reader answers: when it refuses, it says why in both languages, and quotes nothing that is private.
fn judge<T>(answer: Result<T, DocumentError>) -> Result<Option<T>, String> {
    let error = match answer {
        Ok(read) => return Ok(Some(read)),
        Err(error) => error,
    };
    if error.problems().is_empty() {
        return Err("a refusal does not say why".to_owned());
    }
    let sentences = [error.sentences(Language::En), error.sentences(Language::Nl)].concat().join("\n");
    let json = serde_json::to_string(error.problems()).map_err(|error| error.to_string())?;
    let said = format!("{sentences}\n{error}\n{error:?}\n{json}").to_lowercase();
    if said.contains(&CANARY.to_lowercase()) { Err(format!("quoted: {sentences}")) } else { Ok(None) }
}

/// Tries a reader on hostile texts, and asks what it accepts on some day.
fn withstands<T>(
    texts: impl Strategy<Value = String>,
    cases: u32,
    read: impl Fn(&str) -> Result<T, DocumentError>,
    then: impl Fn(&T, Date),
) -> Outcome {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..config("MAATSTAF_CASES", cases)
    });
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    runner.run(&(texts, prop::sample::select(asked::DAYS.to_vec())), |(text, day)| {
        let read = judge(read(&text)).map_err(TestCaseError::fail)?;
        let count = if read.is_some() { &accepted } else { &refused };
        count.set(count.get() + 1);
        if let Some(read) = read {
            then(&read, day);
        }
        Ok(())
    })?;
    assert!(
        accepted.get() > 0 && refused.get() > 0,
        "{} accepted, {} refused",
        accepted.get(),
        refused.get()
    );
    Ok(())
}

fn small() -> Result<(Portfolio, Policy), DocumentError> {
    Ok((Portfolio::open(SMALL, Framework::by_id)?, eqa_policy()))
}

/// The ledger of a sample with the first entries of each list, and without references to the others.
fn ledger() -> Result<Value, Box<dyn Error>> {
    let mut portfolio: Value = serde_json::from_str(PORTFOLIO)?;
    let mut ledger = portfolio.get_mut("ledger").ok_or("the sample has a ledger")?.take();
    for list in ledger.as_object_mut().into_iter().flat_map(|lists| lists.values_mut()) {
        let entries = list.as_array_mut().into_iter().flat_map(|entries| {
            entries.truncate(3);
            entries.iter_mut().filter_map(Value::as_object_mut)
        });
        for entry in entries {
            entry.retain(|field, _| field != "about" && field != "same_as");
        }
    }
    Ok(ledger)
}

fn read_back<T: PartialEq>(
    read: &T,
    document: &impl serde::Serialize,
    again: impl Fn(&str) -> Result<T, DocumentError>,
) {
    let text = serde_json::to_string(document).unwrap_or_default();
    assert!(again(&text).is_ok_and(|one| one == *read), "what is read can be written and read again");
}

#[test]
fn a_ledger_is_read_and_counted_or_refused() -> Outcome {
    let (portfolio, _) = small()?;
    let estimate = portfolio.estimate();
    withstands(hostile(ledger()?), 900, Ledger::from_json, |ledger, day| {
        read_back(ledger, ledger.document(), Ledger::from_json);
        asked::ledger(ledger, &estimate, day);
    })
}

#[test]
fn a_counting_profile_is_read_and_counts_or_is_refused() -> Outcome {
    let ledger = Ledger::from_json(&ledger()?.to_string())?;
    withstands(hostile(serde_json::from_str(COUNTING)?), 1_000, Counting::from_json, |profile, day| {
        asked::counting(profile, &ledger, day);
    })
}

/// An applicant of whom everything is known, and whose own figures are as large as they get.
fn applicant(scheme: &Scheme, own: bool) -> Result<Applicant, Box<dyn Error>> {
    let requirements = scheme.document().requirements.iter().map(|one| (one.id.clone(), u32::MAX));
    Ok(Applicant {
        ledger: Ledger::from_json(&ledger()?.to_string())?,
        scores: [("vision".to_owned(), u32::MAX)].into(),
        figures: requirements.filter(|_| own).collect(),
        ..Applicant::default()
    })
}

#[test]
fn a_scheme_is_read_and_applied_for_or_refused() -> Outcome {
    let (portfolio, _) = small()?;
    let estimate = portfolio.estimate();
    for text in SCHEMES {
        let own: Vec<Applicant> = [false, true]
            .into_iter()
            .map(|own| applicant(&Scheme::from_json(text)?, own))
            .collect::<Result<_, _>>()?;
        withstands(hostile(serde_json::from_str(text)?), 450, Scheme::from_json, |scheme, day| {
            for applicant in &own {
                asked::schemes(std::slice::from_ref(scheme), applicant, &estimate, day);
            }
        })?;
    }
    Ok(())
}

#[test]
fn a_programme_is_read_and_answered_about_or_refused() -> Outcome {
    let policy = eqa_policy();
    let mut seed: Value = serde_json::from_str(PROGRAMME)?;
    if let Some(modules) = seed.get_mut("modules").and_then(Value::as_array_mut) {
        modules.truncate(2);
    }
    let open = |text: &str| Programme::open(text, Framework::by_id);
    withstands(hostile(seed), 700, open, |programme, _| asked::programme(programme, &policy))
}

#[test]
fn conditions_are_read_and_answered_or_refused() -> Outcome {
    let (policy, framework) = (eqa_policy(), Framework::emcc());
    let programme = Programme::open(PROGRAMME, Framework::by_id)?;
    let awarded = PROGRAMME.replace("\"target\"", "\"awarded\": \"2020-02-29\", \"target\"");
    let awarded = Programme::open(&awarded, Framework::by_id)?;
    let read = |text: &str| Conditions::from_json(&framework, text);
    withstands(hostile(serde_json::from_str(CONDITIONS)?), 500, read, |conditions, _| {
        for programme in [&programme, &awarded] {
            asked::conditions(conditions, programme, &policy);
        }
    })
}

#[test]
fn a_request_is_read_and_answered_or_refused() -> Outcome {
    let guidance = Guidance::standard();
    let read = |text: &str| Request::from_json(&guidance, text);
    withstands(hostile(serde_json::from_str(REQUEST)?), 1_500, read, |request, _| {
        asked::request(&guidance, request);
    })
}

#[test]
fn guidance_is_read_and_asked_or_refused() -> Outcome {
    let readers: [(&str, ReadGuidance); 4] = [
        (FORMS, |text| Guidance::from_json(text, COMPARISON, QUESTIONS)),
        (COMPARISON, |text| Guidance::from_json(FORMS, text, QUESTIONS)),
        (QUESTIONS, |text| Guidance::from_json(FORMS, COMPARISON, text)),
        (QUESTIONS, |text| Guidance::standard().with_questions(text)),
    ];
    for (seed, read) in readers {
        withstands(hostile(serde_json::from_str(seed)?), 150, read, |guidance, _| asked::guidance(guidance))?;
    }
    Ok(())
}

#[test]
fn an_audit_is_read_and_worked_out_or_refused() -> Outcome {
    withstands(hostile(serde_json::from_str(AUDIT)?), 1_000, Audit::from_json, |audit, _| {
        read_back(audit, audit.document(), Audit::from_json);
        asked::audit(audit);
    })
}

#[test]
fn an_agreement_is_read_and_reviewed_or_refused() -> Outcome {
    withstands(hostile(serde_json::from_str(AGREEMENT)?), 1_500, Agreement::from_json, |agreement, day| {
        read_back(agreement, agreement.document(), Agreement::from_json);
        asked::agreement(agreement, day);
    })
}

#[test]
fn an_assessment_is_read_and_set_beside_others_or_refused() -> Outcome {
    let (portfolio, rules) = (Portfolio::open(ASSESSED, Framework::by_id)?, PanelRules::standard());
    let other = Assessment::from_json(ASSESSMENTS[1], &portfolio, &rules)?;
    let mut seed: Value = serde_json::from_str(ASSESSMENTS[0])?;
    if let Some(verdicts) = seed.get_mut("verdicts").and_then(Value::as_array_mut) {
        verdicts.truncate(4);
    }
    let read = |text: &str| Assessment::from_json(text, &portfolio, &rules);
    withstands(hostile(seed), 120, read, |assessment, _| {
        asked::assessment(assessment, &other, &portfolio, &rules);
    })
}

#[test]
fn a_resolution_is_read_and_laid_beside_the_opinions_or_refused() -> Outcome {
    let (portfolio, rules) = (Portfolio::open(ASSESSED, Framework::by_id)?, PanelRules::standard());
    let assessments = ASSESSMENTS.map(|text| Assessment::from_json(text, &portfolio, &rules));
    let assessments = assessments.into_iter().collect::<Result<Vec<_>, _>>()?;
    let read = |text: &str| Resolution::from_json(text, &portfolio, &rules);
    withstands(hostile(serde_json::from_str(RESOLUTION)?), 120, read, |resolution, _| {
        asked::panel(&assessments, &portfolio, &rules, Some(resolution));
    })
}

#[test]
fn panel_rules_are_read_and_applied_or_refused() -> Outcome {
    let portfolio = Portfolio::open(ASSESSED, Framework::by_id)?;
    withstands(hostile(serde_json::from_str(RULES)?), 150, PanelRules::from_json, |rules, _| {
        let read = ASSESSMENTS.map(|text| Assessment::from_json(text, &portfolio, rules));
        if let [Ok(one), Ok(other)] = read {
            asked::assessment(&one, &other, &portfolio, rules);
        }
    })
}

/// A text read by every reader: each must refuse it.
fn all_refuse(text: &str) -> Outcome {
    let (guidance, framework) = (Guidance::standard(), Framework::emcc());
    let ((portfolio, _), rules) = (small()?, PanelRules::standard());
    let answers = [
        judge(Assessment::from_json(text, &portfolio, &rules))?.is_some(),
        judge(Resolution::from_json(text, &portfolio, &rules))?.is_some(),
        judge(PanelRules::from_json(text))?.is_some(),
        judge(Ledger::from_json(text))?.is_some(),
        judge(Counting::from_json(text))?.is_some(),
        judge(Scheme::from_json(text))?.is_some(),
        judge(Programme::open(text, Framework::by_id))?.is_some(),
        judge(Conditions::from_json(&framework, text))?.is_some(),
        judge(Request::from_json(&guidance, text))?.is_some(),
        judge(guidance.with_questions(text))?.is_some(),
        judge(Audit::from_json(text))?.is_some(),
        judge(Agreement::from_json(text))?.is_some(),
    ];
    assert!(!answers.contains(&true), "accepted by {answers:?}");
    Ok(())
}

/// A seed of the target that reads several documents, without the letter that says which.
fn without_letter(text: &str) -> &str {
    text.split_at(1).1
}

#[test]
fn the_seeds_of_the_fuzz_targets_are_read() -> Outcome {
    let guidance = Guidance::standard();
    Ledger::from_json(include_str!("../../../fuzz/seeds/ledger/small.json"))?;
    Scheme::from_json(without_letter(SCHEME))?;
    let programme = without_letter(include_str!("../../../fuzz/seeds/documents/programme.txt"));
    Programme::open(programme, Framework::by_id)?;
    Request::from_json(&guidance, without_letter(include_str!("../../../fuzz/seeds/documents/request.txt")))?;
    Audit::from_json(without_letter(include_str!("../../../fuzz/seeds/documents/audit.txt")))?;
    Agreement::from_json(without_letter(include_str!("../../../fuzz/seeds/documents/agreement.txt")))?;
    Counting::from_json(without_letter(include_str!("../../../fuzz/seeds/documents/counting.txt")))?;
    let assessment = without_letter(include_str!("../../../fuzz/seeds/documents/assessment.txt"));
    Assessment::from_json(assessment, &small()?.0, &PanelRules::standard())?;
    Ok(())
}

/// A portfolio is read by the same rules: an id that is none, and all that refer to it.
#[test]
fn a_portfolio_is_opened_or_refused() -> Outcome {
    let open = |text: &str| Portfolio::open(text, Framework::by_id);
    withstands(hostile(serde_json::from_str(SMALL)?), 1_000, open, |portfolio, day| {
        if day == portfolio.document().as_of {
            portfolio.estimate();
        }
    })
}

/// A sample with one of its texts replaced.
fn with(sample: &str, text: &str, instead: &str) -> Result<String, String> {
    let replaced = sample.replace(text, instead);
    if replaced == sample { Err(format!("the sample has no {text}")) } else { Ok(replaced) }
}

#[test]
fn what_stands_for_an_id_is_not_quoted_unless_it_is_one() -> Outcome {
    let (guidance, framework) = (Guidance::standard(), Framework::emcc());
    let scheme = with(without_letter(SCHEME), "\"id\": \"practitioner\"", &format!("\"id\": \"{CANARY}\""))?;
    let programme = with(PROGRAMME, "\"kennismaking\"", &format!("\"{CANARY}\""))?;
    let cover = "{\"indicator\": 6, \"as\": \"taught\"},";
    let conditions = CONDITIONS.replacen("\"S14\"", &format!("\"{CANARY}\""), 1); // nothing refers to it any more
    let answer = |key: &str| format!("{{\"maatstaf_{key}\": 1, \"answers\": {{\"{CANARY}\": 0}}}}");
    let refused = [
        judge(Scheme::from_json(&scheme))?.is_none(),
        judge(Scheme::from_json(&with(
            without_letter(SCHEME),
            "{\"practitioner\":",
            &format!("{{\"{CANARY}\":"),
        )?))?
        .is_none(),
        judge(Programme::from_json(&with(&programme, cover, &cover.repeat(2))?))?.is_none(),
        judge(Conditions::from_json(&framework, &conditions))?.is_none(),
        judge(Request::from_json(&guidance, &answer("request")))?.is_none(),
        judge(Audit::from_json(&answer("audit")))?.is_none(),
    ];
    assert!(!refused.contains(&false), "refused: {refused:?}");
    Ok(())
}

#[test]
fn a_number_of_months_or_years_that_no_calendar_holds_does_no_harm() -> Outcome {
    let scheme = Scheme::from_json(&with(without_letter(SCHEME), "\"value\": 60,", "\"value\": 1000000,")?)?;
    let (portfolio, _) = small()?;
    let applicant = applicant(&scheme, false)?;
    for day in asked::DAYS {
        asked::schemes(std::slice::from_ref(&scheme), &applicant, &portfolio.estimate(), day);
    }
    let conditions = with(CONDITIONS, "\"value\": 5,", "\"value\": 4294967295,")?;
    assert!(judge(Conditions::from_json(&Framework::emcc(), &conditions))?.is_none());
    Ok(())
}

#[test]
fn what_is_no_document_is_refused_by_all() -> Outcome {
    let (mut texts, long) = (VALUES.map(str::to_owned).to_vec(), "a".repeat(33 << 20));
    texts.extend(["[", "{\"a\":", "{\"sessions\":[", "[[{\"maatstaf_audit\":"].map(|open| open.repeat(DEEP)));
    texts.extend([String::new(), format!("{{\"{CANARY}\": \"{CANARY}\"}}"), format!("\"{long}\"")]);
    for text in texts {
        all_refuse(&text)?;
    }
    Ok(())
}
