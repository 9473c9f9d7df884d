//! The annex: what the engine makes of the evidence, in short.

use maatstaf::{Estimate, Lane};
use maatstaf_document::{Page, say};
use maatstaf_readiness::Advice;

use super::dossier::Dossier;
use crate::content::{Anchor, Inline, Section};
use crate::parts::words::sentence;
use crate::pictures;

/// The estimate in short, with the matrix and which level to apply for, at `own-check`.
pub(crate) fn own_check(dossier: &Dossier<'_>, estimate: &Estimate) -> Section {
    let language = dossier.language;
    let headline = estimate.explain(Lane::Estimate).headline(language);
    let title =
        say!(language, "Annex: the applicant's own check", "Bijlage: de controle van de aanvrager zelf");
    let section = Section::new("own-check", title)
        .on_new_page()
        .paragraph(&say!(
            language,
            "What follows was computed for the applicant. The body that accredits decides for itself, and need not look at it.",
            "Wat volgt is uitgerekend voor de aanvrager. De organisatie die accrediteert, oordeelt zelf en hoeft er niet naar te kijken."
        ))
        .with(crate::content::Block::Paragraph(
            Inline::link(Anchor::new("why"), sentence(&headline)),
        ))
        .figure(pictures::matrix(&estimate.document(), dossier.framework(), language));
    let advice = if dossier.scheme.document().framework.is_some() {
        Advice::new(dossier.scheme, &dossier.readiness, estimate).page(
            dossier.scheme,
            &dossier.readiness,
            language,
        )
    } else {
        Page::new()
    };
    section.page(&advice)
}
