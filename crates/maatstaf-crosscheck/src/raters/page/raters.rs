//! Each assessor: what stands out, and by which rule.

use maatstaf_document::{Language, Page, Row, Sign, say};

use super::figures::{number, out_of, part, signed};
use crate::raters::answer::RatersAnswer;
use crate::raters::effects::{RaterAnswer, SeverityCall};

impl RatersAnswer {
    pub(super) fn raters_page(&self, page: Page, language: Language) -> Page {
        let mut page = page.title(say!(language, "Each assessor", "Elke assessor"));
        let flagged: Vec<String> = self.raters.iter().flat_map(|rater| self.flags(rater, language)).collect();
        if flagged.is_empty() {
            page = page.item(
                Sign::Plain,
                say!(language, "Nobody stands out by these rules.", "Niemand valt op volgens deze regels."),
            );
        }
        let page = flagged.into_iter().fold(page, |page, flag| page.item(Sign::Plain, flag));
        if self.raters.is_empty() {
            return page;
        }
        let head = [
            say!(language, "Assessor", "Assessor"),
            say!(language, "People", "Personen"),
            say!(language, "Judgements", "Oordelen"),
            say!(language, "Severity in levels (95%)", "Strengheid in niveaus (95%)"),
            say!(language, "Between categories", "Tussen categorieën"),
            say!(language, "Spread", "Spreiding"),
            say!(language, "Equal to others", "Gelijk aan anderen"),
            say!(language, "At most one apart", "Hooguit één verschil"),
            say!(language, "Rasch, in logits", "Rasch, in logits"),
        ];
        let page = page.table(head, self.raters.iter().map(|rater| cells(rater, language)));
        self.missing(page, language).note(self.rule(language)).note(say!(
            language,
            "Severity above 0 means lower judgements than the panel's mean; its error takes cells as separate. Between categories and spread are variances over those of the others on the same cells: 1 is like the others. The Rasch column is advisory: a second opinion on severity, used for nothing.",
            "Strengheid boven 0 betekent lagere oordelen dan het gemiddelde van het panel; de foutmarge neemt cellen als los van elkaar. De kolommen tussen categorieën en spreiding zijn varianties gedeeld door die van de anderen op dezelfde cellen: 1 is zoals de anderen. De kolom Rasch is een advies: een tweede mening over strengheid, die nergens voor dient."
        ))
    }

    /// What stands out about an assessor.
    fn flags(&self, rater: &RaterAnswer, language: Language) -> Vec<String> {
        let (who, rules) = (&rater.assessor, &self.rules);
        let mut flags = Vec::new();
        if let (Some(call), Some(value)) = (rater.severity.call, rater.severity.value) {
            let by = number(value.abs(), 2, language);
            let error = number(rater.severity.standard_error.unwrap_or_default(), 2, language);
            flags.push(match call {
                SeverityCall::Severe => say!(
                    language,
                    "{who} is severe: {by} of a level below the panel's mean (standard error {error})",
                    "{who} is streng: {by} niveau onder het gemiddelde van het panel (standaardfout {error})"
                ),
                SeverityCall::Lenient => say!(
                    language,
                    "{who} is lenient: {by} of a level above the panel's mean (standard error {error})",
                    "{who} is mild: {by} niveau boven het gemiddelde van het panel (standaardfout {error})"
                ),
            });
        }
        if let (true, Some(ratio)) = (rater.halo.flagged, rater.halo.ratio) {
            let (ratio, most) = (super::percent(ratio), rules.halo_percent);
            flags.push(say!(
                language,
                "{who} shows halo: the variance between categories of one person is {ratio} of the others', and the rule is below {most}%",
                "{who} toont een halo: de variantie tussen categorieën van één persoon is {ratio} van die bij de anderen, en de regel is onder {most}%"
            ));
        }
        if let (true, Some(ratio)) = (rater.central.flagged, rater.central.ratio) {
            let (ratio, most) = (super::percent(ratio), rules.central_percent);
            flags.push(say!(
                language,
                "{who} keeps to the middle: the variance of the judgements is {ratio} of the others', and the rule is below {most}%",
                "{who} blijft in het midden: de variantie van de oordelen is {ratio} van die van de anderen, en de regel is onder {most}%"
            ));
        }
        flags
    }

    /// The rules by which somebody stands out.
    fn rule(&self, language: Language) -> String {
        let rules = &self.rules;
        let level = part(rules.severity_hundredths, 100.0, 2, language);
        let errors = part(rules.severity_tenths_of_error, 10.0, 1, language);
        let (halo, halo_people) = (rules.halo_percent, rules.halo_people);
        let (central, people) = (rules.central_percent, rules.least_people);
        say!(
            language,
            "The rules: severe or lenient from {level} of a level and {errors} standard errors away from the panel's mean, and not below {people} people; halo below {halo}% of the others' variance between categories of one person, from {halo_people} people on; keeping to the middle below {central}% of the others' variance, from {people} people on.",
            "De regels: streng of mild vanaf {level} niveau en {errors} standaardfouten van het gemiddelde van het panel, en niet onder {people} personen; halo onder {halo}% van de variantie die de anderen tussen categorieën van één persoon zien, vanaf {halo_people} personen; in het midden onder {central}% van de variantie van de anderen, vanaf {people} personen."
        )
    }

    /// Why a column is empty; each reason once.
    fn missing(&self, mut page: Page, language: Language) -> Page {
        let columns = [
            (say!(language, "severity", "strengheid"), self.reasons(|one| one.severity.reason.as_ref())),
            (
                say!(language, "between categories", "tussen categorieën"),
                self.reasons(|one| one.halo.reason.as_ref()),
            ),
            (say!(language, "spread", "spreiding"), self.reasons(|one| one.central.reason.as_ref())),
            (say!(language, "Rasch", "Rasch"), self.reasons(|one| one.rasch.reason.as_ref())),
        ];
        for (column, reasons) in columns {
            for reason in reasons {
                let reason = reason.to(language);
                page = page.item(
                    Sign::Plain,
                    say!(language, "no value for {column}: {reason}", "geen waarde voor {column}: {reason}"),
                );
            }
        }
        page
    }

    fn reasons<'a>(
        &'a self,
        of: impl Fn(&'a RaterAnswer) -> Option<&'a maatstaf_document::Text>,
    ) -> Vec<&'a maatstaf_document::Text> {
        let mut reasons = Vec::new();
        for reason in self.raters.iter().filter_map(of) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

fn cells(rater: &RaterAnswer, language: Language) -> Row {
    let dash = || "–".to_owned();
    let severity = rater.severity.value.map_or_else(dash, |value| {
        let value = signed(value, language);
        rater.severity.interval.map_or(value.clone(), |interval| {
            let (low, high) = (signed(interval.lower, language), signed(interval.upper, language));
            say!(language, "{value} ({low} to {high})", "{value} ({low} tot {high})")
        })
    });
    let ratio = |ratio: Option<f64>| ratio.map_or_else(dash, |ratio| number(ratio, 2, language));
    let matches = &rater.with_others;
    Row::new([
        rater.assessor.clone(),
        rater.people.to_string(),
        rater.ratings.to_string(),
        severity,
        ratio(rater.halo.ratio),
        ratio(rater.central.ratio),
        out_of(matches.exact, matches.pairs, language),
        out_of(matches.within_one, matches.pairs, language),
        rater.rasch.severity.map_or_else(dash, |value| signed(value, language)),
    ])
}
