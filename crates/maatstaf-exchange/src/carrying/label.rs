//! Long texts in short fields, so that the whole can be found again.

use crate::html::Plain;

/// A field of one line with a longest length.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// The most characters.
    pub(crate) most: usize,
    /// Characters that the system at hand takes for something else, with what is written for them.
    pub(crate) barred: &'static [(char, char)],
}

impl Room {
    /// The same field with fewer characters.
    pub(crate) fn less(self, taken: usize) -> Self {
        Self { most: self.most.saturating_sub(taken), ..self }
    }

    /// Whether a text stands in the field as it is.
    pub(crate) fn fits(self, text: &str) -> bool {
        self.short(text) == text
    }

    /// The text in one line, cut with an ellipsis where it is too long.
    pub(crate) fn short(self, text: &str) -> String {
        let breaks = |sign: char| sign.is_whitespace() || sign.is_control();
        let mut line = String::new();
        for word in text.split(breaks).filter(|word| !word.is_empty()) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.extend(word.chars().map(|sign| self.allowed(sign)));
        }
        if line.chars().nth(self.most).is_none() {
            return line;
        }
        let kept: String = line.chars().take(self.most.saturating_sub(1)).collect();
        format!("{}…", kept.trim_end())
    }

    fn allowed(self, sign: char) -> char {
        self.barred.iter().find(|(barred, _)| *barred == sign).map_or(sign, |(_, instead)| *instead)
    }

    /// What to write for a name: itself, its beginning, or the beginning of the text where there is no name.
    ///
    /// What the field does not say is added to the description.
    pub(crate) fn name(self, name: &str, fallback: &str, plain: &mut Plain) -> String {
        if name.trim().is_empty() {
            plain.flags.insert("unnamed");
            return self.stand_in(&plain.text, fallback);
        }
        let short = self.short(name);
        if short != name {
            plain.marks.insert("name", name.to_owned());
        }
        short
    }

    /// The name that a field and a description say together.
    pub(crate) fn read_name(self, field: &str, fallback: &str, plain: &mut Plain) -> String {
        if plain.flags.contains("unnamed") && field == self.stand_in(&plain.text, fallback) {
            return String::new();
        }
        let whole = plain.settle("name", |whole| self.short(whole) == field);
        whole.unwrap_or_else(|| field.to_owned())
    }

    /// The first line of a text, or else something that is known.
    fn stand_in(self, text: &str, fallback: &str) -> String {
        let first = text.lines().map(|line| self.short(line)).find(|line| !line.is_empty());
        first.unwrap_or_else(|| self.short(fallback))
    }
}

/// The number that PHP takes a text for when it compares two: `1.1` and `1.10` are the same to it.
pub(crate) fn php_number(text: &str) -> Option<u64> {
    let text = text.trim_ascii();
    let signs = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'+' | b'-' | b'e' | b'E');
    if !text.bytes().all(signs) || text.len() > 15 {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    Some((number + 0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::{Room, php_number};

    #[test]
    fn a_cut_text_is_as_long_as_its_field_at_most() {
        let room = Room { most: 10, barred: &[('<', '‹')] };
        assert_eq!(room.short("one two three"), "one two t…");
        assert_eq!(room.short("one two  \n x"), "one two x");
        assert_eq!(room.short("a <b"), "a ‹b");
        assert!(room.fits("0123456789") && !room.fits("01234567890"));
    }

    #[test]
    fn texts_that_look_like_numbers_are_compared_as_numbers() {
        assert_eq!(php_number("1.1"), php_number("1.10"));
        assert_eq!(php_number("1e1"), php_number("10"));
        assert_ne!(php_number("1.1"), php_number("1.01"));
        assert_eq!((php_number("1.1.2"), php_number("a"), php_number("")), (None, None, None));
    }
}
