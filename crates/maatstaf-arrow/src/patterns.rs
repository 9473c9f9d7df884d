//! The columns that are the same for everybody under a framework.

use maatstaf::Lane;
use maatstaf_many::Estimator;
use strum::IntoEnumIterator as _;

use crate::columns::Words;

/// The columns of few texts, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Framework,
    Policy,
    Scope,
    Category,
    Lane,
    Level,
}

/// The columns of few texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns([Words; 6]);

/// The rows of one person under one framework, but for heights and levels.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub(crate) framework: String,
    /// The numbers of the texts in the first five columns.
    rows: [Vec<i32>; 5],
    /// The number of a level's text by its height; that of 0 is never shown.
    levels: Vec<i32>,
    /// How many levels the framework has.
    pub(crate) most: i16,
}

impl Columns {
    pub(crate) fn of(&mut self, word: Word) -> &mut Words {
        let [framework, policy, scope, category, lane, level] = &mut self.0;
        match word {
            Word::Framework => framework,
            Word::Policy => policy,
            Word::Scope => scope,
            Word::Category => category,
            Word::Lane => lane,
            Word::Level => level,
        }
    }

    /// Adds a row without any of them.
    pub(crate) fn push_none(&mut self) {
        self.0.iter_mut().for_each(|words| words.keys.push(0));
    }

    /// Adds the rows of a person: in each place, three heights.
    #[inline]
    pub(crate) fn push(&mut self, pattern: &Pattern, heights: impl Iterator<Item = u8>, rows: usize) {
        for (words, keys) in self.0.iter_mut().zip(&pattern.rows) {
            words.keys.extend_from_slice(keys.get(..rows).unwrap_or(keys));
        }
        let level = |height: u8| pattern.levels.get(usize::from(height)).copied().unwrap_or_default();
        self.of(Word::Level).keys.extend(heights.map(level));
    }
}

impl Pattern {
    pub(crate) fn new(columns: &mut Columns, estimator: &mut Estimator, id: &str) -> Option<Self> {
        let policy = estimator.policy().id().to_owned();
        let framework = estimator.framework(id)?;
        let mut rows: [Vec<i32>; 5] = Default::default();
        for category in std::iter::once(None).chain(framework.categories().iter().map(Some)) {
            let scope = if category.is_some() { "category" } else { "overall" };
            let category = category.map_or("overall", String::as_str);
            for lane in Lane::iter() {
                let lane = lane.to_string();
                let words = [framework.id(), &policy, scope, category, &lane];
                for ((column, keys), word) in columns.0.iter_mut().zip(&mut rows).zip(words) {
                    keys.push(column.key(word));
                }
            }
        }
        let level = columns.of(Word::Level);
        let levels = framework.levels().iter().map(|id| level.key(id));
        Some(Self {
            framework: id.to_owned(),
            rows,
            levels: std::iter::once(0).chain(levels).collect(),
            most: i16::try_from(framework.levels().len()).unwrap_or(i16::MAX),
        })
    }

    /// How many rows a person has.
    pub(crate) fn len(&self) -> usize {
        self.rows[0].len()
    }
}
