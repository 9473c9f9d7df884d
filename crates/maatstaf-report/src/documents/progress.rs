//! How a portfolio came along: the levels over days, what changed at each step, and what caused it.

use maatstaf::{Estimate, Framework, Lane};
use maatstaf_document::{Block as PageBlock, Language, Page, Row, say};
use maatstaf_progress::{LaneLevels, Progress, ProgressDocument, SnapshotDocument};

use crate::content::{Anchor, Block, Inline, Section, Span, Table, TableRow};
use crate::disclosure::Disclosure;
use crate::parts::words::{level, overall_level};
use crate::parts::{about, colophon, left_out, register_in_short, rules, why_in_short};
use crate::pictures;
use crate::report::{Options, Report};

/// How a portfolio came along: the levels over days, and for each step what changed and what caused it. What the levels rest on is told of
/// the last snapshot.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf::{Framework, Language, Policy, Portfolio};
/// use maatstaf_progress::Progress;
/// use maatstaf_report::{Options, documents};
/// let text = include_str!("../../../../examples/portfolios/internal-coach-practitioner/portfolio.json");
/// let portfolio = Portfolio::open(text, Framework::by_id)?;
/// let progress = Progress::of_days(&portfolio, &[date(2025, 6, 30), date(2026, 6, 30)], &Policy::standard())?;
/// let report = documents::progress(&progress, &Options::new(Language::Nl));
/// assert!(report.markdown().contains("Van 2025-06-30 tot 2026-06-30"));
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn progress(progress: &Progress, options: &Options) -> Report {
    let language = options.language;
    let (document, framework) = (progress.document(), progress.framework());
    let disclosure = Disclosure::of(options.include.iter().copied());
    let mut report = Report {
        language,
        written_in: None,
        title: say!(language, "Progress", "Voortgang"),
        about: Vec::new(),
        lead: lead(&document, framework, language),
        sections: vec![course(progress, &document, language), steps(progress, language)],
        colophon: Vec::new(),
        disclosure,
    };
    if let Some(last) = progress.estimates().last() {
        of_last(&mut report, last, &document);
    }
    report.sections.push(left_out(&report.disclosure, language));
    report
}

/// What is told of the last snapshot: what its levels rest on, under which rules, and who made the report from what.
fn of_last(report: &mut Report, last: &Estimate, document: &ProgressDocument) {
    let (language, portfolio, origin) = (report.language, last.portfolio(), last.origin());
    let day = origin.portfolio.as_of;
    let mut why = why_in_short(last, Lane::Estimate, language).on_new_page();
    why.title = say!(language, "Why, as of {day}", "Waarom, op {day}");
    let mut register = register_in_short(portfolio, language);
    register.title = say!(language, "The evidence, as of {day}", "Het bewijs, op {day}");
    let framework = portfolio.framework();
    report.sections.extend([
        why,
        register,
        snapshots(document, framework, language),
        rules(last.policy().document(), framework, language),
    ]);
    report.about = about(&origin, framework, portfolio.document().target.as_deref(), language);
    report.colophon = colophon(&origin, &document.statement, language);
}

/// The overall level at the first and at the last snapshot.
fn lead(document: &ProgressDocument, framework: &Framework, language: Language) -> Vec<Block> {
    let last = document.snapshots.len().saturating_sub(1);
    let ends = [(0, document.snapshots.first()), (last, document.snapshots.last())];
    let told = |(at, snapshot): (usize, Option<&SnapshotDocument>)| {
        let snapshot = snapshot?;
        let LaneLevels { floor, estimate, ceiling } = &snapshot.overall;
        let name = |id: &Option<String>| whole((at, last), id.as_deref(), framework, language);
        let certain = say!(language, "; certain: ", "; zeker: ");
        let possible = say!(language, "; possible: ", "; mogelijk: ");
        let fact = name(estimate).and(certain).and(name(floor)).and(possible).and(name(ceiling));
        Some((snapshot.as_of.to_string(), fact))
    };
    let facts = ends.into_iter().filter_map(told).collect();
    vec![Block::Facts(facts), Block::Note(Inline::text(document.statement.to(language)))]
}

/// An overall level at a snapshot: the last one leads to what it rests on, each earlier one to the step that starts there.
fn whole((at, last): (usize, usize), id: Option<&str>, framework: &Framework, language: Language) -> Inline {
    if at == last {
        return overall_level(framework, id, language);
    }
    Inline::link(Anchor::new(format!("steps-{}", at + 1)), level(framework, id, language))
}

/// The picture, with the levels over days in a table that leads to what explains them.
fn course(progress: &Progress, document: &ProgressDocument, language: Language) -> Section {
    let framework = progress.framework();
    let mut picture = pictures::progress(document, framework, language);
    let page = progress.page(language);
    let table = page.blocks().iter().find_map(|block| match block {
        PageBlock::Table { head, rows } => Some((head, rows)),
        _ => None,
    });
    if let Some((head, rows)) = table {
        picture.data = levels(head, rows, framework, language);
    }
    let section = Section::new("course", say!(language, "The levels over days", "De niveaus door de tijd"))
        .figure(picture);
    let notes = before_steps(&page).filter_map(|block| match block {
        PageBlock::Note(note) => Some(note),
        _ => None,
    });
    notes.fold(section, |section, note| section.note(note))
}

/// The levels over days: the last day leads to what its levels rest on, each earlier one to the step that starts there.
fn levels(head: &[String], rows: &[Row], framework: &Framework, language: Language) -> Table {
    let wholes = rows.len().saturating_sub(framework.categories().len());
    let last = head.len().saturating_sub(1);
    let row = |(at, row): (usize, &Row)| {
        let category = at.checked_sub(wholes).and_then(|at| framework.categories().get(at));
        let place = category.map_or_else(|| Anchor::new("overall"), |id| Anchor::why(id, None));
        let cells = row.cells.iter().enumerate().map(|(column, cell)| match column {
            0 => Inline::link(place.clone(), cell.as_str()),
            column if column == last => Inline::link(place.clone(), cell.as_str()),
            column => Inline::link(Anchor::new(format!("steps-{column}")), cell.as_str()),
        });
        TableRow::new(cells).signed(row.sign)
    };
    let caption = say!(language, "Levels over days", "Niveaus door de tijd");
    Table::new(caption, head.iter().map(String::as_str)).rows(rows.iter().enumerate().map(row))
}

/// Each step with what moved and why, as the answer words it.
fn steps(progress: &Progress, language: Language) -> Section {
    let page = progress.page(language);
    let head = before_steps(&page).count();
    // The statement at its end stands in the colophon.
    let steps = page.blocks().len().saturating_sub(head + 1);
    let steps = page.blocks().iter().skip(head).take(steps).cloned().fold(Page::new(), Page::with);
    Section::new("steps", say!(language, "What changed", "Wat er veranderde")).page(&steps)
}

/// What stands on the page before its first step, which has the second title.
fn before_steps(page: &Page) -> impl Iterator<Item = &PageBlock> {
    let mut titles = 0;
    page.blocks().iter().take_while(move |block| {
        titles += u8::from(matches!(block, PageBlock::Title(_)));
        titles < 2
    })
}

/// What was read at each snapshot.
fn snapshots(document: &ProgressDocument, framework: &Framework, language: Language) -> Section {
    let title = say!(language, "The snapshots", "De momentopnamen");
    let columns = [
        say!(language, "Day", "Dag"),
        say!(language, "Estimate", "Schatting"),
        say!(language, "Portfolio read (SHA-256)", "Gelezen portfolio (SHA-256)"),
    ];
    let last = document.snapshots.len().saturating_sub(1);
    let row = |(at, snapshot): (usize, &SnapshotDocument)| {
        TableRow::new([
            Inline::text(snapshot.as_of.to_string()),
            whole((at, last), snapshot.overall.estimate.as_deref(), framework, language),
            Inline::from(Span::Code(snapshot.digest.clone())),
        ])
    };
    let rows = document.snapshots.iter().enumerate().map(row);
    Section::new("snapshots", title.as_str()).table(Table::new(title, columns).rows(rows))
}
