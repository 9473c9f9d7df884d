//! Readiness in words.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maatstaf_document::{Language, Page, Row, Sign, say};
use maatstaf_practice::hours;

use crate::measure::{Amount, Unit};
use crate::readiness::{FigureReadiness, LevelReadiness, Readiness, RequirementReadiness, State};
use crate::scheme::{Role, Scheme};

impl State {
    /// The sign of the state.
    pub fn sign(self) -> Sign {
        match self {
            Self::Met => Sign::Met,
            Self::Unsure => Sign::Unsure,
            Self::Unknown => Sign::Unknown,
            Self::Unmet => Sign::Unmet,
        }
    }
}

impl Amount {
    /// The amount in words: `83 of 100 hours`.
    pub fn words(self, language: Language) -> String {
        let show = |number: u64| match self.unit {
            Unit::Minutes => hours(number, language),
            Unit::Months => years(number, language),
            _ => number.to_string(),
        };
        let (have, need) = (show(self.have), show(self.need));
        let unit = match self.unit {
            Unit::Minutes => say!(language, " hours", " uur"),
            Unit::Months => say!(language, " years", " jaar"),
            Unit::Clients => say!(language, " clients", " cliënten"),
            Unit::Entries => String::new(),
            Unit::Kinds => say!(language, " kinds", " soorten"),
            Unit::Quarters => say!(language, " quarters", " kwartalen"),
            Unit::Years => say!(language, " years with enough", " jaren met genoeg"),
            Unit::Percent => "%".to_owned(),
        };
        say!(language, "{have} of {need}{unit}", "{have} van {need}{unit}")
    }
}

/// Months as years, with the months that are over.
fn years(months: u64, language: Language) -> String {
    let (years, rest) = (months / 12, months % 12);
    if rest == 0 {
        years.to_string()
    } else {
        say!(language, "{years} years {rest} months", "{years} jaar {rest} maanden")
    }
}

impl Readiness {
    /// One level for a reader: have and need per requirement, what lapses and what is still to come.
    pub fn page(&self, scheme: &Scheme, level: &str, language: Language) -> Page {
        let Some(readiness) = self.level(level) else { return Page::new() };
        let name = scheme.level(level).map_or(level, |level| level.name.to(language));
        let (scheme_name, as_of) = (scheme.document().name.to(language), self.as_of);
        let title = say!(
            language,
            "{scheme_name}, {name}, as of {as_of}",
            "{scheme_name}, {name}, peildatum {as_of}"
        );
        let head = [
            say!(language, "Asked", "Gevraagd"),
            say!(language, "Have and need", "Wat er is en wat er moet zijn"),
            say!(language, "Standing of the figure", "Status van het cijfer"),
            say!(language, "Until, or by when", "Tot wanneer, of vanaf wanneer"),
        ];
        let rows = readiness.requirements.iter().flat_map(|one| rows(one, language));
        let page = Page::new().title(title).table(head, rows);
        let page = readiness.conclusion(page, scheme, self.as_of, language);
        self.left_out(page, scheme, language)
    }
}

impl Readiness {
    /// Where the figures of a level come from: the sources that it names.
    pub fn sources_page(&self, scheme: &Scheme, level: &str, language: Language) -> Page {
        let Some(level) = self.level(level) else { return Page::new() };
        let figures = level.requirements.iter().flat_map(|one| &one.figures);
        let used: BTreeSet<&String> = figures.flat_map(|figure| &figure.sources).collect();
        let page = Page::new().title(say!(language, "Sources", "Bronnen"));
        let sources = scheme.document().sources.iter().filter(|source| used.contains(&source.id));
        sources.fold(page, |page, source| page.note(source.line(language)))
    }

    /// What the scheme's counting profile does not count.
    fn left_out(&self, page: Page, scheme: &Scheme, language: Language) -> Page {
        let counting = &scheme.document().counting;
        self.left_out.iter().fold(page, |page, (reason, minutes)| {
            let (hours, words) = (hours(*minutes, language), reason.words());
            let words = words.to(language);
            page.item(
                Sign::Plain,
                say!(
                    language,
                    "not counted under `{counting}`: {hours} hours ({words})",
                    "niet meegeteld volgens `{counting}`: {hours} uur ({words})"
                ),
            )
        })
    }
}

/// A row for each figure of a requirement; only the first names it.
fn rows(requirement: &RequirementReadiness, language: Language) -> Vec<Row> {
    let mut name = requirement.name.to(language).to_owned();
    if requirement.role == Role::Route {
        name += &say!(language, " (not needed; shortens the way)", " (niet nodig; verkort de weg)");
    }
    let figures = requirement.figures.iter().enumerate();
    let step = requirement.step;
    let row = |(at, figure): (usize, &FigureReadiness)| {
        let sign = match figure.amount {
            None => Sign::Unknown,
            Some(amount) if amount.met() => Sign::Met,
            // Nobody lacks what is not needed.
            Some(_) if requirement.role == Role::Route => Sign::Plain,
            Some(_) => Sign::Unmet,
        };
        let have = figure.amount.map_or_else(
            || {
                say!(
                    language,
                    "nobody published this figure: give it with --figure",
                    "dit cijfer is nergens gepubliceerd: geef het op met --figure"
                )
            },
            |amount| amount.words(language),
        );
        let name = if at == 0 {
            name.clone()
        } else {
            say!(language, "  or, by another source", "  of, volgens een andere bron")
        };
        Row::signed(sign, [name, have, standing(figure, language), when(figure, step, language)])
    };
    figures.map(row).collect()
}

fn standing(figure: &FigureReadiness, language: Language) -> String {
    figure.standing.map_or_else(
        || say!(language, "given by you", "door jou opgegeven"),
        |standing| standing.origin(&figure.sources, language),
    )
}

fn when(figure: &FigureReadiness, step: bool, language: Language) -> String {
    match (figure.amount.map(Amount::met), figure.lapses, figure.reached) {
        (Some(true), Some(day), _) => say!(language, "until {day}", "tot {day}"),
        (Some(false), _, Some(day)) => say!(language, "from {day} at this pace", "vanaf {day} in dit tempo"),
        (Some(false), _, None) if step => say!(language, "a step to take", "een stap om te zetten"),
        (Some(false), _, None) => {
            say!(language, "not within ten years at this pace", "niet binnen tien jaar in dit tempo")
        }
        _ => String::new(),
    }
}

impl LevelReadiness {
    fn conclusion(&self, page: Page, scheme: &Scheme, as_of: Date, language: Language) -> Page {
        let page = self.renewed(page, scheme, as_of, language).item(self.state.sign(), self.said(language));
        let steps = self.requirements.iter().filter(|one| self.steps.contains(&one.id));
        steps.fold(page, |page, step| {
            let step = step.name.to(language);
            page.detail(say!(language, "to do: {step}", "te doen: {step}"))
        })
    }

    /// Of a renewal: which award it renews.
    fn renewed(&self, page: Page, scheme: &Scheme, as_of: Date, language: Language) -> Page {
        match (self.award, self.award_until) {
            (Some(award), Some(until)) if until < as_of => page.item(
                Sign::Unmet,
                say!(
                    language,
                    "the award of {award} ended on {until}: ask whether it can still be renewed",
                    "de toekenning van {award} eindigde op {until}: vraag of die nog te verlengen is"
                ),
            ),
            (Some(award), Some(until)) => page.item(
                Sign::Plain,
                say!(
                    language,
                    "renews the award of {award}, which holds until {until}",
                    "verlengt de toekenning van {award}, die geldt tot en met {until}"
                ),
            ),
            _ if scheme.document().renews.is_some() => page.item(
                Sign::Unmet,
                say!(
                    language,
                    "the ledger holds no award at this level that could be renewed",
                    "het logboek bevat geen toekenning op dit niveau om te verlengen"
                ),
            ),
            _ => page,
        }
    }

    fn said(&self, language: Language) -> String {
        let (met, all) = self.met();
        match (self.state, self.until, self.from) {
            (State::Met, Some(day), _) => say!(
                language,
                "Practice is complete: {met} of {all}. If nothing is added, something of it lapses on {day}.",
                "De praktijk is compleet: {met} van {all}. Als er niets bij komt, vervalt er iets op {day}."
            ),
            (State::Met, None, _) => {
                say!(
                    language,
                    "Practice is complete: {met} of {all}.",
                    "De praktijk is compleet: {met} van {all}."
                )
            }
            (State::Unsure, ..) => say!(
                language,
                "{met} of {all}; the rest is met by one figure and not by another. Ask the body which one holds.",
                "{met} van {all}; de rest is volgens het ene cijfer gehaald en volgens het andere niet. Vraag de organisatie welk cijfer geldt."
            ),
            (State::Unknown, ..) => say!(
                language,
                "{met} of {all}; of the rest nobody published the figure. Ask the body, and give it with --figure.",
                "{met} van {all}; van de rest is het cijfer nergens gepubliceerd. Vraag het de organisatie en geef het op met --figure."
            ),
            (State::Unmet, _, Some(day)) => say!(
                language,
                "{met} of {all}. Going on as in the last twelve months, what comes of itself is there on {day}.",
                "{met} van {all}. Als het doorgaat zoals in de laatste twaalf maanden, is wat vanzelf komt er op {day}."
            ),
            (State::Unmet, _, None) => say!(
                language,
                "{met} of {all}. Something of the rest does not come within ten years by going on as in the last twelve months.",
                "{met} van {all}. Iets van de rest komt er niet binnen tien jaar door zo door te gaan als in de laatste twaalf maanden."
            ),
        }
    }
}
