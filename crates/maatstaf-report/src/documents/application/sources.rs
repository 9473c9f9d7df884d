//! Where figures and rules come from, and what nobody has published.

use std::collections::BTreeSet;

use maatstaf_document::{Block as PageBlock, Page, Sign, say};
use maatstaf_practice::Source;
use maatstaf_readiness::statement;

use super::dossier::Dossier;
use crate::content::{Block, Inline, Item, Section, Span};

/// The sources of the figures of a level, each with its address and day, at `sources`.
pub(crate) fn sources(dossier: &Dossier<'_>) -> Section {
    let language = dossier.language;
    let document = dossier.scheme.document();
    let figures = dossier.check().into_iter().flat_map(|level| &level.requirements);
    let figures = figures.flat_map(|one| &one.figures);
    let used: BTreeSet<&String> = figures.flat_map(|figure| &figure.sources).collect();
    let items = document.sources.iter().filter(|source| used.contains(&source.id));
    let items: Vec<Item> = items.map(|one| item(one, &say!(language, "undated", "zonder datum"))).collect();
    let section =
        Section::new("sources", say!(language, "Where the figures come from", "Herkomst van de cijfers"))
            .note(statement().to(language))
            .with(Block::List(items));
    if document.open_questions.is_empty() {
        return section;
    }
    let open = document.open_questions.iter();
    let open = open.map(|one| Item::signed(Sign::Unknown, Inline::sentence(one.to(language))));
    let title = say!(language, "What nobody has published", "Wat nergens gepubliceerd is");
    section.section(Section::new("sources-open", title).with(Block::List(open.collect())))
}

fn item(source: &Source, undated: &str) -> Item {
    let dated = if source.dated == "undated" { undated } else { &source.dated };
    let name = Inline::text(format!("{}: {} ({dated}), ", source.id, source.title));
    Item::new(name.and(Span::Address(source.address.clone())))
}

/// How the scheme's body counts practice, rule by rule, at `counting`.
pub(crate) fn counting(dossier: &Dossier<'_>) -> Section {
    let language = dossier.language;
    let title = say!(language, "How practice is counted", "Hoe praktijk geteld wordt");
    let section = Section::new("counting", title);
    let Some(counting) = &dossier.counting else { return section };
    let page = counting.page(language);
    let (mut name, mut rest) = (String::new(), Page::new());
    for block in page.blocks() {
        match block {
            PageBlock::Title(title) => name.clone_from(title),
            // Sources are listed with their addresses instead.
            PageBlock::Note(_) => {}
            other => rest = rest.with(other.clone()),
        }
    }
    let undated = say!(language, "undated", "zonder datum");
    let items = counting.document().sources.iter().map(|one| item(one, &undated));
    section.with(Block::Paragraph(Inline::strong(name))).page(&rest).with(Block::List(items.collect()))
}
