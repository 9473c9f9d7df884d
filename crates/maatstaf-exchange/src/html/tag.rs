//! Tags: where one ends, what it does to the text around it, and whether it may be kept.

use super::Markup;

/// A tag, in lower case.
pub(super) struct Tag<'h> {
    pub(super) name: String,
    pub(super) opens: bool,
    pub(super) attributes: Vec<(String, &'h str)>,
}

/// What stands after a `<`.
pub(super) enum Next<'h> {
    /// A tag, and what follows it.
    Tag(Tag<'h>, &'h str),
    /// A comment or a declaration, and what follows it.
    Dropped(&'h str),
    /// No tag: the `<` is text.
    Text,
    /// A tag that never ends: everything from here on is text.
    Open,
}

/// What a tag does to the text around it.
pub(super) enum Effect {
    /// Nothing.
    None,
    /// It keeps what is around it so many line ends away.
    Block(usize),
    /// An item of a list.
    Item,
    /// It ends the line.
    Line,
    /// It keeps words apart.
    Space,
    /// What stands in it is no text.
    Skip,
}

/// Reads what stands after a `<`.
pub(super) fn next(after: &str) -> Next<'_> {
    if let Some(comment) = after.strip_prefix("!--") {
        return Next::Dropped(comment.split_once("-->").map_or("", |(_, rest)| rest));
    }
    if after.starts_with(['!', '?']) {
        return Next::Dropped(after.split_once('>').map_or("", |(_, rest)| rest));
    }
    let closing = after.strip_prefix('/');
    let inner = closing.unwrap_or(after);
    if !inner.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        return Next::Text;
    }
    let Some((inner, rest)) = split_at_end(inner) else { return Next::Open };
    let (name, attributes) = inner.split_once(is_gap).unwrap_or((inner, ""));
    let tag = Tag {
        name: name.to_ascii_lowercase(),
        opens: closing.is_none(),
        attributes: if closing.is_none() { read_attributes(attributes) } else { Vec::new() },
    };
    Next::Tag(tag, rest)
}

/// What follows the closing tag of a name; nothing when it is not closed.
pub(super) fn after_close<'h>(mut rest: &'h str, name: &str) -> &'h str {
    while let Some((_, after)) = rest.split_once("</") {
        let found = after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if found {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

/// Splits at the `>` that ends a tag: the first one outside the quotation marks of an attribute.
fn split_at_end(inner: &str) -> Option<(&str, &str)> {
    let (mut quote, mut before) = (None, b' ');
    for (at, byte) in inner.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'>' => return Some((inner.get(..at)?, inner.get(at + 1..)?)),
            None if before == b'=' && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

fn is_gap(sign: char) -> bool {
    sign.is_ascii_whitespace() || sign == '/'
}

fn read_attributes(mut rest: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(is_gap);
        let end = rest.find(|sign: char| is_gap(sign) || sign == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let valued = after.trim_ascii_start().strip_prefix('=');
        if name.is_empty() && valued.is_none() {
            return found;
        }
        let (value, left) = valued.map_or(("", after), read_value);
        found.push((name.to_ascii_lowercase(), value));
        rest = left;
    }
}

fn read_value(after: &str) -> (&str, &str) {
    let after = after.trim_ascii_start();
    let quoted = ['"', '\''].into_iter().find_map(|quote| after.strip_prefix(quote)?.split_once(quote));
    quoted.unwrap_or_else(|| after.split_once(|sign: char| sign.is_ascii_whitespace()).unwrap_or((after, "")))
}

impl Tag<'_> {
    /// What the tag does, and whether it may be kept.
    pub(super) fn effect(&self) -> (Effect, Markup) {
        let (effect, markup) = match self.name.as_str() {
            "p" => (Effect::Block(2), Markup::None),
            "br" => (Effect::Line, Markup::None),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "table" => {
                (Effect::Block(2), Markup::Looks)
            }
            "div" | "ul" | "ol" | "tr" | "dl" | "dt" | "dd" | "pre" | "hr" | "section" => {
                (Effect::Block(1), Markup::Looks)
            }
            "li" => (Effect::Item, Markup::Looks),
            "td" | "th" => (Effect::Space, Markup::Looks),
            "b" | "i" | "em" | "strong" | "u" | "s" | "sub" | "sup" | "small" | "span" | "code" | "a"
            | "abbr" | "cite" | "q" | "tbody" | "thead" => (Effect::None, Markup::Looks),
            "script" | "style" => (Effect::Skip, Markup::Dropped),
            _ => (Effect::None, Markup::Dropped),
        };
        let most = self.attributes.iter().map(|(name, value)| attribute(name, value)).max();
        (effect, markup.max(most.unwrap_or_default()))
    }
}

/// Whether an attribute may be kept.
fn attribute(name: &str, value: &str) -> Markup {
    let ours = |class: &str| class.starts_with("maatstaf-");
    match name {
        "lang" => Markup::None,
        "class" if value.split_ascii_whitespace().all(ours) => Markup::None,
        "class" | "dir" | "title" | "type" | "start" => Markup::Looks,
        "href" if ["https://", "http://", "mailto:"].iter().any(|start| value.starts_with(start)) => {
            Markup::Looks
        }
        _ => Markup::Dropped,
    }
}
