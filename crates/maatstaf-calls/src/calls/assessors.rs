//! Assessors beside the holder and beside each other, and groups of people.

use jiff::civil::Date;
use maatstaf::{PolicyDocument, Portfolio, PortfolioDocument};
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, Crosscheck, Draws, PanelRules, PanelRulesDocument, Raters, Resolution,
    ResolutionDocument, assessment_starter, blind_view,
};
use maatstaf_document::text;

use crate::answer::{Answer, JSON, Outcome, json};
use crate::check::find;
use crate::desk::{Desk, Reading, group};
use crate::document::{Document, Named, Pack};
use crate::refused::{Refused, both};
use crate::request::requests;

requests! {
    /// What an assessor is shown of a portfolio.
    View { portfolio: Document<PortfolioDocument>, framework: Option<Pack>, as_of: Option<Date> }

    /// An assessment to fill in.
    NewAssessment {
        portfolio: Document<PortfolioDocument>,
        framework: Option<Pack>,
        as_of: Option<Date>,
        assessor: Option<String>,
        on: Option<Date>,
        #[serde(default)]
        open: bool,
    }

    /// A portfolio beside its assessors.
    Panel {
        portfolio: Document<PortfolioDocument>,
        assessments: Vec<Document<AssessmentDocument>>,
        resolution: Option<Document<ResolutionDocument>>,
        rules: Option<Document<PanelRulesDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        blind: Option<String>,
        #[serde(default)]
        reveal: bool,
    }

    /// Assessors who judged the same people.
    RaterGroup {
        assessments: Vec<Document<AssessmentDocument>>,
        #[serde(default)]
        portfolios: Vec<Document<PortfolioDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        rules: Option<Document<PanelRulesDocument>>,
        seed: Option<u32>,
    }

    /// A group of people.
    People {
        portfolios: Vec<Document<PortfolioDocument>>,
        framework: Option<Pack>,
        policy: Option<Named<PolicyDocument>>,
        as_of: Option<Date>,
        least: Option<u32>,
    }
}

pub(crate) fn view(asked: &View, desk: &Desk<'_>) -> Outcome {
    let own = desk.pack(asked.framework.as_ref())?;
    json(&blind_view(&desk.portfolio("portfolio", &asked.portfolio, own.as_ref(), asked.as_of)?))
}

pub(crate) fn new(asked: &NewAssessment, desk: &Desk<'_>) -> Outcome {
    let own = desk.pack(asked.framework.as_ref())?;
    let portfolio = desk.portfolio("portfolio", &asked.portfolio, own.as_ref(), asked.as_of)?;
    let assessor = asked.assessor.as_deref().unwrap_or("assessor-1");
    let text = assessment_starter(&portfolio, assessor, !asked.open, asked.on.unwrap_or(desk.today));
    // A name that cannot stand in a document is refused before it does.
    let sound = Assessment::from_json(&text, &portfolio, &PanelRules::standard());
    sound.map_err(|error| desk.placed(&error, |_| "assessor".to_owned()))?;
    Ok(Answer::new(JSON, text))
}

/// A portfolio with its assessments, and how they are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct PanelOf<'q> {
    pub(super) reading: Reading<'q>,
    pub(super) assessments: &'q [Document<AssessmentDocument>],
    pub(super) resolution: Option<&'q Document<ResolutionDocument>>,
    pub(super) rules: Option<&'q Document<PanelRulesDocument>>,
    pub(super) blind: Option<&'q str>,
    pub(super) reveal: bool,
}

/// The panel that a request is about.
macro_rules! panel_of {
    ($asked:expr) => {
        crate::calls::assessors::PanelOf {
            reading: crate::desk::reading!($asked),
            assessments: &$asked.assessments,
            resolution: $asked.resolution.as_ref(),
            rules: $asked.rules.as_ref(),
            blind: $asked.blind.as_deref(),
            reveal: $asked.reveal,
        }
    };
}

pub(super) use panel_of;

pub(crate) fn crosscheck(asked: &Panel, desk: &Desk<'_>) -> Outcome {
    json(&desk.panel(panel_of!(asked))?.answer())
}

pub(crate) fn raters(asked: &RaterGroup, desk: &Desk<'_>) -> Outcome {
    let own = desk.pack(asked.framework.as_ref())?;
    let read = |text: &str| Ok(maatstaf_document::read::<AssessmentDocument>(text)?.0);
    let assessments = desk.documents("assessments", &asked.assessments, read);
    let open = |text: &str| Portfolio::open(text, |id| find(own.as_slice(), id));
    let selves = desk.documents("portfolios", &asked.portfolios, open);
    let rules = both(desk.policy(asked.policy.as_ref()), desk.rules(asked.rules.as_ref()));
    let ((assessments, selves), (policy, rules)) = both(both(assessments, selves), rules)?;
    let Some(first) = assessments.first() else {
        let message = text!("there is no assessment here", "er staat hier geen beoordeling");
        return Err(desk.refuse("no-assessments", "assessments", message));
    };
    let path = "assessments[0].seen.framework";
    let unknown = || {
        let message = text!("this framework is not known", "dit raamwerk is niet bekend");
        desk.refuse("unknown-framework", path, message)
    };
    let framework = find(own.as_slice(), &first.seen.framework).ok_or_else(unknown)?;
    desk.attainable(&policy, &framework)?;
    let raters = Raters::new(&framework, assessments, &selves);
    let raters = raters.map_err(|error| desk.placed(&error, str::to_owned))?;
    let mut draws = Draws::default();
    draws.seed = asked.seed.map_or(draws.seed, u64::from);
    json(&raters.answer(&policy, &rules, draws))
}

pub(crate) fn cohort(asked: &People, desk: &Desk<'_>) -> Outcome {
    json(&desk.cohort(group!(asked), asked.least)?.document())
}

impl Desk<'_> {
    /// The panel rules of one's own, or the standard ones.
    pub(super) fn rules(&self, rules: Option<&Document<PanelRulesDocument>>) -> Result<PanelRules, Refused> {
        let own = self.maybe("rules", rules, PanelRules::from_json)?;
        Ok(own.unwrap_or_else(PanelRules::standard))
    }

    /// The portfolio beside its assessors, or the part of it that one assessor may see before the reveal.
    pub(super) fn panel(&self, asked: PanelOf<'_>) -> Result<Crosscheck, Refused> {
        let ((portfolio, policy), rules) = both(self.reading(asked.reading), self.rules(asked.rules))?;
        let read = |text: &str| Assessment::from_json(text, &portfolio, &rules);
        let resolve = |text: &str| Resolution::from_json(text, &portfolio, &rules);
        let (assessments, resolution) = both(
            self.documents("assessments", asked.assessments, read),
            self.maybe("resolution", asked.resolution, resolve),
        )?;
        let waiting = match assessments.as_slice() {
            [one] if one.awaits_reveal() => Some(one.assessor().to_owned()),
            _ => None,
        };
        let whole = Crosscheck::new(portfolio, assessments, policy, rules, resolution);
        let whole = whole.map_err(|error| self.placed(&error, str::to_owned))?;
        let blind = asked.blind.map(str::to_owned).or(waiting.filter(|_| !asked.reveal));
        let Some(assessor) = blind else { return Ok(whole) };
        whole.blind(&assessor).ok_or_else(|| {
            let message = text!(
                "none of these assessments is by this assessor",
                "geen van deze beoordelingen is van deze assessor"
            );
            self.refuse("no-assessor", "blind", message)
        })
    }
}
