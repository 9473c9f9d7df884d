"""The ladder with pandas: a register as tables of items, claims and verdicts, and the counters by grouping them.

    python frame.py register.ndjson levels.csv

The same rows as ladder.py, under the same policy; `scripts/scale` compares them. Nobody in the register may have declared anything not applicable. It reads a few thousand
portfolios at a time.
"""

import sys

import numpy as np
import pandas as pd
from ladder import CAP, EXCEPTIONS, LANES, LEAST_CONTEXTS, LEAST_CREDIT, POLICY, SLACK, Framework

CHUNK = 2000


def lists(frame, column, parts):
    """A row for each object in a column of lists, with the row that it came from."""
    exploded = frame[column].explode().dropna()
    table = pd.DataFrame(exploded.tolist(), columns=parts)
    table.insert(0, "row", exploded.index.to_numpy())
    return table


def trimmed(texts):
    return texts.fillna("").str.strip()


def cells(table, framework):
    """Adds the cell and the aspect that claims or verdicts are about."""
    numbers = table["indicator"].fillna(0).astype(int)
    by_number = pd.DataFrame(framework.cell.values(), index=framework.cell.keys(), columns=["c", "l"]).reindex(numbers)
    general = numbers.to_numpy() == 0
    table["c"] = np.where(general, table["category"].map(framework.category), by_number["c"]).astype(int)
    table["l"] = np.where(general, table["level"].map(framework.level), by_number["l"]).astype(int)
    table["aspect"] = np.where(general, "as " + trimmed(table["theme"]), numbers.astype(str))
    return table


def claims_of(people, framework):
    """The claims of many people, with their credit in each lane."""
    items = lists(people, "evidence", ["id", "occasion", "context", "verification", "happened", "claims"])
    items["occasion"] = trimmed(items["occasion"]).where(lambda texts: texts != "", items["id"])
    items["context"] = trimmed(items["context"])
    items["cap"] = items["verification"].fillna("self-declared").map(CAP)
    late = items["happened"].fillna("") > people["as_of"].reindex(items["row"]).to_numpy()
    items = items[~late].reset_index(drop=True)
    claims = lists(items, "claims", ["indicator", "category", "level", "theme", "strength"])
    claims = cells(claims.rename(columns={"row": "item"}), framework)
    claims = claims.join(items[["row", "id", "occasion", "context", "cap"]], on="item")
    verdicts = lists(people, "verdicts", ["evidence", "indicator", "category", "level", "theme", "ruling", "strength"])
    verdicts = cells(verdicts, framework).rename(columns={"evidence": "id", "strength": "ruled"})
    key = ["row", "id", "c", "l", "aspect"]
    ruled = verdicts.merge(claims[key + ["strength"]], on=key)
    accepts = ruled["ruling"] == "accept"
    ruled["rejected"] = ~accepts
    # With a quorum of one, the largest strength that anybody accepted.
    ruled["accepted"] = ruled["ruled"].fillna(ruled["strength"]).clip(upper=ruled["strength"]).where(accepts)
    ruled = ruled.groupby(key, as_index=False)[["accepted", "rejected"]].max()
    claims = claims.merge(ruled, on=key, how="left")
    rejected = claims["rejected"].eq(True)
    accepted = claims["accepted"].notna()
    strength = claims["accepted"].fillna(claims["strength"])
    capped = np.minimum(strength, claims["cap"])
    claims["floor"] = capped.where(accepted & ~rejected, 0).astype(int)
    claims["estimate"] = capped.where(~rejected, 0).astype(int)
    claims["ceiling"] = strength.where(accepted | ~rejected, 0).astype(int)
    return claims


def heights(claims, people, lane, framework):
    """The heights overall, and per person and category."""
    counted = claims[claims[lane] > 0]
    holds = np.ones((people, len(framework.categories)), bool)
    categories = np.zeros((people, len(framework.categories)), int)
    overall, together = np.zeros(people, int), np.ones(people, bool)
    gates = []
    for level in range(len(framework.levels)):
        pool = counted[counted["l"] >= level]
        enough = pool[pool[lane] >= LEAST_CREDIT[level]]
        breadth = enough.drop_duplicates(["row", "c", "l", "aspect"]).groupby(["row", "c"]).size()
        depth = pool.groupby(["row", "c", "occasion"])[lane].max().groupby(level=["row", "c"]).sum()
        shape = pd.MultiIndex.from_product([range(people), range(len(framework.categories))])
        have = [counts.reindex(shape, fill_value=0).to_numpy().reshape(people, -1) for counts in (breadth, depth)]
        needs = [row[level] for row in framework.all_needs]
        met = [
            np.ones(people, bool) if need is None else (have[0][:, at] >= need[0]) & (have[1][:, at] >= need[1])
            for at, need in enumerate(needs)
        ]
        holds &= np.column_stack(met)
        categories += holds
        named = enough[enough["context"] != ""].groupby("row")["context"].nunique().reindex(range(people), fill_value=0)
        some = enough.groupby("row").size().reindex(range(people), fill_value=0) > 0
        gates.append(np.maximum(named.to_numpy(), some.to_numpy()) >= LEAST_CONTEXTS[level])
    for level, gate in enumerate(gates):
        reach = (categories > level).sum(axis=1)
        near = categories.min(axis=1) + SLACK > level
        together &= (reach >= len(framework.categories) - EXCEPTIONS) & near & gate
        overall += together
    return overall, categories


def table_of(people, framework):
    """The rows of many people."""
    people = people.reset_index(drop=True)
    assert "not_applicable" not in people or people["not_applicable"].dropna().str.len().eq(0).all()
    claims = claims_of(people, framework)
    each = [heights(claims, len(people), lane, framework) for lane in LANES]
    # Per person: the whole and each category, in each lane.
    at = np.stack([np.column_stack([overall, categories]) for overall, categories in each], axis=2)
    places, lanes = at.shape[1], at.shape[2]
    per_person, names = places * lanes, ["overall", *framework.categories]
    return pd.DataFrame({
        "person": np.repeat(people["holder"].to_numpy(), per_person),
        "framework": framework.id,
        "policy": POLICY,
        "as_of": np.repeat(people["as_of"].to_numpy(), per_person),
        "scope": np.tile(np.repeat(["overall"] + ["category"] * (places - 1), lanes), len(people)),
        "category": np.tile(np.repeat(names, lanes), len(people)),
        "lane": np.tile(LANES, len(people) * places),
        "level": np.array(["", *framework.levels])[at.reshape(-1)],
        "height": at.reshape(-1),
        "levels": len(framework.levels),
        "problem": "",
        "place": "",
        "problems": "",
    })


def main(register, table):
    framework = Framework()
    chunks = pd.read_json(register, lines=True, chunksize=CHUNK, convert_dates=False, dtype=False)
    with open(table, "w", encoding="utf-8", newline="") as out:
        for number, people in enumerate(chunks):
            table_of(people, framework).to_csv(out, index=False, header=number == 0, lineterminator="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
