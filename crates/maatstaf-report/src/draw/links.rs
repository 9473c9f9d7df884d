//! The places of a report, so that ids can become links to what they name.

use std::collections::BTreeSet;

use crate::content::{Anchor, Block, Section};
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
