//! The documents that can be made, each from the answers of the engine.

mod application;
mod cohort;
mod comparison;
mod feedback;
mod gap_plan;
mod programme;
mod progress;
mod renewal;
mod self_assessment;

pub use application::application;
pub use cohort::cohort;
pub use comparison::comparison;
pub use feedback::feedback;
pub use gap_plan::gap_plan;
pub use programme::programme;
pub use progress::progress;
pub use renewal::renewal;
pub use self_assessment::self_assessment;
