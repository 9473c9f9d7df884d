//! The places of a report, so that ids can become links to what they name.

use std::collections::BTreeSet;

use crate::content::{Anchor, Block, Inline, Item, Section, Span, Table};
use crate::report::Report;

/// Every place in a report that a link can lead to.
#[derive(Debug, Default)]
pub(crate) struct Places(BTreeSet<String>);

impl Places {
    pub(crate) fn of(report: &Report) -> Self {
        let mut places = Self::default();
        places.blocks(&report.lead);
        report.sections.iter().for_each(|section| places.section(section));
        places
    }

    /// The place of what an id names, if the report holds it.
    pub(crate) fn find(&self, id: &str) -> Option<Anchor> {
        [Anchor::evidence(id), Anchor::entry(id)].into_iter().find(|anchor| self.has(anchor))
    }

    pub(crate) fn has(&self, anchor: &Anchor) -> bool {
        self.0.contains(anchor.id())
    }

    fn section(&mut self, section: &Section) {
        self.add(&section.anchor);
        self.blocks(&section.blocks);
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Table(table) => {
                    table
                        .rows
                        .iter()
                        .filter_map(|row| row.anchor.as_ref())
                        .for_each(|anchor| self.add(anchor));
                }
                Block::Card { anchor, blocks, .. } => {
                    self.add(anchor);
                    self.blocks(blocks);
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, anchor: &Anchor) {
        self.0.insert(anchor.id().to_owned());
    }
}

/// The places that links of a report name and that it does not hold.
pub(crate) fn lost(report: &Report) -> Vec<Anchor> {
    let places = Places::of(report);
    let mut lines = Vec::new();
    lines.extend(report.about.iter().map(|(_, fact)| fact));
    lines.extend(&report.colophon);
    of_blocks(&report.lead, &mut lines);
    report.sections.iter().for_each(|section| of_section(section, &mut lines));
    let named = lines.into_iter().flat_map(Inline::spans).filter_map(|span| match span {
        Span::Link { to, .. } => Some(to.clone()),
        _ => None,
    });
    let lost: BTreeSet<Anchor> = named.filter(|to| !places.has(to)).collect();
    lost.into_iter().collect()
}

fn of_section<'r>(section: &'r Section, lines: &mut Vec<&'r Inline>) {
    of_blocks(&section.blocks, lines);
    section.sections.iter().for_each(|section| of_section(section, lines));
}

fn of_blocks<'r>(blocks: &'r [Block], lines: &mut Vec<&'r Inline>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Note(line) => lines.push(line),
            Block::List(items) | Block::Steps(items) => of_items(items, lines),
            Block::Facts(facts) => lines.extend(facts.iter().map(|(_, fact)| fact)),
            Block::Table(table) => of_table(table, lines),
            Block::Figure(picture) => of_table(&picture.data, lines),
            Block::Card { title, blocks, .. } => {
                lines.push(title);
                of_blocks(blocks, lines);
            }
            Block::Words(_) | Block::Blank { .. } => {}
        }
    }
}

fn of_items<'r>(items: &'r [Item], lines: &mut Vec<&'r Inline>) {
    for item in items {
        lines.push(&item.text);
        of_items(&item.items, lines);
    }
}

fn of_table<'r>(table: &'r Table, lines: &mut Vec<&'r Inline>) {
    lines.extend(table.rows.iter().flat_map(|row| &row.cells));
}
