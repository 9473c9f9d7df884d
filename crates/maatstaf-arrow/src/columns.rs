//! Columns that are being filled.

use std::sync::Arc;

use arrow_array::types::{ArrowPrimitiveType, Int32Type};
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, ListArray, PrimitiveArray, StringArray};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, Field};

/// Texts, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Texts {
    ends: Vec<i32>,
    bytes: Vec<u8>,
}

/// Lists of numbers, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Lists<N> {
    ends: Vec<i32>,
    values: Vec<N>,
}

/// Texts of which there are few, each by its number among them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    names: Vec<String>,
    pub(crate) keys: Vec<i32>,
}

/// Which rows have a value.
pub(crate) fn valid(rows: usize, is_valid: impl FnMut(usize) -> bool) -> Option<NullBuffer> {
    Some(NullBuffer::new(BooleanBuffer::collect_bool(rows, is_valid))).filter(|nulls| nulls.null_count() > 0)
}

/// Where something ends that has so many bytes or values before it.
///
/// What does not fit is cut off here; `fits` tells, before any of it is used.
fn end(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

impl Default for Texts {
    fn default() -> Self {
        Self { ends: vec![0], bytes: Vec::new() }
    }
}

impl Texts {
    /// Adds a text, so many times.
    #[inline]
    pub(crate) fn push(&mut self, text: &str, times: usize) {
        self.bytes.reserve(text.len() * times);
        self.ends.reserve(times);
        for _ in 0..times {
            self.bytes.extend_from_slice(text.as_bytes());
            self.ends.push(end(self.bytes.len()));
        }
    }

    /// Adds empty texts until there are so many.
    pub(crate) fn pad_to(&mut self, rows: usize) {
        self.ends.resize(rows + 1, end(self.bytes.len()));
    }

    /// How many bytes there are.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(crate) fn fits(&self) -> bool {
        i32::try_from(self.bytes.len()).is_ok()
    }

    /// The column; empty texts are null.
    pub(crate) fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        let ends = std::mem::replace(&mut self.ends, vec![0]);
        let rows = ends.len() - 1;
        let nulls = if self.bytes.is_empty() {
            Some(NullBuffer::new_null(rows))
        } else {
            valid(rows, |row| ends.get(row) != ends.get(row + 1))
        };
        self.finish_with(ends, nulls)
    }

    /// The column, with nulls where the caller says.
    pub(crate) fn finish_where(&mut self, nulls: Option<NullBuffer>) -> Result<ArrayRef, ArrowError> {
        let ends = std::mem::replace(&mut self.ends, vec![0]);
        self.finish_with(ends, nulls)
    }

    fn finish_with(&mut self, ends: Vec<i32>, nulls: Option<NullBuffer>) -> Result<ArrayRef, ArrowError> {
        let bytes = Buffer::from_vec(std::mem::take(&mut self.bytes));
        Ok(Arc::new(StringArray::try_new(OffsetBuffer::new(ends.into()), bytes, nulls)?))
    }
}

impl<N> Default for Lists<N> {
    fn default() -> Self {
        Self { ends: vec![0], values: Vec::new() }
    }
}

impl<N: ArrowNativeType> Lists<N> {
    pub(crate) fn push(&mut self, values: &[N]) {
        self.values.extend_from_slice(values);
        self.ends.push(end(self.values.len()));
    }

    pub(crate) fn fits(&self) -> bool {
        i32::try_from(self.values.len()).is_ok()
    }

    pub(crate) fn finish<T: ArrowPrimitiveType<Native = N>>(&mut self) -> Result<ArrayRef, ArrowError> {
        let ends = OffsetBuffer::new(std::mem::replace(&mut self.ends, vec![0]).into());
        let values = PrimitiveArray::<T>::try_new(std::mem::take(&mut self.values).into(), None)?;
        let item = Arc::new(Field::new_list_field(T::DATA_TYPE, false));
        Ok(Arc::new(ListArray::try_new(item, ends, Arc::new(values), None)?))
    }
}

impl Words {
    /// The number of a text, which is remembered.
    pub(crate) fn key(&mut self, name: &str) -> i32 {
        let at = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        end(at)
    }

    /// The column: as numbers beside the texts, or each text in full.
    pub(crate) fn finish(&mut self, plain: bool, nulls: Option<NullBuffer>) -> Result<ArrayRef, ArrowError> {
        let keys = std::mem::take(&mut self.keys);
        if !plain {
            let names = Arc::new(StringArray::from_iter_values(&self.names));
            let keys = Int32Array::try_new(ScalarBuffer::from(keys), nulls)?;
            return Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, names)?));
        }
        let mut texts = Texts::default();
        texts.ends.reserve(keys.len());
        for (row, key) in keys.into_iter().enumerate() {
            let is_null = nulls.as_ref().is_some_and(|nulls| nulls.is_null(row));
            let name = usize::try_from(key).ok().and_then(|key| self.names.get(key)).filter(|_| !is_null);
            texts.push(name.map_or("", String::as_str), 1);
        }
        if !texts.fits() {
            return Err(ArrowError::OffsetOverflowError(texts.bytes.len()));
        }
        texts.finish_where(nulls)
    }
}
