//! Accreditation schemes over a practice ledger and a competence estimate: what there is, what is asked, and by when the rest can be there.
//!
//! A [`Scheme`] is data: what a body asks at each level, every figure with its source, date and standing. [`Readiness`] sets an
//! [`Applicant`]'s ledger against it on a day; where sources differ each figure stands, and what nobody published is asked of the user.
//! [`Advice`] puts the competence estimate beside it, and a [`Calendar`] says what lapses and falls due.
//!
//! The figures are those of public sources and may be out of date. It says how far somebody is; it decides nothing.
//!
//! The crate does no input or output, reads no clock, prints nothing and draws no random numbers.

mod advice;
mod books;
mod calendar;
mod forecast;
mod measure;
mod overview;
mod page;
mod readiness;
mod scheme;
mod window;

pub use advice::{Advice, Competence, LevelAdvice};
pub use books::Applicant;
pub use calendar::{Calendar, Event, EventKind};
pub use measure::{Amount, Unit};
pub use overview::{Overview, OverviewRow};
pub use readiness::{FigureReadiness, LevelReadiness, Readiness, RequirementReadiness, State};
pub use scheme::{
    Every, Figure, Measure, Period, Requirement, Role, Scheme, SchemeDocument, SchemeLevel, Subject,
};
pub use window::Window;

/// The sentence that stands under every answer about readiness.
pub fn statement() -> maatstaf_document::Text {
    maatstaf_document::text!(
        "Figures come from the public sources named with each and may be out of date; check them with the body itself. Maatstaf does not accredit.",
        "De cijfers komen uit de openbare bronnen die erbij staan en kunnen verouderd zijn; vraag ze na bij de organisatie zelf. Maatstaf accrediteert niet."
    )
}
