//! The policy by which the level of a programme is worked out, unless another is given.

use std::sync::LazyLock;

use maatstaf::Policy;

/// The id of the policy that comes with this crate.
const ID: &str = "eqa-default";

/// The policy `eqa-default`. Its numbers are this project's choice, not EMCC's.
///
/// # Example
/// ```
/// let policy = maatstaf_programme::eqa_policy();
/// assert_eq!(policy.document().overall.exceptions, [0]); // a programme is designed, so no category stays behind
/// assert!(policy.check_against(&maatstaf::Framework::emcc()).is_ok()); // and each threshold can be reached
/// ```
pub fn eqa_policy() -> Policy {
    static POLICY: LazyLock<Policy> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the embedded policy is checked by a test")]
        Policy::from_json(embedded(ID)).expect("the embedded policy is sound")
    });
    POLICY.clone()
}

/// The text of one of this crate's data files.
pub(crate) fn embedded(id: &str) -> &'static str {
    let found = maatstaf_frameworks::PROGRAMME.iter().find(|(known, _)| *known == id);
    found.map_or("", |(_, text)| text)
}
