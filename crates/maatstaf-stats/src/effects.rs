//! What raters do to ratings: severity, central tendency, halo, and standing apart from the rest.

mod central_tendency;
mod halo;
mod moments;
mod others;
mod severity;
mod symmetric;

pub use central_tendency::{CentralTendency, central_tendency};
pub use halo::{Halo, MOST_TRAITS, halo};
pub use others::{WithOthers, agreement_with_others};
pub use severity::{RaterSeverity, Severity};
