//! What a crosswalk must hold to. Messages quote ids that the frameworks have, and never free text.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Framework, Lane, Problem};
use maatstaf_document::{MOST_PROBLEMS, Text, is_id, text, unknown_name, version};

use crate::document::{CrosswalkDocument, Edge, LevelEdge};
use crate::relation::Relation;

/// The most sources that a crosswalk may name. This is this project's choice.
const MOST_SOURCES: usize = 200;

/// The document with its two frameworks, or every problem of it, in its own order.
pub(crate) fn checked(
    document: CrosswalkDocument,
    find: impl Fn(&str) -> Option<Framework>,
) -> Result<(CrosswalkDocument, Framework, Framework), Vec<Problem>> {
    let mut found = head(&document);
    let (from, to) = (find(&document.from), find(&document.to));
    for (path, framework) in [("from", &from), ("to", &to)] {
        if framework.is_none() {
            let message = text!("this framework is not known", "dit raamwerk is niet bekend");
            found.push(Problem::new("unknown-framework", path, message));
        }
    }
    let (Some(from), Some(to)) = (from, to) else { return Err(found) };
    let known = document.sources.iter().take(MOST_SOURCES).map(|one| one.id.clone()).collect();
    let mut check = Check { document: &document, from: &from, to: &to, known, found };
    check.levels();
    check.edges();
    check.without();
    let found = check.found;
    if found.is_empty() { Ok((document, from, to)) } else { Err(found) }
}

/// What does not need the frameworks.
fn head(document: &CrosswalkDocument) -> Vec<Problem> {
    let mut found: Vec<Problem> =
        version("maatstaf_crosswalk", document.maatstaf_crosswalk).into_iter().collect();
    let mut ids = BTreeSet::new();
    let sources = document.sources.iter().enumerate().map(|(at, one)| (format!("sources[{at}].id"), &one.id));
    for (path, id) in [("id".to_owned(), &document.id)].into_iter().chain(sources.take(MOST_SOURCES)) {
        if !is_id(id) {
            let message = text!(
                "an id is 1 to 64 letters, digits, `-`, `_` or `.`",
                "een id is 1 tot 64 letters, cijfers, `-`, `_` of `.`"
            );
            found.push(Problem::new("bad-id", path, message));
        } else if path != "id" && !ids.insert(id) {
            let message = text!("there is already a source `{id}`", "er is al een bron `{id}`");
            found.push(Problem::new("doubled-id", path, message));
        }
    }
    if document.sources.len() > MOST_SOURCES {
        let message =
            text!("there are more than {MOST_SOURCES} sources", "er zijn meer dan {MOST_SOURCES} bronnen");
        found.push(Problem::new("too-many", "sources", message));
    }
    if document.from == document.to {
        let message = text!("it goes to where it starts", "dit komt uit waar het begint");
        found.push(Problem::new("to-itself", "to", message));
    }
    if document.author.trim().is_empty() {
        let message = text!("who drew it up must stand here", "hier moet staan wie dit opstelde");
        found.push(Problem::new("missing-author", "author", message));
    }
    let carry = document.carry;
    let first: [Lane; 2] = [carry.narrower, carry.broader];
    if first.iter().any(|lane| carry.equal > *lane || *lane > carry.partial) {
        let message = text!(
            "a closer type counts no later than a looser one",
            "een nauwer type telt niet later dan een losser"
        );
        found.push(Problem::new("bad-carry", "carry", message));
    }
    found
}

/// Where an edge begins or ends, as far as that tells it from others: an indicator has one level only.
type Unit<'d> = (&'d str, Option<&'d str>, Option<u16>);

struct Check<'d> {
    document: &'d CrosswalkDocument,
    from: &'d Framework,
    to: &'d Framework,
    /// The ids of the sources.
    known: Vec<String>,
    found: Vec<Problem>,
}

impl Check<'_> {
    /// Whether there are as many problems as are listed, so that a hostile text takes no more time.
    fn is_full(&self) -> bool {
        self.found.len() >= MOST_PROBLEMS
    }

    fn report(&mut self, code: &'static str, path: impl Into<String>, message: Text) {
        self.found.push(Problem::new(code, path, message));
    }

    /// What every edge must have: a reason once it is decided, and a source that exists.
    fn grounds(&mut self, path: &str, relation: Option<Relation>, note: &Text, source: Option<&str>) {
        if relation.is_some() && note.en.trim().is_empty() && note.nl.trim().is_empty() {
            let message = text!("an edge with a type says why", "een lijn met een type zegt waarom");
            self.report("missing-note", format!("{path}.note"), message);
        }
        if let Some(source) = source {
            self.found.extend(unknown_name(&format!("{path}.source"), source, &self.known));
        }
    }

    fn levels(&mut self) {
        let mut pairs = Pairs::default();
        for (at, edge) in self.document.levels.iter().enumerate() {
            if self.is_full() {
                return;
            }
            let path = format!("levels[{at}]");
            self.found.extend(unknown_name(&format!("{path}.from"), &edge.from, self.from.levels()));
            self.found.extend(unknown_name(&format!("{path}.to"), &edge.to, self.to.levels()));
            self.grounds(&path, edge.relation, &edge.note, edge.source.as_deref());
            self.found.extend(pairs.add(
                &path,
                ("", Some(&edge.from), None),
                ("", Some(&edge.to), None),
                edge.relation,
            ));
        }
        // Doubled edges are refused, so that a sound document has at most 64 of them.
        let decided =
            self.document.levels.iter().enumerate().filter(|(_, edge)| edge.relation.is_some()).take(64);
        let heights = |(at, edge): (usize, &LevelEdge)| {
            (at, self.from.height(Some(&edge.from)), self.to.height(Some(&edge.to)))
        };
        let known: Vec<_> = decided.map(heights).filter(|(_, low, high)| *low > 0 && *high > 0).collect();
        for (at, low, high) in &known {
            if known.iter().any(|(_, from, to)| from < low && to > high) {
                let message = text!(
                    "a lower level goes higher: levels may not cross",
                    "een lager niveau gaat hoger: niveaus mogen niet kruisen"
                );
                self.report("crossed-levels", format!("levels[{at}]"), message);
            }
        }
    }

    fn edges(&mut self) {
        let mut pairs = Pairs::default();
        for (at, edge) in self.document.edges.iter().enumerate() {
            if self.is_full() {
                return;
            }
            let path = format!("edges[{at}]");
            self.place(&format!("{path}.from"), self.from, &edge.from.category, edge.from.level.as_deref());
            self.place(&format!("{path}.to"), self.to, &edge.to.category, edge.to.level.as_deref());
            for (position, number) in edge.from.indicators.iter().enumerate() {
                let place = format!("{path}.from.indicators[{position}]");
                self.indicator(&place, self.from, *number, (&edge.from.category, edge.from.level.as_deref()));
                if self.is_full() {
                    return;
                }
            }
            if let Some(number) = edge.to.indicator {
                let place = format!("{path}.to.indicator");
                self.indicator(&place, self.to, number, (&edge.to.category, edge.to.level.as_deref()));
            }
            self.grounds(&path, edge.relation, &edge.note, edge.source.as_deref());
            for unit in units(edge) {
                self.found.extend(pairs.add(&path, unit, end(edge), edge.relation));
                if self.is_full() {
                    return;
                }
            }
        }
    }

    fn place(&mut self, path: &str, framework: &Framework, category: &str, level: Option<&str>) {
        self.found.extend(unknown_name(&format!("{path}.category"), category, framework.categories()));
        if let Some(level) = level {
            self.found.extend(unknown_name(&format!("{path}.level"), level, framework.levels()));
        }
    }

    fn indicator(&mut self, path: &str, framework: &Framework, number: u16, cell: (&str, Option<&str>)) {
        let id = framework.id();
        let Some(indicator) = framework.indicator(number) else {
            let message =
                text!("framework `{id}` has no CI {number}", "raamwerk `{id}` heeft geen VI {number}");
            return self.report("unknown-indicator", path, message);
        };
        let (category, level) = cell;
        if indicator.category != category || level.is_some_and(|level| level != indicator.level) {
            let (category, level) = (&indicator.category, &indicator.level);
            let message = text!(
                "CI {number} stands elsewhere: at {category}/{level}",
                "VI {number} staat elders: op {category}/{level}"
            );
            self.report("elsewhere", path, message);
        }
    }

    fn without(&mut self) {
        let decided: BTreeSet<&str> = self
            .document
            .edges
            .iter()
            .filter(|edge| edge.relation.is_some())
            .map(|edge| edge.from.category.as_str())
            .collect();
        let mut seen = BTreeSet::new();
        for (at, without) in self.document.without.iter().enumerate() {
            if self.is_full() {
                return;
            }
            let path = format!("without[{at}].category");
            let category = without.category.as_str();
            self.found.extend(unknown_name(&path, category, self.from.categories()));
            if decided.contains(category) || !seen.insert(category) {
                let message = text!(
                    "it is here twice, or has an edge too",
                    "dit staat er twee keer, of heeft ook een lijn"
                );
                self.report("contradictory-edges", path, message);
            }
        }
    }
}

/// The places that an edge is about on the side of the evidence: each of its indicators by itself.
fn units(edge: &Edge) -> Vec<Unit<'_>> {
    let (category, level) = (edge.from.category.as_str(), edge.from.level.as_deref());
    if edge.from.indicators.is_empty() {
        return vec![(category, level, None)];
    }
    edge.from.indicators.iter().map(|number| (category, None, Some(*number))).collect()
}

fn end(edge: &Edge) -> Unit<'_> {
    let level = edge.to.level.as_deref().filter(|_| edge.to.indicator.is_none());
    (&edge.to.category, level, edge.to.indicator)
}

/// The edges seen so far, to find doubled, contradictory and many-sided equal ones.
#[derive(Default)]
struct Pairs<'d> {
    seen: BTreeMap<(Unit<'d>, Unit<'d>), Option<Relation>>,
    equal_from: BTreeSet<Unit<'d>>,
    equal_to: BTreeSet<Unit<'d>>,
}

impl<'d> Pairs<'d> {
    fn add(
        &mut self,
        path: &str,
        from: Unit<'d>,
        to: Unit<'d>,
        relation: Option<Relation>,
    ) -> Option<Problem> {
        if let Some(before) = self.seen.insert((from, to), relation) {
            return Some(if before == relation {
                let message = text!("this edge stands here twice", "deze lijn staat hier twee keer");
                Problem::new("doubled-edge", path, message)
            } else {
                let message = text!("another edge says otherwise", "een andere lijn zegt iets anders");
                Problem::new("contradictory-edges", path, message)
            });
        }
        if relation != Some(Relation::Equal) {
            return None;
        }
        let (first_from, first_to) = (self.equal_from.insert(from), self.equal_to.insert(to));
        let message =
            text!("a place can be equal to one place only", "een plaats kan maar aan één plaats gelijk zijn");
        let help = text!("a place equals one place only", "een plaats is aan één plaats gelijk");
        (!first_from || !first_to).then(|| Problem::new("equal-to-two", path, message).help(help))
    }
}
