//! `maatstaf guidance`: which form of help fits, and what sessions really were.

use maatstaf_guidance::{Guidance, Request};
use serde_json::json;

use crate::context::Context;
use crate::output::{Failure, Outcome, USAGE};

/// `maatstaf guidance`: the questions, or the choice that answers make.
pub(crate) fn run(context: &Context) -> Outcome {
    let guidance = Guidance::standard();
    let (file, typed) = (context.text("file"), context.pairs("answer")?);
    if file.is_none() && typed.is_empty() {
        return context.lay(guidance.questions(), |language| guidance.questions_page(language));
    }
    let read = file.map(|name| context.document(name, |text| Request::from_json(&guidance, text)));
    let (read, asked) = (read.transpose()?.unwrap_or_default(), guidance.questions().ids());
    let read = asked.iter().filter_map(|id| Some((id.as_str(), read.answer(id)?)));
    let request = Request::of(&guidance, read.chain(typed))
        .map_err(|error| Failure { code: USAGE, ..context.refused("--answer", &error) })?;
    let choice = guidance.choose(&request);
    context.lay(choice.document(), |language| choice.page(language))
}

/// `maatstaf guidance compare`.
pub(crate) fn compare(context: &Context) -> Outcome {
    let guidance = Guidance::standard();
    let facts = json!({ "forms": guidance.forms(), "comparison": guidance.comparison() });
    context.lay(&facts, |language| guidance.compare_page(language))
}

/// `maatstaf guidance review`.
pub(crate) fn review(context: &Context) -> Outcome {
    let (portfolio, _) = context.practice()?;
    let ledger = portfolio.ledger();
    let sessions = ledger.document().sessions.iter();
    let sessions = sessions.map(|one| (one.id.as_str(), one.service.id(), one.traits.as_slice()));
    let review = Guidance::standard().review_ledger(sessions);
    context.lay(review.document(), |language| review.page(language))
}
