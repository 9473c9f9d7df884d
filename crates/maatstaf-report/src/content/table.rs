//! Tables: a caption, named columns, rows of which the first cell is the name.

use maatstaf_document::Sign;

use super::inline::{Anchor, Inline};

/// A table. The first cell of a row names it.
///
/// # Example
/// ```
/// use maatstaf_report::{Table, TableRow};
/// let table = Table::new("Hours per quarter", ["Quarter"]).numbers(["Hours"]).row(TableRow::new(["2026-Q1", "12"]));
/// assert_eq!(table.rows.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The columns.
    pub head: Vec<Column>,
    /// The rows, each as long as the head.
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it is called; never empty.
    pub name: String,
    /// Where its cells stand.
    pub align: Align,
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words, where a line begins.
    Start,
    /// Numbers, where a line ends.
    End,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The place that links lead to.
    pub anchor: Option<Anchor>,
    /// Whether what it says holds.
    pub sign: Sign,
    /// The cells.
    pub cells: Vec<Inline>,
}

impl Table {
    /// A table with columns of words.
    pub fn new<S: Into<String>>(caption: impl Into<String>, columns: impl IntoIterator<Item = S>) -> Self {
        let head = columns.into_iter().map(|name| Column { name: name.into(), align: Align::Start });
        Self { caption: caption.into(), head: head.collect(), rows: Vec::new() }
    }

    /// Adds columns of numbers.
    #[must_use]
    pub fn numbers<S: Into<String>>(mut self, columns: impl IntoIterator<Item = S>) -> Self {
        let columns = columns.into_iter().map(|name| Column { name: name.into(), align: Align::End });
        self.head.extend(columns);
        self
    }

    /// Adds columns of words.
    #[must_use]
    pub fn words<S: Into<String>>(mut self, columns: impl IntoIterator<Item = S>) -> Self {
        let columns = columns.into_iter().map(|name| Column { name: name.into(), align: Align::Start });
        self.head.extend(columns);
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, row: TableRow) -> Self {
        self.rows.push(row);
        self
    }

    /// Adds rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = TableRow>) -> Self {
        self.rows.extend(rows);
        self
    }
}

impl TableRow {
    /// A row without a sign.
    pub fn new<I: Into<Inline>>(cells: impl IntoIterator<Item = I>) -> Self {
        let cells = cells.into_iter().map(Into::into).collect();
        Self { anchor: None, sign: Sign::Plain, cells }
    }

    /// The same row with a sign.
    #[must_use]
    pub fn signed(mut self, sign: Sign) -> Self {
        self.sign = sign;
        self
    }

    /// The same row as a place that links lead to.
    #[must_use]
    pub fn at(mut self, anchor: Anchor) -> Self {
        self.anchor = Some(anchor);
        self
    }
}
