//! What each operation costs beside the parsing of the same text: `scripts/bench`.
//!
//! It ends well whatever it measures; with `--check` it ends badly when a bar does not hold.

mod clock;
mod sample;
mod table;

use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use clock::{Contender, measure};
use maatstaf::{Estimate, Explanation, Framework, Lane, Language, Portfolio, PortfolioDocument};
use table::Table;

/// How long is measured.
const TIME: Duration = Duration::from_secs(40);
const STREAM_TIME: Duration = Duration::from_secs(15);
const HARD_TIME: Duration = Duration::from_secs(8);
/// A portfolio of about as many items whose gap is far harder to close: the bars say nothing of it.
const HARD: &str = include_str!("../../../examples/portfolios/many-claims-little-evidence/portfolio.json");
const STREAM: usize = 1_000;

/// All that is measured on one portfolio, with what it starts from.
struct Subject {
    items: usize,
    text: String,
    compact: String,
    document: PortfolioDocument,
    estimate: Estimate,
    explanation: Explanation,
    targets: [String; 2],
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs benches too, without `--bench`: nothing is timed there.
    if !given.iter().any(|one| one == "--bench") {
        return Ok(ExitCode::SUCCESS);
    }
    let subjects = sample::SIZES.map(Subject::new).into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut out = io::stdout().lock();
    for subject in &subjects {
        writeln!(out, "{}", subject.describe())?;
    }
    let mut contenders: Vec<Contender<'_>> = subjects.iter().flat_map(Subject::contenders).collect();
    let rounds = measure(&mut contenders, TIME);
    let mut hard = Subject::of(serde_json::from_str(HARD)?, HARD.to_owned())?;
    if let Some(aimed) = &hard.document.target {
        hard.targets = [aimed.clone(), aimed.clone()];
    }
    writeln!(out, "hard: {}", hard.describe())?;
    let mut hard_ones = hard.hard_contenders();
    measure(&mut hard_ones, HARD_TIME);
    let stream = stream(STREAM)?;
    let mut streams = streams(&stream);
    let passes = measure(&mut streams, STREAM_TIME);
    let mut table = Table::new(&contenders);
    table.costs();
    table.growth();
    table.hard(&hard_ones);
    table.stream(&streams, STREAM, stream.len());
    write!(out, "\n{}", table.text)?;
    writeln!(out, "\nmedians of {rounds} rounds, in which all take turns; {passes} passes over the stream")?;
    for missed in &table.missed {
        writeln!(out, "does not hold: {missed}")?;
    }
    let fails = given.iter().any(|one| one == "--check") && !table.missed.is_empty();
    Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

impl Subject {
    fn new(items: usize) -> Result<Self, Box<dyn Error>> {
        let document = sample::grown(items, 0)?;
        let text = text(&document)?;
        Self::of(document, text)
    }

    fn of(document: PortfolioDocument, text: String) -> Result<Self, Box<dyn Error>> {
        let items = document.evidence.len();
        let compact = serde_json::to_string(&document)?;
        let estimate = Portfolio::from_document(Framework::emcc(), document.clone())?.estimate();
        let explanation = estimate.explain(Lane::Estimate);
        let targets = [Lane::Estimate, Lane::Floor].map(|lane| next_level(&estimate, lane));
        Ok(Self { items, text, compact, document, estimate, explanation, targets })
    }

    fn describe(&self) -> String {
        let claims: usize = self.document.evidence.iter().map(|item| item.claims.len()).sum();
        let (items, bytes, verdicts) = (self.items, self.text.len(), self.document.verdicts.len());
        let (level, floor) = (self.estimate.level(), self.estimate.overall(Lane::Floor));
        let (level, floor) = (level.unwrap_or("none"), floor.unwrap_or("none"));
        let [up, sure] = &self.targets;
        format!(
            "{items} items, {claims} claims, {verdicts} verdicts, {bytes} bytes: {level} (gap to {up}), floor {floor} (gap to {sure})"
        )
    }

    /// Parsing, and what a search makes dear.
    fn hard_contenders(&self) -> Vec<Contender<'_>> {
        let names = ["parse", "certainty", "gap, estimate lane", "gap, floor lane"];
        self.contenders().into_iter().filter(|one| names.contains(&one.name)).collect()
    }

    /// Every operation on this portfolio.
    fn contenders(&self) -> Vec<Contender<'_>> {
        let (items, estimate, portfolio) = (self.items, &self.estimate, self.estimate.portfolio());
        let [up, sure] = &self.targets;
        let parse = |text| move || serde_json::from_str::<PortfolioDocument>(text);
        vec![
            Contender::new("parse", items, parse(self.text.as_str())),
            Contender::new("parse, compact text", items, parse(self.compact.as_str())),
            Contender::prepared(
                "check",
                items,
                || self.document.clone(),
                |document| Portfolio::from_document(Framework::emcc(), document),
            ),
            Contender::new("estimate", items, || portfolio.estimate()),
            Contender::new("estimate + explanation", items, || portfolio.estimate().explain(Lane::Estimate)),
            Contender::new("explanation as text", items, || self.explanation.full(Language::En)),
            Contender::new("explanation to JSON", items, || {
                serde_json::to_string(&self.explanation.document())
            }),
            Contender::new("certainty", items, || estimate.certainty()),
            Contender::new("gap, estimate lane", items, move || estimate.gap(up, Lane::Estimate)),
            Contender::new("gap, floor lane", items, move || estimate.gap(sure, Lane::Floor)),
            Contender::new("certificate", items, || estimate.certificate(Lane::Estimate)),
            Contender::new("digest of the portfolio", items, || portfolio.digest()),
        ]
    }
}

/// The text of a portfolio, laid out as the sample's file is.
fn text(document: &PortfolioDocument) -> Result<String, serde_json::Error> {
    let sample: PortfolioDocument = serde_json::from_str(sample::SAMPLE)?;
    if *document == sample { Ok(sample::SAMPLE.to_owned()) } else { serde_json::to_string_pretty(document) }
}

/// `count` portfolios of thirty items, one per line, each of another coach and on other days.
fn stream(count: usize) -> Result<String, Box<dyn Error>> {
    let mut lines = String::new();
    for number in 0..count {
        let document = PortfolioDocument { holder: format!("coach-{number}"), ..sample::grown(30, number)? };
        lines.push_str(&serde_json::to_string(&document)?);
        lines.push('\n');
    }
    Ok(lines)
}

/// The level after the one that is reached in a lane, or the top.
fn next_level(estimate: &Estimate, lane: Lane) -> String {
    let levels = estimate.portfolio().framework().levels();
    let reached = estimate.overall(lane).and_then(|id| levels.iter().position(|level| level == id));
    levels.get(reached.map_or(0, |at| at + 1)).or(levels.last()).cloned().unwrap_or_default()
}

/// Parsing alone first, and then more and more.
fn streams(text: &str) -> Vec<Contender<'_>> {
    let parse = |line: &str| serde_json::from_str::<PortfolioDocument>(line).is_ok();
    let open = |line: &str| Portfolio::from_json(Framework::emcc(), line);
    vec![
        Contender::new("parse", STREAM, move || text.lines().filter(|line| parse(line)).count()),
        Contender::new("parse + check", STREAM, move || {
            text.lines().filter(|line| open(line).is_ok()).count()
        }),
        Contender::new("parse + check + estimate", STREAM, move || {
            let estimates =
                text.lines().filter_map(|line| open(line).ok()).map(|portfolio| portfolio.estimate());
            estimates.filter(|estimate| estimate.level().is_some()).count()
        }),
    ]
}
