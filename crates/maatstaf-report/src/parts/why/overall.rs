//! Why the whole has its level: how many categories reach it, how far below the others stay, and the gates.

use maatstaf::{EstimateDocument, Lane};
use maatstaf_document::{Sign, say};

use super::Writer;
use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::parts::words;

/// The whole, level by level, each at `overall-<level>`.
pub(super) fn overall(writer: &Writer<'_>, document: &EstimateDocument) -> Section {
    let (language, lane) = (writer.language, writer.explanation.lane());
    let title = say!(language, "The portfolio as a whole", "Het portfolio als geheel");
    let slack = words::levels(writer.policy.overall.slack, language);
    let rule = say!(
        language,
        "A level is reached as a whole when enough categories reach it, none of the others stays more than {slack} below it, and the portfolio is wide enough; and when every lower level is reached too.",
        "Een niveau is als geheel gehaald als genoeg categorieën het halen, geen van de andere meer dan {slack} lager blijft en het portfolio breed genoeg is; en als elk lager niveau ook gehaald is."
    );
    let section = Section::new("overall", title.as_str()).paragraph(&rule);
    section.table(table(writer, document, lane, &title))
}

fn table(writer: &Writer<'_>, document: &EstimateDocument, lane: Lane, title: &str) -> Table {
    let language = writer.language;
    let mut columns = vec![
        say!(language, "Level", "Niveau"),
        say!(language, "Categories that reach it", "Categorieën die het halen"),
        say!(language, "Stay behind", "Blijven achter"),
    ];
    let kinds = gates(document);
    columns.extend(kinds.iter().map(|kind| words::gate(kind, language).to_owned()));
    let heights: Vec<usize> = document
        .categories
        .iter()
        .map(|one| writer.framework.height(words::level_in(lane, [&one.floor, &one.estimate, &one.ceiling])))
        .collect();
    let whole = &document.overall;
    let reached =
        writer.framework.height(words::level_in(lane, [&whole.floor, &whole.estimate, &whole.ceiling]));
    let rows = writer.framework.levels().iter().enumerate().map(|(at, level)| {
        let sign = if at < reached { Sign::Met } else { Sign::Unmet };
        let mut cells = vec![
            Inline::text(writer.framework.level_name(level, language)),
            Inline::text(reach(writer, at, &heights)),
            behind(writer, document, at, &heights),
        ];
        cells.extend(kinds.iter().map(|kind| Inline::text(gate(writer, document, (kind, level), lane))));
        TableRow::new(cells).signed(sign).at(Anchor::new(format!("overall-{level}")))
    });
    Table::new(title, columns).rows(rows)
}

/// How many categories reach a level, of how many must.
fn reach(writer: &Writer<'_>, at: usize, heights: &[usize]) -> String {
    let exceptions = &writer.policy.overall.exceptions;
    let exceptions = exceptions.get(at).or(exceptions.last()).copied().unwrap_or_default();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let have = heights.iter().filter(|height| **height > at).count();
    let need = number(heights.len()).saturating_sub(exceptions);
    words::of(number(have), need, writer.language)
}

/// The categories that do not reach a level, each with what it reaches.
fn behind(writer: &Writer<'_>, document: &EstimateDocument, at: usize, heights: &[usize]) -> Inline {
    let pairs = document.categories.iter().zip(heights);
    let behind = pairs.filter(|(_, height)| **height <= at).map(|(one, _)| {
        let name = writer.framework.category_name(&one.category, writer.language);
        Inline::link(Anchor::why(&one.category, None), name)
    });
    let behind = Inline::joined(behind, ", ");
    if behind.is_empty() { Inline::text("–") } else { behind }
}

fn gates(document: &EstimateDocument) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for gate in &document.gates {
        if !kinds.contains(&gate.counts.as_str()) {
            kinds.push(&gate.counts);
        }
    }
    kinds
}

fn gate(writer: &Writer<'_>, document: &EstimateDocument, (kind, level): (&str, &str), lane: Lane) -> String {
    let gate = document.gates.iter().find(|gate| gate.counts == kind && gate.level == level);
    gate.map_or_else(
        || "–".to_owned(),
        |gate| words::of(words::in_lane(&gate.have_need, lane), gate.have_need.need, writer.language),
    )
}
