//! A verification laid out for a reader.

use maatstaf_document::{Language, Page, Row, Sign, say};

use super::answer::{BadgeKind, FoundProblem, Outcome, Standing, Verification};

impl Verification {
    /// The answer, laid out.
    pub fn page(&self, language: Language) -> Page {
        let title = say!(language, "Badge", "Badge");
        let mut page = Page::new().title(title).item(self.sign(), self.headline(language));
        for line in self.signer(language).into_iter().chain(self.whose(language)) {
            page = page.detail(line);
        }
        for problem in &self.problems {
            page = page.item(Sign::Unmet, sentence(problem, language));
        }
        for line in self.content(language) {
            page = page.item(Sign::Plain, line);
        }
        if !self.levels.is_empty() {
            let head = [
                say!(language, "About", "Over"),
                say!(language, "Level", "Niveau"),
                say!(language, "Said with it", "Erbij gezegd"),
            ];
            let row = |one: &super::AchievedLevel| {
                Row::new([one.about.clone(), one.level.clone(), one.value.clone().unwrap_or_default()])
            };
            page = page.table(head, self.levels.iter().map(row));
        }
        self.notes.iter().fold(page, |page, note| page.note(note.text.to(language)))
    }

    fn sign(&self) -> Sign {
        match self.outcome {
            Outcome::Trusted => Sign::Met,
            Outcome::Intact => Sign::Unsure,
            Outcome::Refused => Sign::Unmet,
        }
    }

    fn headline(&self, language: Language) -> String {
        match self.outcome {
            Outcome::Trusted => {
                say!(
                    language,
                    "sound, and signed with a key that you trust",
                    "deugdelijk, en ondertekend met een sleutel die je vertrouwt"
                )
            }
            Outcome::Intact => {
                say!(
                    language,
                    "sound and unaltered; who is behind the key is not known",
                    "deugdelijk en ongewijzigd; wie achter de sleutel zit, is niet bekend"
                )
            }
            Outcome::Refused => say!(language, "refused", "geweigerd"),
        }
    }

    fn signer(&self, language: Language) -> Option<String> {
        let key = self.signature.key.as_deref()?;
        Some(match self.signature.standing? {
            Standing::Trusted => say!(
                language,
                "signed with `{key}`, which you trust",
                "ondertekend met `{key}`, die je vertrouwt"
            ),
            Standing::IssuerIsKey => say!(
                language,
                "signed with `{key}`, after which the issuer is named; whether it belongs to whom it says is not known",
                "ondertekend met `{key}`, waarnaar de uitgever is genoemd; of die is van wie dat zegt, is niet bekend"
            ),
            Standing::BroughtAlong => say!(
                language,
                "signed with `{key}`, which the badge brings along; nothing shows that it is the issuer's",
                "ondertekend met `{key}`, die de badge zelf meebrengt; nergens blijkt dat die van de uitgever is"
            ),
        })
    }

    fn whose(&self, language: Language) -> Option<String> {
        let because = self.because.as_ref()?.to(language);
        let trusted = self.signature.standing == Some(Standing::Trusted);
        Some(match self.kind? {
            BadgeKind::SelfAssessment => {
                say!(language, "a self-assessment: {because}", "een zelfbeoordeling: {because}")
            }
            BadgeKind::OfAnother if trusted => {
                say!(language, "somebody else's word: {because}", "het woord van een ander: {because}")
            }
            BadgeKind::OfAnother => say!(
                language,
                "somebody else's word, if it is true: {because}",
                "het woord van een ander, als het waar is: {because}"
            ),
            BadgeKind::Unclear => {
                say!(
                    language,
                    "not clear whose word it is: {because}",
                    "niet duidelijk wiens woord dit is: {because}"
                )
            }
        })
    }

    fn content(&self, language: Language) -> Vec<String> {
        let mut lines: Vec<String> = self.name.iter().cloned().collect();
        if let Some(issuer) = &self.issuer {
            let (id, name) = (&issuer.id, issuer.name.as_deref().unwrap_or("–"));
            lines.push(say!(
                language,
                "issuer, by its own words: {name} (`{id}`)",
                "uitgever, volgens de badge zelf: {name} (`{id}`)"
            ));
        }
        if let Some(subject) = &self.subject {
            lines.push(say!(language, "about: `{subject}`", "over: `{subject}`"));
        }
        match (self.valid_from, self.valid_until) {
            (Some(from), Some(until)) => {
                lines.push(say!(language, "holds from {from} until {until}", "geldt van {from} tot {until}"));
            }
            (Some(from), None) => lines.push(say!(language, "holds from {from}", "geldt vanaf {from}")),
            (None, _) => {}
        }
        lines
    }
}

fn sentence(problem: &FoundProblem, language: Language) -> String {
    let colon = if problem.path.is_empty() { "" } else { ": " };
    let help = problem.help.as_ref().map(|help| format!(" ({})", help.to(language))).unwrap_or_default();
    format!("{}{colon}{}{help}", problem.path, problem.message.to(language))
}
