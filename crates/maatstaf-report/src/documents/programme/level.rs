//! The level of a programme, and why.

use maatstaf::{HaveNeed, LevelDocument};
use maatstaf_document::{Sign, say};
use maatstaf_programme::{CategoryLevels, Levels};

use super::Told;
use crate::content::{Anchor, Block, Inline, Item, Section, Table, TableRow};

/// The answer in a few lines.
pub(super) fn lead(told: &Told<'_>) -> Vec<Block> {
    let (language, answer, levels) = (told.language, &told.answer, told.levels());
    let aim = levels.reached(Some(&answer.aim));
    let [floor, estimate, ceiling] =
        [&answer.overall.floor, &answer.overall.estimate, &answer.overall.ceiling]
            .map(|one| levels.reached(one.as_deref()));
    let link = |to: &str, text: String| Inline::link(Anchor::new(to), text);
    let mut items = vec![
        Item::signed(
            sign(told, &answer.overall),
            Inline::text(say!(
                language,
                "Certain, by what is assessed: ",
                "Zeker, door wat getoetst wordt: "
            ))
            .and(link("why", floor)),
        ),
        Item::new(
            Inline::text(say!(
                language,
                "Estimate, with what is practised: ",
                "Schatting, met wat geoefend wordt: "
            ))
            .and(link("why", estimate)),
        ),
        Item::new(
            Inline::text(say!(
                language,
                "Possible, were everything taught assessed too: ",
                "Mogelijk, als al het onderwezene ook getoetst werd: "
            ))
            .and(link("why", ceiling)),
        ),
    ];
    let conditions = &answer.conditions;
    if !conditions.conditions.is_empty() {
        let (certain, of) = (conditions.certain, conditions.conditions.len());
        let said = say!(
            language,
            "{certain} of {of} conditions certainly met at {aim}",
            "{certain} van {of} voorwaarden zeker gehaald op {aim}"
        );
        items.push(Item::new(link("conditions", said)));
    }
    if let Some(gap) = answer.gap.as_ref().filter(|gap| !gap.steps.is_empty()) {
        let (steps, level) = (gap.steps.len(), levels.reached(Some(&gap.target)));
        let said =
            say!(language, "{steps} kinds of change to {level}", "{steps} soorten aanpassingen tot {level}");
        items.push(Item::new(link("gap", said)));
    }
    vec![Block::List(items)]
}

/// The level of the whole and of each category.
pub(super) fn level(told: &Told<'_>) -> Section {
    let (language, levels) = (told.language, told.levels());
    let title = say!(language, "Level per category", "Niveau per categorie");
    let head = [
        say!(language, "Category", "Categorie"),
        say!(language, "Certain", "Zeker"),
        say!(language, "Estimate", "Schatting"),
        say!(language, "Possible", "Mogelijk"),
    ];
    let rows = told.answer.categories.iter().map(|one| {
        let [floor, estimate, ceiling] = [&one.levels.floor, &one.levels.estimate, &one.levels.ceiling]
            .map(|level| levels.why(&one.category, level.as_deref()));
        let name = Inline::text(levels.category(&one.category));
        TableRow::new([name, floor, estimate, ceiling]).signed(sign(told, &one.levels))
    });
    let aim = levels.reached(Some(&told.answer.aim));
    let explained = say!(
        language,
        "The signs set each category beside {aim}: ✓ it is there by what is assessed, ≈ it could be, ✗ not with what is described now.",
        "De tekens leggen elke categorie naast {aim}: ✓ het is er door wat getoetst wordt, ≈ het zou kunnen, ✗ niet met wat nu beschreven is."
    );
    let table = Table::new(title.as_str(), head).rows(rows);
    Section::new("level", title).paragraph(&explained).table(table)
}

/// Whether a level reaches the aim: in the floor, in the ceiling, or not.
pub(super) fn sign(told: &Told<'_>, levels: &Levels) -> Sign {
    let height = |level: Option<&str>| told.programme.framework().height(level);
    let aim = height(Some(&told.answer.aim));
    match () {
        () if height(levels.floor.as_deref()) >= aim => Sign::Met,
        () if height(levels.ceiling.as_deref()) >= aim => Sign::Unsure,
        () => Sign::Unmet,
    }
}

/// What each level asks of each category and what there is, with where it comes from.
pub(super) fn why(told: &Told<'_>) -> Section {
    let language = told.language;
    let title = say!(language, "Why", "Waarom");
    let policy = &told.answer.policy.id;
    let explained = say!(
        language,
        "A level is there when both counters are full, and every level below it too. Breadth counts indicators and equivalent practices; depth adds up what activities and assessments contribute, each once. In each cell: certain / estimate / possible, of what is asked. The thresholds are those of policy `{policy}`; EMCC publishes no arithmetic for EQA.",
        "Een niveau is er als beide tellers vol zijn, en die van elk lager niveau ook. Breedte telt indicatoren en gelijkwaardige praktijken; diepte telt op wat activiteiten en toetsen bijdragen, elk één keer. In elke cel: zeker / schatting / mogelijk, van wat gevraagd wordt. De drempels zijn die van beleid `{policy}`; EMCC publiceert geen rekenregels voor EQA."
    );
    let section = Section::new("why", title).paragraph(&explained);
    told.answer.categories.iter().fold(section, |section, one| section.section(category(told, one)))
}

fn category(told: &Told<'_>, one: &CategoryLevels) -> Section {
    let (language, levels) = (told.language, told.levels());
    let name = levels.category(&one.category);
    let head = [
        say!(language, "Level", "Niveau"),
        say!(language, "Breadth", "Breedte"),
        say!(language, "Depth", "Diepte"),
        say!(language, "Still lacks for certainty", "Ontbreekt nog voor zekerheid"),
        say!(language, "By", "Door"),
    ];
    let rows = one.counters.iter().map(|counter| row(told, &one.category, counter));
    let anchor = Anchor::why(&one.category, None);
    Section::new(anchor.id(), name).table(Table::new(name, head).rows(rows))
}

fn row(told: &Told<'_>, category: &str, counter: &LevelDocument) -> TableRow {
    let (language, levels) = (told.language, told.levels());
    let lacks = |count: &HaveNeed| count.need.saturating_sub(count.floor);
    let (breadth, depth) = (lacks(&counter.breadth), lacks(&counter.depth));
    let missing = match (breadth, depth) {
        (0, 0) => "–".to_owned(),
        (breadth, 0) => say!(language, "{breadth} in breadth", "{breadth} in breedte"),
        (0, depth) => say!(language, "{depth} in depth", "{depth} in diepte"),
        _ => say!(
            language,
            "{breadth} in breadth, {depth} in depth",
            "{breadth} in breedte, {depth} in diepte"
        ),
    };
    let possible = |count: &HaveNeed| count.ceiling >= count.need;
    let sign = match () {
        () if counter.carried => Sign::Plain,
        () if breadth == 0 && depth == 0 => Sign::Met,
        () if possible(&counter.breadth) && possible(&counter.depth) => Sign::Unsure,
        () => Sign::Unmet,
    };
    let cells = [
        Inline::text(levels.reached(Some(&counter.level))),
        Inline::text(three(&counter.breadth)),
        Inline::text(three(&counter.depth)),
        Inline::text(missing),
        super::indicators::covered(told, category, &counter.level),
    ];
    TableRow::new(cells).signed(sign).at(Anchor::why(category, Some(&counter.level)))
}

/// What the three lanes have, of what is asked.
fn three(count: &HaveNeed) -> String {
    let HaveNeed { floor, estimate, ceiling, need } = count;
    format!("{floor} / {estimate} / {ceiling} ({need})")
}
