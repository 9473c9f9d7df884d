//! Whether a part of an agreement is there.

use super::document::AgreementDocument;

/// Whether the part, or the boundary rule, with that id is there. Blank text is not.
pub(super) fn is_there(agreement: &AgreementDocument, part: &str) -> bool {
    let AgreementDocument { mission, engagement, trust, responsibilities, .. } = agreement;
    match part {
        "roles" => !agreement.roles.is_empty(),
        "growth-targets" => !agreement.growth_targets.is_empty(),
        "mission-reason" => said(mission.reason.as_ref()),
        "mission-aim" => said(mission.aim.as_ref()),
        "mission-results" => any(&mission.results),
        "channels" => !engagement.channels.is_empty(),
        "rhythm" => engagement.every_days.is_some() || engagement.ad_hoc || said(engagement.moments.as_ref()),
        "duration" => engagement.duration_months.is_some(),
        "starts" => engagement.starts.is_some(),
        "network" => said(agreement.network.as_ref()),
        "confidential" => trust.confidential,
        "exceptions" => said(trust.exceptions.as_ref()),
        "repair" => said(trust.repair.as_ref()),
        "opportunity" => said(agreement.opportunity.as_ref()),
        "review" => agreement.review.every_months.is_some(),
        "mentor-promises" => any(&responsibilities.mentor),
        "mentee-promises" => any(&responsibilities.mentee),
        "joint-promises" => any(&responsibilities.joint),
        "limits" => said(agreement.limits.as_ref()),
        "mentee-work" => !agreement.mentee_work.is_empty(),
        "sources" => !agreement.sources.is_empty(),
        boundary => agreement.boundaries.iter().any(|one| one == boundary),
    }
}

fn said(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

fn any(texts: &[String]) -> bool {
    texts.iter().any(|text| said(Some(text)))
}
