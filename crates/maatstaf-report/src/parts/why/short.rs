//! Why each category has its level, in a table per category: what is asked, what there is, and what counted.

use maatstaf::{CategoryExplanationDocument, CellDocument, Estimate, Lane};
use maatstaf_document::{Language, Sign, say};

use super::{Writer, grouped, overall};
use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::parts::words::{self, sentence};

/// The explanation of every category in short, with a row for each cell at `Anchor::why(category, level)`, and of the whole, at `overall`.
pub(crate) fn why_in_short(estimate: &Estimate, lane: Lane, language: Language) -> Section {
    let explanation = estimate.explain(lane);
    let document = explanation.document();
    let writer = Writer::new(estimate, &explanation, language);
    let section = Section::new("why", say!(language, "Why", "Waarom"))
        .section(overall::overall(&writer, &document.estimate));
    document.categories.iter().fold(section, |section, category| section.section(brief(&writer, category)))
}

fn brief(writer: &Writer<'_>, category: &CategoryExplanationDocument) -> Section {
    let (id, language) = (&category.category, writer.language);
    let name = writer.framework.category_name(id, language);
    let line = writer.explanation.category_line(id, language).unwrap_or_default();
    let columns = [
        say!(language, "Level", "Niveau"),
        say!(language, "Breadth", "Breedte"),
        say!(language, "Depth", "Diepte"),
        say!(language, "Least credit", "Krediet minstens"),
        say!(language, "What counted", "Wat meetelde"),
    ];
    let rows = category.cells.iter().enumerate().map(|(at, cell)| row(writer, id, at, cell));
    Section::new(Anchor::why(id, None).id(), name)
        .paragraph(&sentence(&line))
        .table(Table::new(name, columns).rows(rows))
}

fn row(writer: &Writer<'_>, category: &str, at: usize, cell: &CellDocument) -> TableRow {
    let language = writer.language;
    let anchor = Anchor::why(category, Some(&cell.level));
    let level = Inline::text(writer.framework.level_name(&cell.level, language));
    if cell.carried {
        let nothing = Inline::text(say!(language, "asks nothing more", "vraagt niets extra's"));
        let none = || Inline::text("–");
        return TableRow::new([level, none(), none(), none(), nothing]).at(anchor);
    }
    // Depth is filled by the best of each occasion and breadth by the best on each aspect: together these are all that count.
    let mut counted: Vec<_> = cell.breadth.counted.iter().map(|one| &one.claim).collect();
    for one in &cell.depth.counted {
        if !cell.breadth.counted.iter().any(|other| other.claim == one.claim) {
            counted.push(&one.claim);
        }
    }
    let counted = grouped(counted.into_iter(), writer.framework, language);
    let counted = if counted.is_empty() { Inline::text("–") } else { counted };
    let sign = if cell.holds { Sign::Met } else { Sign::Unmet };
    let cells = [
        level,
        Inline::text(words::of(cell.breadth.have, cell.breadth.need, language)),
        Inline::text(words::of(cell.depth.have, cell.depth.need, language)),
        Inline::text(writer.least(at).to_string()),
        counted,
    ];
    TableRow::new(cells).signed(sign).at(anchor)
}
