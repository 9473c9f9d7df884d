//! How far assessors agree on people as a whole.

use maatstaf::{Framework, Policy};
use schemars::JsonSchema;
use serde::Serialize;

use super::matches::Matches;
use super::{Assessed, Raters};
use crate::document::NOT_JUDGED;
use crate::heights::overall;

/// How far assessors agree on people as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct WholeAgreement {
    /// Every two overall levels of one person that follow from an assessor's own judgements by the policy's overall rule. Whoever did
    /// not judge all categories has none.
    pub judged: Matches,
    /// Every two levels of one person that assessors gave the whole themselves.
    pub holistic: Matches,
}

impl WholeAgreement {
    pub(super) fn of(raters: &Raters, policy: &Policy) -> Self {
        let of_person = |height: &dyn Fn(&Assessed) -> Option<usize>| {
            let same = |first: &Assessed, second: &Assessed| first.person == second.person;
            let people = raters.assessed.chunk_by(same);
            Matches::within(people.map(|person| person.iter().filter_map(height).collect()))
        };
        let framework = &raters.framework;
        Self {
            judged: of_person(&|one| overall(&one.levels, framework, policy)),
            holistic: of_person(&|one| holistic(one, framework)),
        }
    }
}

fn holistic(one: &Assessed, framework: &Framework) -> Option<usize> {
    let whole = one.document.holistic.as_ref()?;
    let level = whole.level.as_deref();
    (level != Some(NOT_JUDGED)).then(|| framework.height(level))
}
