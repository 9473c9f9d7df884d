//! Reports and pictures of a portfolio, an assessment, a programme or a cohort: HTML, Markdown and SVG, as strings.
//!
//! A [`Report`] is content without ink, [`Report::html`] and [`Report::markdown`] draw it, and every picture in it is a [`Picture`] that can
//! also stand alone. What somebody wrote goes in only where [`Options::include`] names it; what was left out, and what in the rest looks like
//! a name or an address, is in the report's [`Disclosure`].
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers: the same input gives the same bytes.

mod content;
mod disclosure;
pub mod documents;
mod draw;
mod parts;
mod picture;
pub mod pictures;
mod report;

pub use content::{Align, Anchor, Block, Column, Inline, Item, Section, Span, Table, TableRow};
pub use disclosure::{Disclosure, Flag, Part};
pub use picture::{Picture, TextBox};
pub use report::{Options, Report};
