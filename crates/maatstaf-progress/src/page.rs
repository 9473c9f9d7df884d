//! Progress laid out for a reader.

use maatstaf::{HaveNeed, Lane, statement};
use maatstaf_document::{Language, Page, Row, Sign, first_few, say};

use crate::change::Change;
use crate::document::{
    CategoryChange, CategorySnapshot, LevelChange, Mover, MoverKind, OverallChange, ProgressDocument,
    SnapshotDocument, StepDocument,
};
use crate::moves::LANES;
use crate::progress::Progress;
use crate::sentence::{lane, lanes as lanes_in_words, level, moved, told};

impl Progress {
    /// The table of levels over days, and then each step with what moved and why.
    ///
    /// # Example
    /// ```
    /// use jiff::civil::date;
    /// use maatstaf::{Evidence, Framework, Language, Policy, Portfolio, Verification};
    /// use maatstaf_progress::Progress;
    /// let mut talk = Evidence::new("talk", "A closing talk").verified(Verification::Artefact).shows(28).shows(29);
    /// talk.happened = Some(date(2026, 5, 4));
    /// let mut portfolio = Portfolio::new(Framework::emcc());
    /// portfolio.add(talk)?.add(Evidence::new("form", "A form").shows(30))?;
    /// let progress = Progress::of_days(&portfolio, &[date(2026, 3, 31), date(2026, 6, 30)], &Policy::standard())?;
    /// let page = progress.page(Language::En).to_markdown();
    /// assert!(page.contains("- Evaluation: estimate and possible up from not yet evidenced to Foundation\n  \
    ///     - `talk` happened since (CI 28 and CI 29); this alone makes the difference: estimate and possible\n"));
    /// # Ok::<(), maatstaf::DocumentError>(())
    /// ```
    pub fn page(&self, language: Language) -> Page {
        let document = self.document();
        let holder = &document.holder;
        let days = document.snapshots.iter().map(|snapshot| snapshot.as_of.to_string());
        let head = [say!(language, "Category", "Categorie")].into_iter().chain(days);
        let title = say!(language, "Progress of {holder}", "Voortgang van {holder}");
        let page = Page::new()
            .title(title)
            .table(head, self.rows(&document, language))
            .note(say!(
                language,
                "Per category the estimated level. In brackets: the breadth and the depth that there is of what the next level asks.",
                "Per categorie het geschatte niveau. Tussen haakjes: de breedte en de diepte die er is van wat het volgende niveau vraagt."
            ));
        let page = if document.steps.iter().any(|step| step.from == step.to) {
            page.note(say!(
                language,
                "Snapshots of one day stand in the order in which they were given.",
                "Momentopnamen van dezelfde dag staan in de volgorde waarin je ze gaf."
            ))
        } else {
            page
        };
        let page = document.steps.iter().fold(page, |page, step| page.followed_by(self.step(step, language)));
        page.note(statement().to(language))
    }

    fn rows(&self, document: &ProgressDocument, language: Language) -> Vec<Row> {
        let framework = self.framework();
        let row = |name: String, cell: &dyn Fn(&SnapshotDocument) -> String| {
            Row::new([name].into_iter().chain(document.snapshots.iter().map(cell)))
        };
        let overall = |of: Lane| {
            let lane = lane(of, language);
            let name = say!(language, "Overall, {lane}", "Het geheel, {lane}");
            row(name, &|snapshot| level(framework, snapshot.overall.in_lane(of), language))
        };
        let category = |(at, id): (usize, &String)| {
            row(framework.category_name(id, language).to_owned(), &|snapshot| {
                snapshot.categories.get(at).map(|one| self.cell(one, language)).unwrap_or_default()
            })
        };
        let categories = framework.categories().iter().enumerate().map(category);
        LANES.into_iter().map(overall).chain(categories).collect()
    }

    /// The level, and how much there is of what the next one asks.
    fn cell(&self, category: &CategorySnapshot, language: Language) -> String {
        let level = level(self.framework(), category.levels.estimate.as_deref(), language);
        let Some(next) = category.next.as_ref().filter(|next| !next.carried) else { return level };
        let part = |counter: HaveNeed| format!("{}/{}", counter.estimate.min(counter.need), counter.need);
        format!("{level} ({}, {})", part(next.breadth), part(next.depth))
    }

    fn step(&self, step: &StepDocument, language: Language) -> Page {
        let (from, to) = (step.from, step.to);
        let page = Page::new().title(say!(language, "From {from} to {to}", "Van {from} tot {to}"));
        if step.changes.is_empty() {
            return page.paragraph(say!(
                language,
                "Nothing changed that can count.",
                "Er veranderde niets dat kan tellen."
            ));
        }
        let page = match &step.overall {
            Some(overall) => self.overall(overall, page, language),
            None => page.item(
                Sign::Plain,
                say!(language, "Overall: no level moved", "Het geheel: geen niveau verschoof"),
            ),
        };
        let page =
            step.categories.iter().fold(page, |page, category| self.category(category, page, language));
        rest(step, page, language)
    }

    fn overall(&self, overall: &OverallChange, page: Page, language: Language) -> Page {
        let moved = moved(self.framework(), &overall.before, &overall.after, language);
        let mut page = page.item(Sign::Plain, say!(language, "Overall: {moved}", "Het geheel: {moved}"));
        for mover in &overall.movers {
            page = page.detail(self.mover(mover, language));
        }
        for cause in &overall.causes {
            page = page.detail(cause.sentence(language));
        }
        together(&overall.together, page, language)
    }

    /// A category or gate that moved too, and whether the overall level hangs on it.
    fn mover(&self, mover: &Mover, language: Language) -> String {
        let name = match mover.what {
            MoverKind::Category => self.framework().category_name(&mover.name, language).to_owned(),
            MoverKind::Gate => gate(&mover.name, language),
        };
        if mover.decides.is_empty() {
            return say!(language, "{name} moved with it", "{name} verschoof mee");
        }
        let lanes = lanes_in_words(&mover.decides, language);
        say!(
            language,
            "it hangs on {name}: had that stayed where it was, so had this ({lanes})",
            "het hangt aan {name}: was dat gebleven waar het was, dan dit ook ({lanes})"
        )
    }

    fn category(&self, change: &CategoryChange, page: Page, language: Language) -> Page {
        let name = self.framework().category_name(&change.category, language);
        let moved = moved(self.framework(), &change.before, &change.after, language);
        let what = if moved.is_empty() { self.counters(change, language) } else { moved };
        let mut page = page.item(Sign::Plain, format!("{name}: {what}"));
        for cause in &change.causes {
            page = page.detail(cause.sentence(language));
        }
        for cause in &change.against {
            let told = told(cause.kind, cause.evidence.as_deref(), cause.indicator, &cause.claims, language);
            page = page.detail(say!(language, "the other way: {told}", "de andere kant op: {told}"));
        }
        together(&change.together, page, language)
    }

    /// What happened, on the way to the next level, to the counters where no level moved.
    fn counters(&self, change: &CategoryChange, language: Language) -> String {
        let reached = self.framework().height(change.after.estimate.as_deref());
        let next = self.framework().levels().get(reached);
        let Some(LevelChange { before, after }) =
            change.levels.iter().find(|one| Some(&one.after.level) == next)
        else {
            return say!(language, "no level moved, counters did", "geen niveau verschoof, tellers wel");
        };
        let name = self.framework().level_name(&after.level, language);
        let part = |old: HaveNeed, new: HaveNeed| {
            format!("{}/{} → {}/{}", old.estimate, old.need, new.estimate, new.need)
        };
        let (breadth, depth) = (part(before.breadth, after.breadth), part(before.depth, after.depth));
        say!(
            language,
            "no level moved; for {name} breadth {breadth}, depth {depth}",
            "geen niveau verschoof; voor {name} breedte {breadth}, diepte {depth}"
        )
    }
}

/// What moved nothing, and what was not tried.
fn rest(step: &StepDocument, mut page: Page, language: Language) -> Page {
    let idle = step.without_effect.iter().filter_map(|at| step.changes.get(*at));
    let told = |one: &Change| told(one.kind, one.evidence.as_deref(), one.indicator, &one.claims, language);
    let idle: Vec<String> = idle.map(told).collect();
    if !idle.is_empty() {
        let list = first_few(idle, language);
        page = page.item(Sign::Plain, say!(language, "Without effect: {list}", "Zonder gevolg: {list}"));
    }
    let untried = step.untried;
    if untried == 0 {
        return page;
    }
    page.note(say!(
        language,
        "There are so many changes that {untried} were not tried apart.",
        "Er zijn zoveel veranderingen dat er {untried} niet apart zijn geprobeerd."
    ))
}

/// That no single change makes the difference.
fn together(lanes: &[Lane], page: Page, language: Language) -> Page {
    if lanes.is_empty() {
        return page;
    }
    let lanes = lanes_in_words(lanes, language);
    page.detail(say!(
        language,
        "no single change makes the difference; together they do: {lanes}",
        "geen verandering geeft alleen de doorslag; samen wel: {lanes}"
    ))
}

/// What a gate counts.
fn gate(name: &str, language: Language) -> String {
    match name {
        "contexts" => say!(language, "the number of contexts", "het aantal contexten"),
        "kinds" => say!(language, "the kinds of evidence", "de soorten bewijs"),
        _ => say!(language, "the confirmed occasions", "de bevestigde gelegenheden"),
    }
}
