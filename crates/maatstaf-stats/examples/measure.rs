//! Measures one statistic on a table of bytes, for the comparison with other packages: `scripts/compare-stats`.
//!
//! `measure STATISTIC FILE UNITS RATERS SECONDS THREADS`: the file holds one byte per rating, unit by unit, 0 to 4 or 255 for a missing one. It
//! is measured again and again until so many seconds are spent, and the answer is JSON: the numbers, the best and the median time in
//! seconds, and the bytes of memory at the peak beyond the table itself. Checking the table counts as part of the statistic.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use maatstaf_stats::{
    Agreement, Coefficient, Contingency, IccForm, Metric, Ratings, Scale, TwoWay, Undefined, Weights,
    kendall_w,
};
use serde_json::{Map, Value, json};

/// How often a short measurement is repeated at most.
const MOST_REPEATS: usize = 50;

/// A long measurement is made so often too, if that is possible within so many seconds, so that the best of them is a fair one.
const LEAST_REPEATS: usize = 3;
const LONG: Duration = Duration::from_secs(12);

/// What was asked for.
struct Order {
    statistic: String,
    file: String,
    units: usize,
    raters: usize,
    limit: Duration,
    threads: usize,
}

#[expect(clippy::print_stdout, reason = "a measuring program answers on its standard output")]
fn main() -> Result<(), Box<dyn Error>> {
    let order = order(std::env::args().skip(1))?;
    let mut times = Vec::new();
    let mut numbers = Map::new();
    let mut memory = 0;
    while again(&times, order.limit) {
        let codes = fs::read(&order.file)?;
        // What reading took is forgotten where the system allows it; else it counts as ours.
        let _ = fs::write("/proc/self/clear_refs", "5");
        let before = peak_memory()?;
        let start = Instant::now();
        let ratings = Ratings::from_codes(Scale::points(0, 4)?, order.raters, codes)?;
        numbers = compute(&order, &ratings)?;
        times.push(start.elapsed());
        if times.len() == 1 {
            memory = peak_memory()?.saturating_sub(before);
        }
        if ratings.units() != order.units {
            return Err(format!("the table has {} units", ratings.units()).into());
        }
    }
    times.sort();
    let best = times.first().map(Duration::as_secs_f64);
    let median = times.get(times.len() / 2).map(Duration::as_secs_f64);
    println!("{}", json!({ "numbers": numbers, "best": best, "median": median, "memory": memory }));
    Ok(())
}

/// Whether to measure once more. The packages are measured by the same rule.
fn again(times: &[Duration], limit: Duration) -> bool {
    let spent = times.iter().sum::<Duration>();
    if times.len() < LEAST_REPEATS { spent < LONG } else { times.len() < MOST_REPEATS && spent < limit }
}

fn order(mut words: impl Iterator<Item = String>) -> Result<Order, Box<dyn Error>> {
    let mut next = || words.next().ok_or("usage: measure STATISTIC FILE UNITS RATERS SECONDS THREADS");
    Ok(Order {
        statistic: next()?,
        file: next()?,
        units: next()?.parse()?,
        raters: next()?.parse()?,
        limit: Duration::from_secs_f64(next()?.parse()?),
        threads: next()?.parse()?,
    })
}

/// The most memory that this process has had, in bytes.
fn peak_memory() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.split_whitespace().next()).ok_or("the system names no peak")?;
    Ok(kilobytes.parse::<u64>()? * 1024)
}

fn compute(order: &Order, ratings: &Ratings) -> Result<Map<String, Value>, Box<dyn Error>> {
    let (name, variant) = order.statistic.split_once('-').unwrap_or((&order.statistic, ""));
    if matches!(name, "cohen" | "icc" | "kendall") && order.threads > 1 {
        return Err("this statistic takes one thread".into());
    }
    match name {
        "icc" => icc(ratings),
        "kendall" => Ok(Map::from_iter([("value".to_owned(), json!(kendall_w(ratings)?.w))])),
        "cohen" => Ok(numbers(&Contingency::of(ratings, 0, 1)?.cohen(&weights(variant, ratings.scale())?)?)),
        _ => {
            let agreement = Agreement::with_threads(ratings, order.threads);
            Ok(numbers(&coefficient(&agreement, name, variant, ratings.scale())?))
        }
    }
}

fn coefficient(
    agreement: &Agreement,
    name: &str,
    variant: &str,
    scale: &Scale,
) -> Result<Coefficient, Box<dyn Error>> {
    if name == "alpha" {
        return Ok(agreement.alpha(metric(variant)?)?);
    }
    let weights = weights(variant, scale)?;
    let answer: Result<Coefficient, Undefined> = match name {
        "alphaw" => agreement.alpha_weighted(&weights),
        "gwet" => agreement.gwet(&weights),
        "fleiss" => agreement.fleiss(&weights),
        "conger" => agreement.conger(&weights),
        "brennan_prediger" => agreement.brennan_prediger(&weights),
        other => return Err(format!("there is no statistic {other}").into()),
    };
    Ok(answer?)
}

fn metric(name: &str) -> Result<Metric, String> {
    match name {
        "nominal" => Ok(Metric::Nominal),
        "ordinal" => Ok(Metric::Ordinal),
        "interval" => Ok(Metric::Interval),
        "ratio" => Ok(Metric::Ratio),
        other => Err(format!("there is no metric {other}")),
    }
}

fn weights(name: &str, scale: &Scale) -> Result<Weights, String> {
    match name {
        "identity" => Ok(Weights::identity(scale)),
        "linear" => Ok(Weights::linear(scale)),
        "quadratic" => Ok(Weights::quadratic(scale)),
        "ordinal" => Ok(Weights::ordinal(scale)),
        other => Err(format!("there are no weights {other}")),
    }
}

/// All six forms, with their intervals.
fn icc(ratings: &Ratings) -> Result<Map<String, Value>, Box<dyn Error>> {
    let two_way = TwoWay::of(ratings)?;
    let mut numbers = Map::new();
    for form in IccForm::ALL {
        let name = match form {
            IccForm::One => "icc1",
            IccForm::Agreement => "icca1",
            IccForm::Consistency => "iccc1",
            IccForm::OneMean => "icc1k",
            IccForm::AgreementMean => "iccak",
            IccForm::ConsistencyMean => "iccck",
        };
        numbers.insert(name.to_owned(), json!(two_way.icc(form, 0.95)?.value));
    }
    Ok(numbers)
}

fn numbers(found: &Coefficient) -> Map<String, Value> {
    let all = [
        ("value", Some(found.value)),
        ("standard_error", found.standard_error),
        ("null_error", found.null_error),
    ];
    let given = all.into_iter().filter_map(|(name, number)| Some((name.to_owned(), json!(number?))));
    given.collect()
}
