//! A picture: SVG with a title, a description, and its data as a table.

use maud::{Markup, PreEscaped, html};

use crate::content::Table;
use crate::draw::{PICTURE_STYLE, THEME, sound};
use crate::pictures::clean;

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
    pub(crate) words: Vec<TextBox>,
}

/// A line of words in a picture, and the room that it takes at most, in tenths of a unit of the drawing.
///
/// Whatever font of the style is used, the line lies within; so that a test can prove that no words touch others or leave the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBox {
    /// The words.
    pub text: String,
    /// Where it begins.
    pub left: i32,
    /// Where it ends.
    pub right: i32,
    /// Its upper edge.
    pub top: i32,
    /// Its lower edge.
    pub bottom: i32,
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

    /// How wide and how high it is.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The words in the drawing, and where each line of them stands.
    pub fn words(&self) -> &[TextBox] {
        &self.words
    }

    /// The picture as a file of its own. Its description then holds its data too.
    pub fn svg(&self) -> String {
        let style = format!("{THEME}{PICTURE_STYLE}");
        let alone = Self { description: format!("{} {}", self.description, self.facts()), ..self.clone() };
        let drawing = alone.drawing(self.name, Some(&style)).into_string();
        sound(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{drawing}\n"))
    }

    /// The picture within a page, with ids that start with a name that is once in the page.
    pub(crate) fn within(&self, name: &str) -> Markup {
        self.drawing(name, None)
    }

    /// The data as sentences.
    fn facts(&self) -> String {
        let names = || self.data.head.iter().skip(1).map(|column| &column.name);
        let rows = self.data.rows.iter().filter_map(|row| {
            let (first, cells) = row.cells.split_first()?;
            let cells: Vec<String> =
                names().zip(cells).map(|(name, cell)| format!("{name}: {cell}")).collect();
            Some(format!("{first} ({}).", cells.join("; ")))
        });
        clean(&rows.collect::<Vec<_>>().join(" "))
    }

    fn drawing(&self, name: &str, style: Option<&str>) -> Markup {
        let (width, height) = (self.width + 2 * SIDE, self.height);
        let (title, description) = (format!("{name}-title"), format!("{name}-description"));
        // Ids of patterns are written with this mark in the body.
        let body = self.body.replace(ID, name);
        html! {
            svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" viewBox=(format!("-{SIDE} 0 {width} {height}"))
                width=(width) height=(height) aria-labelledby=(title) aria-describedby=(description) {
                title id=(title) { (self.title) }
                desc id=(description) { (self.description) }
                @if let Some(style) = style { style { (PreEscaped(style)) } }
                (PreEscaped(body))
            }
        }
    }
}

/// The room left and right of a drawing, because some letters reach a little beyond their own width.
const SIDE: u32 = 2;

/// Stands in a picture's body where the name of the picture goes, so that ids are once in a page.
pub(crate) const ID: &str = "§ID§";
