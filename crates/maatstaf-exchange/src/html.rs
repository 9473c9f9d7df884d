//! Descriptions as other systems keep them: HTML into plain text, and plain text into HTML that comes back the same.
//!
//! What a description has no field for (the code, the full name, the owner) stands in it as a paragraph of its own, with a
//! class that systems keep and readers see: `<p class="maatstaf-code">CI 32</p>`.

mod entity;
mod flow;
mod tag;

use std::collections::{BTreeMap, BTreeSet};

use flow::Flow;
use tag::{Effect, Next, Tag};

/// What stands in a description as a paragraph of its own.
const MARKS: [&str; 4] = ["code", "edition", "holder", "name"];
/// What a class of a description says without a text: that there is no code, or no name.
const FLAGS: [&str; 2] = ["uncoded", "unnamed"];

/// A description as plain text, with what its marked paragraphs say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Plain {
    /// The text: paragraphs with an empty line between them.
    pub(crate) text: String,
    /// The marked paragraphs, by what they are.
    pub(crate) marks: BTreeMap<&'static str, String>,
    /// What the description says by a class alone.
    pub(crate) flags: BTreeSet<&'static str>,
    /// The language that it names first.
    pub(crate) language: Option<String>,
    /// What plain text has no room for.
    pub(crate) markup: Markup,
}

/// What a description holds besides paragraphs and line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Markup {
    /// Nothing.
    #[default]
    None,
    /// Looks alone: lists, headings, bold type, links. The HTML may be kept beside the text.
    Looks,
    /// Scripts, pictures, forms, comments, styles: left out, and the HTML is not kept.
    Dropped,
}

impl Plain {
    /// Whether both say the same, whatever they look like.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.text, &self.marks, &self.flags) == (&other.text, &other.marks, &other.flags)
            && self.language == other.language
    }

    /// Takes a marked paragraph out; where it says something else than the field that it belongs to, it goes before the text.
    pub(crate) fn settle(&mut self, mark: &str, agrees: impl FnOnce(&str) -> bool) -> Option<String> {
        let said = self.marks.remove(mark)?;
        if agrees(&said) {
            return Some(said);
        }
        let gap = if self.text.is_empty() { "" } else { "\n\n" };
        self.text = format!("{said}{gap}{}", self.text);
        None
    }
}

/// Reads a description. Any text is one: what is no markup is text.
pub(crate) fn read(html: &str) -> Plain {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        reader.flow().text(before);
        rest = match tag::next(after) {
            Next::Tag(tag, rest) => reader.tag(&tag, rest),
            Next::Dropped(rest) => {
                reader.plain.markup = Markup::Dropped;
                rest
            }
            Next::Text => {
                reader.flow().content('<');
                after
            }
            Next::Open => {
                reader.flow().content('<');
                reader.flow().text(after);
                ""
            }
        };
    }
    reader.flow().text(rest);
    reader.finish()
}

/// The description of a plain text; [`read`] gives the same back.
pub(crate) fn write(plain: &Plain) -> String {
    let mut paragraphs: Vec<(Vec<String>, String)> = Vec::new();
    for (mark, text) in &plain.marks {
        paragraphs.push((vec![format!("maatstaf-{mark}")], flow::encode(text, false).concat()));
    }
    let mut flags: Vec<String> = plain.flags.iter().map(|flag| format!("maatstaf-{flag}")).collect();
    for text in flow::encode(&plain.text, true) {
        paragraphs.push((std::mem::take(&mut flags), text));
    }
    if !flags.is_empty() || (plain.language.is_some() && paragraphs.is_empty()) {
        paragraphs.push((flags, String::new()));
    }
    let mut language = plain.language.as_deref();
    let written = paragraphs.into_iter().map(|(classes, text)| {
        let lang = language.take().map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default();
        let class =
            if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
        format!("<p{lang}{class}>{text}</p>")
    });
    written.collect()
}

/// The description of a plain text, or the HTML that it was read from where that says the same.
pub(crate) fn write_or_keep(plain: &Plain, kept: Option<&str>) -> String {
    let written = write(plain);
    match kept {
        Some(kept) => {
            let before = read(kept);
            let holds = before.markup == Markup::Looks && before.says_the_same(&read(&written));
            if holds { kept.to_owned() } else { written }
        }
        None => written,
    }
}

/// Whether a text can be a language tag in an attribute.
pub(crate) fn is_language(tag: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=35).contains(&tag.len()) && tag.bytes().all(good)
}

/// A description on its way to plain text.
#[derive(Default)]
struct Reader {
    plain: Plain,
    flow: Flow,
    mark: Option<(&'static str, Flow)>,
}

impl Reader {
    /// Where text goes now.
    fn flow(&mut self) -> &mut Flow {
        match &mut self.mark {
            Some((_, flow)) => flow,
            None => &mut self.flow,
        }
    }

    /// Takes a tag in and gives what is left to read.
    fn tag<'h>(&mut self, tag: &Tag<'h>, rest: &'h str) -> &'h str {
        let (effect, markup) = tag.effect();
        self.plain.markup = self.plain.markup.max(markup);
        if tag.name == "p" {
            self.end_mark();
        }
        if tag.opens {
            self.attributes(tag);
        }
        match effect {
            Effect::Block(lines) if self.mark.is_none() => self.flow.block(lines),
            Effect::Item if tag.opens => self.flow().item(),
            Effect::Item => self.flow().block(1),
            Effect::Line => self.flow().line_end(),
            Effect::Space => self.flow().text(" "),
            Effect::Skip if tag.opens => return tag::after_close(rest, &tag.name),
            _ => {}
        }
        rest
    }

    fn attributes(&mut self, tag: &Tag<'_>) {
        for (name, value) in &tag.attributes {
            if name == "lang" && self.plain.language.is_none() && is_language(value) {
                self.plain.language = Some((*value).to_owned());
            }
            let classes = if name == "class" { *value } else { "" };
            for ours in classes.split_ascii_whitespace().filter_map(|class| class.strip_prefix("maatstaf-")) {
                self.plain.flags.extend(FLAGS.iter().find(|flag| **flag == ours));
                let mark = MARKS.iter().find(|mark| **mark == ours && tag.name == "p");
                if let Some(mark) = mark.filter(|mark| !self.plain.marks.contains_key(*mark)) {
                    self.mark = Some((mark, Flow::default()));
                }
            }
        }
    }

    fn end_mark(&mut self) {
        if let Some((mark, flow)) = self.mark.take() {
            self.plain.marks.insert(mark, flow.finish());
        }
    }

    fn finish(mut self) -> Plain {
        self.end_mark();
        self.plain.text = self.flow.finish();
        self.plain
    }
}

#[cfg(test)]
mod tests {
    use super::{Markup, Plain, read, write, write_or_keep};
    use proptest::prelude::*;

    #[test]
    fn line_ends_in_the_source_are_spaces_and_paragraphs_are_empty_lines() {
        let plain = read("<p>Listens\n  with care<br></p><p>Asks &amp; waits<br>again</p>");
        assert_eq!(plain.text, "Listens with care\n\nAsks & waits\nagain");
        assert_eq!(plain.markup, Markup::None);
    }

    #[test]
    fn scripts_are_left_out_with_what_they_hold() {
        let plain = read("<p>a<script>if (1 < 2) { steal('</p>') }</SCRIPT >b</p><style>p {}</style>");
        assert_eq!((plain.text.as_str(), plain.markup), ("ab", Markup::Dropped));
    }

    #[test]
    fn looks_are_kept_only_while_the_text_is_the_same() {
        let html = "<p>Two <b>ways</b>:</p><ul><li>one</li><li>two</li></ul>";
        let mut plain = read(html);
        assert_eq!((plain.text.as_str(), plain.markup), ("Two ways:\n\n- one\n- two", Markup::Looks));
        assert_eq!(write_or_keep(&plain, Some(html)), html);
        plain.text.push('!');
        assert_eq!(write_or_keep(&plain, Some(html)), "<p>Two ways:</p><p>- one<br>- two!</p>");
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(read("a < b & c &nonsense; <3 x <y").text, "a < b & c &nonsense; <3 x <y");
        assert_eq!(read("&eacute;&#233;&#xE9;&nbsp;&euro;").text, "ééé\u{a0}€");
    }

    #[test]
    fn a_link_that_runs_a_script_is_not_kept() {
        assert_eq!(read("<a href=\"https://example.org\">x</a>").markup, Markup::Looks);
        assert_eq!(read("<a href='javascript:x()'>x</a>").markup, Markup::Dropped);
        assert_eq!(read("<p onclick=x>x</p>").markup, Markup::Dropped);
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof!["[a-z<>&;#\\\\\" \n\t\r\u{a0}é-]{0,24}", "[a \n]{0,12}", "\\PC{0,16}"]
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in texts(), code in texts(), unnamed: bool, tagged: bool) {
            let mut plain = Plain { text, ..Plain::default() };
            plain.marks.insert("code", code);
            plain.flags.extend(unnamed.then_some("unnamed"));
            plain.language = tagged.then(|| "nl-NL".to_owned());
            prop_assert_eq!(read(&write(&plain)), plain);
        }

        #[test]
        fn any_html_is_read_and_settles(html in "[<>/a-z=\"'&;! -]{0,60}") {
            let plain = Plain { markup: Markup::None, ..read(&html) };
            prop_assert_eq!(read(&write(&plain)), plain);
        }
    }
}
