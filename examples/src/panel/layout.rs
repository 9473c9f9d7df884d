//! JSON as people write it: what fits on one line stands on one line.

use std::error::Error;

use serde::Serialize;

/// The widest line.
const WIDTH: usize = 130;

/// A document as the text of a file.
pub(super) fn written(document: &impl Serialize) -> Result<String, Box<dyn Error>> {
    let pretty = serde_json::to_string_pretty(document)?;
    let lines: Vec<&str> = pretty.lines().collect();
    Ok(folded(&lines).join("\n") + "\n")
}

/// Lines in which each object and list that fits on one line does so.
fn folded(lines: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = lines;
    while let Some((first, after)) = rest.split_first() {
        let indent = first.len() - first.trim_start().len();
        let closes = |line: &&str| line.len() - line.trim_start().len() == indent;
        let end = if first.ends_with(['{', '[']) { after.iter().position(closes) } else { None };
        let whole = end.and_then(|end| after.get(..=end)).map(|inner| one_line(first, inner));
        if let Some(line) = whole.filter(|line| line.chars().count() <= WIDTH) {
            out.push(line);
            rest = after.get(end.map_or(0, |end| end + 1)..).unwrap_or_default();
        } else {
            out.push((*first).to_owned());
            rest = after;
        }
    }
    out
}

fn one_line(first: &str, inner: &[&str]) -> String {
    let mut line = first.to_owned();
    for part in inner.iter().map(|part| part.trim_start()) {
        let joins = line.ends_with(['{', '[']) || part.starts_with(['}', ']']);
        line += if joins { "" } else { " " };
        line += part;
    }
    line
}
