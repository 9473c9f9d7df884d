//! The portfolio behind a programme's level: each activity and assessment as a piece of evidence.
//!
//! What is assessed is accepted, what is practised is open, and what is only taught is contested. So the core's lanes mean: the floor
//! counts what is assessed, the estimate counts what is practised too, and the ceiling counts all as if it were assessed.

use maatstaf::{
    Claim, DocumentError, Evidence, Kind, Policy, Portfolio, Ruling, Strength, Verdict, Verification,
};
use strum::IntoEnumIterator;

use crate::aspect::Aspect;
use crate::document::{ActivityKind, Method};
use crate::programme::{Nature, Part, Programme, State};

/// Who the portfolio says it is of.
const HOLDER: &str = "programme";
/// The reserved name, followed by a number, of who accepts what is assessed. It stands for the programme's own mapping.
const ACCEPTS: &str = "is-assessed";
/// The reserved name of who turns down what is only taught.
const REJECTS: &str = "is-not-assessed";
/// The reason that goes with each of them.
const REASON: &str = "as the programme is mapped";

impl Programme {
    /// The portfolio that stands for this programme under a policy.
    ///
    /// # Errors
    /// Every problem of the portfolio; a checked programme gives none.
    pub(crate) fn portfolio(&self, policy: &Policy) -> Result<Portfolio, DocumentError> {
        let quorum = policy.document().quorum;
        let mut portfolio = Portfolio::new(self.framework().clone());
        // Sorted, so that the order of modules makes no difference anywhere.
        let mut parts: Vec<&Part> = self.parts().iter().collect();
        parts.sort_by(|a, b| a.place.part.cmp(&b.place.part));
        portfolio.change(|document| {
            HOLDER.clone_into(&mut document.holder);
            document.as_of = self.document().as_of;
            for part in parts {
                for state in State::iter() {
                    let Some(mut item) = evidence(part, state) else { continue };
                    item.happened = Some(document.as_of);
                    document.verdicts.extend(verdicts(&item, state, quorum));
                    document.evidence.push(item);
                }
            }
        })?;
        Ok(portfolio)
    }
}

/// What a part does in one state, as a piece of evidence; nothing when it does nothing so.
///
/// The occasion is the part: what one activity teaches and practises is done on one occasion. The context is the module.
fn evidence(part: &Part, state: State) -> Option<Evidence> {
    let aspects = part.covers.iter().filter(|(how, _)| *how == state).map(|(_, aspect)| aspect);
    let claims: Vec<Claim> = aspects.map(claim).collect();
    if claims.is_empty() {
        return None;
    }
    let id = &part.place.part;
    let mut item = Evidence::new(item_id(id, state), id).verified(Verification::Observed).about(id);
    item.kind = kind(part.nature);
    item.context = Some(part.place.module.clone());
    item.claims = claims;
    Some(item)
}

fn claim(aspect: &Aspect) -> Claim {
    if let Some(number) = aspect.indicator {
        return Claim::indicator(number, Strength::REFLECTS);
    }
    let mut claim = Claim::equivalent(&aspect.category, &aspect.level, Strength::REFLECTS);
    claim.theme.clone_from(&aspect.theme);
    claim.rationale = Some(REASON.to_owned());
    claim
}

fn verdicts(item: &Evidence, state: State, quorum: u32) -> Vec<Verdict> {
    let accepts = |number: u32| (format!("{ACCEPTS}-{number}"), Ruling::Accept);
    let rulings: Vec<(String, Ruling)> = match state {
        State::Assessed => (1..=quorum).map(accepts).collect(),
        State::Practised => Vec::new(),
        State::Taught => vec![accepts(1), (REJECTS.to_owned(), Ruling::Reject)],
    };
    let on = |claim: &Claim, (assessor, ruling): &(String, Ruling)| Verdict {
        assessor: assessor.clone(),
        evidence: item.id.clone(),
        indicator: claim.indicator,
        category: claim.category.clone(),
        level: claim.level.clone(),
        theme: claim.theme.clone(),
        ruling: *ruling,
        strength: None,
        reason: REASON.to_owned(),
    };
    item.claims.iter().flat_map(|claim| rulings.iter().map(move |ruling| on(claim, ruling))).collect()
}

/// The id of the evidence for what a part does in one state.
fn item_id(part: &str, state: State) -> String {
    let letter = match state {
        State::Taught => 't',
        State::Practised => 'p',
        State::Assessed => 'a',
    };
    format!("{part}.{letter}")
}

/// The part and the state that a piece of evidence stands for.
pub(crate) fn part_of(item: &str) -> Option<(&str, State)> {
    let (part, letter) = item.rsplit_once('.')?;
    let state = match letter {
        "t" => State::Taught,
        "p" => State::Practised,
        "a" => State::Assessed,
        _ => return None,
    };
    Some((part, state))
}

/// The kind of evidence that comes nearest. Only a policy that asks for several kinds looks at it.
fn kind(nature: Nature) -> Kind {
    match nature {
        Nature::Activity(ActivityKind::Lecture | ActivityKind::SelfStudy) => Kind::Cpd,
        Nature::Activity(ActivityKind::Exercise | ActivityKind::PeerGroup) => Kind::PeerReview,
        Nature::Activity(ActivityKind::Practice) => Kind::SessionLog,
        Nature::Activity(ActivityKind::Supervision) => Kind::SupervisionReport,
        Nature::Activity(ActivityKind::Reflection) | Nature::Assessment(Method::Reflection) => {
            Kind::LearningJournal
        }
        Nature::Assessment(Method::ObservedSession) => Kind::Observation,
        Nature::Assessment(Method::Recording) => Kind::Recording,
        Nature::Assessment(Method::CaseStudy) => Kind::CaseStudy,
        Nature::Assessment(Method::Paper | Method::Test | Method::Presentation | Method::Interview) => {
            Kind::Statement
        }
        Nature::Activity(ActivityKind::Other) | Nature::Assessment(Method::Portfolio | Method::Other) => {
            Kind::Other
        }
    }
}
