//! The agreement in plain words, ready to sign: the one page that holds the texts of the document.

use maatstaf_document::{Language, Page, Row, Sign, join, say};

use super::Agreement;
use super::completeness::is_there;
use super::document::{AgreementDocument, Engagement, Trust};
use super::facts::AgreementFacts;
use super::timing;
use crate::entry::Entry;

/// The agreement in plain words.
pub(super) fn page(agreement: &Agreement, language: Language) -> Page {
    let document = agreement.document();
    let written = Written { document, facts: AgreementFacts::embedded(), language };
    let page = written.head(Page::new());
    let page = written.mission(page);
    let page = written.contact(page);
    let page = written.trust(page);
    let page = written.renewal(page);
    let page = written.promises(page);
    let page = written.boundaries(page);
    let page = written.work(page);
    written.foot(page)
}

struct Written<'d> {
    document: &'d AgreementDocument,
    facts: &'static AgreementFacts,
    language: Language,
}

impl Written<'_> {
    fn head(&self, page: Page) -> Page {
        let (mentor, mentee) = (&self.document.mentor, &self.document.mentee);
        let page = page.title(say!(self.language, "Mentor agreement", "Mentorovereenkomst")).paragraph(say!(
            self.language,
            "{mentor} (mentor) and {mentee} (mentee) agree the following.",
            "{mentor} (mentor) en {mentee} (mentee) spreken het volgende af."
        ));
        let page = self.incomplete(page);
        let roles = chosen(&self.facts.roles, &self.document.roles);
        let page = if roles.is_empty() {
            page
        } else {
            page.paragraph(say!(self.language, "The mentor's roles:", "De rollen van de mentor:"))
        };
        let page =
            roles.iter().fold(page, |page, role| page.item(Sign::Plain, role.line().to(self.language)));
        let grows: Vec<String> = chosen(&self.facts.growth_targets, &self.document.growth_targets)
            .iter()
            .map(|one| one.name.to(self.language).to_lowercase())
            .collect();
        if grows.is_empty() {
            return page;
        }
        let grows = join(&grows, self.language);
        page.paragraph(say!(self.language, "What is to grow: {grows}.", "Wat er moet groeien: {grows}."))
    }

    /// A word ahead when a part is missing, so that nobody signs half an agreement unawares.
    fn incomplete(&self, page: Page) -> Page {
        let language = self.language;
        let parts = self.facts.parts.iter().map(|part| (&part.id, &part.name));
        let rules = self.facts.boundaries.iter().map(|rule| (&rule.id, &rule.name));
        let missing = parts.chain(rules).filter(|(id, _)| !is_there(self.document, id));
        let missing: Vec<String> = missing.map(|(_, name)| name.to(language).to_owned()).collect();
        if missing.is_empty() {
            return page;
        }
        let missing = missing.join("; ");
        page.note(say!(
            language,
            "A draft. Still missing: {missing}.",
            "Een concept. Nog niet ingevuld: {missing}."
        ))
    }

    fn mission(&self, page: Page) -> Page {
        let (mission, language) = (&self.document.mission, self.language);
        let body = said(Page::new(), &say!(language, "The reason", "De aanleiding"), mission.reason.as_ref());
        let body = said(body, &say!(language, "The aim", "Het doel"), mission.aim.as_ref());
        let results = say!(language, "We will see it by this:", "We zien het hieraan:");
        section(page, &self.letter("mission"), several(body, &results, &mission.results))
    }

    fn contact(&self, page: Page) -> Page {
        let engagement = &self.document.engagement;
        let body = self.term(self.rhythm(Page::new(), engagement), engagement);
        let page = section(page, &self.letter("engagement"), body);
        let network = said(Page::new(), "", self.document.network.as_ref());
        section(page, &self.letter("network"), network)
    }

    fn renewal(&self, page: Page) -> Page {
        let language = self.language;
        let opportunity = said(Page::new(), "", self.document.opportunity.as_ref());
        let page = section(page, &self.letter("opportunity"), opportunity);
        let Some(months) = self.document.review.every_months else { return page };
        page.title(self.letter("review")).paragraph(match months {
            1 => say!(
                language,
                "Every month we review how it goes, and decide how to go on.",
                "Elke maand evalueren we hoe het gaat, en beslissen we hoe we verdergaan."
            ),
            _ => say!(
                language,
                "Every {months} months we review how it goes, and decide how to go on.",
                "Elke {months} maanden evalueren we hoe het gaat, en beslissen we hoe we verdergaan."
            ),
        })
    }

    fn rhythm(&self, page: Page, engagement: &Engagement) -> Page {
        let language = self.language;
        let channels = self.facts.channels.iter().filter(|one| engagement.channels.contains(&one.id));
        let channels: Vec<String> = channels.map(|one| one.name.to(language).to_lowercase()).collect();
        let mut lines = Vec::new();
        if !channels.is_empty() {
            let channels = join(&channels, language);
            lines.push(say!(
                language,
                "We are in contact by: {channels}.",
                "We hebben contact via: {channels}."
            ));
        }
        if let Some(days) = engagement.every_days {
            lines.push(match days {
                1 => say!(language, "We speak every day.", "We spreken elkaar elke dag."),
                7 => say!(language, "We speak every week.", "We spreken elkaar elke week."),
                _ => say!(language, "We speak every {days} days.", "We spreken elkaar elke {days} dagen."),
            });
        }
        lines.extend(engagement.moments.iter().filter(|text| !text.trim().is_empty()).cloned());
        let regular = engagement.every_days.is_some() || engagement.moments.is_some();
        let as_needed = if regular {
            say!(
                language,
                "Between times we speak when the mentee needs it.",
                "Tussendoor spreken we elkaar als de mentee het nodig heeft."
            )
        } else {
            say!(
                language,
                "We speak when the mentee needs it.",
                "We spreken elkaar als de mentee het nodig heeft."
            )
        };
        lines.extend(engagement.ad_hoc.then_some(as_needed));
        lines.into_iter().fold(page, |page, line| page.item(Sign::Plain, line))
    }

    fn term(&self, page: Page, engagement: &Engagement) -> Page {
        let language = self.language;
        let ends = engagement.starts.and_then(|starts| timing::of(self.document, starts).ends);
        match (engagement.starts, engagement.duration_months, ends) {
            (Some(starts), Some(months), Some(ends)) => page.item(
                Sign::Plain,
                say!(
                    language,
                    "We start on {starts} and go on for {months} months to begin with, until {ends}.",
                    "We beginnen op {starts} en gaan om te beginnen {months} maanden door, tot {ends}."
                ),
            ),
            (Some(starts), ..) => {
                page.item(Sign::Plain, say!(language, "We start on {starts}.", "We beginnen op {starts}."))
            }
            (None, Some(months), _) => page.item(
                Sign::Plain,
                say!(
                    language,
                    "We do this for {months} months to begin with.",
                    "We doen dit om te beginnen {months} maanden."
                ),
            ),
            _ => page,
        }
    }

    fn trust(&self, page: Page) -> Page {
        let (Trust { confidential, exceptions, repair }, language) = (&self.document.trust, self.language);
        let promise = say!(
            language,
            "What we tell each other stays between us, from the first talk.",
            "Wat we elkaar vertellen blijft tussen ons, al vanaf het eerste gesprek."
        );
        let body = if *confidential { Page::new().paragraph(promise) } else { Page::new() };
        let body = said(body, &say!(language, "Except", "Behalve"), exceptions.as_ref());
        let wrong = say!(language, "When something goes wrong", "Als er iets misgaat");
        section(page, &self.letter("trust"), said(body, &wrong, repair.as_ref()))
    }

    fn promises(&self, page: Page) -> Page {
        let responsibilities = &self.document.responsibilities;
        let lists = [
            ("mentor", &responsibilities.mentor),
            ("mentee", &responsibilities.mentee),
            ("joint", &responsibilities.joint),
        ];
        lists.iter().fold(page, |page, (content, promises)| {
            let entry = self.facts.contents.iter().find(|one| one.id == *content);
            let title = entry.map(|entry| entry.name.to(self.language)).unwrap_or_default();
            section(page, title, several(Page::new(), "", promises))
        })
    }

    fn boundaries(&self, page: Page) -> Page {
        let language = self.language;
        let rules = self.facts.boundaries.iter().filter(|rule| self.document.boundaries.contains(&rule.id));
        let body = rules.fold(Page::new(), |page, rule| page.item(Sign::Plain, rule.promise.to(language)));
        let title = say!(language, "Where mentoring ends", "Waar mentoring ophoudt");
        section(page, &title, said(body, "", self.document.limits.as_ref()))
    }

    fn work(&self, page: Page) -> Page {
        let language = self.language;
        let work = chosen(&self.facts.mentee_work, &self.document.mentee_work);
        let sources = chosen(&self.facts.self_study, &self.document.sources);
        if work.is_empty() && sources.is_empty() {
            return page;
        }
        let page = page.title(say!(language, "The mentee's work", "Het werk van de mentee"));
        let page = work.iter().fold(page, |page, one| page.item(Sign::Plain, one.name.to(language)));
        let sources: Vec<String> = sources.iter().map(|one| one.name.to(language).to_lowercase()).collect();
        if sources.is_empty() {
            return page;
        }
        let sources = join(&sources, language);
        page.paragraph(say!(language, "Sources: {sources}.", "Bronnen: {sources}."))
    }

    fn foot(&self, page: Page) -> Page {
        let (language, written) = (self.language, self.document.language);
        let head = [
            say!(language, "Who", "Wie"),
            say!(language, "Day", "Dag"),
            say!(language, "Signature", "Handtekening"),
        ];
        let sign = |name: &str| Row::new([name.to_owned(), String::new(), String::new()]);
        let page = page.table(head, [sign(&self.document.mentor), sign(&self.document.mentee)]);
        if language == written {
            return page;
        }
        page.note(say!(
            language,
            "What the two wrote themselves is in Dutch, and stands here as they wrote it.",
            "Wat de twee zelf schreven is in het Engels, en staat hier zoals zij het schreven."
        ))
    }

    /// What a letter of MENTOR stands for.
    fn letter(&self, id: &str) -> String {
        let letter = self.facts.letters.iter().find(|one| one.id == id);
        letter.map(|one| one.name.to(self.language).to_owned()).unwrap_or_default()
    }
}

fn chosen<'f>(list: &'f [Entry], ids: &[String]) -> Vec<&'f Entry> {
    list.iter().filter(|entry| ids.contains(&entry.id)).collect()
}

/// A section under its title, when there is anything in it.
fn section(page: Page, title: &str, body: Page) -> Page {
    if body.blocks().is_empty() { page } else { page.title(title).followed_by(body) }
}

/// A text under its label, when there is one.
fn said(page: Page, label: &str, text: Option<&String>) -> Page {
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) if label.is_empty() => page.paragraph(text.trim()),
        Some(text) => page.paragraph(format!("{label}: {}", text.trim())),
        None => page,
    }
}

/// Texts in a list, when there are any.
fn several(page: Page, label: &str, texts: &[String]) -> Page {
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let page = if label.is_empty() || texts.is_empty() { page } else { page.paragraph(label) };
    texts.into_iter().fold(page, |page, text| page.item(Sign::Plain, text))
}
