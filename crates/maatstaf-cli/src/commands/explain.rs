//! `maatstaf explain`: why a portfolio supports the level that it does.

use maatstaf::Explanation;

use crate::args;
use crate::context::Context;
use crate::output::{BOLD, Outcome, json, styled};
use crate::words::{capitalised, wrapped};

pub(crate) fn run(context: &Context, args: &args::Explain) -> Outcome {
    let estimate = context.estimate(&args.reading)?;
    let ids = estimate.portfolio().framework().categories();
    let only = args.category.as_deref().map(|id| context.position("--category", id, ids)).transpose()?;
    let explanation = estimate.explain(args.lane);
    if args.json {
        let mut document = explanation.document();
        document
            .categories
            .retain(|category| args.category.as_ref().is_none_or(|id| *id == category.category));
        return Ok(json(&document)?.into());
    }
    let lines = lines(&explanation, &args.depth, only, context);
    let show = |line: &String| heading_bold(&wrapped(line, hang(line), context.width)) + "\n";
    Ok(lines.iter().map(show).collect::<String>().into())
}

fn lines(explanation: &Explanation, depth: &str, only: Option<usize>, context: &Context) -> Vec<String> {
    let language = context.language;
    let headline = capitalised(&explanation.headline(language));
    match (depth, only) {
        ("full", None) => explanation.full(language),
        // The full explanation is the headline and then a block for each category, with an empty line before it.
        ("full", Some(at)) => {
            let full = explanation.full(language);
            full.split(String::is_empty).nth(at + 1).unwrap_or_default().to_vec()
        }
        (_, Some(at)) => explanation.category_lines(language).get(at).cloned().into_iter().collect(),
        ("line", None) => vec![headline],
        (_, None) => {
            [headline, String::new()].into_iter().chain(explanation.category_lines(language)).collect()
        }
    }
}

/// The text with what it is about in bold: what stands before the first colon of a line without indentation.
fn heading_bold(text: &str) -> String {
    match text.split_once(':').filter(|(name, _)| !name.starts_with(' ')) {
        Some((name, rest)) => format!("{}:{rest}", styled(BOLD, name)),
        None => text.to_owned(),
    }
}

/// Where the rest of a line that is too long goes: a little further than its start.
fn hang(line: &str) -> usize {
    line.len() - line.trim_start().len() + 4
}
