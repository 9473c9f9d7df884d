//! Cases, laws and hostile texts across the crates, in one binary: each binary more is compiled and linked with everything.

mod arrow;
/// What is asked of everything that is read; the fuzz targets ask the same.
#[path = "../../../fuzz/src/lib.rs"]
pub mod asked;
mod canonical;
mod cases;
mod certificates;
mod damage;
mod emcc_lists;
mod hostile;
mod hostile_documents;
mod hostile_exchange;
mod judgements;
mod laws;
mod many;
mod many_texts;
mod next_steps;
mod oracle;
mod own_frameworks;
mod schemas;
mod shape;
mod small_scope;
mod wording_import;
mod worked_example;
