//! The choices that turn credit into levels: data, ours, and open to change.

mod check;
mod document;

use std::sync::{Arc, OnceLock};

pub use document::{
    BreadthChoice, Costs, CreditChoice, DepthChoice, EmptyCells, Gates, OverallChoice, PolicyDocument,
};

use crate::framework::{EMBEDDED_PACKS, MOST_LEVELS};
use crate::{DocumentError, Framework, Problem};

/// The policies that come with the engine, by id: the default, a stricter one and a literal one.
const BUILT_IN: [(&str, &str); 3] = [
    ("maatstaf-default", include_str!("../policies/maatstaf-default.json")),
    ("maatstaf-strict", include_str!("../policies/maatstaf-strict.json")),
    ("every-indicator", include_str!("../policies/every-indicator.json")),
];

/// Each of them, read when it is first asked for.
static READ: [OnceLock<Policy>; BUILT_IN.len()] = [const { OnceLock::new() }; BUILT_IN.len()];

/// What cannot be attained under each of them in each embedded pack, found out once.
static PROVEN: [[OnceLock<Vec<Problem>>; EMBEDDED_PACKS]; BUILT_IN.len()] =
    [const { [const { OnceLock::new() }; EMBEDDED_PACKS] }; BUILT_IN.len()];

/// A checked policy: every threshold in it can be attained. Cloning it is cheap.
///
/// EMCC publishes no pass arithmetic. These numbers are this project's choice, not EMCC's.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Policy};
/// let policy = Policy::standard();
/// assert_eq!(policy.document().breadth.most, [2, 3, 3, 3]);
/// assert!(policy.check_against(&Framework::emcc()).is_ok()); // each threshold can be reached
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy(Arc<PolicyDocument>);

impl Policy {
    /// The policy `maatstaf-default`.
    pub fn standard() -> Self {
        // INVARIANT: the embedded policies are checked by a test.
        Self::by_id("maatstaf-default").unwrap_or_else(|| unreachable!("the embedded policy is sound"))
    }

    /// The ids of the policies that come with the engine.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(id, _)| *id)
    }

    /// Finds a policy that comes with the engine.
    pub fn by_id(id: &str) -> Option<Self> {
        let ((_, text), read) = BUILT_IN.iter().zip(&READ).find(|((known, _), _)| *known == id)?;
        if let Some(policy) = read.get() {
            return Some(policy.clone());
        }
        let policy = Self::from_json(text).ok()?;
        Some(read.get_or_init(|| policy).clone())
    }

    /// Reads a policy.
    ///
    /// # Errors
    /// Every problem of the text: shape, falling numbers that must not fall, thresholds that nothing can attain.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = maatstaf_document::read::<PolicyDocument>(text)?;
        let problems = check::problems(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(source.refuse(problems)) }
    }

    /// Checks a policy that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(document: PolicyDocument) -> Result<Self, DocumentError> {
        let problems = check::problems(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(DocumentError::new(problems)) }
    }

    /// Proves that a portfolio which shows everything reaches the top level of `framework` in every lane.
    ///
    /// # Errors
    /// The thresholds that no portfolio can attain in this framework.
    pub fn check_against(&self, framework: &Framework) -> Result<(), DocumentError> {
        let proof = || check::attainable(self, framework);
        let problems = self.proven_in(framework).map_or_else(proof, |known| known.get_or_init(proof).clone());
        if problems.is_empty() { Ok(()) } else { Err(DocumentError::new(problems)) }
    }

    /// Where the proof is kept, when both the policy and the framework come with the engine.
    fn proven_in(&self, framework: &Framework) -> Option<&'static OnceLock<Vec<Problem>>> {
        let mine = |read: &OnceLock<Self>| read.get().is_some_and(|policy| Arc::ptr_eq(&policy.0, &self.0));
        PROVEN.get(READ.iter().position(mine)?)?.get(framework.embedded()?)
    }

    /// The policy as written.
    pub fn document(&self) -> &PolicyDocument {
        &self.0
    }

    /// The policy's id.
    pub fn id(&self) -> &str {
        &self.0.id
    }
}

/// The value of a list per level: a list that is too short repeats its last value.
pub(crate) fn at_level(list: &[u32], level: usize) -> u32 {
    list.get(level).or(list.last()).copied().unwrap_or(0)
}

/// The values of a list per level, in an array that lanes can index.
pub(crate) fn per_level(list: &[u32]) -> [u32; MOST_LEVELS] {
    std::array::from_fn(|level| at_level(list, level))
}
