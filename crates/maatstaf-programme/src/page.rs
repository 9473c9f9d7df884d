//! An answer laid out for a reader.

mod coverage;
mod hours;
mod questions;

use maatstaf_document::{Language, Page, Row, Sign, say};

use crate::answer::{Levels, ProgrammeAnswer};
use crate::names::reached_name;

impl ProgrammeAnswer {
    /// The answer laid out in a language.
    ///
    /// # Example
    /// ```
    /// use maatstaf_document::Language;
    /// use maatstaf_programme::{Programme, eqa_policy, programme_starter};
    /// let programme = Programme::from_json(&programme_starter(Language::En))?;
    /// let page = programme.answer(&eqa_policy()).page(Language::En).to_markdown();
    /// assert!(page.contains("| Use of Models and Techniques | 1/0/1 (1) |")); // its one indicator is taught and assessed
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn page(&self, language: Language) -> Page {
        self.levels(language)
            .followed_by(coverage::matrix(self, language))
            .followed_by(coverage::lists(self, language))
            .followed_by(hours::spread(self, language))
            .followed_by(self.steps(language))
            .followed_by(questions::audit(self, language))
            .followed_by(questions::conditions(self, language))
            .note(self.statement.to(language))
    }

    /// Where each indicator and each equivalent practice is covered: long, so a page of its own.
    pub fn coverage_page(&self, language: Language) -> Page {
        coverage::places(self, language)
    }

    fn levels(&self, language: Language) -> Page {
        let framework = &self.known;
        let title = &self.programme.title;
        let name = |level: &Option<String>| reached_name(framework, level.as_deref(), language);
        let three = |levels: &Levels| (name(&levels.floor), name(&levels.estimate), name(&levels.ceiling));
        let (floor, estimate, ceiling) = three(&self.overall);
        let rows = self.categories.iter().map(|category| {
            let (floor, estimate, ceiling) = three(&category.levels);
            let name = framework.category_name(&category.category, language).to_owned();
            Row::signed(self.sign(&category.levels), [name, floor, estimate, ceiling])
        });
        let head = match language {
            Language::En => ["category", "certain", "estimate", "possible"],
            Language::Nl => ["categorie", "zeker", "schatting", "mogelijk"],
        };
        let page = Page::new().title(say!(language, "Level: {title}", "Niveau: {title}"));
        let page = page
            .item(
                self.sign(&self.overall),
                say!(
                    language,
                    "certain: {floor} (only what is assessed)",
                    "zeker: {floor} (alleen wat getoetst wordt)"
                ),
            )
            .detail(say!(
                language,
                "estimate: {estimate} (what is practised too)",
                "schatting: {estimate} (ook wat geoefend wordt)"
            ))
            .detail(say!(
                language,
                "possible: {ceiling} (if all that is taught were assessed)",
                "mogelijk: {ceiling} (als alles wat onderwezen wordt ook getoetst werd)"
            ));
        page.paragraph(self.aimed(language)).table(head, rows).note(self.ours(language))
    }

    /// Whether a level reaches the aim: in the floor, above it, or not.
    fn sign(&self, levels: &Levels) -> Sign {
        let of = |level: &Option<String>| self.known.height(level.as_deref());
        let aim = self.known.height(Some(&self.aim));
        if of(&levels.floor) >= aim {
            Sign::Met
        } else if of(&levels.ceiling) >= aim {
            Sign::Unsure
        } else {
            Sign::Unmet
        }
    }

    fn aimed(&self, language: Language) -> String {
        let level = self.known.level_name(&self.aim, language);
        say!(
            language,
            "The signs compare with {level}: ✓ certain, ≈ possible, ✗ out of reach of what is described now.",
            "De tekens vergelijken met {level}: ✓ zeker, ≈ mogelijk, ✗ buiten bereik van wat nu beschreven is."
        )
    }

    fn ours(&self, language: Language) -> String {
        let policy = &self.policy.id;
        say!(
            language,
            "The thresholds come from policy {policy}; EMCC publishes no arithmetic for EQA.",
            "De drempels komen uit beleid {policy}; EMCC publiceert voor EQA geen rekenregels."
        )
    }

    fn steps(&self, language: Language) -> Page {
        let Some(gap) = &self.gap else { return Page::new() };
        let page = Page::new().title(say!(language, "What is missing", "Wat er ontbreekt"));
        let page = page.paragraph(gap.headline(&self.known, language));
        let steps = gap.steps.iter().map(|step| step.sentence(&self.known, gap.lane, language));
        let page = steps.fold(page, |page, step| page.item(Sign::Unmet, step));
        if gap.steps.is_empty() {
            return page;
        }
        page.note(say!(
            language,
            "Each assessment here is a moment of its own. If an existing assessment takes it over, no moment is added: then answer again.",
            "Elke toets hier is een eigen moment. Neemt een bestaande toets het over, dan komt er geen moment bij: vraag het antwoord dan opnieuw."
        ))
    }
}
