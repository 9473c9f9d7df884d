//! The portfolio as an assessor sees it.

use maud::{Markup, html};
use serde_json::Value;

use super::Desk;
use crate::pages::words::kind;

/// Its evidence, with what each piece is said to show.
pub(super) fn portfolio(desk: &Desk<'_, '_>) -> Markup {
    let (say, language) = (desk.say, desk.asked.language);
    let text =
        |value: &Value, field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let evidence = list(&desk.portfolio, "evidence");
    let target = text(&desk.portfolio, "target");
    html! {
        h2 id="portfolio" { (say.of("The portfolio", "Het portfolio")) }
        dl {
            dt { (say.of("Framework", "Raamwerk")) } dd { (desk.framework.id()) }
            @if !target.is_empty() { dt { (say.of("Target", "Doel")) } dd { (desk.framework.level_name(&target, language)) } }
            dt { (say.of("As of", "Peildatum")) } dd { (text(&desk.portfolio, "as_of")) }
        }
        @if evidence.is_empty() { p { (say.of("It has no evidence.", "Er is geen bewijs.")) } }
        @for piece in evidence {
            h3 { (text(piece, "title")) }
            p.quiet-text { (kind(say, &text(piece, "kind"))) " · " (text(piece, "happened")) " · " code { (text(piece, "id")) } }
            p.written { (text(piece, "text")) }
            ul { @for claim in list(piece, "claims") { li { (claimed(desk, claim)) } } }
        }
        @if desk.portfolio.get("ledger").is_some() {
            p { a href=(format!("/v1/shared/{}?share={}", desk.share.document, desk.share.id)) {
                (say.of("Everything that was shared, with the ledger (JSON)", "Alles wat is gedeeld, met het logboek (JSON)"))
            } }
        }
    }
}

fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// What a piece of evidence is said to show: an indicator by its number, or an equivalent practice.
fn claimed(desk: &Desk<'_, '_>, claim: &Value) -> Markup {
    let (framework, language) = (&desk.framework, desk.asked.language);
    let text = |field: &str| claim.get(field).and_then(Value::as_str).unwrap_or_default();
    let number = claim.get("indicator").and_then(Value::as_u64).and_then(|number| u16::try_from(number).ok());
    let indicator = number.and_then(|number| framework.indicator(number));
    let (category, level) = indicator.map_or((text("category"), text("level")), |indicator| {
        (indicator.category.as_str(), indicator.level.as_str())
    });
    html! {
        @if let Some(number) = number { "CI " (number) ", " }
        (framework.category_name(category, language)) ", " (framework.level_name(level, language))
        @if let Some(strength) = claim.get("strength") { "; " (desk.say.of("strength ", "sterkte ")) (strength) }
        @if !text("rationale").is_empty() { ": " (text("rationale")) }
    }
}
