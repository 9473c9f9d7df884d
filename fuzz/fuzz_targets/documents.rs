//! No text makes the reading of a scheme, programme, request, audit or agreement panic, and what is read can be asked everything.
//!
//! The first letter says which document it is: `s`, `p`, `r`, `a` or `g`; `c` a counting profile, `q` the chooser's questions, `e` the
//! conditions of recognition, and `b` an assessment of the portfolio in `seeds/portfolio`.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use maatstaf::{DocumentError, Framework, Policy, Portfolio};
use maatstaf_crosscheck::{Assessment, PanelRules};
use maatstaf_fuzz as ask;
use maatstaf_guidance::{Guidance, Request};
use maatstaf_mentoring::{Agreement, Audit};
use maatstaf_practice::{Counting, Ledger};
use maatstaf_programme::{Conditions, Programme, eqa_policy};
use maatstaf_readiness::{Applicant, Scheme};

/// What the documents are asked about.
struct Known {
    portfolio: Portfolio,
    applicant: Applicant,
    programme: Programme,
    policy: Policy,
    guidance: Guidance,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let (portfolio, ledger) =
        (include_str!("../seeds/portfolio/small.json"), include_str!("../seeds/ledger/small.json"));
    let programme = include_str!("../seeds/documents/programme.txt").split_at(1).1;
    Known {
        portfolio: Portfolio::open(portfolio, Framework::by_id).expect("the seed is a portfolio"),
        applicant: Applicant {
            ledger: Ledger::from_json(ledger).expect("the seed is a ledger"),
            ..Applicant::default()
        },
        programme: Programme::open(programme, Framework::by_id).expect("the seed is a programme"),
        policy: eqa_policy(),
        guidance: Guidance::standard(),
    }
});

fuzz_target!(|text: &str| {
    let mut signs = text.chars();
    let (kind, document, known) = (signs.next(), signs.as_str(), &*KNOWN);
    let day = ask::DAYS[document.len() % ask::DAYS.len()];
    match kind {
        Some('s') => judge(Scheme::from_json(document), |scheme| {
            let schemes = std::slice::from_ref(scheme);
            ask::schemes(schemes, &known.applicant, &known.portfolio.estimate(), day);
        }),
        Some('p') => judge(Programme::open(document, Framework::by_id), |programme| {
            ask::programme(programme, &known.policy);
        }),
        Some('r') => judge(Request::from_json(&known.guidance, document), |request| {
            ask::request(&known.guidance, request);
        }),
        Some('a') => judge(Audit::from_json(document), ask::audit),
        Some('g') => judge(Agreement::from_json(document), |agreement| ask::agreement(agreement, day)),
        Some('c') => judge(Counting::from_json(document), |profile| {
            ask::counting(profile, &known.applicant.ledger, day);
        }),
        Some('q') => judge(known.guidance.with_questions(document), ask::guidance),
        Some('e') => judge(Conditions::from_json(&Framework::emcc(), document), |conditions| {
            ask::conditions(conditions, &known.programme, &known.policy);
        }),
        Some('b') => {
            let (portfolio, rules) = (&known.portfolio, PanelRules::standard());
            judge(Assessment::from_json(document, portfolio, &rules), |assessment| {
                ask::assessment(assessment, assessment, portfolio, &rules);
            });
        }
        _ => {}
    }
});

fn judge<T>(answer: Result<T, DocumentError>, then: impl Fn(&T)) {
    match answer {
        Ok(read) => then(&read),
        Err(error) => assert!(!error.problems().is_empty(), "a refusal says why"),
    }
}
