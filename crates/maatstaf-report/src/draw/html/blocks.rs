//! Blocks as HTML.

use std::cell::Cell;
use std::rc::Rc;

use maatstaf_document::{Language, Sign};
use maud::{Markup, html};

use crate::content::{Align, Block, Inline, Item, Span, Table};
use crate::draw::links::Places;
use crate::picture::Picture;
use crate::report::Report;

/// How many letters a cell may have to stay on one line: in a table of few columns, and in one of more. This is this project's choice.
const SHORT: [usize; 2] = [19, 12];
/// How many columns are few. This is this project's choice.
const FEW: usize = 5;
/// How many rows a table may have to stay on one sheet. This is this project's choice.
const SMALL: usize = 8;

/// What is needed to draw blocks: the places that links lead to, and the number of the next picture.
#[derive(Debug, Clone)]
pub(super) struct Pen<'r> {
    language: Language,
    /// The language of somebody's own texts, where it is known and another than that of the page.
    written_in: Option<Language>,
    places: Rc<Places>,
    pictures: Rc<Cell<u32>>,
    heading: &'r str,
}

impl<'r> Pen<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        Self {
            language: report.language,
            written_in: report.written_in.filter(|language| *language != report.language),
            places: Rc::new(Places::of(report)),
            pictures: Rc::default(),
            heading: &report.title,
        }
    }

    /// The same pen below a heading: a caption that repeats it is not shown again.
    pub(super) fn within<'s>(&self, heading: &'s str) -> Pen<'s> {
        let (places, pictures) = (Rc::clone(&self.places), Rc::clone(&self.pictures));
        Pen { language: self.language, written_in: self.written_in, places, pictures, heading }
    }

    pub(super) fn heading(&self, depth: u8, title: &Inline) -> Markup {
        let title = self.line(title);
        match depth {
            2 => html! { h2 { (title) } },
            3 => html! { h3 { (title) } },
            4 => html! { h4 { (title) } },
            _ => html! { h5 { (title) } },
        }
    }

    pub(super) fn blocks(&self, blocks: &[Block]) -> Markup {
        html! { @for block in blocks { (self.block(block)) } }
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Paragraph(line) => html! { p { (self.line(line)) } },
            Block::Note(line) => html! { p.note { (self.line(line)) } },
            Block::List(items) => html! { ul { @for item in items { (self.item(item)) } } },
            Block::Steps(items) => html! { ol.steps { @for item in items { (self.item(item)) } } },
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Figure(picture) => self.figure(picture),
            Block::Words(words) => self::words(words, self.written_in),
            Block::Card { anchor, title, blocks } => html! {
                div.card id=(anchor.id()) {
                    p.card-title { (self.line(title)) }
                    (self.blocks(blocks))
                }
            },
            Block::Blank { asked, lines } => html! {
                div.blank { p { (asked) } @for _ in 0..*lines { div.line {} } }
            },
        }
    }

    fn item(&self, item: &Item) -> Markup {
        html! {
            li class=[class(item.sign)] {
                (self.sign(item.sign)) (self.line(&item.text))
                @if !item.items.is_empty() { ul { @for below in &item.items { (self.item(below)) } } }
            }
        }
    }

    pub(super) fn facts(&self, facts: &[(String, Inline)]) -> Markup {
        html! {
            @if !facts.is_empty() {
                dl.facts { @for (name, fact) in facts { div { dt { (name) } dd { (self.line(fact)) } } } }
            }
        }
    }

    fn figure(&self, picture: &Picture) -> Markup {
        let number = self.pictures.get() + 1;
        self.pictures.set(number);
        html! {
            figure class={ "figure-" (picture.name) } {
                figcaption { strong { (picture.title) } " " (picture.description) }
                // On a narrow screen a picture keeps its size, so that its words stay words, and moves sideways.
                div.wide role="group" tabindex="0" aria-label=(picture.title) {
                    (picture.within(&format!("{}-{number}", picture.name)))
                }
                (self.table(&picture.data))
            }
        }
    }

    fn table(&self, table: &Table) -> Markup {
        let hidden = table.caption == self.heading;
        let align = |at: usize| {
            table.head.get(at).is_some_and(|column| column.align == Align::End).then_some("number")
        };
        // A day or a count stays on one line.
        let [few, more] = SHORT;
        let most = if table.head.len() <= FEW { few } else { more };
        let short = |cell: &Inline| (cell.to_string().chars().count() <= most).then_some("short");
        let look = |at: usize, cell: &Inline| align(at).or_else(|| short(cell));
        let small = table.rows.len() <= SMALL;
        html! {
            div.wide.small[small] role="group" tabindex="0" aria-label=(table.caption) {
                table {
                    caption class=[hidden.then_some("hidden")] { (table.caption) }
                    thead {
                        tr { @for (at, column) in table.head.iter().enumerate() { th scope="col" class=[align(at)] { (column.name) } } }
                    }
                    tbody {
                        @for row in &table.rows {
                            tr id=[row.anchor.as_ref().map(crate::content::Anchor::id)] class=[class(row.sign)] {
                                @for (at, cell) in row.cells.iter().enumerate() {
                                    @if at == 0 {
                                        th scope="row" class=[short(cell)] { (self.sign(row.sign)) (self.line(cell)) }
                                    } @else {
                                        td class=[look(at, cell)] { (self.line(cell)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A sign with what it says, for those who do not see it.
    fn sign(&self, sign: Sign) -> Markup {
        html! {
            @if sign != Sign::Plain {
                span.sign aria-hidden="true" { (sign.mark()) } " "
                span.hidden { (sign.meaning().to(self.language)) ": " }
            }
        }
    }

    pub(super) fn line(&self, line: &Inline) -> Markup {
        html! { @for span in line.spans() { (self.span(span)) } }
    }

    fn span(&self, span: &Span) -> Markup {
        match span {
            Span::Text(text) => html! { (text) },
            Span::Strong(text) => html! { strong { (text) } },
            Span::Code(id) => html! {
                @if let Some(place) = self.places.find(id) {
                    a href={ "#" (place.id()) } { code { (id) } }
                } @else { code { (id) } }
            },
            Span::Link { to, text } if self.places.has(to) => html! { a href={ "#" (to.id()) } { (text) } },
            Span::Link { text, .. } => html! { (text) },
            Span::Address(address) if address.starts_with("https://") => {
                html! { a href=(address) rel="noreferrer noopener" { (address) } }
            }
            Span::Address(address) => html! { (address) },
        }
    }
}

/// Somebody's own text: an empty line starts a paragraph, a line end stays one.
fn words(words: &str, language: Option<Language>) -> Markup {
    let text = words.replace("\r\n", "\n").replace('\r', "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    html! {
        blockquote lang=[language.map(<&str>::from)] {
            @for paragraph in paragraphs {
                p { @for (at, line) in paragraph.lines().enumerate() { @if at > 0 { br; } (line) } }
            }
        }
    }
}

fn class(sign: Sign) -> Option<&'static str> {
    match sign {
        Sign::Plain => None,
        Sign::Met => Some("met"),
        Sign::Unmet => Some("unmet"),
        Sign::Unsure => Some("unsure"),
        Sign::Unknown => Some("unknown"),
    }
}
