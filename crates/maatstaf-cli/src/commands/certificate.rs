//! `maatstaf certificate`: the least evidence that still supports a level.

use std::path::Path;

use maatstaf::{Certificate, Lane};
use serde_json::json;

use super::check::report;
use crate::args::Reading;
use crate::context::Context;
use crate::failure::{DOES_NOT_HOLD, Failure};
use crate::input;
use crate::output::{self, Answer, Outcome, deliver};
use crate::words::{lane_name, level_name, say};

pub(crate) fn write(context: &Context, reading: &Reading, lane: Lane, out: Option<&Path>) -> Outcome {
    let said = lane_name(lane, context.language);
    match context.estimate(reading)?.certificate(lane) {
        Some(certificate) => deliver(output::json(&certificate)?, out, context.language),
        None => Err(Failure {
            code: DOES_NOT_HOLD,
            lines: vec![say!(
                context.language,
                "no level is evidenced ({said}), so there is nothing to certify",
                "er is geen niveau aangetoond ({said}), dus er valt niets te certificeren"
            )],
        }),
    }
}

pub(crate) fn check(context: &Context, certificate: &Path, portfolio: &Path, as_json: bool) -> Outcome {
    let (language, name) = (context.language, certificate.to_string_lossy());
    let read = Certificate::from_json(&input::text(certificate, language)?);
    let certificate = read.map_err(|error| Failure::refused(&name, &error, language))?;
    let portfolio = context.portfolio(portfolio)?;
    let level = level_name(portfolio.framework(), Some(&certificate.level), language);
    let (lane, claims) = (lane_name(certificate.lane, language), certificate.witness.len());
    let sentence = say!(
        language,
        "{name}: holds. {claims} claims support {level} ({lane}), and none of them can be missed.",
        "{name}: klopt. {claims} claims dragen {level} ({lane}), en geen ervan kan gemist worden."
    );
    let facts = json!({ "level": certificate.level, "lane": certificate.lane, "witness": claims });
    let checked = certificate.check(&portfolio).map(|()| (sentence, facts));
    let outcome = report(context, &name, as_json, checked);
    let fails = |code| if code == 0 { 0 } else { DOES_NOT_HOLD };
    outcome
        .map(|answer| Answer { code: fails(answer.code), ..answer })
        .map_err(|failure| Failure { code: fails(failure.code), ..failure })
}
