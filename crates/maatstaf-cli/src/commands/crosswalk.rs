//! `maatstaf crosswalk`: the same evidence read under another framework.

use maatstaf_crosswalk::{Crosswalk, crosswalk_starter, crosswalks_page};

use crate::context::Context;
use crate::output::{Failure, Outcome};

/// `maatstaf crosswalk`.
pub(crate) fn run(context: &Context) -> Outcome {
    let portfolio = context.portfolio("file")?;
    let own = portfolio.framework().id();
    let crosswalk = match (context.text("by"), context.text("to")) {
        (Some(name), _) => named(context, name)?,
        (None, Some(to)) => {
            let known = || ids().join(", ");
            Crosswalk::between(own, to)
                .ok_or_else(|| context.misused("no-crosswalk", &[&own, &to, &known()]))?
        }
        (None, None) => return Err(context.misused("which-crosswalk", &[&ids().join(", ")])),
    };
    let policy = context.policy_for(portfolio.framework())?;
    let reading = crosswalk.read(&portfolio, &policy);
    let reading = reading.map_err(|error| context.refused(context.given("file"), &error))?;
    context.lay_signed(reading.answer(), |language| reading.page(language))
}

/// `maatstaf crosswalk list`.
pub(crate) fn list(context: &Context) -> Outcome {
    let all = Crosswalk::all();
    let documents: Vec<_> = all.iter().map(Crosswalk::document).collect();
    context.lay(&documents, |language| crosswalks_page(all, language))
}

/// `maatstaf crosswalk show`.
pub(crate) fn show(context: &Context) -> Outcome {
    let crosswalk = named(context, context.given("by"))?;
    context.lay(crosswalk.document(), |language| crosswalk.page(language))
}

/// `maatstaf crosswalk new`.
pub(crate) fn new(context: &Context) -> Outcome {
    let (from, to) = (context.framework("first")?, context.framework("second")?);
    context.start(crosswalk_starter(&from, &to), "crosswalk show")
}

/// A crosswalk that comes with the engine, or one in a file.
fn named(context: &Context, name: &str) -> Result<Crosswalk, Failure> {
    let (known, ids) = (Crosswalk::by_id(name), ids());
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let found = context.named(name, known, &ids, |text| Crosswalk::from_json(text, |id| context.find(id)))?;
    found.map_err(|error| context.refused(name, &error))
}

fn ids() -> Vec<String> {
    Crosswalk::all().iter().map(|one| one.id().to_owned()).collect()
}
