//! A cohort of assessors, laid out for a reader.

mod figures;
mod people;
mod raters;

use maatstaf_document::{Language, Page, Row, Sign, say};

use super::agreement::Statistic;
use super::answer::{NotCountedWhy, RatersAnswer};
use figures::{number, out_of, percent, signed};

impl RatersAnswer {
    /// The answer for a reader: who agrees with whom, who stands out and by which rule, and what no number here can say.
    pub fn page(&self, language: Language) -> Page {
        let title = say!(language, "Assessors beside each other", "Assessoren naast elkaar");
        let page = Page::new().title(title).paragraph(self.headline(language));
        let page = self.limits(page, language);
        let page = self.raters_page(page, language);
        let page = self.contested_page(page, language);
        let page = self.adjustment_page(page, language);
        let page = self.coefficients(page, language);
        let page = self.pairs_page(page, language);
        let page = self.holder_page(page, language);
        self.notes(page, language)
    }

    /// One sentence: how much there is, how often assessors agree, and the headline coefficient or why there is none.
    pub fn headline(&self, language: Language) -> String {
        let counts = &self.counts;
        let much = match language {
            Language::En => [
                figures::count(counts.raters, "assessor", "assessors"),
                figures::count(counts.people, "person", "people"),
                figures::count(counts.cells, "cell", "cells"),
            ],
            Language::Nl => [
                figures::count(counts.raters, "assessor", "assessoren"),
                figures::count(counts.people, "persoon", "personen"),
                figures::count(counts.cells, "cel", "cellen"),
            ],
        };
        let (much, agreed) = (much.join(", "), self.agreed(language));
        format!("{much}: {agreed}")
    }

    fn agreed(&self, language: Language) -> String {
        let matches = &self.agreement.matches;
        let (pairs, exact, near) = (matches.pairs, matches.exact, matches.within_one);
        let (Some(same), Some(within)) = (matches.exact_share, matches.within_one_share) else {
            return say!(
                language,
                "no cell was judged by two assessors, so nothing can be said of agreement.",
                "geen cel is door twee assessoren beoordeeld, dus over overeenstemming valt niets te zeggen."
            );
        };
        let (same, within, coefficient) = (percent(same), percent(within), self.coefficient(language));
        say!(
            language,
            "of {pairs} pairs of judgements {exact} are equal ({same}) and {near} equal or one level apart ({within}); {coefficient}.",
            "van {pairs} paren oordelen zijn er {exact} gelijk ({same}) en {near} gelijk of één niveau uit elkaar ({within}); {coefficient}."
        )
    }

    fn coefficient(&self, language: Language) -> String {
        let Some((headline, value)) = self.agreement.headline() else {
            let none = say!(language, "no coefficient of agreement", "geen coëfficiënt voor overeenstemming");
            let reason = self.agreement.statistics.first().and_then(|first| first.reason.as_ref());
            let reason = self.agreement.silent.as_ref().or(reason);
            return reason.map_or(none, |reason| reason.to(language).to_owned());
        };
        let (name, value) = (headline.measure.name(), number(value, 2, language));
        let name = name.to(language);
        let interval = headline.interval.map(|interval| {
            let (low, high) = (number(interval.lower, 2, language), number(interval.upper, 2, language));
            say!(
                language,
                " (95% interval over people: {low} to {high})",
                " (95%-interval over personen: {low} tot {high})"
            )
        });
        format!("{name}: {value}{}", interval.unwrap_or_default())
    }

    /// What was left out, and what makes the rest less certain.
    fn limits(&self, mut page: Page, language: Language) -> Page {
        for one in &self.not_counted {
            let (assessor, person) = (&one.assessor, &one.person);
            page = page.item(
                Sign::Plain,
                match one.why {
                    NotCountedWhy::NotBlind => say!(
                        language,
                        "not counted: {assessor} on {person}, since it was not made blind",
                        "niet meegeteld: {assessor} over {person}, want dit was niet blind"
                    ),
                    NotCountedWhy::NothingJudged => say!(
                        language,
                        "not counted: {assessor} on {person}, since no category is judged in it",
                        "niet meegeteld: {assessor} over {person}, want er is geen categorie in beoordeeld"
                    ),
                },
            );
        }
        for person in &self.different_versions {
            page = page.item(
                Sign::Plain,
                say!(
                    language,
                    "the assessors of {person} saw different versions of the portfolio, so they may differ for that reason",
                    "de assessoren van {person} zagen verschillende versies van het portfolio, dus ze kunnen daardoor verschillen"
                ),
            );
        }
        page
    }

    fn coefficients(&self, page: Page, language: Language) -> Page {
        let page =
            page.title(say!(language, "Coefficients of agreement", "Coëfficiënten voor overeenstemming"));
        if let Some(silent) = &self.agreement.silent {
            return page.item(Sign::Plain, silent.to(language)).note(say!(
                language,
                "On so little a coefficient can come out almost anywhere, and would be believed.",
                "Op zo weinig kan een coëfficiënt bijna overal uitkomen, en wordt hij toch geloofd."
            ));
        }
        let head = [
            say!(language, "Coefficient", "Coëfficiënt"),
            say!(language, "Value", "Waarde"),
            say!(language, "Cells", "Cellen"),
            say!(language, "What it means", "Wat het betekent"),
        ];
        let rows = self.agreement.statistics.iter().map(|one| row(one, language));
        let judged = self.whole_sentence(language);
        let page = page.table(head, rows).note(say!(
            language,
            "The first is the headline: it allows for levels being ordered, for missing judgements and for any number of assessors, and expects as much chance agreement as the levels given would bring about. Its interval draws people anew, since cells of one person go together.",
            "De eerste is het hoofdcijfer: hij houdt rekening met de volgorde van niveaus, met ontbrekende oordelen en met elk aantal assessoren, en rekent met het toeval dat bij de gegeven niveaus hoort. Het interval trekt steeds opnieuw personen, want cellen van één persoon horen bij elkaar."
        ));
        judged.into_iter().fold(page, |page, line| page.item(Sign::Plain, line))
    }

    /// Agreement on people as a whole.
    fn whole_sentence(&self, language: Language) -> Vec<String> {
        let named = [
            (
                &self.whole.judged,
                say!(
                    language,
                    "Overall level by the policy from each assessor's own judgements",
                    "Totaalniveau volgens het beleid, uit de eigen oordelen van elke assessor"
                ),
            ),
            (
                &self.whole.holistic,
                say!(
                    language,
                    "Level that assessors gave the whole",
                    "Niveau dat assessoren aan het geheel gaven"
                ),
            ),
        ];
        let line = |(matches, what): (&super::Matches, String)| {
            let (pairs, exact, near) = (matches.pairs, matches.exact, matches.within_one);
            (pairs > 0).then(|| {
                say!(
                    language,
                    "{what}: of {pairs} pairs {exact} are equal and {near} equal or one level apart.",
                    "{what}: van {pairs} paren zijn er {exact} gelijk en {near} gelijk of één niveau uit elkaar."
                )
            })
        };
        named.into_iter().filter_map(line).collect()
    }

    fn pairs_page(&self, page: Page, language: Language) -> Page {
        if self.pairs.is_empty() {
            return page;
        }
        let page = page.title(say!(language, "Two by two", "Twee aan twee"));
        let head = [
            say!(language, "Assessors", "Assessoren"),
            say!(language, "Equal", "Gelijk"),
            say!(language, "At most one apart", "Hooguit één verschil"),
            say!(language, "Kappa", "Kappa"),
            say!(language, "Linear", "Lineair"),
            say!(language, "Quadratic", "Kwadratisch"),
            say!(language, "First less second", "Eerste min tweede"),
        ];
        let rows = self.pairs.iter().map(|pair| {
            let matches = &pair.matches;
            let of = |part: usize| out_of(part, matches.pairs, language);
            let value = |at: usize| {
                let value = pair.statistics.get(at).and_then(|one| one.value);
                value.map_or_else(|| "–".to_owned(), |value| number(value, 2, language))
            };
            let difference = pair.difference.as_ref().map_or_else(
                || "–".to_owned(),
                |one| {
                    let (bias, lower, upper) = (
                        signed(one.bias, language),
                        signed(one.lower, language),
                        signed(one.upper, language),
                    );
                    say!(language, "{bias} ({lower} to {upper})", "{bias} ({lower} tot {upper})")
                },
            );
            let names = format!("{}, {}", pair.first, pair.second);
            Row::new([
                names,
                of(matches.exact),
                of(matches.within_one),
                value(0),
                value(1),
                value(2),
                difference,
            ])
        });
        page.table(head, rows.collect::<Vec<_>>()).note(say!(
            language,
            "The last column is the mean difference in levels after Bland and Altman, with the limits between which about 95% of differences lie. A dash stands where the two share too few cells or people, or where a value does not exist.",
            "De laatste kolom is het gemiddelde verschil in niveaus volgens Bland en Altman, met de grenzen waar ongeveer 95% van de verschillen tussen ligt. Een streepje staat waar de twee te weinig cellen of personen delen, of waar een waarde niet bestaat."
        ))
    }

    fn notes(&self, page: Page, language: Language) -> Page {
        let (policy, rules) = (&self.policy.id, &self.rules.id);
        page.note(say!(
            language,
            "Counted are judgements made blind, as they were before the reveal. An estimate of severity supposes that somebody is as severe on one person as on the next; halo can also be a person who is the same in everything. Agreement does not say that anybody is right.",
            "Meegeteld zijn blinde oordelen, zoals ze voor de onthulling waren. Een schatting van strengheid gaat ervan uit dat iemand bij de een even streng is als bij de ander; een halo kan ook een persoon zijn die in alles gelijk is. Overeenstemming zegt niet dat iemand gelijk heeft."
        ))
        .note(say!(language, "Policy `{policy}`, rules `{rules}`.", "Beleid `{policy}`, regels `{rules}`."))
        .note(self.statement.to(language))
    }
}

fn row(one: &Statistic, language: Language) -> Row {
    let value = one.value.map_or_else(
        || one.reason.as_ref().map(|reason| reason.to(language).to_owned()).unwrap_or_default(),
        |value| {
            let value = number(value, 2, language);
            one.interval.map_or(value.clone(), |interval| {
                let (low, high) = (number(interval.lower, 2, language), number(interval.upper, 2, language));
                say!(language, "{value} ({low} to {high})", "{value} ({low} tot {high})")
            })
        },
    );
    let (name, meaning) = (one.measure.name(), one.measure.meaning());
    Row::new([name.to(language).to_owned(), value, one.cells.to_string(), meaning.to(language).to_owned()])
}
