//! What may be shown of a panel: names as they may stand, and the answer without anybody's words.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{ClaimName, Estimate, Framework, Verdict};
use maatstaf_crosscheck::{AspectGroup, ClaimGroups, Crosscheck, CrosscheckAnswer, Settlement};
use maatstaf_document::{Language, join, say};

use super::levels::Levels;
use super::numbered;
use crate::content::{Anchor, Inline, Section};
use crate::disclosure::{Disclosure, Part};

/// A panel as it may be shown.
pub(super) struct Shown<'c> {
    pub(super) crosscheck: &'c Crosscheck,
    /// The answer with names as they may stand, and without reasons. Themes are still in it.
    pub(super) answer: CrosscheckAnswer,
    /// The estimate with all verdicts.
    pub(super) estimate: Estimate,
    pub(super) language: Language,
    /// Whether themes of equivalent practice may be shown.
    pub(super) themes: bool,
    /// The pseudonyms of the assessors, in the order of the answer.
    pseudonyms: Vec<String>,
    names: Vec<String>,
    /// The answer as another crate lays it out, heading by heading.
    page: Section,
}

impl<'c> Shown<'c> {
    pub(super) fn of(crosscheck: &'c Crosscheck, language: Language, disclosure: &mut Disclosure) -> Self {
        let mut answer = crosscheck.answer();
        let estimate = crosscheck.estimate();
        // Those who ruled on claims come first, in the order of their pseudonyms: so the register of evidence numbers them too.
        let verdicts = &estimate.portfolio().document().verdicts;
        let ruled: BTreeSet<&str> = verdicts.iter().map(|verdict| verdict.assessor.as_str()).collect();
        answer.assessors.sort_by_key(|one| !ruled.contains(one.assessor.as_str()));
        let pseudonyms: Vec<String> = answer.assessors.iter().map(|one| one.assessor.clone()).collect();
        let called = called(&answer, language, disclosure);
        rename(&mut answer, &called);
        let themes = disclosure.includes(Part::Contexts);
        unclaimed_themes(&answer, language, disclosure);
        let mut told = answer.clone();
        if !themes {
            without_themes(&mut told);
        }
        Self {
            names: answer.assessors.iter().map(|one| one.assessor.clone()).collect(),
            page: Section::new("answer", "").page(&told.page(language)),
            estimate,
            crosscheck,
            answer,
            language,
            themes,
            pseudonyms,
        }
    }

    pub(super) fn framework(&self) -> &'c Framework {
        self.crosscheck.portfolio().framework()
    }

    pub(super) fn levels(&self) -> Levels<'c> {
        Levels { framework: self.framework(), language: self.language }
    }

    /// What the assessors are called, in the order of the answer.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The assessors by number from 1, with what they are called and their pseudonym.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        let pairs = self.names.iter().zip(&self.pseudonyms);
        (1..).zip(pairs).map(|(number, (name, pseudonym))| (number, name.as_str(), pseudonym.as_str()))
    }

    /// What the answer's own page says under a heading.
    pub(super) fn said(&self, title: &str) -> Option<&Section> {
        self.page.sections.iter().find(|section| section.title == title)
    }

    /// What it says first: who the assessors are, and whether this may be seen by them.
    pub(super) fn head(&self) -> Option<&Section> {
        self.page.sections.first()
    }

    /// What one assessor ruled in the end, in the order in which it is listed.
    pub(super) fn verdicts(&self, number: usize) -> impl Iterator<Item = &Verdict> {
        let pseudonym = number.checked_sub(1).and_then(|at| self.pseudonyms.get(at));
        let all = self.estimate.portfolio().document().verdicts.iter();
        all.filter(move |verdict| Some(&verdict.assessor) == pseudonym)
    }

    /// An assessor by what they are called, leading to what they ruled on a claim.
    pub(super) fn ruling_of(&self, name: &str, claim: &ClaimName) -> Inline {
        let Some(number) = self.names.iter().position(|one| one == name).map(|at| at + 1) else {
            return Inline::text(name);
        };
        match self.verdicts(number).position(|verdict| named(verdict) == *claim) {
            Some(at) => Inline::link(Self::verdict(number, at + 1), name),
            None => self.assessor(name),
        }
    }

    /// An assessor by what they are called, leading to their section.
    pub(super) fn assessor(&self, name: &str) -> Inline {
        match self.names.iter().position(|one| one == name) {
            Some(at) => Inline::link(Anchor::new(format!("assessor-{}", at + 1)), name),
            None => Inline::text(name),
        }
    }

    /// The place of a verdict.
    pub(super) fn verdict(number: usize, at: usize) -> Anchor {
        Anchor::new(format!("verdict-{number}-{at}"))
    }

    /// The place of what an assessor judged in a category.
    pub(super) fn judgement(number: usize, category: &str) -> Anchor {
        Anchor::new(format!("judged-{number}-{category}"))
    }

    /// A claim with its evidence.
    pub(super) fn claim(&self, name: &ClaimName) -> Inline {
        self.levels().claim(name, self.themes)
    }

    /// Where the reason of a verdict stands, as the register of evidence says it too.
    pub(super) fn reason_place(&self, verdict: &Verdict) -> String {
        let all = self.estimate.portfolio().document().verdicts.iter();
        let mut here: Vec<_> = all.filter(|one| one.evidence == verdict.evidence).collect();
        here.sort_by_key(|one| (one.indicator, &one.category, &one.level, &one.theme, &one.assessor));
        let number = here.iter().position(|one| *one == verdict).unwrap_or_default() + 1;
        let id = &verdict.evidence;
        say!(
            self.language,
            "evidence `{id}`, ruling {number} of its card, reason",
            "bewijsstuk `{id}`, oordeel {number} van zijn kaart, motivering"
        )
    }

    /// People in a line.
    pub(super) fn people(&self, names: &[String]) -> String {
        join(names, self.language)
    }
}

/// The claim that a verdict is on.
pub(in crate::documents) fn named(verdict: &Verdict) -> ClaimName {
    let theme = verdict.theme.as_deref().map(str::trim).filter(|theme| !theme.is_empty());
    ClaimName {
        evidence: verdict.evidence.clone(),
        indicator: verdict.indicator,
        category: verdict.category.clone(),
        level: verdict.level.clone(),
        theme: theme.map(str::to_owned),
    }
}

/// What everybody on the panel is called: by pseudonym where that may be shown, else by a number.
fn called(
    answer: &CrosscheckAnswer,
    language: Language,
    disclosure: &mut Disclosure,
) -> BTreeMap<String, String> {
    let mut called = BTreeMap::new();
    let mut call = |pseudonym: &str, number: String| {
        let shown = disclosure.show(Part::Assessors, &number, pseudonym).map(str::to_owned);
        called.insert(pseudonym.to_owned(), shown.unwrap_or(number));
    };
    for (number, one) in (1..).zip(&answer.assessors) {
        call(&one.assessor, numbered(number, language));
    }
    let settled = answer.resolution.iter();
    let records = settled.clone().flat_map(|settled| settled.records.iter().flat_map(|record| &record.by));
    let decided = settled.filter_map(|settled| settled.decision.as_ref()).flat_map(|decision| &decision.by);
    let mut others: Vec<&String> = records.chain(decided).collect();
    others.sort();
    others.dedup();
    others.retain(|name| answer.assessors.iter().all(|one| one.assessor != **name));
    for (number, name) in (1..).zip(others) {
        call(name, say!(language, "panel member {number}", "panellid {number}"));
    }
    called
}

/// Puts what people are called in place of their pseudonyms, and takes out what they wrote.
fn rename(answer: &mut CrosscheckAnswer, called: &BTreeMap<String, String>) {
    let name = |pseudonym: &mut String| {
        if let Some(shown) = called.get(pseudonym.as_str()) {
            pseudonym.clone_from(shown);
        }
    };
    answer.assessors.iter_mut().for_each(|one| name(&mut one.assessor));
    answer.categories.iter_mut().flat_map(|one| &mut one.assessors).for_each(|one| name(&mut one.assessor));
    answer.levels.judged.alone.iter_mut().for_each(|one| name(&mut one.assessor));
    answer.levels.evidence.alone.iter_mut().for_each(|one| name(&mut one.assessor));
    for claim in answer.contested.iter_mut().flat_map(|cell| &mut cell.claims) {
        for one in &mut claim.accepted_by {
            name(&mut one.assessor);
            one.reason.clear();
        }
        for one in &mut claim.rejected_by {
            name(&mut one.assessor);
            one.reason.clear();
        }
    }
    if let Some(settled) = &mut answer.resolution {
        rename_settled(settled, &name);
    }
}

fn rename_settled(settled: &mut Settlement, name: &dyn Fn(&mut String)) {
    for record in &mut settled.records {
        record.by.iter_mut().for_each(name);
        record.why.clear();
        if let Some(claim) = &mut record.claim {
            for one in &mut claim.accepted_by {
                name(&mut one.assessor);
                one.reason.clear();
            }
            for one in &mut claim.rejected_by {
                name(&mut one.assessor);
                one.reason.clear();
            }
        }
        let judged = record.category.iter_mut().flat_map(|category| &mut category.judged_by);
        judged.for_each(|one| name(&mut one.assessor));
    }
    if let Some(decision) = &mut settled.decision {
        decision.by.iter_mut().for_each(name);
        decision.why.clear();
        decision.asks.clear();
    }
}

/// Asks for the themes that assessors wrote and no claim has, so that these are counted and looked through as well.
fn unclaimed_themes(answer: &CrosscheckAnswer, language: Language, disclosure: &mut Disclosure) {
    for (number, one) in (1..).zip(&answer.assessors) {
        let who = numbered(number, language);
        let seen = one.groups.accepted_not_claimed.equivalent.iter().map(|practice| &practice.theme);
        let left_out = one.assessment.iter().flat_map(|assessment| &assessment.left_out);
        let themes = seen.chain(left_out.map(|one| &one.claim.theme)).flatten();
        for (at, theme) in (1..).zip(themes) {
            let place = say!(language, "{who}, theme {at}", "{who}, thema {at}");
            disclosure.show(Part::Contexts, &place, theme);
        }
    }
}

/// Takes the themes of equivalent practice out.
fn without_themes(answer: &mut CrosscheckAnswer) {
    for cell in &mut answer.contested {
        cell.claims.iter_mut().for_each(|claim| claim.claim.theme = None);
        cell.settled_by.iter_mut().for_each(|claim| claim.theme = None);
    }
    groups_without_themes(&mut answer.groups);
    for one in &mut answer.assessors {
        groups_without_themes(&mut one.groups);
        let left_out = one.assessment.iter_mut().flat_map(|assessment| &mut assessment.left_out);
        left_out.for_each(|one| one.claim.theme = None);
    }
    let records = answer.resolution.iter_mut().flat_map(|settled| &mut settled.records);
    records.filter_map(|record| record.claim.as_mut()).for_each(|claim| claim.claim.theme = None);
}

fn groups_without_themes(groups: &mut ClaimGroups) {
    let without = |group: &mut AspectGroup| group.equivalent.iter_mut().for_each(|one| one.theme = None);
    let not = &mut groups.claimed_not_accepted;
    let all = [
        &mut groups.claimed_and_accepted,
        &mut not.contested,
        &mut not.not_ruled_on,
        &mut not.rejected,
        &mut groups.accepted_not_claimed,
        &mut groups.neither,
    ];
    all.into_iter().for_each(without);
}
