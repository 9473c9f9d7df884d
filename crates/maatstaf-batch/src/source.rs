//! Files, opened and unpacked.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use crate::input::{Input, Packing};

/// Opens a file; what is read of it, as it lies there, is added to a count.
pub(crate) fn open(input: &Input, read: &Arc<AtomicU64>) -> io::Result<Box<dyn Read + Send>> {
    let raw: Box<dyn Read + Send> = if input.path.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(&input.path)?)
    };
    let counted = Counted { raw, read: Arc::clone(read) };
    Ok(match input.packing {
        Packing::Plain => Box::new(counted),
        Packing::Gzip => Box::new(MultiGzDecoder::new(BufReader::with_capacity(1 << 18, counted))),
        Packing::Zstd => Box::new(zstd::Decoder::new(counted)?),
    })
}

/// Counts what is read.
struct Counted {
    raw: Box<dyn Read + Send>,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.raw.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
