//! What a scheme asks at a level and what there is of it, each line leading to the log that it counts.

use maatstaf_document::{Block as PageBlock, Page, Row, say};
use maatstaf_practice::Book;
use maatstaf_readiness::{Measure, Requirement, statement};

use super::dossier::Dossier;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};

/// What is asked and what is there, in the words of the readiness page, at `asked`; amounts lead to the logs among some sections.
pub(crate) fn asked(dossier: &Dossier<'_>, sections: &[Section]) -> Section {
    let (language, level) = (dossier.language, dossier.level.as_str());
    let page = dossier.readiness.page(dossier.scheme, level, language);
    let title = say!(language, "What is asked and what is there", "Wat gevraagd wordt en wat er is");
    let section = Section::new("asked", title.as_str());
    if dossier.check().is_none() {
        let scheme = dossier.scheme.id();
        return section.paragraph(&say!(
            language,
            "The scheme `{scheme}` has no level `{level}`, so nothing can be set beside it.",
            "De regeling `{scheme}` kent geen niveau `{level}`, dus er valt niets naast te leggen."
        ));
    }
    let mut rest = Page::new();
    let mut tables = Vec::new();
    for block in page.blocks() {
        match block {
            PageBlock::Title(_) => {}
            PageBlock::Table { head, rows } => tables.push(table(dossier, sections, &title, head, rows)),
            other => rest = rest.with(other.clone()),
        }
    }
    let check = say!(
        language,
        "The applicant's own check. Each amount leads to the log in which it was counted.",
        "De controle van de aanvrager zelf. Elke hoeveelheid leidt naar het logboek waarin ze geteld is."
    );
    section
        .paragraph(&check)
        .with_all(tables.into_iter().map(Block::Table))
        .page(&rest)
        .note(statement().to(language))
}

fn table(dossier: &Dossier<'_>, sections: &[Section], caption: &str, head: &[String], rows: &[Row]) -> Table {
    let figures = dossier.check().into_iter().flat_map(|level| &level.requirements);
    // The page has a row for each figure of each requirement.
    let ids = figures.flat_map(|one| one.figures.iter().map(move |_| one.id.as_str()));
    let rows = rows.iter().zip(ids).map(|(row, id)| {
        let requirement = dossier.scheme.document().requirements.iter().find(|one| one.id == id);
        let place = requirement.and_then(place).filter(|place| holds(sections, place));
        let cells = row.cells.iter().enumerate().map(|(at, cell)| match &place {
            Some(place) if at == 1 => Inline::link(place.clone(), cell.as_str()),
            _ => Inline::sentence(cell.trim_start()),
        });
        TableRow::new(cells).signed(row.sign)
    });
    Table::new(caption, head).rows(rows)
}

/// Where the log of a requirement stands.
fn place(requirement: &Requirement) -> Option<Anchor> {
    let place = match (requirement.of, requirement.measure) {
        (Book::Practice, Measure::Clients) => "practice-clients",
        (Book::Practice, Measure::Years) => "practice",
        (Book::Practice, _) => "practice-sessions",
        (Book::Supervision, _) => "supervision",
        (Book::Cpd, _) => "development-cpd",
        (Book::Training, _) => "development-training",
        (Book::Feedback, _) => "feedback",
        (Book::Reflections, _) => "journals",
        (Book::CaseStudies, _) => "case-study",
        (Book::Declarations, _) => "declarations",
        (Book::Memberships, _) => "memberships",
        (Book::Contributions, _) => "contributions",
        (Book::Awards, _) => "awards",
        (Book::Scores, _) => return None,
    };
    Some(Anchor::new(place))
}

/// Whether a place is that of a section, or of one below it.
fn holds(sections: &[Section], place: &Anchor) -> bool {
    sections.iter().any(|section| section.anchor == *place || holds(&section.sections, place))
}
