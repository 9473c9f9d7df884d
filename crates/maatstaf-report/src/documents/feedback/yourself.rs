//! Where the applicant sees themselves otherwise than the panel does.

use maatstaf_document::say;

use super::Told;
use super::result::shared;
use crate::content::{Block, Inline, Item, Section};

/// The self-rating beside the middle of what was judged, in friendly words.
pub(super) fn yourself(told: &Told<'_>) -> Option<Section> {
    let (language, levels) = (told.language, told.levels());
    let mut items = Vec::new();
    let mut same = Vec::new();
    for one in &told.answer.categories {
        let (Some(own), Some(median)) = (&one.self_rating, shared(one)) else { continue };
        let framework = levels.framework;
        let name = levels.category(&one.category);
        let [own, median] = [own, median].map(|one| one.level.as_deref());
        let (mine, theirs) = (levels.judged(own), levels.judged(median));
        let (own, median) = (framework.height(own), framework.height(median));
        let said = match own.cmp(&median) {
            std::cmp::Ordering::Equal => {
                same.push(name.to_owned());
                continue;
            }
            std::cmp::Ordering::Greater => say!(
                language,
                ": you see {mine}, the middle judgement is {theirs}. There may be practice behind it that the portfolio does not show yet.",
                ": jij ziet {mine}, het middelste oordeel is {theirs}. Misschien zit er praktijk achter die het portfolio nog niet laat zien."
            ),
            std::cmp::Ordering::Less => say!(
                language,
                ": you see {mine}, the middle judgement is {theirs}. Others see more in your work here than you do.",
                ": jij ziet {mine}, het middelste oordeel is {theirs}. Anderen zien hier meer in je werk dan jijzelf."
            ),
        };
        items.push(Item::new(Inline::strong(name).and(said)));
    }
    if items.is_empty() && same.is_empty() {
        return None;
    }
    let title = say!(
        language,
        "How you see yourself, and how the panel does",
        "Hoe jij jezelf ziet, en hoe het panel je ziet"
    );
    let mut section = Section::new("yourself", title);
    if !items.is_empty() {
        section = section.with(Block::List(items));
    }
    if same.is_empty() {
        return Some(section);
    }
    let names = maatstaf_document::join(&same, language);
    Some(section.paragraph(&say!(
        language,
        "You and the panel see the same in {names}.",
        "Jij en het panel zien hetzelfde bij {names}."
    )))
}
