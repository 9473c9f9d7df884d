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

/// Different names as numbers from 0, in the order in which they first came.
#[derive(Debug)]
pub(crate) struct Index<'t> {
    known: Known<'t>,
    /// The number of each name that came, in their order.
    pub(crate) numbers: Vec<u32>,
}

#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "the large one is what nearly everybody needs, and is never moved far"
)]
enum Known<'t> {
    Few(Few<'t>),
    Many(Many<'t>),
}

impl<'t> Index<'t> {
    /// Numbers names, of which any may come several times.
    pub(crate) fn new(names: impl Iterator<Item = &'t str> + Clone) -> Self {
        let (mut few, mut numbers) = (Few::default(), Vec::with_capacity(names.size_hint().0));
        for name in names.clone() {
            let Some(number) = few.number(name) else { return Self::many(names.collect()) };
            numbers.push(number);
        }
        Self { known: Known::Few(few), numbers }
    }

    #[cold]
    fn many(names: Vec<&'t str>) -> Self {
        let many = Many::new(names);
        let numbers = many.numbers();
        Self { known: Known::Many(many), numbers }
    }

    /// The number of a name, if it came.
    #[inline]
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        match &self.known {
            Known::Few(few) => few.known(name),
            Known::Many(many) => self.numbers.get(many.position(name)? as usize).copied(),
        }
    }

    /// Whether any name came twice.
    pub(crate) fn has_double(&self) -> bool {
        (0..).zip(&self.numbers).any(|(at, number)| at != *number)
    }
}

/// How many different names are found by way of their digests. Whoever makes up names so that they meet in one slot gains no more than this many
/// looks for each.
const MOST: usize = 128;
const SLOTS: usize = 2 * MOST;

/// Few different names.
#[derive(Debug)]
struct Few<'t> {
    names: Vec<(u64, &'t str)>,
    /// By the highest bits of its digest, or behind that: the number of a name plus one; 0 where none is.
    slots: [u8; SLOTS],
}

impl Default for Few<'_> {
    fn default() -> Self {
        Self { names: Vec::with_capacity(32), slots: [0; SLOTS] }
    }
}

impl<'t> Few<'t> {
    /// The number of a name that came before, or else the slot where it belongs.
    #[inline]
    fn find(&self, digest: u64, name: &str) -> Result<u32, usize> {
        let mut slot = (digest >> 56) as usize;
        loop {
            let Some(number) = self.slots.get(slot).and_then(|number| number.checked_sub(1)) else {
                return Err(slot);
            };
            if self.names.get(usize::from(number)).is_some_and(|known| *known == (digest, name)) {
                return Ok(number.into());
            }
            // INVARIANT: half of the slots are free, so this comes to an end.
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The number of a name; nothing when there are too many.
    #[inline]
    fn number(&mut self, name: &'t str) -> Option<u32> {
        let digest = digest(name);
        let slot = match self.find(digest, name) {
            Ok(number) => return Some(number),
            Err(_) if self.names.len() == MOST => return None,
            Err(slot) => slot,
        };
        self.names.push((digest, name));
        let number = u8::try_from(self.names.len()).ok()?;
        *self.slots.get_mut(slot)? = number;
        Some(u32::from(number) - 1)
    }

    #[inline]
    fn known(&self, name: &str) -> Option<u32> {
        self.find(digest(name), name).ok()
    }
}

/// Many names, in an order of their own to look numbers up.
#[derive(Debug)]
struct Many<'t> {
    texts: Vec<&'t str>,
    /// The digest of each name and where it came, in the order of digests and, among equal ones, of texts.
    order: Vec<(u64, u32)>,
}

impl<'t> Many<'t> {
    /// Puts names in order.
    fn new(texts: Vec<&'t str>) -> Self {
        let mut order: Vec<(u64, u32)> = (0..).zip(&texts).map(|(at, text)| (digest(text), at)).collect();
        order.sort_unstable_by_key(|known| known.0);
        let mut names = Self { texts, order };
        let mut pairs = names.order.iter().zip(names.order.iter().skip(1));
        if pairs.any(|(one, next)| one.0 == next.0 && names.text(one.1) != names.text(next.1)) {
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

    /// Where a name came, counted from 0; of several times, any.
    fn position(&self, text: &str) -> Option<u32> {
        let wanted = (digest(text), text);
        let at = self.order.partition_point(|(digest, at)| (*digest, self.text(*at)) < wanted);
        self.order.get(at).map(|known| known.1).filter(|at| self.text(*at) == text)
    }

    /// A number for each name, the same for the same one.
    fn numbers(&self) -> Vec<u32> {
        // For each name where it first came, and then its number in place of that.
        let mut numbers = vec![0; self.order.len()];
        let is_same =
            |one: &(u64, u32), next: &(u64, u32)| one.0 == next.0 && self.text(one.1) == self.text(next.1);
        for group in self.order.chunk_by(is_same) {
            let first = group.iter().map(|known| known.1).min().unwrap_or_default();
            for (_, at) in group {
                if let Some(place) = numbers.get_mut(*at as usize) {
                    *place = first;
                }
            }
        }
        let mut next = 0;
        for at in 0..numbers.len() {
            let first = numbers.get(at).map_or(at, |first| *first as usize);
            let number = if first == at { next } else { numbers.get(first).copied().unwrap_or_default() };
            next += u32::from(first == at);
            if let Some(place) = numbers.get_mut(at) {
                *place = number;
            }
        }
        numbers
    }
}
