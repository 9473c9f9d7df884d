//! Which entries of a log go into an application, and how many stay behind.

use jiff::civil::Date;
use maatstaf_document::{Language, say};
use maatstaf_practice::hours;

use crate::content::{Block, Inline};

/// The entries that a scheme looks at, in the order of their days, and how much lies outside that.
#[derive(Debug)]
pub(crate) struct Listed<'l, T> {
    /// The entries.
    pub(crate) entries: Vec<&'l T>,
    first: Date,
    earlier: (usize, u64),
    later: usize,
}

impl<'l, T> Listed<'l, T> {
    /// Takes what lies from a first day to a last. `of` gives an entry's first day, its last, and its minutes.
    pub(crate) fn new(
        entries: &'l [T],
        first: Date,
        last: Date,
        of: impl Fn(&T) -> (Date, Date, u32),
    ) -> Self {
        let mut listed = Self { entries: Vec::new(), first, earlier: (0, 0), later: 0 };
        for entry in entries {
            let (begins, ends, minutes) = of(entry);
            if ends > last {
                listed.later += 1;
            } else if begins < first {
                listed.earlier.0 += 1;
                listed.earlier.1 += u64::from(minutes);
            } else {
                listed.entries.push(entry);
            }
        }
        listed.entries.sort_by_key(|entry| of(entry).1);
        listed
    }

    /// What is not listed, and why.
    pub(crate) fn notes(&self, language: Language) -> Vec<Block> {
        let (first, (earlier, minutes), later) = (self.first, self.earlier, self.later);
        let mut notes = Vec::new();
        if earlier > 0 {
            let much = if minutes > 0 {
                let hours = hours(minutes, language);
                say!(language, ", {hours} hours", ", {hours} uur")
            } else {
                String::new()
            };
            notes.push(say!(
                language,
                "Not listed, because the scheme does not look back that far: what is from before {first} ({earlier} in all{much}).",
                "Niet opgenomen, want zo ver kijkt de regeling niet terug: wat van voor {first} is ({earlier} in totaal{much})."
            ));
        }
        if later > 0 {
            notes.push(say!(
                language,
                "Not listed, because it is later than the day of reading: {later} in all.",
                "Niet opgenomen, want later dan de peildatum: {later} in totaal."
            ));
        }
        notes.iter().map(|note| Block::Note(Inline::sentence(note))).collect()
    }
}
