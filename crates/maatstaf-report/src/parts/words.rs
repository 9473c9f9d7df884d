//! Words for the choices that portfolios make: kinds, verifications, rulings, strengths, lanes and levels.

use maatstaf::{Framework, HaveNeed, Lane, Ruling, Status, Strength};
use maatstaf_document::{Language, say};

use crate::content::{Anchor, Inline};

/// The name of a level; "not yet evidenced" for none.
pub(crate) fn level(framework: &Framework, id: Option<&str>, language: Language) -> String {
    match id {
        Some(id) => framework.level_name(id, language).to_owned(),
        None => say!(language, "not yet evidenced", "nog niet aangetoond"),
    }
}

/// The name of a lane.
pub(crate) fn lane(lane: Lane, language: Language) -> &'static str {
    let (en, nl) = match lane {
        Lane::Floor => ("certain", "zeker"),
        Lane::Estimate => ("estimate", "schatting"),
        Lane::Ceiling => ("possible", "mogelijk"),
    };
    pick(language, en, nl)
}

/// Where a claim stands with the assessors, in a word or two.
pub(crate) fn status(status: Status, language: Language) -> &'static str {
    let (en, nl) = match status {
        Status::Open => ("not ruled on", "nog niet beoordeeld"),
        Status::Accepted => ("accepted", "aanvaard"),
        Status::Rejected => ("rejected", "afgewezen"),
        Status::Contested => ("contested", "betwist"),
    };
    pick(language, en, nl)
}

/// What an assessor ruled, in a word.
pub(crate) fn ruling(ruling: Ruling, language: Language) -> &'static str {
    match ruling {
        Ruling::Accept => pick(language, "accepted", "aanvaard"),
        Ruling::Reject => pick(language, "rejected", "afgewezen"),
    }
}

/// A strength with what it means.
pub(crate) fn strength(strength: Strength, language: Language) -> String {
    let (en, nl) = match strength.get() {
        1 => ("names the practice", "noemt de praktijk"),
        2 => ("describes an instance", "beschrijft een voorval"),
        3 => ("analyses an instance and its effect", "ontleedt een voorval en het effect ervan"),
        _ => {
            ("repeated or complex, with critical reflection", "herhaald of complex, met kritische reflectie")
        }
    };
    format!("{}: {}", strength.get(), pick(language, en, nl))
}

/// A number of levels.
pub(crate) fn levels(count: u32, language: Language) -> String {
    match count {
        1 => say!(language, "one level", "één niveau"),
        _ => say!(language, "{count} levels", "{count} niveaus"),
    }
}

/// What there is of what is needed.
pub(crate) fn of(have: u32, need: u32, language: Language) -> String {
    if have > need {
        return say!(language, "{have} ({need} needed)", "{have} ({need} nodig)");
    }
    say!(language, "{have} of {need}", "{have} van {need}")
}

/// An overall level that leads to why the whole has it.
pub(crate) fn overall_level(framework: &Framework, id: Option<&str>, language: Language) -> Inline {
    let anchor = id.map_or_else(|| "overall".to_owned(), |id| format!("overall-{id}"));
    Inline::link(Anchor::new(anchor), level(framework, id, language))
}

/// What a gate counts.
pub(crate) fn gate(counts: &str, language: Language) -> &'static str {
    match counts {
        "contexts" => pick(language, "Contexts", "Contexten"),
        "kinds" => pick(language, "Kinds of evidence", "Soorten bewijs"),
        _ => pick(language, "Confirmed occasions", "Bevestigde gelegenheden"),
    }
}

/// What a lane has.
pub(crate) fn in_lane(count: &HaveNeed, lane: Lane) -> u32 {
    match lane {
        Lane::Floor => count.floor,
        Lane::Estimate => count.estimate,
        Lane::Ceiling => count.ceiling,
    }
}

/// Of the levels in the floor, the estimate and the ceiling, that of a lane.
pub(crate) fn level_in(lane: Lane, [floor, estimate, ceiling]: [&Option<String>; 3]) -> Option<&str> {
    let level = match lane {
        Lane::Floor => floor,
        Lane::Estimate => estimate,
        Lane::Ceiling => ceiling,
    };
    level.as_deref()
}

/// A sentence of ours with a capital and a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let text = capital(text);
    if text.ends_with(['.', '?', '!', ':']) { text } else { text + "." }
}

/// Words of ours with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// One of two words.
pub(crate) fn pick(language: Language, en: &'static str, nl: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Nl => nl,
    }
}
