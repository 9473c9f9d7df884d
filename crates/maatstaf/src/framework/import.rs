//! Reads the sentences of a framework out of its holder's own copy of the document.

mod fault;
mod lines;
mod sentence;

use std::collections::BTreeMap;

use super::{Framework, OverlayDocument};
use crate::Problem;
use crate::{DocumentError, Language};
use fault::Fault;
use lines::Line;
use maatstaf_document::not_too_long;
use sentence::{Bullets, Sentence};

/// The most problems that are kept of one text. This is this project's choice.
const MOST_PROBLEMS: usize = 1000;

impl Framework {
    /// Reads the sentences of the framework from the holder's own copy of its document.
    ///
    /// The text is what `pdftotext` writes without `-layout`, or one sentence per line, and each sentence ends in its
    /// number: `… (31)`. A sentence begins at its bullet, or else after the number before it. Without a bullet, no line
    /// but its first may begin with a capital: otherwise a definition could be taken for part of it.
    ///
    /// Lines are joined with single spaces, bullets and numbers are left out, and a word that is broken over two lines
    /// keeps its hyphen. Heads of tables and feet of pages are passed over, as is every item without a number. Where
    /// the text has numbered headings, each number is checked against its category and its level.
    ///
    /// Nothing is imported unless every number of the framework is found once and in its place. The result is an
    /// overlay for [`Framework::with_overlay`], to be kept with the holder and not passed on.
    ///
    /// # Errors
    /// `missing-number`, `doubled-number`, `stray-number` for one that the framework does not have, `wrong-cell` for
    /// one under another category or after a higher level, `empty-sentence` for one with fewer than three words,
    /// `unclear-start` for one whose beginning cannot be told from what stands before it, and `too-long`. All are
    /// reported at once, up to a thousand beside the missing numbers, and none quotes the text.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Language};
    /// let copy = "2. Commitment\n• Drinks tea with care (5)\n• Counts the spoons afterwards (113)";
    /// let error = Framework::emcc().import_wording(Language::En, copy).unwrap_err();
    /// let codes: Vec<_> = error.problems().iter().map(|problem| problem.code).collect();
    /// assert_eq!(codes.iter().filter(|code| **code == "missing-number").count(), 111);
    /// assert_eq!(codes.last(), Some(&"stray-number")); // there is no CI 113
    /// ```
    pub fn import_wording(&self, language: Language, text: &str) -> Result<OverlayDocument, DocumentError> {
        not_too_long(text)?;
        let names: Vec<&str> = self.wording(language).levels.values().map(String::as_str).collect();
        let is_margin = |line: &Line<'_>| lines::is_margin(line.text, &names);
        let mut import = Import::new(self, lines::of(text));
        let mut lines = lines::of(text).peekable();
        while let Some(line) = lines.next() {
            if !is_margin(&line) {
                let goes_on = lines.peek().is_some_and(|next| lines::goes_on(next.text) && !is_margin(next));
                import.read(line, goes_on);
            }
        }
        let indicators = import.finish()?;
        Ok(OverlayDocument { maatstaf_overlay: 1, framework: self.id().to_owned(), language, indicators })
    }
}

/// An import under way.
struct Import<'f> {
    framework: &'f Framework,
    bullets: Bullets,
    /// The category of the latest heading.
    category: Option<usize>,
    /// The level of the latest number under that heading.
    level: usize,
    sentence: Sentence,
    found: BTreeMap<u16, Found>,
    problems: Vec<Problem>,
}

/// The first sentence with a number.
struct Found {
    text: String,
    row: usize,
    column: usize,
    /// Whether no heading stood before it.
    unheaded: bool,
}

impl<'f> Import<'f> {
    fn new<'t>(framework: &'f Framework, lines: impl Iterator<Item = Line<'t>>) -> Self {
        let mut bullets = Bullets::default();
        for (bullet, _) in lines.filter_map(|line| lines::bullet(line.text)) {
            bullets = Bullets { sure: bullets.sure || bullet == lines::Bullet::Sure, any: true };
        }
        let (found, problems) = (BTreeMap::new(), Vec::new());
        Self { framework, bullets, category: None, level: 0, sentence: Sentence::default(), found, problems }
    }

    /// Reads a line; `goes_on` tells whether the next one begins like the middle of a sentence.
    fn read(&mut self, line: Line<'_>, goes_on: bool) {
        let bulleted = self.sentence.bulleted || lines::bullet(line.text).is_some();
        let closing = lines::closing(line.text).filter(|one| self.closes(*one, bulleted, goes_on));
        let Some(closing) = closing else {
            match lines::heading(line.text, self.framework.categories().len()) {
                None => self.sentence.add(line.text, self.bullets),
                Some(category) => {
                    (self.category, self.level, self.sentence) = (Some(category), 0, Sentence::default());
                }
            }
            return;
        };
        self.sentence.add(closing.before, self.bullets);
        let column = line.column + closing.before.chars().count();
        self.close(closing.number, Line { text: "", row: line.row, column });
    }

    /// Whether a number at the end of a line closes a sentence, and is not part of running prose, as a year may be.
    fn closes(&self, closing: lines::Closing<'_>, bulleted: bool, goes_on: bool) -> bool {
        let known = self.framework.indicator(closing.number).is_some();
        let longest = self.framework.indicators().last().map_or(0, |last| last.number.to_string().len());
        if bulleted { !goes_on } else { known || (!goes_on && closing.digits <= longest) }
    }

    /// Ends the sentence at its number.
    fn close(&mut self, number: u16, at: Line<'_>) {
        let sentence = std::mem::take(&mut self.sentence);
        let Some((category, level)) = self.framework.cell_of(number) else {
            return self.report(number, at, Fault::Stray(self.framework.id()));
        };
        if let Some(first) = self.found.get(&number) {
            return self.report(number, at, Fault::Doubled(first.row));
        }
        if sentence.text().is_none() {
            self.report(number, at, Fault::Empty);
        } else if !sentence.is_plain(self.bullets) {
            self.report(number, at, Fault::Unclear);
        }
        self.check_cell(number, category, level, at);
        let text = sentence.text().unwrap_or_default().to_owned();
        let unheaded = self.category.is_none();
        self.found.insert(number, Found { text, row: at.row, column: at.column, unheaded });
    }

    fn check_cell(&mut self, number: u16, category: usize, level: usize, at: Line<'_>) {
        let Some(heading) = self.category else { return };
        if heading != category {
            return self.report(
                number,
                at,
                Fault::Elsewhere(self.framework.category_id(category), heading + 1),
            );
        }
        if level < self.level {
            self.report(number, at, Fault::Falls(self.framework.level_id(level)));
        }
        self.level = level;
    }

    fn report(&mut self, number: u16, at: Line<'_>, fault: Fault<'f>) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(fault.problem(number, Some(at)));
        }
    }

    /// Every sentence, or every problem.
    fn finish(mut self) -> Result<BTreeMap<u16, String>, DocumentError> {
        for number in self.framework.indicators().iter().map(|indicator| indicator.number) {
            match self.found.get(&number) {
                None => self.problems.push(Fault::Missing.problem(number, None)),
                Some(one) if one.unheaded && self.category.is_some() => {
                    let at = Line { text: "", row: one.row, column: one.column };
                    self.problems.push(Fault::Unheaded.problem(number, Some(at)));
                }
                Some(_) => {}
            }
        }
        if !self.problems.is_empty() {
            return Err(DocumentError::new(self.problems));
        }
        Ok(self.found.into_iter().map(|(number, one)| (number, one.text)).collect())
    }
}
