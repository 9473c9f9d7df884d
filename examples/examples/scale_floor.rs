//! What reading a register costs at least: `scale_floor lines|lean|document register.ndjson`.
//!
//! `lines` reads the file and finds the lines; `lean` lets serde fill the fewest fields that the ladder needs, and pass over every text; `document` reads each
//! portfolio as the core does, and estimates nothing. `scripts/scale` measures the whole command beside these.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;
use std::fs::File;
use std::io::Read;

use lean::Lean;
use maatstaf::PortfolioDocument;

#[path = "../../tests/benches/many/lean.rs"]
mod lean;

/// How much is read at once.
const BLOCK: usize = 1 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (way, file) = arguments.next().zip(arguments.next()).ok_or("say how, and which file")?;
    let weigh: fn(&[u8]) -> serde_json::Result<usize> = match way.as_str() {
        "lines" => |line| Ok(line.len()),
        "lean" => |line| serde_json::from_slice::<Lean<'_>>(line).map(|lean| lean.weight()),
        "document" => |line| serde_json::from_slice::<PortfolioDocument>(line).map(|all| all.evidence.len()),
        _ => return Err("the ways are lines, lean and document".into()),
    };
    let (mut people, mut weight) = (0, 0);
    each_line(&mut File::open(file)?, |line| {
        people += 1;
        weight += weigh(line)?;
        Ok(())
    })?;
    // The weight is printed so that nothing of the reading can be left out.
    println!("{people} people, {weight}");
    Ok(())
}

/// Goes through the lines of a file, a block at a time.
fn each_line(
    file: &mut impl Read,
    mut take: impl FnMut(&[u8]) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut bytes = vec![0; BLOCK];
    let mut kept = 0;
    loop {
        if kept == bytes.len() {
            bytes.resize(2 * kept, 0);
        }
        let read = file.read(bytes.get_mut(kept..).unwrap_or_default())?;
        let filled = kept + read;
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', bytes.get(..filled).unwrap_or_default()) {
            take(bytes.get(start..end).unwrap_or_default())?;
            start = end + 1;
        }
        if read == 0 {
            let rest = bytes.get(start..filled).unwrap_or_default();
            return if rest.is_empty() { Ok(()) } else { take(rest) };
        }
        bytes.copy_within(start..filled, 0);
        kept = filled - start;
    }
}
