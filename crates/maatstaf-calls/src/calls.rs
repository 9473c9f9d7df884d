//! The calls, one file per family.

pub(crate) mod assessors;
pub(crate) mod badge;
pub(crate) mod catalogue;
pub(crate) mod convert;
pub(crate) mod crosswalk;
pub(crate) mod estimate;
pub(crate) mod framework;
pub(crate) mod guidance;
pub(crate) mod mentoring;
pub(crate) mod picture;
pub(crate) mod practice;
pub(crate) mod privacy;
pub(crate) mod programme;
pub(crate) mod readiness;
pub(crate) mod report;
pub(crate) mod scheme;
pub(crate) mod sound;
pub(crate) mod start;
