//! Panels as they happen, small enough to follow by hand.

use crate::common::{
    self, DAY, Tested, answer, crosscheck, empty, judgement, portfolio, strength, throughout, verdict,
};
use maatstaf::{Policy, Ruling, SelfRating, Verdict};
use maatstaf_crosscheck::{
    AfterReveal, Assessment, AssessmentDocument, CellJudgement, Crosscheck, CrosscheckAnswer, Decision,
    Holistic, JudgedLevel, LeftOutWhy, PanelRules, Pivotal, ResolutionDocument, ResolutionRecord, Seen,
};
use maatstaf_document::Language;

const EVALUATION: &str = "evaluation";

#[expect(clippy::unnecessary_wraps, reason = "it is compared with levels that may be absent")]
fn said(level: &str) -> Option<JudgedLevel> {
    Some(JudgedLevel { level: Some(level.to_owned()) })
}

fn category<'a>(
    answer: &'a CrosscheckAnswer,
    id: &str,
) -> Result<&'a maatstaf_crosscheck::CategoryPanel, String> {
    answer.categories.iter().find(|one| one.category == id).ok_or_else(|| format!("no category {id}"))
}

/// Three who judge every category at Practitioner, but one of them sees evaluation elsewhere.
fn three(other: Option<&str>) -> Result<Vec<AssessmentDocument>, Box<dyn std::error::Error>> {
    let portfolio = portfolio()?;
    let mut documents = Vec::new();
    for (name, level) in [("one", Some("foundation")), ("two", Some("practitioner")), ("three", other)] {
        let mut document = empty(&portfolio, name);
        document.judgements = throughout(&portfolio, "practitioner");
        document.judgements.retain(|one| one.category != EVALUATION && one.category != "understanding-self");
        document.judgements.push(judgement(EVALUATION, level));
        document.judgements.push(judgement("understanding-self", Some("foundation")));
        documents.push(document);
    }
    Ok(documents)
}

#[test]
fn a_panel_of_three_has_one_cell_that_decides_the_whole() -> Tested {
    let answer = answer(&portfolio()?, three(Some("senior-practitioner"))?)?;
    let evaluation = category(&answer, EVALUATION)?;
    assert_eq!((evaluation.range, evaluation.contested, evaluation.pivotal), (2, true, Pivotal::Overall));
    assert_eq!(evaluation.median, said("practitioner"));
    // Seven of eight at Practitioner, understanding self being the exception: evaluation decides.
    assert_eq!(answer.levels.judged.medians, said("practitioner"));
    let cells: Vec<&str> = answer.contested.iter().map(|cell| cell.level.as_str()).collect();
    assert_eq!(cells, ["practitioner", "senior-practitioner"]);
    let apart =
        answer.contested.first().and_then(|cell| cell.judged_apart.as_ref()).ok_or("it lies apart")?;
    assert_eq!(apart.overall_if_lowest, said("foundation"));
    assert_eq!(apart.overall_if_highest, said("practitioner"));
    assert_eq!(answer.levels.judged.lowest, said("foundation"));
    assert_eq!(answer.levels.judged.highest, said("practitioner"));
    Ok(())
}

#[test]
fn one_level_apart_is_no_dispute() -> Tested {
    let answer = answer(&portfolio()?, three(Some("practitioner"))?)?;
    assert!(answer.contested.is_empty());
    assert_eq!(category(&answer, EVALUATION)?.range, 1);
    assert_eq!((answer.agreement.after_reveal.pairs, answer.agreement.after_reveal.exact), (24, 22));
    Ok(())
}

#[test]
fn of_two_in_the_middle_the_lower_is_the_median() -> Tested {
    let mut documents = three(Some("practitioner"))?;
    documents.truncate(2);
    assert_eq!(category(&answer(&portfolio()?, documents)?, EVALUATION)?.median, said("foundation"));
    Ok(())
}

/// Two who disagree on one claim of the log.
fn dispute(indicator: u16) -> Result<Vec<AssessmentDocument>, Box<dyn std::error::Error>> {
    let portfolio = portfolio()?;
    let mut yes = empty(&portfolio, "yes");
    yes.verdicts = vec![verdict("log", indicator, Ruling::Accept)];
    let mut no = empty(&portfolio, "no");
    no.verdicts = vec![verdict("log", indicator, Ruling::Reject)];
    Ok(vec![yes, no])
}

#[test]
fn a_contested_claim_says_what_hangs_on_it_and_who_said_what() -> Tested {
    let answer = answer(&portfolio()?, dispute(21)?)?;
    let cell = answer.contested.first().ok_or("there is one")?;
    assert_eq!(
        (cell.category.as_str(), cell.level.as_str()),
        ("outcome-and-action-orientation", "foundation")
    );
    assert_eq!(cell.evidence, ["journal", "log"]);
    let claim = cell.claims.first().ok_or("there is one")?;
    assert_eq!(claim.accepted_by.iter().map(|one| one.assessor.as_str()).collect::<Vec<_>>(), ["yes"]);
    assert_eq!(claim.rejected_by.iter().map(|one| one.assessor.as_str()).collect::<Vec<_>>(), ["no"]);
    // Without the log the category has one occasion of three quarters, and Foundation asks for four.
    assert_eq!(claim.flip.if_accepted.category.as_deref(), Some("foundation"));
    assert_eq!(claim.flip.if_rejected.category, None);
    assert_eq!((claim.pivotal, claim.flip.if_rejected.overall.as_deref()), (Pivotal::Overall, None));
    assert_eq!(cell.settled_by.iter().collect::<Vec<_>>(), [&claim.claim]);
    Ok(())
}

#[test]
fn a_portfolio_that_changed_after_the_assessment_keeps_only_what_still_stands() -> Tested {
    let before = portfolio()?;
    let mut document = empty(&before, "one");
    document.verdicts = vec![
        verdict("log", 8, Ruling::Accept),
        verdict("journal", 6, Ruling::Accept),
        verdict("journal", 7, Ruling::Reject),
    ];
    let mut now = before.clone();
    now.change(|document| {
        document.evidence.retain(|item| item.id != "log");
        document.evidence.iter_mut().for_each(|item| item.text.push_str("Rewritten."));
        document.evidence.push(maatstaf::Evidence::new("new", "New").shows(9));
    })?;
    let answer = answer(&now, vec![document])?;
    let one = answer.assessors.first().and_then(|one| one.assessment.as_ref()).ok_or("there is one")?;
    assert!(!one.seen.same && !one.seen.rest_changed);
    assert_eq!(
        (&one.seen.changed[..], &one.seen.gone[..]),
        (&["journal".to_owned()][..], &["log".to_owned()][..])
    );
    assert_eq!(one.seen.added, ["new"]);
    let why: Vec<LeftOutWhy> = one.left_out.iter().map(|one| one.why).collect();
    assert_eq!(why, [LeftOutWhy::Gone, LeftOutWhy::Changed, LeftOutWhy::Changed]);
    assert_eq!(answer.levels.evidence.all.floor, None);
    assert!(answer.page(Language::En).to_markdown().contains("3 verdicts are left out for it"));
    Ok(())
}

#[test]
fn a_change_elsewhere_leaves_verdicts_in_place() -> Tested {
    let mut now = portfolio()?;
    let mut document = empty(&now, "one");
    document.verdicts = vec![verdict("log", 8, Ruling::Accept)];
    now.change(|document| document.target = Some("practitioner".to_owned()))?;
    let answer = answer(&now, vec![document])?;
    let one = answer.assessors.first().ok_or("there is one")?;
    assert_eq!(one.verdicts.accepted, 1);
    assert!(one.assessment.as_ref().is_some_and(|one| one.seen.rest_changed && one.left_out.is_empty()));
    Ok(())
}

#[test]
fn an_opinion_from_before_the_reveal_stands_beside_the_one_from_after() -> Tested {
    let portfolio = portfolio()?;
    let mut document = empty(&portfolio, "one");
    document.blind = true;
    document.judgements = vec![judgement(EVALUATION, Some("practitioner"))];
    document.verdicts = vec![verdict("log", 8, Ruling::Reject)];
    let crosscheck_before = crosscheck(&portfolio, vec![document.clone()], None)?;
    assert!(!crosscheck_before.answer().revealed);
    document.after_reveal = Some(AfterReveal {
        on: DAY,
        judgements: vec![judgement(EVALUATION, Some("foundation"))],
        verdicts: vec![verdict("log", 8, Ruling::Accept)],
        holistic: None,
    });
    let answer = answer(&portfolio, vec![document])?;
    assert!(answer.revealed);
    let one = category(&answer, EVALUATION)?.assessors.first().ok_or("there is one")?;
    assert_eq!((&one.before, &one.after.level), (&said("practitioner"), &Some("foundation".to_owned())));
    let assessor = answer.assessors.first().ok_or("there is one")?;
    assert_eq!((assessor.verdicts.accepted, assessor.verdicts.rejected), (1, 0));
    assert_eq!(assessor.assessment.as_ref().map(|one| one.changed), Some(2));
    Ok(())
}

#[test]
fn the_self_rating_stands_beside_each_assessor_as_it_was_before_the_reveal() -> Tested {
    let mut portfolio = portfolio()?;
    portfolio.change(|document| {
        for (category, level) in [(EVALUATION, Some("senior-practitioner")), ("understanding-self", None)] {
            let level = level.map(str::to_owned);
            document.self_rating.push(SelfRating { category: category.to_owned(), level, reason: None });
        }
    })?;
    let mut document = empty(&portfolio, "one");
    document.blind = true;
    document.judgements =
        vec![judgement(EVALUATION, Some("foundation")), judgement("understanding-self", Some("foundation"))];
    document.after_reveal = Some(AfterReveal {
        on: DAY,
        judgements: vec![judgement(EVALUATION, Some("senior-practitioner"))],
        verdicts: Vec::new(),
        holistic: None,
    });
    let answer = answer(&portfolio, vec![document])?;
    let one = answer.assessors.first().and_then(|one| one.assessment.as_ref()).ok_or("there is one")?;
    let beside = one.self_rating.as_ref().ok_or("two categories have both")?;
    assert_eq!((beside.categories, beside.bias_sum), (2, 1)); // two levels too high and one too low
    assert_eq!((beside.over, beside.equal, beside.under, beside.within_one), (1, 0, 1, 1));
    assert_eq!(category(&answer, EVALUATION)?.self_minus_median, Some(0)); // after the reveal they agree
    Ok(())
}

#[test]
fn a_level_follows_from_cells_up_to_the_first_that_does_not_show() -> Tested {
    let portfolio = portfolio()?;
    let cell = |category: &str, level: &str, shown: bool| CellJudgement {
        category: category.to_owned(),
        level: level.to_owned(),
        shown,
        rationale: None,
    };
    let mut document = empty(&portfolio, "one");
    document.cells = vec![
        cell(EVALUATION, "foundation", true),
        cell(EVALUATION, "practitioner", false),
        cell(EVALUATION, "senior-practitioner", true),
        cell("understanding-self", "foundation", false),
        cell("managing-the-contract", "master-practitioner", false),
        cell("building-the-relationship", "practitioner", true),
    ];
    let assessment = Assessment::from_document(document, &portfolio, &PanelRules::standard())?;
    assert_eq!(assessment.initial_level(EVALUATION), said("foundation"));
    assert_eq!(assessment.initial_level("understanding-self"), Some(JudgedLevel { level: None }));
    assert_eq!(assessment.initial_level("managing-the-contract"), None); // that leaves the level open
    assert_eq!(assessment.final_level("building-the-relationship"), said("practitioner"));
    Ok(())
}

#[test]
fn practice_that_nobody_claims_is_shown_and_counts_in_no_level() -> Tested {
    let portfolio = portfolio()?;
    let mut document = empty(&portfolio, "one");
    let mut seen_too = verdict("log", 24, Ruling::Accept);
    seen_too.strength = strength(4);
    document.verdicts = vec![seen_too];
    let answer = answer(&portfolio, vec![document])?;
    assert_eq!(answer.groups.accepted_not_claimed.indicators, [24]);
    let one = answer.assessors.first().ok_or("there is one")?;
    assert_eq!((one.verdicts.accepted, one.verdicts.accepted_not_claimed), (0, 1));
    assert_eq!(answer.levels.evidence.all.floor, None);
    Ok(())
}

#[test]
fn who_has_verdicts_in_the_portfolio_alone_takes_part_without_judgements() -> Tested {
    let mut portfolio = portfolio()?;
    portfolio.change(|document| {
        document.verdicts.push(Verdict {
            assessor: "earlier".to_owned(),
            evidence: "log".to_owned(),
            indicator: Some(21),
            category: None,
            level: None,
            theme: None,
            ruling: Ruling::Accept,
            strength: None,
            reason: "Yes.".to_owned(),
        });
    })?;
    let documents = dispute(21)?.into_iter().filter(|one| one.assessor == "no").collect();
    let answer = answer(&portfolio, documents)?;
    let names: Vec<_> =
        answer.assessors.iter().map(|one| (one.assessor.as_str(), one.assessment.is_some())).collect();
    assert_eq!(names, [("earlier", false), ("no", true)]);
    assert_eq!(answer.contested.len(), 1);
    Ok(())
}

#[test]
fn an_assessment_speaks_for_its_assessor_where_the_portfolio_says_otherwise() -> Tested {
    let mut portfolio = portfolio()?;
    let documents: Vec<_> = dispute(21)?.into_iter().take(1).collect();
    portfolio.change(|document| {
        document.verdicts.push(Verdict {
            assessor: "yes".to_owned(),
            evidence: "log".to_owned(),
            indicator: Some(21),
            category: None,
            level: None,
            theme: None,
            ruling: Ruling::Reject,
            strength: None,
            reason: "Not at first.".to_owned(),
        });
    })?;
    let answer = answer(&portfolio, documents)?;
    assert!(answer.contested.is_empty());
    assert_eq!(answer.groups.claimed_and_accepted.indicators, [21]);
    Ok(())
}

#[test]
fn half_a_judgement_gives_no_overall_level() -> Tested {
    let mut documents = three(Some("practitioner"))?;
    for one in &mut documents {
        one.judgements.truncate(7);
    }
    let answer = answer(&portfolio()?, documents)?;
    assert_eq!(answer.levels.judged.medians, None);
    assert!(answer.levels.judged.alone.iter().all(|one| one.overall.is_none()));
    Ok(())
}

#[test]
fn a_blind_assessor_sees_only_what_is_theirs() -> Tested {
    let unrated = portfolio()?;
    let mut portfolio = unrated.clone();
    portfolio.change(|document| {
        let level = Some("master-practitioner".to_owned());
        document.self_rating = vec![SelfRating { category: EVALUATION.to_owned(), level, reason: None }];
    })?;
    let mut documents = three(Some("senior-practitioner"))?;
    for one in &mut documents {
        one.blind = true;
    }
    let own = documents.iter().filter(|one| one.assessor == "three").cloned().collect();
    let own = crosscheck(&unrated, own, None)?.blind("three").ok_or("there is one")?.answer();
    let all = crosscheck(&portfolio, documents, None)?;
    assert!(all.blind("nobody").is_none());
    let answer = all.blind("three").ok_or("there is one")?.answer();
    assert!(answer.hidden && !answer.revealed);
    for language in [Language::En, Language::Nl] {
        let page = answer.page(language).to_markdown();
        assert_eq!(page, own.page(language).to_markdown(), "as if nobody else had said anything");
        assert!(!page.contains("two"), "{page}");
    }
    let whole = all.answer();
    assert!(
        !whole.revealed && whole.page(Language::En).to_markdown().contains("do not show this to assessors")
    );
    Ok(())
}

#[test]
fn no_coefficient_stands_by_one_person() -> Tested {
    let answer = answer(&portfolio()?, three(Some("practitioner"))?)?;
    assert!(answer.agreement.no_coefficient.en.contains("at least 5"));
    Ok(())
}

/// A resolution of the dispute over CI 21, with a decision.
fn resolution(
    ruling: Ruling,
    outcome: &str,
    level: Option<&str>,
) -> Result<ResolutionDocument, Box<dyn std::error::Error>> {
    let portfolio = portfolio()?;
    Ok(ResolutionDocument {
        schema: None,
        maatstaf_resolution: 1,
        holder: "coach-a".to_owned(),
        digest: Seen::of(&portfolio).digest,
        records: vec![ResolutionRecord {
            by: vec!["chair".to_owned()],
            on: DAY,
            why: "We read it together.".to_owned(),
            evidence: Some("log".to_owned()),
            indicator: Some(21),
            category: None,
            level: None,
            theme: None,
            ruling: Some(ruling),
            strength: None,
        }],
        decision: Some(Decision {
            outcome: outcome.to_owned(),
            level: level.map(str::to_owned),
            by: vec!["chair".to_owned()],
            on: DAY,
            why: "That is where we ended.".to_owned(),
            asks: vec!["another contract".to_owned()],
        }),
    })
}

#[test]
fn a_decision_that_nothing_supports_is_said_to_be_so() -> Tested {
    for (ruling, outcome, level, supported) in [
        (Ruling::Accept, "award", Some("foundation"), true),
        (Ruling::Reject, "award", Some("foundation"), false),
        (Ruling::Accept, "ask-more", None, false),
        (Ruling::Reject, "ask-more", None, true),
        (Ruling::Reject, "decline", None, true),
    ] {
        let settled = resolution(ruling, outcome, level)?;
        let answer = crosscheck(&portfolio()?, dispute(21)?, Some(settled))?.answer();
        let settled = answer.resolution.as_ref().ok_or("there is one")?;
        let decision = settled.decision.as_ref().ok_or("there is one")?;
        assert_eq!(decision.is_supported(), supported, "{outcome}");
        assert_eq!(settled.open, 0);
        let page = answer.page(Language::En).to_markdown();
        assert_eq!(page.contains("this is not supported by the evidence as settled"), !supported);
        // The opinions stand as they were given.
        assert_eq!(answer.contested.len(), 1);
    }
    Ok(())
}

#[test]
fn a_settled_level_takes_the_place_of_the_median() -> Tested {
    let portfolio = portfolio()?;
    let mut settled = resolution(Ruling::Accept, "ask-more", None)?;
    settled.records.iter_mut().for_each(|one| {
        *one = ResolutionRecord {
            evidence: None,
            indicator: None,
            ruling: None,
            category: Some(EVALUATION.to_owned()),
            level: Some("foundation".to_owned()),
            ..one.clone()
        };
    });
    let documents = three(Some("senior-practitioner"))?;
    let answer = crosscheck(&portfolio, documents, Some(settled))?.answer();
    let settled = answer.resolution.as_ref().ok_or("there is one")?;
    assert_eq!(
        (&settled.judged, &answer.levels.judged.medians),
        (&said("foundation"), &said("practitioner"))
    );
    assert_eq!(category(&answer, EVALUATION)?.median, said("practitioner"));
    Ok(())
}

#[test]
fn with_a_quorum_of_two_one_acceptance_is_not_enough() -> Tested {
    let portfolio = portfolio()?;
    let mut policy = Policy::standard().document().clone();
    policy.quorum = 2;
    let documents = dispute(21)?.into_iter().take(1).collect();
    let assessments = common::checked(&portfolio, documents)?;
    let policy = Policy::from_document(policy)?;
    let answer = Crosscheck::new(portfolio, assessments, policy, PanelRules::standard(), None)?.answer();
    assert!(answer.groups.claimed_not_accepted.not_ruled_on.indicators.contains(&21));
    let one = answer.assessors.first().ok_or("there is one")?;
    assert_eq!(one.groups.claimed_and_accepted.indicators, [21]); // to this assessor it is accepted
    Ok(())
}

#[test]
fn the_pages_name_levels_and_categories_in_their_language() -> Tested {
    let mut documents = three(Some("senior-practitioner"))?;
    if let Some(one) = documents.first_mut() {
        one.holistic = Some(Holistic {
            level: None,
            rationale: "Not yet.".to_owned(),
            recommends: Some("ask-more".to_owned()),
        });
    }
    let answer = answer(&portfolio()?, documents)?;
    let (en, nl) = (answer.page(Language::En).to_markdown(), answer.page(Language::Nl).to_markdown());
    assert!(en.contains("recommends: ask for more") && nl.contains("adviseert: om aanvulling vragen"));
    assert!(en.contains("below Foundation") && nl.contains("onder Foundation"));
    assert!(en.contains("decides the overall level") && nl.contains("bepaalt het niveau als geheel"));
    Ok(())
}
