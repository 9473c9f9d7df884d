//! What a report is made of: words, lists, tables, pictures and places to write, in sections, without ink.

mod inline;
mod section;
mod table;

pub use inline::{Anchor, Inline, Span};
pub use section::{Block, Item, Section};
pub use table::{Align, Column, Table, TableRow};
