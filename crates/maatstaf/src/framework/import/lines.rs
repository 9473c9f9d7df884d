//! The lines of a document's text: their places, and what each begins and ends with.

/// Signs that only ever begin an item. Word's own are private-use characters.
const BULLETS: [char; 12] =
    ['\u{f0a7}', '\u{f0b7}', '\u{f0d8}', '\u{f0fc}', '•', '▪', '●', '■', '◦', '‣', '·', '\u{f02d}'];
/// Signs that begin an item, or stand for a dash in a sentence.
const DASHES: [char; 2] = ['-', '*'];
/// The words that the head of a table is made of, beside the names of the levels.
const HEADER: &str = "Competentie Categorie Vaardigheidsindicatoren Indicatoren Competence Competency Category Capability Indicators";
const MONTHS: &str = "January February March April May June July August September October November December \
    Januari Februari Maart Mei Juni Juli Augustus Oktober";

/// How many words of a line are looked at to tell whether it is a margin. This is this project's choice.
const MOST_WORDS: usize = 30;

/// A line that is not blank, and where its first character stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) row: usize,
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
    /// What stands before its parenthesis on its line.
    pub(super) before: &'t str,
}

/// The lines of a text that are not blank, one at a time. A line also ends where a bullet follows a closing number.
pub(super) fn of(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut line, mut column) = (1, 1);
    std::iter::from_fn(move || {
        loop {
            let (piece, after) =
                rest.split_at_checked(length_of_first(rest)).filter(|(piece, _)| !piece.is_empty())?;
            let text = piece.trim_start();
            let indent = piece.chars().count() - text.chars().count();
            let found = Line { text: text.trim_end(), row: line, column: column + indent };
            (line, column) =
                if piece.ends_with('\n') { (line + 1, 1) } else { (line, column + piece.chars().count()) };
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
    Some(Closing { number, digits, before: opened.trim_end().strip_suffix('(')? })
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
    let number: usize = number.parse().ok().filter(|_| number.len() <= 2 && is_number(number))?;
    (name.trim_start().starts_with(char::is_alphabetic) && number <= sections)
        .then(|| number.checked_sub(1))?
}

/// Whether a line is the foot of a page or the head of a table. Both return on every page.
pub(super) fn is_margin(text: &str, levels: &[&str]) -> bool {
    let words = || text.split_whitespace().take(MOST_WORDS);
    let one_of = |names: &str, word: &str| names.split(' ').any(|name| name == word);
    let is_page = words().zip(words().skip(1)).any(|(a, b)| matches!(a, "Pagina" | "Page") && is_number(b));
    let is_dated =
        words().next().is_some_and(|word| one_of(MONTHS, word)) && words().nth(1).is_some_and(is_number);
    let is_head = || words().all(|word| one_of(HEADER, word) || levels.iter().any(|name| one_of(name, word)));
    text.starts_with('©') || is_page || is_dated || is_head()
}

/// Whether a text is digits alone, as the number of a page is.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit())
}

/// The first letter or digit of a text.
pub(super) fn initial(text: &str) -> Option<char> {
    text.chars().find(|sign| sign.is_alphanumeric())
}

/// Whether a line begins like the middle of a sentence.
pub(super) fn goes_on(text: &str) -> bool {
    bullet(text).is_none() && initial(text).is_some_and(char::is_lowercase)
}
