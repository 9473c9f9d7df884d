//! Input in pieces of whole portfolios.

use std::io::{self, Read};
use std::sync::Arc;

use memchr::{memchr, memrchr};

use crate::chunk::{After, At, Chunk, LONGEST, PIECE, ToRead, name};
use crate::failure::Failure;
use crate::input::{Holds, Input, Inputs, Packing};
use crate::ranges::{Ranges, Taken};
use crate::table::Table;

/// Goes through files piece by piece. What can be read side by side is left to whoever takes the piece; the rest is read here.
pub(crate) struct Chunks<'i> {
    inputs: Inputs<'i>,
    at: At,
    open: Option<Open>,
}

/// The file at hand.
enum Open {
    Lines(Lines),
    Ranges(Arc<Ranges>, usize),
    Table(Table),
}

impl<'i> Chunks<'i> {
    /// Begins at a place.
    pub(crate) fn new(inputs: Inputs<'i>, at: At) -> Self {
        Self { inputs, at, open: None }
    }

    /// What it goes through.
    pub(crate) fn inputs(&self) -> Inputs<'i> {
        self.inputs.clone()
    }

    /// Makes a piece of what is next, in place of what is there, whose memory is used again; says whether there is anything.
    pub(crate) fn next(&mut self, chunk: &mut Chunk) -> Result<bool, Failure> {
        chunk.clear();
        let mut length = 0;
        while let Some(input) = self.inputs.files.get(self.at.file).filter(|_| length < PIECE as u64) {
            let is_later = input.holds == Holds::One || input.can_be_ranges();
            // A piece is read now, or later, or is rows of a table: never two of these.
            if !chunk.is_empty() && (!is_later || chunk.to_read.is_empty()) {
                break;
            }
            let ends = match input.holds {
                Holds::One => {
                    chunk.to_read.push(ToRead::Whole(self.at.file));
                    // Nobody knows how much a packed file or a pipe holds, so each is a piece by itself.
                    let is_known = input.packing == Packing::Plain && input.length > 0;
                    length += if is_known { input.length } else { PIECE as u64 };
                    true
                }
                Holds::Lines if is_later => self.range(input, chunk, &mut length),
                Holds::Lines => self.lines(input, chunk, &mut length).map_err(Failure::of(&input.path))?,
                Holds::Table => self.rows(input, chunk)?,
            };
            chunk.after = After { at: self.at, ranges: self.ranges() };
            if ends {
                self.at = At { file: self.at.file + 1, ..At::default() };
                self.open = None;
                chunk.after = After { at: self.at, ranges: None };
            }
            if chunk.rows.is_some() {
                break;
            }
        }
        Ok(!chunk.is_empty())
    }

    fn ranges(&self) -> Option<(Arc<Ranges>, usize)> {
        match &self.open {
            Some(Open::Ranges(ranges, next)) => Some((Arc::clone(ranges), *next)),
            _ => None,
        }
    }

    /// Leaves a range of a file to be read; says whether it is the last.
    fn range(&mut self, input: &Input, chunk: &mut Chunk, length: &mut u64) -> bool {
        let (ranges, position) =
            self.ranges().unwrap_or_else(|| (Arc::new(Ranges::new(input, self.at.byte, self.at.line)), 0));
        let range = ranges.range(position);
        *length += range.end - range.start;
        self.at.byte = range.end;
        chunk.to_read.push(ToRead::Range(Taken::new(Arc::clone(&ranges), position)));
        self.open = Some(Open::Ranges(ranges, position + 1));
        range.end >= input.length
    }

    /// Reads rows of a table; says whether it ends.
    fn rows(&mut self, input: &Input, chunk: &mut Chunk) -> Result<bool, Failure> {
        let mut table = match self.open.take() {
            Some(Open::Table(table)) => table,
            _ => Table::open(input, self.at.byte, &self.inputs.read)?,
        };
        chunk.rows = table.next()?;
        let ends = chunk.rows.is_none();
        self.at.byte = table.row();
        self.open = Some(Open::Table(table));
        Ok(ends)
    }

    /// Reads lines of a file; says whether it ends.
    fn lines(&mut self, input: &Input, chunk: &mut Chunk, length: &mut u64) -> io::Result<bool> {
        let mut open = match self.open.take() {
            Some(Open::Lines(open)) => open,
            _ => Lines::open(&self.inputs, input, self.at.byte)?,
        };
        let start = chunk.used();
        let ends = open.fill(chunk)?;
        if chunk.used() > start {
            self.at.line += chunk.lines(&open.name, self.at.line, start);
        }
        *length += (chunk.used() - start) as u64;
        self.at.byte = open.read - open.rest.len() as u64;
        self.open = Some(Open::Lines(open));
        Ok(ends)
    }
}

impl Input {
    /// Whether several threads can read ranges of it: it lies there plain, and its length is known.
    fn can_be_ranges(&self) -> bool {
        self.holds == Holds::Lines && self.packing == Packing::Plain && self.length > 0
    }
}

/// A file that is read line by line from its beginning.
struct Lines {
    reader: Box<dyn Read + Send>,
    name: Arc<str>,
    /// How many bytes were read.
    read: u64,
    /// Those of them behind the last whole line.
    rest: Vec<u8>,
}

impl Lines {
    fn open(inputs: &Inputs<'_>, input: &Input, skip: u64) -> io::Result<Self> {
        let mut reader = inputs.open(input)?;
        io::copy(&mut (&mut reader).take(skip), &mut io::sink())?;
        Ok(Self { reader, name: name(&input.path), read: skip, rest: Vec::new() })
    }

    /// Reads whole lines, a piece of them or up to the end; says whether the file ends.
    fn fill(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        let start = chunk.used();
        chunk.add(&std::mem::take(&mut self.rest));
        let mut last_end = None;
        loop {
            let old = chunk.used();
            let count = chunk.read(&mut *self.reader, PIECE)?;
            self.read += count as u64;
            if count == 0 {
                return Ok(true);
            }
            last_end = memrchr(b'\n', chunk.since(old)).map(|at| old + at + 1).or(last_end);
            match last_end {
                Some(end) if chunk.used() - start >= PIECE => {
                    self.rest.extend_from_slice(chunk.since(end));
                    chunk.cut(end);
                    return Ok(false);
                }
                None if chunk.used() - start > LONGEST => {
                    chunk.cut(start + LONGEST);
                    return self.pass(chunk);
                }
                _ => {}
            }
        }
    }

    /// Passes over the rest of a line that is too long; says whether the file ends.
    fn pass(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        loop {
            let old = chunk.used();
            let count = chunk.read(&mut *self.reader, PIECE)?;
            self.read += count as u64;
            let end = memchr(b'\n', chunk.since(old));
            if let Some(end) = end {
                self.rest.extend_from_slice(chunk.since(old + end + 1));
            }
            chunk.cut(old);
            if end.is_some() {
                chunk.add(b"\n");
                return Ok(false);
            }
            if count == 0 {
                return Ok(true);
            }
        }
    }
}
