//! A group as counts.

use std::collections::BTreeSet;
use std::error::Error;

use crate::assessed::{Outcome, PARTS, canaries, links_resolve, read};
use maatstaf::{Framework, Policy, Portfolio};
use maatstaf_cohort::{Anonymity, Cohort};
use maatstaf_document::Language;
use maatstaf_report::{Options, documents::cohort};

fn people(count: u32) -> Result<Vec<Portfolio>, Box<dyn Error>> {
    let person = |number: u32| -> Result<Portfolio, Box<dyn Error>> {
        let text = read(&format!("panel/portfolios/person-{number:02}.json"))?;
        Ok(Portfolio::open(&text, Framework::by_id)?)
    };
    (1..=count).map(person).collect()
}

fn group(count: u32) -> Result<Cohort, Box<dyn Error>> {
    Ok(Cohort::new(&people(count)?, &Policy::standard(), Anonymity::default())?)
}

#[test]
fn nobody_and_nothing_that_somebody_wrote_is_in_it_whatever_may_go_in() -> Outcome {
    let mut people = people(24)?;
    for (at, portfolio) in people.iter_mut().enumerate() {
        portfolio.change(|document| {
            document.holder = format!("canary-holder-{at}");
            for item in &mut document.evidence {
                item.title = "canary-titles".into();
                item.text = "canary-texts".into();
            }
        })?;
    }
    let group = Cohort::new(&people, &Policy::standard(), Anonymity::default())?;
    let report = cohort(&group, &Options::new(Language::En).including(PARTS));
    assert_eq!(canaries(&report), BTreeSet::new());
    assert!(report.disclosure().included().is_empty());
    Ok(())
}

#[test]
fn a_group_that_is_too_small_is_told_nothing_of() -> Outcome {
    let reports = [2, 4].map(|count| -> Result<String, Box<dyn Error>> {
        Ok(cohort(&group(count)?, &Options::new(Language::En)).html())
    });
    let [two, four] = reports;
    assert_eq!(two?, four?); // not even how many
    Ok(())
}

#[test]
fn each_indicator_that_is_counted_has_a_row_with_its_number() -> Outcome {
    let group = group(24)?;
    let report = cohort(&group, &Options::new(Language::Nl));
    let (html, markdown) = (report.html(), report.markdown());
    let document = group.document();
    let shown = document.indicators.iter().filter_map(|one| Some((one.indicator, one.claimed.shown()?)));
    let shown: Vec<_> = shown.collect();
    assert_eq!(html.matches("<tr id=\"indicator-").count(), shown.len());
    for (number, people) in shown {
        let row = markdown.lines().find(|line| line.contains(&format!("id=\"indicator-{number}\"")));
        assert!(row.is_some_and(|row| row.ends_with(&format!("| {people} |"))), "{number}");
    }
    Ok(())
}

#[test]
fn every_link_leads_somewhere_and_every_place_is_there_once() -> Outcome {
    for count in [4, 24] {
        for language in [Language::En, Language::Nl] {
            links_resolve(&cohort(&group(count)?, &Options::new(language)));
        }
    }
    Ok(())
}

#[test]
fn the_sample_group_reads_well() -> Outcome {
    let group = group(24)?;
    for language in [Language::En, Language::Nl] {
        let report = cohort(&group, &Options::new(language));
        insta::assert_snapshot!(format!("cohort-{language}"), report.markdown());
    }
    let report = cohort(&group, &Options::new(Language::En));
    insta::assert_snapshot!("cohort-html", report.html());
    Ok(())
}
