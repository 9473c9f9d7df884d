//! Whatever somebody wrote, it stays text: it makes no element, ends no line of ours, and brings in no character that may not be there.

use std::error::Error;

use maatstaf::{Language, Portfolio, PortfolioDocument};
use maatstaf_report::{Options, Part, Report, documents};
use proptest::prelude::*;
use strum::IntoEnumIterator;

use crate::samples;

/// The sample with its first items only, each text of which is the same.
fn saying(text: &str) -> Result<Portfolio, Box<dyn Error>> {
    samples::changed("internal-coach-practitioner", |document: &mut PortfolioDocument| {
        document.evidence.truncate(3);
        document.ledger = None;
        document.not_applicable.clear();
        let kept: Vec<String> = document.evidence.iter().map(|item| item.id.clone()).collect();
        document.verdicts.retain(|verdict| kept.contains(&verdict.evidence));
        for item in &mut document.evidence {
            (item.title, item.text) = (text.to_owned(), text.to_owned());
            (item.context, item.occasion) = (Some(text.to_owned()), None);
            for claim in &mut item.claims {
                claim.rationale = Some(text.to_owned());
            }
        }
        for verdict in &mut document.verdicts {
            text.clone_into(&mut verdict.reason);
        }
    })
}

fn report(text: &str) -> Result<Report, Box<dyn Error>> {
    let options = Options::new(Language::En).including(Part::iter());
    Ok(documents::self_assessment(&saying(text)?.estimate(), &options))
}

/// The names of the elements of a page, in their order: a class may follow from the length of a text.
fn elements(html: &str) -> Vec<&str> {
    html.split('<').skip(1).filter_map(|rest| rest.split(['>', ' ']).next()).collect()
}

fn hostile() -> impl Strategy<Value = String> {
    let signs = "[<>&\"'`|*_#\\[\\]()!~\\\\$=+.: a1\u{0}\u{b}\u{1b}\u{202e}\u{fffe}-]{0,30}";
    let whole = [
        "</blockquote><script>alert(1)</script>",
        "![x](https://example.org/x.png)",
        "--- # h",
        "1. x",
        "]]>",
    ];
    let whole = prop::sample::select(whole.to_vec()).prop_map(str::to_owned);
    // A text is never empty: an empty one is left out.
    prop_oneof![signs, whole].prop_map(|text| format!("x{text}x"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_makes_no_element_and_brings_no_forbidden_character(text in hostile()) {
        let plain = report("x").map_err(|error| TestCaseError::fail(error.to_string()))?;
        let told = report(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let (plain_html, html) = (plain.html(), told.html());
        prop_assert_eq!(elements(&plain_html), elements(&html));
        let markdown = told.markdown();
        for sign in ['\u{0}', '\u{b}', '\u{1b}', '\u{fffe}'] {
            prop_assert!(!html.contains(sign) && !markdown.contains(sign));
        }
        // A line of Markdown that begins otherwise than it did would be a block of somebody else's making.
        let starts = |text: &str| text.lines().map(|line| line.chars().next()).collect::<Vec<_>>();
        prop_assert_eq!(starts(&plain.markdown()), starts(&markdown));
        let unescaped = markdown.replace("\\<", "").replace("\\[", "");
        prop_assert!(!unescaped.contains("![") && !unescaped.contains("<script"));
    }
}
