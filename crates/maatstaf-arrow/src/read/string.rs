//! Texts of a column, whichever way they are kept.

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::DataType;

/// Texts, some of which may be null.
#[derive(Debug, Clone)]
pub(crate) enum Strings {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    /// The position of each among few texts.
    Dictionary(Vec<Option<usize>>, Box<Strings>),
}

impl Strings {
    /// The texts of a column, if it holds any.
    pub(crate) fn new(column: &ArrayRef) -> Option<Self> {
        match column.data_type() {
            DataType::Utf8 => Some(Self::Small(column.as_string().clone())),
            DataType::LargeUtf8 => Some(Self::Large(column.as_string().clone())),
            DataType::Utf8View => Some(Self::View(column.as_string_view().clone())),
            DataType::Dictionary(..) => {
                let dictionary = column.as_any_dictionary_opt()?;
                let texts = Self::new(dictionary.values())?;
                // The positions of an empty dictionary are all null, and must not be asked for.
                let keys = if dictionary.values().is_empty() {
                    vec![None; column.len()]
                } else {
                    let keys = dictionary.normalized_keys().into_iter().enumerate();
                    keys.map(|(row, key)| Some(key).filter(|_| dictionary.keys().is_valid(row))).collect()
                };
                Some(Self::Dictionary(keys, Box::new(texts)))
            }
            _ => None,
        }
    }

    /// The text of a row, which must be one of the column's, unless it is null.
    #[inline]
    pub(crate) fn at(&self, row: usize) -> Option<&str> {
        match self {
            Self::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Dictionary(keys, texts) => texts.at((*keys.get(row)?)?),
        }
    }
}
