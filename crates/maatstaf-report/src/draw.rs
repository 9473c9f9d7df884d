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
