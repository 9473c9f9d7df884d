//! The sample panel: who stands out, and that its README tells the truth.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use maatstaf::{Framework, Policy, Portfolio};
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, Draws, PanelRules, Raters, RatersAnswer, SeverityCall,
};
use maatstaf_document::{Block, Language};

use super::cohort::Outcome;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/panel")
}

fn texts(below: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder().join(below))? {
        texts.push(fs::read_to_string(entry?.path())?);
    }
    Ok(texts)
}

fn portfolios() -> Result<Vec<Portfolio>, Box<dyn Error>> {
    texts("portfolios")?.iter().map(|text| Ok(Portfolio::open(text, Framework::by_id)?)).collect()
}

fn assessments() -> Result<Vec<AssessmentDocument>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for assessor in 1..=4 {
        for text in texts(&format!("assessments/assessor-{assessor}"))? {
            documents.push(maatstaf_document::read::<AssessmentDocument>(&text)?.0);
        }
    }
    Ok(documents)
}

fn answer() -> Result<RatersAnswer, Box<dyn Error>> {
    let raters = Raters::new(&Framework::emcc(), assessments()?, &portfolios()?)?;
    Ok(raters.answer(&Policy::standard(), &PanelRules::standard(), Draws::default()))
}

#[test]
fn the_severe_one_and_the_one_with_halo_stand_out_and_nobody_else() -> Outcome {
    let answer = answer()?;
    let flags: Vec<_> = answer
        .raters
        .iter()
        .map(|rater| (rater.severity.call, rater.halo.flagged, rater.central.flagged))
        .collect();
    let nothing = (None, false, false);
    assert_eq!(flags, [nothing, (Some(SeverityCall::Severe), false, false), (None, true, false), nothing]);
    Ok(())
}

/// Both ways of measuring severity put the four in the same order.
#[test]
fn the_rasch_model_finds_the_same_severe_assessor() -> Outcome {
    let answer = answer()?;
    let severest = |of: &dyn Fn(&maatstaf_crosscheck::RaterAnswer) -> Option<f64>| {
        let highest = |a: &(f64, String), b: &(f64, String)| a.0.total_cmp(&b.0);
        let found =
            answer.raters.iter().filter_map(|one| Some((of(one)?, one.assessor.clone()))).max_by(highest);
        found.map(|(_, assessor)| assessor)
    };
    let found = Some("assessor-2".to_owned());
    assert_eq!(severest(&|one| one.severity.value), found);
    assert_eq!(severest(&|one| one.rasch.severity), found);
    assert!(answer.raters.iter().all(|one| one.rasch.advisory));
    Ok(())
}

#[test]
fn the_same_seed_draws_the_same_interval_and_another_one_does_not() -> Outcome {
    let raters = Raters::new(&Framework::emcc(), assessments()?, &[])?;
    let interval = |seed| {
        let answer = raters.answer(&Policy::standard(), &PanelRules::standard(), Draws { seed, draws: 200 });
        answer.agreement.statistics.first().and_then(|one| one.interval)
    };
    assert!(interval(1).is_some());
    assert_eq!(interval(1), interval(1));
    assert_ne!(interval(1), interval(2));
    Ok(())
}

#[test]
fn every_assessment_is_a_sound_one_of_its_portfolio() -> Outcome {
    let portfolios = portfolios()?;
    for document in assessments()? {
        let holder = |one: &&Portfolio| one.document().holder == document.seen.holder;
        let portfolio = portfolios.iter().find(holder).ok_or("no portfolio")?;
        let assessment = Assessment::from_document(document, portfolio, &PanelRules::standard())?;
        assert!(assessment.difference().same);
    }
    Ok(())
}

#[test]
fn the_files_are_small() -> Outcome {
    let small = |below: &str, most: usize| -> Result<bool, Box<dyn Error>> {
        Ok(texts(below)?.iter().all(|text| text.len() < most))
    };
    assert!(small("portfolios", 8_000)?);
    for assessor in 1..=4 {
        assert!(small(&format!("assessments/assessor-{assessor}"), 4_000)?);
    }
    Ok(())
}

/// Every line of the README that starts with `>` is a line of the page, and what stands out is among them.
#[test]
fn the_readme_says_what_the_engine_says() -> Outcome {
    let (answer, readme) = (answer()?, fs::read_to_string(folder().join("README.md"))?);
    let said: Vec<String> = [Language::En, Language::Nl]
        .iter()
        .flat_map(|language| answer.page(*language).blocks().to_vec())
        .filter_map(|block| match block {
            Block::Paragraph(text) | Block::Item { text, .. } | Block::Note(text) => Some(text),
            _ => None,
        })
        .collect();
    let quoted: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    for quote in &quoted {
        assert!(said.iter().any(|line| line == quote), "the engine does not say: {quote}");
    }
    for (language, stands_out) in
        [(Language::En, "assessor-2 is severe"), (Language::Nl, "assessor-2 is streng")]
    {
        assert!(quoted.contains(&answer.headline(language).as_str()));
        assert!(quoted.iter().any(|quote| quote.starts_with(stands_out)));
    }
    Ok(())
}

/// The figures that the README gives in a table of its own.
#[test]
fn the_readmes_table_gives_the_engines_figures() -> Outcome {
    let (answer, readme) = (answer()?, fs::read_to_string(folder().join("README.md"))?);
    for rater in &answer.raters {
        let (severity, halo) = (rater.severity.value.ok_or("none")?, rater.halo.ratio.ok_or("none")?);
        let matches = rater.with_others;
        let row = format!(
            "| `{}` | {severity:+.2} | {halo:.2} | {} of {} |",
            rater.assessor, matches.exact, matches.pairs
        );
        assert!(readme.contains(&row), "the README should have: {row}");
    }
    let own = answer.self_rating.all;
    let bias = own.bias.ok_or("none")?;
    let line = format!(
        "{bias:+.2} of a level: higher in {} of {} cells, equal in {}, lower in {}",
        own.over, own.cells, own.exact, own.under
    );
    assert!(readme.contains(&line), "the README should have: {line}");
    let first = answer.contested.first().ok_or("none")?;
    let name = Framework::emcc().category_name(&first.category, Language::En).to_owned();
    let line = format!(
        "{name} is the most contested category: for {} of {} people",
        first.contested.len(),
        first.people
    );
    assert!(readme.contains(&line), "the README should have: {line}");
    Ok(())
}
