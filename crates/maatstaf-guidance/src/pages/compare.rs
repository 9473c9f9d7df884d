//! The forms side by side.

use maatstaf_document::{Language, Page, Row, Sign, say};

use super::{form_names, outcome_sign};
use crate::comparison::{AxisDocument, ItemDocument};
use crate::forms::{FormDocument, SourceDocument};
use crate::guidance::Guidance;

impl Guidance {
    /// The forms side by side: the scale, mentoring and coaching, all forms, and the boundary.
    ///
    /// # Example
    /// ```
    /// use maatstaf_document::Language;
    /// let page = maatstaf_guidance::Guidance::standard().compare_page(Language::En).to_markdown();
    /// assert!(page.contains("| Meetings | – |")); // work guidance names no number of meetings
    /// ```
    pub fn compare_page(&self, language: Language) -> Page {
        scale(self, language)
            .followed_by(pair(self, language))
            .followed_by(skills(self, language))
            .followed_by(all_forms(self, language))
            .followed_by(boundary(self, language))
            .followed_by(sources(self, language))
    }
}

/// The sliding scale: aspects down, forms across.
fn scale(guidance: &Guidance, language: Language) -> Page {
    let forms = guidance.forms();
    let on_scale: Vec<&FormDocument> = forms.scale.iter().filter_map(|id| forms.form(id)).collect();
    let names = on_scale.iter().map(|form| capital(form.name.to(language)));
    let head = [String::new()].into_iter().chain(names).collect::<Vec<_>>();
    let rows = forms.aspects.iter().map(|aspect| {
        let cell = |form: &&FormDocument| {
            form.attribute(&aspect.id).map_or("–", |attribute| attribute.text.to(language)).to_owned()
        };
        Row::new([aspect.name.to(language).to_owned()].into_iter().chain(on_scale.iter().map(cell)))
    });
    let beside = form_names(guidance, [forms.beside_the_scale.as_str()], language);
    Page::new()
        .title(say!(language, "The sliding scale", "De glijdende schaal"))
        .table(head, rows)
        .note(say!(language, "Beside the scale stands {beside}.", "Naast de schaal staat {beside}."))
}

/// Mentoring and coaching: what they are, how they differ, what is misunderstood, and what both bring.
fn pair(guidance: &Guidance, language: Language) -> Page {
    let comparison = guidance.comparison();
    let (one, other) = names(guidance, language);
    let head = [String::new(), one.clone(), other.clone()];
    let definitions = &comparison.definitions;
    let what = say!(language, "What it is", "Wat het is");
    let definition =
        Row::new([what, definitions.one.to(language).to_owned(), definitions.other.to(language).to_owned()]);
    let differences = [definition].into_iter().chain(rows(&comparison.axes, language));
    let mut page = Page::new()
        .title(format!("{one} – {other}"))
        .table(head.clone(), differences)
        .title(say!(language, "By another source: the contrast", "Volgens een andere bron: het contrast"))
        .table(head, rows(&comparison.contrast, language))
        .title(say!(language, "A misunderstanding", "Een misverstand"));
    for item in comparison.misconceptions.iter().chain(&comparison.clarifications) {
        page = page.paragraph(item.text.to(language));
    }
    page = page.title(say!(language, "What both bring", "Wat beide brengen"));
    comparison.benefits.iter().fold(page, |page, item| page.item(Sign::Plain, item.text.to(language)))
}

/// The differences between mentoring and coaching, for who has to choose between the two.
pub(crate) fn told_apart(guidance: &Guidance, language: Language) -> Page {
    let comparison = guidance.comparison();
    let (one, other) = names(guidance, language);
    let lower = |id: &str| form_names(guidance, [id], language);
    let (first, second) = (lower(&comparison.one), lower(&comparison.other));
    Page::new()
        .title(say!(
            language,
            "How to tell {first} from {second}",
            "Hoe je {first} en {second} uit elkaar houdt"
        ))
        .table([String::new(), one, other], rows(&comparison.axes, language))
}

fn names(guidance: &Guidance, language: Language) -> (String, String) {
    let comparison = guidance.comparison();
    let name = |id: &str| capital(&form_names(guidance, [id], language));
    (name(&comparison.one), name(&comparison.other))
}

fn rows(axes: &[AxisDocument], language: Language) -> impl Iterator<Item = Row> {
    axes.iter().map(move |axis| Row::new([&axis.name, &axis.one, &axis.other].map(|text| text.to(language))))
}

fn skills(guidance: &Guidance, language: Language) -> Page {
    let comparison = guidance.comparison();
    let (one, other) = names(guidance, language);
    let cell =
        |list: &[ItemDocument], at: usize| list.get(at).map_or("", |item| item.text.to(language)).to_owned();
    let most = comparison.skills.one.len().max(comparison.skills.other.len());
    let rows =
        (0..most).map(|at| Row::new([cell(&comparison.skills.one, at), cell(&comparison.skills.other, at)]));
    Page::new()
        .title(say!(language, "What the helper needs", "Wat de helper nodig heeft"))
        .table([one, other], rows)
}

fn all_forms(guidance: &Guidance, language: Language) -> Page {
    let forms = guidance.forms();
    let page = Page::new().title(say!(language, "All forms", "Alle vormen"));
    let page = forms.forms.iter().fold(page, |page, form| {
        let (name, summary) = (form.name.to(language), form.summary.to(language));
        page.item(Sign::Plain, format!("{name}: {summary}"))
    });
    let listed = form_names(guidance, forms.listed.iter().map(String::as_str), language);
    let aims: Vec<String> = forms.aims.iter().map(|aim| aim.text.to(language).to_owned()).collect();
    let aims = maatstaf_document::join(&aims, language);
    page.note(say!(
        language,
        "One source lists {listed}, and says that many forms share their aims: {aims}.",
        "Een van de bronnen noemt {listed}, en zegt dat veel vormen hun doelen delen: {aims}."
    ))
}

fn boundary(guidance: &Guidance, language: Language) -> Page {
    let boundary = &guidance.forms().boundary;
    let mut page =
        Page::new().title(say!(language, "The boundary", "De grens")).paragraph(boundary.text.to(language));
    for outcome in &boundary.outcomes {
        page = page.item(outcome_sign(outcome.outcome), outcome.text.to(language));
        for crossing in boundary.crossings.iter().filter(|crossing| crossing.outcome == outcome.outcome) {
            let text = crossing.text.to(language);
            page = page.detail(match crossing.source {
                Some(_) => text.to_owned(),
                None => say!(language, "{text} (this project's choice)", "{text} (keuze van dit project)"),
            });
        }
    }
    page
}

fn sources(guidance: &Guidance, language: Language) -> Page {
    let all = guidance.forms().sources.iter().chain(&guidance.comparison().sources);
    let mut seen: Vec<&str> = Vec::new();
    let mut page = Page::new();
    for SourceDocument { id, title, address } in all {
        if !seen.contains(&id.as_str()) {
            seen.push(id);
            let address = address.as_ref().map(|address| format!(", {address}")).unwrap_or_default();
            let title = title.to(language);
            page = page.note(say!(language, "Source: {title}{address}", "Bron: {title}{address}"));
        }
    }
    page.note(say!(language, "The sentences are this project's own.", "De zinnen zijn van dit project zelf."))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
