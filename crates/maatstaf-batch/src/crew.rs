//! Threads that each take a piece, read it, work on it and hand in what came of it.
//!
//! Who reads a piece also works on it, so it stays in the memory that is nearest to one processor. Taking and handing in are short, and done by one
//! thread at a time.

use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use crate::chunk::Chunk;
use crate::chunks::Chunks;
use crate::failure::Failure;
use crate::input::Inputs;
use crate::order::Order;
use crate::work::{Worked, Worker};
use crate::writer::Writer;

/// Does all that there is, with a worker of one's own and a thread for each of the others.
///
/// # Errors
/// What first went wrong, in the order of the input: everything before it is written, and nothing after it.
pub(crate) fn work(
    chunks: &mut Chunks<'_>,
    (own, others): (Worker, Vec<Worker>),
    writer: &mut Writer<'_>,
) -> Result<(), Failure> {
    let most = 2 * (others.len() as u64 + 1);
    let crew = Crew {
        inputs: chunks.inputs(),
        source: Mutex::new(Source { chunks, begun: 0, ends: false }),
        desk: Mutex::new(Desk {
            writer,
            order: Order::new(),
            result: Ok(()),
            closed: false,
            memory: Vec::new(),
        }),
        moved: Condvar::new(),
        most,
    };
    thread::scope(|scope| {
        for worker in others {
            scope.spawn(|| crew.member(worker));
        }
        crew.member(own);
    });
    // INVARIANT: whoever panics ends the scope with it, so nobody has left the desk in the middle of anything.
    crew.desk.into_inner().unwrap_or_else(PoisonError::into_inner).result
}

struct Crew<'c, 'i, 'w, 'j> {
    inputs: Inputs<'i>,
    source: Mutex<Source<'c, 'i>>,
    desk: Mutex<Desk<'w, 'j>>,
    /// Told whenever something was written, or will never be.
    moved: Condvar,
    /// How many pieces anybody may be ahead of what is written, so that memory is bounded.
    most: u64,
}

/// Where pieces come from.
struct Source<'c, 'i> {
    chunks: &'c mut Chunks<'i>,
    begun: u64,
    ends: bool,
}

/// Where what came of them is handed in.
struct Desk<'w, 'j> {
    writer: &'w mut Writer<'j>,
    order: Order<Result<Worked, Failure>>,
    result: Result<(), Failure>,
    /// Texts that were written, whose memory can be used again.
    memory: Vec<Vec<u8>>,
    /// Nothing is taken any more: something went wrong.
    closed: bool,
}

impl Crew<'_, '_, '_, '_> {
    fn member(&self, mut worker: Worker) {
        let _leaving = Leaving(self);
        let mut chunk = Chunk::default();
        while let Some((number, taken)) = self.take(&mut chunk) {
            let read = taken.and_then(|()| chunk.read_all(&self.inputs));
            match self.hand_in(number, read.and_then(|()| worker.work(&chunk))) {
                Some(memory) => worker.use_again(memory),
                None => return,
            }
        }
    }

    /// Takes the next piece, if there is one, and gives it its number.
    fn take(&self, chunk: &mut Chunk) -> Option<(u64, Result<(), Failure>)> {
        let mut source = self.source.lock().ok()?;
        if source.ends {
            return None;
        }
        let read = source.chunks.next(chunk);
        source.ends = !matches!(read, Ok(true));
        let number = source.begun;
        source.begun += 1;
        match read {
            Ok(false) => None,
            Ok(true) => Some((number, Ok(()))),
            Err(failure) => Some((number, Err(failure))),
        }
    }

    /// Writes what came of a piece as soon as all before it is written. Gives memory for the next, or nothing when there is no use in going on.
    fn hand_in(&self, number: u64, worked: Result<Worked, Failure>) -> Option<Vec<u8>> {
        let mut desk = self.desk.lock().ok()?;
        desk.order.put(number, worked);
        if desk.write() {
            self.moved.notify_all();
        }
        while !desk.closed && number >= desk.order.reached() + self.most {
            desk = self.moved.wait(desk).ok()?;
        }
        (!desk.closed).then(|| desk.memory.pop().unwrap_or_default())
    }
}

impl Desk<'_, '_> {
    /// Writes whatever is next in order; says whether anything was.
    fn write(&mut self) -> bool {
        let before = self.order.reached();
        while let Some(worked) = self.order.next().filter(|_| !self.closed) {
            match worked.and_then(|worked| self.writer.write(worked)) {
                Ok(text) => self.memory.push(text),
                Err(failure) => (self.result, self.closed) = (Err(failure), true),
            }
        }
        before != self.order.reached()
    }
}

/// Closes the desk when its owner panics, so that nobody waits for what will not come.
struct Leaving<'c, 'a, 'b, 'd, 'e>(&'c Crew<'a, 'b, 'd, 'e>);

impl Drop for Leaving<'_, '_, '_, '_, '_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.desk.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
            self.0.moved.notify_all();
        }
    }
}
