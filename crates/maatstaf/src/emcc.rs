//! EMCC by name: the eight categories and four levels as enums, and which numbers belong to which level.
//!
//! Source: EMCC Competence Framework V2, September 2015 (Dutch: V3, translation of 12 April 2016).

use std::ops::RangeInclusive;

/// A level of EMCC's framework. Levels are ordered.
///
/// # Example
/// ```
/// use maatstaf::emcc::Level;
/// assert!(Level::Practitioner < Level::SeniorPractitioner);
/// assert_eq!(Level::Practitioner.indicators(), 31..=72);
/// assert_eq!("master-practitioner".parse(), Ok(Level::MasterPractitioner));
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::Display,
    strum::EnumString,
    strum::AsRefStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Level {
    /// Foundation: indicators 1 to 30.
    Foundation,
    /// Practitioner: indicators 31 to 72.
    Practitioner,
    /// Senior Practitioner: indicators 73 to 98.
    SeniorPractitioner,
    /// Master Practitioner: indicators 99 to 112.
    MasterPractitioner,
}

impl Level {
    /// The numbers of the indicators at this level, over all categories.
    pub fn indicators(self) -> RangeInclusive<u16> {
        match self {
            Self::Foundation => 1..=30,
            Self::Practitioner => 31..=72,
            Self::SeniorPractitioner => 73..=98,
            Self::MasterPractitioner => 99..=112,
        }
    }
}

/// A competence category of EMCC's framework, in its order.
///
/// # Example
/// ```
/// use maatstaf::{Framework, emcc::Category};
/// use strum::IntoEnumIterator;
/// let ids: Vec<String> = Category::iter().map(|category| category.to_string()).collect();
/// assert_eq!(ids, Framework::emcc().categories()); // the enum and the pack name the same eight
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::Display,
    strum::EnumString,
    strum::AsRefStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Category {
    /// 1: knowing one's own values, beliefs and behaviour.
    UnderstandingSelf,
    /// 2: improving one's own practice.
    CommitmentToSelfDevelopment,
    /// 3: agreeing and keeping the contract.
    ManagingTheContract,
    /// 4: building a working relationship.
    BuildingTheRelationship,
    /// 5: enabling the client to gain insight and learn.
    EnablingInsightAndLearning,
    /// 6: supporting the changes that the client wants. It has no indicators at Master Practitioner.
    OutcomeAndActionOrientation,
    /// 7: using models, tools and techniques.
    UseOfModelsAndTechniques,
    /// 8: evaluating effectiveness.
    Evaluation,
}
