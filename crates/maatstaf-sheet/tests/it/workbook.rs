//! Workbooks, sound and hostile, built part by part.

mod cells;
mod hostile;
mod support;
