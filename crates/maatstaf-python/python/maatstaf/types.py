"""The types of documents, requests and answers. Written by `scripts/python --types` from the schemas of all calls: change the Rust types instead."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict


class Acceptance(TypedDict):
    """An assessor who accepted a claim."""
    assessor: str
    """The assessor."""
    reason: str
    """Why."""
    strength: Strength
    """At which strength."""


class _AchievedLevel(TypedDict):
    about: str
    """What it is about."""
    level: str
    """The name of the level."""


class AchievedLevel(_AchievedLevel, total=False):
    """A level that a badge says was reached."""
    value: str | None
    """What is said with it."""


Action: TypeAlias = 'ActionRuling | ActionLink | ActionCorroboration | ActionNewEvidence'


class _ActionCorroboration(TypedDict):
    cost: int
    """What it costs, in the policy's points of effort."""
    evidence: str
    """The id of the evidence."""
    step: Literal["corroboration"]


class ActionCorroboration(_ActionCorroboration, total=False):
    """Have existing evidence confirmed by somebody else."""
    serves: str | None
    """The id of the category that it is for; absent when it is for a gate."""


_ActionLink = TypedDict("_ActionLink", {
    "cost": 'int',
    "from": 'ClaimName',
    "indicator": 'int',
    "step": 'Literal["link"]',
    "strength": 'Strength',
})


class ActionLink(_ActionLink, total=False):
    """Link existing evidence to one more indicator."""
    serves: str | None
    """The id of the category that it is for; absent when it is for a gate."""


class _ActionNewEvidence(TypedDict):
    cost: int
    """What it costs, in the policy's points of effort."""
    by_equivalence: bool
    """Whether it shows an equivalent practice at that level, on a theme of its own."""
    category: str
    """The id of the category."""
    indicators: list[int]
    """The indicators that it shows."""
    level: str
    """The id of the level."""
    step: Literal["new-evidence"]


class ActionNewEvidence(_ActionNewEvidence, total=False):
    """Add one new piece of evidence, confirmed by somebody else and with critical reflection."""
    serves: str | None
    """The id of the category that it is for; absent when it is for a gate."""


class _ActionRuling(TypedDict):
    cost: int
    """What it costs, in the policy's points of effort."""
    evidence: str
    """The id of the evidence."""
    step: Literal["ruling"]


class ActionRuling(_ActionRuling, total=False):
    """Ask an assessor to rule on a claim."""
    serves: str | None
    """The id of the category that it is for; absent when it is for a gate."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _Activity(TypedDict):
    id: str
    """An id of your own choice, once among all activities and assessments of the programme."""
    title: str
    """What the activity is called."""


class Activity(_Activity, total=False):
    """Something that participants do in order to learn."""
    covers: list[ActivityCover]
    """What it teaches or practises."""
    hours: int | None
    """How many hours it takes; give minutes or hours."""
    kind: ActivityKind
    """What kind of activity it is."""
    minutes: int | None
    """How many minutes it takes; give minutes or hours."""


_ActivityCover = TypedDict("_ActivityCover", {
    "as": 'As',
})


class ActivityCover(_ActivityCover, total=False):
    """What an activity covers: an indicator, or by equivalence practice of the kind that a cell asks for."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    rationale: str | None
    """For an equivalent practice: why it equals what the level asks for."""
    theme: str | None
    """For an equivalent practice: what it is about, in a few words."""


ActivityKind: TypeAlias = Literal["lecture", "exercise", "practice", "supervision", "peer-group", "self-study", "reflection", "other"]


class _Adjustment(TypedDict):
    advisory: bool
    """Always true: no level is ever adjusted."""
    cells: int
    """The cells with a judgement."""
    changed: list[ChangedLevel]
    """The people whose level would change."""
    changed_cells: int
    """The cells whose median would change."""
    how: Text
    """How it is computed."""
    people: int
    """The people with a judgement in every category, whose level can be said."""


class Adjustment(_Adjustment, total=False):
    """Whether taking severity out of judgements would change anybody's level. It shows what severity does; it is never used for a level."""
    reason: Text | None
    """Why nothing can be said."""


class _Advice(TypedDict):
    levels: list[LevelAdvice]
    """Each level, lowest first; of a renewal only those that are held."""


class Advice(_Advice, total=False):
    """Which level the practice and the competence shown support together, and what stands in the way of the next."""
    level: str | None
    """The highest level for which practice is complete and the estimate holds; none when there is none."""


class Advice2(TypedDict):
    """A list to choose from or to turn to."""
    id: str
    """A stable name for it."""
    lines: list[Text]
    """What is on it."""
    title: Text
    """What it is for."""


class _AfterReveal(TypedDict):
    on: str
    """The day of the reveal."""


class AfterReveal(_AfterReveal, total=False):
    """What an assessor changed after the self-rating and the other assessments were revealed. The opinions from before stay as they were."""
    holistic: Holistic | None
    """The whole judged otherwise."""
    judgements: list[Judgement]
    """Categories judged otherwise; each must say why."""
    verdicts: list[ClaimVerdict]
    """Verdicts given otherwise."""


class AgreementCheck(TypedDict):
    """What an agreement lacks, what in it is doubtful and what is due. It holds none of the agreement's texts."""
    about: Text
    """What in this answer is this project's own."""
    as_of: str
    """The day from which it is seen."""
    complete: bool
    """Whether nothing is missing."""
    contents: list[Group]
    """What a contract describes, and what of it is missing."""
    doubtful: list[Doubt]
    """What is doubtful."""
    follow_ups: list[Choice]
    """The ways to go on, once the term has ended and none was chosen."""
    letters: list[Group]
    """The letters of MENTOR, and what of them is missing. The letters are spelt by their order."""
    maatstaf_agreement_check: int
    """The version of this format: 1."""
    mentee: str
    """The pseudonym of the mentee."""
    mentor: str
    """The pseudonym of the mentor."""
    missing: list[Missing]
    """What is missing."""
    process: list[Step]
    """The steps from acquaintance to renewal."""
    timing: Timing
    """When a review is due, and when the agreement ends."""


class _AgreementDocument(TypedDict):
    language: Language
    """The language in which the texts are written."""
    maatstaf_agreement: int
    """The version of this file format: 1."""
    mentee: str
    """A pseudonym for the mentee; never a name."""
    mentor: str
    """A pseudonym for the mentor; never a name."""


_AgreementDocumentFurther = TypedDict("_AgreementDocumentFurther", {
    "$schema": 'str | None',
    "boundaries": 'list[str]',
    "comment": 'str | None',
    "engagement": 'Engagement',
    "growth_targets": 'list[str]',
    "limits": 'str | None',
    "mentee_work": 'list[str]',
    "mission": 'Mission',
    "network": 'str | None',
    "opportunity": 'str | None',
    "other_relations": 'list[str]',
    "responsibilities": 'Responsibilities',
    "review": 'ReviewRhythm',
    "reviews": 'list[Review]',
    "roles": 'list[str]',
    "sources": 'list[str]',
    "trust": 'Trust',
}, total=False)


class AgreementDocument(_AgreementDocument, _AgreementDocumentFurther):
    """A mentor agreement as written in a file. Everything but the two people may still be open."""


class Amount(TypedDict):
    """How much there is and how much is asked, in the same unit."""
    have: int
    """How much there is."""
    need: int
    """How much is asked."""
    unit: Unit
    """What is counted."""


class Answer(TypedDict, total=False):
    """An answer to one item of the audit."""
    have: Have2 | None
    """How much of it is there; nothing while the item is unanswered."""
    note: str | None
    """A note for yourselves. It is never counted and never shown."""


class _AnswerDocument(TypedDict):
    id: str
    """The answer's id."""
    points: dict[str, Points]
    """Points for and against forms, by form id; a form that is absent gets none."""
    text: Text
    """The answer, understandable without its question."""


class AnswerDocument(_AnswerDocument, total=False):
    """An answer to a question."""
    crosses: str | None
    """The id of the crossing of the boundary that it means, if any."""


As: TypeAlias = Literal["taught", "practised"]


AsksFor: TypeAlias = Literal["explains", "describes", "describes-and-applies", "shows"]


class _Aspect(TypedDict):
    category: str
    """The id of the category."""
    level: str
    """The id of the level."""


class Aspect(_Aspect, total=False):
    """What is covered: an indicator, or by equivalence a practice in a cell under a theme."""
    indicator: int | None
    """The number of the indicator; absent for an equivalent practice."""
    theme: str | None
    """The theme of an equivalent practice."""


class _AspectCoverage(TypedDict):
    assessed: list[PartName]
    """Where it is assessed."""
    category: str
    """The id of the category."""
    level: str
    """The id of the level."""
    practised: list[PartName]
    """Where it is practised."""
    taught: list[PartName]
    """Where it is taught."""


class AspectCoverage(_AspectCoverage, total=False):
    """Where one aspect is taught, practised and assessed."""
    indicator: int | None
    """The number of the indicator; absent for an equivalent practice."""
    theme: str | None
    """The theme of an equivalent practice."""


class AspectDocument(TypedDict):
    """Something by which forms are compared."""
    id: str
    """The aspect's id."""
    name: Text
    """Its name."""


class _AspectGroup(TypedDict):
    count: int
    """How many there are."""
    indicators: list[int]
    """The numbers of the indicators."""


class AspectGroup(_AspectGroup, total=False):
    """Indicators by number, and equivalent practice."""
    equivalent: list[EquivalentPractice]
    """The equivalent practices."""


class _Assessment(TypedDict):
    id: str
    """An id of your own choice, once among all activities and assessments of the programme."""
    title: str
    """What the assessment is called."""


class Assessment(_Assessment, total=False):
    """A moment at which participants are assessed."""
    covers: list[AssessmentCover]
    """What it assesses."""
    method: Method
    """How it is done."""
    trained_assessors: bool | None
    """Whether only trained assessors do it."""


class _AssessmentAnswer(TypedDict):
    blind: bool
    """Whether it was written without sight of the self-rating and of other assessors."""
    changed: int
    """How many judgements and verdicts were changed after the reveal."""
    judged: int
    """How many categories were judged."""
    left_out: list[LeftOut]
    """Verdicts that are left out, because the evidence is not what was seen."""
    on: str
    """The day of it."""
    seen: Difference
    """What changed in the portfolio since it was seen."""


class AssessmentAnswer(_AssessmentAnswer, total=False):
    """What an assessment says besides its verdicts."""
    holistic: HolisticAnswer | None
    """The view of the whole in the end."""
    holistic_before: HolisticAnswer | None
    """The view of the whole before the reveal."""
    overall: JudgedLevel | None
    """The overall level that the judgements give in the end; absent unless every category was judged."""
    overall_before: JudgedLevel | None
    """The overall level that they gave before the reveal."""
    revealed_on: str | None
    """The day of the reveal, once there was one."""
    self_rating: SelfComparison | None
    """The self-rating beside the judgements from before the reveal; absent when no category has both."""


class AssessmentCover(TypedDict, total=False):
    """What an assessment covers: an indicator, or by equivalence practice of the kind that a cell asks for."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    rationale: str | None
    """For an equivalent practice: why it equals what the level asks for."""
    theme: str | None
    """For an equivalent practice: what it is about, in a few words."""


class _AssessmentDocument(TypedDict):
    assessor: str
    """A pseudonym for the assessor; never the holder."""
    blind: bool
    """Whether the self-rating and other assessors' opinions were hidden while this was written."""
    maatstaf_assessment: int
    """The version of this file format: 1."""
    on: str
    """The day of the assessment."""
    seen: Seen
    """What was assessed, exactly."""


_AssessmentDocumentFurther = TypedDict("_AssessmentDocumentFurther", {
    "$schema": 'str | None',
    "after_reveal": 'AfterReveal | None',
    "cells": 'list[CellJudgement]',
    "comment": 'str | None',
    "holistic": 'Holistic | None',
    "judgements": 'list[Judgement]',
    "verdicts": 'list[ClaimVerdict]',
}, total=False)


class AssessmentDocument(_AssessmentDocument, _AssessmentDocumentFurther):
    """An assessment as written in a file: what one assessor makes of one portfolio."""


class _AssessorAnswer(TypedDict):
    assessor: str
    """The assessor's pseudonym."""
    evidence: Lanes
    """The level that the evidence supports with this assessor's verdicts alone."""
    groups: ClaimGroups
    """What is claimed beside what this assessor accepts."""
    verdicts: VerdictCounts
    """How many claims of the portfolio this assessor ruled on."""


class AssessorAnswer(_AssessorAnswer, total=False):
    """One assessor."""
    assessment: AssessmentAnswer | None
    """The assessment; absent for somebody of whom the portfolio holds verdicts and nothing more."""


class _AttributeDocument(TypedDict):
    aspect: str
    """The id of the aspect."""
    text: Text
    """What is said."""


class AttributeDocument(_AttributeDocument, total=False):
    """What a source says of a form in one respect."""
    least: int | None
    """The least number that it names."""
    most: int | None
    """The greatest number that it names."""


class _AuditAnswer(TypedDict):
    have: Have
    """Whether the programme has it."""


class AuditAnswer(_AuditAnswer, total=False):
    """Your own answer to one question of the self-audit."""
    evidence: str | None
    """What shows it."""


class _AuditDocument(TypedDict):
    as_of: str
    """The day on which the audit is read."""
    maatstaf_audit: int
    """The version of this file format: 1."""
    programme: str
    """An id or pseudonym for the programme."""


_AuditDocumentFurther = TypedDict("_AuditDocumentFurther", {
    "$schema": 'str | None',
    "answers": 'dict[str, Answer]',
    "comment": 'str | None',
    "facts": 'Facts',
    "first_cycle_started": 'str | None',
    "goals": 'list[str]',
    "launch_parties": 'list[str]',
    "leadership_styles": 'list[str]',
    "peer_roles": 'list[str]',
    "peer_uses": 'list[str]',
    "providers": 'list[str]',
    "stage": 'str | None',
}, total=False)


class AuditDocument(_AuditDocument, _AuditDocumentFurther):
    """An audit of a mentoring programme as written in a file: facts, choices and an answer per item."""


class AuditResult(TypedDict):
    """What an audit comes to: scores, what is there, what lacks and what to do first."""
    about: Text
    """What in this answer is this project's own choice."""
    advice: list[Advice2]
    """Lists to choose from or to turn to."""
    as_of: str
    """The day on which the audit is read."""
    comparison: list[Comparison]
    """The programme beside others, in numbers."""
    cycle: Cycle
    """Whether a full cycle has passed."""
    factors: list[FactorResult]
    """What is there, what is needed and what is unknown, by factor."""
    lacking: list[Lacking]
    """What is not or not wholly there, the most valuable first."""
    maatstaf_audit_result: int
    """The version of this format: 1."""
    overall: Score
    """The mean of the standards' scores."""
    programme: str
    """The id of the programme."""
    remarks: list[Remark]
    """What stands out."""
    standards: list[StandardResult]
    """The score in each of the six ISMCP standards."""
    tiers: list[TierResult]
    """Which tiers the scores meet."""
    unanswered: list[ItemResult]
    """The items without an answer."""


class _Award(TypedDict):
    day: str
    """The day on which it was given."""
    id: str
    """An id of your own choice, once in the ledger."""
    level: str
    """The id of the level."""
    scheme: str
    """The id of the scheme, such as `eia`."""


class Award(_Award, total=False):
    """An accreditation."""
    until: str | None
    """The last day on which it holds, when the certificate says so; else the scheme's own length counts."""


class _AxisDocument(TypedDict):
    id: str
    """The axis's id."""
    name: Text
    """Its name."""
    one: Text
    """Where the one form stands on it."""
    other: Text
    """Where the other form stands on it."""


class AxisDocument(_AxisDocument, total=False):
    """One difference between the two forms."""
    question: str | None
    """The id of the chooser's question about it, if there is one."""


BadgeKind: TypeAlias = Literal["self-assessment", "of-another", "unclear"]


Book: TypeAlias = Literal["practice", "supervision", "cpd", "feedback", "reflections", "training", "memberships", "declarations", "contributions", "awards", "case-studies", "scores"]


BoundaryDocument = TypedDict("BoundaryDocument", {
    "crossings": 'list[CrossingDocument]',
    "framework": 'str',
    "from": 'str',
    "outcomes": 'list[OutcomeDocument]',
    "source": 'str',
    "text": 'Text',
    "to": 'str',
})


class BoundaryFinding(TypedDict):
    """The outcome at the boundary, and what led to it."""
    crossed: list[Crossed]
    """What touches or crosses the boundary, in the order of the data."""
    framework: str
    """The id of the framework whose indicators are named."""
    indicators: list[int]
    """The numbers of the indicators that ask for what is to be done."""
    outcome: Outcome2
    """The outcome."""


class BreadthChoice(TypedDict):
    """How many aspects of a cell are asked for: a share of its indicators, up to a most."""
    most: list[int]
    """Per level: the most that is asked for."""
    share_percent: int
    """The share of a cell's indicators, in percent, rounded up."""


class Calendar(TypedDict):
    """The days that matter for some levels of some schemes, in order."""
    as_of: str
    """The day of reading."""
    events: list[Event]
    """What happens, in the order of days."""


class CarriedClaim(TypedDict):
    """A claim that carries."""
    claim: int
    """Which of its claims, from 0."""
    evidence: str
    """The id of the evidence."""
    to: list[CarriedTo]
    """Where it goes, each category once."""


class _CarriedTo(TypedDict):
    category: str
    """The id of the category."""
    from_lane: Lane
    """The lowest lane in which it can count as evidence for the category."""


class CarriedTo(_CarriedTo, total=False):
    """Where a claim goes."""
    level: str | None
    """The highest level at which it can count in some lane, where levels are mapped."""


class Carry(TypedDict, total=False):
    """For each type of edge, the lowest lane in which a claim that went over it counts. The default is this project's choice."""
    broader: Lane
    """Over an edge from broader to narrower."""
    equal: Lane
    """Over an edge between equals."""
    narrower: Lane
    """Over an edge from narrower to broader."""
    partial: Lane
    """Over an edge between places that overlap."""


class CategoryAnswer(TypedDict):
    """A category in words."""
    definition: str
    """What it is about."""
    id: str
    """Its id."""
    name: str
    """Its name."""


class CategoryChange(TypedDict):
    """What happened to one category, and what caused it."""
    after: LaneLevels
    """The level after."""
    against: list[Cause]
    """What points the other way."""
    before: LaneLevels
    """The level before."""
    category: str
    """The category's id."""
    causes: list[Cause]
    """What points the way that the level moved. When it moved in no lane: all that moved a counter."""
    levels: list[LevelChange]
    """The levels whose counters differ, lowest first."""
    together: list[Lane]
    """The lanes whose level moved and in which no single cause takes that back: there the causes do it together."""


class _CategoryDocument(TypedDict):
    category: str
    """The category's id."""
    confidence: Confidence
    """The label."""
    levels: list[LevelDocument]
    """The counters per level, lowest first."""
    reasons: list[Ground]
    """Why."""


class CategoryDocument(_CategoryDocument, total=False):
    """The answer for one category."""
    ceiling: str | None
    """What is possible."""
    estimate: str | None
    """The estimate."""
    floor: str | None
    """What is certain."""
    resilience: Resilience | None
    """The fewest occasions whose loss lowers the level; absent where there is none to lose."""


class _CategoryExplanationDocument(TypedDict):
    category: str
    """The category's id."""
    cells: list[CellDocument]
    """The counters per level, lowest first."""
    could_rise: list[ClaimName]
    """Claims that could count for more than they do here."""
    not_certain: list[ClaimName]
    """Claims that count here and not in the floor, or for less there."""


class CategoryExplanationDocument(_CategoryExplanationDocument, total=False):
    """What a category's level rests on."""
    level: str | None
    """The level in this lane; null when not even the lowest is evidenced."""


class CategoryHours(TypedDict):
    """The minutes that go to one category."""
    category: str
    """The id of the category."""
    minutes: int
    """The minutes."""


class _CategoryLevels(TypedDict):
    category: str
    """The category's id."""
    counters: list[LevelDocument]
    """What each level asks and what each lane has, lowest first."""


class CategoryLevels(_CategoryLevels, total=False):
    """The level of one category in three lanes, with what each level asks."""
    ceiling: str | None
    """What is possible: as if everything that is taught or practised were assessed too."""
    estimate: str | None
    """What is assessed and what is practised counts."""
    floor: str | None
    """What is certain: only what is assessed counts."""


class _CategoryPanel(TypedDict):
    assessors: list[JudgedBy]
    """What each assessor judged. Who did not judge this category is left out."""
    category: str
    """The category's id."""
    contested: bool
    """Whether judged levels lie far apart, or a claim in it is contested."""
    evidence: Lanes
    """What the evidence supports, with all verdicts."""
    pivotal: Pivotal
    """What depends on what is contested in it."""
    range: int
    """How many levels lie between lowest and highest; 0 when they agree."""


class CategoryPanel(_CategoryPanel, total=False):
    """One category. The self-rating stands beside the assessors and is never pooled with them."""
    highest: JudgedLevel | None
    """The highest level judged."""
    lowest: JudgedLevel | None
    """The lowest level judged."""
    median: JudgedLevel | None
    """The lower median of the levels judged in the end: of two in the middle the lower."""
    self_minus_median: int | None
    """The self-rating minus the median, in levels."""
    self_rating: JudgedLevel | None
    """The self-rating; absent when there is none."""


class CategoryRow(TypedDict):
    """What is counted for one category. The bands of each row hold everybody once."""
    category: str
    """The category's id."""
    estimate: list[LevelBand]
    """The estimates, lowest first."""
    next_level: list[NextLevelBand]
    """What people lack for the level after their own."""
    self_rating: list[SelfRatingBand]
    """The self-ratings beside the estimates."""


class _CategorySnapshot(TypedDict):
    category: str
    """The category's id."""


class CategorySnapshot(_CategorySnapshot, total=False):
    """One category in one snapshot."""
    ceiling: str | None
    """What is possible."""
    estimate: str | None
    """The estimate."""
    floor: str | None
    """What is certain."""
    next: LevelDocument | None
    """What the level above the estimated one asks and what there is of it; null at the top."""


class _CategoryWording(TypedDict):
    name: str
    """Its name."""


class CategoryWording(_CategoryWording, total=False):
    """A category in words."""
    definition: str
    """What it is about; empty where the framework came without it."""


class _Cause(TypedDict):
    change: int
    """The position of the change in the list of the step."""
    claims: list[ClaimName]
    """The claims that it touches: in this category, or all where the overall level is concerned."""
    kind: ChangeKind
    """What happened."""
    lanes: list[Lane]
    """The lanes whose level moved and that it bears on."""


class Cause(_Cause, total=False):
    """A change as the cause of a move."""
    decides: list[Lane] | None
    """The lanes whose move is gone when this alone is undone; null when that was not tried."""
    evidence: str | None
    """The id of the evidence; absent for a declaration, and when several pieces move to another occasion together."""
    indicator: int | None
    """For a declaration: the number of the indicator."""


class CellCoverage(TypedDict):
    """One cell of the coverage matrix."""
    assessed: int
    """Assessed."""
    category: str
    """The id of the category."""
    equivalent: Counts
    """How many equivalent practices are taught, practised and assessed in it."""
    indicators: int
    """How many indicators the cell has."""
    level: str
    """The id of the level."""
    practised: int
    """Practised."""
    taught: int
    """Taught."""


class CellDocument(TypedDict):
    """The two counters of a cell."""
    breadth: CounterDocument
    """The number of aspects shown."""
    carried: bool
    """Whether the cell asks for nothing because no indicator applies."""
    depth: CounterDocument
    """The credit summed over occasions."""
    holds: bool
    """Whether both counters are full."""
    level: str
    """The level's id."""


class _CellJudgement(TypedDict):
    category: str
    """The id of the category."""
    level: str
    """The id of the level."""
    shown: bool
    """Whether practice of this level shows."""


class CellJudgement(_CellJudgement, total=False):
    """Whether an assessor sees practice of one level in one category."""
    rationale: str | None
    """Why."""


class CellName(TypedDict):
    """A category at a level."""
    category: str
    """The id of the category."""
    level: str
    """The id of the level."""


class _CentralEffect(TypedDict):
    flagged: bool
    """Whether the rules call it keeping to the middle."""


class CentralEffect(_CentralEffect, total=False):
    """Whether an assessor uses less of the scale than the others."""
    ratio: float | None
    """The variance of all judgements, over that of the others on the same cells."""
    reason: Text | None
    """Why there is no ratio."""


class Certificate(TypedDict):
    """A certificate: a level, and a witness from which no claim can be left out."""
    categories: list[CertifiedCategory]
    """The level of each category under the witness alone."""
    engine: EngineDocument
    """The engine that wrote it."""
    framework: FrameworkName
    """The framework."""
    lane: Lane
    """The lane."""
    level: str
    """The id of the level that the witness supports overall."""
    maatstaf_certificate: int
    """The version of this format: 1."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    portfolio: PortfolioName
    """The portfolio: exactly what was seen."""
    seal: str
    """SHA-256 over all of the above. It shows that nothing was changed since; it does not show who wrote it."""
    witness: list[WitnessClaim]
    """The claims that support the level. Without any one of them it is lower."""


class _CertifiedCategory(TypedDict):
    category: str
    """The category's id."""


class CertifiedCategory(_CertifiedCategory, total=False):
    """The level of a category under a witness."""
    level: str | None
    """Its level; null when not even the lowest is evidenced."""


Change: TypeAlias = 'ChangeAdd | ChangeDrop | ChangeLink | ChangeStrengthen | ChangeVerify | ChangeAccept | ChangeReject'


class _Change2(TypedDict):
    claims: list[ClaimName]
    """The claims that it touches."""
    kind: ChangeKind
    """What happened to it."""


class Change2(_Change2, total=False):
    """One thing that differs between two snapshots and can count: a piece of evidence, a claim, a ruling or a declaration."""
    evidence: str | None
    """The id of the evidence; absent for a declaration, and when several pieces move to another occasion together."""
    indicator: int | None
    """For a declaration: the number of the indicator."""


class Change3(TypedDict):
    """An answer that would change the first place."""
    answer: str
    """The answer's id."""
    first: list[str]
    """The ids of the forms that would then stand first."""
    outcome: Outcome2
    """What the boundary outcome would then be."""


class _ChangeAccept(TypedDict):
    change: Literal["accept"]
    evidence: str
    """The id of the evidence."""


class ChangeAccept(_ChangeAccept, total=False):
    """A claim is accepted in the end, by as many assessors as the policy asks for, whatever was ruled before."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    strength: Strength | None
    """The strength at which it is accepted; as claimed when absent."""
    theme: str | None
    """For an equivalent practice: its theme."""


class ChangeAdd(TypedDict):
    """Evidence is added."""
    change: Literal["add"]
    evidence: Evidence
    """The evidence."""


class ChangeDrop(TypedDict):
    """Evidence is left out, with its verdicts."""
    change: Literal["drop"]
    evidence: str
    """Its id."""


ChangeKind: TypeAlias = Literal["happened", "aged", "redated-in", "redated-out", "added", "removed", "claimed", "unclaimed", "strengthened", "weakened", "verified", "less-verified", "accepted", "rejected", "contested", "reopened", "ruled-stronger", "ruled-weaker", "occasion-changed", "context-changed", "kind-changed", "declared-not-applicable", "applies-again"]


class ChangeLink(TypedDict):
    """Existing evidence claims one more aspect."""
    change: Literal["link"]
    claim: Claim
    """The claim."""
    evidence: str
    """The id of the evidence."""


class _ChangeReject(TypedDict):
    change: Literal["reject"]
    evidence: str
    """The id of the evidence."""


class ChangeReject(_ChangeReject, total=False):
    """A claim is rejected in the end, whatever was ruled before."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _ChangeStrengthen(TypedDict):
    change: Literal["strengthen"]
    evidence: str
    """The id of the evidence."""
    strength: Strength
    """Its strength then."""


class ChangeStrengthen(_ChangeStrengthen, total=False):
    """A claim gets another strength."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class ChangeVerify(TypedDict):
    """Evidence gets another verification."""
    change: Literal["verify"]
    evidence: str
    """The id of the evidence."""
    verification: Verification
    """Its verification then."""


class _ChangedLevel(TypedDict):
    person: str
    """The person's pseudonym."""


class ChangedLevel(_ChangedLevel, total=False):
    """A person whose level would change."""
    adjusted: str | None
    """The level from the judgements with severity taken out; null for none."""
    given: str | None
    """The level from the judgements as they are; null for none."""


class _ChangesAccept(TypedDict):
    change: Literal["accept"]
    evidence: str
    """The id of the evidence."""


class ChangesAccept(_ChangesAccept, total=False):
    """A claim is accepted in the end, by as many assessors as the policy asks for, whatever was ruled before."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    strength: Strength | None
    """The strength at which it is accepted; as claimed when absent."""
    theme: str | None
    """For an equivalent practice: its theme."""


class ChangesAdd(TypedDict):
    """Evidence is added."""
    change: Literal["add"]
    evidence: Evidence
    """The evidence."""


class ChangesDrop(TypedDict):
    """Evidence is left out, with its verdicts."""
    change: Literal["drop"]
    evidence: str
    """Its id."""


class ChangesLink(TypedDict):
    """Existing evidence claims one more aspect."""
    change: Literal["link"]
    claim: Claim
    """The claim."""
    evidence: str
    """The id of the evidence."""


class _ChangesReject(TypedDict):
    change: Literal["reject"]
    evidence: str
    """The id of the evidence."""


class ChangesReject(_ChangesReject, total=False):
    """A claim is rejected in the end, whatever was ruled before."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _ChangesStrengthen(TypedDict):
    change: Literal["strengthen"]
    evidence: str
    """The id of the evidence."""
    strength: Strength
    """Its strength then."""


class ChangesStrengthen(_ChangesStrengthen, total=False):
    """A claim gets another strength."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class ChangesVerify(TypedDict):
    """Evidence gets another verification."""
    change: Literal["verify"]
    evidence: str
    """The id of the evidence."""
    verification: Verification
    """Its verification then."""


class Choice(TypedDict):
    """Something to choose."""
    id: str
    """Its id."""
    name: Text
    """What it is called."""


class ChoiceDocument(TypedDict):
    """The answer to a request as JSON."""
    answered: int
    """How many questions are answered."""
    asked: int
    """How many questions there are."""
    boundary: BoundaryFinding
    """The outcome at the boundary, which no number of points outvotes."""
    maatstaf_choice: int
    """The version of this format: 1."""
    open: list[OpenQuestion]
    """The open questions of which some answer alone would change the first place."""
    ranking: list[Standing4]
    """Every form, best first."""
    settled: bool
    """Whether the first place stays as it is however the open questions are answered."""


ChoiceOrQuestions: TypeAlias = 'ChoiceDocument | QuestionsDocument'


class _Claim(TypedDict):
    strength: Strength
    """How strongly the text shows it."""


class Claim(_Claim, total=False):
    """What a piece of evidence is said to show: an indicator, or by equivalence practice of the kind that a cell asks for."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator shown."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    rationale: str | None
    """Why this shows it. An equivalent practice must say."""
    theme: str | None
    """For an equivalent practice: what it is about. Claims on one cell without a theme count as one aspect."""


class ClaimGroups(TypedDict):
    """What is claimed beside what is accepted: each indicator that applies, and each equivalent practice that is named, in one group."""
    accepted_not_claimed: AspectGroup
    """Accepted although nobody claims it: worth claiming."""
    claimed_and_accepted: AspectGroup
    """Claimed, and accepted in at least one piece of evidence."""
    claimed_not_accepted: NotAccepted
    """Claimed, and accepted nowhere."""
    neither: AspectGroup
    """Neither claimed nor accepted."""


class _ClaimName(TypedDict):
    evidence: str
    """The id of the evidence."""


class ClaimName(_ClaimName, total=False):
    """A claim of a piece of evidence."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _ClaimVerdict(TypedDict):
    evidence: str
    """The id of the evidence."""


class ClaimVerdict(_ClaimVerdict, total=False):
    """What an assessor rules on one claim of one piece of evidence."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    reason: str
    """Why. Every ruling says so."""
    ruling: Ruling | None
    """Whether it holds; null or absent while it is not ruled on."""
    strength: Strength | None
    """With an acceptance: the strength at which it holds. Needed where nobody claimed it; otherwise as claimed when absent."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _CohortAgreement(TypedDict):
    cells: int
    """The cells with two judgements or more."""
    exact: int
    """The pairs that are equal."""
    exact_cells: int
    """The cells in which all judgements are equal."""
    pairs: int
    """The pairs of ratings."""
    people: int
    """The people that they belong to."""
    statistics: list[Statistic]
    """The coefficients, the headline first."""
    within_one: int
    """The pairs that are equal or one level apart."""
    within_one_cells: int
    """The cells in which no two judgements are more than one level apart."""


class CohortAgreement(_CohortAgreement, total=False):
    """How far assessors agree over all cells with two judgements or more."""
    exact_share: float | None
    """The share of equal pairs, 0 to 1; none without pairs."""
    silent: Text | None
    """Why no coefficient is shown, when none is."""
    within_one_share: float | None
    """The share of pairs that are equal or one level apart, 0 to 1; none without pairs."""


class CohortCounts(TypedDict):
    """How much a cohort holds."""
    assessments: int
    """The assessments that are counted."""
    cells: int
    """The cells that somebody judged: a cell is one category of one person."""
    complete_cells: int
    """The cells that every assessor judged."""
    people: int
    """The people."""
    raters: int
    """The assessors."""
    ratings: int
    """The judgements."""


class _CohortDocument(TypedDict):
    categories: list[CategoryRow]
    """The categories, in the framework's order."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    indicators: list[IndicatorCount]
    """The indicators, in the framework's order."""
    least: int
    """The least number of people that any number below stands for. It is this project's choice, or the asker's."""
    levels: list[str]
    """The ids of the levels, lowest first. The states of a row of levels are null (below the lowest) and then these."""
    limits: list[Text]
    """What such counts can and cannot hide, to be printed wherever they are."""
    maatstaf_cohort: int
    """The version of this format: 1."""
    overall: list[LevelBand]
    """The overall estimates."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    statement: Text
    """What this is and is not."""


class CohortDocument(_CohortDocument, total=False):
    """Where the people of a group stand, as counts of at least a least number."""
    people: int | None
    """How many people are in the group; null when they are fewer than the least number, and then every list below is empty."""


class _ColumnsDocument(TypedDict):
    about: Text
    """Which log it is for, and what it leaves out, in a sentence or two."""
    id: str
    """The map's id."""
    list: List
    """The list of the ledger that the rows become entries of."""
    maatstaf_columns: int
    """The version of this file format: 1."""
    name: Text
    """What it is called."""


_ColumnsDocumentFurther = TypedDict("_ColumnsDocumentFurther", {
    "$schema": 'str | None',
    "always": 'dict[str, str]',
    "fields": 'dict[str, str]',
    "month_first": 'bool',
    "sources": 'list[Source]',
    "standing": 'Standing2 | None',
}, total=False)


class ColumnsDocument(_ColumnsDocument, _ColumnsDocumentFurther):
    """A header map as written in a file: what the columns of a log hold."""


class _Comparison(TypedDict):
    others: list[Other]
    """Those of known programmes."""
    what: Text
    """What is compared."""


class Comparison(_Comparison, total=False):
    """One number of the programme beside those of others."""
    own: str | None
    """The programme's own number, if it is known."""


class _ComparisonDocument(TypedDict):
    axes: list[AxisDocument]
    """How they differ."""
    benefits: list[ItemDocument]
    """What both bring."""
    clarifications: list[ItemDocument]
    """What needs to be said with it."""
    contrast: list[AxisDocument]
    """How they differ, by another source."""
    contrast_source: str
    """The id of the source of the contrast."""
    definitions: PairDocument
    """What each of the two is."""
    maatstaf_comparison: int
    """The version of this file format: 1."""
    misconceptions: list[ItemDocument]
    """What is often believed, and is not so."""
    one: str
    """The id of the one form."""
    other: str
    """The id of the other form."""
    skills: SkillsDocument
    """What each asks of the helper."""
    source: str
    """The id of the source of all lists but the contrast."""
    sources: list[SourceDocument2]
    """Where the facts come from."""


_ComparisonDocumentFurther = TypedDict("_ComparisonDocumentFurther", {
    "$schema": 'str | None',
}, total=False)


class ComparisonDocument(_ComparisonDocument, _ComparisonDocumentFurther):
    """Two forms side by side: mentoring (`one`) and coaching (`other`), in `mentoring-and-coaching.json`."""


Competence: TypeAlias = Literal["not-yet", "possible", "estimated", "certain"]


class ConditionAnswer(TypedDict):
    """What can be said of one condition."""
    asked: bool
    """Whether it was asked instead of worked out."""
    finding: Text
    """What was found."""
    help: Text
    """What it asks, and what counts."""
    id: str
    """The condition's id."""
    name: Text
    """What it is called."""
    outcome: Outcome
    """Whether it is met."""
    readings: list[Reading]
    """What the sources say at this level."""
    stage: Stage
    """When it is asked."""


class ConditionsAnswer(TypedDict):
    """What can be said of all conditions at one level."""
    certain: int
    """How many are met for certain."""
    conditions: list[ConditionAnswer]
    """The conditions, in the order of the data."""
    level: str
    """The id of the level for which they are asked."""
    possible: int
    """How many may be met: all that are not known to be unmet."""
    sources: list[SourceDocument]
    """The sources that they name."""


Confidence: TypeAlias = Literal["low", "medium", "high"]


Consent: TypeAlias = Literal["given", "refused", "not-asked"]


class ContestedCategory(TypedDict):
    """How often assessors lie far apart in one category."""
    category: str
    """The id of the category."""
    contested: list[ContestedPerson]
    """The people of whom their judgements are contested by the rules, in alphabetical order."""
    contested_claims: int
    """The claims that some of them accepted and some rejected."""
    people: int
    """The people of whom two assessors or more judged it."""
    ruled_claims: int
    """The claims in this category on which two assessors or more ruled."""


class _ContestedCell(TypedDict):
    category: str
    """The id of the category."""
    claims: list[ContestedClaim]
    """The contested claims."""
    evidence: list[str]
    """The ids of the evidence that claims something in this cell."""
    level: str
    """The id of the level."""
    pivotal: Pivotal
    """What depends on it."""
    settled_by: list[ClaimName]
    """The claims on which a ruling settles what depends on the cell: one whose acceptance reaches as much as that of all, else all."""


class ContestedCell(_ContestedCell, total=False):
    """A cell, a category at a level, on which assessors contradict each other."""
    judged_apart: JudgedApart | None
    """When judged levels lie apart and this cell lies between them."""
    together: Flip | None
    """When there are contested claims: what follows if all of them are accepted, and if all are rejected."""


class _ContestedClaim(TypedDict):
    accepted_by: list[Acceptance]
    """Who accepted it."""
    evidence: str
    """The id of the evidence."""
    if_accepted: Reached
    """If it is accepted, at the strength that those who accepted it give it."""
    if_rejected: Reached
    """If it is rejected."""
    pivotal: Pivotal
    """What depends on it."""
    rejected_by: list[Rejection]
    """Who rejected it."""


class ContestedClaim(_ContestedClaim, total=False):
    """A claim that some accepted and others rejected."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _ContestedPerson(TypedDict):
    apart: int
    """How many levels lie between the two."""
    person: str
    """The person's pseudonym."""


class ContestedPerson(_ContestedPerson, total=False):
    """A person on whom assessors lie far apart in a category."""
    highest: str | None
    """The highest level judged."""
    lowest: str | None
    """The lowest level judged; null for "not at the lowest yet"."""


class Contribution(TypedDict):
    """A contribution to the profession."""
    day: str
    """The day."""
    id: str
    """An id of your own choice, once in the ledger."""
    kind: ContributionKind
    """What sort of contribution."""
    title: str
    """What it was."""


ContributionKind: TypeAlias = Literal["tools", "publishing", "training-others", "professional-body"]


class ConvertAnswer(TypedDict):
    """What was written, and what was lost on the way."""
    files: list[WrittenFile]
    """The files, each with the name that suits it. Only a pack has several."""
    format: Target
    """The format that it is in."""
    losses: list[ProblemDocument]
    """What was passed over, cut or moved."""


class Costs(TypedDict, total=False):
    """What each kind of next step costs, in points of effort."""
    corroboration: int
    """Having existing evidence confirmed."""
    link: int
    """Linking existing evidence to one more indicator."""
    new_evidence: int
    """Adding new evidence."""
    ruling: int
    """Asking an assessor to rule on a claim."""


Count: TypeAlias = 'CountShown | Literal["hidden"]'


class CountShown(TypedDict):
    """The number. At least the least number of people are in it, and outside it."""
    shown: int


class CountedAnswer(TypedDict):
    """What a body counts of a ledger."""
    clients: int
    """How many different clients."""
    counting: str
    """The id of the counting profile, such as `emcc`."""
    entries: int
    """How many entries count."""
    left_out: dict[str, int]
    """What does not count, in minutes per reason."""
    minutes: int
    """How much counts, in minutes."""


class _CountedDocument(TypedDict):
    credit: int
    """The credit that counted."""
    evidence: str
    """The id of the evidence."""
    status: Status
    """Where it stands with the assessors."""


class CountedDocument(_CountedDocument, total=False):
    """A claim that filled a counter."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class CounterDocument(TypedDict):
    """One counter: what it has, what filled it and what was passed over."""
    counted: list[CountedDocument]
    """The claims that filled it."""
    have: int
    """What it has."""
    need: int
    """What it needs."""
    skipped: list[SkippedDocument]
    """The claims that were passed over."""


class _CountingDocument(TypedDict):
    about: Text
    """What it counts, in a sentence."""
    forms: list[Form]
    """The forms that count."""
    id: str
    """The profile's id."""
    maatstaf_counting: int
    """The version of this file format: 1."""
    name: Text
    """What it is called."""
    rules: list[Rule]
    """Why each choice is as it is."""
    services: list[Service]
    """The services that count."""


_CountingDocumentFurther = TypedDict("_CountingDocumentFurther", {
    "$schema": 'str | None',
    "asks_consent": 'bool',
    "largest_group": 'int | None',
    "leaves_out_relations": 'list[Relation]',
    "sources": 'list[Source]',
}, total=False)


class CountingDocument(_CountingDocument, _CountingDocumentFurther):
    """A counting profile as written in a file."""


class Counts(TypedDict):
    """How many aspects are taught, how many practised and how many assessed."""
    assessed: int
    """Assessed."""
    practised: int
    """Practised."""
    taught: int
    """Taught."""


class _Cpd(TypedDict):
    day: str
    """The day on which it ended."""
    id: str
    """An id of your own choice, once in the ledger."""
    kind: CpdKind
    """Whether it was a course or event, or learning of one's own."""
    minutes: int
    """How long it took, in minutes; for informal learning your own estimate."""
    title: str
    """What it was."""


class Cpd(_Cpd, total=False):
    """An activity of continuing professional development."""
    application: str
    """How that was put into practice."""
    categories: list[str]
    """The ids of the framework's categories that it served."""
    comment: str | None
    """A remark for yourself. It is never counted and never shown."""
    learning: str
    """The main thing learnt; not what was taught."""
    same_as: str | None
    """The training or supervision in this ledger that it is the same as: where that is counted, this is not."""


CpdKind: TypeAlias = Literal["formal", "informal"]


class CreditChoice(TypedDict):
    """What a claim is worth, in quarters of a full demonstration."""
    by_verification: list[int]
    """The most that a claim counts, for each verification from self-declared to observed; never falling."""
    least: list[int]
    """Per level: the least credit with which an aspect counts; never falling."""


class _CrosscheckAnswer(TypedDict):
    agreement: PanelAgreement
    """How often two assessors agree."""
    assessors: list[AssessorAnswer]
    """The assessors, by name."""
    categories: list[CategoryPanel]
    """The categories, in the framework's order."""
    contested: list[ContestedCell]
    """The contested cells, those on which more depends first."""
    digest: str
    """The digest of what assessors are shown of the portfolio as it is now."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    groups: ClaimGroups
    """What is claimed beside what the assessors together accept."""
    hidden: bool
    """Whether the self-rating and other assessors are hidden here: then this is for one assessor who has not judged in full yet."""
    levels: PanelLevels
    """The overall level under each assessor and under all."""
    maatstaf_crosscheck: int
    """The version of this format: 1."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    portfolio: PortfolioName
    """The portfolio."""
    revealed: bool
    """Whether every blind assessment has had its reveal. Before that, this is not for the eyes of assessors."""
    rules: PanelRulesDocument
    """The rules of the panel, with their numbers."""
    statement: Text
    """What this is and is not."""


class CrosscheckAnswer(_CrosscheckAnswer, total=False):
    """A portfolio beside its assessors, as JSON."""
    resolution: Settlement | None
    """What a panel settled."""
    target: str | None
    """The level applied for."""


class _Crossed(TypedDict):
    crossing: str
    """The id of the crossing."""
    said: str
    """The id of the answer or of the trait."""


class Crossed(_Crossed, total=False):
    """Something that touches or crosses the boundary, and what said so."""
    question: str | None
    """The id of the question; absent when a trait was said of a session."""


class _CrossingDocument(TypedDict):
    id: str
    """The crossing's id."""
    outcome: Outcome2
    """What it leads to."""
    text: Text
    """What it is, in one sentence."""


class CrossingDocument(_CrossingDocument, total=False):
    """Something that touches or crosses the boundary."""
    source: str | None
    """The id of the source that names it; absent when it is this project's choice."""


class _CrosswalkAnswer(TypedDict):
    carried: list[CarriedClaim]
    """The claims that carry, each once, in the order of the portfolio."""
    categories: list[TargetCategory]
    """The answer per category of the framework read under, in its order."""
    crosswalk: CrosswalkName
    """The crosswalk, and whose it is."""
    edges: list[EdgeCount]
    """The edges, in the order of the frameworks, with how many claims went over each."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    left: list[LeftClaim]
    """The claims that do not carry, each once, in the order of the portfolio."""
    maatstaf_crosswalk_answer: int
    """The version of this format: 1."""
    next: list[NextStep]
    """What would help next, cheapest first."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    portfolio: PortfolioName
    """The portfolio."""
    statement: Text
    """What this is and is not."""
    unreached: list[Unreached]
    """The categories of the framework read under that no claim reaches."""
    without_counterpart: list[SourceCategory]
    """The categories of the evidence's own framework from which nothing can go."""


class CrosswalkAnswer(_CrosswalkAnswer, total=False):
    """A portfolio read under another framework: what carries, what does not, and what would help. Evidence is named by its id."""
    overall: InLanes | None
    """The overall level in each lane, where levels are mapped."""


_CrosswalkDocument = TypedDict("_CrosswalkDocument", {
    "about": 'Text',
    "author": 'str',
    "from": 'str',
    "id": 'str',
    "maatstaf_crosswalk": 'int',
    "standing": 'Standing5',
    "to": 'str',
})


_CrosswalkDocumentFurther = TypedDict("_CrosswalkDocumentFurther", {
    "$schema": 'str | None',
    "carry": 'Carry',
    "edges": 'list[Edge]',
    "levels": 'list[LevelEdge]',
    "sources": 'list[Source]',
    "without": 'list[Without]',
}, total=False)


class CrosswalkDocument(_CrosswalkDocument, _CrosswalkDocumentFurther):
    """A crosswalk as written in a file: what corresponds to what between two frameworks, in whose reading."""


CrosswalkName = TypedDict("CrosswalkName", {
    "author": 'str',
    "carry": 'Carry',
    "digest": 'str',
    "from": 'str',
    "id": 'str',
    "sources": 'list[Source]',
    "standing": 'Standing5',
    "to": 'str',
})


class _Cycle(TypedDict):
    months: int
    """How many months it takes."""


class Cycle(_Cycle, total=False):
    """Whether a full cycle has passed."""
    complete: bool | None
    """Whether it is complete; nothing when the start is unknown."""
    complete_on: str | None
    """When it is complete."""
    started: str | None
    """When the first one started, if that is known."""


class _Decision(TypedDict):
    by: list[str]
    """Who decided, by pseudonym; never the holder."""
    on: str
    """The day."""
    outcome: str
    """The id of a decision of the panel's rules, such as `award` or `ask-more`."""
    why: str
    """Why."""


class Decision(_Decision, total=False):
    """What was decided on an application."""
    asks: list[str]
    """What is asked for, where more is asked."""
    level: str | None
    """The id of the level awarded, where the decision awards one. Never above the level applied for."""


class _DecisionAnswer(TypedDict):
    asks: list[str]
    """What is asked for."""
    by: list[str]
    """Who decided."""
    effect: Effect
    """What it does."""
    name: Text
    """What the decision is called."""
    on: str
    """The day."""
    outcome: str
    """The id of the decision."""
    supported_by_evidence: bool
    """Whether the evidence, as settled, supports it in the estimate lane."""
    why: str
    """Why."""


class DecisionAnswer(_DecisionAnswer, total=False):
    """The decision on an application, with what it rests on."""
    applied_for: str | None
    """The id of the level applied for."""
    level: str | None
    """The id of the level awarded."""
    supported_by_judgements: bool | None
    """Whether the levels judged, as settled, support it; absent where they give no overall level."""


class DecisionRule(TypedDict):
    """A decision that a panel can take."""
    effect: Effect
    """What it does."""
    id: str
    """Its id, such as `award`."""
    name: Text
    """What it is called."""


class Declaration(TypedDict):
    """A declaration, such as to keep a code of ethics."""
    day: str
    """The day on which it was made."""
    id: str
    """An id of your own choice, once in the ledger."""
    kind: str
    """What is declared: an id such as `code-of-ethics`, as the scheme names it."""


class DepthChoice(TypedDict):
    """How much demonstrated practice is asked for, in credit summed over occasions."""
    least: list[int]
    """Per level: the least depth."""


class _DescriptorAnswer(TypedDict):
    id: str
    """The id of the descriptor."""
    text: Text
    """What it says of the people whom the training is meant for."""


class DescriptorAnswer(_DescriptorAnswer, total=False):
    """The answer to one descriptor."""
    evidence: str | None
    """What shows it, as the programme says."""
    have: Have | None
    """The answer; null when there is none yet."""


class _DescriptorAnswer2(TypedDict):
    id: str
    """The descriptor's id, such as `eia-foundation-1`."""
    level: str
    """The id of the level that it describes."""
    set: str
    """The set that it belongs to, such as `eia`."""


class DescriptorAnswer2(_DescriptorAnswer2, total=False):
    """A description of what a level is meant for."""
    list: str | None
    """The id of a list that it enumerates, if it does."""
    text: str | None
    """What it says."""


class _DescriptorDocument(TypedDict):
    id: str
    """The descriptor's id, such as `eia-foundation-1`."""
    level: str
    """The id of the level that it describes."""
    set: str
    """The set that it belongs to, such as `eia`."""


class DescriptorDocument(_DescriptorDocument, total=False):
    """A description of what a level is meant for; its text is in the wording."""
    list: str | None
    """The id of a list that it enumerates, if it does."""


class Difference(TypedDict):
    """What changed in a portfolio since it was seen."""
    added: list[str]
    """The ids of evidence that came after it was seen."""
    changed: list[str]
    """The ids of evidence that reads otherwise now."""
    gone: list[str]
    """The ids of evidence that was seen and is gone."""
    rest_changed: bool
    """Whether something changed besides the evidence, such as the level applied for."""
    same: bool
    """Whether nothing changed."""


class Disclosure(TypedDict):
    """What went into a report, what was left out, and what should be looked at."""
    flags: list[Flag]
    """What in the texts that go out looks like personal data."""
    included: list[Part]
    """The parts that go in."""
    left_out: dict[str, int]
    """How many texts or entries were left out, per part."""
    maatstaf_disclosure: int
    """The version of this format: 1."""


class Doubt(TypedDict):
    """Something doubtful."""
    id: str
    """A stable name for it."""
    put_in: Text
    """A sentence to put in, or what to do."""
    text: Text
    """What is doubtful, and why it matters."""


class Draws(TypedDict):
    """How a bootstrap draws: with the same seed and number of draws it gives the same interval."""
    draws: int
    """How often people are drawn anew."""
    seed: int
    """Where its row of random numbers starts."""


_Earlier = TypedDict("_Earlier", {
    "clients": 'int',
    "from": 'str',
    "id": 'str',
    "minutes": 'int',
    "until": 'str',
})


class Earlier(_Earlier, total=False):
    """Practice from before the log: sums over a period, where single sessions are no longer known."""
    comment: str | None
    """A remark for yourself. It is never counted and never shown."""
    consent: Consent | None
    """Whether all of these clients consent to being named to an accrediting body."""
    form: Form
    """To whom."""
    payment: Payment | None
    """Whether it was paid for."""
    relation: Relation | None
    """How the coach stood to the clients."""
    service: Service
    """What was given."""


_Edge = TypedDict("_Edge", {
    "from": 'FromPlace',
    "note": 'Text',
    "to": 'ToPlace',
})


class Edge(_Edge, total=False):
    """Which category, cell or indicator corresponds to which."""
    author: str | None
    """Who says so, when it is not the author of the whole."""
    source: str | None
    """The id of the source that says so."""
    type: Relation2 | None
    """How the first lies to the second; null while nobody has decided, and then nothing goes over the edge."""


_Edge2 = TypedDict("_Edge2", {
    "from": 'FromPlace',
    "note": 'Text',
    "to": 'ToPlace',
})


class Edge2(_Edge2, total=False):
    """Which category, cell or indicator corresponds to which."""
    author: str | None
    """Who says so, when it is not the author of the whole."""
    source: str | None
    """The id of the source that says so."""
    type: Relation3 | None
    """How the first lies to the second; null while nobody has decided, and then nothing goes over the edge."""


class EdgeCount(TypedDict):
    """An edge, and how many claims went over it."""
    claims: int
    """How many claims went over it."""
    edge: Edge2
    """The edge, as written."""


Effect: TypeAlias = Literal["award", "award-lower", "ask-more", "decline"]


EmptyCells: TypeAlias = Literal["carry", "require-equivalence"]


class Engagement(TypedDict, total=False):
    """How, how often and how long two people are in contact."""
    ad_hoc: bool
    """Whether they also, or only, speak when the mentee needs it."""
    channels: list[str]
    """The channels, by id."""
    duration_months: int | None
    """How many months it lasts, to begin with."""
    every_days: int | None
    """How many days lie between two contacts."""
    moments: str | None
    """When they speak, in words, such as the first Monday of the month."""
    starts: str | None
    """The day on which it starts."""


class EngineDocument(TypedDict):
    """The engine that computed an answer."""
    name: str
    """`maatstaf`."""
    version: str
    """Its version."""


EntryLevel: TypeAlias = Literal["mbo", "hbo", "other"]


class _EquivalentPractice(TypedDict):
    category: str
    """The id of the category."""
    level: str
    """The id of the level."""


class EquivalentPractice(_EquivalentPractice, total=False):
    """Practice that is equivalent to what a cell asks for."""
    theme: str | None
    """Its theme, if it has one."""


class _EstimateDocument(TypedDict):
    categories: list[CategoryDocument]
    """The answer per category, in the framework's order."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    gates: list[GateDocument]
    """The gates, per level. Gates that ask for nothing are left out."""
    maatstaf_estimate: int
    """The version of this format: 1."""
    overall: OverallDocument
    """The overall answer."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    portfolio: PortfolioName
    """The portfolio."""
    statement: Text
    """What this is and is not."""
    without_assessor: list[WithoutAssessor]
    """For each assessor: the overall level without that assessor's verdicts."""


class EstimateDocument(_EstimateDocument, total=False):
    """An estimate as JSON."""
    target: str | None
    """The level aimed at, if the portfolio names one."""


class Event(TypedDict):
    """Something that happens on a day."""
    day: str
    """The day."""
    kind: EventKind
    """What kind of event."""
    level: str
    """The id of the level."""
    of: str
    """The id of the requirement or entry."""
    says: Text
    """What happens."""
    scheme: str
    """The id of the scheme."""


EventKind: TypeAlias = Literal["due", "lapses", "reached", "ends"]


class Every(TypedDict):
    """Periods that each must reach the figure."""
    last: int
    """How many: the last so many that are over."""
    period: Period
    """How long each is."""


class _Evidence(TypedDict):
    id: str
    """An id of your own choice, once in the portfolio."""
    title: str
    """What it is called."""


class Evidence(_Evidence, total=False):
    """A piece of evidence: a session log, a learning journal, a supervision report and the like."""
    claims: list[Claim]
    """What it shows."""
    client: str | None
    """A pseudonym for the client; never a name."""
    comment: str | None
    """A remark for yourself. It is never counted and never shown."""
    context: str | None
    """The kind of client, organisation or issue."""
    happened: str | None
    """The day on which it happened."""
    kind: Kind
    """What kind of evidence it is."""
    occasion: str | None
    """The session, engagement or document that it is about; its own id when absent. Items of one occasion count once."""
    text: str
    """The evidence itself."""
    verification: Verification
    """Who stands behind it."""
    written: str | None
    """The day on which it was written down."""


class _EvidenceAlone(TypedDict):
    assessor: str
    """The assessor."""


class EvidenceAlone(_EvidenceAlone, total=False):
    """The overall level that the evidence supports with the verdicts of one assessor."""
    ceiling: str | None
    """What is possible: everything counts that was not rejected."""
    estimate: str | None
    """The estimate: what nobody has ruled on counts too."""
    floor: str | None
    """What is certain: only what assessors accepted counts."""


class _EvidencePanel(TypedDict):
    all: Lanes
    """With all verdicts."""
    alone: list[EvidenceAlone]
    """With the verdicts of each assessor alone."""


class EvidencePanel(_EvidencePanel, total=False):
    """The overall level that the evidence supports."""
    highest: str | None
    """The highest estimate under one assessor."""
    if_all_accepted: str | None
    """The estimate with all verdicts if every contested claim were accepted."""
    if_all_rejected: str | None
    """The estimate with all verdicts if every contested claim were rejected."""
    lowest: str | None
    """The lowest estimate under one assessor."""


class ExplanationDocument(TypedDict):
    """An explanation of one lane, with the estimate that it explains."""
    categories: list[CategoryExplanationDocument]
    """The explanation per category, in the framework's order."""
    estimate: EstimateDocument
    """The estimate that is explained."""
    lane: Lane
    """The lane that is explained."""
    maatstaf_explanation: int
    """The version of this format: 1."""


FactorLevel: TypeAlias = Literal["relation", "organisation"]


class FactorResult(TypedDict):
    """What is there, what is needed and what is unknown of one factor."""
    about: Text
    """Why it matters."""
    have: list[ItemResult]
    """What is there."""
    id: str
    """Its id."""
    level: FactorLevel
    """Where it works."""
    name: Text
    """What it is called."""
    need: list[ItemResult]
    """What is not or not wholly there."""
    unknown: list[ItemResult]
    """What has no answer."""


class Facts(TypedDict, total=False):
    """What can be counted about a mentoring programme."""
    days_between_contacts: int | None
    """How many days lie between two contacts of a pair."""
    duration_months: int | None
    """How many months a pair works together."""
    matches_per_year: int | None
    """How many pairs are matched in a year."""
    mentor_age_from: int | None
    """The age of the youngest mentors."""
    mentor_age_to: int | None
    """The age of the oldest mentors."""
    mentors: list[Mentors]
    """Who the mentors are."""
    minutes_per_contact: int | None
    """How many minutes a contact takes."""
    pairs_agreed: int | None
    """How many pairs were agreed on so far."""
    pairs_begun: int | None
    """How many of those really began."""
    start: Start | None
    """What made the programme begin."""


class _Feedback(TypedDict):
    client: str
    """The pseudonym of the client whom it is about."""
    day: str
    """The day on which it was given."""
    id: str
    """An id of your own choice, once in the ledger."""


class Feedback(_Feedback, total=False):
    """Feedback from a client or a sponsor."""
    kind: FeedbackKind
    """From whom."""
    text: str
    """What it says."""


FeedbackKind: TypeAlias = Literal["client", "sponsor"]


class _Figure(TypedDict):
    standing: Standing2
    """How well it is known."""


class Figure(_Figure, total=False):
    """A figure with where it comes from and how well it is known."""
    note: Text | None
    """What else is to be said of it."""
    sources: list[str]
    """The ids of its sources."""
    value: int | None
    """The figure; absent when it is not known."""


class _FigureReadiness(TypedDict):
    sources: list[str]
    """The ids of its sources."""


class FigureReadiness(_FigureReadiness, total=False):
    """How far an applicant is with one figure of a requirement."""
    amount: Amount | None
    """What there is and what is asked; none when the figure is not known."""
    figure: int | None
    """The figure as the source gives it; none when it is not known."""
    lapses: str | None
    """When it is met: the first day on which it no longer is, if nothing is added."""
    note: Text | None
    """What else is to be said of it."""
    reached: str | None
    """When it is not met: the day on which it will be, if things go on as in the last twelve months."""
    standing: Standing2 | None
    """How well it is known; none when the applicant gave it."""


Fit: TypeAlias = Literal["as-declared", "other-form", "unclear", "not-described", "unknown-service"]


class Flag(TypedDict):
    """Something in a text that goes out and looks like personal data. It says where, never what."""
    column: int
    """The column at which it starts, in characters from 1."""
    end: int
    """Where it ends, in bytes from 0: the first that is no longer part of it."""
    kind: Kind2
    """What it may give away."""
    line: int
    """The line on which it starts, from 1."""
    place: str
    """Where the text stands, such as "evidence `journal-1`, text"."""
    start: int
    """Where it starts, in bytes from 0."""
    sure: Sureness
    """How sure that is."""


class Flip(TypedDict):
    """The estimate if something is accepted and if it is rejected, all else as it is."""
    if_accepted: Reached
    """If it is accepted, at the strength that those who accepted it give it."""
    if_rejected: Reached
    """If it is rejected."""


Form: TypeAlias = Literal["individual", "team", "group"]


class _FormDocument(TypedDict):
    id: str
    """The form's id."""
    name: Text
    """Its name, as it stands within a sentence."""
    source: str
    """The id of the source that names it."""
    summary: Text
    """What it is, in one sentence of ours."""


class FormDocument(_FormDocument, total=False):
    """A form of help."""
    attributes: list[AttributeDocument]
    """What the source says of it, one per aspect."""


class FormsAnswer(TypedDict):
    """The forms of help side by side."""
    comparison: ComparisonDocument
    """Mentoring and coaching side by side."""
    forms: FormsDocument
    """The forms of help."""


class _FormsDocument(TypedDict):
    aims: list[ItemDocument]
    """What many forms aim at alike."""
    aspects: list[AspectDocument]
    """What the forms on the scale are compared by."""
    beside_the_scale: str
    """The id of the form that stands beside the scale."""
    boundary: BoundaryDocument
    """Where help at work ends."""
    forms: list[FormDocument]
    """Every form that is ranked."""
    listed: list[str]
    """The ids of the forms that the source lists as examples."""
    maatstaf_forms: int
    """The version of this file format: 1."""
    other_form_lead: int
    """The points by which another form must lead before a session is said to be of that form. This is this project's choice."""
    scale: list[str]
    """The ids of the forms on the sliding scale, from concrete work to the past."""
    sources: list[SourceDocument2]
    """Where the facts come from."""
    traits: list[TraitDocument]
    """What can be said of a session, with points. These are this project's choice."""


_FormsDocumentFurther = TypedDict("_FormsDocumentFurther", {
    "$schema": 'str | None',
}, total=False)


class FormsDocument(_FormsDocument, _FormsDocumentFurther):
    """The forms of help, in `forms.json`."""


class _FoundProblem(TypedDict):
    code: str
    """A stable name for this kind of problem, such as `broken-signature`."""
    message: Text
    """What is wrong."""
    path: str
    """Where it stands, such as `payload.issuer.id`."""


class FoundProblem(_FoundProblem, total=False):
    """Something that is wrong with a badge."""
    help: Text | None
    """What to do about it."""


class FrameworkAnswer(TypedDict):
    """A framework in one language."""
    categories: list[CategoryAnswer]
    """The categories."""
    descriptors: list[DescriptorAnswer2]
    """Descriptions of what a level is meant for."""
    edition: str
    """Its edition."""
    equivalence: str
    """The equivalence principle in words."""
    holder: str
    """Who owns it and its sentences."""
    id: str
    """Its id."""
    indicators: list[IndicatorAnswer]
    """The indicators, or those that were asked for."""
    language: Language
    """The language of the words."""
    levels: list[LevelAnswer]
    """The levels, lowest first."""
    lists: list[ListAnswer]
    """The lists that belong to it."""
    name: str
    """Its name."""
    progressions: list[list[int]]
    """Chains of indicators that take one theme further."""


class _FrameworkDocument(TypedDict):
    categories: list[str]
    """The ids of the categories, in the framework's order."""
    edition: str
    """The edition of the framework, as its holder names it."""
    holder: str
    """Who owns the framework and its sentences."""
    id: str
    """The pack's id, which carries its edition: `emcc-2015`."""
    indicators: list[IndicatorDocument]
    """The indicators, in the order of their numbers."""
    levels: list[str]
    """The ids of the levels, lowest first; one to eight."""
    maatstaf_framework: int
    """The version of this file format: 1."""


_FrameworkDocumentFurther = TypedDict("_FrameworkDocumentFurther", {
    "$schema": 'str | None',
    "descriptors": 'list[DescriptorDocument]',
    "lists": 'list[ListDocument]',
    "progressions": 'list[list[int]]',
}, total=False)


class FrameworkDocument(_FrameworkDocument, _FrameworkDocumentFurther):
    """The facts of a framework, in `framework.json`: numbers, cells and names, no sentences."""


class FrameworkLine(TypedDict):
    """A framework that is known."""
    edition: str
    """Its edition."""
    id: str
    """Its id."""
    indicators: int
    """How many indicators it has."""
    name: str
    """Its name."""


class FrameworkName(TypedDict):
    """The framework of an answer."""
    edition: str
    """The edition, as the framework's holder names it."""
    id: str
    """The pack's id."""


class _FromPlace(TypedDict):
    category: str
    """The id of the category."""


class FromPlace(_FromPlace, total=False):
    """Where an edge comes from: a category, one level of it, or indicators of it."""
    indicators: list[int]
    """The numbers of indicators, when the edge is about these alone. It is then said of each of them by itself."""
    level: str | None
    """The id of the level, when the edge is about that level alone."""


GapDocument: TypeAlias = 'GapDocumentOptimal | GapDocumentGreedy | GapDocumentOutOfReach'


class GapDocumentGreedy(TypedDict):
    """It reaches the target; nothing cheaper than the bound does."""
    actions: list[Action]
    """The steps, cheapest first."""
    cost: int
    """What the steps cost together."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    lane: Lane
    """The lane in which it is to be reached."""
    maatstaf_gap: int
    """The version of this format: 1."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    portfolio: PortfolioName
    """The portfolio."""
    reached: bool
    """Whether it is reached already."""
    statement: Text
    """What this is and is not."""
    target: str
    """The id of the target level."""
    lower_bound: int
    """What any set that reaches the target costs at least."""
    proof: Literal["greedy"]


class GapDocumentOptimal(TypedDict):
    """It was proven that nothing cheaper reaches the target."""
    actions: list[Action]
    """The steps, cheapest first."""
    cost: int
    """What the steps cost together."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    lane: Lane
    """The lane in which it is to be reached."""
    maatstaf_gap: int
    """The version of this format: 1."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    portfolio: PortfolioName
    """The portfolio."""
    reached: bool
    """Whether it is reached already."""
    statement: Text
    """What this is and is not."""
    target: str
    """The id of the target level."""
    proof: Literal["optimal"]


class GapDocumentOutOfReach(TypedDict):
    """Nothing reaches the target: under this policy no portfolio can."""
    actions: list[Action]
    """The steps, cheapest first."""
    cost: int
    """What the steps cost together."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    lane: Lane
    """The lane in which it is to be reached."""
    maatstaf_gap: int
    """The version of this format: 1."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    portfolio: PortfolioName
    """The portfolio."""
    reached: bool
    """Whether it is reached already."""
    statement: Text
    """What this is and is not."""
    target: str
    """The id of the target level."""
    proof: Literal["out-of-reach"]


class GateDocument(TypedDict):
    """A gate at one level."""
    count: HaveNeed
    """What each lane has, and what is needed."""
    counts: str
    """What is counted: `contexts`, `kinds` or `corroborated`."""
    level: str
    """The level's id."""


class Gates(TypedDict, total=False):
    """What the portfolio as a whole must show besides, per level. An absent gate asks for nothing."""
    contexts: list[int]
    """At least this many contexts."""
    corroborated: list[int]
    """At least this many occasions that somebody else confirms or saw."""
    kinds: list[int]
    """At least this many kinds of evidence."""


Going: TypeAlias = Literal["poorly", "fair", "well"]


Ground: TypeAlias = 'GroundNotYetEvidenced | GroundLanesAgree | GroundFloorIsLower | GroundCeilingIsHigher | GroundAssessors | GroundRestsOn | GroundNoSinglePillar | GroundContested'


class GroundAssessors(TypedDict):
    """How many assessors have ruled."""
    count: int
    """Their number."""
    reason: Literal["assessors"]


class GroundCeilingIsHigher(TypedDict):
    """What is contested or not yet confirmed could raise the level."""
    reason: Literal["ceiling-is-higher"]


class GroundContested(TypedDict):
    """Assessors disagree about claims."""
    claims: int
    """The number of claims."""
    reason: Literal["contested"]


class GroundFloorIsLower(TypedDict):
    """Without what nobody has ruled on, the level is lower."""
    reason: Literal["floor-is-lower"]


class GroundLanesAgree(TypedDict):
    """The floor, the estimate and the ceiling are one level."""
    reason: Literal["lanes-agree"]


class GroundNoSinglePillar(TypedDict):
    """No single occasion carries the level."""
    reason: Literal["no-single-pillar"]
    resilience: Resilience
    """How many must be lost."""


class GroundNotYetEvidenced(TypedDict):
    """There is no level to be sure of."""
    reason: Literal["not-yet-evidenced"]


class GroundRestsOn(TypedDict):
    """Losing any one of these occasions lowers the level."""
    occasions: list[str]
    """The occasions."""
    reason: Literal["rests-on"]


class Group(TypedDict):
    """Parts that belong together."""
    id: str
    """Its id."""
    missing: list[str]
    """The parts of it that are missing."""
    name: Text
    """What it is called."""


class _HaloEffect(TypedDict):
    flagged: bool
    """Whether the rules call it halo."""


class HaloEffect(_HaloEffect, total=False):
    """Whether an assessor gives a person much the same in all categories."""
    ratio: float | None
    """The variance between categories of one person, over that of the others on the same cells."""
    reason: Text | None
    """Why there is no ratio."""


Have: TypeAlias = Literal["no", "partly", "yes"]


Have2: TypeAlias = Literal["no", "planned", "partly", "yes"]


class HaveNeed(TypedDict):
    """What each lane has, and what is needed."""
    ceiling: int
    """In the ceiling lane."""
    estimate: int
    """In the estimate lane."""
    floor: int
    """In the floor lane."""
    need: int
    """What is needed."""


class HolderBeside(TypedDict):
    """What holders say of themselves beside the lower median of the assessors. The two are never pooled."""
    all: HolderCounts
    """All cells with both."""
    categories: list[HolderCategory]
    """Each category, in the framework's order."""
    people: int
    """The people who rated themselves somewhere where an assessor judged too."""
    persons: list[HolderPerson]
    """Each person who rated themselves, in alphabetical order."""


class _HolderCategory(TypedDict):
    category: str
    """The id of the category."""
    cells: int
    """The cells with a self-rating and a judgement."""
    exact: int
    """Where the two are equal."""
    over: int
    """Where holders see themselves higher."""
    under: int
    """Where holders see themselves lower."""
    within_one: int
    """Where the two are equal or one level apart."""


class HolderCategory(_HolderCategory, total=False):
    """One category over people."""
    bias: float | None
    """The mean of self-rating less judged level, in levels: above 0 when holders see themselves higher. None without cells."""


class _HolderCounts(TypedDict):
    cells: int
    """The cells with a self-rating and a judgement."""
    exact: int
    """Where the two are equal."""
    over: int
    """Where holders see themselves higher."""
    under: int
    """Where holders see themselves lower."""
    within_one: int
    """Where the two are equal or one level apart."""


class HolderCounts(_HolderCounts, total=False):
    """How holders compare with assessors, over some cells."""
    bias: float | None
    """The mean of self-rating less judged level, in levels: above 0 when holders see themselves higher. None without cells."""


class _HolderPerson(TypedDict):
    cells: int
    """The cells with a self-rating and a judgement."""
    exact: int
    """Where the two are equal."""
    over: int
    """Where holders see themselves higher."""
    person: str
    """The person's pseudonym."""
    under: int
    """Where holders see themselves lower."""
    within_one: int
    """Where the two are equal or one level apart."""


class HolderPerson(_HolderPerson, total=False):
    """One person over categories."""
    bias: float | None
    """The mean of self-rating less judged level, in levels: above 0 when holders see themselves higher. None without cells."""


class _Holistic(TypedDict):
    rationale: str
    """Why."""


class Holistic(_Holistic, total=False):
    """The portfolio judged as a whole, beside the judgements per category."""
    level: str | None
    """The id of the level; null for "not at the lowest yet"."""
    recommends: str | None
    """What the assessor would decide: the id of a decision, such as `award`."""


class HolisticAnswer(TypedDict, total=False):
    """A view of the whole."""
    level: str | None
    """The id of the level; null for "not at the lowest yet"."""
    recommends: str | None
    """The id of the decision recommended."""


class Hours(TypedDict):
    """How the hours of a programme are spread. All amounts are in minutes."""
    categories: list[CategoryHours]
    """Per category, in the framework's order."""
    kinds: list[KindHours]
    """Per kind of activity that occurs."""
    modules: list[ModuleHours]
    """Per module, in the order of the programme."""
    total: int
    """All activities together."""
    unmapped: int
    """The minutes of activities that cover nothing."""
    unsaid: list[str]
    """The activities that do not say how long they take."""


class ImportAnswer(TypedDict):
    """The ledger with the entries of a table."""
    added: int
    """How many entries are new."""
    header_line: int
    """The line that was read as the header."""
    ledger: LedgerDocument
    """The ledger that was there, with the new entries after its own."""
    left_out: list[ProblemDocument]
    """What of the table did not come in; line and column are those of the table."""
    pseudonyms: Pseudonyms
    """The names and their pseudonyms. Keep them apart from the ledger."""


class InLanes(TypedDict, total=False):
    """A level in each lane; null is "not yet evidenced"."""
    ceiling: str | None
    """What is possible."""
    estimate: str | None
    """The estimate."""
    floor: str | None
    """What is certain."""


class InText(TypedDict):
    """A place in one of the texts."""
    column: int
    """The column at which it starts, in characters from 1."""
    end: int
    """Where it ends, in bytes from 0: the first that is no longer part of it."""
    kind: Kind2
    """What it may give away."""
    line: int
    """The line on which it starts, from 1."""
    start: int
    """Where it starts, in bytes from 0."""
    sure: Sureness
    """How sure that is."""
    text: int
    """Which text, from 0."""


class IndicatorAnswer(TypedDict):
    """An indicator in words."""
    asks_for: AsksFor
    """What it asks the practitioner to do."""
    category: str
    """The id of its category."""
    conditional: bool
    """Whether it applies only where there is a sponsor or another stakeholder."""
    evidence: str
    """What kind of evidence suits it."""
    level: str
    """The id of its level."""
    number: int
    """Its number."""
    signals: list[str]
    """What one would see or read when it is there."""
    summary: str
    """What it is, in one sentence."""


class IndicatorCount(TypedDict):
    """How many people claim an indicator."""
    claimed: Count
    """How many people claim it."""
    indicator: int
    """The indicator's number."""


class _IndicatorDocument(TypedDict):
    category: str
    """The id of its category."""
    level: str
    """The id of its level."""
    number: int
    """The number that the framework gives it, from 1."""


class IndicatorDocument(_IndicatorDocument, total=False):
    """One indicator: its number and its cell."""
    asks_for: AsksFor
    """What its sentence asks the practitioner to do. This is this project's reading."""
    conditional: bool
    """Whether it applies only where there is a sponsor or another stakeholder."""


class _IndicatorWording(TypedDict):
    summary: str
    """What it is, in one sentence."""


class IndicatorWording(_IndicatorWording, total=False):
    """An indicator in words."""
    evidence: str
    """What kind of evidence suits it; empty where the framework came without it."""
    signals: list[str]
    """Two or three things that one would see or read when it is there; none where the framework came without them."""


class Interval(TypedDict):
    """A confidence interval."""
    level: float
    """The confidence, above 0 and below 1: 0.95 for 95%."""
    lower: float
    """The lower limit, in the unit of the estimate."""
    upper: float
    """The upper limit, in the unit of the estimate."""


class _ItemAnswer(TypedDict):
    id: str
    """Its id."""


class ItemAnswer(_ItemAnswer, total=False):
    """An item of a list in words."""
    text: str | None
    """What it says."""


class ItemDocument(TypedDict):
    """A text with an id."""
    id: str
    """The item's id."""
    text: Text
    """What it says."""


class _ItemResult(TypedDict):
    id: str
    """Its id."""
    name: Text
    """What is there when all is well."""
    question: Text
    """What was asked."""


class ItemResult(_ItemResult, total=False):
    """An item and its answer."""
    have: Have2 | None
    """The answer, if there is one."""


class _JudgedAlone(TypedDict):
    assessor: str
    """The assessor."""


class JudgedAlone(_JudgedAlone, total=False):
    """The overall level that follows from what one assessor judged."""
    overall: JudgedLevel | None
    """The level; absent where a category was not judged."""


class _JudgedApart(TypedDict):
    highest: JudgedLevel
    """The highest."""
    lowest: JudgedLevel
    """The lowest."""


class JudgedApart(_JudgedApart, total=False):
    """Levels that assessors judged for one category and that lie apart."""
    overall_if_highest: JudgedLevel | None
    """The overall level judged if the highest were the category's."""
    overall_if_lowest: JudgedLevel | None
    """The overall level judged if the lowest were the category's; absent when another category was not judged."""


class _JudgedBy(TypedDict):
    after: JudgedLevel
    """In the end."""
    assessor: str
    """The assessor."""


class JudgedBy(_JudgedBy, total=False):
    """What one assessor judged in one category."""
    before: JudgedLevel | None
    """Before the reveal; absent when it was not judged then."""


class JudgedLevel(TypedDict, total=False):
    """The level judged in one category. A category without one was not judged."""
    level: str | None
    """The id of the level; null for "not at the lowest yet"."""


class _JudgedPanel(TypedDict):
    alone: list[JudgedAlone]
    """Under each assessor alone."""


class JudgedPanel(_JudgedPanel, total=False):
    """The overall level that follows from levels judged. It takes a judgement in every category."""
    highest: JudgedLevel | None
    """The highest under one assessor."""
    lowest: JudgedLevel | None
    """The lowest under one assessor."""
    medians: JudgedLevel | None
    """Under the median of each category."""


class _Judgement(TypedDict):
    category: str
    """The id of the category."""


class Judgement(_Judgement, total=False):
    """The level that an assessor sees in one category."""
    level: str | None
    """The id of the level; null for "not at the lowest yet", and `not-judged` for what is still open."""
    rationale: str | None
    """Why."""


Kind: TypeAlias = Literal["session-log", "learning-journal", "case-study", "supervision-report", "peer-review", "client-feedback", "cpd", "agreement", "recording", "observation", "publication", "own-tool", "statement", "evaluation", "other"]


Kind2: TypeAlias = Literal["name", "email", "telephone", "iban", "citizen-number", "postcode", "birthday", "account"]


class KindHours(TypedDict):
    """The minutes of one kind of activity."""
    kind: ActivityKind
    """The kind."""
    minutes: int
    """The minutes."""


class Lacking(TypedDict):
    """An item that is not or not wholly there."""
    belongs: list[Text]
    """What belongs to it."""
    factor: str
    """The factor that it belongs to."""
    gain_tenths: int
    """What the overall score gains when it is there, in tenths of a percentage point."""
    item: ItemResult
    """The item."""
    standard: str
    """The standard that it serves."""
    tip: Text
    """What to do."""


Lane: TypeAlias = Literal["floor", "estimate", "ceiling"]


class LaneLevels(TypedDict, total=False):
    """A level in each lane, as ids; null is "not yet evidenced"."""
    ceiling: str | None
    """What is possible."""
    estimate: str | None
    """The estimate."""
    floor: str | None
    """What is certain."""


class Lanes(TypedDict, total=False):
    """A level in three lanes. Levels are ids; null is none."""
    ceiling: str | None
    """What is possible: everything counts that was not rejected."""
    estimate: str | None
    """The estimate: what nobody has ruled on counts too."""
    floor: str | None
    """What is certain: only what assessors accepted counts."""


Language: TypeAlias = Literal["en", "nl"]


class _LedgerDocument(TypedDict):
    maatstaf_ledger: int
    """The version of this file format: 1."""


_LedgerDocumentFurther = TypedDict("_LedgerDocumentFurther", {
    "$schema": 'str | None',
    "awards": 'list[Award]',
    "comment": 'str | None',
    "contributions": 'list[Contribution]',
    "cpd": 'list[Cpd]',
    "declarations": 'list[Declaration]',
    "earlier": 'list[Earlier]',
    "feedback": 'list[Feedback]',
    "memberships": 'list[Membership]',
    "practising_since": 'str | None',
    "reflections": 'list[Reflection]',
    "sessions": 'list[Session]',
    "supervision": 'list[Supervision]',
    "training": 'list[Training]',
}, total=False)


class LedgerDocument(_LedgerDocument, _LedgerDocumentFurther):
    """A practice ledger as written in a file, alone or in a portfolio: what a coach or mentor did and learnt, entry by entry."""


class LedgerReviewDocument(TypedDict):
    """What the traits of all sessions point to, as JSON."""
    maatstaf_ledger_review: int
    """The version of this format: 1."""
    sessions: list[SessionFinding]
    """A finding per session, in the order of the ledger."""


class LeftClaim(TypedDict):
    """A claim that does not carry."""
    claim: int
    """Which of its claims, from 0."""
    evidence: str
    """The id of the evidence."""
    why: WhyLeft
    """Why it does not carry."""


class _LeftOut(TypedDict):
    evidence: str
    """The id of the evidence."""
    why: LeftOutWhy
    """Why its verdict is left out."""


class LeftOut(_LeftOut, total=False):
    """A verdict that cannot be used, because the evidence is not what the assessor saw."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


LeftOutWhy: TypeAlias = Literal["changed", "gone", "not-seen"]


class _LetterReview(TypedDict):
    going: Going
    """How it goes."""


class LetterReview(_LetterReview, total=False):
    """How one letter goes."""
    note: str | None
    """A note for yourselves. It is never shown."""


class LetterReviews(TypedDict, total=False):
    """How each letter of MENTOR goes."""
    engagement: LetterReview | None
    """Contact."""
    mission: LetterReview | None
    """Reason, aim and results."""
    network: LetterReview | None
    """Each other's contacts."""
    opportunity: LetterReview | None
    """Chances."""
    review: LetterReview | None
    """Reviewing itself."""
    trust: LetterReview | None
    """Confidence in each other."""


class _LevelAdvice(TypedDict):
    level: str
    """The level's id."""
    missing: list[str]
    """The ids of the requirements that are not met by every figure."""
    practice: State
    """Whether practice is complete."""


class LevelAdvice(_LevelAdvice, total=False):
    """Practice and competence at one level."""
    competence: Competence | None
    """How far the competence shown supports it; none when the scheme goes with no framework."""


class _LevelAnswer(TypedDict):
    id: str
    """Its id."""


class LevelAnswer(_LevelAnswer, total=False):
    """A level in words."""
    name: str | None
    """Its name."""


class _LevelBand(TypedDict):
    accepted: Count
    """For how many of them what assessors accepted reaches the band's lowest level by itself. Always hidden overall."""
    people: int
    """How many people."""


_LevelBandFurther = TypedDict("_LevelBandFurther", {
    "from": 'str | None',
    "to": 'str | None',
}, total=False)


class LevelBand(_LevelBand, _LevelBandFurther):
    """The people at neighbouring levels."""


class LevelChange(TypedDict):
    """The counters of one level before and after."""
    after: LevelDocument
    """After."""
    before: LevelDocument
    """Before."""


class LevelDocument(TypedDict):
    """One cell: what it asks for and what each lane has."""
    breadth: HaveNeed
    """The number of aspects shown."""
    carried: bool
    """Whether the cell asks for nothing because no indicator applies."""
    depth: HaveNeed
    """The credit summed over occasions."""
    indicators: int
    """The number of indicators that apply."""
    level: str
    """The level's id."""


_LevelEdge = TypedDict("_LevelEdge", {
    "from": 'str',
    "note": 'Text',
    "to": 'str',
})


class LevelEdge(_LevelEdge, total=False):
    """Which level corresponds to which."""
    author: str | None
    """Who says so, when it is not the author of the whole."""
    source: str | None
    """The id of the source that says so."""
    type: Relation2 | None
    """How the first lies to the second; null while nobody has decided, and then nothing goes over the edge."""


class _LevelReadiness(TypedDict):
    level: str
    """The level's id."""
    requirements: list[RequirementReadiness]
    """What is asked, in the scheme's order."""
    state: State
    """Whether everything that is asked of everybody is there."""
    steps: list[str]
    """What does not come by going on, and has to be done: the ids of requirements such as a declaration or a training."""


_LevelReadinessFurther = TypedDict("_LevelReadinessFurther", {
    "award": 'str | None',
    "award_until": 'str | None',
    "from": 'str | None',
    "until": 'str | None',
}, total=False)


class LevelReadiness(_LevelReadiness, _LevelReadinessFurther):
    """How far an applicant is with one level."""


class Levels(TypedDict, total=False):
    """A level in three lanes. Levels are ids; null is none."""
    ceiling: str | None
    """What is possible: as if everything that is taught or practised were assessed too."""
    estimate: str | None
    """What is assessed and what is practised counts."""
    floor: str | None
    """What is certain: only what is assessed counts."""


List: TypeAlias = Literal["sessions", "earlier", "supervision", "cpd", "feedback", "training"]


class _ListAnswer(TypedDict):
    id: str
    """Its id."""
    items: list[ItemAnswer]
    """Its items."""


class ListAnswer(_ListAnswer, total=False):
    """A list in words."""
    title: str | None
    """What it is."""


class ListDocument(TypedDict):
    """A list that belongs to the framework; its texts are in the wording."""
    id: str
    """The list's id."""
    items: list[str]
    """The ids of its items, in order."""


ListOfChange: TypeAlias = 'list[ChangeAdd | ChangeDrop | ChangeLink | ChangeStrengthen | ChangeVerify | ChangeAccept | ChangeReject]'


class ListWording(TypedDict):
    """A list in words."""
    items: dict[str, str]
    """The text of each item, by id."""
    title: str
    """What the list is."""


class _Matches(TypedDict):
    exact: int
    """The pairs that are equal."""
    pairs: int
    """The pairs of ratings."""
    within_one: int
    """The pairs that are equal or one level apart."""


class Matches(_Matches, total=False):
    """How often two ratings of one thing agree: counts, and the shares that follow from them."""
    exact_share: float | None
    """The share of equal pairs, 0 to 1; none without pairs."""
    within_one_share: float | None
    """The share of pairs that are equal or one level apart, 0 to 1; none without pairs."""


Measure: TypeAlias = Literal["hours", "clients", "years", "count", "kinds", "ratio", "percent"]


Measure2: TypeAlias = Literal["krippendorff-alpha-ordinal", "fleiss-kappa", "conger-kappa", "gwet-ac1", "gwet-ac2", "brennan-prediger", "icc1", "icc-a1", "icc-a-k", "icc-c1", "icc-c-k", "kendall-w", "cohen-kappa", "cohen-kappa-linear", "cohen-kappa-quadratic"]


class _Membership(TypedDict):
    body: str
    """The id of the body, such as `emcc`, `nobco`, `icf` or `ac`."""
    id: str
    """An id of your own choice, once in the ledger."""
    since: str
    """The first day."""


class Membership(_Membership, total=False):
    """A membership of a professional body."""
    until: str | None
    """The last day; it runs on when absent."""


Mentors: TypeAlias = Literal["adults", "peers"]


Method: TypeAlias = Literal["observed-session", "recording", "case-study", "portfolio", "reflection", "paper", "test", "presentation", "interview", "other"]


class Missing(TypedDict):
    """Something that is missing."""
    choices: list[Choice]
    """What to choose from, where there is a list."""
    name: Text
    """What it is called."""
    part: str
    """The id of the part or the boundary rule."""
    put_in: Text
    """A sentence to put in."""
    why: Text
    """Why it matters."""


class Mission(TypedDict, total=False):
    """What mentoring is for."""
    aim: str | None
    """Where the mentee wants to go."""
    reason: str | None
    """Why help is wanted."""
    results: list[str]
    """What will be seen when it is reached."""


class _Module(TypedDict):
    id: str
    """An id of your own choice, once among the modules."""
    title: str
    """What the module is called."""


class Module(_Module, total=False):
    """A module: activities in which participants learn, and assessments in which they show what they can."""
    activities: list[Activity]
    """What participants do."""
    assessments: list[Assessment]
    """How participants are assessed."""
    hours: int | None
    """How many hours the module takes, as its description says."""


class _ModuleHours(TypedDict):
    activities: int
    """The minutes of its activities."""
    module: str
    """The id of the module."""


class ModuleHours(_ModuleHours, total=False):
    """The hours of one module."""
    stated: int | None
    """The minutes that its description states, if it does."""


class Mover(TypedDict):
    """A category or a gate that moved with the overall level."""
    decides: list[Lane]
    """The lanes in which the overall level would be back if only this had stayed as it was."""
    lanes: list[Lane]
    """The lanes in which both moved."""
    name: str
    """The category's id, or what the gate counts: `contexts`, `kinds` or `corroborated`."""
    what: MoverKind
    """Whether it is a category or a gate."""


MoverKind: TypeAlias = Literal["category", "gate"]


NextLevel: TypeAlias = Literal["breadth", "both", "depth", "nothing"]


NextLevelBand = TypedDict("NextLevelBand", {
    "from": 'NextLevel',
    "people": 'int',
    "to": 'NextLevel',
})


class NextStep(TypedDict):
    """What would help for one category."""
    category: str
    """The id of the category that it helps."""
    cost: int
    """What it costs, by the policy, in points of effort."""
    evidence: list[str]
    """The ids of the evidence to look at."""
    step: Step2
    """What to do."""


class NotAccepted(TypedDict):
    """What is claimed and accepted nowhere, by how far the assessors are with it."""
    contested: AspectGroup
    """Some accept a claim on it and others reject that claim."""
    not_ruled_on: AspectGroup
    """At least one claim on it awaits a ruling, or a second acceptance where the policy asks for one."""
    rejected: AspectGroup
    """Every claim on it is rejected."""


class NotApplicable(TypedDict):
    """A declaration that a conditional indicator does not apply."""
    indicator: int
    """The number of the indicator."""
    reason: str
    """Why it does not apply."""


class NotCounted(TypedDict):
    """An assessment that is not counted."""
    assessor: str
    """The assessor's pseudonym."""
    person: str
    """The person's pseudonym."""
    why: NotCountedWhy
    """Why."""


NotCountedWhy: TypeAlias = Literal["not-blind", "nothing-judged"]


class Note(TypedDict):
    """Something that a reader should know and that refuses nothing."""
    code: str
    """A stable name for this kind of note, such as `status-not-checked`."""
    text: Text
    """What to know."""


class OpenQuestion(TypedDict):
    """An open question of which some answer would change the first place."""
    changes: list[Change3]
    """The answers that would change the first place."""
    question: str
    """The question's id."""


class Other(TypedDict):
    """A number of a known programme."""
    name: Text
    """Whose it is."""
    number: str
    """The number, or from one number to another."""


Outcome: TypeAlias = Literal["met", "partly", "unsure", "unknown", "unmet"]


Outcome2: TypeAlias = Literal["continue", "discuss-in-supervision", "refer"]


Outcome3: TypeAlias = Literal["trusted", "intact", "refused"]


class OutcomeDocument(TypedDict):
    """What to do at an outcome."""
    indicators: list[int]
    """The numbers of the indicators that ask for it."""
    outcome: Outcome2
    """The outcome."""
    steps: list[Text]
    """What to do, in order."""
    text: Text
    """What it means, in one sentence."""


class OverallChange(TypedDict):
    """What happened to the overall level, and what caused it."""
    after: LaneLevels
    """The level after."""
    before: LaneLevels
    """The level before."""
    causes: list[Cause]
    """The changes that alone take the move back in a lane, or that bear on a gate that moved."""
    movers: list[Mover]
    """The categories and gates that moved the same way."""
    together: list[Lane]
    """The lanes whose level moved and in which no single change takes that back."""


class OverallChoice(TypedDict):
    """How the categories make one answer."""
    exceptions: list[int]
    """Per level: how many categories may stay below it."""
    slack: int
    """How many levels below such a category may stay."""


class _OverallDocument(TypedDict):
    confidence: Confidence
    """The label."""
    reasons: list[Ground]
    """Why."""


class OverallDocument(_OverallDocument, total=False):
    """The overall answer. Levels are ids; null is "not yet evidenced"."""
    ceiling: str | None
    """What is possible: everything counts that was not rejected."""
    estimate: str | None
    """The estimate."""
    floor: str | None
    """What is certain: only what assessors accepted counts."""
    resilience: Resilience | None
    """The fewest occasions whose loss lowers the level; absent where there is none to lose."""
    strict: str | None
    """The level that every category reaches in the estimate lane."""


class OverlayDocument(TypedDict):
    """The holder's own sentences, laid over a pack's summaries on the machine of somebody who has a copy of the document."""
    framework: str
    """The id of the pack that it lies over."""
    indicators: dict[str, str]
    """The sentence of each indicator, by number."""
    language: Language
    """The language of its sentences."""
    maatstaf_overlay: int
    """The version of this file format: 1."""


class Overview(TypedDict):
    """How far an applicant is with each level of each scheme."""
    as_of: str
    """The day of reading."""
    rows: list[OverviewRow]
    """A row per scheme and level."""


class _OverviewRow(TypedDict):
    all: int
    """How many there are."""
    level: str
    """The level's id."""
    met: int
    """How many of the requirements are met."""
    practice: State
    """Whether practice is complete."""
    scheme: str
    """The scheme's id."""
    steps: int
    """How many steps there are to take."""


_OverviewRowFurther = TypedDict("_OverviewRowFurther", {
    "competence": 'Competence | None',
    "from": 'str | None',
}, total=False)


class OverviewRow(_OverviewRow, _OverviewRowFurther):
    """One level of one scheme."""


class Pack(TypedDict):
    """A framework pack of the caller's own: its facts, and a wording for each language."""
    facts: FrameworkDocument
    """The facts, as in `framework.json`."""
    wordings: list[WordingDocument]
    """The wordings, as in `wording.en.json`; one per language, and at least one."""


class _PairAnswer(TypedDict):
    exact: int
    """The pairs that are equal."""
    first: str
    """The first assessor's pseudonym."""
    pairs: int
    """The pairs of ratings."""
    people: int
    """The people of whom both judged something."""
    second: str
    """The second assessor's pseudonym."""
    statistics: list[Statistic]
    """The coefficients of the two."""
    within_one: int
    """The pairs that are equal or one level apart."""


class PairAnswer(_PairAnswer, total=False):
    """Two assessors side by side, on the cells that both judged."""
    difference: PairDifference | None
    """How far the two lie apart, after Bland and Altman; none when that is not to be said."""
    exact_share: float | None
    """The share of equal pairs, 0 to 1; none without pairs."""
    no_difference: Text | None
    """Why it is not to be said."""
    silent: Text | None
    """Why no coefficient is shown, when none is."""
    within_one_share: float | None
    """The share of pairs that are equal or one level apart, 0 to 1; none without pairs."""


class PairCounts(TypedDict):
    """Judgements of one category by two assessors, compared."""
    exact: int
    """In how many both judged the same level."""
    pairs: int
    """How many pairs there are."""
    within_one: int
    """In how many they lie at most one level apart."""


class PairDifference(TypedDict):
    """How far two assessors lie apart: the first less the second, in levels."""
    bias: float
    """The mean difference."""
    interval: Interval
    """Its interval of 95%."""
    lower: float
    """About 95% of differences lie above this limit …"""
    upper: float
    """… and below this one."""


class PairDocument(TypedDict):
    """A text for each of the two forms."""
    one: Text
    """Of the one form."""
    other: Text
    """Of the other form."""


class PanelAgreement(TypedDict):
    """How often two assessors judged a category alike."""
    after_reveal: PairCounts
    """By the judgements in the end."""
    before_reveal: PairCounts
    """By the judgements from before the reveal: they were formed independently."""
    no_coefficient: Text
    """Why no coefficient of agreement stands here."""


class PanelLevels(TypedDict):
    """The level of the portfolio, as judged and as the evidence supports it."""
    evidence: EvidencePanel
    """From the claims that assessors accepted and rejected."""
    judged: JudgedPanel
    """From the levels that assessors judged per category."""


class PanelRulesDocument(TypedDict):
    """How a panel works, as written in a file. Every number in it is this project's choice and can be changed."""
    central_percent: int
    """A rater keeps to the middle when their ratings vary by less than this percentage of the variance of the other raters'."""
    contested_range: int
    """A category is contested when judged levels lie at least this many levels apart."""
    decisions: list[DecisionRule]
    """The decisions that a panel can take."""
    halo_people: int
    """Halo is looked for from this many people on."""
    halo_percent: int
    """A rater shows halo when categories of one person differ for them by less than this percentage of the variance that they have for the other raters."""
    id: str
    """The id of these rules."""
    least_cells: int
    """No coefficient of agreement is shown below this many cells, a cell being one category of one person."""
    least_people: int
    """Below this many people no coefficient of agreement is shown, and no rater is called severe, lenient or one who keeps to the middle."""
    maatstaf_panel_rules: int
    """The version of this file format: 1."""
    name: Text
    """What they are called."""
    severity_hundredths: int
    """A rater is called severe, or lenient, from this many hundredths of a level away from the panel's mean …"""
    severity_tenths_of_error: int
    """… when it is also at least this many tenths of its standard error away."""


Part: TypeAlias = Literal["titles", "texts", "rationales", "contexts", "clients", "sessions", "learning", "feedback", "assessors", "reasons"]


class PartName(TypedDict):
    """Where in a programme something is covered."""
    module: str
    """The id of the module."""
    part: str
    """The id of the activity or assessment."""


class _Party(TypedDict):
    id: str
    """Their id."""


class Party(_Party, total=False):
    """Somebody in a badge, by its own words."""
    name: str | None
    """What they are called."""


Payment: TypeAlias = Literal["paid", "pro-bono"]


Period: TypeAlias = Literal["quarter", "year"]


Pivotal: TypeAlias = Literal["nothing", "category", "overall"]


Points: TypeAlias = 'int'


class _PolicyDocument(TypedDict):
    about: Text
    """Whose choice it is and why it is as it is."""
    breadth: BreadthChoice
    """How many aspects of a cell are asked for."""
    credit: CreditChoice
    """What a claim is worth."""
    depth: DepthChoice
    """How much demonstrated practice is asked for."""
    id: str
    """The policy's id."""
    maatstaf_policy: int
    """The version of this file format: 1."""
    overall: OverallChoice
    """How the categories make one answer."""


_PolicyDocumentFurther = TypedDict("_PolicyDocumentFurther", {
    "$schema": 'str | None',
    "costs": 'Costs',
    "downward_credit": 'bool',
    "empty_cells": 'EmptyCells',
    "equivalence": 'bool',
    "gates": 'Gates',
    "quorum": 'int',
    "window_months": 'int | None',
}, total=False)


class PolicyDocument(_PolicyDocument, _PolicyDocumentFurther):
    """A policy as written in a file: the numbers by which claims become levels."""


class PolicyLine(TypedDict):
    """A policy that comes with the engine."""
    about: Text
    """What it is, in a sentence."""
    id: str
    """Its id."""


class _PortfolioDocument(TypedDict):
    as_of: str
    """The day on which the portfolio is read: what happened later does not count."""
    framework: str
    """The id of the framework, such as `emcc-2015`."""
    holder: str
    """A pseudonym for the person whose portfolio this is; never a name."""
    maatstaf: int
    """The version of this file format: 1."""


_PortfolioDocumentFurther = TypedDict("_PortfolioDocumentFurther", {
    "$schema": 'str | None',
    "comment": 'str | None',
    "evidence": 'list[Evidence]',
    "language": 'Language | None',
    "ledger": 'LedgerDocument | None',
    "not_applicable": 'list[NotApplicable]',
    "self_rating": 'list[SelfRating]',
    "target": 'str | None',
    "verdicts": 'list[Verdict]',
}, total=False)


class PortfolioDocument(_PortfolioDocument, _PortfolioDocumentFurther):
    """A portfolio as written in a file: the evidence of one coach or mentor, with the claims that it makes."""


class PortfolioName(TypedDict):
    """The portfolio of an answer."""
    as_of: str
    """The day as of which it was read."""
    digest: str
    """Its digest: exactly what was seen."""
    holder: str
    """The holder's pseudonym."""


class PracticeAnswer(TypedDict):
    """The ledger, and how each body counts it."""
    as_of: str
    """The day that was counted up to."""
    counted: list[CountedAnswer]
    """What each body counts."""
    ledger: LedgerDocument
    """The ledger."""


Presence: TypeAlias = Literal["none", "perhaps", "there", "certain"]


class PrivacyAnswer(TypedDict):
    """Where texts may give somebody away. It holds no part of them."""
    findings: list[InText]
    """The places, in the order of the texts."""


class _ProblemDocument(TypedDict):
    code: str
    """A stable name for this kind of problem, such as `unknown-indicator`."""
    message: Text
    """What is wrong."""
    path: str
    """The path of keys and positions, such as `portfolio.evidence[3].id`; empty for the whole."""


class ProblemDocument(_ProblemDocument, total=False):
    """One thing that is wrong with a document, as JSON. It quotes ids, numbers and places, never a text."""
    column: int | None
    """The column in characters, from 1."""
    help: Text | None
    """What to do about it."""
    line: int | None
    """The line, from 1; absent when it is not about a place in a text."""


class _ProgrammeAnswer(TypedDict):
    aim: str
    """The level that the questions are asked for: the target, else the estimate, else the lowest level."""
    assessed_not_taught: list[Aspect]
    """What is assessed and not taught. It may be practised."""
    categories: list[CategoryLevels]
    """The level that each category supports, in the framework's order."""
    cells: list[CellCoverage]
    """The coverage matrix, category by category, lowest level first."""
    conditions: ConditionsAnswer
    """The conditions at the aim."""
    coverage: list[AspectCoverage]
    """Where each indicator is covered, and then each equivalent practice."""
    engine: EngineDocument
    """The engine that computed it."""
    framework: FrameworkName
    """The framework."""
    hours: Hours
    """How the hours are spread."""
    maatstaf_programme_answer: int
    """The version of this format: 1."""
    overall: Levels
    """The level that the programme supports."""
    policy: PolicyDocument
    """The policy, with its parameters."""
    practised_not_assessed: list[Aspect]
    """What is practised and not assessed."""
    programme: ProgrammeName
    """The programme."""
    self_audit: SelfAudit
    """The programme's own answers to the descriptors of the aim."""
    statement: Text
    """What this is and is not."""
    taught_not_assessed: list[Aspect]
    """What is taught and not assessed."""


class ProgrammeAnswer(_ProgrammeAnswer, total=False):
    """What can be said of a programme under a policy."""
    gap: ProgrammeGap | None
    """The changes that bring the programme to the target, or else to the next level; absent at the top."""


class _ProgrammeDocument(TypedDict):
    as_of: str
    """The day on which the programme is read: a run that ends later has not been completed."""
    framework: str
    """The id of the framework that it is mapped to, such as `emcc-2015`."""
    id: str
    """An id of your own choice for the programme."""
    maatstaf_programme: int
    """The version of this file format: 1."""
    provider: str
    """The institute that gives the programme: its name or a pseudonym."""
    title: str
    """What the programme is called."""


_ProgrammeDocumentFurther = TypedDict("_ProgrammeDocumentFurther", {
    "$schema": 'str | None',
    "awarded": 'str | None',
    "comment": 'str | None',
    "entry": 'EntryLevel | None',
    "exam_languages": 'list[str]',
    "language": 'Language | None',
    "modules": 'list[Module]',
    "runs": 'list[Run]',
    "self_audit": 'dict[str, AuditAnswer]',
    "staff": 'list[StaffMember]',
    "target": 'str | None',
}, total=False)


class ProgrammeDocument(_ProgrammeDocument, _ProgrammeDocumentFurther):
    """A training programme as written in a file: what it teaches, practises and assesses, and under which conditions it is held."""


ProgrammeGap: TypeAlias = 'ProgrammeGapOptimal | ProgrammeGapGreedy | ProgrammeGapOutOfReach'


class ProgrammeGapGreedy(TypedDict):
    """It reaches the target; nothing cheaper than the bound does."""
    cost: int
    """What the changes cost together, in the policy's points of effort."""
    lane: Lane
    """The lane in which it is to be reached: in the floor, only what is assessed counts."""
    reached: bool
    """Whether it is reached already."""
    steps: list[ProgrammeStep]
    """The changes."""
    target: str
    """The id of the level to reach."""
    lower_bound: int
    """What any set that reaches the target costs at least."""
    proof: Literal["greedy"]


class ProgrammeGapOptimal(TypedDict):
    """It was proven that nothing cheaper reaches the target."""
    cost: int
    """What the changes cost together, in the policy's points of effort."""
    lane: Lane
    """The lane in which it is to be reached: in the floor, only what is assessed counts."""
    reached: bool
    """Whether it is reached already."""
    steps: list[ProgrammeStep]
    """The changes."""
    target: str
    """The id of the level to reach."""
    proof: Literal["optimal"]


class ProgrammeGapOutOfReach(TypedDict):
    """Nothing reaches the target: under this policy no portfolio can."""
    cost: int
    """What the changes cost together, in the policy's points of effort."""
    lane: Lane
    """The lane in which it is to be reached: in the floor, only what is assessed counts."""
    reached: bool
    """Whether it is reached already."""
    steps: list[ProgrammeStep]
    """The changes."""
    target: str
    """The id of the level to reach."""
    proof: Literal["out-of-reach"]


class _ProgrammeName(TypedDict):
    as_of: str
    """The day on which it was read."""
    digest: str
    """Its digest: exactly what was seen."""
    id: str
    """The programme's id."""
    provider: str
    """Who gives it."""
    title: str
    """What it is called."""


class ProgrammeName(_ProgrammeName, total=False):
    """The programme of an answer."""
    target: str | None
    """The level for which recognition is sought."""


class _ProgrammeStep(TypedDict):
    aspects: list[Aspect]
    """What is to be covered."""
    cost: int
    """What it costs, in the policy's points of effort."""
    step: StepKind
    """What to do."""


_ProgrammeStepFurther = TypedDict("_ProgrammeStepFurther", {
    "as": 'State2 | None',
    "at": 'PartName | None',
    "by_equivalence": 'bool',
    "cell": 'CellName | None',
}, total=False)


class ProgrammeStep(_ProgrammeStep, _ProgrammeStepFurther):
    """One change to a programme."""


class ProgressDocument(TypedDict):
    """What changed between snapshots of a portfolio, and what caused it."""
    engine: EngineDocument
    """The engine."""
    framework: FrameworkName
    """The framework."""
    holder: str
    """The holder's pseudonym."""
    maatstaf_progress: int
    """The version of this format: 1."""
    policy: PolicyDocument
    """The policy under which every snapshot is estimated, with its parameters."""
    snapshots: list[SnapshotDocument]
    """The snapshots, earliest first."""
    statement: Text
    """What this is and is not."""
    steps: list[StepDocument]
    """The steps from each snapshot to the next."""


Pseudonyms: TypeAlias = 'dict[str, str]'


class QuestionDocument(TypedDict):
    """A question about a request."""
    answers: list[AnswerDocument]
    """Its answers, of which one is given."""
    id: str
    """The question's id."""
    text: Text
    """The question."""


class _QuestionsDocument(TypedDict):
    maatstaf_questions: int
    """The version of this file format: 1."""
    owner: Text
    """Whose choice the questions and points are; it is shown with every answer."""
    questions: list[QuestionDocument]
    """The questions, in the order in which they are asked."""


_QuestionsDocumentFurther = TypedDict("_QuestionsDocumentFurther", {
    "$schema": 'str | None',
}, total=False)


class QuestionsDocument(_QuestionsDocument, _QuestionsDocumentFurther):
    """The chooser's questions with the points of their answers, in `questions.json`. All of it is this project's choice."""


class _RaschEffect(TypedDict):
    advisory: bool
    """Always true: this is a second opinion on the assessor, and on nobody else."""


class RaschEffect(_RaschEffect, total=False):
    """The severity of an assessor by a many-facet Rasch model. Advisory: it is never used for a level."""
    infit: float | None
    """The same, with weight on judgements near the person's measure."""
    outfit: float | None
    """How far the judgements are as the model expects, sudden ones included: about 1 when they are."""
    reason: Text | None
    """Why there is no value."""
    severity: float | None
    """The severity in logits, 0 for the panel's mean; above 0 for severe."""
    standard_error: float | None
    """Its standard error, in logits."""


class RaterAnswer(TypedDict):
    """One assessor beside the others. Advisory: nothing of it is used for a level."""
    assessor: str
    """The assessor's pseudonym."""
    central: CentralEffect
    """Whether this assessor keeps to the middle."""
    halo: HaloEffect
    """Whether this assessor sees people as a whole and not category by category."""
    people: int
    """The people of whom this assessor judged something."""
    rasch: RaschEffect
    """Severity by a many-facet Rasch model."""
    ratings: int
    """The cells that this assessor judged."""
    severity: SeverityEffect
    """How severe this assessor is."""
    with_others: Matches
    """Each judgement beside each of the others' of the same cell."""


class RatersAnswer(TypedDict):
    """What can be said of a cohort of assessors. Advisory throughout: nothing of it is used for anybody's level."""
    adjustment: Adjustment
    """Whether taking severity out would change a level. It is never done."""
    agreement: CohortAgreement
    """How far assessors agree over all cells."""
    bootstrap: Draws
    """How the bootstrap drew."""
    contested: list[ContestedCategory]
    """Each category, the most contested one first."""
    counts: CohortCounts
    """How much there is."""
    different_versions: list[str]
    """The people whose assessors saw different versions of the portfolio."""
    engine: EngineDocument
    """The engine that computed it."""
    framework: FrameworkName
    """The framework that everything was judged by."""
    maatstaf_raters: int
    """The version of this format: 1."""
    not_counted: list[NotCounted]
    """Assessments that are not counted."""
    pairs: list[PairAnswer]
    """Assessors two by two, where they share a cell."""
    policy: PolicyDocument
    """The policy, for overall levels."""
    raters: list[RaterAnswer]
    """Each assessor, in alphabetical order."""
    rules: PanelRulesDocument
    """The rules of the panel."""
    scale: list[str | None]
    """The level that each rating stands for, from rating 0, which is none."""
    self_rating: HolderBeside
    """What holders say of themselves, beside the assessors."""
    statement: Text
    """What this is and is not."""
    whole: WholeAgreement
    """How far they agree on people as a whole."""


class Reached(TypedDict, total=False):
    """What the evidence supports in the estimate lane. Levels are ids; null is none."""
    category: str | None
    """In the category."""
    overall: str | None
    """Overall."""


class Readiness(TypedDict):
    """How far an applicant is with a scheme on a day, level by level."""
    as_of: str
    """The day of reading."""
    left_out: dict[str, int]
    """Practice that the scheme's counting profile leaves out, in minutes per reason."""
    levels: list[LevelReadiness]
    """Each level, lowest first."""
    scheme: str
    """The scheme's id."""


class _ReadinessAnswer(TypedDict):
    readiness: Readiness
    """How far practice is with each requirement of each level."""


class ReadinessAnswer(_ReadinessAnswer, total=False):
    """How far practice is, and which level to apply for."""
    advice: Advice | None
    """Which level to apply for; absent when a ledger came alone."""


class _Reading(TypedDict):
    standing: Standing3
    """How well it is known."""


class Reading(_Reading, total=False):
    """What sources say of one condition."""
    levels: list[str]
    """The ids of the levels for which they say it; all levels when empty."""
    note: Text | None
    """What to know about it."""
    sources: list[str]
    """The codes of the sources."""
    value: int | None
    """The number that is asked."""
    values: list[str]
    """The values of which one is asked; for an order of values, the lowest."""


class _Reason(TypedDict):
    points: int
    """The points that it gives."""
    said: str
    """The id of the answer or of the trait."""


class Reason(_Reason, total=False):
    """One thing that speaks for or against a form."""
    question: str | None
    """The id of the question; absent when a trait was said of a session."""


class _Reflection(TypedDict):
    day: str
    """The day on which it was written."""
    id: str
    """An id of your own choice, once in the ledger."""
    title: str
    """What it is called."""


class Reflection(_Reflection, total=False):
    """A reflection on practice."""
    about: str | None
    """The entry of this ledger that it is about."""
    categories: list[str]
    """The ids of the framework's categories that it touches."""
    kind: ReflectionKind
    """What it is for."""
    text: str
    """The reflection itself."""


ReflectionKind: TypeAlias = Literal["journal", "renewal-report"]


class Rejection(TypedDict):
    """An assessor who rejected a claim."""
    assessor: str
    """The assessor."""
    reason: str
    """Why."""


Relation: TypeAlias = Literal["external", "internal", "line-report", "private"]


Relation2: TypeAlias = Literal["equal", "narrower", "broader", "partial"]


Relation3: TypeAlias = Literal["equal", "narrower", "broader", "partial"]


class _Remark(TypedDict):
    id: str
    """A stable name for it."""
    text: Text
    """What it is."""


class Remark(_Remark, total=False):
    """Something that stands out."""
    source: Text | None
    """Where the fact behind it comes from."""


ReportFormat: TypeAlias = Literal["html", "md"]


class _RequestDocument(TypedDict):
    answers: dict[str, str]
    """The id of the answer to each question, by question id; a question that is absent is open."""
    maatstaf_request: int
    """The version of this file format: 1."""


_RequestDocumentFurther = TypedDict("_RequestDocumentFurther", {
    "$schema": 'str | None',
}, total=False)


class RequestDocument(_RequestDocument, _RequestDocumentFurther):
    """A request for help as written in a file."""


class _Requirement(TypedDict):
    figures: dict[str, list[Figure]]
    """Per level: the figures. A level that is absent does not ask this."""
    help: Text
    """What counts for it."""
    id: str
    """The requirement's id."""
    measure: Measure
    """What is measured there."""
    name: Text
    """What it is called."""
    of: Book
    """Which part of the ledger it looks at."""


class Requirement(_Requirement, total=False):
    """Something that a scheme asks."""
    counting: str | None
    """Another counting profile than the scheme's."""
    each: bool
    """Of scores: each must reach the figure, instead of their mean."""
    every: Every | None
    """Asked of each of so many periods, instead of all together."""
    kinds: list[str]
    """Only entries of these kinds; all when empty."""
    paid: bool
    """Only paid practice."""
    role: Role
    """Whether everybody must meet it."""
    since_award: bool
    """Only what happened since the award that is renewed, its day included."""
    within_months: int | None
    """Only what happened in this many months, up to and including the day of reading."""


class RequirementReadiness(TypedDict):
    """How far an applicant is with one requirement."""
    figures: list[FigureReadiness]
    """One for each figure that sources give."""
    help: Text
    """What counts for it."""
    id: str
    """The requirement's id."""
    name: Text
    """What it is called."""
    role: Role
    """Whether everybody must meet it."""
    state: State
    """Whether it is met."""
    step: bool
    """Whether it takes a step of its own, and does not come by going on."""


class Resilience(TypedDict):
    """The fewest occasions whose loss lowers a level: exactly when both numbers are equal, else between the two."""
    at_least: int
    """No smaller number of occasions is enough."""
    at_most: int
    """This number is enough."""


class _ResolutionDocument(TypedDict):
    digest: str
    """The digest of what was decided on, as the assessments name it."""
    holder: str
    """The holder's pseudonym."""
    maatstaf_resolution: int
    """The version of this file format: 1."""


_ResolutionDocumentFurther = TypedDict("_ResolutionDocumentFurther", {
    "$schema": 'str | None',
    "decision": 'Decision | None',
    "records": 'list[ResolutionRecord]',
}, total=False)


class ResolutionDocument(_ResolutionDocument, _ResolutionDocumentFurther):
    """What a panel settled about one portfolio, as written in a file. Opinions stay as they were given; this stands beside them."""


class _ResolutionRecord(TypedDict):
    by: list[str]
    """Who settled it, by pseudonym: at least one, never the holder."""
    on: str
    """The day."""
    why: str
    """Why."""


class ResolutionRecord(_ResolutionRecord, total=False):
    """One thing settled: a claim, by a ruling, or a category, by a level."""
    category: str | None
    """The id of the category: of the judgement settled, or of an equivalent practice."""
    evidence: str | None
    """For a claim: the id of the evidence."""
    indicator: int | None
    """For a claim: the number of the indicator."""
    level: str | None
    """The id of the level: of the judgement settled (null for none), or of an equivalent practice."""
    ruling: Ruling | None
    """For a claim: whether it holds."""
    strength: Strength | None
    """For a claim that holds: the strength at which it does; as claimed when absent."""
    theme: str | None
    """For an equivalent practice: its theme."""


class Responsibilities(TypedDict, total=False):
    """Who promises what."""
    joint: list[str]
    """What both promise."""
    mentee: list[str]
    """What the mentee promises."""
    mentor: list[str]
    """What the mentor promises."""


class _Review(TypedDict):
    day: str
    """The day."""


class Review(_Review, total=False):
    """A review that was held."""
    letters: LetterReviews
    """How each letter of MENTOR goes."""
    note: str | None
    """A note for yourselves. It is never shown."""
    outcome: str | None
    """How they go on, by id."""


class ReviewRhythm(TypedDict, total=False):
    """How often two people review."""
    every_months: int | None
    """How many months lie between two reviews."""


Role: TypeAlias = Literal["required", "route"]


Role2: TypeAlias = Literal["teacher", "supervisor", "assessor"]


class _Rule(TypedDict):
    standing: Standing2
    """How well it is known."""
    text: Text
    """The rule."""


class Rule(_Rule, total=False):
    """A rule of a counting profile, with where it comes from."""
    sources: list[str]
    """The ids of its sources."""


Ruling: TypeAlias = Literal["accept", "reject"]


class _Run(TypedDict):
    ended: str
    """The last day."""
    id: str
    """An id of your own choice, once among the runs."""
    started: str
    """The first day."""


class Run(_Run, total=False):
    """One time that the programme was held, or is going to be."""
    evaluated: bool
    """Whether the run was evaluated."""
    external_verification: bool
    """Whether somebody from outside verified it and reported on that."""
    graduates: int | None
    """How many people graduated."""
    participants: int | None
    """How many people started."""


class _SchemeDocument(TypedDict):
    about: Text
    """What it is and for whom."""
    body: str
    """Whose it is."""
    counting: str
    """The id of the counting profile by which practice is counted."""
    id: str
    """The scheme's id."""
    levels: list[SchemeLevel]
    """The levels, lowest first."""
    maatstaf_scheme: int
    """The version of this file format: 1."""
    name: Text
    """What it is called."""
    requirements: list[Requirement]
    """What is asked, in the order in which an applicant meets it."""
    sources: list[Source]
    """Where the figures come from."""
    subject: Subject
    """What it accredits."""


_SchemeDocumentFurther = TypedDict("_SchemeDocumentFurther", {
    "$schema": 'str | None',
    "framework": 'str | None',
    "open_questions": 'list[Text]',
    "renews": 'str | None',
    "valid_months": 'dict[str, list[Figure]]',
}, total=False)


class SchemeDocument(_SchemeDocument, _SchemeDocumentFurther):
    """An accreditation scheme as written in a file: what it asks at each level, every figure with its source, date and standing."""


class _SchemeLevel(TypedDict):
    id: str
    """The level's id."""
    name: Text
    """What it is called."""


class SchemeLevel(_SchemeLevel, total=False):
    """A level of a scheme."""
    framework_level: str | None
    """The level of the framework that it goes with."""


class Score(TypedDict):
    """A score in whole percents, rounded down, between what is sure and what may yet be."""
    certain: int
    """When every unanswered item is a no."""
    possible: int
    """When every unanswered item is a yes."""


class _Seen(TypedDict):
    digest: str
    """The digest of what assessors are shown of the portfolio: without self-rating, verdicts and remarks."""
    framework: str
    """The id of the framework."""
    holder: str
    """The holder's pseudonym."""


class Seen(_Seen, total=False):
    """Exactly what an assessor saw: a later change to the portfolio shows."""
    evidence: dict[str, str]
    """The digest of each piece of evidence by its id, so that it can be said which one changed."""


class SelfAudit(TypedDict):
    """The programme's own answers to the descriptors of a level."""
    answers: list[DescriptorAnswer]
    """The descriptors, in the framework's order."""
    certain: int
    """How many are answered with yes."""
    level: str
    """The id of the level."""
    possible: int
    """How many are not answered with no."""


class SelfComparison(TypedDict):
    """The self-rating beside one assessor, over the categories that both judged."""
    bias_sum: int
    """The sum of the differences in levels, self minus assessor: divided by `categories` it is the mean bias."""
    categories: int
    """How many categories both judged."""
    equal: int
    """Categories in which both are equal: exact agreement."""
    over: int
    """Categories in which the self-rating is higher."""
    under: int
    """Categories in which the self-rating is lower."""
    within_one: int
    """Categories in which they lie at most one level apart."""


class _SelfRating(TypedDict):
    category: str
    """The id of the category."""


class SelfRating(_SelfRating, total=False):
    """The level at which holders see themselves in one category."""
    level: str | None
    """The id of the level; nothing for "not at the lowest yet"."""
    reason: str | None
    """Why."""


SelfRatingBand = TypedDict("SelfRatingBand", {
    "from": 'SelfView',
    "people": 'int',
    "to": 'SelfView',
})


SelfView: TypeAlias = Literal["lower", "none", "same", "higher"]


Service: TypeAlias = Literal["coaching", "mentoring", "supervision"]


class _Session(TypedDict):
    client: str
    """A pseudonym for the client, team or group; never a name."""
    day: str
    """The day."""
    id: str
    """An id of your own choice, once in the ledger. Evidence may name it as its occasion."""
    minutes: int
    """How long it took, in minutes."""


class Session(_Session, total=False):
    """A session given."""
    comment: str | None
    """A remark for yourself. It is never counted and never shown."""
    consent: Consent | None
    """Whether the client consents to being named to an accrediting body."""
    form: Form
    """To whom: one person, a team that works together, or a group."""
    organisation: str | None
    """A pseudonym for the client's organisation."""
    participants: int | None
    """How many took part, in a team or group."""
    payment: Payment | None
    """Whether it was paid for."""
    relation: Relation | None
    """How the coach stands to the client."""
    service: Service
    """What was given."""
    start: str | None
    """When it started."""
    traits: list[str]
    """What it was like, by ids that `maatstaf guidance` knows, to see whether it really was what it is called."""


class _SessionFinding(TypedDict):
    boundary: BoundaryFinding
    """The outcome at the boundary."""
    first: list[str]
    """The ids of the forms that the traits point to; empty when no trait was said."""
    fit: Fit
    """How the traits fit the declared form."""
    id: str
    """The session's id."""
    speaks_against: list[Reason]
    """What speaks against the declared form, strongest first."""
    speaks_for: list[Reason]
    """What speaks for the first of those, strongest first."""
    unknown: list[int]
    """The positions, from 0, of traits that are not known; they are not quoted and do not count."""


class SessionFinding(_SessionFinding, total=False):
    """What the traits of one session point to, beside what was declared."""
    declared: str | None
    """The id of the declared form; null when it is no form that is known here."""


class _Settled(TypedDict):
    by: list[str]
    """Who settled it."""
    contested: bool
    """Whether it was contested."""
    on: str
    """The day."""
    why: str
    """Why."""


class Settled(_Settled, total=False):
    """One thing settled."""
    category: SettledCategory | None
    """A category of which the level was settled."""
    claim: SettledClaim | None
    """A claim that was ruled on."""


class _SettledCategory(TypedDict):
    category: str
    """The id of the category."""
    judged_by: list[JudgedBy]
    """What the assessors had judged."""


class SettledCategory(_SettledCategory, total=False):
    """A category settled by a level."""
    level: str | None
    """The id of the level; null for "not at the lowest yet"."""


class _SettledClaim(TypedDict):
    accepted_by: list[Acceptance]
    """Who had accepted it."""
    evidence: str
    """The id of the evidence."""
    rejected_by: list[Rejection]
    """Who had rejected it."""
    ruling: Ruling
    """The ruling."""


class SettledClaim(_SettledClaim, total=False):
    """A claim settled by a ruling."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    strength: Strength | None
    """The strength at which it holds; absent for a rejection."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _Settlement(TypedDict):
    evidence: Lanes
    """What the evidence supports with the rulings in place of what was contested."""
    open: int
    """How many contested claims and categories are not settled yet."""
    records: list[Settled]
    """Each record beside the opinions that it settles."""


class Settlement(_Settlement, total=False):
    """What a panel settled. The opinions stay as they were given."""
    decision: DecisionAnswer | None
    """The decision, once there is one."""
    judged: JudgedLevel | None
    """The overall level judged, with the settled levels in place of the medians; absent where a category has neither."""


SeverityCall: TypeAlias = Literal["severe", "lenient"]


class SeverityEffect(TypedDict, total=False):
    """How severe an assessor is, by least squares: rating = mean + cell - severity. Severities sum to 0."""
    call: SeverityCall | None
    """What the rules call this assessor; none when neither."""
    interval: Interval | None
    """Its interval of 95%, in levels."""
    reason: Text | None
    """Why there is no value."""
    standard_error: float | None
    """Its standard error, in levels."""
    value: float | None
    """In levels: by how much this assessor judges lower than the panel's mean; below 0 for higher."""


class _SignatureAnswer(TypedDict):
    holds: bool
    """Whether it holds under some key."""


class SignatureAnswer(_SignatureAnswer, total=False):
    """What a signature says."""
    key: str | None
    """The name of that key, `did:key:…`."""
    standing: Standing6 | None
    """Where that key comes from."""


class SkillsDocument(TypedDict):
    """The skills that each of the two forms asks of the helper."""
    one: list[ItemDocument]
    """Of the one form."""
    other: list[ItemDocument]
    """Of the other form."""


SkippedDocument: TypeAlias = 'SkippedDocumentNotCounted | SkippedDocumentCreditTooLow | SkippedDocumentSameAspect | SkippedDocumentSameOccasion'


class _SkippedDocumentCreditTooLow(TypedDict):
    evidence: str
    """The id of the evidence."""
    credit: int
    """The credit that it has."""
    limited_by_verification: bool
    """Whether its verification keeps it low rather than its strength."""
    need: int
    """The least credit with which an aspect counts."""
    why: Literal["credit-too-low"]


class SkippedDocumentCreditTooLow(_SkippedDocumentCreditTooLow, total=False):
    """Its credit is too low for the level."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _SkippedDocumentNotCounted(TypedDict):
    evidence: str
    """The id of the evidence."""
    standing: Standing
    """What keeps it out."""
    why: Literal["not-counted"]


class SkippedDocumentNotCounted(_SkippedDocumentNotCounted, total=False):
    """It does not count in this lane."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _SkippedDocumentSameAspect(TypedDict):
    evidence: str
    """The id of the evidence."""
    why: Literal["same-aspect"]


class SkippedDocumentSameAspect(_SkippedDocumentSameAspect, total=False):
    """Another claim on the same aspect counts as much or more."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class _SkippedDocumentSameOccasion(TypedDict):
    evidence: str
    """The id of the evidence."""
    why: Literal["same-occasion"]


class SkippedDocumentSameOccasion(_SkippedDocumentSameOccasion, total=False):
    """Another claim of the same occasion counts as much or more."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    theme: str | None
    """For an equivalent practice: its theme."""


class SnapshotDocument(TypedDict):
    """One snapshot: where the portfolio stood."""
    as_of: str
    """The day as of which it was read."""
    categories: list[CategorySnapshot]
    """The categories, in the framework's order."""
    digest: str
    """Its digest: exactly what was seen."""
    overall: LaneLevels
    """The overall level."""


class _Soundness(TypedDict):
    sound: bool
    """Whether it is sound."""


class Soundness(_Soundness, total=False):
    """Whether something is sound, with what it holds or with everything that is wrong."""
    problems: list[ProblemDocument] | None
    """Everything that is wrong, with places in the request; absent when it is sound."""


class Source(TypedDict):
    """A public source of a figure or rule."""
    address: str
    """Where it is."""
    dated: str
    """When it was written, as far as it says: a year, month or day, or `undated`."""
    id: str
    """The source's id in this file."""
    title: str
    """What it is."""


class _SourceCategory(TypedDict):
    category: str
    """The category's id."""
    claims: int
    """How many claims the portfolio makes in it."""


class SourceCategory(_SourceCategory, total=False):
    """A category of the evidence's own framework from which nothing can go."""
    note: Text | None
    """Why it has no counterpart, if the crosswalk says."""


class SourceDocument(TypedDict):
    """Where something was read."""
    address: str
    """The address."""
    dated: str
    """The date that it bears: a day, a month, a year, or `undated`."""
    id: str
    """A short code."""
    title: str
    """Who says it, and under which title."""


class _SourceDocument2(TypedDict):
    id: str
    """The source's id."""
    title: Text
    """Who wrote it, what it is called, and when."""


class SourceDocument2(_SourceDocument2, total=False):
    """A public source."""
    address: str | None
    """Where it can be found."""


class _StaffMember(TypedDict):
    id: str
    """A pseudonym for the person; never a name."""
    role: Role2
    """What the person does in the programme."""


class StaffMember(_StaffMember, total=False):
    """One person in one role. A person with two roles is listed once for each, under the same id."""
    awards: list[str]
    """The awards that the person holds, as `scheme:level`, such as `eia:senior-practitioner`."""
    trained_assessor: bool | None
    """Whether the person was trained as an assessor."""


Stage: TypeAlias = Literal["award", "renewal"]


class StandardResult(TypedDict):
    """The score in one ISMCP standard."""
    answered: int
    """How many of them have an answer."""
    id: str
    """Its id."""
    items: int
    """How many items serve it."""
    name: Text
    """What it is called."""
    score: Score
    """The score."""


Standing: TypeAlias = Literal["counts", "rejected", "contested", "not-yet-accepted", "after-as-of", "too-old", "undated", "equivalence-off"]


Standing2: TypeAlias = Literal["confirmed", "single-source", "conflicting", "unknown"]


Standing3: TypeAlias = Literal["confirmed", "single-source", "conflicting", "unknown"]


class Standing4(TypedDict):
    """Where a form stands in a ranking, and why."""
    by_boundary: bool
    """Whether the boundary puts it first, whatever the points say."""
    form: str
    """The form's id."""
    place: int
    """Its place, from 1; forms that stand equal share one."""
    points: int
    """Its points; they do not count for a form that the boundary puts first."""
    speaks_against: list[Reason]
    """What speaks against it, strongest first."""
    speaks_for: list[Reason]
    """What speaks for it, strongest first."""


Standing5: TypeAlias = Literal["ours", "author", "published", "agreed"]


Standing6: TypeAlias = Literal["trusted", "issuer-is-key", "brought-along"]


Start: TypeAlias = Literal["policy", "opportunity"]


State: TypeAlias = Literal["unmet", "unknown", "unsure", "met"]


State2: TypeAlias = Literal["taught", "practised", "assessed"]


class _Statistic(TypedDict):
    cells: int
    """The cells that it is computed from."""
    measure: Measure2
    """Which one."""


class Statistic(_Statistic, total=False):
    """One coefficient, or why it has no value."""
    interval: Interval | None
    """Of the headline: the interval of 95% from drawing people anew."""
    reason: Text | None
    """Why it has no value, or the headline no interval."""
    standard_error: float | None
    """Its standard error, which takes cells as if each were a person of its own; none where none is known."""
    value: float | None
    """Its value, at most 1; none when it has no value here."""


Status: TypeAlias = Literal["open", "accepted", "rejected", "contested"]


class Step(TypedDict):
    """A step from acquaintance to renewal."""
    done: bool
    """Whether what it should yield is there."""
    id: str
    """Its id."""
    name: Text
    """What it is called."""


Step2: TypeAlias = Literal["ask-ruling", "claim-directly", "new-evidence"]


_StepDocument = TypedDict("_StepDocument", {
    "categories": 'list[CategoryChange]',
    "changes": 'list[Change2]',
    "from": 'str',
    "to": 'str',
    "untried": 'int',
    "without_effect": 'list[int]',
})


class StepDocument(_StepDocument, total=False):
    """What happened from one snapshot to the next."""
    overall: OverallChange | None
    """What moved the overall level; null when it moved in no lane."""


StepKind: TypeAlias = Literal["assess", "map", "add"]


Strength: TypeAlias = 'int'


Subject: TypeAlias = Literal["person", "programme"]


class _Supervision(TypedDict):
    day: str
    """The day."""
    id: str
    """An id of your own choice, once in the ledger."""
    kind: SupervisionKind
    """In what form."""
    minutes: int
    """How long it took, in minutes."""


class Supervision(_Supervision, total=False):
    """Supervision, intervision or mentor coaching received."""
    comment: str | None
    """A remark for yourself. It is never counted and never shown."""
    learning: str
    """What it taught."""
    start: str | None
    """When it started."""
    supervisor: str | None
    """A pseudonym for the supervisor."""


SupervisionKind: TypeAlias = Literal["individual", "group", "intervision", "mentor-coaching"]


Sureness: TypeAlias = Literal["possible", "likely"]


Target: TypeAlias = Literal["case", "mahara", "moodle", "pack", "tidy", "xapi"]


class _TargetCategory(TypedDict):
    category: str
    """The category's id."""
    claims: int
    """How many claims were carried to it. Claims that were rejected are among them."""
    evidence: list[str]
    """The ids of the evidence with a claim that was carried to it and not rejected."""
    presence: Presence
    """Whether there is evidence for it."""


class TargetCategory(_TargetCategory, total=False):
    """The answer for one category of the framework read under."""
    levels: InLanes | None
    """Its level in each lane, where levels are mapped."""


Term: TypeAlias = Literal["open", "running", "undecided", "decided"]


class Text(TypedDict):
    """A sentence in both languages."""
    en: str
    """The sentence in English."""
    nl: str
    """The sentence in Dutch."""


class TierResult(TypedDict):
    """Whether the scores meet a tier."""
    below: list[str]
    """The standards whose certain score is too low for it."""
    certain: bool
    """Whether the certain scores meet it."""
    each: int
    """The percentage that it asks in each standard."""
    id: str
    """Its id."""
    name: Text
    """What it is called."""
    overall: int
    """The percentage that it asks overall."""
    possible: bool
    """Whether the possible scores meet it."""


class _Timing(TypedDict):
    closed: bool
    """Whether that review closed the agreement."""
    overdue: bool
    """Whether that day has passed."""
    term: Term
    """Where the two are in that term."""


class Timing(_Timing, total=False):
    """When a review is due, and when the agreement ends."""
    ends: str | None
    """The last day of the term, to begin with."""
    last_review: str | None
    """The last review so far."""
    next_review: str | None
    """The day by which the next review is due; the end at the latest."""
    starts: str | None
    """The day on which it started."""


class _ToPlace(TypedDict):
    category: str
    """The id of the category."""


class ToPlace(_ToPlace, total=False):
    """Where an edge arrives: a category, one level of it, or an indicator of it."""
    indicator: int | None
    """The number of an indicator; its own level is then the level."""
    level: str | None
    """The id of the level, when the edge is about that level alone; else the levels' own edges decide. From a whole category, only what the levels' own edges bring that high lands there."""


class _Training(TypedDict):
    day: str
    """The day on which it was finished."""
    id: str
    """An id of your own choice, once in the ledger."""
    kind: TrainingKind
    """The quality award that it carries."""
    minutes: int
    """How much it was in all, in minutes."""
    title: str
    """What it is called."""


class Training(_Training, total=False):
    """A training in coaching, mentoring or supervision."""
    level: str | None
    """The level of that award."""
    provider: str
    """Who gives it."""


TrainingKind: TypeAlias = Literal["eqa", "esqa", "tcqa", "icf", "ac", "other"]


class _TraitDocument(TypedDict):
    id: str
    """The trait's id."""
    points: dict[str, Points]
    """Points for and against forms, by form id; a form that is absent gets none."""
    text: Text
    """What it says, completing "this session ..."."""


class TraitDocument(_TraitDocument, total=False):
    """Something that can be said of a session."""
    crosses: str | None
    """The id of the crossing that it means, if any."""


class Trust(TypedDict, total=False):
    """What stays between two people."""
    confidential: bool
    """Whether everything is confidential, from the start."""
    exceptions: str | None
    """When it is not."""
    repair: str | None
    """What they do when something goes wrong between them."""


Unit: TypeAlias = Literal["minutes", "months", "clients", "entries", "kinds", "quarters", "years", "percent"]


class Unreached(TypedDict):
    """A category of the framework read under that no claim reaches."""
    category: str
    """The category's id."""
    why: WhyUnreached
    """Why none does."""


class _Verdict(TypedDict):
    assessor: str
    """A pseudonym for the assessor; never the holder."""
    evidence: str
    """The id of the evidence."""
    reason: str
    """Why."""
    ruling: Ruling
    """Whether the claim holds."""


class Verdict(_Verdict, total=False):
    """What an assessor ruled on one claim of one piece of evidence."""
    category: str | None
    """For an equivalent practice: the id of its category."""
    indicator: int | None
    """The number of the indicator claimed."""
    level: str | None
    """For an equivalent practice: the id of its level."""
    strength: Strength | None
    """With an acceptance: the strength at which it holds, when that is lower than claimed."""
    theme: str | None
    """For an equivalent practice: its theme, as the claim has it."""


class VerdictCounts(TypedDict):
    """How many claims an assessor ruled on."""
    accepted: int
    """Accepted."""
    accepted_not_claimed: int
    """Practice accepted that nobody claims. It counts in no level until it is claimed."""
    not_ruled_on: int
    """Not ruled on."""
    rejected: int
    """Rejected."""


Verification: TypeAlias = Literal["self-declared", "artefact", "corroborated", "observed"]


class _Verification2(TypedDict):
    levels: list[AchievedLevel]
    """The levels that it says were reached, in its order."""
    maatstaf_badge: int
    """The version of this format: 1."""
    notes: list[Note]
    """What a reader should know besides."""
    now: str
    """The moment against which its time was read."""
    outcome: Outcome3
    """What it comes to."""
    problems: list[FoundProblem]
    """Everything that is wrong with it."""
    signature: SignatureAnswer
    """What its signature says."""


class Verification2(_Verification2, total=False):
    """Whether a badge holds, who signed it and what it is."""
    because: Text | None
    """By what that is known."""
    issuer: Party | None
    """Who issues it, by its own words; absent when the signature does not hold."""
    kind: BadgeKind | None
    """Whether it is the holder's own word or another's; absent when the signature does not hold."""
    name: str | None
    """What it is called; absent when the signature does not hold."""
    subject: str | None
    """Whom it is about; absent when the signature does not hold."""
    valid_from: str | None
    """From when on it holds."""
    valid_until: str | None
    """Until when it holds."""


class WhatIfDocument(TypedDict):
    """An estimate before and after changes, as JSON."""
    after: EstimateDocument
    """After."""
    before: EstimateDocument
    """Before."""
    changes: list[Change]
    """The changes."""
    maatstaf_what_if: int
    """The version of this format: 1."""
    statement: Text
    """What this is and is not."""


class WholeAgreement(TypedDict):
    """How far assessors agree on people as a whole."""
    holistic: Matches
    """Every two levels of one person that assessors gave the whole themselves."""
    judged: Matches
    """Every two overall levels of one person that follow from an assessor's own judgements by the policy's overall rule. Whoever did not judge all categories has none."""


WhyLeft: TypeAlias = Literal["no-counterpart", "not-covered", "equivalence-off"]


WhyUnreached: TypeAlias = Literal["no-edge", "no-claim"]


class Without(TypedDict):
    """A place that was looked at and has no counterpart."""
    category: str
    """The id of the category."""
    note: Text
    """Why it has none."""


class _WithoutAssessor(TypedDict):
    assessor: str
    """The assessor."""


class WithoutAssessor(_WithoutAssessor, total=False):
    """What is left when one assessor's verdicts are left out."""
    ceiling: str | None
    """The overall level in the ceiling lane."""
    estimate: str | None
    """The overall level in the estimate lane."""
    floor: str | None
    """The overall level in the floor lane."""


class WitnessClaim(TypedDict):
    """One claim of a witness."""
    claim: ClaimName
    """The claim."""
    credit: int
    """What it counts for."""


class _WordingDocument(TypedDict):
    categories: dict[str, CategoryWording]
    """The name and definition of each category, by id."""
    framework: str
    """The id of the pack that it words."""
    indicators: dict[str, IndicatorWording]
    """The wording of each indicator, by number."""
    language: Language
    """The language that it is in."""
    levels: dict[str, str]
    """The name of each level, by id."""
    maatstaf_wording: int
    """The version of this file format: 1."""
    name: str
    """The framework's name."""


class WordingDocument(_WordingDocument, total=False):
    """A wording of a framework in one language, in `wording.en.json` or `wording.nl.json`: this project's sentences."""
    descriptors: dict[str, str]
    """The text of each descriptor, by id."""
    equivalence: str
    """The equivalence principle, in this project's words; empty where the framework has none."""
    lists: dict[str, ListWording]
    """The title and items of each list, by id."""


class WrittenFile(TypedDict):
    """A file that was written."""
    name: str
    """The name that suits it."""
    text: str
    """What stands in it."""
