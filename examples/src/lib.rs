//! Sample portfolios, one folder each with a README that tells its story, and short programs for those who embed Maatstaf.
//!
//! Run a program with `cargo run -p maatstaf-examples --example ten_lines`.

pub mod panel;

/// The sample portfolios, as texts: each one's name and its JSON.
pub const PORTFOLIOS: [(&str, &str); 5] = [
    ("beginning-internal-coach", include_str!("../portfolios/beginning-internal-coach/portfolio.json")),
    ("internal-coach-practitioner", include_str!("../portfolios/internal-coach-practitioner/portfolio.json")),
    ("external-coach-senior-claim", include_str!("../portfolios/external-coach-senior-claim/portfolio.json")),
    ("master-contested-verdicts", include_str!("../portfolios/master-contested-verdicts/portfolio.json")),
    ("many-claims-little-evidence", include_str!("../portfolios/many-claims-little-evidence/portfolio.json")),
];
