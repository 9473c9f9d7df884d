//! A portfolio in the shape of an application.
