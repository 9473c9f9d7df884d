//! XML as pieces: what opens, what stands between, what closes. No entity is ever more than one character.

use std::borrow::Cow;
use std::ops::ControlFlow;

use maatstaf_document::DocumentError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::bounds::{DEEPEST, MOST_PIECES};
use crate::package::{broken, too_large};

/// What a reader of a part is handed, in the order of the text, with names without prefix. An empty element opens and closes.
#[derive(Clone, Copy)]
pub(crate) enum Piece<'x> {
    Open(&'x str, &'x BytesStart<'x>),
    Text(&'x str),
    Close(&'x str),
}

/// What the reader of a part answers to each piece: go on, stop, or refuse.
pub(crate) type Step = Result<ControlFlow<()>, DocumentError>;

/// Go on reading.
pub(crate) const ON: Step = Ok(ControlFlow::Continue(()));

/// Read no further.
pub(crate) const STOP: Step = Ok(ControlFlow::Break(()));

/// Hands every piece of a part to a reader, until it stops.
///
/// A document type is refused, so there are no entities but those of XML itself; and so are elements that lie too deep.
pub(crate) fn walk(text: &str, mut each: impl FnMut(Piece<'_>) -> Step) -> Result<(), DocumentError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    for _ in 0..MOST_PIECES {
        let step = match reader.read_event().map_err(|_| broken())? {
            Event::Start(_) if depth == DEEPEST => return Err(broken()),
            Event::Start(tag) => {
                depth += 1;
                each(Piece::Open(tag.local_name().as_ref(), &tag))?
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                each(Piece::Close(tag.local_name().as_ref()))?
            }
            Event::Text(text) => each(Piece::Text(&text.xml10_content()))?,
            Event::CData(text) => each(Piece::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => each(Piece::Text(character(&name)?.encode_utf8(&mut [0; 4])))?,
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof | Event::DocType(_) => return Err(broken()),
            _ => continue,
        };
        if step.is_break() {
            return Ok(());
        }
    }
    Err(too_large())
}

/// The one character that a reference stands for.
fn character(name: &BytesRef<'_>) -> Result<char, DocumentError> {
    let named = match &**name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().map_err(|_| broken())?,
    };
    named.ok_or_else(broken)
}

/// The attributes of a tag with these names, whatever their prefixes.
pub(crate) fn attributes<'t, const N: usize>(
    tag: &'t BytesStart<'_>,
    names: [&str; N],
) -> Result<[Option<Cow<'t, str>>; N], DocumentError> {
    let mut found = [const { None }; N];
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| broken())?;
        let key = attribute.key.local_name();
        let wanted = names.iter().zip(&mut found).find(|(name, _)| **name == key.as_ref());
        if let Some((_, slot)) = wanted {
            *slot = Some(attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| broken())?);
        }
    }
    Ok(found)
}
