//! Files of very many portfolios in, a table of their levels out.
//!
//! A [`Job`] says what to read and where to write; [`run`] does it on as many threads as asked for, in a bounded amount of memory however long the
//! input is, and with the same bytes out whatever the number of threads. A portfolio that cannot be read becomes a row with its problem and
//! place. What was stopped half way goes on where it was.

mod checkpoint;
mod chunk;
mod chunks;
mod crew;
mod failure;
mod input;
mod job;
mod keeper;
mod order;
mod output;
mod ranges;
mod source;
mod table;
mod table_out;
mod work;
mod writer;

pub use failure::{Failure, Reason};
pub use input::{Holds, Input, Packing, find};
pub use job::{Done, Job, Progress, run};
