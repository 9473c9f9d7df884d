//! An answer laid out for a reader, whoever draws it: a terminal, a report, a web page.

use crate::Text;

/// An answer in one language: blocks from top to bottom.
///
/// # Example
/// ```
/// use maatstaf_document::{Page, Sign};
/// let page = Page::new()
///     .title("Practice")
///     .item(Sign::Unmet, "83 of 100 hours")
///     .table(["Body", "Hours"], [Row::new(["EMCC", "83"]), Row::new(["NOBCO", "71"])]);
/// # use maatstaf_document::Row;
/// assert_eq!(page.to_markdown(), "## Practice\n\n- ✗ 83 of 100 hours\n\n| Body | Hours |\n|---|---|\n| EMCC | 83 |\n| NOBCO | 71 |\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    blocks: Vec<Block>,
}

/// One part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Title(String),
    /// A paragraph.
    Paragraph(String),
    /// An item of a list.
    Item {
        /// Whether it holds.
        sign: Sign,
        /// How deep it lies in the list, from 0.
        depth: usize,
        /// What it says.
        text: String,
    },
    /// A table.
    Table {
        /// The names of the columns.
        head: Vec<String>,
        /// The rows, each as long as the head.
        rows: Vec<Row>,
    },
    /// Something said in a lower voice: where an answer comes from, what it is not.
    Note(String),
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whether what it says holds.
    pub sign: Sign,
    /// The cells.
    pub cells: Vec<String>,
}

/// Whether something holds. Each has a sign of its own, so that nothing rests on colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sign {
    /// Nothing to hold.
    #[default]
    Plain,
    /// It holds.
    Met,
    /// It does not hold.
    Unmet,
    /// It holds by one reading and not by another.
    Unsure,
    /// Nobody knows.
    Unknown,
}

impl Sign {
    /// The sign as a character; a bullet where there is nothing to hold.
    pub fn mark(self) -> char {
        match self {
            Self::Plain => '•',
            Self::Met => '✓',
            Self::Unmet => '✗',
            Self::Unsure => '≈',
            Self::Unknown => '?',
        }
    }

    /// What the sign says.
    pub fn meaning(self) -> Text {
        match self {
            Self::Plain => Text::new("", ""),
            Self::Met => Text::new("met", "gehaald"),
            Self::Unmet => Text::new("not yet", "nog niet"),
            Self::Unsure => Text::new(
                "met by one figure, not by another",
                "gehaald volgens het ene cijfer, niet volgens het andere",
            ),
            Self::Unknown => Text::new("not known", "niet bekend"),
        }
    }
}

impl Row {
    /// A row without a sign.
    pub fn new<S: Into<String>>(cells: impl IntoIterator<Item = S>) -> Self {
        Self::signed(Sign::Plain, cells)
    }

    /// A row with a sign.
    pub fn signed<S: Into<String>>(sign: Sign, cells: impl IntoIterator<Item = S>) -> Self {
        Self { sign, cells: cells.into_iter().map(Into::into).collect() }
    }
}

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a heading.
    #[must_use]
    pub fn title(self, text: impl Into<String>) -> Self {
        self.with(Block::Title(text.into()))
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(self, text: impl Into<String>) -> Self {
        self.with(Block::Paragraph(text.into()))
    }

    /// Adds an item to the list.
    #[must_use]
    pub fn item(self, sign: Sign, text: impl Into<String>) -> Self {
        self.with(Block::Item { sign, depth: 0, text: text.into() })
    }

    /// Adds an item below the last one.
    #[must_use]
    pub fn detail(self, text: impl Into<String>) -> Self {
        self.with(Block::Item { sign: Sign::Plain, depth: 1, text: text.into() })
    }

    /// Adds a table.
    #[must_use]
    pub fn table<S: Into<String>>(
        self,
        head: impl IntoIterator<Item = S>,
        rows: impl IntoIterator<Item = Row>,
    ) -> Self {
        let head = head.into_iter().map(Into::into).collect();
        self.with(Block::Table { head, rows: rows.into_iter().collect() })
    }

    /// Adds something said in a lower voice.
    #[must_use]
    pub fn note(self, text: impl Into<String>) -> Self {
        self.with(Block::Note(text.into()))
    }

    /// Adds a block.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// Adds every block of another page.
    #[must_use]
    pub fn followed_by(mut self, other: Self) -> Self {
        self.blocks.extend(other.blocks);
        self
    }

    /// The blocks, from top to bottom.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The page in Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        let mut listing = false;
        for block in &self.blocks {
            let is_item = matches!(block, Block::Item { .. });
            if !(text.is_empty() || listing && is_item) {
                text.push('\n');
            }
            text += &markdown(block);
            listing = is_item;
        }
        text
    }
}

fn markdown(block: &Block) -> String {
    match block {
        Block::Title(title) => format!("## {}\n", one_line(title)),
        Block::Paragraph(paragraph) => format!("{}\n", one_line(paragraph)),
        Block::Item { sign: Sign::Plain, depth, text } => {
            format!("{}- {}\n", "  ".repeat(*depth), one_line(text))
        }
        Block::Item { sign, depth, text } => {
            format!("{}- {} {}\n", "  ".repeat(*depth), sign.mark(), one_line(text))
        }
        Block::Table { head, rows } => {
            let line = |cells: &[String]| {
                let cells: Vec<String> =
                    cells.iter().map(|cell| one_line(cell).replace('|', "\\|")).collect();
                format!("| {} |\n", cells.join(" | "))
            };
            let signed = |row: &Row| {
                let mut cells = row.cells.clone();
                if let (Some(first), true) = (cells.first_mut(), row.sign != Sign::Plain) {
                    *first = format!("{} {first}", row.sign.mark());
                }
                line(&cells)
            };
            format!(
                "{}|{}\n{}",
                line(head),
                "---|".repeat(head.len()),
                rows.iter().map(signed).collect::<String>()
            )
        }
        Block::Note(note) => format!("*{}*\n", one_line(note)),
    }
}

/// Text from a document cannot start a new block.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
