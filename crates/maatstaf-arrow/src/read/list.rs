//! Lists of numbers of a column.

use std::ops::Range;

use arrow_array::cast::AsArray as _;
use arrow_array::types::ArrowPrimitiveType;
use arrow_array::{Array, ArrayRef, GenericListArray, OffsetSizeTrait};
use arrow_buffer::{ArrowNativeType, NullBuffer, OffsetBuffer, ScalarBuffer};

/// Lists of numbers.
#[derive(Debug, Clone)]
pub(super) struct Lists<N: ArrowNativeType> {
    ends: Ends,
    nulls: Option<NullBuffer>,
    /// Which of the numbers themselves are null.
    gaps: Option<NullBuffer>,
    values: ScalarBuffer<N>,
}

#[derive(Debug, Clone)]
enum Ends {
    Small(OffsetBuffer<i32>),
    Large(OffsetBuffer<i64>),
}

impl<N: ArrowNativeType> Lists<N> {
    /// The lists of a column that holds numbers of this width, without a sign or with one that is taken for a part of the number.
    pub(super) fn new<U, S>(column: &ArrayRef) -> Option<Self>
    where
        U: ArrowPrimitiveType<Native = N>,
        S: ArrowPrimitiveType,
    {
        if let Some(lists) = column.as_list_opt::<i32>() {
            return Self::from_lists::<U, S, i32>(lists, Ends::Small(lists.offsets().clone()));
        }
        let lists = column.as_list_opt::<i64>()?;
        Self::from_lists::<U, S, i64>(lists, Ends::Large(lists.offsets().clone()))
    }

    fn from_lists<U, S, O>(lists: &GenericListArray<O>, ends: Ends) -> Option<Self>
    where
        U: ArrowPrimitiveType<Native = N>,
        S: ArrowPrimitiveType,
        O: OffsetSizeTrait,
    {
        const { assert!(size_of::<U::Native>() == size_of::<S::Native>()) };
        let values = lists.values();
        let unsigned = values.as_primitive_opt::<U>().map(|values| values.values().clone());
        let signed = || {
            let values = values.as_primitive_opt::<S>()?.values();
            Some(ScalarBuffer::new(values.inner().clone(), 0, values.len()))
        };
        let numbers = unsigned.or_else(signed)?;
        Some(Self { ends, nulls: lists.nulls().cloned(), gaps: values.nulls().cloned(), values: numbers })
    }

    /// Whether a row has a list, in which no number is null.
    pub(super) fn is_valid(&self, row: usize) -> bool {
        let is_list = self.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
        let is_whole =
            |gaps: &NullBuffer| self.range(row).is_some_and(|mut range| range.all(|at| gaps.is_valid(at)));
        is_list && self.gaps.as_ref().is_none_or(is_whole)
    }

    /// The numbers of a row.
    #[inline]
    pub(super) fn at(&self, row: usize) -> &[N] {
        self.range(row).and_then(|range| self.values.get(range)).unwrap_or_default()
    }

    #[inline]
    fn range(&self, row: usize) -> Option<Range<usize>> {
        Some(match &self.ends {
            Ends::Small(ends) => ends.get(row)?.as_usize()..ends.get(row + 1)?.as_usize(),
            Ends::Large(ends) => ends.get(row)?.as_usize()..ends.get(row + 1)?.as_usize(),
        })
    }
}
