//! How much of a spreadsheet is read. These numbers are this project's choice.
//!
//! They leave room for the log of a working life many times over, and keep the cost of any file to about a second and 128 MiB.

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 16 << 20;

/// The most that the parts of a workbook may come to when unpacked, in bytes.
pub const LARGEST_INFLATED: u64 = 32 << 20;

/// The most parts that a workbook may have.
pub const MOST_PARTS: usize = 2_000;

/// The most sheets that a workbook may have.
pub const MOST_SHEETS: usize = 1_000;

/// How deep the elements of a part may lie in each other.
pub const DEEPEST: usize = 100;

/// The most tags and texts that a part may have: what a part costs to read follows from these.
pub const MOST_PIECES: usize = 4_000_000;

/// The most texts that the cells of a workbook may share.
pub const MOST_TEXTS: usize = 500_000;

/// The most cells of a sheet, the empty ones before a filled one in its row included.
pub const MOST_CELLS: usize = 500_000;

/// The most columns: a filled cell further to the right is refused.
pub const MOST_COLUMNS: usize = 500;

/// The last row that a sheet can have, as spreadsheet programs have it.
pub const LAST_ROW: usize = 1_048_576;

/// The longest cell, in characters.
pub const LONGEST_CELL: usize = 20_000;
