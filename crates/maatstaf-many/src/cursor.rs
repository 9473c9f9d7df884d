//! Goes through a JSON text from front to back, and looks at no more of it than it must.

use memchr::memchr2;
use serde::de::DeserializeOwned;

use crate::written::Written;

/// What was read is not surely what it should be: the core will say what is wrong with it, or that nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Doubt;

pub(crate) type Sure<T> = Result<T, Doubt>;

/// Nothing when it is so, doubt when not.
#[inline]
pub(crate) fn sure(is_so: bool) -> Sure<()> {
    if is_so { Ok(()) } else { Err(Doubt) }
}

/// Reads an object whose fields are listed: those that it `must` have and those that it `may` have, each with what to do with its value. They are
/// tried in the order of the list, in which they mostly stand, so that hardly any is tried in vain; when one does not stand there, in another
/// round. A field that is not listed, or stands twice, is in doubt.
macro_rules! object {
    ($cursor:ident { $($need:ident $name:literal => $value:expr,)+ }) => {
        let mut met = 0_u32;
        $cursor.take(b'{')?;
        if !$cursor.takes(b'}') {
            'object: loop {
                let (before, mut field) = (met, 1);
                $cursor.peek();
                $(
                    if $cursor.takes_field(concat!("\"", $name, "\"")) {
                        sure(met & field == 0)?;
                        met |= field;
                        $cursor.take(b':')?;
                        $value;
                        if !$cursor.takes(b',') {
                            break 'object;
                        }
                        $cursor.peek();
                    }
                    field <<= 1;
                )+
                sure(met != before)?;
            }
            $cursor.take(b'}')?;
        }
        let mut field = 1;
        $(
            sure(stringify!($need) != "must" || met & field != 0)?;
            field <<= 1;
        )+
    };
}
pub(crate) use object;

/// A place in a JSON text.
pub(crate) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// Whether there is any character below the space, such as the end of a line. No such character may stand in a JSON string.
    has_controls: bool,
    /// Where a name goes that is not what stands there.
    written: &'t Written,
}

/// A string of a JSON text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'t> {
    /// As it stands there, with its quotes.
    quoted: &'t str,
    /// Whether anything in it stands for something else.
    has_escapes: bool,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str, written: &'t Written) -> Self {
        let has_controls = text.bytes().fold(u8::MAX, u8::min) < b' ';
        Self { text, at: 0, has_controls, written }
    }

    /// The next character that is no white space, if there is one.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        let next = self.here()?;
        if next > b' ' { Some(next) } else { self.pass_space() }
    }

    #[inline]
    fn here(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[cold]
    fn pass_space(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.here() {
            self.at += 1;
        }
        self.here()
    }

    /// Passes over a character that must come next.
    #[inline]
    pub(crate) fn take(&mut self, wanted: u8) -> Sure<()> {
        sure(self.takes(wanted))
    }

    /// Passes over a character if it comes next.
    #[inline]
    pub(crate) fn takes(&mut self, wanted: u8) -> bool {
        let comes = self.here() == Some(wanted) || self.peek() == Some(wanted);
        self.at += usize::from(comes);
        comes
    }

    /// Sees to it that nothing comes any more.
    pub(crate) fn end(&mut self) -> Sure<()> {
        sure(self.peek().is_none())
    }

    /// Passes over the name of a field, in its quotes, if it comes next.
    #[inline]
    pub(crate) fn takes_field(&mut self, quoted: &'static str) -> bool {
        let comes =
            self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(quoted.as_bytes()));
        self.at += if comes { quoted.len() } else { 0 };
        comes
    }

    /// Reads a list, and puts its items behind those that are there.
    #[inline]
    pub(crate) fn list<T>(
        &mut self,
        items: &mut Vec<T>,
        mut item: impl FnMut(&mut Self) -> Sure<T>,
    ) -> Sure<()> {
        self.take(b'[')?;
        if self.takes(b']') {
            return Ok(());
        }
        loop {
            items.push(item(self)?);
            if !self.takes(b',') {
                return self.take(b']');
            }
        }
    }

    /// Reads a value, or `null`.
    #[inline]
    pub(crate) fn option<T>(&mut self, value: impl FnOnce(&mut Self) -> Sure<T>) -> Sure<Option<T>> {
        if self.peek() != Some(b'n') {
            return value(self).map(Some);
        }
        sure(self.text.as_bytes().get(self.at..self.at + 4) == Some(b"null"))?;
        self.at += 4;
        Ok(None)
    }

    /// Passes over a string.
    #[inline]
    pub(crate) fn text(&mut self) -> Sure<Text<'t>> {
        self.take(b'"')?;
        let (start, mut has_escapes) = (self.at, false);
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            self.at += memchr2(b'"', b'\\', rest).ok_or(Doubt)?;
            if self.text.as_bytes().get(self.at) == Some(&b'"') {
                break;
            }
            has_escapes = true;
            self.escape()?;
        }
        self.at += 1;
        let quoted = self.text.get(start - 1..self.at).ok_or(Doubt)?;
        sure(!self.has_controls || quoted.bytes().all(|byte| byte >= b' '))?;
        Ok(Text { quoted, has_escapes })
    }

    /// Passes over an escape. One of half a character must stand before its other half.
    #[cold]
    fn escape(&mut self) -> Sure<()> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += match rest {
            [_, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 2,
            _ => match unit(rest)? {
                0xD800..=0xDBFF => {
                    let other = unit(rest.get(6..).unwrap_or_default())?;
                    sure((0xDC00..=0xDFFF).contains(&other))?;
                    12
                }
                0xDC00..=0xDFFF => return Err(Doubt),
                _ => 6,
            },
        };
        Ok(())
    }

    /// Reads a whole number that is not negative.
    #[inline]
    pub(crate) fn number(&mut self) -> Sure<u16> {
        let first = self.peek().filter(u8::is_ascii_digit).ok_or(Doubt)?;
        let (mut number, start) = (0_u16, self.at);
        while let Some(digit) = self.text.as_bytes().get(self.at).filter(|byte| byte.is_ascii_digit()) {
            let more = number.checked_mul(10).and_then(|tens| tens.checked_add(u16::from(digit - b'0')));
            number = more.ok_or(Doubt)?;
            self.at += 1;
        }
        sure(first != b'0' || self.at == start + 1)?;
        Ok(number)
    }

    /// Keeps a name that does not stand in the text as it is meant.
    #[cold]
    pub(crate) fn keep(&mut self, name: String) -> &'t str {
        let (kept, next) = self.written.keep(name);
        self.written = next;
        kept
    }

    /// Reads a value of any type in full.
    pub(crate) fn value<T: DeserializeOwned>(&mut self) -> Sure<T> {
        let rest = self.text.get(self.at..).ok_or(Doubt)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter();
        let value = values.next().and_then(Result::ok).ok_or(Doubt)?;
        self.at += values.byte_offset();
        Ok(value)
    }
}

impl<'t> Text<'t> {
    /// What stands between the quotes, when it is what is meant.
    #[inline]
    pub(crate) fn plain(self) -> Sure<&'t str> {
        sure(!self.has_escapes)?;
        self.quoted.get(1..self.quoted.len() - 1).ok_or(Doubt)
    }

    /// What is meant.
    #[cold]
    pub(crate) fn meant(self) -> Sure<String> {
        serde_json::from_str(self.quoted).map_err(|_| Doubt)
    }

    /// Whether there is more in it than white space.
    #[inline]
    pub(crate) fn says_something(self) -> Sure<bool> {
        match self.quoted.as_bytes() {
            [_, first, ..] if first.is_ascii_graphic() && !matches!(first, b'\\' | b'"') => Ok(true),
            _ => self.meant().map(|text| !text.trim().is_empty()),
        }
    }
}

/// The number in an escape of the form `\u00e9`.
fn unit(escape: &[u8]) -> Sure<u32> {
    let [b'\\', b'u', digits @ ..] = escape else { return Err(Doubt) };
    let digits = digits.first_chunk::<4>().ok_or(Doubt)?;
    digits.iter().try_fold(0, |unit, digit| {
        char::from(*digit).to_digit(16).map(|digit| unit * 16 + digit).ok_or(Doubt)
    })
}
