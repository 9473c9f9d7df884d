//! Words that fit: how wide they are at most, and how they are laid over lines.

use super::widths::advance;

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// The size of the font.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// The class that gives the colour.
    pub(super) class: &'static str,
}

/// Where words stand from the point at which they are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

/// The type of names.
pub(super) const NAME: Type = Type { size: 13.0, bold: false, class: "name" };
/// The type of the name that matters most.
pub(super) const STRONG: Type = Type { size: 13.0, bold: true, class: "strong" };
/// The type of scales, legends and numbers.
pub(super) const SMALL: Type = Type { size: 12.0, bold: false, class: "small" };
/// The type of what is said about the target.
pub(super) const TARGET: Type = Type { size: 12.0, bold: true, class: "aim" };

impl Type {
    /// How much room a line takes, from one to the next.
    pub(super) fn step(self) -> f64 {
        self.size + 3.0
    }

    /// How far letters rise above the line that they stand on.
    pub(super) fn rise(self) -> f64 {
        self.size * 0.93
    }

    /// How far letters reach below it.
    pub(super) fn drop(self) -> f64 {
        self.size * 0.24
    }

    /// How wide a line is at most.
    pub(super) fn width(self, text: &str) -> f64 {
        let hundredths: u32 = text.chars().map(|letter| u32::from(advance(letter, self.bold))).sum();
        f64::from(hundredths) * self.size / 100.0
    }

    /// A text laid over lines of at most this width. A word that is wider than a line goes on in the next.
    pub(super) fn lines(self, text: &str, most: f64) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in clean(&cut(text)).split_whitespace() {
            let mut rest = word.to_owned();
            while !rest.is_empty() {
                let Some(line) = lines.last_mut() else { break };
                let room = if line.is_empty() { rest.clone() } else { format!("{line} {rest}") };
                if self.width(&room) <= most {
                    *line = room;
                    break;
                }
                if line.is_empty() {
                    let (first, next) = self.broken(&rest, most);
                    *line = first;
                    rest = next;
                    if rest.is_empty() {
                        break;
                    }
                }
                lines.push(String::new());
            }
        }
        lines
    }

    /// The widest word of some texts.
    pub(super) fn widest_word<'t>(self, texts: impl IntoIterator<Item = &'t String>) -> f64 {
        let words = texts.into_iter().flat_map(|text| text.split_whitespace());
        words.map(|word| self.width(word)).fold(0.0, f64::max)
    }

    /// As much of a word as fits, at least one letter, and the rest.
    fn broken(self, word: &str, most: f64) -> (String, String) {
        let (mut first, mut width) = (String::new(), 0.0);
        let mut letters = word.chars();
        for letter in letters.by_ref() {
            width += self.width(letter.encode_utf8(&mut [0; 4]));
            if !first.is_empty() && width > most {
                return (first, std::iter::once(letter).chain(letters).collect());
            }
            first.push(letter);
        }
        (first, String::new())
    }
}

/// A name of more letters than this is cut off in a picture; its table has all of it.
const LONGEST: usize = 500;

fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let kept: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() { kept + "…" } else { kept }
}

/// A text that XML can hold and that does not turn the text beside it around: control characters become spaces.
pub(crate) fn clean(text: &str) -> String {
    let kept = text.chars().filter(|letter| !turns(*letter));
    let shown = kept.map(|letter| match letter {
        '\u{fffe}' | '\u{ffff}' | '\u{fdfd}' => '\u{fffd}',
        _ if letter.is_control() || letter.is_whitespace() => ' ',
        _ => letter,
    });
    shown.collect()
}

/// Whether a character has no shape and changes the direction of what follows.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Names beside the rows of a picture: as narrow as two lines each allow, and over more lines where even the widest margin is too narrow.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Labels {
    /// The lines of each name.
    pub(super) lines: Vec<Vec<String>>,
    /// The room that they take.
    pub(super) width: f64,
}

impl Labels {
    /// The names in a margin between these widths.
    pub(super) fn fit(names: &[String], look: Type, least: f64, most: f64) -> Self {
        let names: Vec<String> = names.iter().map(|name| clean(&cut(name))).collect();
        let at = |width: f64| names.iter().map(|name| look.lines(name, width)).collect::<Vec<_>>();
        let word = look.widest_word(&names);
        let mut width = least;
        loop {
            let lines = at(width);
            let fits = word <= width && lines.iter().all(|lines| lines.len() <= 2);
            if fits || width >= most {
                return Self { lines, width };
            }
            width = (width + 10.0).min(most);
        }
    }

    /// How high the name of a row is.
    pub(super) fn height(&self, row: usize, look: Type) -> f64 {
        count(self.lines.get(row).map_or(1, Vec::len)) * look.step()
    }
}

/// A count as a length.
pub(super) fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)
}
