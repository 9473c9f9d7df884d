//! A crosswalk whose every place resolves.

use std::sync::{Arc, LazyLock};

use maatstaf::{DocumentError, Framework, Policy, Portfolio};

use crate::check;
use crate::document::{CrosswalkDocument, Edge};
use crate::inverse::inverse;
use crate::reading::Reading;

/// A checked crosswalk: every place in it resolves, and no two edges contradict each other. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf_crosswalk::{Crosswalk, Relation};
/// let crosswalk = Crosswalk::by_id("emcc-2015--icf-2025").expect("it comes with the engine");
/// let reached: Vec<&str> = crosswalk.document().edges.iter().map(|edge| edge.from.category.as_str()).collect();
/// assert!(!reached.contains(&"evaluation")); // the ICF asks for nothing of the kind
/// assert!(crosswalk.document().edges.iter().all(|edge| edge.relation != Some(Relation::Equal))); // and nothing is quite the same
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosswalk(Arc<Parts>);

#[derive(Debug, PartialEq, Eq)]
struct Parts {
    document: CrosswalkDocument,
    from: Framework,
    to: Framework,
}

/// The crosswalks that come with the engine. A test reads each of them.
static BUILT_IN: LazyLock<Vec<Crosswalk>> = LazyLock::new(|| {
    let read = |(_, text): &(&str, &str)| Crosswalk::from_json(text, Framework::by_id).ok();
    maatstaf_frameworks::CROSSWALKS.iter().filter_map(read).collect()
});

impl Crosswalk {
    /// The crosswalks that come with the engine, in the order of their ids.
    pub fn all() -> &'static [Self] {
        &BUILT_IN
    }

    /// Finds a crosswalk that comes with the engine.
    pub fn by_id(id: &str) -> Option<Self> {
        BUILT_IN.iter().find(|crosswalk| crosswalk.id() == id).cloned()
    }

    /// Finds a crosswalk between two frameworks that comes with the engine, turned round where only the other direction does.
    ///
    /// # Example
    /// ```
    /// use maatstaf_crosswalk::Crosswalk;
    /// let back = Crosswalk::between("icf-2025", "emcc-2015").expect("the other direction comes with the engine");
    /// assert_eq!(back.to().id(), "emcc-2015");
    /// assert_eq!(Crosswalk::between("icf-2025", "icf-2025"), None);
    /// ```
    pub fn between(from: &str, to: &str) -> Option<Self> {
        let goes = |one: &&Self, a: &str, b: &str| one.from().id() == a && one.to().id() == b;
        let straight = BUILT_IN.iter().find(|one| goes(one, from, to)).cloned();
        straight.or_else(|| BUILT_IN.iter().find(|one| goes(one, to, from)).map(Self::inverse))
    }

    /// Reads a crosswalk, and finds its frameworks by the ids that it names.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str, find: impl Fn(&str) -> Option<Framework>) -> Result<Self, DocumentError> {
        let (document, source) = maatstaf_document::read::<CrosswalkDocument>(text)?;
        check::checked(document, find)
            .map(|(document, from, to)| Self::new(document, from, to))
            .map_err(|problems| source.refuse(problems))
    }

    /// Checks a crosswalk that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(
        document: CrosswalkDocument,
        find: impl Fn(&str) -> Option<Framework>,
    ) -> Result<Self, DocumentError> {
        check::checked(document, find)
            .map(|(document, from, to)| Self::new(document, from, to))
            .map_err(DocumentError::new)
    }

    fn new(document: CrosswalkDocument, from: Framework, to: Framework) -> Self {
        Self(Arc::new(Parts { document, from, to }))
    }

    /// The crosswalk's id.
    pub fn id(&self) -> &str {
        &self.0.document.id
    }

    /// The crosswalk as written.
    pub fn document(&self) -> &CrosswalkDocument {
        &self.0.document
    }

    /// The framework that the evidence is written for.
    pub fn from(&self) -> &Framework {
        &self.0.from
    }

    /// The framework that it is read under.
    pub fn to(&self) -> &Framework {
        &self.0.to
    }

    /// The same crosswalk, walked the other way: what was broader is narrower, and the reverse.
    ///
    /// An edge from several indicators becomes an edge to each of them. What has no counterpart is left out: that was said of one side alone.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self::new(inverse(self.document()), self.to().clone(), self.from().clone())
    }

    /// Reads a portfolio under the other framework.
    ///
    /// # Errors
    /// When the portfolio is written for another framework than the one that the crosswalk starts from, or claims too much to be carried.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Evidence, Framework, Policy, Portfolio};
    /// use maatstaf_crosswalk::{Crosswalk, Presence};
    /// let mut portfolio = Portfolio::new(Framework::emcc());
    /// portfolio.add(Evidence::new("journal", "A journal").shows(34).shows(69))?;
    /// let crosswalk = Crosswalk::between("emcc-2015", "icf-2025").expect("it comes with the engine");
    /// let reading = crosswalk.read(&portfolio, &Policy::standard())?;
    /// let mindset = reading.answer().categories.iter().find(|one| one.category == "embodies-a-coaching-mindset");
    /// assert_eq!(mindset.map(|one| one.presence), Some(Presence::There));
    /// assert_eq!(reading.answer().left.len(), 1); // evaluation has no counterpart
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn read(&self, portfolio: &Portfolio, policy: &Policy) -> Result<Reading, DocumentError> {
        Reading::new(self, portfolio, policy)
    }

    /// The edges in the order of the two frameworks, each with its position in the document.
    pub(crate) fn ordered(&self) -> Vec<(usize, &Edge)> {
        let at = |ids: &[String], id: &str| ids.iter().position(|known| known == id);
        let level = |framework: &Framework, id: Option<&str>| framework.height(id);
        let mut edges: Vec<(usize, &Edge)> = self.document().edges.iter().enumerate().collect();
        edges.sort_by_cached_key(|(_, edge)| {
            let (from, to) = (&edge.from, &edge.to);
            let start = at(self.from().categories(), &from.category);
            let end = at(self.to().categories(), &to.category);
            let mut indicators = from.indicators.clone();
            indicators.sort_unstable();
            let heights = (level(self.from(), from.level.as_deref()), level(self.to(), to.level.as_deref()));
            (start, end, heights, indicators, to.indicator)
        });
        edges
    }
}
