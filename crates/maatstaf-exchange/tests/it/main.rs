//! The tests of this crate from outside, in one binary: each binary more is compiled and linked with everything.

mod case;
mod format;
mod frameworks;
mod levels;
mod mahara;
mod moodle;
mod pack;
mod support;
mod trees;
