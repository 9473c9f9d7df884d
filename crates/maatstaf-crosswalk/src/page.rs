//! Readings and crosswalks laid out for a reader.

mod edges;

use maatstaf_document::{Language, Page, Row, Sign, Text, first_few, say, text};

use crate::answer::{EdgeCount, InLanes, NextStep, Presence, Step, TargetCategory, WhyLeft, WhyUnreached};
use crate::reading::Reading;

pub use edges::crosswalks_page;

/// How many next steps a page shows.
const STEPS: usize = 4;

impl Reading {
    /// The reading laid out for a reader.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Language, Policy, Portfolio};
    /// use maatstaf_crosswalk::Crosswalk;
    /// let crosswalk = Crosswalk::between("emcc-2015", "icf-2025").expect("it comes with the engine");
    /// let reading = crosswalk.read(&Portfolio::new(Framework::emcc()), &Policy::standard())?;
    /// let text = reading.page(Language::Nl).to_markdown();
    /// assert!(text.contains("EMCC noch International Coaching Federation zegt dat dit met elkaar overeenkomt"));
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn page(&self, language: Language) -> Page {
        let (answer, crosswalk) = (self.answer(), self.crosswalk());
        let from = &crosswalk.from().wording(language).name;
        let to = &crosswalk.to().wording(language).name;
        let (gone, all) = (answer.carried.len(), answer.carried.len() + answer.left.len());
        let page = Page::new()
            .title(say!(language, "{from}, read as {to}", "{from}, gelezen als {to}"))
            .paragraph(say!(
                language,
                "Claims that go along: {gone} of {all}.",
                "Claims die meegaan: {gone} van {all}."
            ))
            .followed_by(categories(self, language));
        page.followed_by(left(self, language))
            .followed_by(walked(self, language))
            .followed_by(next(self, language))
            .note(answer.statement.to(language))
            .followed_by(grounds(self, language))
    }
}

fn categories(reading: &Reading, language: Language) -> Page {
    let answer = reading.answer();
    let mut head = vec![say!(language, "Category", "Categorie"), say!(language, "Evidence", "Bewijs")];
    if answer.overall.is_some() {
        head.extend(lane_names(language));
    }
    let to = reading.crosswalk().to();
    let rows = answer.categories.iter().map(|one| {
        let mut cells = vec![to.category_name(&one.category, language).to_owned(), evidence(one, language)];
        cells.extend(one.levels.iter().flat_map(|levels| level_names(reading, levels, language)));
        Row::signed(sign(one.presence), cells)
    });
    let page = Page::new().table(head, rows.collect::<Vec<_>>());
    let Some(overall) = &answer.overall else {
        return page.note(say!(language, "No levels are mapped.", "Er zijn geen niveaus gekoppeld."));
    };
    let named = lane_names(language).into_iter().zip(level_names(reading, overall, language));
    let lanes = named.map(|(lane, level)| format!("{lane}: {level}")).collect::<Vec<_>>().join("; ");
    page.paragraph(say!(language, "Overall: {lanes}.", "Als geheel: {lanes}."))
}

fn lane_names(language: Language) -> [String; 3] {
    [text!("certain", "zeker"), text!("estimate", "schatting"), text!("possible", "mogelijk")]
        .map(|lane| lane.to(language).to_owned())
}

fn level_names(reading: &Reading, levels: &InLanes, language: Language) -> [String; 3] {
    let to = reading.crosswalk().to();
    [&levels.floor, &levels.estimate, &levels.ceiling].map(|level| {
        level.as_deref().map_or_else(|| "-".to_owned(), |id| to.level_name(id, language).to_owned())
    })
}

fn sign(presence: Presence) -> Sign {
    match presence {
        Presence::None => Sign::Unmet,
        Presence::Perhaps => Sign::Unknown,
        Presence::There | Presence::Certain => Sign::Met,
    }
}

fn evidence(category: &TargetCategory, language: Language) -> String {
    let words = match category.presence {
        Presence::None => say!(language, "none", "geen"),
        Presence::Perhaps => say!(language, "perhaps", "misschien"),
        Presence::There => say!(language, "there", "aanwezig"),
        Presence::Certain => say!(language, "there, and accepted", "aanwezig, en aanvaard"),
    };
    if category.evidence.is_empty() {
        return words;
    }
    let ids = first_few(category.evidence.iter().map(|id| format!("`{id}`")).collect(), language);
    format!("{words}: {ids}")
}

/// What does not go along, and what nothing reaches.
fn left(reading: &Reading, language: Language) -> Page {
    let (answer, crosswalk) = (reading.answer(), reading.crosswalk());
    let mut page = Page::new();
    if !answer.without_counterpart.is_empty() || !answer.left.is_empty() {
        page = page.title(say!(language, "What does not go along", "Wat niet meegaat"));
    }
    for one in &answer.without_counterpart {
        let (name, claims) = (crosswalk.from().category_name(&one.category, language), one.claims);
        let words = say!(language, "no counterpart", "geen tegenhanger");
        page = page.item(Sign::Unmet, format!("{name}: {words} (claims: {claims})"));
        page = one.note.iter().fold(page, |page, note| page.detail(either(note, language)));
    }
    let uncovered =
        text!("No edge for this level or indicator", "Geen lijn voor dit niveau of deze indicator");
    let off = text!("Equivalence, which the policy leaves out", "Gelijkwaardigheid, die het beleid weglaat");
    for (why, words) in [(WhyLeft::NotCovered, uncovered), (WhyLeft::EquivalenceOff, off)] {
        let count = answer.left.iter().filter(|claim| claim.why == why).count();
        if count > 0 {
            page = page.item(Sign::Unmet, format!("{} (claims: {count})", words.to(language)));
        }
    }
    if !answer.unreached.is_empty() {
        page = page.title(say!(language, "What nothing reaches", "Waar niets aankomt"));
    }
    answer.unreached.iter().fold(page, |page, one| {
        let name = crosswalk.to().category_name(&one.category, language);
        let why = match one.why {
            WhyUnreached::NoEdge => text!("no edge goes here", "er loopt geen lijn heen"),
            WhyUnreached::NoClaim => text!("no claim goes here", "er gaat geen claim heen"),
        };
        page.item(Sign::Unmet, format!("{name}: {}", why.to(language)))
    })
}

/// The edges that were walked, with how many claims went over each.
fn walked(reading: &Reading, language: Language) -> Page {
    let crosswalk = reading.crosswalk();
    let decided = reading.answer().edges.iter().filter(|one| one.edge.relation.is_some());
    let row = |one: &EdgeCount| {
        let (from, to) = (&one.edge.from, &one.edge.to);
        let (from, to) =
            (edges::from_place(crosswalk, from, language), edges::to_place(crosswalk, to, language));
        Row::new([from, edges::type_words(one.edge.relation, language), to, one.claims.to_string()])
    };
    let rows: Vec<Row> = decided.map(row).collect();
    if rows.is_empty() {
        return Page::new();
    }
    let head = edges::head(text!("Claims", "Claims"), language);
    Page::new().title(say!(language, "Along which edges", "Langs welke lijnen")).table(head, rows)
}

fn next(reading: &Reading, language: Language) -> Page {
    let steps = &reading.answer().next;
    if steps.is_empty() {
        return Page::new();
    }
    let title = say!(language, "What would help, cheapest first", "Wat zou helpen, het lichtste eerst");
    let page = Page::new().title(title);
    let shown = steps.iter().take(STEPS);
    let page = shown.fold(page, |page, step| page.item(Sign::Plain, step_words(reading, step, language)));
    let more = steps.len().saturating_sub(STEPS);
    if more == 0 {
        return page;
    }
    page.note(say!(language, "And {more} more like these.", "En zo nog {more}."))
}

fn step_words(reading: &Reading, step: &NextStep, language: Language) -> String {
    let name = reading.crosswalk().to().category_name(&step.category, language);
    let ids = first_few(step.evidence.iter().map(|id| format!("`{id}`")).collect(), language);
    let what = match step.step {
        Step::AskRuling => say!(language, "ask an assessor about {ids}", "vraag een assessor naar {ids}"),
        Step::ClaimDirectly => say!(
            language,
            "read these again: {ids}. If it is in there, claim it in a portfolio for that framework",
            "herlees {ids}. Staat het erin, claim het dan in een portfolio voor dat raamwerk"
        ),
        Step::NewEvidence => say!(language, "add evidence", "voeg bewijs toe"),
    };
    format!("{name}: {what}")
}

/// What levels rest on, and the sources.
fn grounds(reading: &Reading, language: Language) -> Page {
    let crosswalk = reading.crosswalk();
    let mut page = Page::new();
    if reading.answer().overall.is_some() && reading.asks_for_one_aspect() {
        page = page.note(say!(
            language,
            "The framework read under does not say what its levels ask, so each was asked for one aspect at the depth of that level.",
            "Het raamwerk waaronder gelezen is zegt niet wat de niveaus vragen; daarom is per niveau één aspect gevraagd, met de diepte van dat niveau."
        ));
    }
    for edge in crosswalk.document().levels.iter().filter(|edge| edge.relation.is_some()) {
        let from = crosswalk.from().level_name(&edge.from, language);
        let to = crosswalk.to().level_name(&edge.to, language);
        let source = edge.source.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        page = page.note(format!("{from} → {to}: {}{source}", either(&edge.note, language)));
    }
    let sources = crosswalk.document().sources.iter();
    sources.fold(page, |page, source| page.note(source.line(language)))
}

/// A text in a language, or in the other one where it has none.
pub(crate) fn either(text: &Text, language: Language) -> &str {
    let other = if language == Language::En { Language::Nl } else { Language::En };
    let said = text.to(language);
    if said.trim().is_empty() { text.to(other) } else { said }
}
