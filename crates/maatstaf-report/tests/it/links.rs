//! Whatever is shown, every link leads somewhere, every place is there once, and every piece of evidence that is named is a link.

use std::collections::BTreeSet;
use std::error::Error;

use maatstaf::{Framework, Language, Portfolio};
use maatstaf_report::{Options, Part, Report, documents};
use strum::IntoEnumIterator;

use crate::samples;

/// What stands between two marks, at each place where the first does.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

fn resolve(name: &str, places: &[&str], links: &[&str]) {
    let known: BTreeSet<&str> = places.iter().copied().collect();
    assert_eq!(known.len(), places.len(), "{name}: a place is there twice");
    let lost: Vec<&&str> = links.iter().filter(|link| !known.contains(**link)).collect();
    assert!(lost.is_empty(), "{name}: nowhere to be found: {lost:?}");
}

/// The links and places of a report, drawn both ways.
fn check(name: &str, report: &Report) {
    assert_eq!(report.lost_links(), [], "{name}");
    let html = report.html();
    resolve(name, &between(&html, " id=\"", "\""), &between(&html, "href=\"#", "\""));
    let markdown = report.markdown();
    resolve(name, &between(&markdown, "<a id=\"", "\""), &between(&markdown, "](#", ")"));
}

/// Wherever a piece of evidence is named, the name leads to it.
fn evidence_is_linked(name: &str, report: &Report, portfolio: &Portfolio) {
    let html = report.html();
    for item in &portfolio.document().evidence {
        let (id, named) = (&item.id, format!("<code>{}</code>", item.id));
        let linked = format!("<a href=\"#evidence-{id}\">{named}</a>");
        assert_eq!(
            html.matches(&named).count(),
            html.matches(&linked).count(),
            "{name}: `{id}` leads nowhere"
        );
        assert!(html.contains(&format!("id=\"evidence-{id}\"")), "{name}: `{id}` is not there");
    }
}

#[test]
fn every_link_leads_to_a_place_that_is_there_once() -> Result<(), Box<dyn Error>> {
    for sample in samples::NAMES {
        let portfolio = samples::sample(sample)?;
        for options in [Options::new(Language::En), Options::new(Language::Nl).including(Part::iter())] {
            for (document, report) in samples::documents(&portfolio, &options)? {
                let name = format!("{document} of {sample}");
                check(&name, &report);
                evidence_is_linked(&name, &report, &portfolio);
            }
        }
    }
    Ok(())
}

#[test]
fn what_is_included_breaks_no_link() -> Result<(), Box<dyn Error>> {
    let portfolio = samples::sample("beginning-internal-coach")?;
    for options in Language::iter().flat_map(samples::options) {
        for (document, report) in samples::documents(&portfolio, &options)? {
            check(document, &report);
            evidence_is_linked(document, &report, &portfolio);
        }
    }
    Ok(())
}

#[test]
fn documents_of_schemes_have_no_loose_ends() -> Result<(), Box<dyn Error>> {
    for sample in samples::NAMES {
        let portfolio = samples::sample(sample)?;
        for options in [Options::new(Language::En), Options::new(Language::Nl).including(Part::iter())] {
            for (document, report) in samples::of_schemes(&portfolio, &options)? {
                check(&format!("{document} of {sample}"), &report);
            }
        }
    }
    Ok(())
}

#[test]
fn an_empty_portfolio_has_no_loose_ends() -> Result<(), Box<dyn Error>> {
    let portfolio = Portfolio::new(Framework::emcc());
    for options in Language::iter().map(Options::new) {
        for (document, report) in samples::documents(&portfolio, &options)? {
            check(document, &report);
        }
    }
    Ok(())
}

#[test]
fn every_level_of_every_category_is_linked_to_and_explained() -> Result<(), Box<dyn Error>> {
    let portfolio = samples::sample("master-contested-verdicts")?;
    let framework = portfolio.framework();
    let html = documents::self_assessment(&portfolio.estimate(), &Options::new(Language::En)).html();
    for category in framework.categories() {
        for level in framework.levels() {
            let place = format!("why-{category}-{level}");
            assert!(html.contains(&format!("id=\"{place}\"")), "{place} is not explained");
            assert!(html.contains(&format!("href=\"#{place}\"")), "nothing leads to {place}");
        }
    }
    Ok(())
}
