//! A report: what it is called, what it is about, what it says and what it leaves out.

use std::collections::BTreeSet;

use maatstaf_document::Language;

use crate::content::{Anchor, Block, Inline, Section};
use crate::disclosure::{Disclosure, Part};
use crate::draw::{lost, markdown, page, sound};

/// How a report is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The language of the report. Texts in it stay as they were written.
    pub language: Language,
    /// What goes in that somebody wrote or that points at people; nothing by default.
    pub include: BTreeSet<Part>,
}

/// A report, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub(crate) language: Language,
    /// The language of somebody's own texts, where it is known.
    pub(crate) written_in: Option<Language>,
    pub(crate) title: String,
    /// What it is about, by name: the holder, the day, the framework.
    pub(crate) about: Vec<(String, Inline)>,
    /// What stands above the table of contents: the answer in brief.
    pub(crate) lead: Vec<Block>,
    pub(crate) sections: Vec<Section>,
    /// What made it, from what, and what it is not.
    pub(crate) colophon: Vec<Inline>,
    pub(crate) disclosure: Disclosure,
}

impl Options {
    /// A report in a language, with nothing that somebody wrote.
    pub fn new(language: Language) -> Self {
        Self { language, include: BTreeSet::new() }
    }

    /// The same with parts that go in.
    #[must_use]
    pub fn including(mut self, parts: impl IntoIterator<Item = Part>) -> Self {
        self.include.extend(parts);
        self
    }
}

impl Report {
    /// What it is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language that it is in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What went in, what was left out, and what should be looked at before it goes to somebody.
    pub fn disclosure(&self) -> &Disclosure {
        &self.disclosure
    }

    /// The places that links name and that the report does not hold; such links are drawn as plain words. A report from
    /// [`crate::documents`] has none: its tests ask.
    pub fn lost_links(&self) -> Vec<Anchor> {
        lost(self)
    }

    /// The report as one HTML file: no script, nothing fetched, ready for A4.
    pub fn html(&self) -> String {
        sound(page(self))
    }

    /// The report in Markdown, with the data of each picture as a table.
    pub fn markdown(&self) -> String {
        sound(markdown(self))
    }
}
