//! `maatstaf programme`: a training programme mapped to a framework.

use maatstaf_programme::{Programme, programme_starter};

use crate::context::Context;
use crate::output::{Failure, Outcome};

/// `maatstaf programme`.
pub(crate) fn run(context: &Context) -> Outcome {
    let programme = read(context)?;
    let answer = programme.answer(&context.policy_for(programme.framework())?);
    context.lay(&answer, |language| {
        if context.flag("coverage") { answer.coverage_page(language) } else { answer.page(language) }
    })
}

/// The programme that was asked for.
pub(super) fn read(context: &Context) -> Result<Programme, Failure> {
    context.document(context.given("file"), |text| Programme::open(text, |id| context.find(id)))
}

/// `maatstaf programme new`.
pub(crate) fn new(context: &Context) -> Outcome {
    context.start(programme_starter(context.language), "programme")
}
