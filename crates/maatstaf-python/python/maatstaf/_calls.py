"""A function for each call. Written by `scripts/python --types` from the schemas of all calls: change the Rust types instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, overload

from maatstaf._answers import Html, Markdown, Svg
from maatstaf._requests import ask

if TYPE_CHECKING:
    from maatstaf import types

__all__ = [
    "estimate",
    "explain",
    "gap",
    "what_if",
    "progress",
    "validate",
    "certificate",
    "certificate_check",
    "portfolio_new",
    "practice",
    "practice_import",
    "countings",
    "readiness",
    "overview",
    "calendar",
    "schemes",
    "scheme",
    "scheme_check",
    "assess_view",
    "assess_new",
    "crosscheck",
    "raters",
    "cohort",
    "programme",
    "programme_new",
    "audit",
    "audit_new",
    "agreement_new",
    "agreement_check",
    "agreement_write",
    "agreement_review",
    "guidance",
    "guidance_compare",
    "guidance_review",
    "convert",
    "crosswalk",
    "crosswalks",
    "crosswalk_show",
    "crosswalk_new",
    "badge_issue",
    "badge_verify",
    "privacy",
    "report_self_assessment",
    "report_gap_plan",
    "report_application",
    "report_renewal",
    "report_comparison",
    "report_feedback",
    "report_programme",
    "report_cohort",
    "report_progress",
    "picture_matrix",
    "picture_profile",
    "picture_radar",
    "picture_progress",
    "picture_panel",
    "picture_cohort",
    "picture_practice",
    "frameworks",
    "framework",
    "policies",
    "policy",
    "policy_check",
    "schemas",
    "schema",
]


def estimate(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.EstimateDocument:
    """Show which level a portfolio supports, and how sure that is.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.EstimateDocument = ask(
        "estimate",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def explain(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    category: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    lane: types.Lane | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ExplanationDocument:
    """Say why: what supports each level and what blocks the next.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        category: Only this category.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        lane: Which lane counts: floor (what is certain), estimate or ceiling (what is possible).
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.ExplanationDocument = ask(
        "explain",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "category": ("plain", category),
            "framework": ("pack", framework),
            "lane": ("plain", lane),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def gap(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    lane: types.Lane | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    to: str | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.GapDocument:
    """List the cheapest steps to a level.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        lane: Which lane counts: floor (what is certain), estimate or ceiling (what is possible).
        policy: The policy: an id or a document; otherwise the usual one.
        to: Where it is to go: the level to reach, the framework to read under, or the format to write.
    """
    answer: types.GapDocument = ask(
        "gap",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "lane": ("plain", lane),
            "policy": ("named", policy),
            "to": ("plain", to),
        },
        language,
        today,
        now,
    )
    return answer


def what_if(
    portfolio: types.PortfolioDocument | str | bytes,
    changes: Sequence[types.ChangesAdd | types.ChangesDrop | types.ChangesLink | types.ChangesStrengthen | types.ChangesVerify | types.ChangesAccept | types.ChangesReject | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.WhatIfDocument:
    """Try changes: the estimate before and after them.

    Args:
        portfolio: The portfolio.
        changes: The changes to try.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.WhatIfDocument = ask(
        "what-if",
        {
            "portfolio": ("document", portfolio),
            "changes": ("document[]", changes),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def progress(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    at: list[str] | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ProgressDocument:
    """Show what changed between snapshots of a portfolio, and what caused it.

    Args:
        portfolios: The portfolios.
        as_of: The day on which it is read, such as 2026-06-30.
        at: With one portfolio: the days to read it on.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.ProgressDocument = ask(
        "progress",
        {
            "portfolios": ("document[]", portfolios),
            "as_of": ("plain", as_of),
            "at": ("plain", at),
            "framework": ("pack", framework),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def validate(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    framework: types.Pack | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Soundness:
    """Check a portfolio, and report every problem at once.

    Args:
        portfolio: The portfolio.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
    """
    answer: types.Soundness = ask(
        "validate",
        {
            "portfolio": ("document", portfolio),
            "framework": ("pack", framework),
        },
        language,
        today,
        now,
    )
    return answer


def certificate(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    lane: types.Lane | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Certificate:
    """Write the least evidence that still supports the level of a portfolio.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        lane: Which lane counts: floor (what is certain), estimate or ceiling (what is possible).
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.Certificate = ask(
        "certificate",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "lane": ("plain", lane),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def certificate_check(
    certificate: types.Certificate | str | bytes,
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Soundness:
    """Check a certificate against its portfolio, without the estimator.

    Args:
        certificate: The certificate.
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
    """
    answer: types.Soundness = ask(
        "certificate-check",
        {
            "certificate": ("document", certificate),
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
        },
        language,
        today,
        now,
    )
    return answer


def portfolio_new(
    *,
    framework: types.Pack | str | bytes | None = None,
    holder: str | None = None,
    id: str | None = None,
    target: str | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.PortfolioDocument:
    """Start a portfolio, with remarks on what to fill in.

    Args:
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        holder: A pseudonym for the holder, never a name.
        id: The id of a framework; otherwise your own, or EMCC's.
        target: The level aimed at.
    """
    answer: types.PortfolioDocument = ask(
        "portfolio-new",
        {
            "framework": ("pack", framework),
            "holder": ("plain", holder),
            "id": ("plain", id),
            "target": ("plain", target),
        },
        language,
        today,
        now,
    )
    return answer


def practice(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.PracticeAnswer:
    """Show practice as each body counts it.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        ledger: The practice ledger; with a portfolio it takes the place of its own.
    """
    answer: types.PracticeAnswer = ask(
        "practice",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "ledger": ("document", ledger),
        },
        language,
        today,
        now,
    )
    return answer


def practice_import(
    csv: str,
    *,
    always: dict[str, str] | str | bytes | None = None,
    columns: dict[str, str] | str | bytes | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    list: types.List | None = None,
    map: types.ColumnsDocument | str | bytes | None = None,
    month_first: bool | None = None,
    pseudonyms: types.Pseudonyms | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ImportAnswer:
    """Bring the rows of a spreadsheet into a ledger.

    Args:
        csv: The text of the table.
        always: A value for every row that does not say, by field.
        columns: The field that a column holds, by its header or its number.
        ledger: The practice ledger; with a portfolio it takes the place of its own.
        list: Which list of the ledger the rows belong to; otherwise the one of the map, or sessions.
        map: The map from columns to fields: an id or a document; otherwise the columns' names tell.
        month_first: Whether dates such as 03/02/2026 have the month first.
        pseudonyms: The names that are known already, with their pseudonyms.
    """
    answer: types.ImportAnswer = ask(
        "practice-import",
        {
            "csv": ("plain", csv),
            "always": ("document", always),
            "columns": ("document", columns),
            "ledger": ("document", ledger),
            "list": ("plain", list),
            "map": ("named", map),
            "month_first": ("plain", month_first),
            "pseudonyms": ("document", pseudonyms),
        },
        language,
        today,
        now,
    )
    return answer


def countings(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> list[types.CountingDocument]:
    """List how each body counts practice, with its sources."""
    answer: list[types.CountingDocument] = ask(
        "countings",
        {},
        language,
        today,
        now,
    )
    return answer


def readiness(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    figures: dict[str, int] | str | bytes | None = None,
    framework: types.Pack | str | bytes | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    level: str | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    scheme: types.SchemeDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ReadinessAnswer:
    """Show how far practice and competence are with what a scheme asks.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        figures: What a requirement asks, where you know better, by its id.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        ledger: The practice ledger; with a portfolio it takes the place of its own.
        level: Only this level, or the level applied for.
        policy: The policy: an id or a document; otherwise the usual one.
        scheme: The scheme: an id or a document; otherwise the usual one.
    """
    answer: types.ReadinessAnswer = ask(
        "readiness",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "figures": ("document", figures),
            "framework": ("pack", framework),
            "ledger": ("document", ledger),
            "level": ("plain", level),
            "policy": ("named", policy),
            "scheme": ("named", scheme),
        },
        language,
        today,
        now,
    )
    return answer


def overview(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    figures: dict[str, int] | str | bytes | None = None,
    framework: types.Pack | str | bytes | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Overview:
    """Put every accreditation scheme side by side.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        figures: What a requirement asks, where you know better, by its id.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        ledger: The practice ledger; with a portfolio it takes the place of its own.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.Overview = ask(
        "overview",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "figures": ("document", figures),
            "framework": ("pack", framework),
            "ledger": ("document", ledger),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def calendar(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    ics: Literal[False] | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    level: str | None = None,
    months: int | None = None,
    schemes: Sequence[types.SchemeDocument | str | bytes] | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Calendar: ...


@overload
def calendar(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    ics: Literal[True],
    ledger: types.LedgerDocument | str | bytes | None = None,
    level: str | None = None,
    months: int | None = None,
    schemes: Sequence[types.SchemeDocument | str | bytes] | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> str: ...


def calendar(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    ics: bool | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    level: str | None = None,
    months: int | None = None,
    schemes: Sequence[types.SchemeDocument | str | bytes] | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Calendar | str:
    """List the days on which something lapses, falls due or ends.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        ics: Whether to give events for a calendar (iCalendar) instead of JSON.
        ledger: The practice ledger; with a portfolio it takes the place of its own.
        level: Only this level, or the level applied for.
        months: How far to look ahead, in months.
        schemes: The schemes: ids or documents; otherwise eia, and eia-renewal where an award of EIA is held.
    """
    answer: types.Calendar | str = ask(
        "calendar",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "ics": ("plain", ics),
            "ledger": ("document", ledger),
            "level": ("plain", level),
            "months": ("plain", months),
            "schemes": ("named[]", schemes),
        },
        language,
        today,
        now,
    )
    return answer


def schemes(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> list[types.SchemeDocument]:
    """List the accreditation schemes that come with the engine."""
    answer: list[types.SchemeDocument] = ask(
        "schemes",
        {},
        language,
        today,
        now,
    )
    return answer


def scheme(
    scheme: types.SchemeDocument | str | bytes,
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.SchemeDocument:
    """Show a scheme: every requirement with its figures, sources and open questions.

    Args:
        scheme: The scheme: an id or a document; otherwise the usual one.
    """
    answer: types.SchemeDocument = ask(
        "scheme",
        {
            "scheme": ("named", scheme),
        },
        language,
        today,
        now,
    )
    return answer


def scheme_check(
    scheme: types.SchemeDocument | str | bytes,
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Soundness:
    """Check a scheme of your own, and report every problem at once.

    Args:
        scheme: The scheme: an id or a document; otherwise the usual one.
    """
    answer: types.Soundness = ask(
        "scheme-check",
        {
            "scheme": ("named", scheme),
        },
        language,
        today,
        now,
    )
    return answer


def assess_view(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.PortfolioDocument:
    """Show what an assessor is shown: without self-rating, verdicts and remarks.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
    """
    answer: types.PortfolioDocument = ask(
        "assess-view",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
        },
        language,
        today,
        now,
    )
    return answer


def assess_new(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    assessor: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    on: str | date | None = None,
    open: bool | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> dict[str, Any]:
    """Start an assessment: every category and every claim, to be judged.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        assessor: A pseudonym for the assessor.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        on: The day, such as 2026-06-30; otherwise today.
        open: Whether the assessor knows the self-rating or what others think.
    """
    answer: dict[str, Any] = ask(
        "assess-new",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "assessor": ("plain", assessor),
            "framework": ("pack", framework),
            "on": ("plain", on),
            "open": ("plain", open),
        },
        language,
        today,
        now,
    )
    return answer


def crosscheck(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.CrosscheckAnswer:
    """Set assessors beside the holder, the estimate and each other.

    Args:
        portfolio: The portfolio.
        assessments: The assessments.
        as_of: The day on which it is read, such as 2026-06-30.
        blind: The assessor whose view before the reveal is asked for.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        resolution: What the panel settled and decided.
        reveal: Whether to show everything, also of a single blind assessment.
        rules: Rules of your own: for a panel how it works, for Moodle the policy whose breadth becomes rules.
    """
    answer: types.CrosscheckAnswer = ask(
        "crosscheck",
        {
            "portfolio": ("document", portfolio),
            "assessments": ("document[]", assessments),
            "as_of": ("plain", as_of),
            "blind": ("plain", blind),
            "framework": ("pack", framework),
            "policy": ("named", policy),
            "resolution": ("document", resolution),
            "reveal": ("plain", reveal),
            "rules": ("document", rules),
        },
        language,
        today,
        now,
    )
    return answer


def raters(
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    seed: int | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.RatersAnswer:
    """Look at a cohort of assessors: how far they agree, who is severe, who shows halo.

    Args:
        assessments: The assessments.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        portfolios: The portfolios.
        rules: Rules of your own: for a panel how it works, for Moodle the policy whose breadth becomes rules.
        seed: Where the random numbers of the bootstrap start; otherwise 2015.
    """
    answer: types.RatersAnswer = ask(
        "raters",
        {
            "assessments": ("document[]", assessments),
            "framework": ("pack", framework),
            "policy": ("named", policy),
            "portfolios": ("document[]", portfolios),
            "rules": ("document", rules),
            "seed": ("plain", seed),
        },
        language,
        today,
        now,
    )
    return answer


def cohort(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    least: int | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.CohortDocument:
    """Look at a group of portfolios as counts, with nothing below a least number of people.

    Args:
        portfolios: The portfolios.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        least: The least number of people that a count may stand for, 3 or more; otherwise 5.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.CohortDocument = ask(
        "cohort",
        {
            "portfolios": ("document[]", portfolios),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "least": ("plain", least),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def programme(
    programme: types.ProgrammeDocument | str | bytes,
    *,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ProgrammeAnswer:
    """Map a training programme to a framework: its level, coverage, hours and conditions.

    Args:
        programme: The training programme.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.ProgrammeAnswer = ask(
        "programme",
        {
            "programme": ("document", programme),
            "framework": ("pack", framework),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def programme_new(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ProgrammeDocument:
    """Start a programme: a small one that is sound as it stands."""
    answer: types.ProgrammeDocument = ask(
        "programme-new",
        {},
        language,
        today,
        now,
    )
    return answer


def audit(
    audit: types.AuditDocument | str | bytes,
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.AuditResult:
    """Audit a mentoring programme: what it has, what it lacks and which tip comes first.

    Args:
        audit: The audit.
    """
    answer: types.AuditResult = ask(
        "audit",
        {
            "audit": ("document", audit),
        },
        language,
        today,
        now,
    )
    return answer


def audit_new(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.AuditDocument:
    """Start an audit: a document with every question."""
    answer: types.AuditDocument = ask(
        "audit-new",
        {},
        language,
        today,
        now,
    )
    return answer


def agreement_new(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.AgreementDocument:
    """Start an agreement: a document with remarks on what to fill in."""
    answer: types.AgreementDocument = ask(
        "agreement-new",
        {},
        language,
        today,
        now,
    )
    return answer


def agreement_check(
    agreement: types.AgreementDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.AgreementCheck:
    """Say what an agreement lacks, what in it is doubtful and what is due.

    Args:
        agreement: The agreement.
        as_of: The day on which it is read, such as 2026-06-30.
    """
    answer: types.AgreementCheck = ask(
        "agreement-check",
        {
            "agreement": ("document", agreement),
            "as_of": ("plain", as_of),
        },
        language,
        today,
        now,
    )
    return answer


def agreement_write(
    agreement: types.AgreementDocument | str | bytes,
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Markdown:
    """Write an agreement out, ready to sign, as Markdown.

    Args:
        agreement: The agreement.
    """
    answer: Markdown = ask(
        "agreement-write",
        {
            "agreement": ("document", agreement),
        },
        language,
        today,
        now,
    )
    return answer


def agreement_review(
    agreement: types.AgreementDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Markdown:
    """Write the sheet for a review, as Markdown.

    Args:
        agreement: The agreement.
        as_of: The day on which it is read, such as 2026-06-30.
    """
    answer: Markdown = ask(
        "agreement-review",
        {
            "agreement": ("document", agreement),
            "as_of": ("plain", as_of),
        },
        language,
        today,
        now,
    )
    return answer


def guidance(
    *,
    answers: dict[str, str] | str | bytes | None = None,
    request: types.RequestDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ChoiceOrQuestions:
    """Find which form of help fits a request, and where its boundary lies.

    Args:
        answers: The answer to each question, by the ids of both.
        request: The request for help, as a document.
    """
    answer: types.ChoiceOrQuestions = ask(
        "guidance",
        {
            "answers": ("document", answers),
            "request": ("document", request),
        },
        language,
        today,
        now,
    )
    return answer


def guidance_compare(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.FormsAnswer:
    """Put the forms of help side by side."""
    answer: types.FormsAnswer = ask(
        "guidance-compare",
        {},
        language,
        today,
        now,
    )
    return answer


def guidance_review(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.LedgerReviewDocument:
    """Say of sessions what they look like by their traits.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        ledger: The practice ledger; with a portfolio it takes the place of its own.
    """
    answer: types.LedgerReviewDocument = ask(
        "guidance-review",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "ledger": ("document", ledger),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def convert(
    to: types.Target,
    *,
    as_of: str | date | None = None,
    base: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    id: str | None = None,
    levels: str | None = None,
    on: str | date | None = None,
    plain: Literal[False] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes | None = None,
    rules: types.PolicyDocument | str | bytes | None = None,
    strict: bool | None = None,
    text: str | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.ConvertAnswer: ...


@overload
def convert(
    to: types.Target,
    *,
    as_of: str | date | None = None,
    base: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    id: str | None = None,
    levels: str | None = None,
    on: str | date | None = None,
    plain: Literal[True],
    policy: types.PolicyDocument | str | bytes | None = None,
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes | None = None,
    rules: types.PolicyDocument | str | bytes | None = None,
    strict: bool | None = None,
    text: str | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Any: ...


def convert(
    to: types.Target,
    *,
    as_of: str | date | None = None,
    base: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    id: str | None = None,
    levels: str | None = None,
    on: str | date | None = None,
    plain: bool | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes | None = None,
    rules: types.PolicyDocument | str | bytes | None = None,
    strict: bool | None = None,
    text: str | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Any:
    """Turn a framework or results into another system's file.

    Args:
        to: Where it is to go: the level to reach, the framework to read under, or the format to write.
        as_of: The day on which it is read, such as 2026-06-30.
        base: The address under which what is written will be found.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        id: The id of a framework; otherwise your own, or EMCC's.
        levels: Where a framework keeps its levels: auto, single, or the number of a tier of its tree, counted from 1.
        on: The day, such as 2026-06-30; otherwise today.
        plain: Whether to give the text of the file itself instead of JSON.
        policy: The policy: an id or a document; otherwise the usual one.
        portfolios: The portfolios.
        rules: Rules of your own: for a panel how it works, for Moodle the policy whose breadth becomes rules.
        strict: Whether to refuse when anything would be lost.
        text: The text of another system's file: CASE, Mahara or Moodle.
    """
    answer: Any = ask(
        "convert",
        {
            "to": ("plain", to),
            "as_of": ("plain", as_of),
            "base": ("plain", base),
            "framework": ("pack", framework),
            "id": ("plain", id),
            "levels": ("plain", levels),
            "on": ("plain", on),
            "plain": ("plain", plain),
            "policy": ("named", policy),
            "portfolios": ("document[]", portfolios),
            "rules": ("named", rules),
            "strict": ("plain", strict),
            "text": ("plain", text),
        },
        language,
        today,
        now,
    )
    return answer


def crosswalk(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    by: types.CrosswalkDocument | str | bytes | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    to: str | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.CrosswalkAnswer:
    """Read the same evidence under another framework: what carries, what does not.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        by: The crosswalk: an id or a document.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        to: Where it is to go: the level to reach, the framework to read under, or the format to write.
    """
    answer: types.CrosswalkAnswer = ask(
        "crosswalk",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "by": ("named", by),
            "framework": ("pack", framework),
            "policy": ("named", policy),
            "to": ("plain", to),
        },
        language,
        today,
        now,
    )
    return answer


def crosswalks(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> list[types.CrosswalkDocument]:
    """List the crosswalks that come with the engine."""
    answer: list[types.CrosswalkDocument] = ask(
        "crosswalks",
        {},
        language,
        today,
        now,
    )
    return answer


def crosswalk_show(
    by: types.CrosswalkDocument | str | bytes,
    *,
    framework: types.Pack | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.CrosswalkDocument:
    """Show a crosswalk, edge by edge, with its reasons.

    Args:
        by: The crosswalk: an id or a document.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
    """
    answer: types.CrosswalkDocument = ask(
        "crosswalk-show",
        {
            "by": ("named", by),
            "framework": ("pack", framework),
        },
        language,
        today,
        now,
    )
    return answer


def crosswalk_new(
    from_: str,
    to: str,
    *,
    framework: types.Pack | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> dict[str, Any]:
    """Start a crosswalk between two frameworks.

    Args:
        from_: The framework that evidence is written for.
        to: Where it is to go: the level to reach, the framework to read under, or the format to write.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
    """
    answer: dict[str, Any] = ask(
        "crosswalk-new",
        {
            "from": ("plain", from_),
            "to": ("plain", to),
            "framework": ("pack", framework),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def badge_issue(
    portfolio: types.PortfolioDocument | str | bytes,
    key: Any,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    name: str | None = None,
    on: str | date | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    subject: str | None = None,
    unsigned: Literal[False] | None = None,
    until: str | date | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> str: ...


@overload
def badge_issue(
    portfolio: types.PortfolioDocument | str | bytes,
    key: Any,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    name: str | None = None,
    on: str | date | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    subject: str | None = None,
    unsigned: Literal[True],
    until: str | date | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> dict[str, Any]: ...


def badge_issue(
    portfolio: types.PortfolioDocument | str | bytes,
    key: Any,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    name: str | None = None,
    on: str | date | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    subject: str | None = None,
    unsigned: bool | None = None,
    until: str | date | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> str | dict[str, Any]:
    """Sign what a portfolio supports, or what was decided on it.

    Args:
        portfolio: The portfolio.
        key: The key, as a JWK.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        name: What it is called: who issues a badge, or the document that a schema is of.
        on: The day, such as 2026-06-30; otherwise today.
        policy: The policy: an id or a document; otherwise the usual one.
        resolution: What the panel settled and decided.
        rules: Rules of your own: for a panel how it works, for Moodle the policy whose breadth becomes rules.
        subject: Whom a decision is about: the address or key (did:key:…) of the holder.
        unsigned: Whether to give what would be signed, and sign nothing.
        until: The last day on which it holds; otherwise it does not end.
    """
    answer: str | dict[str, Any] = ask(
        "badge-issue",
        {
            "portfolio": ("document", portfolio),
            "key": ("document", key),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "name": ("plain", name),
            "on": ("plain", on),
            "policy": ("named", policy),
            "resolution": ("document", resolution),
            "rules": ("document", rules),
            "subject": ("plain", subject),
            "unsigned": ("plain", unsigned),
            "until": ("plain", until),
        },
        language,
        today,
        now,
    )
    return answer


def badge_verify(
    badge: str,
    *,
    issuer: str | None = None,
    key: Any = None,
    on: str | date | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Verification2:
    """Check a badge: its signature, its dates, its form, and whether it is a self-assessment.

    Args:
        badge: The badge, as it was signed.
        issuer: Whose key it is: the id of the issuer; otherwise it may have signed under any name.
        key: The key, as a JWK.
        on: The day, such as 2026-06-30; otherwise today.
    """
    answer: types.Verification2 = ask(
        "badge-verify",
        {
            "badge": ("plain", badge),
            "issuer": ("plain", issuer),
            "key": ("document", key),
            "on": ("plain", on),
        },
        language,
        today,
        now,
    )
    return answer


def privacy(
    texts: list[str],
    *,
    allow: list[str] | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.PrivacyAnswer:
    """Find where texts may give somebody away.

    Args:
        texts: The texts to look through.
        allow: Names, addresses and terms that may stand there.
    """
    answer: types.PrivacyAnswer = ask(
        "privacy",
        {
            "texts": ("plain", texts),
            "allow": ("plain", allow),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_self_assessment(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_self_assessment(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_self_assessment(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """Where a portfolio stands and why, to read and print.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        policy: The policy: an id or a document; otherwise the usual one.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-self-assessment",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "policy": ("named", policy),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_gap_plan(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    lane: types.Lane | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    to: str | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_gap_plan(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    lane: types.Lane | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    to: str | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_gap_plan(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    lane: types.Lane | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    to: str | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """The cheapest way to a level, step by step, with room to plan.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        lane: Which lane counts: floor (what is certain), estimate or ceiling (what is possible).
        policy: The policy: an id or a document; otherwise the usual one.
        to: Where it is to go: the level to reach, the framework to read under, or the format to write.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-gap-plan",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "lane": ("plain", lane),
            "policy": ("named", policy),
            "to": ("plain", to),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_application(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    level: str | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    scheme: types.SchemeDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_application(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    level: str | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    scheme: types.SchemeDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_application(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    level: str | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    scheme: types.SchemeDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """The portfolio in the shape of an application.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        level: Only this level, or the level applied for.
        policy: The policy: an id or a document; otherwise the usual one.
        scheme: The scheme: an id or a document; otherwise the usual one.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-application",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "level": ("plain", level),
            "policy": ("named", policy),
            "scheme": ("named", scheme),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_renewal(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    level: str | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    scheme: types.SchemeDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_renewal(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    level: str | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    scheme: types.SchemeDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_renewal(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    level: str | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    scheme: types.SchemeDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """What a renewal asks, what is there, and what is still to come.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        level: Only this level, or the level applied for.
        policy: The policy: an id or a document; otherwise the usual one.
        scheme: The scheme: an id or a document; otherwise the usual one.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-renewal",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "level": ("plain", level),
            "policy": ("named", policy),
            "scheme": ("named", scheme),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_comparison(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_comparison(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_comparison(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """A portfolio beside its assessors, for the panel.

    Args:
        portfolio: The portfolio.
        assessments: The assessments.
        as_of: The day on which it is read, such as 2026-06-30.
        blind: The assessor whose view before the reveal is asked for.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        policy: The policy: an id or a document; otherwise the usual one.
        resolution: What the panel settled and decided.
        reveal: Whether to show everything, also of a single blind assessment.
        rules: Rules of your own: for a panel how it works, for Moodle the policy whose breadth becomes rules.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-comparison",
        {
            "portfolio": ("document", portfolio),
            "assessments": ("document[]", assessments),
            "as_of": ("plain", as_of),
            "blind": ("plain", blind),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "policy": ("named", policy),
            "resolution": ("document", resolution),
            "reveal": ("plain", reveal),
            "rules": ("document", rules),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_feedback(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_feedback(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_feedback(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """What the panel has to say to the applicant, without who said it.

    Args:
        portfolio: The portfolio.
        assessments: The assessments.
        as_of: The day on which it is read, such as 2026-06-30.
        blind: The assessor whose view before the reveal is asked for.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        policy: The policy: an id or a document; otherwise the usual one.
        resolution: What the panel settled and decided.
        reveal: Whether to show everything, also of a single blind assessment.
        rules: Rules of your own: for a panel how it works, for Moodle the policy whose breadth becomes rules.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-feedback",
        {
            "portfolio": ("document", portfolio),
            "assessments": ("document[]", assessments),
            "as_of": ("plain", as_of),
            "blind": ("plain", blind),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "policy": ("named", policy),
            "resolution": ("document", resolution),
            "reveal": ("plain", reveal),
            "rules": ("document", rules),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_programme(
    programme: types.ProgrammeDocument | str | bytes,
    *,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_programme(
    programme: types.ProgrammeDocument | str | bytes,
    *,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_programme(
    programme: types.ProgrammeDocument | str | bytes,
    *,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """A training programme against the framework: the EQA matrix.

    Args:
        programme: The training programme.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-programme",
        {
            "programme": ("document", programme),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_cohort(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    least: int | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_cohort(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    least: int | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_cohort(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    least: int | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """A group of portfolios as counts, to read and print.

    Args:
        portfolios: The portfolios.
        as_of: The day on which it is read, such as 2026-06-30.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        least: The least number of people that a count may stand for, 3 or more; otherwise 5.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-cohort",
        {
            "portfolios": ("document[]", portfolios),
            "as_of": ("plain", as_of),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "least": ("plain", least),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


@overload
def report_progress(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    at: list[str] | None = None,
    disclosure: Literal[False] | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown: ...


@overload
def report_progress(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    at: list[str] | None = None,
    disclosure: Literal[True],
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Disclosure: ...


def report_progress(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    at: list[str] | None = None,
    disclosure: bool | None = None,
    format: types.ReportFormat | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Html | Markdown | types.Disclosure:
    """What changed between snapshots of a portfolio, to read and print.

    Args:
        portfolios: The portfolios.
        as_of: The day on which it is read, such as 2026-06-30.
        at: With one portfolio: the days to read it on.
        disclosure: Whether to give what the report discloses, as JSON, instead of the report.
        format: The format of the report: html or md.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: Html | Markdown | types.Disclosure = ask(
        "report-progress",
        {
            "portfolios": ("document[]", portfolios),
            "as_of": ("plain", as_of),
            "at": ("plain", at),
            "disclosure": ("plain", disclosure),
            "format": ("plain", format),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def picture_matrix(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Svg:
    """The categories and levels, each cell by its state.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: Svg = ask(
        "picture-matrix",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "policy": ("named", policy),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


def picture_profile(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Svg:
    """Each category from certain to possible, against the target.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: Svg = ask(
        "picture-profile",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "policy": ("named", policy),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


def picture_radar(
    portfolio: types.PortfolioDocument | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Svg:
    """The profile as a radar.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: Svg = ask(
        "picture-radar",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "policy": ("named", policy),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


def picture_progress(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    at: list[str] | None = None,
    framework: types.Pack | str | bytes | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Svg:
    """The levels over time.

    Args:
        portfolios: The portfolios.
        as_of: The day on which it is read, such as 2026-06-30.
        at: With one portfolio: the days to read it on.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: Svg = ask(
        "picture-progress",
        {
            "portfolios": ("document[]", portfolios),
            "as_of": ("plain", as_of),
            "at": ("plain", at),
            "framework": ("pack", framework),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def picture_panel(
    portfolio: types.PortfolioDocument | str | bytes,
    assessments: Sequence[types.AssessmentDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    blind: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    include: list[types.Part] | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    resolution: types.ResolutionDocument | str | bytes | None = None,
    reveal: bool | None = None,
    rules: types.PanelRulesDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Svg:
    """The self-rating beside the assessors and the estimate.

    Args:
        portfolio: The portfolio.
        assessments: The assessments.
        as_of: The day on which it is read, such as 2026-06-30.
        blind: The assessor whose view before the reveal is asked for.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        include: What goes in that somebody wrote or that points at people; otherwise nothing.
        policy: The policy: an id or a document; otherwise the usual one.
        resolution: What the panel settled and decided.
        reveal: Whether to show everything, also of a single blind assessment.
        rules: Rules of your own: for a panel how it works, for Moodle the policy whose breadth becomes rules.
    """
    answer: Svg = ask(
        "picture-panel",
        {
            "portfolio": ("document", portfolio),
            "assessments": ("document[]", assessments),
            "as_of": ("plain", as_of),
            "blind": ("plain", blind),
            "framework": ("pack", framework),
            "include": ("plain", include),
            "policy": ("named", policy),
            "resolution": ("document", resolution),
            "reveal": ("plain", reveal),
            "rules": ("document", rules),
        },
        language,
        today,
        now,
    )
    return answer


def picture_cohort(
    portfolios: Sequence[types.PortfolioDocument | str | bytes] | str | bytes,
    *,
    as_of: str | date | None = None,
    framework: types.Pack | str | bytes | None = None,
    least: int | None = None,
    policy: types.PolicyDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Svg:
    """A group per category and level.

    Args:
        portfolios: The portfolios.
        as_of: The day on which it is read, such as 2026-06-30.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        least: The least number of people that a count may stand for, 3 or more; otherwise 5.
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: Svg = ask(
        "picture-cohort",
        {
            "portfolios": ("document[]", portfolios),
            "as_of": ("plain", as_of),
            "framework": ("pack", framework),
            "least": ("plain", least),
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def picture_practice(
    portfolio: types.PortfolioDocument | str | bytes | None = None,
    *,
    as_of: str | date | None = None,
    counting: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    ledger: types.LedgerDocument | str | bytes | None = None,
    quarters: int | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> Svg:
    """Practice hours per quarter, as a body counts them.

    Args:
        portfolio: The portfolio.
        as_of: The day on which it is read, such as 2026-06-30.
        counting: Who counts: the id of a counting profile; otherwise emcc.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        ledger: The practice ledger; with a portfolio it takes the place of its own.
        quarters: How many quarters, up to 24; otherwise 12.
    """
    answer: Svg = ask(
        "picture-practice",
        {
            "portfolio": ("document", portfolio),
            "as_of": ("plain", as_of),
            "counting": ("plain", counting),
            "framework": ("pack", framework),
            "ledger": ("document", ledger),
            "quarters": ("plain", quarters),
        },
        language,
        today,
        now,
    )
    return answer


def frameworks(
    *,
    framework: types.Pack | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> list[types.FrameworkLine]:
    """List the frameworks that are known.

    Args:
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
    """
    answer: list[types.FrameworkLine] = ask(
        "frameworks",
        {
            "framework": ("pack", framework),
        },
        language,
        today,
        now,
    )
    return answer


def framework(
    *,
    category: str | None = None,
    framework: types.Pack | str | bytes | None = None,
    id: str | None = None,
    level: str | None = None,
    wording: types.OverlayDocument | str | bytes | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.FrameworkAnswer:
    """Show the levels, categories and indicators of a framework.

    Args:
        category: Only this category.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        id: The id of a framework; otherwise your own, or EMCC's.
        level: Only this level, or the level applied for.
        wording: An overlay with the sentences of your own copy of a framework.
    """
    answer: types.FrameworkAnswer = ask(
        "framework",
        {
            "category": ("plain", category),
            "framework": ("pack", framework),
            "id": ("plain", id),
            "level": ("plain", level),
            "wording": ("document", wording),
        },
        language,
        today,
        now,
    )
    return answer


def policies(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> list[types.PolicyLine]:
    """List the policies that come with the engine."""
    answer: list[types.PolicyLine] = ask(
        "policies",
        {},
        language,
        today,
        now,
    )
    return answer


def policy(
    policy: types.PolicyDocument | str | bytes,
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.PolicyDocument:
    """Show the numbers of a policy.

    Args:
        policy: The policy: an id or a document; otherwise the usual one.
    """
    answer: types.PolicyDocument = ask(
        "policy",
        {
            "policy": ("named", policy),
        },
        language,
        today,
        now,
    )
    return answer


def policy_check(
    policy: types.PolicyDocument | str | bytes,
    *,
    framework: types.Pack | str | bytes | None = None,
    id: str | None = None,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> types.Soundness:
    """Prove that every threshold of a policy can be attained.

    Args:
        policy: The policy: an id or a document; otherwise the usual one.
        framework: A framework pack of your own; otherwise the id is looked up among what comes with the engine.
        id: The id of a framework; otherwise your own, or EMCC's.
    """
    answer: types.Soundness = ask(
        "policy-check",
        {
            "policy": ("named", policy),
            "framework": ("pack", framework),
            "id": ("plain", id),
        },
        language,
        today,
        now,
    )
    return answer


def schemas(
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> list[str]:
    """List the documents that have a JSON Schema."""
    answer: list[str] = ask(
        "schemas",
        {},
        language,
        today,
        now,
    )
    return answer


def schema(
    name: str,
    *,
    language: Literal["en", "nl"] = "en",
    today: date | str | None = None,
    now: datetime | str | None = None,
) -> dict[str, Any]:
    """Give the JSON Schema of a document.

    Args:
        name: What it is called: who issues a badge, or the document that a schema is of.
    """
    answer: dict[str, Any] = ask(
        "schema",
        {
            "name": ("plain", name),
        },
        language,
        today,
        now,
    )
    return answer
