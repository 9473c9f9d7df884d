//! The self-audit and the conditions on a page.

use maatstaf_document::{Language, Page, Sign, say};

use crate::answer::ProgrammeAnswer;
use crate::conditions::{ConditionAnswer, ConditionsAnswer, Outcome, Reading, Stage};
use crate::document::Have;

/// The programme's own answers to the descriptors of its aim.
pub(super) fn audit(answer: &ProgrammeAnswer, language: Language) -> Page {
    let audit = &answer.self_audit;
    let (level, of) = (answer.known.level_name(&audit.level, language), audit.answers.len());
    let (certain, possible) = (audit.certain, audit.possible);
    let title = say!(language, "Whom it is meant for", "Voor wie de opleiding bedoeld is");
    let counted = say!(
        language,
        "Does the training suit somebody who fits these descriptions of {level}? Certain {certain}, possible {possible}, of {of}.",
        "Past de opleiding bij iemand die aan deze beschrijvingen van {level} voldoet? Zeker {certain}, mogelijk {possible}, van {of}."
    );
    audit.answers.iter().fold(Page::new().title(title).paragraph(counted), |page, one| {
        let (sign, said) = match one.have {
            Some(Have::Yes) => (Sign::Met, say!(language, "yes", "ja")),
            Some(Have::Partly) => (Sign::Unmet, say!(language, "in part", "deels")),
            Some(Have::No) => (Sign::Unmet, say!(language, "no", "nee")),
            None => (Sign::Unknown, say!(language, "not answered yet", "nog niet beantwoord")),
        };
        let (text, id) = (one.text.to(language), &one.id);
        let page = page.item(sign, format!("{text} ({said})"));
        match &one.evidence {
            Some(evidence) => page.detail(evidence.as_str()),
            None if one.have.is_none() => page.detail(say!(
                language,
                "answer it as {id} in self_audit",
                "beantwoord dit als {id} in self_audit"
            )),
            None => page,
        }
    })
}

/// The conditions at the aim, with their sources.
pub(super) fn conditions(answer: &ProgrammeAnswer, language: Language) -> Page {
    let all = &answer.conditions;
    if all.conditions.is_empty() {
        return Page::new();
    }
    let (level, of) = (answer.known.level_name(&all.level, language), all.conditions.len());
    let (certain, possible) = (all.certain, all.possible);
    let title = say!(language, "Conditions for EQA", "Voorwaarden voor EQA");
    let counted = say!(
        language,
        "At {level}: certainly met {certain}, possibly met {possible}, of {of}.",
        "Op {level}: zeker gehaald {certain}, mogelijk gehaald {possible}, van {of}."
    );
    let page = Page::new().title(title).paragraph(counted);
    let page = all.conditions.iter().fold(page, |page, one| condition(page, one, language));
    let cited = all.sources.iter().filter(|source| {
        let names = |reading: &Reading| reading.sources.contains(&source.id);
        all.conditions.iter().any(|one| one.readings.iter().any(names))
    });
    let page = if all.conditions.iter().any(|one| one.stage == Stage::Renewal) {
        page
    } else {
        page.note(say!(
            language,
            "What renewal asks appears once the day of an award is given as awarded.",
            "Wat verlenging vraagt, verschijnt zodra de dag van een toekenning als awarded is opgegeven."
        ))
    };
    cited.fold(page, |page, source| {
        let dated = if source.dated == "undated" {
            say!(language, "undated", "zonder datum")
        } else {
            source.dated.clone()
        };
        page.note(format!("{}: {}, {} ({dated})", source.id, source.title, source.address))
    })
}

fn condition(page: Page, one: &ConditionAnswer, language: Language) -> Page {
    let sign = match one.outcome {
        Outcome::Met => Sign::Met,
        Outcome::Unmet | Outcome::Partly => Sign::Unmet,
        Outcome::Unsure => Sign::Unsure,
        Outcome::Unknown => Sign::Unknown,
    };
    let (name, finding) = (one.name.to(language), one.finding.to(language));
    let sourced: Vec<String> = one.readings.iter().map(|reading| reading.sentence(language)).collect();
    let sourced = sourced.join("; ");
    let page = page.item(sign, format!("{name}: {finding} [{sourced}]"));
    match one.outcome {
        Outcome::Met => page,
        Outcome::Unknown if one.asked => {
            let (help, id) = (one.help.to(language), &one.id);
            page.detail(say!(
                language,
                "{help} Answer it as {id} in self_audit.",
                "{help} Beantwoord dit als {id} in self_audit."
            ))
        }
        _ => page.detail(one.help.to(language)),
    }
}

impl Reading {
    /// How well it is known, and from where.
    fn sentence(&self, language: Language) -> String {
        let standing = self.standing.meaning();
        let standing = standing.to(language);
        if self.sources.is_empty() {
            return standing.to_owned();
        }
        format!("{standing}: {}", self.sources.join(", "))
    }
}

impl ConditionsAnswer {
    /// The conditions with one outcome.
    pub fn with(&self, outcome: Outcome) -> impl Iterator<Item = &ConditionAnswer> {
        self.conditions.iter().filter(move |one| one.outcome == outcome)
    }
}
