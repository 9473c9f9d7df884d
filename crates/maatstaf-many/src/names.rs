//! Names as numbers.

/// A digest of a name, so that most comparisons need not look at the text.
#[inline]
fn digest(text: &str) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let mix = |digest: u64, bytes: u64| (digest ^ bytes).wrapping_mul(ODD).rotate_left(29);
    let digest = chunks.iter().fold(0, |digest, chunk| mix(digest, u64::from_le_bytes(*chunk)));
    let rest = rest.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte));
    mix(mix(digest, rest), text.len() as u64)
}

/// Names in an order of their own, to look numbers up.
#[derive(Debug)]
pub(crate) struct Names<'t> {
    texts: Vec<&'t str>,
    /// The digest of each name and where it came, in the order of digests and, among equal ones, of texts.
    order: Vec<(u64, u32)>,
}

impl<'t> Names<'t> {
    /// Puts names in order. A name may come several times.
    pub(crate) fn new(texts: Vec<&'t str>) -> Self {
        let mut order: Vec<(u64, u32)> = (0..).zip(&texts).map(|(at, text)| (digest(text), at)).collect();
        order.sort_unstable_by_key(|known| known.0);
        let mut names = Self { texts, order };
        if names.pairs().any(|(one, next)| one.0 == next.0 && names.text(one.1) != names.text(next.1)) {
            names.separate();
        }
        names
    }

    /// Orders names with one digest by their texts. Nobody meets them by accident.
    #[cold]
    fn separate(&mut self) {
        let Self { texts, order } = self;
        order.sort_unstable_by_key(|(digest, at)| (*digest, texts.get(*at as usize), *at));
    }

    fn text(&self, at: u32) -> &'t str {
        self.texts.get(at as usize).copied().unwrap_or_default()
    }

    fn pairs(&self) -> impl Iterator<Item = (&(u64, u32), &(u64, u32))> {
        self.order.iter().zip(self.order.iter().skip(1))
    }

    fn is_same(&self, one: &(u64, u32), next: &(u64, u32)) -> bool {
        one.0 == next.0 && self.text(one.1) == self.text(next.1)
    }

    /// Whether a name comes twice.
    pub(crate) fn has_double(&self) -> bool {
        self.pairs().any(|(one, next)| self.is_same(one, next))
    }

    /// Where a name came, counted from 0; of several times, any.
    pub(crate) fn position(&self, text: &str) -> Option<u32> {
        let wanted = (digest(text), text);
        let at = self.order.partition_point(|(digest, at)| (*digest, self.text(*at)) < wanted);
        self.order.get(at).map(|known| known.1).filter(|at| self.text(*at) == text)
    }

    /// A number for each, in the order in which they came: the same for the same name, from `first` on.
    pub(crate) fn numbers(&self, first: u32) -> Vec<u32> {
        let mut numbers = vec![0; self.order.len()];
        let groups = self.order.chunk_by(|one, next| self.is_same(one, next));
        for (number, group) in (first..).zip(groups) {
            for (_, at) in group {
                if let Some(place) = numbers.get_mut(*at as usize) {
                    *place = number;
                }
            }
        }
        numbers
    }
}

/// Names of which there are few different ones, numbered in the order in which they first came.
#[derive(Debug, Default)]
pub(crate) struct Few<'t> {
    texts: Vec<&'t str>,
}

/// How many different names are looked through one by one.
const MOST: usize = 16;

impl<'t> Few<'t> {
    /// The number of a name, from 0; nothing when there are too many to be looked through.
    #[inline]
    pub(crate) fn number(&mut self, text: &'t str) -> Option<u32> {
        if let Some(number) = self.known(text) {
            return Some(number);
        }
        if self.texts.len() == MOST {
            return None;
        }
        self.texts.push(text);
        u32::try_from(self.texts.len() - 1).ok()
    }

    /// The number of a name that came before.
    #[inline]
    pub(crate) fn known(&self, text: &str) -> Option<u32> {
        self.texts.iter().position(|known| *known == text).and_then(|at| u32::try_from(at).ok())
    }
}

/// A number for each name, from `first` on, the same for the same name.
pub(crate) fn numbers<'t>(names: impl Iterator<Item = &'t str> + Clone, first: u32) -> Vec<u32> {
    let mut few = Few::default();
    let found: Option<Vec<u32>> =
        names.clone().map(|name| few.number(name).map(|number| number + first)).collect();
    found.unwrap_or_else(|| Names::new(names.collect()).numbers(first))
}
