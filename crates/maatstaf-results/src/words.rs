//! Sentences and names that several answers use.

use maatstaf::{Kind, Lane, Verification};
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

/// The name of a kind of evidence.
pub(crate) fn kind_name(kind: Kind, language: Language) -> &'static str {
    let (en, nl) = match kind {
        Kind::SessionLog => ("Session notes", "Sessieverslag"),
        Kind::LearningJournal => ("Learning journal", "Leerverslag"),
        Kind::CaseStudy => ("Case study", "Casus"),
        Kind::SupervisionReport => ("Supervision report", "Supervisieverslag"),
        Kind::PeerReview => ("Intervision or peer review", "Intervisie of collegiale feedback"),
        Kind::ClientFeedback => ("Client feedback", "Feedback van cliënt of opdrachtgever"),
        Kind::Cpd => ("Professional development", "Deskundigheidsbevordering"),
        Kind::Agreement => ("Agreement", "Overeenkomst"),
        Kind::Recording => ("Recording or transcript", "Opname of transcript"),
        Kind::Observation => ("Observation", "Observatie"),
        Kind::Publication => ("Publication", "Publicatie"),
        Kind::OwnTool => ("Own tool or model", "Eigen instrument of model"),
        Kind::Statement => ("Statement", "Visie of werkwijze"),
        Kind::Evaluation => ("Evaluation", "Evaluatie"),
        _ => ("Other evidence", "Ander bewijs"),
    };
    pick(language, en, nl)
}

/// Who stands behind a piece of evidence, in a word or two.
pub(crate) fn verification_name(verification: Verification, language: Language) -> &'static str {
    let (en, nl) = match verification {
        Verification::SelfDeclared => ("on the holder's word", "op het woord van de houder"),
        Verification::Artefact => ("with an artefact", "met een stuk erbij"),
        Verification::Corroborated => ("confirmed by another", "door een ander bevestigd"),
        Verification::Observed => ("seen by an assessor", "door een assessor gezien"),
    };
    pick(language, en, nl)
}

fn pick(language: Language, en: &'static str, nl: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Nl => nl,
    }
}
