//! What a programme calls itself and its parts.

use std::collections::BTreeMap;

use maatstaf_document::{Language, say};
use maatstaf_programme::Programme;

use crate::disclosure::Disclosure;

/// The titles of a programme, looked through.
pub(super) struct Names<'p> {
    pub(super) title: &'p str,
    pub(super) provider: &'p str,
    modules: BTreeMap<&'p str, &'p str>,
    parts: BTreeMap<&'p str, &'p str>,
}

impl<'p> Names<'p> {
    pub(super) fn of(programme: &'p Programme, language: Language, disclosure: &mut Disclosure) -> Self {
        let document = programme.document();
        let title = say!(language, "programme, title", "opleiding, titel");
        let provider = say!(language, "programme, provider", "opleiding, opleider");
        let mut names = Self {
            title: disclosure.show_public(&title, &document.title),
            provider: disclosure.show_public(&provider, &document.provider),
            modules: BTreeMap::new(),
            parts: BTreeMap::new(),
        };
        for module in &document.modules {
            let id = &module.id;
            let place = say!(language, "module `{id}`, title", "module `{id}`, titel");
            names.modules.insert(id, disclosure.show_public(&place, &module.title));
            let activities = module.activities.iter().map(|one| (&one.id, &one.title));
            let assessments = module.assessments.iter().map(|one| (&one.id, &one.title));
            for (id, title) in activities.chain(assessments) {
                let place = say!(language, "part `{id}`, title", "onderdeel `{id}`, titel");
                names.parts.insert(id, disclosure.show_public(&place, title));
            }
        }
        names
    }

    pub(super) fn module(&self, id: &'p str) -> &'p str {
        self.modules.get(id).copied().unwrap_or(id)
    }

    pub(super) fn part(&self, id: &'p str) -> &'p str {
        self.parts.get(id).copied().unwrap_or(id)
    }
}
