"""How each package is asked for a statistic, starting from the table in memory.

Every call gives named numbers, with the names that our own program gives them. A package is imported only when it is asked.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from tables import CATEGORIES, MISSING

Codes = npt.NDArray[np.uint8]
Numbers = dict[str, float]
Ask = Callable[[Any], Numbers]

ICC_NAMES = {
    "ICC(1,1)": "icc1",
    "ICC(A,1)": "icca1",
    "ICC(C,1)": "iccc1",
    "ICC(1,k)": "icc1k",
    "ICC(A,k)": "iccak",
    "ICC(C,k)": "iccck",
}


def floats(codes: Codes) -> npt.NDArray[np.float64]:
    """The table with a missing rating as NaN, as krippendorff and irrCAC take it."""
    values = codes.astype(np.float64)
    values[codes == MISSING] = np.nan
    return values


def ask(package: str, statistic: str, codes: Codes) -> tuple[Any, Ask]:
    """The table as the package likes it best, and the call."""
    name, _, variant = statistic.partition("-")
    match package:
        case "krippendorff":
            # A table without gaps goes in as bytes, which it handles fastest.
            data = codes if (codes != MISSING).all() else floats(codes)
            return data, krippendorff_alpha(variant)
        case "irrCAC":
            return floats(codes), irrcac(name, variant)
        case "statsmodels" if name == "fleiss":
            return codes, statsmodels_fleiss()
        case "statsmodels":
            return codes, statsmodels_cohen(variant)
        case "scikit-learn":
            return codes, sklearn_cohen(variant)
        case "pingouin" if name == "icc":
            return codes, pingouin_icc()
        case "pingouin":
            return codes, pingouin_kendall()
    raise ValueError(f"{package} has no {statistic}")


def krippendorff_alpha(level: str) -> Ask:
    """krippendorff.alpha."""
    import krippendorff

    domain = np.arange(CATEGORIES)

    def call(table: Any) -> Numbers:
        return {"value": float(krippendorff.alpha(table.T, value_domain=domain, level_of_measurement=level))}

    return call


def irrcac(name: str, weights: str) -> Ask:
    """A coefficient of irrCAC, which rounds to 5 decimals unless it is asked for more."""
    import pandas as pd
    from irrCAC.raw import CAC

    method = {"alphaw": "krippendorff", "brennan_prediger": "bp"}.get(name, name)
    categories = [float(code) for code in range(CATEGORIES)]

    def call(table: Any) -> Numbers:
        answer = getattr(CAC(pd.DataFrame(table), weights=weights, categories=categories, digits=16), method)()
        estimate = answer["est"]
        return {"value": float(estimate["coefficient_value"]), "standard_error": float(estimate["se"])}

    return call


def statsmodels_fleiss() -> Ask:
    """fleiss_kappa, from the raw table by aggregate_raters. It has no standard error."""
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    def call(table: Any) -> Numbers:
        counts, _ = aggregate_raters(table, n_cat=CATEGORIES)
        return {"value": float(fleiss_kappa(counts, method="fleiss"))}

    return call


def statsmodels_cohen(weights: str) -> Ask:
    """cohens_kappa, from the raw table by to_table, with both standard errors."""
    from statsmodels.stats.inter_rater import cohens_kappa, to_table

    kind = None if weights == "identity" else weights

    def call(table: Any) -> Numbers:
        counts, _ = to_table(table, bins=CATEGORIES)
        answer = cohens_kappa(counts, wt=kind)
        return {"value": float(answer.kappa), "standard_error": float(answer.std_kappa), "null_error": float(answer.std_kappa0)}

    return call


def sklearn_cohen(weights: str) -> Ask:
    """cohen_kappa_score. It has no standard error."""
    from sklearn.metrics import cohen_kappa_score

    kind = None if weights == "identity" else weights
    labels = np.arange(CATEGORIES)

    def call(table: Any) -> Numbers:
        return {"value": float(cohen_kappa_score(table[:, 0], table[:, 1], labels=labels, weights=kind))}

    return call


def long_frame(table: Any) -> Any:
    """One row per rating, as pingouin takes it."""
    import pandas as pd

    units, raters = table.shape
    return pd.DataFrame({
        "unit": np.repeat(np.arange(units), raters),
        "rater": np.tile(np.arange(raters), units),
        "rating": table.ravel().astype(np.float64),
    })


def pingouin_icc() -> Ask:
    """intraclass_corr: six forms at once."""
    import pingouin

    def call(table: Any) -> Numbers:
        answer = pingouin.intraclass_corr(long_frame(table), targets="unit", raters="rater", ratings="rating")
        return {ICC_NAMES[form]: float(value) for form, value in zip(answer["Type"], answer["ICC"], strict=True)}

    return call


def pingouin_kendall() -> Ask:
    """friedman, whose W is Kendall's: raters are its subjects, and units what they were measured at."""
    import pingouin

    def call(table: Any) -> Numbers:
        answer = pingouin.friedman(long_frame(table), dv="rating", within="unit", subject="rater")
        return {"value": float(answer["W"].iloc[0])}

    return call
