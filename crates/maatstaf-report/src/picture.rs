//! A picture: SVG with a title, a description, and its data as a table.

use maud::{Markup, PreEscaped, html};

use crate::content::Table;
use crate::draw::{PICTURE_STYLE, THEME};

/// A picture. It has no script, fetches nothing, and says everything in its table too.
///
/// It is drawn in the colours of the page that it stands in, or alone in its own, light and dark; every state has a sign or a pattern
/// besides its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub(crate) name: &'static str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) body: String,
    pub(crate) data: Table,
}

impl Picture {
    /// What it shows, in a few words.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What is to be seen in it, for those who do not see it.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Its data.
    pub fn data(&self) -> &Table {
        &self.data
    }

    /// The picture as a file of its own.
    pub fn svg(&self) -> String {
        let style = format!("{THEME}{PICTURE_STYLE}");
        let drawing = self.drawing(self.name, Some(&style)).into_string();
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{drawing}\n")
    }

    /// The picture within a page, with ids that start with a name that is once in the page.
    pub(crate) fn within(&self, name: &str) -> Markup {
        self.drawing(name, None)
    }

    fn drawing(&self, name: &str, style: Option<&str>) -> Markup {
        let (width, height) = (self.width, self.height);
        let (title, description) = (format!("{name}-title"), format!("{name}-description"));
        // Ids of patterns are written with this mark in the body.
        let body = self.body.replace(ID, name);
        html! {
            svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" viewBox=(format!("0 0 {width} {height}"))
                width=(width) height=(height) aria-labelledby=(title) aria-describedby=(description) {
                title id=(title) { (self.title) }
                desc id=(description) { (self.description) }
                @if let Some(style) = style { style { (PreEscaped(style)) } }
                (PreEscaped(body))
            }
        }
    }
}

/// Stands in a picture's body where the name of the picture goes, so that ids are once in a page.
pub(crate) const ID: &str = "§ID§";
