//! Which calls a module holds. What it does not name, it has no code of.

use maatstaf_calls::{Call, table};

/// The calls of this module.
pub(crate) fn calls() -> impl Iterator<Item = &'static Call> {
    let tables: Vec<&'static [Call]> = vec![
        #[cfg(feature = "estimate")]
        table::ESTIMATE,
        #[cfg(feature = "practice")]
        table::PRACTICE,
        #[cfg(feature = "assessors")]
        table::ASSESSORS,
        #[cfg(feature = "programmes")]
        table::PROGRAMMES,
        #[cfg(feature = "mentoring")]
        table::MENTORING,
        #[cfg(feature = "guidance")]
        table::GUIDANCE,
        #[cfg(feature = "exchange")]
        table::EXCHANGE,
        #[cfg(feature = "crosswalks")]
        table::CROSSWALKS,
        #[cfg(feature = "badges")]
        table::BADGES,
        #[cfg(feature = "privacy")]
        table::PRIVACY,
        #[cfg(feature = "reports")]
        table::REPORTS,
        #[cfg(feature = "scheme-reports")]
        table::SCHEME_REPORTS,
        #[cfg(feature = "panel-reports")]
        table::PANEL_REPORTS,
        #[cfg(feature = "group-reports")]
        table::GROUP_REPORTS,
        #[cfg(feature = "pictures")]
        table::PICTURES,
        #[cfg(feature = "catalogue")]
        table::CATALOGUE,
        #[cfg(feature = "schemas")]
        table::SCHEMAS,
    ];
    tables.into_iter().flatten()
}
