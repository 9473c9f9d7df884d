//! Text as a browser lays it out: spaces run together, paragraphs lie apart, the last line end of a block does not show.

use super::entity;

/// Text on its way out of HTML.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    /// Whether a space stands before what comes next.
    space: bool,
    /// Line ends since the last letter of this block.
    breaks: usize,
    /// Line ends between the last block and what comes next.
    gap: usize,
    /// Whether what comes next starts an item of a list.
    bullet: bool,
}

impl Flow {
    /// Adds text as it stands between two tags.
    pub(super) fn text(&mut self, mut rest: &str) {
        while let Some((before, after)) = rest.split_once('&') {
            self.letters(before);
            let (sign, left) = entity::read(after).unwrap_or(('&', after));
            self.content(sign);
            rest = left;
        }
        self.letters(rest);
    }

    fn letters(&mut self, text: &str) {
        for sign in text.chars() {
            if is_space(sign) {
                self.space = true;
            } else {
                self.content(sign);
            }
        }
    }

    /// Adds a letter, or a space that is meant.
    pub(super) fn content(&mut self, sign: char) {
        self.open_block();
        if self.breaks > 0 {
            self.lines(self.breaks);
            self.breaks = 0;
        }
        if self.bullet {
            self.text.push_str("- ");
            (self.bullet, self.space) = (false, false);
        }
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(sign);
    }

    /// Ends a line.
    pub(super) fn line_end(&mut self) {
        self.open_block();
        self.breaks += 1;
        self.space = false;
    }

    /// Starts or ends a block that lies so many line ends from what is around it.
    pub(super) fn block(&mut self, lines: usize) {
        self.lines(self.breaks.saturating_sub(1));
        self.breaks = 0;
        (self.space, self.bullet) = (false, false);
        self.gap = self.gap.max(lines);
    }

    /// Starts an item of a list.
    pub(super) fn item(&mut self) {
        self.block(1);
        self.bullet = true;
    }

    /// The text.
    pub(super) fn finish(mut self) -> String {
        self.block(0);
        self.text
    }

    fn open_block(&mut self) {
        if self.gap > 0 {
            if !self.text.is_empty() {
                self.lines(self.gap);
            }
            (self.gap, self.space) = (0, false);
        }
    }

    fn lines(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n('\n', count));
        self.space = self.space && count == 0;
    }
}

/// The paragraphs of a text as HTML; one paragraph when they may not be split.
pub(super) fn encode(text: &str, split: bool) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let (mut current, mut lines, mut before) = (String::new(), 0, None);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\n' {
            lines += 1;
            continue;
        }
        let inside = |around: Option<char>| around.is_some_and(|sign| !is_space(sign));
        let alone = lines == 0 && inside(before) && inside(signs.peek().copied());
        if lines >= 2 && split && before.is_some() {
            paragraphs.push(std::mem::take(&mut current));
            lines -= 2;
        }
        current += &"<br>".repeat(lines);
        encode_sign(&mut current, sign, alone);
        (lines, before) = (0, Some(sign));
    }
    if lines > 0 {
        current += &"<br>".repeat(lines + 1);
    }
    if !current.is_empty() {
        paragraphs.push(current);
    }
    paragraphs
}

fn encode_sign(html: &mut String, sign: char, alone: bool) {
    match sign {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        ' ' if alone => html.push(' '),
        // A backslash before a quotation mark would end a cell early in PHP's CSV reader.
        '\\' | ' ' | '\t' | '\r' | '\x0c' => {
            html.push_str("&#");
            html.push_str(&u32::from(sign).to_string());
            html.push(';');
        }
        _ => html.push(sign),
    }
}

/// Whether a browser runs this together with what is around it.
fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\n' | '\r' | '\x0c')
}
