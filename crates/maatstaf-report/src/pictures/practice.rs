//! Practice hours per quarter.
