//! A sentence that is being put together from the lines of a column.

use super::lines::{self, Bullet};

/// The fewest words of a sentence, and the most. These are this project's choice.
const WORDS: std::ops::RangeInclusive<usize> = 3..=100;
/// Words before which a hyphen at the end of a line stands for a part left out, as in "coach- en mentorgesprek".
const JOINERS: [&str; 6] = ["en", "of", "tot", "and", "or", "to"];

/// Which bullets a text has, anywhere.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bullets {
    pub(super) sure: bool,
    pub(super) any: bool,
}

/// What was read since the last bullet, number or heading.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    text: String,
    words: usize,
    /// Whether it began with a bullet.
    pub(super) bulleted: bool,
    /// Whether something in it makes its beginning or its extent doubtful.
    doubtful: bool,
    /// Whether its last line ended in a soft hyphen.
    soft: bool,
    lines: usize,
}

impl Sentence {
    /// Adds a line, and begins anew where the line begins with a bullet.
    pub(super) fn add(&mut self, line: &str, bullets: Bullets) {
        let rest = match lines::bullet(line) {
            Some((Bullet::Sure, rest)) => self.begin(rest),
            Some((Bullet::Dash, rest)) if !self.bulleted => self.begin(rest),
            Some((Bullet::Dash, rest)) => self.dash(line, rest, bullets),
            None => line,
        };
        if lines::is_number(rest) && self.text.is_empty() && !self.bulleted {
            return; // the number of a page
        }
        let Some(initial) = lines::initial(rest) else { return self.join(rest) };
        self.lines += 1;
        // Without a bullet, only a capital says where a sentence begins.
        self.doubtful |= !self.bulleted && (self.lines == 1) != initial.is_uppercase();
        self.doubtful |= lines::is_number(rest);
        self.join(rest);
    }

    /// The sentence, or nothing when it has too few words.
    pub(super) fn text(&self) -> Option<&str> {
        (self.words >= *WORDS.start()).then_some(self.text.as_str())
    }

    /// Whether it is plain where the sentence begins.
    pub(super) fn is_plain(&self, bullets: Bullets) -> bool {
        let lone_line =
            self.lines == 1 && !bullets.any && lines::initial(&self.text).is_some_and(char::is_alphabetic);
        (!self.doubtful || lone_line) && !lines::holds_a_bullet(&self.text) && self.words <= *WORDS.end()
    }

    fn begin<'t>(&mut self, rest: &'t str) -> &'t str {
        *self = Self { bulleted: true, ..Self::default() };
        rest
    }

    /// A dash inside an item: a new item, or a dash of its sentence, or either.
    fn dash<'t>(&mut self, line: &'t str, rest: &'t str, bullets: Bullets) -> &'t str {
        let goes_on = lines::initial(rest).is_some_and(char::is_lowercase);
        if !bullets.sure && !goes_on {
            return self.begin(rest);
        }
        self.doubtful |= !(bullets.sure && goes_on);
        line
    }

    /// Joins a line to the text, with single spaces and without soft hyphens.
    fn join(&mut self, line: &str) {
        for (at, word) in line.split_whitespace().enumerate() {
            let glued = at == 0 && self.ends_inside_a_word(word);
            if !glued && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.words += usize::from(!glued && word.contains(char::is_alphanumeric));
            self.text.extend(word.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{200b}' | '\u{feff}')));
        }
        self.soft = line.trim_end().ends_with('\u{ad}');
    }

    /// Whether the text so far breaks off inside a word that `next` goes on with.
    fn ends_inside_a_word(&self, next: &str) -> bool {
        let mut back = self.text.chars().rev();
        let hyphen = back.next().is_some_and(|sign| matches!(sign, '-' | '\u{2010}' | '\u{2011}' | '/'));
        let after_a_letter = back.next().is_some_and(char::is_alphanumeric);
        let goes_on = next.starts_with(char::is_alphanumeric) && !JOINERS.contains(&next);
        self.soft || (hyphen && after_a_letter && goes_on)
    }
}
