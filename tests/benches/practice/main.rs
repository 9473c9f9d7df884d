//! What practice and readiness cost beside the parsing of the same portfolio: `scripts/bench`.

#[path = "../bars/clock.rs"]
mod clock;

use std::error::Error;
use std::io;
use std::time::Duration;

use clock::{Contender, measure};
use maatstaf::{Framework, Portfolio, PortfolioDocument};
use maatstaf_practice::{Book, Columns, Counting, Ledger, LedgerDocument, Pseudonyms, Session, Table};
use maatstaf_readiness::{Applicant, Calendar, Overview, Readiness, Scheme};

/// How long is measured.
const TIME: Duration = Duration::from_secs(15);
const SAMPLE: &str = include_str!("../../../examples/portfolios/internal-coach-practitioner/portfolio.json");
/// How many sessions the larger ledger has.
const MANY: usize = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test --all-targets` runs benches too, without `--bench`: nothing is timed there.
    if !std::env::args().any(|one| one == "--bench") {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    let sample: PortfolioDocument = serde_json::from_str(SAMPLE)?;
    for document in [sample.clone(), grown(sample)?] {
        let text = serde_json::to_string(&document)?;
        let portfolio = Portfolio::from_document(Framework::emcc(), document)?;
        report(&mut out, &portfolio, &text)?;
    }
    Ok(())
}

fn report(out: &mut impl io::Write, portfolio: &Portfolio, text: &str) -> Result<(), Box<dyn Error>> {
    let applicant = Applicant::of(portfolio);
    let (ledger, as_of) = (applicant.ledger.clone(), portfolio.document().as_of);
    let sessions = ledger.document().sessions.len();
    let eia = Scheme::by_id("eia").ok_or("EIA comes with the engine")?;
    let counting: Vec<Counting> = Counting::ids().filter_map(Counting::by_id).collect();
    let estimate = portfolio.estimate();
    let csv = csv_of(&ledger);
    let levels = [(&eia, "practitioner")];
    let mut contenders = vec![
        Contender::new("parse the portfolio", sessions, || {
            serde_json::from_str::<PortfolioDocument>(text).is_ok()
        }),
        Contender::new("check the ledger", sessions, || Ledger::problems(ledger.document(), "").len()),
        Contender::new("count by every profile", sessions, || {
            counting.iter().map(|one| one.count(&ledger).minutes()).sum::<u64>()
        }),
        Contender::new("readiness for EIA, four levels", sessions, || {
            Readiness::new(&eia, &applicant, as_of)
        }),
        Contender::new("every scheme, every level", sessions, || {
            Overview::new(Scheme::all(), &applicant, &estimate, as_of)
        }),
        Contender::new("calendar of one level", sessions, || Calendar::new(&levels, &applicant, as_of, 24)),
        Contender::new("import the sessions from CSV", sessions, || {
            let table = Table::read(&csv)?;
            table.import(Book::Practice, &Columns::default(), &Ledger::default(), Pseudonyms::default())
        }),
    ];
    measure(&mut contenders, TIME);
    writeln!(out, "\n{} bytes", text.len())?;
    let parse = contenders.first().map(Contender::median).unwrap_or_default().as_secs_f64();
    for one in &contenders {
        let (time, calls, sessions) = (one.median(), one.calls(), one.items);
        writeln!(
            out,
            "  {:<32} {sessions:>5} sessions {:>12.1?} {:>8.2} x parsing  ({calls} calls)",
            one.name,
            time,
            time.as_secs_f64() / parse
        )?;
    }
    Ok(())
}

/// The sample with its sessions over and over, on earlier days, with other clients.
fn grown(mut document: PortfolioDocument) -> Result<PortfolioDocument, Box<dyn Error>> {
    let ledger: &mut LedgerDocument = document.ledger.as_mut().ok_or("the sample has a ledger")?;
    let sessions = ledger.sessions.clone();
    let again = |number: usize| {
        let one: &Session = sessions.get(number % sessions.len())?;
        let round = number / sessions.len();
        let days = jiff::Span::new().days(i64::try_from(round).ok()?);
        let (id, client) = (format!("{}-{round}", one.id), format!("{}-{round}", one.client));
        Some(Session { id, client, start: None, day: one.day.saturating_sub(days), ..one.clone() })
    };
    ledger.sessions.extend((sessions.len()..MANY).filter_map(again));
    Ok(document)
}

fn csv_of(ledger: &Ledger) -> String {
    let rows =
        ledger.document().sessions.iter().map(|one| format!("{};{};{}\n", one.day, one.client, one.minutes));
    "date;client;minutes\n".to_owned() + &rows.collect::<String>()
}
