//! Names as numbers.

/// A name with a digest of it, so that most comparisons need not look at the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name<'t> {
    digest: u64,
    text: &'t str,
}

impl<'t> Name<'t> {
    #[inline]
    pub(crate) fn new(text: &'t str) -> Self {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        let (chunks, rest) = text.as_bytes().as_chunks::<8>();
        let mix = |digest: u64, bytes: u64| (digest ^ bytes).wrapping_mul(ODD).rotate_left(29);
        let digest = chunks.iter().fold(0, |digest, chunk| mix(digest, u64::from_le_bytes(*chunk)));
        let rest = rest.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte));
        Self { digest: mix(mix(digest, rest), text.len() as u64), text }
    }
}

/// Names in their order, to look numbers up.
#[derive(Debug)]
pub(crate) struct Names<'t> {
    names: Vec<(Name<'t>, u32)>,
}

impl<'t> Names<'t> {
    /// Puts names in order. A name may come several times.
    pub(crate) fn new(names: impl Iterator<Item = &'t str>) -> Self {
        let mut names: Vec<(Name<'t>, u32)> =
            (0..).zip(names).map(|(at, name)| (Name::new(name), at)).collect();
        names.sort_unstable();
        Self { names }
    }

    /// Whether a name comes twice.
    pub(crate) fn has_double(&self) -> bool {
        self.names.iter().zip(self.names.iter().skip(1)).any(|(one, next)| one.0 == next.0)
    }

    /// Where a name came, counted from 0; of several times, the first.
    pub(crate) fn position(&self, name: &str) -> Option<u32> {
        let name = Name::new(name);
        let at = self.names.partition_point(|known| known.0 < name);
        self.names.get(at).filter(|known| known.0 == name).map(|known| known.1)
    }

    /// A number for each, in the order in which they came: the same for the same name, from `first` on.
    pub(crate) fn numbers(&self, first: u32) -> Vec<u32> {
        let mut numbers = vec![0; self.names.len()];
        for (number, group) in (first..).zip(self.names.chunk_by(|a, b| a.0 == b.0)) {
            for (_, at) in group {
                if let Some(place) = numbers.get_mut(*at as usize) {
                    *place = number;
                }
            }
        }
        numbers
    }
}
