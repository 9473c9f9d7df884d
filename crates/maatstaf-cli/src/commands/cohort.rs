//! `maatstaf cohort`: a group of portfolios as counts.

use maatstaf_cohort::{Anonymity, Cohort};

use super::many;
use crate::context::Context;
use crate::output::{Failure, Outcome};

/// `maatstaf cohort`.
pub(crate) fn run(context: &Context) -> Outcome {
    if context.text("out").or(context.text("narrow")).is_some() || context.flag("summary") {
        return many::write(context, context.text("out"));
    }
    let cohort = read(context)?;
    context.lay(&cohort.document(), |language| cohort.page(language))
}

/// The group that was asked for.
pub(super) fn read(context: &Context) -> Result<Cohort, Failure> {
    let portfolios = context.portfolios("files")?;
    let framework = portfolios.first().map(maatstaf::Portfolio::framework);
    let framework = framework.ok_or_else(|| context.misused("no-portfolios", &[]))?;
    let policy = context.policy_for(framework)?;
    let cohort = Cohort::new(&portfolios, &policy, least(context)?);
    cohort.map_err(|error| context.refused(&context.many("files").join(" "), &error))
}

/// The least number of people that was asked for.
pub(super) fn least(context: &Context) -> Result<Anonymity, Failure> {
    let least = context.value("least").map_or_else(|| Ok(Anonymity::default()), Anonymity::new);
    least.map_err(|error| context.refused("--least", &error))
}
