//! An answer laid out for a reader.

mod contested;
mod marks;
mod settlement;
mod tables;

use maatstaf_document::{Language, Page, Sign, first_few, say};

use crate::assessment::JudgedLevel;
use crate::crosscheck::CrosscheckAnswer;
use crate::groups::AspectGroup;
use crate::levels::Lanes;
use crate::members::{AssessmentAnswer, AssessorAnswer};

impl CrosscheckAnswer {
    /// The answer laid out in a language: what is contested first, and of that what decides a level.
    ///
    /// # Example
    /// ```
    /// use maatstaf::{Framework, Policy, Portfolio};
    /// use maatstaf_crosscheck::{Crosscheck, PanelRules};
    /// use maatstaf_document::Language;
    /// let portfolio = Portfolio::new(Framework::emcc());
    /// let answer = Crosscheck::new(portfolio, vec![], Policy::standard(), PanelRules::standard(), None)?.answer();
    /// assert!(answer.page(Language::En).to_markdown().contains("Nobody has assessed this portfolio yet."));
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn page(&self, language: Language) -> Page {
        self.head(language)
            .followed_by(contested::contested(self, language))
            .followed_by(tables::categories(self, language))
            .followed_by(tables::levels(self, language))
            .followed_by(self.claims(language))
            .followed_by(self.agreements(language))
            .followed_by(settlement::settlement(self, language))
            .note(self.statement.to(language))
    }

    fn head(&self, language: Language) -> Page {
        let holder = &self.origin.portfolio.holder;
        let page = Page::new().title(say!(
            language,
            "Assessments side by side: {holder}",
            "Beoordelingen naast elkaar: {holder}"
        ));
        let page = match &self.target {
            Some(target) => {
                let level = self.known.level_name(target, language);
                page.paragraph(say!(language, "Applied for: {level}.", "Aangevraagd: {level}."))
            }
            None => page,
        };
        if self.assessors.is_empty() {
            return page.paragraph(say!(
                language,
                "Nobody has assessed this portfolio yet.",
                "Nog niemand heeft dit portfolio beoordeeld."
            ));
        }
        let page = self.assessors.iter().fold(page, |page, one| {
            let page = page.item(Sign::Plain, self.introduced(one, language));
            match one.assessment.as_ref().filter(|one| !one.seen.same) {
                Some(assessment) => page.detail(another_version(assessment, language)),
                None => page,
            }
        });
        match (self.hidden, self.revealed) {
            (true, _) => page.note(say!(
                language,
                "The self-rating and other assessors stay hidden until this assessor has judged.",
                "De zelfbeoordeling en andere assessoren blijven verborgen tot deze assessor heeft geoordeeld."
            )),
            (false, false) => page.note(say!(
                language,
                "Not every blind assessment has had its reveal: do not show this to assessors yet.",
                "Nog niet elke blinde assessor heeft inzage gehad: laat dit nog niet aan assessoren zien."
            )),
            (false, true) => page,
        }
    }

    /// One assessor in a line: how they judged, how much, and what they recommend.
    fn introduced(&self, one: &AssessorAnswer, language: Language) -> String {
        let name = &one.assessor;
        let ruled = one.verdicts.accepted + one.verdicts.rejected;
        let claims = ruled + one.verdicts.not_ruled_on;
        let Some(assessment) = &one.assessment else {
            return say!(
                language,
                "{name}: verdicts in the portfolio alone, {ruled} of {claims} claims ruled on",
                "{name}: alleen oordelen in het portfolio, over {ruled} van {claims} claims"
            );
        };
        let (judged, of) = (assessment.judged, self.categories.len());
        let how = match (assessment.blind, assessment.revealed_on, assessment.changed) {
            (false, ..) => say!(language, "not blind", "niet blind"),
            (true, None, _) => say!(language, "blind", "blind"),
            (true, Some(_), 0) => {
                say!(language, "blind, nothing changed after the reveal", "blind, na inzage niets gewijzigd")
            }
            (true, Some(_), changed) => {
                say!(
                    language,
                    "blind, {changed} changed after the reveal",
                    "blind, na inzage {changed} gewijzigd"
                )
            }
        };
        let mut line = say!(
            language,
            "{name}: {how}; {judged} of {of} categories judged, {ruled} of {claims} claims ruled on",
            "{name}: {how}; {judged} van {of} categorieën en {ruled} van {claims} claims beoordeeld"
        );
        let recommended = assessment.holistic.as_ref().and_then(|whole| whole.recommends.as_deref());
        if let Some(rule) = recommended.and_then(|id| self.rules.decisions.iter().find(|rule| rule.id == id))
        {
            let decision = rule.name.to(language);
            line += &say!(language, "; recommends: {decision}", "; adviseert: {decision}");
        }
        line
    }

    fn claims(&self, language: Language) -> Page {
        let names = match language {
            Language::En => [
                "claimed and accepted",
                "claimed and contested",
                "claimed and not settled by a ruling yet",
                "claimed and rejected",
                "accepted though not claimed: worth claiming",
                "neither claimed nor accepted",
            ],
            Language::Nl => [
                "geclaimd en aanvaard",
                "geclaimd en betwist",
                "geclaimd en nog zonder beslissend oordeel",
                "geclaimd en afgewezen",
                "aanvaard maar niet geclaimd: de moeite waard om te claimen",
                "niet geclaimd en niet aanvaard",
            ],
        };
        let title = say!(language, "What is claimed, what is accepted", "Wat geclaimd en wat aanvaard is");
        let signs = [Sign::Met, Sign::Unsure, Sign::Unknown, Sign::Unmet, Sign::Unsure, Sign::Plain];
        let groups = names.into_iter().zip(signs).zip(self.groups.all());
        groups.filter(|(_, group)| group.count > 0).fold(
            Page::new().title(title),
            |page, ((name, sign), group)| {
                let (count, which) = (group.count, group.named(language));
                page.item(sign, format!("{name}: {count} ({which})"))
            },
        )
    }

    fn agreements(&self, language: Language) -> Page {
        let (before, after) = (&self.agreement.before_reveal, &self.agreement.after_reveal);
        if after.pairs == 0 {
            return Page::new();
        }
        let title = say!(language, "How far assessors agree", "Hoever assessoren het eens zijn");
        let (pairs, exact, near) = (before.pairs, before.exact, before.within_one);
        let page = Page::new().title(title).item(
            Sign::Plain,
            say!(
                language,
                "two assessors on one category: {exact} of {pairs} times the same level, {near} times at most one apart",
                "twee assessoren over één categorie: {exact} van {pairs} keer hetzelfde niveau, {near} keer hooguit één verschil"
            ),
        );
        let page = if before == after {
            page
        } else {
            let (pairs, exact, near) = (after.pairs, after.exact, after.within_one);
            page.item(
                Sign::Plain,
                say!(
                    language,
                    "after the reveal: {exact} of {pairs} the same, {near} at most one apart",
                    "na inzage: {exact} van {pairs} hetzelfde, {near} hooguit één verschil"
                ),
            )
        };
        page.note(self.agreement.no_coefficient.to(language))
    }

    /// The name of a level that somebody judged.
    fn judged(&self, judged: &JudgedLevel, language: Language) -> String {
        if let Some(level) = &judged.level {
            return self.known.level_name(level, language).to_owned();
        }
        let lowest = self.known.levels().first().map_or("", |id| self.known.level_name(id, language));
        say!(language, "below {lowest}", "onder {lowest}")
    }

    /// The name of a level that somebody judged, or a dash.
    fn judged_or_dash(&self, judged: Option<&JudgedLevel>, language: Language) -> String {
        judged.map_or_else(|| "–".to_owned(), |judged| self.judged(judged, language))
    }

    /// The name of a level that the evidence supports, or that there is none.
    fn reached(&self, level: Option<&str>, language: Language) -> String {
        match level {
            Some(id) => self.known.level_name(id, language).to_owned(),
            None => say!(language, "none yet", "nog geen"),
        }
    }

    /// The estimate, with floor and ceiling when these differ.
    fn lanes(&self, lanes: &Lanes, language: Language) -> String {
        let [floor, estimate, ceiling] = [&lanes.floor, &lanes.estimate, &lanes.ceiling]
            .map(|level| self.reached(level.as_deref(), language));
        if lanes.floor == lanes.ceiling { estimate } else { format!("{estimate} [{floor} – {ceiling}]") }
    }
}

/// What changed since an assessor saw the portfolio, and what is left out for it.
fn another_version(assessment: &AssessmentAnswer, language: Language) -> String {
    let seen = &assessment.seen;
    let mut parts = Vec::new();
    let mut note = |ids: &[String], said: &dyn Fn(String) -> String| {
        if !ids.is_empty() {
            let names = ids.iter().map(|id| format!("`{id}`")).collect();
            parts.push(said(first_few(names, language)));
        }
    };
    note(&seen.changed, &|ids| say!(language, "changed: {ids}", "gewijzigd: {ids}"));
    note(&seen.gone, &|ids| say!(language, "gone: {ids}", "verdwenen: {ids}"));
    note(&seen.added, &|ids| say!(language, "added: {ids}", "toegevoegd: {ids}"));
    if seen.rest_changed {
        parts.push(say!(
            language,
            "something besides the evidence changed",
            "er is ook iets anders dan bewijs gewijzigd"
        ));
    }
    let (parts, left_out) = (parts.join("; "), assessment.left_out.len());
    match left_out {
        0 => say!(
            language,
            "saw another version of the portfolio ({parts})",
            "zag een andere versie van het portfolio ({parts})"
        ),
        1 => say!(
            language,
            "saw another version of the portfolio ({parts}); one verdict is left out for it",
            "zag een andere versie van het portfolio ({parts}); één oordeel telt daarom niet mee"
        ),
        _ => say!(
            language,
            "saw another version of the portfolio ({parts}); {left_out} verdicts are left out for it",
            "zag een andere versie van het portfolio ({parts}); {left_out} oordelen tellen daarom niet mee"
        ),
    }
}

impl AspectGroup {
    /// The first few, indicators before equivalent practice.
    fn named(&self, language: Language) -> String {
        let numbers = self.indicators.iter().map(|number| say!(language, "CI {number}", "VI {number}"));
        let themes = self.equivalent.iter().map(|practice| match &practice.theme {
            Some(theme) => say!(language, "“{theme}”", "‘{theme}’"),
            None => say!(language, "equivalent practice", "gelijkwaardige praktijk"),
        });
        first_few(numbers.chain(themes).collect(), language)
    }
}
