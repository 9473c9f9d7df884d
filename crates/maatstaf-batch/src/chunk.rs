//! Whole portfolios, to be worked on in one go.

use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::input::Inputs;
use crate::ranges::{Ranges, Taken};
use crate::table::Rows;

/// How many bytes a piece has at least, unless the input ends.
pub(crate) const PIECE: usize = 1 << 20;
/// The longest portfolio that is kept; of one that is longer only the beginning is, which is enough to refuse it.
pub(crate) const LONGEST: usize = maatstaf_many::LONGEST_PORTFOLIO + 4;

/// A place in the input.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct At {
    /// The file, by its position.
    pub(crate) file: usize,
    /// How many of its bytes, unpacked, were read; of a table, how many rows. A line belongs to the bytes that it begins in.
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
    /// Where the texts of the parts end.
    ends: Vec<usize>,
    pub(crate) parts: Vec<Part>,
    /// Rows of a table, in place of parts.
    pub(crate) rows: Option<Rows>,
    /// What is still to be read, in place of parts.
    pub(crate) to_read: Vec<ToRead>,
    /// Where reading goes on after it.
    pub(crate) after: After,
}

/// What one thread can read while others read something else.
#[derive(Debug)]
pub(crate) enum ToRead {
    /// A range of a file of lines.
    Range(Taken),
    /// A file that is one portfolio, by its position.
    Whole(usize),
}

/// Where reading goes on.
#[derive(Debug, Clone, Default)]
pub(crate) struct After {
    pub(crate) at: At,
    /// The ranges whose lines were not yet counted then, and how many of them there are.
    pub(crate) ranges: Option<(Arc<Ranges>, usize)>,
}

/// Some of a piece's bytes, from one file.
#[derive(Debug)]
pub(crate) struct Part {
    /// The file's name.
    pub(crate) name: Arc<str>,
    /// Whether it is one portfolio, and not one on each line.
    pub(crate) is_one: bool,
    /// The line in the file on which it begins.
    begins: Line,
    start: usize,
    /// Which of the ends are those of its texts.
    ends: Range<usize>,
}

#[derive(Debug)]
enum Line {
    /// So many lines stand before it.
    After(usize),
    /// As many as all ranges before this one have.
    AfterRanges(Arc<Ranges>, usize),
}

impl After {
    /// The place. Whatever was read before it must have been counted, or somebody must be about to.
    pub(crate) fn at(&self) -> At {
        let line = self.ranges.as_ref().map(|(ranges, position)| ranges.lines_before(*position));
        At { line: line.unwrap_or(self.at.line), ..self.at }
    }
}

impl Part {
    /// The line in the file, from 1, on which a text of it stands.
    pub(crate) fn line(&self, text: usize) -> usize {
        let before = match &self.begins {
            Line::After(lines) => *lines,
            Line::AfterRanges(ranges, position) => ranges.lines_before(*position),
        };
        before + text + 1
    }
}

impl Chunk {
    /// Empties it, and keeps its memory.
    pub(crate) fn clear(&mut self) {
        self.used = 0;
        self.ends.clear();
        self.parts.clear();
        self.rows = None;
        self.to_read.clear();
    }

    /// Whether there is nothing in it and nothing to be read.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.rows.is_none() && self.to_read.is_empty()
    }

    /// The texts of a part.
    pub(crate) fn texts(&self, part: &Part) -> impl Iterator<Item = &[u8]> {
        let ends = self.ends.get(part.ends.clone()).unwrap_or_default();
        let starts = std::iter::once(part.start).chain(ends.iter().map(|end| end + 1));
        starts.zip(ends).map(|(start, end)| self.bytes.get(start..*end).unwrap_or_default())
    }

    /// Reads what is still to be read.
    pub(crate) fn read_all(&mut self, inputs: &Inputs<'_>) -> Result<(), Failure> {
        for next in std::mem::take(&mut self.to_read) {
            match next {
                ToRead::Range(taken) => {
                    let ranges = Arc::clone(&taken.ranges);
                    taken.read(self, inputs).map_err(Failure::of(&ranges.path))?;
                }
                ToRead::Whole(file) => {
                    let Some(input) = inputs.files.get(file) else { continue };
                    let read = inputs.open(input).and_then(|mut reader| self.whole(&mut reader, &input.path));
                    read.map_err(Failure::of(&input.path))?;
                }
            }
        }
        Ok(())
    }

    /// Reads a file that is one portfolio.
    fn whole(&mut self, reader: &mut dyn Read, path: &Path) -> io::Result<()> {
        let start = self.used;
        while self.used - start < LONGEST && self.read(reader, 1 << 16)? > 0 {}
        self.ends.push(self.used);
        let ends = self.ends.len() - 1..self.ends.len();
        self.parts.push(Part { name: name(path), is_one: true, begins: Line::After(0), start, ends });
        Ok(())
    }

    /// Makes a part of the lines since some byte; says how many ends of lines there are.
    pub(crate) fn lines(&mut self, name: &Arc<str>, before: usize, start: usize) -> usize {
        self.part(name, Line::After(before), start)
    }

    /// The same for a range of which it is not known how many lines stand before it.
    pub(crate) fn range(&mut self, ranges: &Arc<Ranges>, position: usize, start: usize) -> usize {
        self.part(&ranges.name, Line::AfterRanges(Arc::clone(ranges), position), start)
    }

    fn part(&mut self, name: &Arc<str>, begins: Line, start: usize) -> usize {
        let (bytes, first) = (self.bytes.get(start..self.used).unwrap_or_default(), self.ends.len());
        self.ends.extend(memchr_iter(b'\n', bytes).map(|at| start + at));
        let lines = self.ends.len() - first;
        if bytes.last().is_some_and(|last| *last != b'\n') {
            self.ends.push(self.used);
        }
        let ends = first..self.ends.len();
        self.parts.push(Part { name: Arc::clone(name), is_one: false, begins, start, ends });
        lines
    }

    /// Reads up to so many bytes more; says how many.
    pub(crate) fn read(&mut self, reader: &mut dyn Read, most: usize) -> io::Result<usize> {
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

    /// How many bytes there are.
    pub(crate) fn used(&self) -> usize {
        self.used
    }

    /// The bytes since some byte.
    pub(crate) fn since(&self, start: usize) -> &[u8] {
        self.bytes.get(start..self.used).unwrap_or_default()
    }

    /// Forgets the bytes since some byte.
    pub(crate) fn cut(&mut self, end: usize) {
        self.used = self.used.min(end);
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        let end = self.used + bytes.len();
        if self.bytes.len() < end {
            self.bytes.resize(end, 0);
        }
        self.bytes.get_mut(self.used..end).unwrap_or_default().copy_from_slice(bytes);
        self.used = end;
    }
}

/// A file's name, as places give it.
pub(crate) fn name(path: &Path) -> Arc<str> {
    if path == Path::new("-") { "stdin".into() } else { path.to_string_lossy().into() }
}
