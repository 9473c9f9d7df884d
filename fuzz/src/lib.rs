//! All that can be asked of a document that was read: whatever it holds, nothing of this may panic.
//!
//! The fuzz targets, `tests/tests/it/hostile_documents.rs` and `tests/tests/it/hostile_exchange.rs` ask the same.

use std::hint::black_box;

use jiff::civil::{Date, date};
use maatstaf::{Estimate, Framework, Lane, Language, Policy, Portfolio};
use maatstaf_crosscheck::{Assessment, Crosscheck, Draws, PanelRules, Raters, Resolution};
use maatstaf_crosswalk::{Crosswalk, crosswalks_page};
use maatstaf_document::Problem;
use maatstaf_exchange::{
    Carried, Format, Levels, Options, Outline, PackReading, Summary, leveled, read, tiered, write,
};
use maatstaf_guidance::{Guidance, Request};
use maatstaf_mentoring::{Agreement, Audit, Tier};
use maatstaf_practice::{Counting, Ledger, overview};
use maatstaf_programme::{Conditions, Programme};
use maatstaf_readiness::{Advice, Applicant, Calendar, Overview, Readiness, Scheme};

/// Days of reading: an ordinary one, a leap day, and those at which calendars end.
pub const DAYS: [Date; 6] =
    [date(2026, 6, 30), Date::MIN, date(2024, 2, 29), Date::MAX, date(0, 1, 1), date(9999, 1, 1)];

const LANGUAGES: [Language; 2] = [Language::En, Language::Nl];

/// Counts a ledger by every profile, holds it against every scheme, and reviews its sessions.
pub fn ledger(ledger: &Ledger, estimate: &Estimate, as_of: Date) {
    let profiles: Vec<Counting> = Counting::ids().filter_map(Counting::by_id).collect();
    for profile in &profiles {
        counting(profile, ledger, as_of);
    }
    for language in LANGUAGES {
        black_box(overview(ledger, &profiles, as_of, language).to_markdown());
    }
    schemes(Scheme::all(), &Applicant { ledger: ledger.clone(), ..Applicant::default() }, estimate, as_of);
    let guidance = Guidance::standard();
    let sessions = ledger.document().sessions.iter();
    let sessions = sessions.map(|one| (one.id.as_str(), one.service.id(), one.traits.as_slice()));
    let review = guidance.review_ledger(sessions);
    black_box(LANGUAGES.map(|language| review.page(language).to_markdown()));
}

/// Counts a ledger by a profile.
pub fn counting(profile: &Counting, ledger: &Ledger, as_of: Date) {
    for counted in [profile.count(ledger), profile.count_until(ledger, as_of)] {
        black_box((counted.minutes(), counted.clients()));
    }
    let profiles = std::slice::from_ref(profile);
    black_box(LANGUAGES.map(|language| overview(ledger, profiles, as_of, language).to_markdown()));
}

/// Holds an applicant against schemes: readiness, advice, overview and calendar.
///
/// # Panics
/// When a line of the calendar file is too long.
pub fn schemes(schemes: &[Scheme], applicant: &Applicant, estimate: &Estimate, as_of: Date) {
    for scheme in schemes {
        let readiness = Readiness::new(scheme, applicant, as_of);
        let advice = Advice::new(scheme, &readiness, estimate);
        black_box((json(&readiness), json(&advice), advice.next()));
        for language in LANGUAGES {
            black_box(advice.page(scheme, &readiness, language).to_markdown());
            for level in &readiness.levels {
                black_box((level.met(), readiness.page(scheme, &level.level, language).to_markdown()));
            }
        }
    }
    let overview = Overview::new(schemes, applicant, estimate, as_of);
    let levels = schemes
        .iter()
        .flat_map(|scheme| scheme.document().levels.iter().map(move |level| (scheme, level.id.as_str())));
    let levels: Vec<(&Scheme, &str)> = levels.collect();
    let calendar = Calendar::new(&levels, applicant, as_of, 24);
    black_box((json(&overview), json(&calendar), Calendar::new(&[], applicant, as_of, u32::MAX)));
    for language in LANGUAGES {
        black_box((overview.page(schemes, language).to_markdown(), calendar.page(language).to_markdown()));
        let ics = calendar.to_ics(language);
        assert!(ics.split("\r\n").all(|line| line.len() <= 75), "lines of a calendar file are folded");
    }
}

/// Answers about a programme under a policy: levels, coverage, hours, conditions, and its gap to every level.
///
/// # Panics
/// When a level of the framework cannot be aimed at.
pub fn programme(programme: &Programme, policy: &Policy) {
    let answer = programme.answer(policy);
    black_box((json(&answer), programme.digest()));
    for language in LANGUAGES {
        black_box((answer.page(language).to_markdown(), answer.coverage_page(language).to_markdown()));
    }
    for level in programme.framework().levels() {
        for lane in [Lane::Floor, Lane::Estimate, Lane::Ceiling] {
            assert!(programme.gap(policy, level, lane).is_ok(), "a level of the framework is a target");
        }
    }
}

/// Answers about a programme under conditions.
pub fn conditions(conditions: &Conditions, programme: &Programme, policy: &Policy) {
    let answer = programme.answer_under(policy, conditions);
    black_box((json(&answer), LANGUAGES.map(|language| answer.page(language).to_markdown())));
}

/// Answers a request.
///
/// # Panics
/// When no form stands first.
pub fn request(guidance: &Guidance, request: &Request) {
    let choice = guidance.choose(request);
    assert!(!choice.first().is_empty(), "some form stands first");
    black_box((json(choice.document()), LANGUAGES.map(|language| choice.page(language).to_markdown())));
}

/// Asks guidance everything: its pages, an empty request, a session with every trait, a ledger with each alone.
pub fn guidance(guidance: &Guidance) {
    request(guidance, &Request::default());
    let ids = guidance.trait_ids();
    let review = guidance.review(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    let sessions = ids.iter().map(|id| (id.as_str(), "coaching", std::slice::from_ref(id)));
    let ledger = guidance.review_ledger(sessions);
    black_box((json(review.document()), json(ledger.document()), review.differs_from("mentoring")));
    for language in LANGUAGES {
        black_box((review.page(language).to_markdown(), ledger.page(language).to_markdown()));
        black_box((guidance.compare_page(language), guidance.questions_page(language)));
    }
}

/// Works an audit out, against tiers that nobody and everybody meets.
///
/// # Panics
/// When more is certain than is possible.
pub fn audit(audit: &Audit) {
    let tier = |overall: u32, each: u32| Tier {
        id: "tier".to_owned(),
        name: maatstaf::Text::new("tier", "trede"),
        overall,
        each,
    };
    let result = audit.result(&[tier(0, 0), tier(85, 70), tier(u32::MAX, u32::MAX)]);
    assert!(result.overall.certain <= result.overall.possible, "what is certain is possible");
    black_box((json(&result), LANGUAGES.map(|language| result.page(language).to_markdown())));
}

/// Checks an agreement, writes it out and reviews it.
pub fn agreement(agreement: &Agreement, as_of: Date) {
    let check = agreement.check(as_of);
    black_box(json(&check));
    for language in LANGUAGES {
        black_box((check.page(language).to_markdown(), agreement.write(language).to_markdown()));
        black_box(agreement.review_page(language, as_of).to_markdown());
    }
}

/// Sets an assessment beside another one of the same portfolio, blind and revealed, and looks at both as a cohort.
///
/// # Panics
/// When assessments that were read one by one cannot be put together although their assessors differ.
pub fn assessment(assessment: &Assessment, other: &Assessment, portfolio: &Portfolio, rules: &PanelRules) {
    let own = assessment.assessor().to_owned();
    let mut both = vec![assessment.clone()];
    both.extend(Some(other.clone()).filter(|other| other.assessor() != own));
    panel(&both, portfolio, rules, None);
    let documents = both.iter().map(|one| one.document().clone()).collect();
    if let Ok(raters) = Raters::new(portfolio.framework(), documents, std::slice::from_ref(portfolio)) {
        let answer = raters.answer(&Policy::standard(), rules, Draws::default());
        black_box((json(&answer), LANGUAGES.map(|language| answer.page(language).to_markdown())));
    }
}

/// Lays what a panel settled beside its assessments.
///
/// # Panics
/// When documents that were read one by one cannot be put together.
pub fn panel(
    assessments: &[Assessment],
    portfolio: &Portfolio,
    rules: &PanelRules,
    resolution: Option<&Resolution>,
) {
    let (policy, rules) = (Policy::standard(), rules.clone());
    let whole = Crosscheck::new(portfolio.clone(), assessments.to_vec(), policy, rules, resolution.cloned());
    assert!(whole.is_ok(), "what was read can be put together");
    let blind = assessments.iter().filter_map(|one| whole.as_ref().ok()?.blind(one.assessor()));
    for crosscheck in blind.chain(whole.clone()) {
        let answer = crosscheck.answer();
        black_box((json(&answer), LANGUAGES.map(|language| answer.page(language).to_markdown())));
    }
}

/// Asks an outline for its summary, its levels and every format to write it in, and reads what was written again.
///
/// The answer is all that was said on the way: what was lost, and why something could not be made.
///
/// # Panics
/// When what was written cannot be read.
pub fn outline(carried: &Carried<Outline>) -> Vec<Problem> {
    let summary = Summary::of(carried);
    black_box((json(&summary), LANGUAGES.map(|language| summary.page(language).to_markdown())));
    let mut said = carried.losses.clone();
    said.extend(tiered(&carried.what).losses);
    for levels in [Levels::Auto, Levels::Single, Levels::Tier(1), Levels::Tier(2), Levels::Tier(usize::MAX)] {
        said.extend(losses(leveled(&carried.what, levels), |_| {}));
        for language in LANGUAGES {
            said.extend(written(&carried.what, language, levels));
        }
    }
    said
}

/// Writes an outline in every format, with its levels found in some way, and reads it again.
fn written(outline: &Outline, language: Language, levels: Levels) -> Vec<Problem> {
    let options = Options {
        language,
        base: "https://example.org/case".to_owned(),
        changed: DAYS[0],
        policy: Some(Policy::standard()),
        reading: PackReading { language, levels, ..PackReading::default() },
    };
    let mut said = Vec::new();
    for format in [Format::Case, Format::Mahara, Format::Moodle, Format::Pack] {
        let made = write(outline, format, &options);
        said.extend(losses(made, |files| {
            let texts: Vec<&str> = files.iter().map(|(_, text)| text.as_str()).collect();
            let (first, others) = texts.split_first().unwrap_or((&"", &[]));
            assert_eq!(Format::of(first), Some(format), "what was written is known by its content");
            if format == Format::Pack {
                let again = Framework::from_json(first, others);
                assert!(again.is_ok(), "a pack that was written is not read: {again:?}");
            } else {
                let again = read(first, format);
                assert!(again.is_ok(), "{format} that was written is not read: {again:?}");
            }
        }));
    }
    said
}

/// What is said of something that was carried, or of why it was not.
fn losses<T>(answer: Result<Carried<T>, maatstaf::DocumentError>, then: impl FnOnce(&T)) -> Vec<Problem> {
    match answer {
        Ok(carried) => {
            then(&carried.what);
            carried.losses
        }
        Err(error) => error.problems().to_vec(),
    }
}

/// Reads a portfolio along a crosswalk, there and back. The answer is why it could not be.
pub fn crosswalk(crosswalk: &Crosswalk, portfolio: &Portfolio) -> Vec<Problem> {
    let mut said = Vec::new();
    let inverse = crosswalk.inverse();
    for one in [crosswalk, &inverse, &inverse.inverse()] {
        black_box(json(one.document()));
        match one.read(portfolio, &Policy::standard()) {
            Ok(reading) => {
                black_box((
                    json(reading.answer()),
                    LANGUAGES.map(|language| reading.page(language).to_markdown()),
                ));
            }
            Err(error) => said.extend(error.problems().to_vec()),
        }
    }
    black_box(
        LANGUAGES
            .map(|language| crosswalks_page(&[crosswalk.clone(), inverse.clone()], language).to_markdown()),
    );
    said
}

fn json(answer: &impl serde::Serialize) -> usize {
    let text = serde_json::to_string(answer);
    assert!(text.is_ok(), "an answer can be written");
    text.map_or(0, |text| text.len())
}
