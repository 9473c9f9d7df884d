//! A scheme whose every figure, source and counting profile resolves.

mod check;
mod document;
mod page;

use std::sync::{Arc, LazyLock};

use maatstaf_document::{DocumentError, read};

pub use document::{Every, Figure, Measure, Period, Requirement, Role, SchemeDocument, SchemeLevel, Subject};

/// A checked accreditation scheme. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf_readiness::Scheme;
/// let eia = Scheme::by_id("eia").expect("it comes with the engine");
/// let cpd = eia.document().requirements.iter().find(|one| one.id == "cpd-past-year").expect("EIA asks it");
/// let figures: Vec<_> = cpd.figures["master-practitioner"].iter().map(|figure| figure.value).collect();
/// assert_eq!(figures, [Some(32), Some(48)]); // sources differ, and both stand
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme(Arc<SchemeDocument>);

/// The schemes that come with the engine. A test reads each of them.
static BUILT_IN: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
    maatstaf_frameworks::SCHEMES.iter().filter_map(|(_, text)| Scheme::from_json(text).ok()).collect()
});

impl Scheme {
    /// The schemes that come with the engine, in the order of their ids.
    pub fn all() -> &'static [Self] {
        &BUILT_IN
    }

    /// Finds a scheme that comes with the engine.
    pub fn by_id(id: &str) -> Option<Self> {
        BUILT_IN.iter().find(|scheme| scheme.id() == id).cloned()
    }

    /// Reads a scheme.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<SchemeDocument>(text)?;
        let problems = check::problems(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(source.refuse(problems)) }
    }

    /// The scheme's id.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The scheme as written.
    pub fn document(&self) -> &SchemeDocument {
        &self.0
    }

    /// The level with an id.
    pub fn level(&self, id: &str) -> Option<&SchemeLevel> {
        self.0.levels.iter().find(|level| level.id == id)
    }

    /// The level to look at: the one aimed at, else the one that is held, else the lowest. Of a renewal, the one that is held.
    ///
    /// # Example
    /// ```
    /// use maatstaf_readiness::{Applicant, Scheme};
    /// let eia = Scheme::by_id("eia").expect("it comes with the engine");
    /// let today = jiff::civil::date(2026, 6, 30);
    /// assert_eq!(eia.aimed(&Applicant::default(), Some("practitioner"), today), "practitioner");
    /// assert_eq!(eia.aimed(&Applicant::default(), None, today), "foundation");
    /// ```
    pub fn aimed(&self, applicant: &crate::Applicant, target: Option<&str>, on: jiff::civil::Date) -> &str {
        let document = self.document();
        let held = || applicant.held(document.renews.as_deref().unwrap_or(&document.id), on);
        let known = |id: &str| {
            let named = |level: &&SchemeLevel| level.id == id || level.framework_level.as_deref() == Some(id);
            document.levels.iter().find(named)
        };
        let target = target.filter(|_| document.renews.is_none()).and_then(known);
        let level = target.or_else(|| held().and_then(known)).or(document.levels.first());
        level.map_or("", |level| level.id.as_str())
    }

    /// For how many months an award at a level holds; none when that is not known.
    pub fn valid_months(&self, level: &str) -> Option<u32> {
        self.0.valid_months.get(level)?.iter().find_map(|figure| figure.value)
    }

    /// Whether a level measures hours of a kind in a book, so that an hour which is the same as one of those counts there.
    pub fn counts_hours_of(&self, book: maatstaf_practice::Book, kind: &str, level: &str) -> bool {
        let fits = |one: &Requirement| one.kinds.is_empty() || one.kinds.iter().any(|known| known == kind);
        let counts =
            |one: &Requirement| one.of == book && matches!(one.measure, Measure::Hours | Measure::Ratio);
        self.0.requirements.iter().any(|one| counts(one) && fits(one) && one.figures.contains_key(level))
    }
}
