//! What is true of an invented person, in hundredths of a level: the assessors and the person see it through noise.

use maatstaf::{Framework, Language};

use super::PEOPLE;
use super::dice::Dice;

/// An invented person.
pub(super) struct Person {
    /// Counting from 1.
    pub(super) number: usize,
    /// The language that the portfolio is written in.
    pub(super) language: Language,
    /// What is true per category, in hundredths of a level.
    pub(super) truth: Vec<i32>,
    /// Where the person sees themselves per category, 0 for not at the lowest level yet.
    pub(super) self_rating: Vec<usize>,
    /// The level aimed at, counting from 1.
    pub(super) target: usize,
}

impl Person {
    /// Draws the person with a number.
    pub(super) fn draw(framework: &Framework, number: usize) -> Self {
        let mut dice = Dice::row(number as u64);
        let categories = framework.categories().len();
        // Steps of 7 spread people over the range without sorting them by number.
        let place = i32::try_from(number * 7 % PEOPLE).unwrap_or_default();
        let general = 70 + place * 13;
        let truth: Vec<i32> = (0..categories).map(|_| general + dice.around(62)).collect();
        let flattered = |truth: &i32| level(*truth + 30 + dice.around(30));
        let self_rating = truth.iter().map(flattered).collect();
        let language = if number.is_multiple_of(2) { Language::Nl } else { Language::En };
        Self { number, language, truth, self_rating, target: level(general + 40).max(1) }
    }

    /// The pseudonym.
    pub(super) fn id(&self) -> String {
        format!("person-{:02}", self.number)
    }

    /// The general impression that the person makes, in hundredths of a level.
    pub(super) fn impression(&self) -> i32 {
        let count = i32::try_from(self.truth.len()).unwrap_or_default().max(1);
        self.truth.iter().sum::<i32>() / count
    }
}

/// The level nearest to so many hundredths, 0 to 4; halves go up.
pub(super) fn level(hundredths: i32) -> usize {
    usize::try_from((hundredths + 50).div_euclid(100)).unwrap_or_default().min(4)
}

/// The id of a level that counts from 1; nothing for 0.
pub(super) fn level_id(framework: &Framework, level: usize) -> Option<String> {
    framework.levels().get(level.checked_sub(1)?).cloned()
}
