//! Which way a level or a counter moved.

use std::cmp::Ordering;

use maatstaf::{CategoryDocument, Framework, HaveNeed, Lane, LevelDocument};

use crate::document::LaneLevels;

/// The lanes, lowest first.
pub(crate) const LANES: [Lane; 3] = [Lane::Floor, Lane::Estimate, Lane::Ceiling];

/// Which way a level moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// A level that moved in one lane, as heights.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shift {
    pub(crate) lane: Lane,
    pub(crate) way: Way,
    before: usize,
}

/// The shifts from one level to another, one per lane in which it moved.
pub(crate) fn shifts(framework: &Framework, before: &LaneLevels, after: &LaneLevels) -> Vec<Shift> {
    let of_lane = |lane: &Lane| {
        let before = framework.height(before.in_lane(*lane));
        let way = way(before, framework.height(after.in_lane(*lane)))?;
        Some(Shift { lane: *lane, way, before })
    };
    LANES.iter().filter_map(of_lane).collect()
}

/// Which way a number moved.
pub(crate) fn way(before: usize, after: usize) -> Option<Way> {
    match after.cmp(&before) {
        Ordering::Greater => Some(Way::Up),
        Ordering::Less => Some(Way::Down),
        Ordering::Equal => None,
    }
}

impl Shift {
    /// Whether a level of this height takes the move back.
    pub(crate) fn is_undone_at(self, height: usize) -> bool {
        match self.way {
            Way::Up => height <= self.before,
            Way::Down => height >= self.before,
        }
    }

    /// Whether these levels take the move back.
    pub(crate) fn is_undone_by(self, framework: &Framework, levels: &LaneLevels) -> bool {
        self.is_undone_at(framework.height(levels.in_lane(self.lane)))
    }
}

/// The ways in which counters differ in one lane; both when one rose and another fell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Ways {
    up: bool,
    down: bool,
}

impl Ways {
    /// How the counters of a category move in a lane. To ask less moves up too.
    pub(crate) fn between(before: &CategoryDocument, after: &CategoryDocument, lane: Lane) -> Self {
        let mut ways = Self::default();
        for (old, new) in before.levels.iter().zip(&after.levels) {
            ways.level(old, new, lane);
        }
        ways
    }

    fn level(&mut self, old: &LevelDocument, new: &LevelDocument, lane: Lane) {
        for (old, new) in [(old.breadth, new.breadth), (old.depth, new.depth)] {
            let (had, has) = (have(old, lane), have(new, lane));
            self.up |= has > had || new.need < old.need;
            self.down |= has < had || new.need > old.need;
        }
        self.up |= new.carried && !old.carried;
        self.down |= old.carried && !new.carried;
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { up: self.up || other.up, down: self.down || other.down }
    }

    /// Whether anything moved this way.
    pub(crate) fn has(self, way: Way) -> bool {
        match way {
            Way::Up => self.up,
            Way::Down => self.down,
        }
    }

    /// Whether anything moved.
    pub(crate) fn any(self) -> bool {
        self.up || self.down
    }
}

/// What a lane has of a counter.
pub(crate) fn have(counter: HaveNeed, lane: Lane) -> u32 {
    match lane {
        Lane::Floor => counter.floor,
        Lane::Estimate => counter.estimate,
        Lane::Ceiling => counter.ceiling,
    }
}
