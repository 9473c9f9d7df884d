//! Every operation of Maatstaf for Python: a request in JSON in, an answer out.
//!
//! This is the part that is compiled, `maatstaf._maatstaf`. What people import is the package in `python/maatstaf` around it, which turns
//! values into requests and answers into values. Requests about one thing are in `one`, levels of very many portfolios in `many`, and `tables`
//! passes them on as Arrow tables.

mod many;
mod one;
mod tables;

/// The compiled part of the package `maatstaf`.
#[pyo3::pymodule]
mod _maatstaf {
    #[pymodule_export]
    use super::many::Many;
    #[pymodule_export]
    use super::one::{answer, example, names, unsound};
    #[pymodule_export]
    use super::tables::{Tables, as_stream};

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's own name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
