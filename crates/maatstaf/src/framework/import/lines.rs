//! The lines of a document's text: their places, and what each begins and ends with.

/// Signs that only ever begin an item. Word's own are private-use characters.
const BULLETS: [char; 12] =
    ['\u{f0a7}', '\u{f0b7}', '\u{f0d8}', '\u{f0fc}', '•', '▪', '●', '■', '◦', '‣', '·', '\u{f02d}'];
/// Signs that begin an item, or stand for a dash in a sentence.
const DASHES: [char; 2] = ['-', '*'];
/// The words that the head of a table is made of, beside the names of the levels.
const HEADER: [&str; 9] = [
    "Competentie", "Categorie", "Vaardigheidsindicatoren", "Indicatoren", "Competence", "Competency", "Category",
    "Capability", "Indicators",
];
const MONTHS: [&str; 20] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Januari", "Februari", "Maart", "Mei", "Juni", "Juli", "Augustus", "Oktober",
];

/// A line that is not blank, and where its first character stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bullet {
    /// A sign that only ever begins an item.
    Sure,
    /// A sign that can also be a dash.
    Dash,
}

/// A number in parentheses that ends a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closing<'t> {
    pub(super) number: u16,
    pub(super) digits: usize,
    /// What stands before it on its line.
    pub(super) before: &'t str,
}

/// The lines of a text that are not blank, one at a time. A line also ends where a bullet follows a closing number.
pub(super) fn of(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut line, mut column) = (1, 1);
    std::iter::from_fn(move || {
        loop {
            let (piece, after) = rest.split_at_checked(length_of_first(rest)).filter(|(piece, _)| !piece.is_empty())?;
            let text = piece.trim_start();
            let indent = piece.chars().count() - text.chars().count();
            let found = Line { text: text.trim_end(), line, column: column + indent };
            (line, column) = match piece.ends_with('\n') {
                true => (line + 1, 1),
                false => (line, column + piece.chars().count()),
            };
            rest = after;
            if !found.text.is_empty() {
                return Some(found);
            }
        }
    })
}

fn length_of_first(text: &str) -> usize {
    for (at, sign) in text.char_indices() {
        if matches!(sign, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            return at + sign.len_utf8();
        }
        if BULLETS.contains(&sign) && text.get(..at).and_then(closing).is_some() {
            return at;
        }
    }
    text.len()
}

/// The number that closes a text, such as `(31)` or `(31).`: one to four digits.
pub(super) fn closing(text: &str) -> Option<Closing<'_>> {
    let text = text.trim_end();
    let inside = text.strip_suffix('.').unwrap_or(text).trim_end().strip_suffix(')')?.trim_end();
    let opened = inside.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = inside.len() - opened.len();
    let number = inside.get(opened.len()..).filter(|_| digits <= 4)?.parse().ok()?;
    Some(Closing { number, digits, before: opened.trim_end().strip_suffix('(')?.trim_end() })
}

/// The bullet that a text begins with, and what follows it.
pub(super) fn bullet(text: &str) -> Option<(Bullet, &str)> {
    if let Some(rest) = text.strip_prefix(BULLETS) {
        return Some((Bullet::Sure, rest.trim_start_matches(BULLETS).trim_start()));
    }
    let rest = text.strip_prefix(DASHES)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| (Bullet::Dash, rest.trim_start()))
}

/// Whether a bullet stands anywhere in a text.
pub(super) fn holds_a_bullet(text: &str) -> bool {
    text.contains(BULLETS)
}

/// The number of a section's heading, such as `3. Managing the contract`, counted from 0.
pub(super) fn heading(text: &str, sections: usize) -> Option<usize> {
    let (number, name) = text.split_once('.')?;
    let plain = number.len() <= 2 && number.chars().all(|sign| sign.is_ascii_digit());
    let number: usize = number.parse().ok().filter(|_| plain)?;
    (name.trim_start().starts_with(char::is_alphabetic) && number <= sections).then(|| number.checked_sub(1))?
}

/// Whether a line is the foot of a page or the head of a table. Both return on every page.
pub(super) fn is_margin(text: &str, levels: &[&str]) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|sign| sign.is_ascii_digit());
    let is_page = matches!(first, "Pagina" | "Page") && is_number(second);
    let is_month = MONTHS.iter().any(|month| first.eq_ignore_ascii_case(month));
    let is_date = is_month && second.len() == 4 && is_number(second);
    let is_head = || {
        text.split_whitespace().all(|word| {
            HEADER.contains(&word) || levels.iter().any(|name| name.split_whitespace().any(|part| part == word))
        })
    };
    first.starts_with('©') || is_page || is_date || (is_number(first) && second.is_empty()) || is_head()
}

/// The first letter or digit of a text.
pub(super) fn initial(text: &str) -> Option<char> {
    text.chars().find(|sign| sign.is_alphanumeric())
}
