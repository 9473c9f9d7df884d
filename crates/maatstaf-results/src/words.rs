//! Sentences and names that several answers use.

use maatstaf::Lane;
use maatstaf_document::{Language, Text, text};

/// A text in one language first, and then in the other: what matters most is said in both.
fn in_both(text: &Text, first: Language) -> String {
    match first {
        Language::En => format!("{}\n\n{}", text.en, text.nl),
        Language::Nl => format!("{}\n\n{}", text.nl, text.en),
    }
}

/// That a self-assessment is none of somebody else's doing.
pub(crate) fn not_an_award(owner: &str, first: Language) -> String {
    let said = text!(
        "This is a self-assessment: holder and issuer are one and the same person. It holds estimates and is no award, and {owner} has accredited nobody by it.",
        "Dit is een zelfbeoordeling: houder en uitgever zijn dezelfde persoon. Er staan schattingen in, het is geen toekenning, en {owner} heeft hiermee niemand geaccrediteerd."
    );
    in_both(&said, first)
}

/// Whose decision it is, and whose it is not.
pub(crate) fn whose_decision(issuer: &str, owner: &str, accredits: bool, first: Language) -> String {
    let said = if accredits {
        text!(
            "This is a decision by {issuer}, which says that it decides for {owner}. Whether that is so, {owner} can tell.",
            "Dit is een besluit van {issuer}, die zegt namens {owner} te beslissen. Of dat zo is, kan {owner} vertellen."
        )
    } else {
        text!(
            "This is a decision by {issuer}, and by nobody else. It is no accreditation by {owner}.",
            "Dit is een besluit van {issuer}, en van niemand anders. Het is geen accreditatie door {owner}."
        )
    };
    in_both(&said, first)
}

/// The name of a lane.
pub(crate) fn lane_name(lane: Lane, language: Language) -> &'static str {
    let (en, nl) = match lane {
        Lane::Floor => ("certain", "zeker"),
        Lane::Estimate => ("estimate", "schatting"),
        Lane::Ceiling => ("possible", "mogelijk"),
    };
    pick(language, en, nl)
}

fn pick(language: Language, en: &'static str, nl: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Nl => nl,
    }
}
