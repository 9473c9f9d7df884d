//! What a report is about, and what made it.

use maatstaf::{Framework, Origin};
use maatstaf_document::{Language, Text, say};

use crate::content::{Anchor, Inline};

/// Whom and what it is about: the holder, the day, the framework, the policy, and the level aimed at.
pub(crate) fn about(
    origin: &Origin,
    framework: &Framework,
    target: Option<&str>,
    language: Language,
) -> Vec<(String, Inline)> {
    let portfolio = &origin.portfolio;
    let fact = |name: String, fact: String| (name, Inline::text(fact));
    let known = &framework.wording(language).name;
    let edition = &origin.framework.edition;
    let mut about = vec![
        fact(say!(language, "Holder", "Houder"), portfolio.holder.clone()),
        fact(say!(language, "As of", "Peildatum"), portfolio.as_of.to_string()),
        fact(say!(language, "Framework", "Raamwerk"), format!("{known}, {edition}")),
        (say!(language, "Policy", "Beleid"), Inline::link(Anchor::new("rules"), &*origin.policy.id)),
    ];
    about.extend(target.map(|target| {
        let name = framework.level_name(target, language).to_owned();
        fact(say!(language, "Aimed at", "Doel"), name)
    }));
    about
}

/// What made it, from what, and what it is not.
pub(crate) fn colophon(origin: &Origin, statement: &Text, language: Language) -> Vec<Inline> {
    let (name, version) = (&origin.engine.name, &origin.engine.version);
    let (framework, edition, policy) = (&origin.framework.id, &origin.framework.edition, &origin.policy.id);
    let digest = &origin.portfolio.digest;
    vec![
        Inline::text(statement.to(language)),
        Inline::sentence(&say!(
            language,
            "Computed by {name} {version} with framework `{framework}` ({edition}) and policy `{policy}`.",
            "Berekend door {name} {version} met raamwerk `{framework}` ({edition}) en beleid `{policy}`."
        )),
        Inline::sentence(&say!(
            language,
            "Portfolio read: SHA-256 `{digest}`. The same portfolio under the same policy gives this report again, to the letter.",
            "Gelezen portfolio: SHA-256 `{digest}`. Hetzelfde portfolio geeft onder hetzelfde beleid letterlijk dit rapport."
        )),
    ]
}
