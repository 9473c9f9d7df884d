//! The check of an agreement, laid out for a reader.

use jiff::civil::Date;
use maatstaf_document::{Language, Page, Row, Sign, say};

use super::check::{AgreementCheck, Choice, Group, Missing};
use super::timing::{Term, Timing};

impl AgreementCheck {
    /// The check laid out for a reader.
    ///
    /// # Example
    /// ```
    /// use jiff::civil::date;
    /// use maatstaf_document::Language;
    /// use maatstaf_mentoring::Agreement;
    /// let agreement = Agreement::from_json(r#"{"maatstaf_agreement": 1, "language": "nl",
    ///     "mentor": "mentor-1", "mentee": "mentee-1", "engagement": {"channels": ["text"]}}"#)?;
    /// let page = agreement.check(date(2026, 6, 30)).page(Language::Nl).to_markdown();
    /// assert!(page.contains("10%")); // text carries a tenth of what a meeting does
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn page(&self, language: Language) -> Page {
        let (mentor, mentee, as_of) = (&self.mentor, &self.mentee, self.as_of);
        let title = say!(
            language,
            "Agreement of {mentor} and {mentee}, as of {as_of}",
            "Overeenkomst van {mentor} en {mentee}, peildatum {as_of}"
        );
        let contents = say!(language, "What a contract describes", "Wat een contract beschrijft");
        let page = Page::new().title(title);
        let page = self.timing(self.verdict(page, language), language);
        let page = page.table(head(contents, language), rows(&self.contents, language));
        let page = page.table(head("MENTOR".to_owned(), language), rows(&self.letters, language));
        let page = self.missing(page, language);
        let page = self.doubtful(page, language);
        self.process(page, language).note(self.about.to(language))
    }

    fn verdict(&self, page: Page, language: Language) -> Page {
        let missing = self.missing.len();
        match missing {
            0 => page.item(Sign::Met, say!(language, "Nothing is missing", "Er ontbreekt niets")),
            1 => page.item(Sign::Unmet, say!(language, "One part is missing", "Er ontbreekt één onderdeel")),
            _ => page.item(
                Sign::Unmet,
                say!(language, "{missing} parts are missing", "Er ontbreken {missing} onderdelen"),
            ),
        }
    }

    fn timing(&self, page: Page, language: Language) -> Page {
        let page = match (self.timing.next_review, self.timing.closed) {
            (Some(day), _) => page.item(sign(!self.timing.overdue), due(day, self.timing.overdue, language)),
            (None, true) => page.item(
                Sign::Met,
                say!(
                    language,
                    "The last review closed this agreement",
                    "De laatste evaluatie sloot deze overeenkomst af"
                ),
            ),
            (None, false) => page.item(
                Sign::Unknown,
                say!(
                    language,
                    "When the next review is due cannot be told yet",
                    "Wanneer de volgende evaluatie is, valt nog niet te zeggen"
                ),
            ),
        };
        let Some(end) = self.timing.ends else { return page };
        let page = page.item(sign(self.timing.term != Term::Undecided), ending(end, self.timing, language));
        self.follow_ups.iter().fold(page, |page, choice| page.detail(named(choice, language)))
    }

    fn missing(&self, page: Page, language: Language) -> Page {
        if self.missing.is_empty() {
            return page;
        }
        let page = page.title(say!(language, "What is missing", "Wat ontbreekt"));
        self.missing.iter().fold(page, |page, one| one.add_to(page, language))
    }

    fn doubtful(&self, page: Page, language: Language) -> Page {
        if self.doubtful.is_empty() {
            return page;
        }
        let page = page.title(say!(language, "What is doubtful", "Wat twijfelachtig is"));
        self.doubtful.iter().fold(page, |page, doubt| {
            page.item(Sign::Unsure, doubt.text.to(language)).detail(doubt.put_in.to(language))
        })
    }

    fn process(&self, page: Page, language: Language) -> Page {
        let page =
            page.title(say!(language, "From acquaintance to renewal", "Van kennismaken tot vernieuwen"));
        self.process.iter().fold(page, |page, step| page.item(sign(step.done), step.name.to(language)))
    }
}

impl Missing {
    fn add_to(&self, page: Page, language: Language) -> Page {
        let (name, why) = (self.name.to(language), self.why.to(language));
        let put_in = self.put_in.to(language);
        let page = page.item(Sign::Unmet, format!("{name}: {why}")).detail(say!(
            language,
            "for instance: \"{put_in}\"",
            "bijvoorbeeld: \"{put_in}\""
        ));
        if self.choices.is_empty() {
            return page;
        }
        let choices: Vec<String> = self.choices.iter().map(|choice| named(choice, language)).collect();
        let choices = choices.join(", ");
        page.detail(say!(language, "choose from: {choices}", "kies uit: {choices}"))
    }
}

fn head(what: String, language: Language) -> [String; 2] {
    [what, say!(language, "Missing", "Ontbreekt")]
}

fn rows(groups: &[Group], language: Language) -> Vec<Row> {
    let row = |group: &Group| {
        let nothing = say!(language, "nothing", "niets");
        let missing = if group.missing.is_empty() { nothing } else { group.missing.join(", ") };
        let cells = [group.name.to(language).to_owned(), missing];
        Row::signed(sign(group.missing.is_empty()), cells)
    };
    groups.iter().map(row).collect()
}

fn named(choice: &Choice, language: Language) -> String {
    format!("{} (`{}`)", choice.name.to(language), choice.id)
}

/// When a review is, or was, due.
pub(super) fn due(day: Date, overdue: bool, language: Language) -> String {
    if overdue {
        say!(language, "A review was due by {day}", "Een evaluatie had uiterlijk {day} moeten zijn")
    } else {
        say!(language, "The next review is due by {day}", "De volgende evaluatie is uiterlijk {day}")
    }
}

/// When the term ends, or ended.
pub(super) fn ending(end: Date, timing: Timing, language: Language) -> String {
    match timing.term {
        Term::Undecided => say!(
            language,
            "The term ended on {end}: choose how to go on",
            "De afgesproken tijd liep tot {end}: kies hoe jullie verdergaan"
        ),
        Term::Decided => say!(language, "The term ended on {end}", "De afgesproken tijd liep tot {end}"),
        Term::Open | Term::Running => {
            say!(language, "The term ends on {end}", "De afgesproken tijd loopt tot {end}")
        }
    }
}

fn sign(holds: bool) -> Sign {
    if holds { Sign::Met } else { Sign::Unmet }
}
