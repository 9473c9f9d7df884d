//! Practice hours per quarter.

mod quarters;

use jiff::civil::Date;
use maatstaf_document::{Language, say};
use maatstaf_practice::{Counting, Ledger, hours};

use self::quarters::{Minutes, Paid, Quarters, Row};
use super::canvas::{Area, Canvas, WIDTH};
use super::legend::Legend;
use super::words::{Labels, NAME, SMALL, STRONG, Stand};
use crate::content::{Table, TableRow};
use crate::picture::Picture;

/// How high a row is.
const ROW: f64 = 22.0;

/// The hours of practice that a profile counts, per quarter: up to twenty-four quarters, the last the one in which `until` lies.
///
/// A quarter that is not over says so, and a quarter without practice is there. What lies before them, or is a sum over more than one
/// quarter, is a number without a bar.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf_document::Language;
/// use maatstaf_practice::{Counting, Ledger};
/// let ledger = Ledger::from_json(r#"{"maatstaf_ledger": 1, "sessions": [
///     {"id": "s1", "day": "2026-03-02", "minutes": 90, "client": "client-01"}]}"#)?;
/// let emcc = Counting::by_id("emcc").ok_or("no profile")?;
/// let picture = maatstaf_report::pictures::practice(&ledger, &emcc, date(2026, 6, 30), 4, Language::En);
/// let rows: Vec<String> = picture.data().rows.iter().map(|row| format!("{} {}", row.cells[0], row.cells[1])).collect();
/// assert_eq!(rows, ["2025 Q3 0", "2025 Q4 0", "2026 Q1 1.5", "2026 Q2 0", "Total 1.5"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn practice(
    ledger: &Ledger,
    counting: &Counting,
    until: Date,
    quarters: u32,
    language: Language,
) -> Picture {
    let quarters = Quarters::of(ledger, counting, until, quarters, language);
    let mut canvas = Canvas::default();
    draw(&mut canvas, &quarters, language);
    let name = counting.document().name.to(language);
    let title = say!(
        language,
        "Practice per quarter, as counted for {name}",
        "Praktijk per kwartaal, zoals geteld voor {name}"
    );
    canvas.finish(
        "practice",
        &title,
        &describe(&quarters, until, language),
        data(&quarters, language, &title),
    )
}

fn draw(canvas: &mut Canvas, quarters: &Quarters, language: Language) {
    let rows: Vec<&Row> = quarters.all().collect();
    let mut names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    names.push(total_name(language));
    let labels = Labels::fit(&names, STRONG, 80.0, 170.0);
    let left = labels.width + 12.0;
    let numbers = rows.iter().map(|row| SMALL.width(&number(row, language))).fold(0.0, f64::max);
    let room = WIDTH - left - numbers - 10.0;
    let most = quarters.rows.iter().map(|row| row.minutes.all()).max().unwrap_or_default();
    let mut y = 0.0;
    let mut year = None;
    for (row, lines) in rows.iter().zip(&labels.lines) {
        if year.is_some() && year != Some(row.year) {
            canvas.line((0.0, y + 2.0), (WIDTH, y + 2.0), "rule");
            y += 5.0;
        }
        year = Some(row.year);
        let height = (super::words::count(lines.len()) * NAME.step()).max(ROW);
        canvas.centred((0.0, y + height / 2.0), lines, NAME, Stand::Start);
        let area = Area { x: left, y: y + height / 2.0 - 8.0, width: 0.0, height: 16.0 };
        let end = if row.year.is_some() { bar(canvas, row, area, room / length(most.max(1))) } else { left };
        canvas.word((end + 6.0, y + height / 2.0 + 4.3), &number(row, language), SMALL, Stand::Start);
        y += height;
    }
    canvas.line((left, 0.0), (left, y), "axis");
    canvas.line((0.0, y + 3.0), (WIDTH, y + 3.0), "rule");
    canvas.lines((0.0, y + 8.0), &[total_name(language)], STRONG, Stand::Start);
    let total = STRONG.lines(&split(quarters.total(), language), WIDTH - left - 8.0);
    let y = canvas.lines((left + 6.0, y + 8.0), &total, STRONG, Stand::Start);
    legend(quarters, language).draw(canvas, y + 12.0);
}

/// Draws the bar of a quarter, paid first, and gives where it ends.
fn bar(canvas: &mut Canvas, row: &Row, area: Area, scale: f64) -> f64 {
    let mut x = area.x;
    for (paid, minutes) in row.minutes.parts() {
        let width = length(minutes) * scale;
        if minutes > 0 {
            fill(canvas, paid, Area { x, width, ..area });
        }
        x += width;
    }
    if row.running && row.minutes.all() > 0 {
        let around = Area { width: x - area.x + 3.0, y: area.y - 2.0, height: area.height + 4.0, ..area };
        canvas.rect(around, "running");
        x += 3.0;
    }
    x
}

fn fill(canvas: &mut Canvas, paid: Paid, area: Area) {
    match paid {
        Paid::Yes => canvas.rect(area, "paid"),
        Paid::ProBono => canvas.patterned(area.inset(0.6), "stripes", "pro-bono"),
        Paid::NotStated => canvas.patterned(area.inset(0.6), "dots", "possible"),
    }
}

/// Minutes as a length.
fn length(minutes: u64) -> f64 {
    f64::from(u32::try_from(minutes).unwrap_or(u32::MAX))
}

fn number(row: &Row, language: Language) -> String {
    let hours = hours(row.minutes.all(), language);
    if row.running { say!(language, "{hours} so far", "{hours} tot nu toe") } else { hours }
}

fn total_name(language: Language) -> String {
    say!(language, "Total", "Totaal")
}

/// Hours, and how many of them are paid, pro bono and neither.
fn split(minutes: Minutes, language: Language) -> String {
    let all = hours(minutes.all(), language);
    let parts = minutes.parts().into_iter().filter(|(_, minutes)| *minutes > 0);
    let parts: Vec<String> = parts
        .map(|(paid, minutes)| format!("{} {}", hours(minutes, language), paid.words().to(language)))
        .collect();
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    say!(language, "{all} hours{parts}", "{all} uur{parts}")
}

fn legend(quarters: &Quarters, language: Language) -> Legend<'static> {
    let mut legend = Legend::default();
    for (paid, minutes) in quarters.total().parts() {
        if minutes > 0 {
            let words = paid.words();
            legend = legend.with(move |canvas, area| fill(canvas, paid, area), words.to(language));
        }
    }
    if quarters.rows.iter().any(|row| row.running && row.minutes.all() > 0) {
        let words = say!(language, "this quarter is not over", "dit kwartaal loopt nog");
        legend = legend.with(|canvas, area| canvas.rect(area.inset(1.0), "running"), words);
    }
    legend.words(say!(language, "numbers: hours", "getallen: uren"))
}

fn describe(quarters: &Quarters, until: Date, language: Language) -> String {
    let total = split(quarters.total(), language);
    let mut said = say!(language, "Up to {until}: {total}.", "Tot en met {until}: {total}.");
    let most = quarters.rows.iter().max_by_key(|row| row.minutes.all());
    if let Some(row) = most.filter(|row| row.minutes.all() > 0) {
        let (name, hours) = (&row.name, hours(row.minutes.all(), language));
        said += &say!(
            language,
            " Most in one quarter: {hours} hours in {name}.",
            " Het meest in één kwartaal: {hours} uur in {name}."
        );
    }
    let empty = quarters.rows.iter().filter(|row| row.minutes.all() == 0 && !row.running).count();
    let all = quarters.rows.len();
    said += &match empty {
        0 => String::new(),
        1 => say!(language, " One of {all} quarters has none.", " In één van de {all} kwartalen is er geen."),
        _ => say!(
            language,
            " {empty} of {all} quarters have none.",
            " In {empty} van de {all} kwartalen is er geen."
        ),
    };
    said
}

fn data(quarters: &Quarters, language: Language, title: &str) -> Table {
    let first = say!(language, "Quarter", "Kwartaal");
    let numbers = match language {
        Language::En => ["Hours", "Paid", "Pro bono", "Not stated"],
        Language::Nl => ["Uren", "Betaald", "Pro bono", "Niet vermeld"],
    };
    let cells = |name: String, minutes: Minutes| {
        let parts = minutes.parts().map(|(_, minutes)| hours(minutes, language));
        TableRow::new([name, hours(minutes.all(), language)].into_iter().chain(parts))
    };
    let rows = quarters.all().map(|row| {
        let name = &row.name;
        let running = say!(language, "{name} (not over)", "{name} (loopt nog)");
        cells(if row.running { running } else { name.clone() }, row.minutes)
    });
    let table = Table::new(title, [first]).numbers(numbers).rows(rows);
    table.row(cells(total_name(language), quarters.total()))
}
