//! A framework as numbers.

use maatstaf::Framework;

/// A cell: a category and a level, by their positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) category: u8,
    pub(crate) level: u8,
}

/// Where the indicators of a framework stand, for looking up by number.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    pub(crate) framework: Framework,
    /// Per number: its cell.
    cells: Vec<Option<Cell>>,
    /// Per category and level: the indicators, and which of them are conditional.
    members: Vec<Vec<u16>>,
}

impl Grid {
    pub(crate) fn new(framework: &Framework) -> Self {
        let most = framework.indicators().last().map_or(0, |indicator| usize::from(indicator.number));
        let mut grid = Self {
            cells: vec![None; most + 1],
            members: vec![Vec::new(); framework.categories().len() * framework.levels().len()],
            framework: framework.clone(),
        };
        for indicator in framework.indicators() {
            let cell = grid.cell(&indicator.category, &indicator.level);
            if let Some(place) = grid.cells.get_mut(usize::from(indicator.number)) {
                *place = cell;
            }
            let at = cell.map(|cell| grid.place(cell));
            if let Some(members) = at.and_then(|at| grid.members.get_mut(at)) {
                members.push(indicator.number);
            }
        }
        grid
    }

    fn place(&self, cell: Cell) -> usize {
        usize::from(cell.category) * self.framework.levels().len() + usize::from(cell.level)
    }

    /// The cell of an indicator, if the framework has it.
    #[inline]
    pub(crate) fn cell_of(&self, number: u16) -> Option<Cell> {
        self.cells.get(usize::from(number)).copied().flatten()
    }

    /// Numbers from this on are no indicators.
    pub(crate) fn numbers(&self) -> usize {
        self.cells.len()
    }

    /// The cell with these ids, if the framework has it.
    pub(crate) fn cell(&self, category: &str, level: &str) -> Option<Cell> {
        let category = self.framework.categories().iter().position(|id| id == category)?;
        let level = self.framework.levels().iter().position(|id| id == level)?;
        Some(Cell { category: u8::try_from(category).ok()?, level: u8::try_from(level).ok()? })
    }

    /// Per category and level: how many indicators apply, when some are declared not to.
    pub(crate) fn applicable(&self, not_applicable: &[u16]) -> Vec<u32> {
        let applies = |number: &&u16| !not_applicable.contains(number);
        self.members.iter().map(|cell| cell.iter().filter(applies).fold(0, |sum, _| sum + 1)).collect()
    }
}

impl Cell {
    /// Cells have numbers below this.
    pub(crate) const NUMBERS: usize = 1 << 9;

    /// The cell as one number, as claims hold it.
    pub(crate) fn number(self) -> u16 {
        u16::from(self.category) << 3 | u16::from(self.level)
    }

    /// The cell of such a number.
    #[inline]
    pub(crate) fn from_number(number: u16) -> Self {
        Self { category: (number >> 3 & 63) as u8, level: (number & 7) as u8 }
    }
}
