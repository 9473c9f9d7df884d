//! Sections and the blocks in them.

use maatstaf_document::{Block as PageBlock, Page, Sign};

use super::inline::{Anchor, Inline};
use super::table::{Table, TableRow};
use crate::picture::Picture;

/// A part of a report with a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The place that links lead to.
    pub anchor: Anchor,
    /// The heading.
    pub title: String,
    /// Whether it starts on a new page when printed.
    pub new_page: bool,
    /// What stands in it, above its sections.
    pub blocks: Vec<Block>,
    /// The sections below it.
    pub sections: Vec<Section>,
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Inline),
    /// Something said in a lower voice: where an answer comes from, what it is not.
    Note(Inline),
    /// A list.
    List(Vec<Item>),
    /// A list of what to do one after the other, with numbers.
    Steps(Vec<Item>),
    /// Names with what goes with them.
    Facts(Vec<(String, Inline)>),
    /// A table.
    Table(Table),
    /// A picture, with its data below it.
    Figure(Box<Picture>),
    /// Somebody's own text: its paragraphs and line ends are kept, and nothing in it is read as anything else.
    Words(String),
    /// Something with a name that stays together on paper.
    Card {
        /// The place that links lead to.
        anchor: Anchor,
        /// What it is called.
        title: Inline,
        /// What stands in it.
        blocks: Vec<Block>,
    },
    /// A place to write on paper: what is asked, and how many lines there are for it.
    Blank {
        /// What is asked.
        asked: String,
        /// How many lines.
        lines: u8,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whether it holds.
    pub sign: Sign,
    /// What it says.
    pub text: Inline,
    /// The items below it.
    pub items: Vec<Item>,
}

impl Item {
    /// An item without a sign.
    pub fn new(text: impl Into<Inline>) -> Self {
        Self::signed(Sign::Plain, text)
    }

    /// An item with a sign.
    pub fn signed(sign: Sign, text: impl Into<Inline>) -> Self {
        Self { sign, text: text.into(), items: Vec::new() }
    }

    /// The same item with items below it.
    #[must_use]
    pub fn with(mut self, items: impl IntoIterator<Item = Self>) -> Self {
        self.items.extend(items);
        self
    }
}

impl Section {
    /// An empty section.
    pub fn new(anchor: impl Into<String>, title: impl Into<String>) -> Self {
        let (anchor, title) = (Anchor::new(anchor), title.into());
        Self { anchor, title, new_page: false, blocks: Vec::new(), sections: Vec::new() }
    }

    /// The same section on a new page.
    #[must_use]
    pub fn on_new_page(mut self) -> Self {
        self.new_page = true;
        self
    }

    /// Adds a block.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// Adds blocks.
    #[must_use]
    pub fn with_all(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }

    /// Adds a paragraph of ours, in which ids stand between backticks.
    #[must_use]
    pub fn paragraph(self, sentence: &str) -> Self {
        self.with(Block::Paragraph(Inline::sentence(sentence)))
    }

    /// Adds a remark of ours in a lower voice.
    #[must_use]
    pub fn note(self, sentence: &str) -> Self {
        self.with(Block::Note(Inline::sentence(sentence)))
    }

    /// Adds a table.
    #[must_use]
    pub fn table(self, table: Table) -> Self {
        self.with(Block::Table(table))
    }

    /// Adds a picture.
    #[must_use]
    pub fn figure(self, picture: Picture) -> Self {
        self.with(Block::Figure(Box::new(picture)))
    }

    /// Adds a section below this one.
    #[must_use]
    pub fn section(mut self, section: Self) -> Self {
        self.sections.push(section);
        self
    }

    /// A page of another crate: what stands before its first heading goes into this section, and each heading starts one below it.
    #[must_use]
    pub fn page(mut self, page: &Page) -> Self {
        let prefix = self.anchor.id().to_owned();
        for block in page.blocks() {
            if let PageBlock::Title(title) = block {
                let number = self.sections.len() + 1;
                self.sections.push(Self::new(format!("{prefix}-{number}"), title.as_str()));
                continue;
            }
            let title = self.sections.last().map_or(&self.title, |section| &section.title).clone();
            let blocks = self.sections.last_mut().map_or(&mut self.blocks, |section| &mut section.blocks);
            adopt(blocks, block, &title);
        }
        self
    }
}

/// Adds a block of a page to blocks of a report.
fn adopt(blocks: &mut Vec<Block>, block: &PageBlock, title: &str) {
    match block {
        PageBlock::Title(_) => {}
        PageBlock::Paragraph(text) => blocks.push(Block::Paragraph(Inline::sentence(text))),
        PageBlock::Note(text) => blocks.push(Block::Note(Inline::sentence(text))),
        PageBlock::Item { sign, depth, text } => {
            let item = Item::signed(*sign, Inline::sentence(text));
            if let Some(Block::List(items)) = blocks.last_mut() {
                match items.last_mut().filter(|_| *depth > 0) {
                    Some(last) => last.items.push(item),
                    None => items.push(item),
                }
            } else {
                blocks.push(Block::List(vec![item]));
            }
        }
        PageBlock::Table { head, rows } => {
            let row = |row: &maatstaf_document::Row| {
                let cells = row.cells.iter().map(|cell| Inline::sentence(cell));
                TableRow::new(cells).signed(row.sign)
            };
            blocks.push(Block::Table(Table::new(title, head).rows(rows.iter().map(row))));
        }
    }
}
