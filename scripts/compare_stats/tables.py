"""Random tables of ratings, the same in every run.

Each unit has a quality, each rater a severity, and each rating an error: agreement is moderate, as among trained raters. A table
is a file of bytes, unit by unit: 0 to 4, or 255 for a rating that is missing.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

CATEGORIES = 5
MISSING = 255


@dataclass(frozen=True)
class Table:
    """What a table is like; the ratings follow from it."""

    units: int
    raters: int
    percent_missing: int

    @property
    def name(self) -> str:
        """How the table is called in the report and on disk."""
        many = {1_000: "1k", 100_000: "100k", 1_000_000: "1M"}.get(self.units, str(self.units))
        holes = f" {self.percent_missing}% missing" if self.percent_missing else ""
        return f"{many} x {self.raters}{holes}"

    def codes(self) -> npt.NDArray[np.uint8]:
        """Draws the ratings."""
        random = np.random.default_rng([self.units, self.raters, self.percent_missing])
        quality = random.standard_normal((self.units, 1))
        severity = 0.3 * random.standard_normal((1, self.raters))
        error = 0.7 * random.standard_normal((self.units, self.raters))
        codes = np.digitize(quality - severity + error, [-1.4, -0.5, 0.4, 1.3]).astype(np.uint8)
        codes[random.random(codes.shape) < self.percent_missing / 100] = MISSING
        return codes

    def write(self, folder: Path) -> Path:
        """Writes the file, unless it is there."""
        path = folder / f"{self.units}x{self.raters}-{self.percent_missing}.u8"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            self.codes().tofile(path)
        return path
