//! Sample portfolios with a ledger, and the same with a mark in every text and pseudonym.

use std::collections::BTreeMap;
use std::error::Error;

use maatstaf::{Framework, Portfolio, PortfolioDocument};
use maatstaf_practice::LedgerDocument;
use maatstaf_report::Part;

/// The samples with a ledger: the name, the portfolio, and the level applied for.
pub(crate) const SAMPLES: [(&str, &str, &str); 2] = [
    (
        "internal-coach-practitioner",
        include_str!("../../../../examples/portfolios/internal-coach-practitioner/portfolio.json"),
        "practitioner",
    ),
    (
        "external-coach-senior-claim",
        include_str!("../../../../examples/portfolios/external-coach-senior-claim/portfolio.json"),
        "senior-practitioner",
    ),
];

/// A sample by name.
pub(crate) fn sample(name: &str) -> Result<Portfolio, Box<dyn Error>> {
    let found = SAMPLES.iter().find(|(known, ..)| *known == name).ok_or("no such sample")?;
    Ok(Portfolio::open(found.1, Framework::by_id)?)
}

/// The ledger of a portfolio as written.
pub(crate) fn ledger(portfolio: &Portfolio) -> Result<&LedgerDocument, Box<dyn Error>> {
    Ok(portfolio.document().ledger.as_ref().ok_or("this sample has a ledger")?)
}

/// The mark of a part; `never` for what no part holds.
pub(crate) fn mark(part: Option<Part>) -> String {
    format!("canary-{}", part.map_or("never", Part::id))
}

/// A sample in which every text and pseudonym holds the mark of its part.
pub(crate) fn marked(name: &str) -> Result<Portfolio, Box<dyn Error>> {
    let portfolio = sample(name)?;
    let mut document = portfolio.document().clone();
    evidence(&mut document);
    if let Some(ledger) = &mut document.ledger {
        entries(ledger);
    }
    Ok(Portfolio::from_document(portfolio.framework().clone(), document)?)
}

fn evidence(document: &mut PortfolioDocument) {
    document.comment = Some(mark(None));
    for item in &mut document.evidence {
        item.title = mark(Some(Part::Titles));
        item.text = mark(Some(Part::Texts));
        item.context = item.context.as_ref().map(|_| mark(Some(Part::Contexts)));
        item.client = item.client.as_ref().map(|_| mark(Some(Part::Clients)));
        item.comment = Some(mark(None));
        for claim in &mut item.claims {
            claim.rationale = Some(mark(Some(Part::Rationales)));
        }
    }
    for one in &mut document.not_applicable {
        one.reason = mark(Some(Part::Rationales));
    }
}

fn entries(ledger: &mut LedgerDocument) {
    let (learning, title) = (|| mark(Some(Part::Learning)), || mark(Some(Part::Titles)));
    ledger.comment = Some(mark(None));
    // Clients stay apart, so that the counts do not change.
    let mut clients: BTreeMap<String, String> = BTreeMap::new();
    let mut client = |name: &str| {
        let next = format!("{}-{}", mark(Some(Part::Clients)), clients.len());
        clients.entry(name.to_owned()).or_insert(next).clone()
    };
    for one in &mut ledger.sessions {
        one.client = client(&one.client);
        one.organisation = one.organisation.as_deref().map(&mut client);
        one.comment = Some(mark(None));
    }
    for one in &mut ledger.earlier {
        one.comment = Some(mark(None));
    }
    for one in &mut ledger.feedback {
        (one.client, one.text) = (client(&one.client), mark(Some(Part::Feedback)));
    }
    for one in &mut ledger.supervision {
        one.supervisor = one.supervisor.as_deref().map(&mut client);
        (one.learning, one.comment) = (learning(), Some(mark(None)));
    }
    for one in &mut ledger.cpd {
        (one.title, one.learning, one.application) = (title(), learning(), learning());
        one.comment = Some(mark(None));
    }
    for one in &mut ledger.reflections {
        (one.title, one.text) = (title(), mark(Some(Part::Texts)));
    }
    for one in &mut ledger.training {
        (one.title, one.provider, one.level) = (title(), title(), Some(title()));
    }
    for one in &mut ledger.contributions {
        one.title = title();
    }
}

/// What stands between two marks, at each place where the first does.
pub(crate) fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// The rows of tables in Markdown that begin with some words.
pub(crate) fn rows<'t>(lines: &[&'t str], first: &str) -> Vec<Vec<&'t str>> {
    let rows = lines.iter().filter(|line| line.starts_with(&format!("| {first}")));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// A section of a report in Markdown, without its heading, up to the next one that is as high or higher.
pub(crate) fn section<'t>(text: &'t str, place: &str) -> Vec<&'t str> {
    let depth = |line: &str| line.chars().take_while(|sign| *sign == '#').count();
    let mut lines = text.lines().skip_while(|line| *line != format!("<a id=\"{place}\"></a>")).skip(2);
    let own = lines.next().map(depth).unwrap_or_default();
    lines.take_while(|line| depth(line) == 0 || depth(line) > own).collect()
}

/// That every link leads to a place which is there once.
pub(crate) fn links_resolve(name: &str, report: &maatstaf_report::Report) {
    assert_eq!(report.lost_links(), [], "{name}");
    let (html, markdown) = (report.html(), report.markdown());
    let of_html = (between(&html, " id=\"", "\""), between(&html, "href=\"#", "\""));
    let of_markdown = (between(&markdown, "<a id=\"", "\""), between(&markdown, "](#", ")"));
    for (places, links) in [of_html, of_markdown] {
        let known: std::collections::BTreeSet<&str> = places.iter().copied().collect();
        assert_eq!(known.len(), places.len(), "{name}: a place is there twice");
        let lost: Vec<&&str> = links.iter().filter(|link| !known.contains(**link)).collect();
        assert!(lost.is_empty(), "{name}: nowhere to be found: {lost:?}");
    }
}
