"""The ladder in plain Python: docs/estimation.md, part 2.1 to 2.3, under the policy `maatstaf-default`.

    python ladder.py register.ndjson levels.csv

Reads a portfolio on each line and writes the rows of `maatstaf cohort --out`. It does the same arithmetic as the engine and none of its checks: the
register must be sound, and its portfolios must hold no ledger. `scripts/scale` compares the rows of both before it measures either.
"""

import json
import sys
from pathlib import Path

import orjson

LANES = ("floor", "estimate", "ceiling")
FLOOR, ESTIMATE, CEILING = range(3)

# The policy `maatstaf-default`, per verification, level or as a whole.
POLICY = "maatstaf-default"
CAP = {"self-declared": 2, "artefact": 3, "corroborated": 4, "observed": 4}
LEAST_CREDIT = (2, 2, 3, 3)
SHARE_PERCENT = 50
MOST_ASPECTS = (2, 3, 3, 3)
LEAST_DEPTH = (4, 8, 8, 12)
LEAST_CONTEXTS = (1, 1, 2, 3)
EXCEPTIONS = 1
SLACK = 1

ROOT = Path(__file__).resolve().parent.parent.parent


class Framework:
    """A framework, with its indicators by number and by cell."""

    def __init__(self, folder="emcc-2015"):
        facts = json.loads((ROOT / "frameworks" / folder / "framework.json").read_text("utf-8"))
        self.id, self.levels, self.categories = facts["id"], facts["levels"], facts["categories"]
        self.level = {level: at for at, level in enumerate(self.levels)}
        self.category = {category: at for at, category in enumerate(self.categories)}
        self.cell = {
            one["number"]: (self.category[one["category"]], self.level[one["level"]])
            for one in facts["indicators"]
        }
        self.all_needs = self.needs(())

    def needs(self, not_applicable):
        """What each cell asks for, per category and level: aspects and credit; nothing where the cell carries."""
        members = [[0] * len(self.levels) for _ in self.categories]
        applicable = [[0] * len(self.levels) for _ in self.categories]
        for number, (category, level) in self.cell.items():
            members[category][level] += 1
            applicable[category][level] += number not in not_applicable
        needs = []
        for category, counts in enumerate(applicable):
            row = []
            for level, count in enumerate(counts):
                if count == 0 and any(members[category][: level + 1]):
                    row.append(None)
                else:
                    share = -(-count * SHARE_PERCENT // 100)
                    row.append((max(1, min(MOST_ASPECTS[level], share)), LEAST_DEPTH[level]))
            needs.append(row)
        return needs


def target(claim, framework):
    """The aspect that a claim or verdict is about, and its cell."""
    number = claim.get("indicator")
    if number is not None:
        return number, framework.cell[number]
    cell = (framework.category[claim["category"]], framework.level[claim["level"]])
    return (cell, (claim.get("theme") or "").strip()), cell


def rulings(portfolio, framework):
    """What was ruled on each claim: the strengths accepted, where none is named nothing, and whether anybody rejected it."""
    ruled = {}
    for verdict in portfolio.get("verdicts", ()):
        aspect, _ = target(verdict, framework)
        accepted, rejected = ruled.get((verdict["evidence"], aspect), ((), False))
        if verdict["ruling"] == "accept":
            accepted += (verdict.get("strength"),)
        else:
            rejected = True
        ruled[verdict["evidence"], aspect] = accepted, rejected
    return ruled


def credits(strength, verification, ruling):
    """The credit of a claim in each lane."""
    cap = CAP[verification]
    if ruling is None:
        return 0, min(strength, cap), strength
    accepted, rejected = ruling
    if not accepted:
        return 0, 0, 0
    # With a quorum of one, the largest strength that anybody accepted.
    strength = max(min(strength, one or strength) for one in accepted)
    if rejected:
        return 0, 0, strength
    return min(strength, cap), min(strength, cap), strength


def estimate(portfolio, framework):
    """The heights overall, and per category: in each of three lanes, 0 for none."""
    as_of, lanes = portfolio["as_of"], range(len(LANES))
    ruled = rulings(portfolio, framework)
    best = [[{} for _ in framework.categories] for _ in lanes]
    depth = [[[{} for _ in framework.levels] for _ in framework.categories] for _ in lanes]
    contexts = [[set() for _ in framework.levels] for _ in lanes]
    for item in portfolio.get("evidence", ()):
        # Dates as they are written are in the order of days.
        if item.get("happened", "") > as_of:
            continue
        occasion = (item.get("occasion") or "").strip() or item["id"]
        context = (item.get("context") or "").strip()
        verification = item.get("verification", "self-declared")
        for claim in item.get("claims", ()):
            aspect, (category, level) = target(claim, framework)
            ruling = ruled.get((item["id"], aspect))
            for lane, credit in enumerate(credits(claim["strength"], verification, ruling)):
                if credit == 0:
                    continue
                aspects = best[lane][category]
                known = aspects.get(aspect)
                if known is None or known[1] < credit:
                    aspects[aspect] = (level, credit)
                # Evidence also counts for every lower level.
                for lower in range(level + 1):
                    occasions = depth[lane][category][lower]
                    if occasions.get(occasion, 0) < credit:
                        occasions[occasion] = credit
                    if credit >= LEAST_CREDIT[lower]:
                        contexts[lane][lower].add(context)
    not_applicable = [declared["indicator"] for declared in portfolio.get("not_applicable", ())]
    needs = framework.needs(not_applicable) if not_applicable else framework.all_needs
    categories = [
        [height(best[lane][at], depth[lane][at], needs[at]) for lane in lanes]
        for at in range(len(framework.categories))
    ]
    overall = [works_at([heights[lane] for heights in categories], contexts[lane]) for lane in lanes]
    return overall, categories


def height(aspects, occasions, needs):
    """The height that a category reaches."""
    for level, need in enumerate(needs):
        if need is None:
            continue
        least, least_depth = need
        breadth = sum(own >= level and credit >= LEAST_CREDIT[level] for own, credit in aspects.values())
        if breadth < least or sum(occasions[level].values()) < least_depth:
            return level
    return len(needs)


def works_at(categories, contexts):
    """The height overall: enough categories, none too far below, and enough contexts."""
    for level, named in enumerate(contexts):
        reached = sum(height > level for height in categories)
        together = reached >= len(categories) - EXCEPTIONS and min(categories) + SLACK > level
        # Where none names a context, that is one.
        count = len(named - {""}) or len(named)
        if not together or count < LEAST_CONTEXTS[level]:
            return level
    return len(contexts)


def rows(portfolio, framework):
    """The rows of a person, as lines of the table."""
    overall, categories = estimate(portfolio, framework)
    start = f"{portfolio['holder']},{framework.id},{POLICY},{portfolio['as_of']}"
    places = [("overall", "overall", overall)]
    places += [("category", name, heights) for name, heights in zip(framework.categories, categories)]
    lines = []
    for scope, place, heights in places:
        for lane, at in zip(LANES, heights):
            level = framework.levels[at - 1] if at else ""
            lines.append(f"{start},{scope},{place},{lane},{level},{at},{len(framework.levels)},,,\n")
    return "".join(lines)


HEAD = "person,framework,policy,as_of,scope,category,lane,level,height,levels,problem,place,problems\n"


def main(register, table):
    framework = Framework()
    with open(register, "rb") as lines, open(table, "w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        for line in lines:
            out.write(rows(orjson.loads(line), framework))


if __name__ == "__main__":
    main(*sys.argv[1:])
