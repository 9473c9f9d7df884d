//! Prints what was measured, beside the bars that it must keep under.

use std::fmt::Write as _;
use std::time::Duration;

use crate::clock::Contender;

/// The most that an operation may cost for the sample of 30 items, in times the parsing of the same text.
const BARS: [(&str, f64); 5] = [
    ("estimate", 0.15),
    ("estimate + explanation", 1.0),
    ("certainty", 10.0),
    ("gap, estimate lane", 10.0),
    ("gap, floor lane", 10.0),
];

/// The most that ten times as many items may cost, in times as much.
const GROWTH: f64 = 15.0;

/// The medians of one run.
pub(crate) struct Table<'t> {
    contenders: &'t [Contender<'t>],
    /// The lines, ready to be printed.
    pub(crate) text: String,
    /// The bars that do not hold.
    pub(crate) missed: Vec<String>,
}

impl<'t> Table<'t> {
    /// Starts a table.
    pub(crate) fn new(contenders: &'t [Contender<'t>]) -> Self {
        Self { contenders, text: String::new(), missed: Vec::new() }
    }

    fn median(&self, name: &str, items: usize) -> f64 {
        let found = self.contenders.iter().find(|one| one.name == name && one.items == items);
        found.map_or(f64::NAN, |one| one.median().as_secs_f64())
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Compares a number with its bar, in a cell each.
    fn verdict(&mut self, what: &str, number: f64, bar: Option<f64>) -> String {
        let Some(bar) = bar else { return format!("{:>6}  {:<5}", "", "") };
        let holds = number <= bar;
        if !holds {
            self.missed.push(format!("{what}: {number:.2}, and the bar is {bar}"));
        }
        format!("{bar:>6}  {:<5}", if holds { "yes" } else { "NO" })
    }

    /// One line per operation and size: median, ratio to parsing, bar.
    pub(crate) fn costs(&mut self) {
        self.line(&format!(
            "{:<26} {:>6} {:>12} {:>9} {:>6}  {:<5} {:>6}",
            "operation", "items", "median", "x parse", "bar", "holds", "calls"
        ));
        for contender in self.contenders {
            let (name, items) = (contender.name, contender.items);
            let ratio = contender.median().as_secs_f64() / self.median("parse", items);
            let bar = BARS.iter().find(|(bar, _)| *bar == name && items == 30).map(|(_, most)| *most);
            let verdict = self.verdict(&format!("{name}, {items} items"), ratio, bar);
            let (median, calls) = (shown(contender.median()), contender.calls());
            self.line(&format!("{name:<26} {items:>6} {median:>12} {ratio:>9.3} {verdict} {calls:>6}"));
        }
        let parse = self.median("parse", 30);
        let sum = |lane| (self.median("certainty", 30) + self.median(lane, 30)) / parse;
        let (estimate, floor) = (sum("gap, estimate lane"), sum("gap, floor lane"));
        self.line(&format!(
            "certainty + gap, 30 items: {estimate:.2} x parse (estimate lane), {floor:.2} (floor lane)"
        ));
        let compact = self.median("estimate", 30) / self.median("parse, compact text", 30);
        self.line(&format!(
            "estimate, 30 items: {compact:.3} x parse of the same portfolio without white space"
        ));
    }

    /// One line per operation: what ten times as many items cost.
    pub(crate) fn growth(&mut self) {
        self.line(&format!(
            "{:<26} {:>12} {:>9} {:>6}  {:<5} {:>15}",
            "growth", "30 to 100", "to 1,000", "bar", "holds", "per item, x 100"
        ));
        let names = self.contenders.iter().filter(|one| one.items == 1_000).map(|one| one.name);
        for name in names.collect::<Vec<_>>() {
            let (least, less, more) =
                (self.median(name, 30), self.median(name, 100), self.median(name, 1_000));
            let verdict = self.verdict(&format!("growth of {name}"), more / less, Some(GROWTH));
            let (first, second) = (less / least, more / less);
            self.line(&format!("{name:<26} {first:>12.2} {second:>9.2} {verdict} {:>15.2}", second / 10.0));
        }
    }

    /// What a portfolio that is hard to advise on costs. It has no bar.
    pub(crate) fn hard(&mut self, contenders: &[Contender<'_>]) {
        let parse = contenders.first().map_or(f64::NAN, |one| one.median().as_secs_f64());
        self.line(&format!("{:<26} {:>6} {:>12} {:>9}", "a hard portfolio", "items", "median", "x parse"));
        for contender in contenders {
            let (name, items, median) = (contender.name, contender.items, contender.median());
            let ratio = median.as_secs_f64() / parse;
            self.line(&format!("{name:<26} {items:>6} {:>12} {ratio:>9.3}", shown(median)));
        }
    }

    /// Portfolios and megabytes a second, for a stream of portfolios.
    pub(crate) fn stream(&mut self, contenders: &[Contender<'_>], portfolios: usize, bytes: usize) {
        let mut lines = String::new();
        let _ = writeln!(
            lines,
            "{:<26} {:>6} {:>12} {:>14} {:>9} {:>9}",
            "stream", "", "median", "portfolios/s", "MB/s", "x parse"
        );
        let parse = contenders.first().map_or(f64::NAN, |one| one.median().as_secs_f64());
        for contender in contenders {
            let seconds = contender.median().as_secs_f64();
            let per_second = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX)) / seconds;
            let (each, megabytes) = (per_second(portfolios), per_second(bytes) / 1e6);
            let (name, median) = (contender.name, shown(contender.median()));
            let ratio = seconds / parse;
            let _ = writeln!(
                lines,
                "{name:<26} {portfolios:>6} {median:>12} {each:>14.0} {megabytes:>9.0} {ratio:>9.3}"
            );
        }
        self.text.push_str(&lines);
    }
}

fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1e3 { format!("{micros:.2} us") } else { format!("{:.3} ms", micros / 1e3) }
}
