//! What can be wrong with a sentence of the copy, without a word of it.

use super::lines::Line;
use crate::Problem;
use maatstaf_document::text;

/// What is wrong with a number of the copy.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault<'f> {
    /// No sentence has it.
    Missing,
    /// It stands on an earlier line too.
    Doubled(usize),
    /// The framework does not have it.
    Stray(&'f str),
    /// It belongs to a category, and stands under another heading.
    Elsewhere(&'f str, usize),
    /// It stands before the first heading.
    Unheaded,
    /// It is at a level, and stands after a higher one.
    Falls(&'f str),
    /// It has too few words.
    Empty,
    /// Its sentence cannot be told from what stands around it.
    Unclear,
}

impl Fault<'_> {
    /// The problem of a number, and where it stands.
    pub(super) fn problem(self, number: u16, at: Option<Line<'_>>) -> Problem {
        let mut problem =
            Problem::new(self.code(), format!("CI {number}"), self.message(number)).help(self.help());
        problem.place.line = at.map(|at| at.row);
        problem.place.column = at.map(|at| at.column);
        problem
    }

    fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing-number",
            Self::Doubled(_) => "doubled-number",
            Self::Stray(_) => "stray-number",
            Self::Elsewhere(..) | Self::Unheaded | Self::Falls(_) => "wrong-cell",
            Self::Empty => "empty-sentence",
            Self::Unclear => "unclear-start",
        }
    }

    fn message(self, n: u16) -> crate::Text {
        match self {
            Self::Missing => text!("no sentence ends in ({n})", "geen zin eindigt op ({n})"),
            Self::Doubled(line) => {
                text!(
                    "CI {n} stands here again, after line {line}",
                    "VI {n} staat hier opnieuw, na regel {line}"
                )
            }
            Self::Stray(id) => text!("framework `{id}` has no CI {n}", "raamwerk `{id}` heeft geen VI {n}"),
            Self::Elsewhere(category, heading) => text!(
                "CI {n} belongs to `{category}`, and stands under heading {heading}",
                "VI {n} hoort bij `{category}`, en staat onder kop {heading}"
            ),
            Self::Unheaded => {
                text!("CI {n} stands before the first heading", "VI {n} staat vóór de eerste kop")
            }
            Self::Falls(level) => text!(
                "CI {n} is at `{level}`, and stands after one at a higher level",
                "VI {n} is van `{level}`, en staat na een van een hoger niveau"
            ),
            Self::Empty => text!("CI {n} has fewer than three words", "VI {n} heeft minder dan drie woorden"),
            Self::Unclear => text!(
                "it is not plain where the sentence of CI {n} begins",
                "het is niet duidelijk waar de zin van VI {n} begint"
            ),
        }
    }

    fn help(self) -> crate::Text {
        match self {
            Self::Missing => text!(
                "use `pdftotext` without `-layout`, and end the last line of the sentence with its number",
                "gebruik `pdftotext` zonder `-layout`, en eindig de laatste regel van de zin met het nummer"
            ),
            Self::Doubled(_) => text!("keep one of the two", "laat één van de twee staan"),
            Self::Stray(_) => text!("is the copy of another edition?", "is het een andere uitgave?"),
            Self::Elsewhere(..) | Self::Unheaded | Self::Falls(_) => text!(
                "check the number, and the heading that it stands under",
                "controleer het nummer, en de kop waar het onder staat"
            ),
            Self::Empty => text!("put the sentence before its number", "zet de zin vóór het nummer"),
            Self::Unclear => text!(
                "put a bullet • before its first word, and only the sentence between that and its number",
                "zet een opsommingsteken • voor het eerste woord, en tot aan het nummer alleen de zin"
            ),
        }
    }
}
