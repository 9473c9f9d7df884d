//! The gap plan works out each step, promises what the estimate gives, and gives away nothing that was not asked for.

use std::error::Error;

use maatstaf::{Lane, Language, Step};
use maatstaf_report::{Options, Part, documents};
use strum::IntoEnumIterator;

use crate::canaries;
use crate::samples;

#[test]
fn each_step_has_a_place_and_room_to_plan_it() -> Result<(), Box<dyn Error>> {
    for name in samples::NAMES {
        let estimate = samples::sample(name)?.estimate();
        let gap = samples::up(&estimate)?;
        let html = documents::gap_plan(&estimate, &gap, &Options::new(Language::En)).html();
        assert_eq!(html.matches("By when, and with whom?").count(), gap.actions.len(), "{name}");
        for number in 1..=gap.actions.len() {
            assert!(html.contains(&format!("id=\"step-{number}\"")), "{name}: {number}");
        }
    }
    Ok(())
}

#[test]
fn each_new_piece_comes_with_what_to_look_for_and_what_suits() -> Result<(), Box<dyn Error>> {
    for language in Language::iter() {
        let portfolio = samples::sample("beginning-internal-coach")?;
        let (estimate, framework) = (portfolio.estimate(), portfolio.framework());
        let gap = estimate.gap("practitioner", Lane::Estimate)?;
        let text = documents::gap_plan(&estimate, &gap, &Options::new(language)).markdown();
        let asked = gap.actions.iter().flat_map(|action| match &action.step {
            Step::NewEvidence { indicators, .. } => indicators.clone(),
            _ => Vec::new(),
        });
        let asked: Vec<u16> = asked.collect();
        assert!(!asked.is_empty());
        for number in asked {
            let wording = framework.wording(language).indicators.get(&number).ok_or("a wording")?;
            assert!(text.contains(&wording.summary), "{number}");
            assert!(text.contains(&wording.evidence), "{number}");
            assert!(wording.signals.iter().all(|signal| text.contains(signal.as_str())), "{number}");
        }
    }
    Ok(())
}

#[test]
fn after_all_steps_stands_the_level_aimed_at() -> Result<(), Box<dyn Error>> {
    for name in samples::NAMES {
        let portfolio = samples::sample(name)?;
        let (estimate, framework) = (portfolio.estimate(), portfolio.framework());
        let gap = samples::up(&estimate)?;
        let text = documents::gap_plan(&estimate, &gap, &Options::new(Language::En)).markdown();
        let row = text.lines().find(|line| line.contains("| [The portfolio as a whole](#overall) |"));
        let aimed = framework.level_name(gap.target(), Language::En);
        assert!(row.ok_or("a row")?.ends_with(&format!("| {aimed} |")), "{name}: {row:?}");
    }
    Ok(())
}

#[test]
fn what_the_steps_cost_adds_up() -> Result<(), Box<dyn Error>> {
    let estimate = samples::sample("beginning-internal-coach")?.estimate();
    let gap = estimate.gap("practitioner", Lane::Estimate)?;
    let text = documents::gap_plan(&estimate, &gap, &Options::new(Language::En)).markdown();
    let (_, costs) = text.split_once("<a id=\"costs\"></a>").ok_or("a section on costs")?;
    let rows = costs.split("<a id=").next().unwrap_or_default().lines().filter(|line| line.starts_with("| "));
    let sum: u32 = rows
        .filter_map(|row| {
            let mut cells = row.trim_matches(['|', ' ']).split(" | ").skip(1);
            let (each, count) = (cells.next()?.parse::<u32>().ok()?, cells.next()?.parse::<u32>().ok()?);
            Some(each * count)
        })
        .sum();
    assert_eq!(sum, gap.cost());
    Ok(())
}

#[test]
fn nothing_that_somebody_wrote_goes_in_unasked() -> Result<(), Box<dyn Error>> {
    for name in samples::NAMES {
        let (portfolio, planted) = canaries::planted(name)?;
        let estimate = portfolio.estimate();
        let gap = samples::up(&estimate)?;
        for language in Language::iter() {
            let report = documents::gap_plan(&estimate, &gap, &Options::new(language));
            assert!(canaries::heard(&report.html()).is_empty(), "{name}");
            assert!(canaries::heard(&report.markdown()).is_empty(), "{name}");
        }
        for part in Part::iter() {
            let report = documents::gap_plan(&estimate, &gap, &Options::new(Language::En).including([part]));
            let heard = canaries::heard(&report.html());
            assert!(heard.is_subset(&canaries::of(&planted, part)), "{name}: {part:?}");
        }
    }
    Ok(())
}

#[test]
fn the_same_portfolio_gives_the_same_bytes() -> Result<(), Box<dyn Error>> {
    let options = Options::new(Language::Nl).including(Part::iter());
    let plan = |portfolio: maatstaf::Portfolio| -> Result<String, Box<dyn Error>> {
        let estimate = portfolio.estimate();
        Ok(documents::gap_plan(&estimate, &samples::up(&estimate)?, &options).html())
    };
    for name in samples::NAMES {
        assert!(plan(samples::sample(name)?)? == plan(samples::sample(name)?)?, "{name}");
    }
    Ok(())
}

#[test]
fn gap_plans_read_as_they_did() -> Result<(), Box<dyn Error>> {
    let estimate = samples::sample("beginning-internal-coach")?.estimate();
    let gap = estimate.gap("practitioner", Lane::Estimate)?;
    for language in Language::iter() {
        let report = documents::gap_plan(&estimate, &gap, &Options::new(language));
        insta::assert_snapshot!(format!("gap-plan-{language}"), report.markdown());
    }
    Ok(())
}
