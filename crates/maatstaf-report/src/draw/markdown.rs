//! A report in Markdown.

use maatstaf_document::{Sign, say};

use super::links::Places;
use crate::content::{Align, Anchor, Block, Inline, Item, Section, Span, Table, TableRow};
use crate::report::Report;

/// The report in Markdown: GitHub's tables, no HTML but the places that links lead to.
pub(crate) fn markdown(report: &Report) -> String {
    let (text, heading) = (String::new(), report.title.clone());
    let mut pen = Pen { text, heading, places: Places::of(report) };
    pen.block(&format!("# {}", escaped(&report.title)));
    pen.facts(&report.about);
    if !report.lead.is_empty() {
        pen.block("---");
    }
    pen.blocks(&report.lead);
    pen.block(&format!("## {}", say!(report.language, "Contents", "Inhoud")));
    let contents = contents(&report.sections, 0);
    pen.block(contents.trim_end());
    report.sections.iter().for_each(|section| pen.section(section, 2));
    pen.block("---");
    for line in &report.colophon {
        let line = pen.line(line);
        pen.block(&format!("*{line}*"));
    }
    pen.text
}

struct Pen {
    text: String,
    /// The last heading: a caption that repeats it is not shown again.
    heading: String,
    places: Places,
}

impl Pen {
    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text += block;
        self.text.push('\n');
    }

    fn section(&mut self, section: &Section, depth: usize) {
        let (id, title) = (section.anchor.id(), escaped(&section.title));
        self.block(&format!("<a id=\"{id}\"></a>\n\n{} {title}", "#".repeat(depth.min(6))));
        self.heading.clone_from(&section.title);
        self.blocks(&section.blocks);
        section.sections.iter().for_each(|section| self.section(section, depth + 1));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(line) => {
                    let line = self.line(line);
                    self.block(&line);
                }
                Block::Note(line) => {
                    let line = self.line(line);
                    self.block(&format!("*{line}*"));
                }
                Block::List(items) => {
                    let list = self.list(items, 0, false);
                    self.block(list.trim_end());
                }
                Block::Steps(items) => {
                    let list = self.list(items, 0, true);
                    self.block(list.trim_end());
                }
                Block::Facts(facts) => self.facts(facts),
                Block::Table(table) => self.table(table),
                Block::Figure(picture) => {
                    self.block(&format!(
                        "**{}.** {}",
                        escaped(&picture.title),
                        escaped(&picture.description)
                    ));
                    self.table(&picture.data);
                }
                Block::Words(words) => self.words(words),
                Block::Card { anchor, title, blocks } => {
                    let title = self.line(title);
                    self.block(&format!("{}**{title}**", place(anchor)));
                    self.blocks(blocks);
                }
                Block::Blank { asked, lines } => {
                    let lines = "\n\n________________".repeat(usize::from(*lines));
                    self.block(&format!("{}{lines}", escaped(asked)));
                }
            }
        }
    }

    fn list(&self, items: &[Item], depth: usize, numbered: bool) -> String {
        let line = |(at, item): (usize, &Item)| {
            let mark = if numbered { format!("{}.", at + 1) } else { "-".to_owned() };
            let (indent, sign, line) = ("   ".repeat(depth), signed(item.sign), self.line(&item.text));
            format!("{indent}{mark} {sign}{line}\n{}", self.list(&item.items, depth + 1, false))
        };
        items.iter().enumerate().map(line).collect()
    }

    fn facts(&mut self, facts: &[(String, Inline)]) {
        let line =
            |(name, fact): &(String, Inline)| format!("- **{}**: {}\n", escaped(name), self.line(fact));
        let lines: String = facts.iter().map(line).collect();
        if !lines.is_empty() {
            self.block(lines.trim_end());
        }
    }

    fn table(&mut self, table: &Table) {
        if table.caption != self.heading {
            self.block(&format!("*{}*", escaped(&table.caption)));
        }
        let head: Vec<String> = table.head.iter().map(|column| escaped(&column.name)).collect();
        let rule = table.head.iter().map(|column| match column.align {
            Align::Start => "---|",
            Align::End => "---:|",
        });
        let row = |row: &TableRow| {
            let cells: Vec<String> = row.cells.iter().map(|cell| self.line(cell)).collect();
            let place = row.anchor.as_ref().map(place).unwrap_or_default();
            format!("| {place}{}{} |\n", signed(row.sign), cells.join(" | "))
        };
        let rows: String = table.rows.iter().map(row).collect();
        let text = format!("| {} |\n|{}\n{rows}", head.join(" | "), rule.collect::<String>());
        self.block(text.trim_end());
    }

    /// Somebody's own text as a quotation, so that nothing in it ends it.
    fn words(&mut self, words: &str) {
        let lines: Vec<String> = words
            .trim()
            .lines()
            .map(|line| format!("> {}", escaped(line.trim())).trim_end().to_owned())
            .collect();
        // Two spaces at the end of a line keep its end.
        self.block(&lines.join("  \n"));
    }

    fn line(&self, line: &Inline) -> String {
        line.spans().iter().map(|span| self.span(span)).collect()
    }

    fn span(&self, span: &Span) -> String {
        match span {
            Span::Strong(text) => format!("**{}**", escaped(text)),
            Span::Code(id) => match self.places.find(id) {
                Some(place) => format!("[`{}`](#{})", code(id), place.id()),
                None => format!("`{}`", code(id)),
            },
            Span::Link { to, text } if self.places.has(to) => format!("[{}](#{})", escaped(text), to.id()),
            Span::Text(text) | Span::Link { text, .. } => escaped(text),
            Span::Address(address) => format!("<{}>", address.replace(['<', '>', ' ', '\n', '\r'], "")),
        }
    }
}

/// The sections, and those right below them.
fn contents(sections: &[Section], depth: usize) -> String {
    let line = |section: &Section| {
        let (indent, title, id) = ("  ".repeat(depth), escaped(&section.title), section.anchor.id());
        let below = if depth == 0 { contents(&section.sections, 1) } else { String::new() };
        format!("{indent}- [{title}](#{id})\n{below}")
    };
    sections.iter().map(line).collect()
}

fn place(anchor: &Anchor) -> String {
    format!("<a id=\"{}\"></a>", anchor.id())
}

fn signed(sign: Sign) -> String {
    if sign == Sign::Plain { String::new() } else { format!("{} ", sign.mark()) }
}

/// An id between backticks cannot end them.
fn code(id: &str) -> String {
    id.chars().filter(|letter| *letter != '`' && !letter.is_control()).collect()
}

/// Text in which nothing is markup, in one line.
fn escaped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let starts_and_ends = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    let mut safe = String::with_capacity(line.len());
    for (at, letter) in line.char_indices() {
        let always = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '$');
        // What only means something where a line begins.
        let first = at == 0 && matches!(letter, '#' | '+' | '-' | '=' | ':');
        if always || first {
            safe.push('\\');
        }
        safe.push(letter);
    }
    numbered(&mut safe);
    match starts_and_ends {
        _ if safe.is_empty() => " ".repeat(usize::from(starts_and_ends.0)),
        (before, after) => {
            format!("{}{safe}{}", " ".repeat(usize::from(before)), " ".repeat(usize::from(after)))
        }
    }
}

/// A line that begins like `1.` or `1)` would be a list.
fn numbered(line: &mut String) {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let next = line.chars().nth(digits);
    if digits > 0 && matches!(next, Some('.' | ')')) {
        line.insert(digits, '\\');
    }
}
