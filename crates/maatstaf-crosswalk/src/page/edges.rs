//! Crosswalks laid out for a reader: one edge per row, one crosswalk per row.

use maatstaf::{Framework, Lane};
use maatstaf_document::{Language, Page, Row, Sign, Text, say, text};
use strum::IntoEnumIterator;

use super::either;
use crate::crosswalk::Crosswalk;
use crate::document::{FromPlace, ToPlace};
use crate::relation::Relation;

impl Crosswalk {
    /// The crosswalk laid out for a reader: every edge with its type and its reason.
    ///
    /// # Example
    /// ```
    /// use maatstaf::Language;
    /// use maatstaf_crosswalk::Crosswalk;
    /// let crosswalk = Crosswalk::by_id("emcc-2015--icf-2025").expect("it comes with the engine");
    /// assert!(crosswalk.page(Language::Nl).to_markdown().contains("eigen lezing van Maatstaf"));
    /// ```
    pub fn page(&self, language: Language) -> Page {
        let document = self.document();
        let (author, weight) = (&document.author, document.standing.words());
        let page = Page::new()
            .title(&document.id)
            .paragraph(either(&document.about, language))
            .paragraph(format!("{author}: {}.", weight.to(language)));
        let page = self.without(self.table(page, language), language).followed_by(types(self, language));
        document.sources.iter().fold(page, |page, source| page.note(source.line(language)))
    }

    fn table(&self, page: Page, language: Language) -> Page {
        let row = |from, relation, to, note: &Text, source: Option<&String>| {
            let source = source.map(|id| format!(" ({id})")).unwrap_or_default();
            let why = format!("{}{source}", either(note, language));
            Row::new([from, type_words(relation, language), to, why])
        };
        let edges = self.ordered().into_iter().map(|(_, edge)| {
            let (from, to) = (from_place(self, &edge.from, language), to_place(self, &edge.to, language));
            row(from, edge.relation, to, &edge.note, edge.source.as_ref())
        });
        let levels = self.document().levels.iter().map(|edge| {
            let from = self.from().level_name(&edge.from, language).to_owned();
            let to = self.to().level_name(&edge.to, language).to_owned();
            row(from, edge.relation, to, &edge.note, edge.source.as_ref())
        });
        let (edges, levels): (Vec<Row>, Vec<Row>) = (edges.collect(), levels.collect());
        let head = || head(text!("Why", "Waarom"), language);
        let page = page.table(head(), edges);
        if levels.is_empty() { page } else { page.table(head(), levels) }
    }

    fn without(&self, page: Page, language: Language) -> Page {
        self.document().without.iter().fold(page, |page, one| {
            let name = self.from().category_name(&one.category, language);
            let words = say!(language, "{name}: no counterpart", "{name}: geen tegenhanger");
            page.item(Sign::Unmet, format!("{words}. {}", either(&one.note, language)))
        })
    }
}

/// The head of a table of edges, with what its last column holds.
pub(super) fn head(last: Text, language: Language) -> [String; 4] {
    [text!("From", "Van"), text!("Type", "Type"), text!("To", "Naar"), last]
        .map(|text| text.to(language).to_owned())
}

/// What each type means, and from which lane on it counts.
fn types(crosswalk: &Crosswalk, language: Language) -> Page {
    let from_lane = |lane| match lane {
        Lane::Floor => text!("counts everywhere", "telt overal mee"),
        Lane::Estimate => {
            text!("counts in the estimate and the ceiling", "telt mee in schatting en bovengrens")
        }
        Lane::Ceiling => text!("counts in the ceiling only", "telt alleen mee in de bovengrens"),
    };
    let meaning = |relation| match relation {
        Relation::Equal => text!("both ask the same", "beide vragen hetzelfde"),
        Relation::Narrower => {
            text!("the first is part of the second", "het eerste is een deel van het tweede")
        }
        Relation::Broader => {
            text!("the second is part of the first", "het tweede is een deel van het eerste")
        }
        Relation::Partial => text!("they overlap", "ze overlappen"),
    };
    Relation::iter().fold(Page::new(), |page, relation| {
        let counts = from_lane(crosswalk.document().carry.lane(relation));
        let (words, meaning) = (relation.words(), meaning(relation));
        let [words, meaning, counts] = [&words, &meaning, &counts].map(|text| text.to(language));
        page.note(format!("{words}: {meaning}; {counts}"))
    })
}

/// The crosswalks that there are, one per row.
///
/// # Example
/// ```
/// use maatstaf::Language;
/// use maatstaf_crosswalk::{Crosswalk, crosswalks_page};
/// let page = crosswalks_page(Crosswalk::all(), Language::En);
/// assert!(page.to_markdown().contains("emcc-2015--icf-2025"));
/// ```
pub fn crosswalks_page(crosswalks: &[Crosswalk], language: Language) -> Page {
    let head = [
        say!(language, "Crosswalk", "Vergelijking"),
        say!(language, "From", "Van"),
        say!(language, "To", "Naar"),
        say!(language, "Edges", "Lijnen"),
        say!(language, "Whose", "Van wie"),
    ];
    let rows = crosswalks.iter().map(|one| {
        let document = one.document();
        let decided = document.edges.iter().filter(|edge| edge.relation.is_some()).count();
        let whose = document.standing.words();
        let (id, from, to) = (document.id.clone(), document.from.clone(), document.to.clone());
        Row::new([id, from, to, decided.to_string(), whose.to(language).to_owned()])
    });
    Page::new()
        .title(say!(language, "Crosswalks", "Vergelijkingen tussen raamwerken"))
        .table(head, rows.collect::<Vec<_>>())
}

/// A type in a word, or that there is none yet.
pub(super) fn type_words(relation: Option<Relation>, language: Language) -> String {
    let open = text!("not decided", "niet beslist");
    relation.map_or(open, Relation::words).to(language).to_owned()
}

/// Where an edge starts, in words.
pub(super) fn from_place(crosswalk: &Crosswalk, place: &FromPlace, language: Language) -> String {
    let from = crosswalk.from();
    let mut words = cell(from, &place.category, place.level.as_deref(), language);
    if !place.indicators.is_empty() {
        let numbers: Vec<String> = place.indicators.iter().map(u16::to_string).collect();
        let numbers = numbers.join(", ");
        words += &say!(language, ": CI {numbers}", ": VI {numbers}");
    }
    words
}

/// Where an edge arrives, in words.
pub(super) fn to_place(crosswalk: &Crosswalk, place: &ToPlace, language: Language) -> String {
    let to = crosswalk.to();
    let mut words = cell(to, &place.category, place.level.as_deref(), language);
    if let Some(number) = place.indicator {
        words += &say!(language, ": CI {number}", ": VI {number}");
    }
    words
}

fn cell(framework: &Framework, category: &str, level: Option<&str>, language: Language) -> String {
    let category = framework.category_name(category, language);
    let level = level.map(|level| format!(", {}", framework.level_name(level, language)));
    format!("{category}{}", level.unwrap_or_default())
}
