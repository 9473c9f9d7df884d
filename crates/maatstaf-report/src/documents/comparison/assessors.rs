//! Each assessor: what they judged, what they ruled and why, and what they left out.

mod rulings;

use maatstaf_crosscheck::{
    AssessmentDocument, AssessorAnswer, CellJudgement, Judgement, LeftOut, LeftOutWhy,
};
use maatstaf_document::{Sign, say};

use super::shown::Shown;
use crate::content::{Block, Inline, Item, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// The assessors one by one.
pub(super) fn assessors(shown: &Shown<'_>, disclosure: &mut Disclosure) -> Option<Section> {
    if shown.answer.assessors.is_empty() {
        return None;
    }
    let title = say!(shown.language, "Assessor by assessor", "Per assessor");
    let section = Section::new("assessors", title).on_new_page();
    let numbered: Vec<(usize, &str, &str)> = shown.numbered().collect();
    let each = numbered
        .into_iter()
        .zip(&shown.answer.assessors)
        .map(|(numbered, one)| Assessor::of(shown, numbered, one).section(disclosure));
    Some(each.fold(section, Section::section))
}

/// One assessor, with what is needed to tell of them.
struct Assessor<'s, 'c> {
    shown: &'s Shown<'c>,
    number: usize,
    name: &'s str,
    answer: &'s AssessorAnswer,
    document: Option<&'c AssessmentDocument>,
}

impl<'s, 'c> Assessor<'s, 'c> {
    fn of(
        shown: &'s Shown<'c>,
        (number, name, pseudonym): (usize, &'s str, &str),
        answer: &'s AssessorAnswer,
    ) -> Self {
        let own = shown.crosscheck.assessments().find(|one| one.assessor() == pseudonym);
        Self { shown, number, name, answer, document: own.map(maatstaf_crosscheck::Assessment::document) }
    }

    fn section(&self, disclosure: &mut Disclosure) -> Section {
        let mut title: String = self.name.chars().take(1).flat_map(char::to_uppercase).collect();
        title.extend(self.name.chars().skip(1));
        if disclosure.includes(Part::Assessors) {
            self.name.clone_into(&mut title);
        }
        let section = Section::new(format!("assessor-{}", self.number), title);
        let items =
            self.shown.head().into_iter().flat_map(|head| &head.blocks).find_map(|block| match block {
                Block::List(items) => Some(items),
                _ => None,
            });
        let own = items.and_then(|items| items.get(self.number.checked_sub(1)?));
        let section = section.with_all(own.map(|item| Block::List(vec![item.clone()])));
        let section = section.with_all(self.whole(disclosure));
        let section = section.with_all(self.judgements(disclosure).map(Block::Table));
        let section = section.with_all(self.cells(disclosure).map(Block::Table));
        let section = section.with_all(self.rulings(disclosure).map(Block::Table));
        section.with_all(self.left_out())
    }

    /// What one wrote, if it may be shown.
    fn reason(&self, of: &str, text: Option<&str>, disclosure: &mut Disclosure) -> Option<String> {
        let (name, language) = (self.number, self.shown.language);
        let place = say!(language, "assessor {name}, {of}, reason", "assessor {name}, {of}, motivering");
        disclosure.show(Part::Reasons, &place, text.unwrap_or_default()).map(str::to_owned)
    }

    /// The view of the whole, and the levels that follow.
    fn whole(&self, disclosure: &mut Disclosure) -> Vec<Block> {
        let (language, levels) = (self.shown.language, self.shown.levels());
        let mut facts = Vec::new();
        if let Some(assessment) = &self.answer.assessment {
            let on = assessment.on;
            facts.push((say!(language, "Assessed on", "Beoordeeld op"), Inline::text(on.to_string())));
            if let Some(on) = assessment.revealed_on {
                facts.push((say!(language, "Reveal on", "Inzage op"), Inline::text(on.to_string())));
            }
            let judged = levels.judged_or_dash(assessment.overall.as_ref());
            facts.push((say!(language, "From levels judged", "Uit beoordeelde niveaus"), judged.into()));
            if let Some(whole) = &assessment.holistic {
                let level = levels.judged(whole.level.as_deref());
                facts.push((say!(language, "Seen as a whole", "Als geheel gezien"), level.into()));
            }
        }
        let evidence = levels.lanes(&self.answer.evidence);
        facts.push((say!(language, "From the evidence", "Uit het bewijs"), evidence.into()));
        let mut blocks = vec![Block::Facts(facts)];
        let of = say!(language, "the whole", "het geheel");
        let before = self.document.and_then(|one| one.holistic.as_ref());
        let after = self.document.and_then(|one| one.after_reveal.as_ref()?.holistic.as_ref());
        let later = say!(language, "the whole after the reveal", "het geheel na inzage");
        for (of, whole) in [(of, before), (later, after)] {
            let Some(whole) = whole else { continue };
            let Some(reason) = self.reason(&of, Some(&whole.rationale), disclosure) else { continue };
            blocks.push(Block::Paragraph(Inline::text(say!(
                language,
                "Why, of {of}:",
                "Waarom, over {of}:"
            ))));
            blocks.push(Block::Words(reason));
        }
        blocks
    }

    /// The levels judged per category.
    fn judgements(&self, disclosure: &mut Disclosure) -> Option<Table> {
        let (language, levels) = (self.shown.language, self.shown.levels());
        let with_reasons = disclosure.includes(Part::Reasons);
        let changed = self.answer.assessment.as_ref().is_some_and(|one| one.revealed_on.is_some());
        let before = say!(language, "Before the reveal", "Voor inzage");
        let level = say!(language, "Level", "Niveau");
        let mut head = vec![say!(language, "Category", "Categorie")];
        head.extend(changed.then_some(before));
        head.push(level);
        head.extend(with_reasons.then(|| say!(language, "Why", "Waarom")));
        let mut rows = Vec::new();
        for category in &self.shown.answer.categories {
            let Some(judged) = category.assessors.iter().find(|one| one.assessor == self.name) else {
                continue;
            };
            let name = levels.category(&category.category);
            let why = self.why(&category.category, name, disclosure);
            let mut cells = vec![name.to_owned()];
            cells.extend(changed.then(|| levels.judged_or_dash(judged.before.as_ref())));
            cells.push(levels.judged(judged.after.level.as_deref()));
            cells.extend(with_reasons.then(|| if why.is_empty() { "–".to_owned() } else { why.join(" → ") }));
            rows.push(TableRow::new(cells).at(Shown::judgement(self.number, &category.category)));
        }
        let name = self.name;
        let caption = say!(language, "Levels that {name} judged", "Niveaus die {name} beoordeelde");
        (!rows.is_empty()).then(|| Table::new(caption, head).rows(rows))
    }

    /// Why a category was judged so, before the reveal and after it.
    fn why(&self, category: &str, name: &str, disclosure: &mut Disclosure) -> Vec<String> {
        let after = self.document.and_then(|one| one.after_reveal.as_ref());
        let after_name = say!(self.shown.language, "{name} after the reveal", "{name} na inzage");
        let given = [
            (name, self.document.map(|one| one.judgements.as_slice())),
            (after_name.as_str(), after.map(|one| one.judgements.as_slice())),
        ];
        let mut why = Vec::new();
        for (of, judgements) in given {
            let own = judgements.unwrap_or_default().iter().find(|one: &&Judgement| one.category == category);
            why.extend(own.and_then(|one| self.reason(of, one.rationale.as_deref(), disclosure)));
        }
        why
    }

    /// The cells judged one by one.
    fn cells(&self, disclosure: &mut Disclosure) -> Option<Table> {
        let (language, levels) = (self.shown.language, self.shown.levels());
        let with_reasons = disclosure.includes(Part::Reasons);
        let cells = self.document.map(|one| one.cells.as_slice()).unwrap_or_default();
        let mut head = vec![say!(language, "Cell", "Cel"), say!(language, "Shows", "Zichtbaar")];
        head.extend(with_reasons.then(|| say!(language, "Why", "Waarom")));
        let row = |cell: &CellJudgement| {
            let name = format!("{}, {}", levels.category(&cell.category), levels.reached(Some(&cell.level)));
            let (sign, said) = if cell.shown {
                (Sign::Met, say!(language, "yes", "ja"))
            } else {
                (Sign::Unmet, say!(language, "no", "nee"))
            };
            let why = self.reason(&name, cell.rationale.as_deref(), disclosure);
            let why = with_reasons.then(|| why.unwrap_or_else(|| "–".to_owned()));
            TableRow::new([name, said].into_iter().chain(why)).signed(sign)
        };
        let rows: Vec<TableRow> = cells.iter().map(row).collect();
        let name = self.name;
        let caption = say!(language, "Cells that {name} judged", "Cellen die {name} beoordeelde");
        (!rows.is_empty()).then(|| Table::new(caption, head).rows(rows))
    }

    /// Categories that were not judged, claims that were not ruled on, and verdicts that could not be used.
    fn left_out(&self) -> Option<Block> {
        let (language, levels) = (self.shown.language, self.shown.levels());
        let mut items = Vec::new();
        let judged = |id: &str| {
            let category = self.shown.answer.categories.iter().find(|one| one.category == id);
            category.is_some_and(|one| one.assessors.iter().any(|by| by.assessor == self.name))
        };
        let open = self.shown.framework().categories().iter().filter(|id| !judged(id));
        let open: Vec<String> = open.map(|id| levels.category(id).to_owned()).collect();
        if self.answer.assessment.is_some() && !open.is_empty() {
            let names = self.shown.people(&open);
            items.push(Item::new(say!(language, "not judged: {names}", "niet beoordeeld: {names}")));
        }
        items.extend(self.not_ruled_on());
        items.extend(self.accepted_not_claimed());
        let left_out = self.answer.assessment.as_ref().map(|one| one.left_out.as_slice()).unwrap_or_default();
        items.extend(left_out.iter().map(|one| self.unusable(one)));
        (!items.is_empty()).then_some(Block::List(items))
    }

    fn unusable(&self, one: &LeftOut) -> Item {
        let language = self.shown.language;
        let why = match one.why {
            LeftOutWhy::Changed => {
                say!(language, "the evidence reads otherwise now", "het bewijsstuk luidt nu anders")
            }
            LeftOutWhy::Gone => say!(language, "the evidence is gone", "het bewijsstuk is er niet meer"),
            LeftOutWhy::NotSeen => {
                say!(language, "nothing says that it was seen", "nergens blijkt dat het gezien is")
            }
        };
        let left = say!(
            language,
            ": a verdict that is left out, because {why}",
            ": een oordeel dat niet meetelt, want {why}"
        );
        Item::signed(Sign::Unknown, self.shown.claim(&one.claim).and(left))
    }
}
