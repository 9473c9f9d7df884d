//! The row that names the columns, wherever it stands.

/// How far down the header is looked for, in filled rows. This is this project's choice.
const FARTHEST: usize = 30;

/// The position of the header: the first row of which most cells are names of columns, or else the first row.
///
/// One such cell alone is no header: a title may be called `Clients`.
pub(super) fn position(rows: &[(usize, Vec<String>)], is_name: impl Fn(&str) -> bool) -> usize {
    let is_header = |cells: &[String]| {
        let filled = cells.iter().filter(|cell| !cell.is_empty());
        let (names, others): (Vec<&String>, Vec<&String>) = filled.partition(|cell| is_name(cell));
        names.len() > 1 && names.len() > others.len()
    };
    rows.iter().take(FARTHEST).position(|(_, cells)| is_header(cells)).unwrap_or_default()
}

/// The cells of a header up to the last that names something.
pub(super) fn named(cells: &[String]) -> &[String] {
    let width = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    cells.get(..width).unwrap_or_default()
}

/// The name of a column as names are compared: in lower case, on one line, without signs at its end.
pub(super) fn simple(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").trim_end_matches([':', '*', '?', ' ']).to_lowercase()
}
