//! The self-assessment says what the estimate says, and gives away nothing that was not asked for.

use std::error::Error;

use maatstaf::{CategoryDocument, Language, LevelDocument};
use maatstaf_report::{Options, Part, Report, documents};
use strum::IntoEnumIterator;

use crate::canaries;
use crate::samples;

/// The part of a Markdown report that explains one cell.
fn explained<'m>(markdown: &'m str, category: &str, level: &str) -> Result<&'m str, Box<dyn Error>> {
    let place = format!("<a id=\"why-{category}-{level}\"></a>");
    let (_, rest) = markdown.split_once(&place).ok_or(place)?;
    Ok(rest.split("<a id=").next().unwrap_or_default())
}

/// What the claims of a cell add to its breadth and its depth, by the numbers in its table.
fn added(text: &str) -> (u32, u32) {
    let rows = text.lines().filter(|line| line.contains("](#evidence-"));
    rows.fold((0, 0), |(breadth, depth), row| {
        let cells: Vec<&str> = row.split(" | ").collect();
        let number = |at: usize| cells.get(at).and_then(|cell| cell.parse::<u32>().ok()).unwrap_or_default();
        (breadth + number(2), depth + number(3))
    })
}

#[test]
fn the_claims_listed_for_a_cell_add_up_to_its_counters() -> Result<(), Box<dyn Error>> {
    for name in samples::NAMES {
        let estimate = samples::sample(name)?.estimate();
        let markdown = documents::self_assessment(&estimate, &Options::new(Language::En)).markdown();
        let document = estimate.document();
        let cells = |one: &CategoryDocument| {
            let cell = |level: &LevelDocument| (one.category.clone(), level.clone());
            one.levels.iter().map(cell).collect::<Vec<_>>()
        };
        for (category, cell) in document.categories.iter().flat_map(cells) {
            let text = explained(&markdown, &category, &cell.level)?;
            let counted = if cell.carried { (0, 0) } else { (cell.breadth.estimate, cell.depth.estimate) };
            assert_eq!(added(text), counted, "{name}, {category}, {}", cell.level);
        }
    }
    Ok(())
}

#[test]
fn nothing_that_somebody_wrote_goes_in_unasked() -> Result<(), Box<dyn Error>> {
    for name in samples::NAMES {
        let (portfolio, _) = canaries::planted(name)?;
        let estimate = portfolio.estimate();
        for language in Language::iter() {
            let report = documents::self_assessment(&estimate, &Options::new(language));
            assert!(canaries::heard(&report.html()).is_empty(), "{name}");
            assert!(canaries::heard(&report.markdown()).is_empty(), "{name}");
        }
    }
    Ok(())
}

#[test]
fn a_part_that_is_asked_for_goes_in_whole_and_alone() -> Result<(), Box<dyn Error>> {
    let (portfolio, planted) = canaries::planted("beginning-internal-coach")?;
    let estimate = portfolio.estimate();
    for part in Part::iter() {
        let report = documents::self_assessment(&estimate, &Options::new(Language::Nl).including([part]));
        let expected = canaries::of(&planted, part);
        assert_eq!(canaries::heard(&report.html()), expected, "{part:?}");
        assert_eq!(canaries::heard(&report.markdown()), expected, "{part:?}");
    }
    Ok(())
}

#[test]
fn what_is_left_out_is_counted() -> Result<(), Box<dyn Error>> {
    let (portfolio, planted) = canaries::planted("beginning-internal-coach")?;
    let report = documents::self_assessment(&portfolio.estimate(), &Options::new(Language::En));
    for part in [Part::Titles, Part::Texts, Part::Rationales, Part::Clients, Part::Assessors, Part::Reasons] {
        let count = u32::try_from(canaries::of(&planted, part).len())?;
        assert_eq!(report.disclosure().left_out().get(&part), Some(&count), "{part:?}");
    }
    assert!(report.markdown().contains("`rationales`"));
    Ok(())
}

#[test]
fn the_same_portfolio_gives_the_same_bytes_in_whatever_order_it_is_written() -> Result<(), Box<dyn Error>> {
    let options = Options::new(Language::Nl).including(Part::iter());
    // Where steps cost the same, the order of the file decides which are named: that sample is left out here.
    for name in samples::NAMES.into_iter().filter(|name| *name != "many-claims-little-evidence") {
        let once = documents::self_assessment(&samples::sample(name)?.estimate(), &options);
        let again = documents::self_assessment(&samples::turned(name)?.estimate(), &options);
        assert!(once.html() == again.html(), "{name}");
        assert!(once.markdown() == again.markdown(), "{name}");
    }
    Ok(())
}

/// What would end a table, a quotation, a list or a page if it were taken for markup.
const HOSTILE: [&str; 8] = [
    "# not a heading",
    "a | b | c",
    "<script>alert(1)</script>",
    "`` ` ``` code",
    "first\n\n## second\n\n| x |\n|---|",
    "[here](https://example.org) ![x](y) <https://example.org>",
    "</blockquote></td></main><h2 id=\"why\">",
    "1. one\n- two\n> three\n---\n=== &amp; *bold* __b__ ~~s~~ $x$",
];

/// A report of a sample in which every text is `text`, in Markdown.
fn saying(text: &str) -> Result<String, Box<dyn Error>> {
    Ok(reported(text)?.markdown())
}

/// A report of a sample in which every text is `text`, with everything included.
fn reported(text: &str) -> Result<Report, Box<dyn Error>> {
    let portfolio = samples::changed("beginning-internal-coach", |document| {
        for item in &mut document.evidence {
            text.clone_into(&mut item.title);
            text.clone_into(&mut item.text);
            item.context = Some(text.to_owned());
            item.client = Some(text.to_owned());
            for claim in &mut item.claims {
                claim.rationale = Some(text.to_owned());
            }
        }
        for verdict in &mut document.verdicts {
            text.clone_into(&mut verdict.reason);
        }
    })?;
    let options = Options::new(Language::En).including(Part::iter());
    Ok(documents::self_assessment(&portfolio.estimate(), &options))
}

/// How many lines of each kind there are: headings, rows with their number of cells, rules, lists, code.
fn shape(markdown: &str) -> Vec<String> {
    let kind = |line: &str| match line {
        line if line.starts_with('|') => format!("row {}", line.replace("\\|", "").matches('|').count()),
        line if line.starts_with('#') => "heading".to_owned(),
        line if line.starts_with("---") || line.starts_with("===") => "rule".to_owned(),
        line if line.starts_with("- ") => "item".to_owned(),
        line if line.starts_with("```") => "code".to_owned(),
        _ => String::new(),
    };
    markdown.lines().map(kind).filter(|kind| !kind.is_empty()).collect()
}

#[test]
fn no_text_is_taken_for_markdown() -> Result<(), Box<dyn Error>> {
    let plain = shape(&saying("plain words")?);
    for text in HOSTILE {
        let markdown = saying(text)?;
        assert_eq!(shape(&markdown), plain, "{text}");
        // What remains when everything escaped is gone.
        let markdown = markdown.replace("\\<", "").replace("\\]", "");
        assert!(!markdown.contains("<script"), "{text}");
        assert!(!markdown.contains("](https"), "{text}");
    }
    Ok(())
}

#[test]
fn no_text_is_taken_for_html() -> Result<(), Box<dyn Error>> {
    let tags = |html: &str, tag: &str| html.matches(&format!("<{tag}")).count();
    let plain = reported("plain words")?.html();
    for text in HOSTILE {
        let html = reported(text)?.html();
        assert_eq!(tags(&html, "script"), 0, "{text}");
        for tag in
            ["h2", "h3", "h4", "table", "tr", "td", "blockquote", "/blockquote", "main", "/main", "a ", "img"]
        {
            assert_eq!(tags(&html, tag), tags(&plain, tag), "{text}: {tag}");
        }
    }
    Ok(())
}

#[test]
fn self_assessments_read_as_they_did() -> Result<(), Box<dyn Error>> {
    for name in ["internal-coach-practitioner", "external-coach-senior-claim"] {
        let estimate = samples::sample(name)?.estimate();
        for language in Language::iter() {
            let report = documents::self_assessment(&estimate, &Options::new(language));
            insta::assert_snapshot!(format!("self-assessment-{name}-{language}"), report.markdown());
        }
    }
    let estimate = samples::sample("internal-coach-practitioner")?.estimate();
    for language in Language::iter() {
        let report = documents::self_assessment(&estimate, &Options::new(language).including(Part::iter()));
        insta::assert_snapshot!(format!("self-assessment-everything-{language}"), report.html());
    }
    Ok(())
}
