//! JSON that is the same for the same values, written in one pass.

use std::borrow::Cow;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::io::{self, Write};
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};

/// JSON with keys in alphabetical order and no white space, whatever order the value's own fields have.
///
/// # Example
/// ```
/// use maatstaf_document::canonical;
/// use serde_json::json;
/// assert_eq!(canonical(&json!({"level": 2, "category": "a"})), r#"{"category":"a","level":2}"#);
/// ```
pub fn canonical(value: &impl Serialize) -> String {
    let text = Text(Rc::new(RefCell::new(Vec::with_capacity(256))));
    let sorting = Sorting { text: text.clone(), open: Vec::new(), fields: Vec::new(), room: Vec::new() };
    let written = value.serialize(&mut Serializer::with_formatter(text.clone(), sorting));
    // INVARIANT: our documents hold only values that JSON has, and what a serializer writes is UTF-8.
    written.ok().and_then(|()| String::from_utf8(text.0.take()).ok()).unwrap_or_default()
}

/// What was written so far: the serializer adds to it, and the formatter puts the fields of an object in order in it.
#[derive(Clone)]
struct Text(Rc<RefCell<Vec<u8>>>);

impl Text {
    fn length(&self) -> usize {
        self.0.borrow().len()
    }
}

impl Write for Text {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes no white space, and sorts the fields of each object when it ends.
struct Sorting {
    text: Text,
    /// The objects that have not ended: where the fields of each start, in the text and among the fields.
    open: Vec<(usize, usize)>,
    /// The fields of all objects that have not ended.
    fields: Vec<Field>,
    /// Room to put fields in order, used again and again.
    room: Vec<u8>,
}

/// A field: where its key stands, with its quotes; the key's first bytes; whether a letter of it is escaped; and where its
/// value ends.
struct Field {
    key: Range<usize>,
    first: u64,
    escaped: bool,
    end: usize,
}

impl Formatter for Sorting {
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"{")?;
        self.open.push((self.text.length(), self.fields.len()));
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        let start = self.text.length();
        self.fields.push(Field { key: start..start, first: 0, escaped: false, end: start });
        Ok(())
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let end = self.text.length();
        if let Some(field) = self.fields.last_mut() {
            field.key.end = end;
            field.first = first(&name(&self.text.0.borrow(), field));
        }
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        // While a key is being written, its end is not known yet.
        if let Some(field) = self.fields.last_mut().filter(|field| field.key.is_empty()) {
            field.escaped = true;
        }
        CompactFormatter.write_char_escape(writer, escape)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let end = self.text.length();
        if let Some(field) = self.fields.last_mut() {
            field.end = end;
        }
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if let Some((start, first)) = self.open.pop() {
            let text = &mut *self.text.0.borrow_mut();
            put_in_order(text, start, self.fields.get_mut(first..).unwrap_or_default(), &mut self.room);
            self.fields.truncate(first);
        }
        writer.write_all(b"}")
    }
}

/// Puts the fields of an object, which starts at `start`, in the order of their keys.
fn put_in_order(text: &mut Vec<u8>, start: usize, fields: &mut [Field], room: &mut Vec<u8>) {
    if fields.is_sorted_by(|a, b| compared(text, a, b) != Ordering::Greater) {
        return;
    }
    fields.sort_by(|a, b| compared(text, a, b));
    room.clear();
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            room.push(b',');
        }
        room.extend_from_slice(text.get(field.key.start..field.end).unwrap_or_default());
    }
    text.truncate(start);
    text.extend_from_slice(room);
}

fn compared(text: &[u8], a: &Field, b: &Field) -> Ordering {
    a.first.cmp(&b.first).then_with(|| name(text, a).cmp(&name(text, b)))
}

/// The first bytes of a key as a number: of most keys that is enough to tell them apart.
fn first(name: &[u8]) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(name).for_each(|(to, from)| *to = *from);
    u64::from_be_bytes(first)
}

/// A key as it is compared: without quotes, and with each escape as what it stands for.
fn name<'t>(text: &'t [u8], field: &Field) -> Cow<'t, [u8]> {
    let written = text.get(field.key.clone()).unwrap_or_default();
    if field.escaped {
        let read: Option<String> = serde_json::from_slice(written).ok();
        return Cow::Owned(read.unwrap_or_default().into_bytes());
    }
    Cow::Borrowed(written.get(1..written.len().saturating_sub(1)).unwrap_or_default())
}
