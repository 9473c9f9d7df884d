//! The pictures that can be drawn, each from an answer of the engine.

mod cohort;
mod matrix;
mod panel;
mod practice;
mod profile;
mod progress;
mod radar;
