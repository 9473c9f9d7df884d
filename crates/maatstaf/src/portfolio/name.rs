//! What kinds and verifications are called.

use super::evidence::{Kind, Verification};
use crate::Language;

impl Kind {
    /// The name of the kind.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Kind, Language};
    /// assert_eq!(Kind::LearningJournal.name(Language::Nl), "Leerverslag");
    /// ```
    pub fn name(self, language: Language) -> &'static str {
        let (en, nl) = match self {
            Self::SessionLog => ("Session notes", "Sessieverslag"),
            Self::LearningJournal => ("Learning journal", "Leerverslag"),
            Self::CaseStudy => ("Case study", "Casestudie"),
            Self::SupervisionReport => ("Supervision report", "Supervisieverslag"),
            Self::PeerReview => ("Intervision or peer review", "Intervisie of collegiale feedback"),
            Self::ClientFeedback => ("Client feedback", "Feedback van cliënt of opdrachtgever"),
            Self::Cpd => ("Professional development", "Deskundigheidsbevordering"),
            Self::Agreement => ("Agreement", "Overeenkomst"),
            Self::Recording => ("Recording or transcript", "Opname of transcript"),
            Self::Observation => ("Observation", "Observatie"),
            Self::Publication => ("Publication", "Publicatie"),
            Self::OwnTool => ("Own tool or model", "Eigen instrument of model"),
            Self::Statement => ("Statement", "Visie of werkwijze"),
            Self::Evaluation => ("Evaluation", "Evaluatie"),
            Self::Other => ("Other evidence", "Ander bewijs"),
        };
        pick(language, en, nl)
    }
}

impl Verification {
    /// Who stands behind it, in a word or two.
    pub fn name(self, language: Language) -> &'static str {
        let (en, nl) = match self {
            Self::SelfDeclared => ("on the holder's word", "op het woord van de houder"),
            Self::Artefact => ("with an artefact", "met een stuk erbij"),
            Self::Corroborated => ("confirmed by another", "door een ander bevestigd"),
            Self::Observed => ("seen by an assessor", "door een assessor gezien"),
        };
        pick(language, en, nl)
    }
}

fn pick(language: Language, en: &'static str, nl: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Nl => nl,
    }
}
