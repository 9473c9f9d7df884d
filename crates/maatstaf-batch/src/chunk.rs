//! Input in pieces of whole portfolios.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use memchr::{memchr, memchr_iter, memrchr};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::input::{Holds, Input};
use crate::source;
use crate::table::{Rows, Table};

/// How many bytes a piece has at least, unless the input ends.
const PIECE: usize = 1 << 20;
/// The longest portfolio that is kept; of one that is longer only the beginning is, which is enough to refuse it.
const LONGEST: usize = maatstaf_many::LONGEST_PORTFOLIO + 4;

/// A place in the input.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct At {
    /// The file, by its position.
    pub(crate) file: usize,
    /// How many of its bytes, unpacked, were read; of a table, how many rows.
    pub(crate) byte: u64,
    /// How many of its lines.
    pub(crate) line: usize,
}

/// Whole portfolios, to be worked on in one go.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// The bytes of all parts, and behind them memory to be used again.
    bytes: Vec<u8>,
    used: usize,
    pub(crate) parts: Vec<Part>,
    /// Rows of a table, in place of parts.
    pub(crate) rows: Option<Rows>,
    /// Where reading goes on after it.
    pub(crate) after: At,
}

/// Some of a piece's bytes, from one file.
#[derive(Debug)]
pub(crate) struct Part {
    /// The file's name.
    pub(crate) name: Arc<str>,
    /// The line in the file on which it begins, from 1.
    pub(crate) line: usize,
    /// Whether it is one portfolio, and not one on each line.
    pub(crate) is_one: bool,
    start: usize,
    end: usize,
}

impl Chunk {
    /// The bytes of a part.
    pub(crate) fn of(&self, part: &Part) -> &[u8] {
        self.bytes.get(part.start..part.end).unwrap_or_default()
    }

    fn clear(&mut self) {
        self.used = 0;
        self.parts.clear();
        self.rows = None;
    }

    /// Reads up to so many bytes more; says how many.
    fn read(&mut self, reader: &mut dyn Read, most: usize) -> io::Result<usize> {
        if self.bytes.len() < self.used + most {
            self.bytes.resize(self.used + most, 0);
        }
        let free = self.bytes.get_mut(self.used..self.used + most).unwrap_or_default();
        loop {
            match reader.read(free) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(count) => {
                    self.used += count;
                    return Ok(count);
                }
            }
        }
    }

    fn since(&self, start: usize) -> &[u8] {
        self.bytes.get(start..self.used).unwrap_or_default()
    }

    fn add(&mut self, bytes: &[u8]) {
        let end = self.used + bytes.len();
        if self.bytes.len() < end {
            self.bytes.resize(end, 0);
        }
        self.bytes.get_mut(self.used..end).unwrap_or_default().copy_from_slice(bytes);
        self.used = end;
    }
}

/// Reads files piece by piece.
pub(crate) struct Chunks<'i> {
    inputs: &'i [Input],
    at: At,
    open: Option<Lines>,
    table: Option<Table>,
    read: Arc<AtomicU64>,
}

impl<'i> Chunks<'i> {
    /// Begins at a place; what is read is added to a count.
    pub(crate) fn new(inputs: &'i [Input], at: At, read: Arc<AtomicU64>) -> Self {
        Self { inputs, at, open: None, table: None, read }
    }

    /// The next piece; nothing at the end of all files. The memory of another piece is used again.
    pub(crate) fn next(&mut self, memory: Chunk) -> Result<Option<Chunk>, Failure> {
        let mut chunk = memory;
        chunk.clear();
        while let Some(input) = self.inputs.get(self.at.file).filter(|_| chunk.used < PIECE) {
            let failed = Failure::of(&input.path);
            let ends = match input.holds {
                Holds::One => self.whole(input, &mut chunk).map_err(failed)?,
                Holds::Lines => self.lines(input, &mut chunk).map_err(failed)?,
                // A piece is rows of one table or texts, never both.
                Holds::Table if !chunk.parts.is_empty() => break,
                Holds::Table => self.rows(input, &mut chunk)?,
            };
            if ends {
                self.at = At { file: self.at.file + 1, ..At::default() };
                (self.open, self.table) = (None, None);
            }
            if chunk.rows.is_some() {
                break;
            }
        }
        chunk.after = self.at;
        Ok((!chunk.parts.is_empty() || chunk.rows.is_some()).then_some(chunk))
    }

    /// Reads a file that is one portfolio; says that it ends.
    fn whole(&self, input: &Input, chunk: &mut Chunk) -> io::Result<bool> {
        let mut reader = source::open(input, &self.read)?;
        let start = chunk.used;
        while chunk.used - start < LONGEST && chunk.read(&mut reader, 1 << 16)? > 0 {}
        chunk.parts.push(Part { name: name(&input.path), line: 1, is_one: true, start, end: chunk.used });
        Ok(true)
    }

    /// Reads rows of a table; says whether it ends.
    fn rows(&mut self, input: &Input, chunk: &mut Chunk) -> Result<bool, Failure> {
        let mut table = match self.table.take() {
            Some(table) => table,
            None => Table::open(input, self.at.byte, &self.read)?,
        };
        chunk.rows = table.next()?;
        let ends = chunk.rows.is_none();
        self.at.byte = table.row();
        self.table = Some(table);
        Ok(ends)
    }

    /// Reads lines of a file; says whether it ends.
    fn lines(&mut self, input: &Input, chunk: &mut Chunk) -> io::Result<bool> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => Lines::open(input, self.at.byte, &self.read)?,
        };
        let start = chunk.used;
        let ends = open.fill(chunk)?;
        if chunk.used > start {
            let (name, line) = (Arc::clone(&open.name), self.at.line + 1);
            self.at.line += memchr_iter(b'\n', chunk.since(start)).count();
            chunk.parts.push(Part { name, line, is_one: false, start, end: chunk.used });
        }
        self.at.byte = open.read - open.rest.len() as u64;
        self.open = Some(open);
        Ok(ends)
    }
}

/// A file that is read line by line.
struct Lines {
    reader: Box<dyn Read + Send>,
    name: Arc<str>,
    /// How many bytes were read.
    read: u64,
    /// Those of them behind the last whole line.
    rest: Vec<u8>,
}

impl Lines {
    fn open(input: &Input, skip: u64, read: &Arc<AtomicU64>) -> io::Result<Self> {
        let mut reader = source::open(input, read)?;
        io::copy(&mut (&mut reader).take(skip), &mut io::sink())?;
        Ok(Self { reader, name: name(&input.path), read: skip, rest: Vec::new() })
    }

    /// Reads whole lines, a piece of them or up to the end; says whether the file ends.
    fn fill(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        let start = chunk.used;
        chunk.add(&std::mem::take(&mut self.rest));
        let mut last_end = None;
        loop {
            let old = chunk.used;
            let count = chunk.read(&mut *self.reader, PIECE)?;
            self.read += count as u64;
            if count == 0 {
                return Ok(true);
            }
            last_end = memrchr(b'\n', chunk.since(old)).map(|at| old + at + 1).or(last_end);
            match last_end {
                Some(end) if chunk.used - start >= PIECE => {
                    self.rest.extend_from_slice(chunk.since(end));
                    chunk.used = end;
                    return Ok(false);
                }
                None if chunk.used - start > LONGEST => {
                    chunk.used = start + LONGEST;
                    return self.pass(chunk);
                }
                _ => {}
            }
        }
    }

    /// Passes over the rest of a line that is too long; says whether the file ends.
    fn pass(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        loop {
            let old = chunk.used;
            let count = chunk.read(&mut *self.reader, PIECE)?;
            self.read += count as u64;
            let end = memchr(b'\n', chunk.since(old));
            chunk.used = old;
            match end {
                Some(end) => {
                    self.rest.extend(chunk.bytes.get(old + end + 1..old + count).unwrap_or_default());
                    chunk.add(b"\n");
                    return Ok(false);
                }
                None if count == 0 => return Ok(true),
                None => {}
            }
        }
    }
}

pub(crate) fn name(path: &Path) -> Arc<str> {
    if path == Path::new("-") { "stdin".into() } else { path.to_string_lossy().into() }
}
