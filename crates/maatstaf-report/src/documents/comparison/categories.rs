//! Category by category, and the level under each.

use std::collections::BTreeMap;

use maatstaf_crosscheck::{CategoryPanel, JudgedBy, JudgedLevel};
use maatstaf_document::{Sign, join, say};

use super::shown::Shown;
use crate::content::{Anchor, Block, Inline, Item, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// From this many assessors on the table tells how many judged each level instead of who.
const MANY: usize = 7;

/// Self, assessors, median and evidence, with what holders say of their own rating.
pub(super) fn categories(shown: &Shown<'_>, disclosure: &mut Disclosure) -> Section {
    let language = shown.language;
    let title = say!(language, "Category by category", "Per categorie");
    let notes = shown.said(&title).into_iter().flat_map(|section| &section.blocks);
    let notes = notes.filter(|block| matches!(block, Block::Note(_) | Block::List(_))).cloned();
    let section = Section::new("categories", title.as_str())
        .table(table(shown, &title))
        .with_all(notes.collect::<Vec<_>>());
    match self_rating(shown, disclosure) {
        Some(rated) => section.section(rated),
        None => section,
    }
}

fn table(shown: &Shown<'_>, caption: &str) -> Table {
    let (answer, language) = (&shown.answer, shown.language);
    let rated = answer.categories.iter().any(|one| one.self_rating.is_some());
    let judging: Vec<(usize, &str)> = judging(shown);
    let several = judging.len() > 1;
    let mut head = vec![say!(language, "Category", "Categorie")];
    head.extend(rated.then(|| say!(language, "Self", "Zelf")));
    if judging.len() < MANY {
        head.extend(judging.iter().map(|(_, name)| (*name).to_owned()));
    } else {
        head.push(say!(language, "Assessors", "Assessoren"));
    }
    head.extend(several.then(|| say!(language, "Median", "Mediaan")));
    head.extend((rated && !judging.is_empty()).then(|| say!(language, "Bias", "Verschil")));
    head.push(say!(language, "Evidence", "Bewijs"));
    let rows = answer.categories.iter().map(|one| {
        let mut cells = vec![name(shown, one)];
        cells.extend(rated.then(|| own(shown, one)));
        if judging.len() < MANY {
            cells.extend(judging.iter().map(|(number, name)| by(shown, one, *number, name)));
        } else {
            cells.push(spread(shown, one));
        }
        cells.extend(several.then(|| mark(shown, one.median.as_ref()).into()));
        cells.extend((rated && !judging.is_empty()).then(|| bias(one.self_minus_median).into()));
        cells.push(evidence(shown, one));
        let sign = if one.contested { Sign::Unsure } else { Sign::Plain };
        TableRow::new(cells).signed(sign).at(Anchor::new(format!("category-{}", one.category)))
    });
    Table::new(caption, head).rows(rows)
}

/// The assessors who judged levels, with their numbers.
fn judging<'s>(shown: &'s Shown<'_>) -> Vec<(usize, &'s str)> {
    let judged = |name: &str| shown.answer.levels.judged.alone.iter().any(|alone| alone.assessor == name);
    shown.numbered().filter(|(_, name, _)| judged(name)).map(|(number, name, _)| (number, name)).collect()
}

/// The name of a category, leading to what is contested in it.
fn name(shown: &Shown<'_>, one: &CategoryPanel) -> Inline {
    let name = shown.levels().category(&one.category).to_owned();
    let cell = shown.answer.contested.iter().find(|cell| cell.category == one.category);
    match cell {
        Some(cell) => Inline::link(Anchor::new(format!("contested-{}-{}", cell.category, cell.level)), name),
        None => Inline::text(name),
    }
}

fn own(shown: &Shown<'_>, one: &CategoryPanel) -> Inline {
    match &one.self_rating {
        Some(own) => {
            let to = Anchor::new(format!("self-{}", one.category));
            Inline::link(to, shown.levels().mark(own.level.as_deref()))
        }
        None => "–".into(),
    }
}

/// What one assessor judged, leading to why; with an arrow where it changed after the reveal.
fn by(shown: &Shown<'_>, one: &CategoryPanel, number: usize, name: &str) -> Inline {
    let Some(judged) = one.assessors.iter().find(|judged| judged.assessor == name) else {
        return "–".into();
    };
    let JudgedBy { before, after, .. } = judged;
    let now = shown.levels().mark(after.level.as_deref());
    let said = if before.as_ref() == Some(after) {
        now
    } else {
        format!("{} → {now}", mark(shown, before.as_ref()))
    };
    Inline::link(Shown::judgement(number, &one.category), said)
}

/// A level in a letter, or a dash where nobody judged.
fn mark(shown: &Shown<'_>, judged: Option<&JudgedLevel>) -> String {
    judged.map_or_else(|| "–".to_owned(), |judged| shown.levels().mark(judged.level.as_deref()))
}

/// The levels judged, each with how often.
fn spread(shown: &Shown<'_>, one: &CategoryPanel) -> Inline {
    let mut counts: BTreeMap<usize, (String, usize)> = BTreeMap::new();
    for judged in &one.assessors {
        let level = judged.after.level.as_deref();
        let mark = shown.levels().mark(level);
        counts.entry(shown.framework().height(level)).or_insert((mark, 0)).1 += 1;
    }
    let said: Vec<String> = counts.values().map(|(mark, count)| format!("{count} × {mark}")).collect();
    if said.is_empty() { "–".into() } else { Inline::link(Anchor::new("assessors"), said.join(", ")) }
}

fn bias(levels: Option<i32>) -> String {
    match levels {
        None => "–".to_owned(),
        Some(0) => "0".to_owned(),
        Some(levels) if levels > 0 => format!("+{levels}"),
        Some(levels) => format!("−{}", levels.unsigned_abs()),
    }
}

/// What the evidence supports in a letter, leading to why.
fn evidence(shown: &Shown<'_>, one: &CategoryPanel) -> Inline {
    let levels = shown.levels();
    let [floor, estimate, ceiling] = [&one.evidence.floor, &one.evidence.estimate, &one.evidence.ceiling]
        .map(|level| levels.mark(level.as_deref()));
    let said = if one.evidence.floor == one.evidence.ceiling {
        estimate
    } else {
        format!("{estimate} [{floor}–{ceiling}]")
    };
    Inline::link(Anchor::why(&one.category, None), said)
}

/// Where holders see themselves, with why if that may be shown.
fn self_rating(shown: &Shown<'_>, disclosure: &mut Disclosure) -> Option<Section> {
    let (language, levels) = (shown.language, shown.levels());
    let ratings = &shown.crosscheck.portfolio().document().self_rating;
    if ratings.is_empty() {
        return None;
    }
    let title = say!(language, "The self-rating", "De zelfbeoordeling");
    let with_reasons = disclosure.includes(Part::Rationales);
    let reason = say!(language, "Why", "Waarom");
    let head = [say!(language, "Category", "Categorie"), say!(language, "Level", "Niveau")];
    let head = head.into_iter().chain(with_reasons.then_some(reason));
    let rows: Vec<TableRow> = ratings
        .iter()
        .map(|rating| {
            let name = levels.category(&rating.category).to_owned();
            let place = say!(language, "self-rating of {name}, why", "zelfbeoordeling van {name}, waarom");
            let why = disclosure.show(Part::Rationales, &place, rating.reason.as_deref().unwrap_or_default());
            let cells = [name, levels.judged(rating.level.as_deref())];
            let why = with_reasons.then(|| why.unwrap_or("–").to_owned());
            TableRow::new(cells.into_iter().chain(why)).at(Anchor::new(format!("self-{}", rating.category)))
        })
        .collect();
    Some(Section::new("self-rating", title.as_str()).table(Table::new(title, head).rows(rows)))
}

/// The overall level under each assessor alone and under all, and the self-rating beside each.
pub(super) fn levels(shown: &Shown<'_>) -> Option<Section> {
    let (answer, language, levels) = (&shown.answer, shown.language, shown.levels());
    let title = say!(language, "The level under each", "Het niveau volgens ieder");
    let said = shown.said(&title)?;
    let head = [
        say!(language, "According to", "Volgens"),
        say!(language, "From levels judged", "Uit beoordeelde niveaus"),
        say!(language, "Seen as a whole", "Als geheel gezien"),
        say!(language, "From the evidence", "Uit het bewijs"),
    ];
    let each = answer.assessors.iter().map(|one| {
        let assessment = one.assessment.as_ref();
        let whole = assessment.and_then(|one| one.holistic.as_ref());
        let whole = whole.map_or_else(|| "–".to_owned(), |whole| levels.judged(whole.level.as_deref()));
        TableRow::new([
            shown.assessor(&one.assessor),
            levels.judged_or_dash(assessment.and_then(|one| one.overall.as_ref())).into(),
            whole.into(),
            levels.lanes(&one.evidence).into(),
        ])
    });
    let mut table = Table::new(title.as_str(), head).rows(each);
    if answer.assessors.len() > 1 {
        let all = say!(language, "all together", "allen samen");
        let judged = levels.judged_or_dash(answer.levels.judged.medians.as_ref());
        let evidence = Inline::link(Anchor::new("overall"), levels.lanes(&answer.levels.evidence.all));
        let judged = Inline::link(Anchor::new("categories"), judged);
        table = table.row(TableRow::new([Inline::strong(all), judged, "–".into(), evidence]));
    }
    let rest = said.blocks.iter().filter(|block| !matches!(block, Block::Table(_))).cloned();
    Some(Section::new("levels", title).table(table).with(settles(shown)).with_all(rest.collect::<Vec<_>>()))
}

/// What the evidence would support with everything contested decided one way or the other.
fn settles(shown: &Shown<'_>) -> Block {
    let (language, levels) = (shown.language, shown.levels());
    let evidence = &shown.answer.levels.evidence;
    let accepted = levels.reached(evidence.if_all_accepted.as_deref());
    let rejected = levels.reached(evidence.if_all_rejected.as_deref());
    let open: Vec<String> = shown
        .answer
        .categories
        .iter()
        .filter(|one| one.contested)
        .map(|one| levels.category(&one.category).to_owned())
        .collect();
    let items = [
        say!(
            language,
            "with every contested claim accepted: {accepted}",
            "met elke betwiste claim aanvaard: {accepted}"
        ),
        say!(
            language,
            "with every contested claim rejected: {rejected}",
            "met elke betwiste claim afgewezen: {rejected}"
        ),
    ];
    let mut items: Vec<Item> = items.into_iter().map(Item::new).collect();
    if !open.is_empty() {
        let names = join(&open, language);
        items.push(Item::new(say!(language, "contested in: {names}", "betwist in: {names}")));
    }
    Block::List(items)
}
