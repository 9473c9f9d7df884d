//! `maatstaf explain`: why a portfolio supports the level that it does.

use maatstaf::{Explanation, Lane};

use crate::context::Context;
use crate::output::{BOLD, Outcome, styled};
use crate::words::{capitalised, wrapped};

pub(crate) fn run(context: &Context) -> Outcome {
    let estimate = context.estimate()?;
    let only = context.position("category", estimate.portfolio().framework().categories())?;
    let explanation = estimate.explain(context.value("lane").unwrap_or(Lane::Estimate));
    let mut document = explanation.document();
    document.categories.retain(|one| context.text("category").is_none_or(|id| id == one.category));
    context.show(&document, || {
        lines(context, &explanation, only).iter().map(|line| shown(context, line)).collect()
    })
}

fn lines(context: &Context, explanation: &Explanation, only: Option<usize>) -> Vec<String> {
    let headline = capitalised(&explanation.headline(context.language));
    let (full, brief) = (explanation.full(context.language), explanation.category_lines(context.language));
    match (context.given("depth"), only) {
        ("full", None) => full,
        // The full explanation is the headline and then a block for each category, with an empty line before it.
        ("full", Some(at)) => full.split(String::is_empty).nth(at + 1).unwrap_or_default().to_vec(),
        (_, Some(at)) => brief.into_iter().skip(at).take(1).collect(),
        ("line", None) => vec![headline],
        (_, None) => [headline, String::new()].into_iter().chain(brief).collect(),
    }
}

/// A line that fits, with what it is about in bold: what stands before the first colon, unless it is indented.
fn shown(context: &Context, line: &str) -> String {
    let hang = line.len() - line.trim_start().len() + 4;
    let text = wrapped(line, hang, context.width) + "\n";
    match text.split_once(':').filter(|(name, _)| !name.starts_with(' ')) {
        Some((name, rest)) => format!("{}:{rest}", styled(BOLD, name)),
        None => text,
    }
}
