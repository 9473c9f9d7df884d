//! A file of lines that several threads read at once, each a range of its bytes.
//!
//! A line belongs to the range that it begins in, and is read to its end. How many lines stand before a range is known once all ranges before it were
//! read; only what a portfolio's problem is told by needs it.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use memchr::memchr;

use crate::chunk::{Chunk, LONGEST, PIECE, name};
use crate::input::{Input, Inputs};
use crate::order::Order;

/// How much is read at once behind a range, where its last line ends.
const MORE: usize = 1 << 15;

/// A file of lines, cut into ranges.
#[derive(Debug)]
pub(crate) struct Ranges {
    pub(crate) path: PathBuf,
    pub(crate) name: Arc<str>,
    /// Where the first range begins, and where the file ends.
    start: u64,
    length: u64,
    counts: Mutex<Counts>,
    told: Condvar,
}

/// How many lines the ranges have.
#[derive(Debug)]
struct Counts {
    early: Order<usize>,
    /// How many lines stand before each range, as far as that is known.
    before: Vec<usize>,
}

impl Ranges {
    /// Cuts a file, from a byte on before which so many lines stand.
    pub(crate) fn new(input: &Input, start: u64, lines: usize) -> Self {
        let counts = Counts { early: Order::new(), before: vec![lines] };
        let (path, name) = (input.path.clone(), name(&input.path));
        Self { path, name, start, length: input.length, counts: Mutex::new(counts), told: Condvar::new() }
    }

    /// The bytes of a range, by its position.
    pub(crate) fn range(&self, position: usize) -> Range<u64> {
        let start = self.start + (position * PIECE) as u64;
        start..self.length.min(start + PIECE as u64)
    }

    /// How many lines stand before a range. Waits until all ranges before it were read, by whoever has taken them.
    pub(crate) fn lines_before(&self, position: usize) -> usize {
        let mut counts = self.counts();
        loop {
            if let Some(lines) = counts.before.get(position) {
                return *lines;
            }
            counts = self.told.wait(counts).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Reads the lines that begin in a range; says where the first begins in the piece, if there is one.
    fn lines(&self, range: &Range<u64>, chunk: &mut Chunk) -> io::Result<Option<usize>> {
        let before = chunk.used();
        // A line begins where the byte before it ends one.
        let seen = range.start.saturating_sub(1);
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(seen))?;
        let mut bytes = file.take(range.end - seen);
        while chunk.read(&mut bytes, PIECE + 1)? > 0 {}
        let mut file = bytes.into_inner();
        let first = match memchr(b'\n', chunk.since(before)) {
            _ if range.start == 0 => before,
            Some(at) => before + at + 1,
            None => return Ok(None),
        };
        if first == chunk.used() {
            return Ok(None);
        }
        let mut open = open_line(chunk.since(first)).map(|at| first + at);
        while let Some(start) = open {
            let old = chunk.used();
            if chunk.read(&mut file, MORE)? == 0 {
                break;
            }
            if let Some(end) = memchr(b'\n', chunk.since(old)) {
                chunk.cut(old + end + 1);
                open = None;
            }
            if chunk.used() - start > LONGEST + 1 {
                // The rest of the line is left out; the ranges that it lies in have nothing for it to begin.
                chunk.cut(start + LONGEST);
                chunk.add(b"\n");
                open = None;
            }
        }
        Ok(Some(first))
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        // INVARIANT: nobody panics while holding them, and what is in them is whole at any time.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the last line begins, when it does not end here.
fn open_line(bytes: &[u8]) -> Option<usize> {
    match memchr::memrchr(b'\n', bytes) {
        Some(end) if end + 1 == bytes.len() => None,
        Some(end) => Some(end + 1),
        None => Some(0),
    }
}

/// A range that somebody has taken to read. When it goes, read or not, it tells how many lines it had: so nobody waits for ever to know.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) ranges: Arc<Ranges>,
    position: usize,
    lines: usize,
}

impl Taken {
    /// Takes a range, by its position. Each is taken once.
    pub(crate) fn new(ranges: Arc<Ranges>, position: usize) -> Self {
        Self { ranges, position, lines: 0 }
    }

    /// Reads the lines that begin in it.
    pub(crate) fn read(mut self, chunk: &mut Chunk, inputs: &Inputs<'_>) -> io::Result<()> {
        let range = self.ranges.range(self.position);
        let before = chunk.used();
        let found = self.ranges.lines(&range, chunk);
        inputs.read.fetch_add(range.end - range.start, Ordering::Relaxed);
        match found? {
            Some(start) => self.lines = chunk.range(&self.ranges, self.position, start),
            None => chunk.cut(before),
        }
        Ok(())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut counts = self.ranges.counts();
        let Counts { early, before } = &mut *counts;
        early.put(self.position as u64, self.lines);
        while let Some(lines) = early.next() {
            before.push(before.last().copied().unwrap_or_default() + lines);
        }
        self.ranges.told.notify_all();
    }
}
