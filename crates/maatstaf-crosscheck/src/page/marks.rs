//! Levels in a letter or two, so that a table has room for every assessor.

use maatstaf_document::{Language, say};

use crate::assessment::JudgedLevel;
use crate::crosscheck::CrosscheckAnswer;
use crate::levels::Lanes;

/// Short marks for the levels of a framework: initials where these differ, else numbers.
pub(super) struct Marks {
    /// Each level's id, mark and name, lowest first.
    levels: Vec<(String, String, String)>,
}

impl Marks {
    pub(super) fn new(answer: &CrosscheckAnswer, language: Language) -> Self {
        let framework = &answer.known;
        let named = |id: &String| (id.clone(), framework.level_name(id, language).to_owned());
        let levels: Vec<(String, String)> = framework.levels().iter().map(named).collect();
        let initial = |(_, name): &(String, String)| name.chars().take(1).collect::<String>();
        let mut initials: Vec<String> = levels.iter().map(initial).collect();
        let count = initials.len();
        initials.sort();
        initials.dedup();
        let differ = initials.len() == count;
        let marked = levels.into_iter().enumerate().map(|(at, level)| {
            let mark = if differ { initial(&level) } else { (at + 1).to_string() };
            (level.0, mark, level.1)
        });
        Self { levels: marked.collect() }
    }

    /// The mark of a level; 0 for none.
    pub(super) fn of(&self, level: Option<&str>) -> String {
        let mark = |id| self.levels.iter().find(|(known, ..)| known == id).map(|(_, mark, _)| mark.clone());
        level.and_then(mark).unwrap_or_else(|| "0".to_owned())
    }

    /// The mark of a level that somebody judged, or a dash.
    pub(super) fn judged(&self, judged: Option<&JudgedLevel>) -> String {
        judged.map_or_else(|| "–".to_owned(), |judged| self.of(judged.level.as_deref()))
    }

    /// The estimate, with floor and ceiling when these differ.
    pub(super) fn lanes(&self, lanes: &Lanes) -> String {
        let [floor, estimate, ceiling] =
            [&lanes.floor, &lanes.estimate, &lanes.ceiling].map(|level| self.of(level.as_deref()));
        if lanes.floor == lanes.ceiling { estimate } else { format!("{estimate} [{floor}–{ceiling}]") }
    }

    /// What the marks say.
    pub(super) fn legend(&self, language: Language) -> String {
        let levels: Vec<String> =
            self.levels.iter().map(|(_, mark, name)| format!("{mark} {name}")).collect();
        let lowest = self.levels.first().map_or("", |(_, _, name)| name);
        let levels = levels.join(", ");
        say!(
            language,
            "0 below {lowest}, {levels}; – not judged.",
            "0 onder {lowest}, {levels}; – niet beoordeeld."
        )
    }
}
