//! Part 3 of `docs/estimation.md`, to the digit.

use std::error::Error;

use maatstaf::{
    CategoryDocument, CategoryExplanationDocument, Certainty, Claim, Confidence, Estimate, Evidence,
    Framework, Ground, Lane, Portfolio, PortfolioDocument, Resilience, Ruling, Strength, Verification, Why,
};
use maatstaf_tests::generate::edit::{verdict, without};

const CATEGORY: &str = "understanding-self";
const LEVELS: [&str; 4] = ["foundation", "practitioner", "senior-practitioner", "master-practitioner"];

type Outcome = Result<(), Box<dyn Error>>;

/// Category 1 with the four pieces of evidence of the example.
fn example() -> Result<Portfolio, Box<dyn Error>> {
    let item = |id: &str, strength: Strength, verification, indicators: &[u16]| {
        let start = Evidence::new(id, id).verified(verification);
        indicators.iter().fold(start, |item, number| item.claims(Claim::indicator(*number, strength)))
    };
    let mut theme =
        Claim::equivalent(CATEGORY, "senior-practitioner", Strength::ANALYSES).with_theme("own triggers");
    theme.rationale = Some("the client saw how my own triggers were used".to_owned());
    let mut portfolio = Portfolio::new(Framework::emcc());
    portfolio.add(item("E1", Strength::ANALYSES, Verification::Artefact, &[2, 31]))?;
    portfolio.add(item("E2", Strength::REFLECTS, Verification::Corroborated, &[32, 73]))?;
    portfolio.add(item("E3", Strength::REFLECTS, Verification::SelfDeclared, &[74]))?;
    portfolio.add(item("E4", Strength::ANALYSES, Verification::Corroborated, &[33]).claims(theme))?;
    for (id, number) in [("E1", 2), ("E1", 31), ("E2", 32), ("E2", 73), ("E4", 33)] {
        let claim = Claim::indicator(number, Strength::ANALYSES);
        portfolio.rule(verdict("assessor-1", id, &claim, Ruling::Accept, None))?;
    }
    Ok(portfolio)
}

fn category(estimate: &Estimate) -> Result<CategoryDocument, Box<dyn Error>> {
    let mut categories = estimate.document().categories.into_iter();
    Ok(categories.find(|category| category.category == CATEGORY).ok_or("EMCC has this category")?)
}

fn explained(estimate: &Estimate, lane: Lane) -> Result<CategoryExplanationDocument, Box<dyn Error>> {
    let mut categories = estimate.explain(lane).document().categories.into_iter();
    Ok(categories.find(|category| category.category == CATEGORY).ok_or("EMCC has this category")?)
}

#[test]
fn the_cells_ask_for_what_the_example_says() -> Outcome {
    let category = category(&example()?.estimate())?;
    let needs: Vec<_> =
        category.levels.iter().map(|cell| (cell.indicators, cell.breadth.need, cell.depth.need)).collect();
    assert_eq!(needs, [(4, 2, 4), (3, 2, 8), (2, 1, 8), (3, 2, 12)]);
    assert_eq!(category.levels.iter().map(|cell| cell.level.as_str()).collect::<Vec<_>>(), LEVELS);
    Ok(())
}

#[test]
fn the_counters_are_those_of_the_example() -> Outcome {
    let category = category(&example()?.estimate())?;
    let breadth: Vec<_> = category
        .levels
        .iter()
        .map(|cell| (cell.breadth.floor, cell.breadth.estimate, cell.breadth.ceiling))
        .collect();
    let depth: Vec<_> = category
        .levels
        .iter()
        .map(|cell| (cell.depth.floor, cell.depth.estimate, cell.depth.ceiling))
        .collect();
    assert_eq!(breadth, [(5, 7, 7), (4, 6, 6), (1, 2, 3), (0, 0, 0)]);
    assert_eq!(depth, [(10, 12, 14), (10, 12, 14), (4, 9, 11), (0, 0, 0)]);
    Ok(())
}

#[test]
fn the_levels_are_those_of_the_example() -> Outcome {
    let estimate = example()?.estimate();
    let category = estimate.category(CATEGORY).ok_or("EMCC has this category")?;
    assert_eq!(category.floor(), Some("practitioner"));
    assert_eq!(category.level(), Some("senior-practitioner"));
    assert_eq!(category.ceiling(), Some("senior-practitioner"));
    assert_eq!(estimate.level(), None); // seven categories have nothing yet
    Ok(())
}

#[test]
fn the_essay_is_kept_low_by_its_verification() -> Outcome {
    let explained = explained(&example()?.estimate(), Lane::Estimate)?;
    assert_eq!(explained.level.as_deref(), Some("senior-practitioner"));
    let senior = explained.cells.get(2).ok_or("Senior Practitioner is the third level")?;
    let counted: Vec<_> = senior
        .breadth
        .counted
        .iter()
        .map(|one| (one.claim.indicator, one.claim.theme.as_deref(), one.credit))
        .collect();
    assert_eq!(counted, [(Some(73), None, 4), (None, Some("own triggers"), 3)]);
    let skipped: Vec<_> = senior
        .breadth
        .skipped
        .iter()
        .map(|one| (one.claim.evidence.as_str(), one.claim.indicator, one.why))
        .collect();
    assert_eq!(
        skipped,
        [("E3", Some(74), Why::CreditTooLow { credit: 2, need: 3, limited_by_verification: true })]
    );
    let depth: Vec<_> =
        senior.depth.counted.iter().map(|one| (one.claim.evidence.as_str(), one.credit)).collect();
    assert_eq!(depth, [("E2", 4), ("E3", 2), ("E4", 3)]);
    let holds: Vec<bool> = explained.cells.iter().map(|cell| cell.holds).collect();
    assert_eq!(holds, [true, true, true, false]);
    Ok(())
}

#[test]
fn the_level_rests_on_three_occasions_and_confidence_is_low() -> Outcome {
    let estimate = example()?.estimate();
    let sureness = category(&estimate)?.sureness;
    assert_eq!(sureness.confidence, Confidence::Low);
    assert_eq!(sureness.resilience, Some(Resilience { at_least: 1, at_most: 1 }));
    let pillars = ["E2", "E3", "E4"].map(str::to_owned).to_vec();
    assert!(sureness.reasons.contains(&Ground::RestsOn { occasions: pillars }), "{:?}", sureness.reasons);
    let Certainty { overall, .. } = estimate.certainty();
    assert_eq!(overall.reasons, [Ground::NotYetEvidenced]);
    Ok(())
}

#[test]
fn losing_any_one_of_the_three_gives_practitioner_and_losing_the_log_nothing() -> Outcome {
    let portfolio = example()?;
    for (at, level) in
        [(0, "senior-practitioner"), (1, "practitioner"), (2, "practitioner"), (3, "practitioner")]
    {
        let less: PortfolioDocument = without(portfolio.document(), at);
        let estimate = Portfolio::from_document(Framework::emcc(), less)?.estimate();
        let category = estimate.category(CATEGORY).ok_or("EMCC has this category")?;
        assert_eq!(category.level(), Some(level), "without the item at {at}");
    }
    Ok(())
}

#[test]
fn two_rulings_make_senior_practitioner_certain_and_one_does_not() -> Outcome {
    let essay = ("E3", Claim::indicator(74, Strength::REFLECTS));
    let theme =
        Claim::equivalent(CATEGORY, "senior-practitioner", Strength::ANALYSES).with_theme("own triggers");
    let feedback = ("E4", theme);
    let both = [essay.clone(), feedback.clone()];
    let certain =
        [(&both[..], "senior-practitioner"), (&[essay], "practitioner"), (&[feedback], "practitioner")];
    for (rulings, level) in certain {
        let mut portfolio = example()?;
        for (id, claim) in rulings {
            portfolio.rule(verdict("assessor-1", id, claim, Ruling::Accept, None))?;
        }
        let estimate = portfolio.estimate();
        let category = estimate.category(CATEGORY).ok_or("EMCC has this category")?;
        assert_eq!(category.floor(), Some(level));
    }
    Ok(())
}
