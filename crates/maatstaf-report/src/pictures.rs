//! The pictures that can be drawn, each from an answer of the engine.

mod canvas;
mod cohort;
mod legend;
mod matrix;
mod panel;
mod practice;
mod profile;
mod progress;
mod radar;
mod scale;
mod states;
mod widths;
mod words;

pub use cohort::cohort;
pub use matrix::matrix;
pub use panel::panel;
pub use practice::practice;
pub use profile::profile;
pub use progress::progress;
pub use radar::radar;
pub(crate) use words::clean;
