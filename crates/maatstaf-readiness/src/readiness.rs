//! How far somebody is with what a scheme asks.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf_document::Text;
use maatstaf_practice::{Counting, LeftOut, Standing};
use schemars::JsonSchema;
use serde::Serialize;

use crate::books::{Applicant, Books};
use crate::forecast::{Question, repeats};
use crate::measure::{Amount, amount};
use crate::scheme::{Figure, Requirement, Role, Scheme};
use crate::window::months_after;

/// How far an applicant is with a scheme on a day, level by level.
///
/// # Example
/// ```
/// use maatstaf_practice::Ledger;
/// use maatstaf_readiness::{Applicant, Readiness, Scheme, State};
/// let ledger = Ledger::from_json(r#"{"maatstaf_ledger": 1, "practising_since": "2024-01-15", "sessions": [
///     {"id": "s1", "day": "2026-03-02", "minutes": 90, "client": "client-01"}]}"#)?;
/// let eia = Scheme::by_id("eia").expect("it comes with the engine");
/// let applicant = Applicant { ledger, ..Applicant::default() };
/// let readiness = Readiness::new(&eia, &applicant, jiff::civil::date(2026, 6, 30));
/// let foundation = readiness.level("foundation").expect("EIA has this level");
/// let states: Vec<_> = foundation.requirements.iter().take(2).map(|one| (one.id.as_str(), one.state)).collect();
/// assert_eq!(states, [("experience-years", State::Met), ("practice-hours", State::Unmet)]);
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Readiness {
    /// The scheme's id.
    pub scheme: String,
    /// The day of reading.
    pub as_of: Date,
    /// Practice that the scheme's counting profile leaves out, in minutes per reason.
    pub left_out: BTreeMap<LeftOut, u64>,
    /// Each level, lowest first.
    pub levels: Vec<LevelReadiness>,
}

/// How far an applicant is with one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LevelReadiness {
    /// The level's id.
    pub level: String,
    /// Whether everything that is asked of everybody is there.
    pub state: State,
    /// The day from which it is all there, if things go on as in the last twelve months and the steps are taken; none when that
    /// is not to be said.
    pub from: Option<Date>,
    /// What does not come by going on, and has to be done: the ids of requirements such as a declaration or a training.
    pub steps: Vec<String>,
    /// The first day on which something of it lapses, if nothing is added.
    pub until: Option<Date>,
    /// Of a renewal: the day of the award that it renews.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award: Option<Date>,
    /// Of a renewal: the last day on which the award holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award_until: Option<Date>,
    /// What is asked, in the scheme's order.
    pub requirements: Vec<RequirementReadiness>,
}

/// How far an applicant is with one requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RequirementReadiness {
    /// The requirement's id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What counts for it.
    pub help: Text,
    /// Whether everybody must meet it.
    pub role: Role,
    /// Whether it takes a step of its own, and does not come by going on.
    pub step: bool,
    /// Whether it is met.
    pub state: State,
    /// One for each figure that sources give.
    pub figures: Vec<FigureReadiness>,
}

/// How far an applicant is with one figure of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FigureReadiness {
    /// The figure as the source gives it; none when it is not known.
    pub figure: Option<u32>,
    /// How well it is known; none when the applicant gave it.
    pub standing: Option<Standing>,
    /// The ids of its sources.
    pub sources: Vec<String>,
    /// What else is to be said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What there is and what is asked; none when the figure is not known.
    pub amount: Option<Amount>,
    /// When it is met: the first day on which it no longer is, if nothing is added.
    pub lapses: Option<Date>,
    /// When it is not met: the day on which it will be, if things go on as in the last twelve months.
    pub reached: Option<Date>,
}

/// Whether something is met.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum State {
    /// It is not met, whichever figure is right.
    Unmet,
    /// Nobody published the figure.
    Unknown,
    /// It is met by one figure and not by another.
    Unsure,
    /// It is met.
    Met,
}

impl Readiness {
    /// Sets what is known of an applicant on a day against a scheme.
    pub fn new(scheme: &Scheme, applicant: &Applicant, as_of: Date) -> Self {
        let levels = scheme.document().levels.iter();
        let levels = levels.map(|level| LevelReadiness::new(scheme, &level.id, applicant, as_of)).collect();
        let counting = Counting::by_id(&scheme.document().counting);
        let left_out =
            counting.map(|one| one.count_until(&applicant.ledger, as_of).left_out).unwrap_or_default();
        Self { scheme: scheme.id().to_owned(), as_of, left_out, levels }
    }

    /// What it says of a level.
    pub fn level(&self, id: &str) -> Option<&LevelReadiness> {
        self.levels.iter().find(|level| level.level == id)
    }
}

impl LevelReadiness {
    pub(crate) fn new(scheme: &Scheme, level: &str, applicant: &Applicant, as_of: Date) -> Self {
        let document = scheme.document();
        let renewed = document.renews.as_ref().and_then(|renewed| applicant.award(renewed, level, as_of));
        let award = renewed.map(|one| one.day);
        let requirements: Vec<RequirementReadiness> = document
            .requirements
            .iter()
            .filter_map(|requirement| {
                let figures = requirement.figures.get(level)?;
                let books = Books::new(applicant, scheme, level, requirement);
                let own = applicant.figures.get(&requirement.id).copied();
                Some(RequirementReadiness::new(requirement, figures, own, &books, as_of, award))
            })
            .collect();
        let required = || requirements.iter().filter(|one| one.role == Role::Required);
        let state = required().map(|one| one.state).min().unwrap_or(State::Unknown);
        let later: Option<Vec<Date>> =
            required().filter(|one| !one.step).map(|one| one.from(as_of)).collect();
        let steps = required().filter(|one| one.step && one.state != State::Met).map(|one| one.id.clone());
        let valid = document.renews.as_ref().and_then(|_| scheme.valid_months(level));
        let end = award.zip(valid).and_then(|(day, months)| months_after(day, months).yesterday().ok());
        Self {
            level: level.to_owned(),
            state,
            from: later.map(|days| days.into_iter().max().unwrap_or(as_of)),
            steps: steps.collect(),
            until: if state == State::Met {
                required().filter_map(RequirementReadiness::lapses).min()
            } else {
                None
            },
            award,
            award_until: renewed.and_then(|one| one.until).or(end),
            requirements,
        }
    }

    /// How many of the requirements that everybody must meet are met, and how many there are.
    pub fn met(&self) -> (usize, usize) {
        let required = || self.requirements.iter().filter(|one| one.role == Role::Required);
        (required().filter(|one| one.state == State::Met).count(), required().count())
    }
}

impl RequirementReadiness {
    fn new(
        requirement: &Requirement,
        figures: &[Figure],
        own: Option<u32>,
        books: &Books<'_>,
        as_of: Date,
        award: Option<Date>,
    ) -> Self {
        let answer = |figure: &Figure| {
            let answered = figure.value.map(|figure| {
                let amount = amount(requirement, figure, books, as_of, award);
                let question = Question { requirement, figure, books, award };
                let met = amount.met();
                let lapses = if met { question.lapses(as_of) } else { None };
                (amount, lapses, if met { None } else { question.reached(as_of) })
            });
            let (amount, lapses, reached) = answered
                .map_or((None, None, None), |(amount, lapses, reached)| (Some(amount), lapses, reached));
            FigureReadiness {
                figure: figure.value,
                standing: Some(figure.standing),
                sources: figure.sources.clone(),
                note: figure.note.clone(),
                amount,
                lapses,
                reached,
            }
        };
        let figures: Vec<FigureReadiness> = match own {
            None => figures.iter().map(answer).collect(),
            Some(own) => {
                let own =
                    Figure { value: Some(own), standing: Standing::Unknown, sources: Vec::new(), note: None };
                vec![FigureReadiness { standing: None, ..answer(&own) }]
            }
        };
        Self {
            id: requirement.id.clone(),
            name: requirement.name.clone(),
            help: requirement.help.clone(),
            role: requirement.role,
            step: !repeats(requirement),
            state: state(&figures),
            figures,
        }
    }

    /// The first day on which it is met by every figure, as of a day; none when that is not to be said.
    fn from(&self, as_of: Date) -> Option<Date> {
        let day = |figure: &FigureReadiness| {
            if figure.amount?.met() { Some(as_of) } else { figure.reached }
        };
        self.figures.iter().map(day).collect::<Option<Vec<Date>>>()?.into_iter().max()
    }

    /// The first day on which one of its figures is no longer met.
    fn lapses(&self) -> Option<Date> {
        self.figures.iter().filter_map(|figure| figure.lapses).min()
    }
}

fn state(figures: &[FigureReadiness]) -> State {
    let known: Vec<bool> = figures.iter().filter_map(|figure| figure.amount).map(Amount::met).collect();
    match (known.iter().any(|met| *met), known.iter().all(|met| *met), known.is_empty()) {
        (_, _, true) => State::Unknown,
        (_, true, _) if known.len() == figures.len() => State::Met,
        (true, ..) => State::Unsure,
        _ => State::Unmet,
    }
}
