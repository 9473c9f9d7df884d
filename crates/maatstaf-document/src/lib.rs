//! Documents in two languages: how Maatstaf's crates read them, refuse them and say things about them.
//!
//! [`read`] turns JSON text into a type, or gives every way in which the text departs from that type's schema, each with
//! its line and column. A [`Problem`] quotes ids, numbers and places, never a document's text. A [`Text`] holds a sentence
//! in both languages, and a [`Page`] an answer laid out for a reader, whoever draws it.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod digest;
mod id;
mod page;
mod problem;
mod reading;
mod schema;
mod text;
mod words;

pub use digest::{canonical, digest};
pub use id::is_id;
pub use page::{Block, Page, Row, Sign};
pub use problem::{DocumentError, MOST_PROBLEMS, Place, Problem};
pub use reading::{LONGEST_DOCUMENT, Source, not_too_long, read, unknown_name, version};
pub use schema::{SchemaTexts, bring_schemas, schema_of, schemas_are_missing, write_schemas};
pub use text::{Language, Text};
pub use words::{first_few, join};
