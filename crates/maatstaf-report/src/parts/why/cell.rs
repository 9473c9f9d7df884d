//! One category at one level: the rule, what there is, what is missing, and each claim.

use std::collections::BTreeMap;

use maatstaf::{CellDocument, ClaimName, CounterDocument, LevelDocument, Status, Why};
use maatstaf_document::{Sign, say};

use super::{Writer, verdict};
use crate::Block;
use crate::content::{Anchor, Inline, Item, Section, Span, Table, TableRow};
use crate::parts::{Key, claim, key, words};

/// What a counter made of a claim.
#[derive(Clone, Copy)]
enum Taken {
    Credit(u8),
    Passed(Why),
}

/// A claim in both counters.
struct Seen<'d> {
    claim: &'d ClaimName,
    breadth: Option<Taken>,
    depth: Option<Taken>,
}

impl Writer<'_> {
    /// One cell. `at` is its level, `next` the level that the category has not reached.
    pub(super) fn cell(
        &self,
        category: &str,
        (at, next): (usize, usize),
        (cell, asked): (&CellDocument, &LevelDocument),
        statuses: &BTreeMap<Key<'_>, Status>,
    ) -> Section {
        let language = self.language;
        let level = self.framework.level_name(&cell.level, language);
        let title = format!("{level}: {}", verdict(cell, language));
        let section = Section::new(Anchor::why(category, Some(&cell.level)).id(), title);
        if cell.carried {
            return section.paragraph(&say!(
                language,
                "No indicator applies here, so this level asks for nothing beyond the one below it.",
                "Hier geldt geen enkele indicator, dus dit niveau vraagt niets boven het niveau eronder."
            ));
        }
        let mut section = section.with(Block::Facts(self.facts(at, cell, asked)));
        if cell.holds && at > next {
            section = section.paragraph(&say!(
                language,
                "It is met here and does not count yet: a level below it is not met.",
                "Het is hier gehaald en telt nog niet: een niveau eronder is niet gehaald."
            ));
        }
        let rows = seen(cell);
        if !rows.is_empty() {
            section = section.table(self.claims(cell, &rows, statuses));
        }
        let open = if at == next { self.unshown(category, cell) } else { Vec::new() };
        if open.is_empty() {
            return section;
        }
        section
            .paragraph(&say!(
                language,
                "Indicators of this level that no claim fills yet:",
                "Indicatoren van dit niveau die nog geen claim vult:"
            ))
            .with(Block::List(open))
    }

    fn facts(&self, at: usize, cell: &CellDocument, asked: &LevelDocument) -> Vec<(String, Inline)> {
        let language = self.language;
        let (rule, threshold) = (self.rule(at, cell), self.threshold(asked));
        let rules = Inline::link(Anchor::new("rules"), threshold);
        let (found, missing) = (self.found(cell), self.missing(at, cell));
        vec![
            (say!(language, "Asked for", "Gevraagd"), Inline::text(rule)),
            (say!(language, "Threshold", "Drempel"), rules),
            (say!(language, "There is", "Er is"), Inline::from(Span::Strong(found))),
            (say!(language, "Missing", "Ontbreekt"), Inline::text(missing)),
        ]
    }

    /// What the cell asks.
    fn rule(&self, at: usize, cell: &CellDocument) -> String {
        let (language, least, need) = (self.language, self.least(at), cell.breadth.need);
        let breadth = match need {
            1 => say!(
                language,
                "breadth: one aspect with a credit of at least {least}",
                "breedte: één aspect met een krediet van minstens {least}"
            ),
            _ => say!(
                language,
                "breadth: {need} different aspects, each with a credit of at least {least}",
                "breedte: {need} verschillende aspecten, elk met een krediet van minstens {least}"
            ),
        };
        match cell.depth.need {
            0 => breadth,
            need => say!(
                language,
                "{breadth}; depth: {need} in credit over different occasions",
                "{breadth}; diepte: {need} aan krediet over verschillende gelegenheden"
            ),
        }
    }

    /// Where the breadth that is asked for comes from.
    fn threshold(&self, asked: &LevelDocument) -> String {
        let (language, share) = (self.language, self.policy.breadth.share_percent);
        match asked.indicators {
            0 => say!(
                language,
                "no indicator applies, so an equivalent practice is asked for",
                "er geldt geen indicator, dus er wordt een gelijkwaardige praktijk gevraagd"
            ),
            1 => say!(language, "one indicator applies", "er geldt één indicator"),
            count => say!(
                language,
                "{count} indicators apply, of which {share} % at most is asked for",
                "er gelden {count} indicatoren, waarvan hooguit {share} % gevraagd wordt"
            ),
        }
    }

    fn found(&self, cell: &CellDocument) -> String {
        let of = |counter: &CounterDocument| words::of(counter.have, counter.need, self.language);
        let (breadth, depth) = (of(&cell.breadth), of(&cell.depth));
        say!(self.language, "breadth {breadth}, depth {depth}", "breedte {breadth}, diepte {depth}")
    }

    fn missing(&self, at: usize, cell: &CellDocument) -> String {
        let (language, least) = (self.language, self.least(at));
        let lack = |counter: &CounterDocument| counter.need.saturating_sub(counter.have);
        let mut lacks = Vec::new();
        match lack(&cell.breadth) {
            0 => {}
            1 => lacks.push(say!(
                language,
                "one more aspect with a credit of at least {least}",
                "nog één aspect met een krediet van minstens {least}"
            )),
            more => lacks.push(say!(
                language,
                "{more} more aspects with a credit of at least {least}",
                "nog {more} aspecten met een krediet van minstens {least}"
            )),
        }
        match lack(&cell.depth) {
            0 => {}
            more => lacks.push(say!(
                language,
                "{more} more in credit, from occasions that do not count in full yet",
                "nog {more} aan krediet, uit gelegenheden die nog niet ten volle tellen"
            )),
        }
        if lacks.is_empty() { say!(language, "nothing", "niets") } else { lacks.join("; ") }
    }

    /// Every claim that one of the counters looked at: first what counted, then what was passed over.
    fn claims(&self, cell: &CellDocument, rows: &[Seen<'_>], statuses: &BTreeMap<Key<'_>, Status>) -> Table {
        let language = self.language;
        let counts = |seen: &&Seen<'_>| {
            [seen.breadth, seen.depth].into_iter().any(|taken| matches!(taken, Some(Taken::Credit(_))))
        };
        let (counted, passed): (Vec<_>, Vec<_>) = rows.iter().partition(counts);
        let row = |seen: &Seen<'_>, sign: Sign| {
            let status = statuses.get(&key(seen.claim)).map(|status| words::status(*status, language));
            let cells = [
                Inline::from(Span::Code(seen.claim.evidence.clone())),
                claim(seen.claim, self.framework, language),
                Inline::text(self.taken(seen.breadth, |_| 1)),
                Inline::text(self.taken(seen.depth, |credit| credit)),
                Inline::text(status.unwrap_or_default()),
            ];
            TableRow::new(cells).signed(sign)
        };
        let together = [
            say!(language, "Together", "Samen"),
            String::new(),
            words::of(cell.breadth.have, cell.breadth.need, language),
            words::of(cell.depth.have, cell.depth.need, language),
            String::new(),
        ];
        let sign = Sign::Met.mark();
        let caption = say!(
            language,
            "What counted ({sign}) and what was passed over",
            "Wat meetelde ({sign}) en wat niet"
        );
        let columns = [
            say!(language, "Evidence", "Bewijsstuk"),
            say!(language, "Claim", "Claim"),
            say!(language, "Breadth", "Breedte"),
            say!(language, "Depth", "Diepte"),
            say!(language, "Assessors", "Assessoren"),
        ];
        Table::new(caption, columns)
            .rows(counted.iter().map(|seen| row(seen, Sign::Met)))
            .rows(passed.iter().map(|seen| row(seen, Sign::Plain)))
            .row(TableRow::new(together))
    }

    fn taken(&self, taken: Option<Taken>, adds: impl Fn(u8) -> u8) -> String {
        match taken {
            Some(Taken::Credit(credit)) => adds(credit).to_string(),
            Some(Taken::Passed(why)) => why.sentence(self.language),
            None => "–".to_owned(),
        }
    }

    /// The indicators of a cell that apply and that no counted claim shows.
    fn unshown(&self, category: &str, cell: &CellDocument) -> Vec<Item> {
        let language = self.language;
        let away = &self.portfolio.document().not_applicable;
        let shown =
            |number: &u16| cell.breadth.counted.iter().any(|one| one.claim.indicator == Some(*number));
        let applies = |number: &&u16| !away.iter().any(|declared| declared.indicator == **number);
        let open = self.framework.cell(category, &cell.level).unwrap_or_default().iter();
        open.filter(applies)
            .filter(|number| !shown(number))
            .map(|number| {
                let summary = self.framework.wording(language).indicators.get(number);
                let summary = summary.map_or("", |wording| &wording.summary);
                let name = say!(language, "CI {number}", "VI {number}");
                Item::new(Inline::from(Span::Strong(name)).and(format!(" {summary}")))
            })
            .collect()
    }
}

/// The claims of both counters, each once, in the order of their names.
fn seen(cell: &CellDocument) -> Vec<Seen<'_>> {
    let mut rows: BTreeMap<Key<'_>, Seen<'_>> = BTreeMap::new();
    for (counter, is_breadth) in [(&cell.breadth, true), (&cell.depth, false)] {
        let counted = counter.counted.iter().map(|one| (&one.claim, Taken::Credit(one.credit)));
        let skipped = counter.skipped.iter().map(|one| (&one.claim, Taken::Passed(one.why)));
        for (claim, taken) in counted.chain(skipped) {
            let row = rows.entry(key(claim)).or_insert(Seen { claim, breadth: None, depth: None });
            *(if is_breadth { &mut row.breadth } else { &mut row.depth }) = Some(taken);
        }
    }
    rows.into_values().collect()
}
