//! A word of its own in the place of everything that somebody wrote, to see what goes out.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use maatstaf::{ClaimName, Portfolio, SelfRating};
use maatstaf_report::Part;

use crate::samples;

/// Gives out canaries: for the same text of the same part the same one.
#[derive(Default)]
struct Aviary {
    given: BTreeMap<(Part, String), String>,
    number: usize,
}

impl Aviary {
    /// A new canary.
    fn new_one(&mut self, part: Part) -> String {
        self.number += 1;
        let at = self.number.to_string();
        self.one_for(part, &at)
    }

    /// The canary that stands for a text, so that what was equal stays equal.
    fn one_for(&mut self, part: Part, text: &str) -> String {
        let next = self.given.len();
        let name = || format!("canary-{}-{next}-end", part.id());
        self.given.entry((part, text.to_owned())).or_insert_with(name).clone()
    }
}

/// A sample in which every free text is a canary, and all canaries. A remark for oneself is one of no part.
pub(crate) fn planted(name: &str) -> Result<(Portfolio, BTreeSet<String>), Box<dyn Error>> {
    let mut aviary = Aviary::default();
    let portfolio = samples::changed(name, |document| {
        document.comment = Some("canary-comment-end".to_owned());
        document.ledger = None;
        let categories = samples::sample(name).map(|one| one.framework().categories().to_vec());
        let ratings = categories.unwrap_or_default().into_iter().map(|category| SelfRating {
            category,
            level: None,
            reason: Some(aviary.new_one(Part::Rationales)),
        });
        document.self_rating = ratings.collect();
        for declared in &mut document.not_applicable {
            declared.reason = aviary.new_one(Part::Rationales);
        }
        let mut themes: Vec<(ClaimName, String)> = Vec::new();
        for item in &mut document.evidence {
            item.title = aviary.new_one(Part::Titles);
            item.text = aviary.new_one(Part::Texts);
            item.comment = Some("canary-comment-end".to_owned());
            item.client = Some(aviary.new_one(Part::Clients));
            item.context = Some(aviary.new_one(Part::Contexts));
            item.occasion = item.occasion.take().map(|text| aviary.one_for(Part::Contexts, &text));
            let id = item.id.clone();
            for claim in &mut item.claims {
                claim.rationale = Some(aviary.new_one(Part::Rationales));
                if claim.indicator.is_none() {
                    let old = ClaimName::new(&id, claim);
                    let theme = aviary.new_one(Part::Contexts);
                    claim.theme = Some(theme.clone());
                    themes.push((old, theme));
                }
            }
        }
        for verdict in &mut document.verdicts {
            verdict.reason = aviary.new_one(Part::Reasons);
            verdict.assessor = aviary.one_for(Part::Assessors, &verdict.assessor);
            let theme = themes.iter().find(|(claim, _)| {
                claim.evidence == verdict.evidence
                    && claim.indicator == verdict.indicator
                    && claim.category == verdict.category
                    && claim.level == verdict.level
                    && claim.theme == verdict.theme
            });
            verdict.theme = theme.map(|(_, theme)| theme.clone());
        }
    })?;
    Ok((portfolio, aviary.given.into_values().collect()))
}

/// The canaries of a part.
pub(crate) fn of(planted: &BTreeSet<String>, part: Part) -> BTreeSet<String> {
    let start = format!("canary-{}-", part.id());
    planted.iter().filter(|canary| canary.starts_with(&start)).cloned().collect()
}

/// The canaries that are heard in a text.
pub(crate) fn heard(text: &str) -> BTreeSet<String> {
    let after = text.split("canary-").skip(1);
    after.filter_map(|rest| rest.split("-end").next()).map(|name| format!("canary-{name}-end")).collect()
}
