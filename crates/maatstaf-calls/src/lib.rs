//! Every operation of Maatstaf as a call: one JSON document in, one answer out.
//!
//! The server, wasm and Python are thin over this crate, so that all of them give the same bytes. A request holds the documents that it is
//! about as they are; every problem of any of them comes at once, with its place in the request.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers: what a call cannot know by itself
//! stands in [`Circumstances`].
//!
//! ```
//! use maatstaf_calls::{Call, Circumstances, Language};
//! let day = jiff::civil::date(2026, 6, 30);
//! let now = "2026-06-30T12:00:00Z".parse().expect("this is a moment");
//! let circumstances = Circumstances { today: day, now, language: Language::En };
//! let estimate = Call::by_name("estimate").expect("there is such a call");
//! let answer = estimate.answer(&estimate.example(), &circumstances).expect("the example is sound");
//! assert_eq!(answer.media_type, "application/json");
//! let refused = estimate.answer("{}", &circumstances).expect_err("an estimate is of a portfolio");
//! assert_eq!(refused.problems()[0].code, "missing-field");
//! ```

mod answer;
mod call;
mod calls;
mod check;
mod circumstances;
mod desk;
mod document;
mod example;
mod group;
mod kind;
mod problem;
mod refused;
mod request;
mod schemas;
pub mod table;
mod titles;

pub use answer::Answer;
pub use call::Call;
pub use check::check;
pub use circumstances::Circumstances;
pub use desk::way::Way;
pub use example::written_examples;
pub use group::Group;
pub use kind::{Kind, Slot};
pub use maatstaf::{DocumentError, Framework, Language, Problem};
pub use problem::ProblemDocument;
pub use refused::{Refused, RefusedDocument};
pub use schemas::{schema, schema_names, written_schemas};
