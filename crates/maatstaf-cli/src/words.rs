//! Small helpers for what a person reads.

use maatstaf::{Framework, Lane, Language};

/// Formats the sentence of one language: `say!(language, "english {x}", "nederlands {x}")`.
macro_rules! say {
    ($language:expr, $en:literal, $nl:literal) => {
        match $language {
            maatstaf::Language::En => format!($en),
            maatstaf::Language::Nl => format!($nl),
        }
    };
}

pub(crate) use say;

/// The name of a level; none is "not yet evidenced".
pub(crate) fn level_name(framework: &Framework, level: Option<&str>, language: Language) -> String {
    match level {
        Some(id) => framework.wording(language).levels.get(id).map_or(id, String::as_str).to_owned(),
        None => say!(language, "not yet evidenced", "nog niet aangetoond"),
    }
}

/// What a lane stands for.
pub(crate) fn lane_name(lane: Lane, language: Language) -> &'static str {
    match (lane, language) {
        (Lane::Floor, Language::En) => "certain",
        (Lane::Estimate, Language::En) => "estimate",
        (Lane::Ceiling, Language::En) => "possible",
        (Lane::Floor, Language::Nl) => "zeker",
        (Lane::Estimate, Language::Nl) => "schatting",
        (Lane::Ceiling, Language::Nl) => "mogelijk",
    }
}

/// The name of a category.
pub(crate) fn category_name<'f>(framework: &'f Framework, id: &'f str, language: Language) -> &'f str {
    framework.wording(language).categories.get(id).map_or(id, |category| &category.name)
}

/// The sentence with a capital.
pub(crate) fn capitalised(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Breaks a line at spaces so that it fits, when there is a width; later lines are indented by `hang`.
pub(crate) fn wrapped(line: &str, hang: usize, width: Option<usize>) -> String {
    let Some(width) = width else { return line.to_owned() };
    let start = line.len() - line.trim_start().len();
    let (mut text, mut column) = (line.get(..start).unwrap_or_default().to_owned(), start);
    for (at, word) in line.split(' ').filter(|word| !word.is_empty()).enumerate() {
        let length = word.chars().count();
        if at > 0 && column + 1 + length > width {
            text.push('\n');
            text.push_str(&" ".repeat(hang));
            column = hang;
        } else if at > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text
}

/// The text, shortened with an ellipsis when it is wider than `width`.
pub(crate) fn clipped(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
