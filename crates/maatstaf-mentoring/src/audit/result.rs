//! What an audit comes to.

use jiff::ToSpan;
use jiff::civil::Date;
use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::Serialize;

use super::answers::Have;
use super::programme::{Factor, FactorLevel, Item, Programme};
use super::score::{by_standard, gain, overall};
use super::{Audit, Tier, advice, remarks};

/// What an audit comes to: scores, what is there, what lacks and what to do first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditResult {
    /// The version of this format: 1.
    pub maatstaf_audit_result: u8,
    /// The id of the programme.
    pub programme: String,
    /// The day on which the audit is read.
    pub as_of: Date,
    /// The mean of the standards' scores.
    pub overall: Score,
    /// The score in each of the six ISMCP standards.
    pub standards: Vec<StandardResult>,
    /// Which tiers the scores meet.
    pub tiers: Vec<TierResult>,
    /// Whether a full cycle has passed.
    pub cycle: Cycle,
    /// What stands out.
    pub remarks: Vec<Remark>,
    /// What is not or not wholly there, the most valuable first.
    pub lacking: Vec<Lacking>,
    /// What is there, what is needed and what is unknown, by factor.
    pub factors: Vec<FactorResult>,
    /// The items without an answer.
    pub unanswered: Vec<ItemResult>,
    /// The programme beside others, in numbers.
    pub comparison: Vec<Comparison>,
    /// Lists to choose from or to turn to.
    pub advice: Vec<Advice>,
    /// What in this answer is this project's own choice.
    pub about: Text,
}

/// A score in whole percents, rounded down, between what is sure and what may yet be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Score {
    /// When every unanswered item is a no.
    pub certain: u32,
    /// When every unanswered item is a yes.
    pub possible: u32,
}

/// The score in one ISMCP standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StandardResult {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// How many items serve it.
    pub items: usize,
    /// How many of them have an answer.
    pub answered: usize,
    /// The score.
    pub score: Score,
}

/// Whether the scores meet a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TierResult {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The percentage that it asks overall.
    pub overall: u32,
    /// The percentage that it asks in each standard.
    pub each: u32,
    /// Whether the certain scores meet it.
    pub certain: bool,
    /// Whether the possible scores meet it.
    pub possible: bool,
    /// The standards whose certain score is too low for it.
    pub below: Vec<String>,
}

/// Whether a full cycle has passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cycle {
    /// How many months it takes.
    pub months: u32,
    /// When the first one started, if that is known.
    pub started: Option<Date>,
    /// When it is complete.
    pub complete_on: Option<Date>,
    /// Whether it is complete; nothing when the start is unknown.
    pub complete: Option<bool>,
}

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Remark {
    /// A stable name for it.
    pub id: String,
    /// What it is.
    pub text: Text,
    /// Where the fact behind it comes from.
    pub source: Option<Text>,
}

/// An item that is not or not wholly there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lacking {
    /// The item.
    pub item: ItemResult,
    /// The factor that it belongs to.
    pub factor: String,
    /// The standard that it serves.
    pub standard: String,
    /// What the overall score gains when it is there, in tenths of a percentage point.
    pub gain_tenths: u32,
    /// What to do.
    pub tip: Text,
    /// What belongs to it.
    pub belongs: Vec<Text>,
}

/// An item and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ItemResult {
    /// Its id.
    pub id: String,
    /// What is there when all is well.
    pub name: Text,
    /// What was asked.
    pub question: Text,
    /// The answer, if there is one.
    pub have: Option<Have>,
}

/// What is there, what is needed and what is unknown of one factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FactorResult {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Where it works.
    pub level: FactorLevel,
    /// Why it matters.
    pub about: Text,
    /// What is there.
    pub have: Vec<ItemResult>,
    /// What is not or not wholly there.
    pub need: Vec<ItemResult>,
    /// What has no answer.
    pub unknown: Vec<ItemResult>,
}

/// One number of the programme beside those of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Comparison {
    /// What is compared.
    pub what: Text,
    /// The programme's own number, if it is known.
    pub own: Option<String>,
    /// Those of known programmes.
    pub others: Vec<Other>,
}

/// A number of a known programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Other {
    /// Whose it is.
    pub name: Text,
    /// The number, or from one number to another.
    pub number: String,
}

/// A list to choose from or to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Advice {
    /// A stable name for it.
    pub id: String,
    /// What it is for.
    pub title: Text,
    /// What is on it.
    pub lines: Vec<Text>,
}

/// What an audit comes to.
pub(super) fn of(audit: &Audit, tiers: &[Tier]) -> AuditResult {
    let programme = Programme::embedded();
    let points = by_standard(audit, programme);
    let total = overall(&points);
    let standards: Vec<StandardResult> = points
        .iter()
        .map(|(standard, points)| {
            let items = || programme.items.iter().filter(|item| item.standard == standard.id);
            StandardResult {
                id: standard.id.clone(),
                name: standard.name.clone(),
                items: items().count(),
                answered: items().filter(|item| audit.have(&item.id).is_some()).count(),
                score: points.score(),
            }
        })
        .collect();
    let tiers = tiers.iter().map(|tier| {
        let reached: Vec<_> =
            points.iter().map(|(standard, one)| (standard, one.reaches(tier.each))).collect();
        let (certain, possible) = total.reaches(tier.overall);
        let below = reached.iter().filter(|(_, (certain, _))| !certain);
        TierResult {
            id: tier.id.clone(),
            name: tier.name.clone(),
            overall: tier.overall,
            each: tier.each,
            certain: certain && reached.iter().all(|(_, (certain, _))| *certain),
            possible: possible && reached.iter().all(|(_, (_, possible))| *possible),
            below: below.map(|(standard, _)| standard.id.clone()).collect(),
        }
    });
    let document = audit.document();
    AuditResult {
        maatstaf_audit_result: 1,
        programme: document.programme.clone(),
        as_of: document.as_of,
        overall: total.score(),
        tiers: tiers.collect(),
        standards,
        cycle: cycle(audit, programme),
        remarks: remarks::of(audit, programme),
        lacking: lacking(audit, programme),
        factors: programme.factors.iter().map(|factor| factor_result(audit, programme, factor)).collect(),
        unanswered: items(audit, programme.items.iter()).filter(|item| item.have.is_none()).collect(),
        comparison: advice::comparison(audit, programme),
        advice: advice::of(audit, programme),
        about: programme.about.clone(),
    }
}

fn cycle(audit: &Audit, programme: &Programme) -> Cycle {
    let (started, months) = (audit.document().first_cycle_started, programme.cycle_months);
    let complete_on = started.and_then(|day| day.checked_add(i64::from(months).months()).ok());
    let complete = complete_on.map(|day| day <= audit.document().as_of);
    Cycle { months, started, complete_on, complete }
}

fn lacking(audit: &Audit, programme: &Programme) -> Vec<Lacking> {
    let lacks = |item: &&Item| audit.have(&item.id).is_some_and(|have| have != Have::Yes);
    let mut found: Vec<(u64, Lacking)> = programme
        .items
        .iter()
        .filter(lacks)
        .map(|item| {
            let (gain_tenths, exact) = gain(audit, programme, item);
            let tip = programme.tip(&item.tip).map_or_else(|| item.name.clone(), |tip| tip.text.clone());
            let belongs = item.from.iter().filter_map(|reference| programme.entry(reference));
            let lacking = Lacking {
                item: result(audit, item),
                factor: item.factor.clone(),
                standard: item.standard.clone(),
                gain_tenths,
                tip,
                belongs: belongs.map(crate::Entry::line).collect(),
            };
            (exact, lacking)
        })
        .collect();
    found.sort_by_key(|(exact, _)| std::cmp::Reverse(*exact));
    found.into_iter().map(|(_, lacking)| lacking).collect()
}

fn factor_result(audit: &Audit, programme: &Programme, factor: &Factor) -> FactorResult {
    let all = || items(audit, programme.items.iter().filter(|item| item.factor == factor.id));
    FactorResult {
        id: factor.id.clone(),
        name: factor.name.clone(),
        level: factor.level,
        about: factor.about.clone(),
        have: all().filter(|item| item.have == Some(Have::Yes)).collect(),
        need: all().filter(|item| item.have.is_some_and(|have| have != Have::Yes)).collect(),
        unknown: all().filter(|item| item.have.is_none()).collect(),
    }
}

fn items<'a>(
    audit: &'a Audit,
    items: impl Iterator<Item = &'a Item> + 'a,
) -> impl Iterator<Item = ItemResult> + 'a {
    items.map(|item| result(audit, item))
}

fn result(audit: &Audit, item: &Item) -> ItemResult {
    let have = audit.have(&item.id);
    ItemResult { id: item.id.clone(), name: item.name.clone(), question: item.question.clone(), have }
}
