//! How content becomes text: HTML and Markdown.

mod html;
mod links;
mod markdown;

pub(crate) use html::page;
pub(crate) use links::lost;
pub(crate) use markdown::markdown;

/// The colours, by name: light, dark, and light again on paper.
pub(crate) const THEME: &str = include_str!("draw/theme.css");
/// What pictures look like, in those colours.
pub(crate) const PICTURE_STYLE: &str = include_str!("draw/picture.css");
/// What pages look like, in those colours.
const PAGE_STYLE: &str = include_str!("draw/page.css");

/// A text without the characters that neither HTML nor XML may hold: somebody may have pasted them.
pub(crate) fn sound(text: String) -> String {
    let allowed = |sign: char| {
        let number = u32::from(sign);
        let noncharacter = (0xFDD0..=0xFDEF).contains(&number) || number & 0xFFFE == 0xFFFE;
        !noncharacter && (!sign.is_control() || matches!(sign, '\n' | '\t'))
    };
    if text.chars().all(allowed) { text } else { text.chars().filter(|sign| allowed(*sign)).collect() }
}
