// The types of the engine's requests and answers. Written by scripts/wasm from their schemas: change the Rust types instead.

/** What a call cannot know by itself. */
export interface Circumstances {
  /** The day, such as `2026-06-30`. */
  today: string
  /** The moment, such as `2026-06-30T12:00:00Z`. */
  now: string
  /** The language of answers, unless a request asks for another. */
  language: Language
}

/** One thing that is wrong with a request. */
export interface Problem {
  code: string
  path: string
  line?: number
  column?: number
  message: { en: string; nl: string }
  help?: { en: string; nl: string }
}

/** A request that was refused, with everything that is wrong with it. */
export class Refused extends Error {
  constructor(problems: Problem[])
  problems: Problem[]
}

/** The names of all calls. */
export const calls: CallName[]
export type CallName = keyof Requests

/** Answers a request in JSON: the media type of the answer, and its text. Rejects with a `Refused`. */
export function call(name: string, request: string, circumstances: Circumstances): Promise<{ mediaType: string; body: string }>

/** The answer to a request as a value: what JSON says, and any other text as it is. Rejects with a `Refused`. */
export function ask<N extends CallName>(name: N, request: Requests[N], circumstances: Circumstances): Promise<Answers[N]>

/** A whole request that a call answers, in JSON. */
export function example(name: string): Promise<string>

export interface Requests {
  /** Show which level a portfolio supports, and how sure that is. */
  'estimate': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument }
  /** Say why: what supports each level and what blocks the next. */
  'explain': { as_of?: string | null; category?: string | null; framework?: (Pack | null); lane?: (Lane | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument }
  /** List the cheapest steps to a level. */
  'gap': { as_of?: string | null; framework?: (Pack | null); lane?: (Lane | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; to?: string | null }
  /** Try changes: the estimate before and after them. */
  'what-if': { as_of?: string | null; changes: ListOfChange; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument }
  /** Show what changed between snapshots of a portfolio, and what caused it. */
  'progress': { as_of?: string | null; at?: (string)[]; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolios: (PortfolioDocument)[] }
  /** Check a portfolio, and report every problem at once. */
  'validate': { framework?: (Pack | null); language?: (Language | null); portfolio: PortfolioDocument }
  /** Write the least evidence that still supports the level of a portfolio. */
  'certificate': { as_of?: string | null; framework?: (Pack | null); lane?: (Lane | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument }
  /** Check a certificate against its portfolio, without the estimator. */
  'certificate-check': { as_of?: string | null; certificate: Certificate; framework?: (Pack | null); language?: (Language | null); portfolio: PortfolioDocument }
  /** Start a portfolio, with remarks on what to fill in. */
  'portfolio-new': { framework?: (Pack | null); holder?: string | null; id?: string | null; language?: (Language | null); target?: string | null }
  /** Show practice as each body counts it. */
  'practice': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); ledger?: (LedgerDocument | null); portfolio?: (PortfolioDocument | null) }
  /** Bring the rows of a spreadsheet into a ledger. */
  'practice-import': { always?: Record<string, string>; columns?: Record<string, string>; csv: string; language?: (Language | null); ledger?: (LedgerDocument | null); list?: (List | null); map?: (ColumnsDocumentOrId | null); month_first?: boolean; pseudonyms?: (Pseudonyms | null) }
  /** List how each body counts practice, with its sources. */
  'countings': { language?: (Language | null) }
  /** Show how far practice and competence are with what a scheme asks. */
  'readiness': { as_of?: string | null; figures?: Record<string, number>; framework?: (Pack | null); language?: (Language | null); ledger?: (LedgerDocument | null); level?: string | null; policy?: (PolicyDocumentOrId | null); portfolio?: (PortfolioDocument | null); scheme?: (SchemeDocumentOrId | null) }
  /** Put every accreditation scheme side by side. */
  'overview': { as_of?: string | null; figures?: Record<string, number>; framework?: (Pack | null); language?: (Language | null); ledger?: (LedgerDocument | null); policy?: (PolicyDocumentOrId | null); portfolio?: (PortfolioDocument | null) }
  /** List the days on which something lapses, falls due or ends. */
  'calendar': { as_of?: string | null; framework?: (Pack | null); ics?: boolean; language?: (Language | null); ledger?: (LedgerDocument | null); level?: string | null; months?: number | null; portfolio?: (PortfolioDocument | null); schemes?: (SchemeDocumentOrId)[] }
  /** List the accreditation schemes that come with the engine. */
  'schemes': { language?: (Language | null) }
  /** Show a scheme: every requirement with its figures, sources and open questions. */
  'scheme': { language?: (Language | null); scheme: SchemeDocumentOrId }
  /** Check a scheme of your own, and report every problem at once. */
  'scheme-check': { language?: (Language | null); scheme: SchemeDocumentOrId }
  /** Show what an assessor is shown: without self-rating, verdicts and remarks. */
  'assess-view': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); portfolio: PortfolioDocument }
  /** Start an assessment: every category and every claim, to be judged. */
  'assess-new': { as_of?: string | null; assessor?: string | null; framework?: (Pack | null); language?: (Language | null); on?: string | null; open?: boolean; portfolio: PortfolioDocument }
  /** Set assessors beside the holder, the estimate and each other. */
  'crosscheck': { as_of?: string | null; assessments: (AssessmentDocument)[]; blind?: string | null; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; resolution?: (ResolutionDocument | null); reveal?: boolean; rules?: (PanelRulesDocument | null) }
  /** Look at a cohort of assessors: how far they agree, who is severe, who shows halo. */
  'raters': { assessments: (AssessmentDocument)[]; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolios?: (PortfolioDocument)[]; rules?: (PanelRulesDocument | null); seed?: number | null }
  /** Look at a group of portfolios as counts, with nothing below a least number of people. */
  'cohort': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); least?: number | null; policy?: (PolicyDocumentOrId | null); portfolios: (PortfolioDocument)[] }
  /** Map a training programme to a framework: its level, coverage, hours and conditions. */
  'programme': { framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); programme: ProgrammeDocument }
  /** Start a programme: a small one that is sound as it stands. */
  'programme-new': { language?: (Language | null) }
  /** Audit a mentoring programme: what it has, what it lacks and which tip comes first. */
  'audit': { audit: AuditDocument; language?: (Language | null) }
  /** Start an audit: a document with every question. */
  'audit-new': { language?: (Language | null) }
  /** Start an agreement: a document with remarks on what to fill in. */
  'agreement-new': { language?: (Language | null) }
  /** Say what an agreement lacks, what in it is doubtful and what is due. */
  'agreement-check': { agreement: AgreementDocument; as_of?: string | null; language?: (Language | null) }
  /** Write an agreement out, ready to sign, as Markdown. */
  'agreement-write': { agreement: AgreementDocument; language?: (Language | null) }
  /** Write the sheet for a review, as Markdown. */
  'agreement-review': { agreement: AgreementDocument; as_of?: string | null; language?: (Language | null) }
  /** Find which form of help fits a request, and where its boundary lies. */
  'guidance': { answers?: Record<string, string> | null; language?: (Language | null); request?: (RequestDocument | null) }
  /** Put the forms of help side by side. */
  'guidance-compare': { language?: (Language | null) }
  /** Say of sessions what they look like by their traits. */
  'guidance-review': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); ledger?: (LedgerDocument | null); portfolio?: (PortfolioDocument | null) }
  /** Turn a framework or results into another system's file. */
  'convert': { as_of?: string | null; base?: string | null; framework?: (Pack | null); id?: string | null; language?: (Language | null); levels?: string | null; on?: string | null; plain?: boolean; policy?: (PolicyDocumentOrId | null); portfolios?: (PortfolioDocument)[]; rules?: (PolicyDocumentOrId | null); strict?: boolean; text?: string | null; to: Target }
  /** Read the same evidence under another framework: what carries, what does not. */
  'crosswalk': { as_of?: string | null; by?: (CrosswalkDocumentOrId | null); framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; to?: string | null }
  /** List the crosswalks that come with the engine. */
  'crosswalks': { language?: (Language | null) }
  /** Show a crosswalk, edge by edge, with its reasons. */
  'crosswalk-show': { by: CrosswalkDocumentOrId; framework?: (Pack | null); language?: (Language | null) }
  /** Start a crosswalk between two frameworks. */
  'crosswalk-new': { framework?: (Pack | null); from: string; language?: (Language | null); to: string }
  /** Sign what a portfolio supports, or what was decided on it. */
  'badge-issue': { as_of?: string | null; framework?: (Pack | null); key: unknown; language?: (Language | null); name?: string | null; on?: string | null; policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; resolution?: (ResolutionDocument | null); rules?: (PanelRulesDocument | null); subject?: string | null; unsigned?: boolean; until?: string | null }
  /** Check a badge: its signature, its dates, its form, and whether it is a self-assessment. */
  'badge-verify': { badge: string; issuer?: string | null; key?: (unknown | null); language?: (Language | null); on?: string | null }
  /** Find where texts may give somebody away. */
  'privacy': { allow?: (string)[]; language?: (Language | null); texts: (string)[] }
  /** Where a portfolio stands and why, to read and print. */
  'report-self-assessment': { as_of?: string | null; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; wording?: (OverlayDocument | null) }
  /** The cheapest way to a level, step by step, with room to plan. */
  'report-gap-plan': { as_of?: string | null; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; lane?: (Lane | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; to?: string | null; wording?: (OverlayDocument | null) }
  /** The portfolio in the shape of an application. */
  'report-application': { as_of?: string | null; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); level?: string | null; policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; scheme?: (SchemeDocumentOrId | null); wording?: (OverlayDocument | null) }
  /** What a renewal asks, what is there, and what is still to come. */
  'report-renewal': { as_of?: string | null; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); level?: string | null; policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; scheme?: (SchemeDocumentOrId | null); wording?: (OverlayDocument | null) }
  /** A portfolio beside its assessors, for the panel. */
  'report-comparison': { as_of?: string | null; assessments: (AssessmentDocument)[]; blind?: string | null; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; resolution?: (ResolutionDocument | null); reveal?: boolean; rules?: (PanelRulesDocument | null) }
  /** What the panel has to say to the applicant, without who said it. */
  'report-feedback': { as_of?: string | null; assessments: (AssessmentDocument)[]; blind?: string | null; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; resolution?: (ResolutionDocument | null); reveal?: boolean; rules?: (PanelRulesDocument | null) }
  /** A training programme against the framework: the EQA matrix. */
  'report-programme': { disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); programme: ProgrammeDocument }
  /** A group of portfolios as counts, to read and print. */
  'report-cohort': { as_of?: string | null; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); least?: number | null; policy?: (PolicyDocumentOrId | null); portfolios: (PortfolioDocument)[] }
  /** What changed between snapshots of a portfolio, to read and print. */
  'report-progress': { as_of?: string | null; at?: (string)[]; disclosure?: boolean; format?: ReportFormat; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolios: (PortfolioDocument)[] }
  /** The categories and levels, each cell by its state. */
  'picture-matrix': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; wording?: (OverlayDocument | null) }
  /** Each category from certain to possible, against the target. */
  'picture-profile': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; wording?: (OverlayDocument | null) }
  /** The profile as a radar. */
  'picture-radar': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; wording?: (OverlayDocument | null) }
  /** The levels over time. */
  'picture-progress': { as_of?: string | null; at?: (string)[]; framework?: (Pack | null); language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolios: (PortfolioDocument)[] }
  /** The self-rating beside the assessors and the estimate. */
  'picture-panel': { as_of?: string | null; assessments: (AssessmentDocument)[]; blind?: string | null; framework?: (Pack | null); include?: (Part)[]; language?: (Language | null); policy?: (PolicyDocumentOrId | null); portfolio: PortfolioDocument; resolution?: (ResolutionDocument | null); reveal?: boolean; rules?: (PanelRulesDocument | null) }
  /** A group per category and level. */
  'picture-cohort': { as_of?: string | null; framework?: (Pack | null); language?: (Language | null); least?: number | null; policy?: (PolicyDocumentOrId | null); portfolios: (PortfolioDocument)[] }
  /** Practice hours per quarter, as a body counts them. */
  'picture-practice': { as_of?: string | null; counting?: string | null; framework?: (Pack | null); language?: (Language | null); ledger?: (LedgerDocument | null); portfolio?: (PortfolioDocument | null); quarters?: number | null }
  /** List the frameworks that are known. */
  'frameworks': { framework?: (Pack | null); language?: (Language | null) }
  /** Show the levels, categories and indicators of a framework. */
  'framework': { category?: string | null; framework?: (Pack | null); id?: string | null; language?: (Language | null); level?: string | null; wording?: (OverlayDocument | null) }
  /** List the policies that come with the engine. */
  'policies': { language?: (Language | null) }
  /** Show the numbers of a policy. */
  'policy': { language?: (Language | null); policy: PolicyDocumentOrId }
  /** Prove that every threshold of a policy can be attained. */
  'policy-check': { framework?: (Pack | null); id?: string | null; language?: (Language | null); policy: PolicyDocumentOrId }
  /** List the documents that have a JSON Schema. */
  'schemas': { language?: (Language | null) }
  /** Give the JSON Schema of a document. */
  'schema': { language?: (Language | null); name: string }
}

export interface Answers {
  'estimate': { categories: (CategoryDocument)[]; engine: EngineDocument; framework: FrameworkName; gates: (GateDocument)[]; maatstaf_estimate: number; overall: OverallDocument; policy: PolicyDocument; portfolio: PortfolioName; statement: Text; target?: string | null; without_assessor: (WithoutAssessor)[] }
  'explain': { categories: (CategoryExplanationDocument)[]; estimate: EstimateDocument; lane: Lane; maatstaf_explanation: number }
  'gap': { actions: (Action)[]; cost: number; engine: EngineDocument; framework: FrameworkName; lane: Lane; maatstaf_gap: number; policy: PolicyDocument; portfolio: PortfolioName; reached: boolean; statement: Text; target: string } & ({ proof: "optimal" } | { lower_bound: number; proof: "greedy" } | { proof: "out-of-reach" })
  'what-if': { after: EstimateDocument; before: EstimateDocument; changes: (Change)[]; maatstaf_what_if: number; statement: Text }
  'progress': { engine: EngineDocument; framework: FrameworkName; holder: string; maatstaf_progress: number; policy: PolicyDocument; snapshots: (SnapshotDocument)[]; statement: Text; steps: (StepDocument)[] }
  'validate': { problems?: (ProblemDocument)[] | null; sound: boolean }
  'certificate': { categories: (CertifiedCategory)[]; engine: EngineDocument; framework: FrameworkName; lane: Lane; level: string; maatstaf_certificate: number; policy: PolicyDocument; portfolio: PortfolioName; seal: string; witness: (WitnessClaim)[] }
  'certificate-check': { problems?: (ProblemDocument)[] | null; sound: boolean }
  'portfolio-new': { "$schema"?: string | null; as_of: string; comment?: string | null; evidence?: (Evidence)[]; framework: string; holder: string; language?: (Language | null); ledger?: (LedgerDocument | null); maatstaf: number; not_applicable?: (NotApplicable)[]; self_rating?: (SelfRating)[]; target?: string | null; verdicts?: (Verdict)[] }
  'practice': { as_of: string; counted: (CountedAnswer)[]; ledger: LedgerDocument }
  'practice-import': { added: number; header_line: number; ledger: LedgerDocument; left_out: (ProblemDocument)[]; pseudonyms: Pseudonyms }
  'countings': (CountingDocument)[]
  'readiness': { advice?: (Advice | null); readiness: Readiness }
  'overview': { as_of: string; rows: (OverviewRow)[] }
  'calendar': { as_of: string; events: (Event)[] } | string
  'schemes': (SchemeDocument)[]
  'scheme': { "$schema"?: string | null; about: Text; body: string; counting: string; framework?: string | null; id: string; levels: (SchemeLevel)[]; maatstaf_scheme: number; name: Text; open_questions?: (Text)[]; renews?: string | null; requirements: (Requirement)[]; sources: (Source)[]; subject: Subject; valid_months?: Record<string, (Figure)[]> }
  'scheme-check': { problems?: (ProblemDocument)[] | null; sound: boolean }
  'assess-view': { "$schema"?: string | null; as_of: string; comment?: string | null; evidence?: (Evidence)[]; framework: string; holder: string; language?: (Language | null); ledger?: (LedgerDocument | null); maatstaf: number; not_applicable?: (NotApplicable)[]; self_rating?: (SelfRating)[]; target?: string | null; verdicts?: (Verdict)[] }
  'assess-new': Record<string, unknown>
  'crosscheck': { agreement: PanelAgreement; assessors: (AssessorAnswer)[]; categories: (CategoryPanel)[]; contested: (ContestedCell)[]; digest: string; engine: EngineDocument; framework: FrameworkName; groups: ClaimGroups; hidden: boolean; levels: PanelLevels; maatstaf_crosscheck: number; policy: PolicyDocument; portfolio: PortfolioName; resolution?: (Settlement | null); revealed: boolean; rules: PanelRulesDocument; statement: Text; target?: string | null }
  'raters': { adjustment: Adjustment; agreement: CohortAgreement; bootstrap: Draws; contested: (ContestedCategory)[]; counts: CohortCounts; different_versions: (string)[]; engine: EngineDocument; framework: FrameworkName; maatstaf_raters: number; not_counted: (NotCounted)[]; pairs: (PairAnswer)[]; policy: PolicyDocument; raters: (RaterAnswer)[]; rules: PanelRulesDocument; scale: (string | null)[]; self_rating: HolderBeside; statement: Text; whole: WholeAgreement }
  'cohort': { categories: (CategoryRow)[]; engine: EngineDocument; framework: FrameworkName; indicators: (IndicatorCount)[]; least: number; levels: (string)[]; limits: (Text)[]; maatstaf_cohort: number; overall: (LevelBand)[]; people?: number | null; policy: PolicyDocument; statement: Text }
  'programme': { aim: string; assessed_not_taught: (Aspect)[]; categories: (CategoryLevels)[]; cells: (CellCoverage)[]; conditions: ConditionsAnswer; coverage: (AspectCoverage)[]; engine: EngineDocument; framework: FrameworkName; gap?: (ProgrammeGap | null); hours: Hours; maatstaf_programme_answer: number; overall: Levels; policy: PolicyDocument; practised_not_assessed: (Aspect)[]; programme: ProgrammeName; self_audit: SelfAudit; statement: Text; taught_not_assessed: (Aspect)[] }
  'programme-new': { "$schema"?: string | null; as_of: string; awarded?: string | null; comment?: string | null; entry?: (EntryLevel | null); exam_languages?: (string)[]; framework: string; id: string; language?: (Language | null); maatstaf_programme: number; modules?: (Module)[]; provider: string; runs?: (Run)[]; self_audit?: Record<string, AuditAnswer>; staff?: (StaffMember)[]; target?: string | null; title: string }
  'audit': { about: Text; advice: (Advice_2)[]; as_of: string; comparison: (Comparison)[]; cycle: Cycle; factors: (FactorResult)[]; lacking: (Lacking)[]; maatstaf_audit_result: number; overall: Score; programme: string; remarks: (Remark)[]; standards: (StandardResult)[]; tiers: (TierResult)[]; unanswered: (ItemResult)[] }
  'audit-new': { "$schema"?: string | null; answers?: Record<string, Answer>; as_of: string; comment?: string | null; facts?: Facts; first_cycle_started?: string | null; goals?: (string)[]; launch_parties?: (string)[]; leadership_styles?: (string)[]; maatstaf_audit: number; peer_roles?: (string)[]; peer_uses?: (string)[]; programme: string; providers?: (string)[]; stage?: string | null }
  'agreement-new': { "$schema"?: string | null; boundaries?: (string)[]; comment?: string | null; engagement?: Engagement; growth_targets?: (string)[]; language: Language; limits?: string | null; maatstaf_agreement: number; mentee: string; mentee_work?: (string)[]; mentor: string; mission?: Mission; network?: string | null; opportunity?: string | null; other_relations?: (string)[]; responsibilities?: Responsibilities; review?: ReviewRhythm; reviews?: (Review)[]; roles?: (string)[]; sources?: (string)[]; trust?: Trust }
  'agreement-check': { about: Text; as_of: string; complete: boolean; contents: (Group)[]; doubtful: (Doubt)[]; follow_ups: (Choice)[]; letters: (Group)[]; maatstaf_agreement_check: number; mentee: string; mentor: string; missing: (Missing)[]; process: (Step)[]; timing: Timing }
  'agreement-write': string
  'agreement-review': string
  'guidance': (ChoiceDocument | QuestionsDocument)
  'guidance-compare': { comparison: ComparisonDocument; forms: FormsDocument }
  'guidance-review': { maatstaf_ledger_review: number; sessions: (SessionFinding)[] }
  'convert': { files: (WrittenFile)[]; format: Target; losses: (ProblemDocument)[] } | string
  'crosswalk': { carried: (CarriedClaim)[]; categories: (TargetCategory)[]; crosswalk: CrosswalkName; edges: (EdgeCount)[]; engine: EngineDocument; framework: FrameworkName; left: (LeftClaim)[]; maatstaf_crosswalk_answer: number; next: (NextStep)[]; overall?: (InLanes | null); policy: PolicyDocument; portfolio: PortfolioName; statement: Text; unreached: (Unreached)[]; without_counterpart: (SourceCategory)[] }
  'crosswalks': (CrosswalkDocument)[]
  'crosswalk-show': { "$schema"?: string | null; about: Text; author: string; carry?: Carry; edges?: (Edge_2)[]; from: string; id: string; levels?: (LevelEdge_2)[]; maatstaf_crosswalk: number; sources?: (Source)[]; standing: Standing_2; to: string; without?: (Without)[] }
  'crosswalk-new': Record<string, unknown>
  'badge-issue': Record<string, unknown> | string
  'badge-verify': { because?: (Text | null); issuer?: (Party | null); kind?: (BadgeKind | null); levels: (AchievedLevel)[]; maatstaf_badge: number; name?: string | null; notes: (Note)[]; now: string; outcome: Outcome_3; problems: (FoundProblem)[]; signature: SignatureAnswer; subject?: string | null; valid_from?: string | null; valid_until?: string | null }
  'privacy': { findings: (InText)[] }
  'report-self-assessment': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-gap-plan': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-application': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-renewal': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-comparison': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-feedback': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-programme': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-cohort': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'report-progress': { flags: (Flag)[]; included: (Part)[]; left_out: Record<string, number>; maatstaf_disclosure: number } | string
  'picture-matrix': string
  'picture-profile': string
  'picture-radar': string
  'picture-progress': string
  'picture-panel': string
  'picture-cohort': string
  'picture-practice': string
  'frameworks': (FrameworkLine)[]
  'framework': { categories: (CategoryAnswer)[]; descriptors: (DescriptorAnswer_2)[]; edition: string; equivalence: string; holder: string; id: string; indicators: (IndicatorAnswer)[]; language: Language; levels: (LevelAnswer)[]; lists: (ListAnswer)[]; name: string; progressions: ((number)[])[] }
  'policies': (PolicyLine)[]
  'policy': { "$schema"?: string | null; about: Text; breadth: BreadthChoice; costs?: Costs; credit: CreditChoice; depth: DepthChoice; downward_credit?: boolean; empty_cells?: EmptyCells; equivalence?: boolean; gates?: Gates; id: string; maatstaf_policy: number; overall: OverallChoice; quorum?: number; window_months?: number | null }
  'policy-check': { problems?: (ProblemDocument)[] | null; sound: boolean }
  'schemas': (string)[]
  'schema': Record<string, unknown>
}

export type Acceptance = { assessor: string; reason: string; strength: Strength }

export type AchievedLevel = { about: string; level: string; value?: string | null }

export type Action = { cost: number; serves?: string | null } & ({ category?: string | null; evidence: string; indicator?: number | null; level?: string | null; step: "ruling"; theme?: string | null } | { from: ClaimName; indicator: number; step: "link"; strength: Strength } | { evidence: string; step: "corroboration" } | { by_equivalence: boolean; category: string; indicators: (number)[]; level: string; step: "new-evidence" })

export type Activity = { covers?: (ActivityCover)[]; hours?: number | null; id: string; kind?: ActivityKind; minutes?: number | null; title: string }

export type ActivityCover = { as: As; category?: string | null; indicator?: number | null; level?: string | null; rationale?: string | null; theme?: string | null }

export type ActivityKind = ("lecture" | "exercise" | "practice" | "supervision" | "peer-group" | "self-study" | "reflection" | "other")

export type Adjustment = { advisory: boolean; cells: number; changed: (ChangedLevel)[]; changed_cells: number; how: Text; people: number; reason?: (Text | null) }

export type Advice = { level?: string | null; levels: (LevelAdvice)[] }

export type Advice_2 = { id: string; lines: (Text)[]; title: Text }

export type AfterReveal = { holistic?: (Holistic | null); judgements?: (Judgement)[]; on: string; verdicts?: (ClaimVerdict)[] }

export type AgreementDocument = { "$schema"?: string | null; boundaries?: (string)[]; comment?: string | null; engagement?: Engagement; growth_targets?: (string)[]; language: Language; limits?: string | null; maatstaf_agreement: number; mentee: string; mentee_work?: (string)[]; mentor: string; mission?: Mission; network?: string | null; opportunity?: string | null; other_relations?: (string)[]; responsibilities?: Responsibilities; review?: ReviewRhythm; reviews?: (Review)[]; roles?: (string)[]; sources?: (string)[]; trust?: Trust }

export type Amount = { have: number; need: number; unit: Unit }

export type Answer = { have?: (Have_2 | null); note?: string | null }

export type AnswerDocument = { crosses?: string | null; id: string; points: Record<string, Points>; text: Text }

export type As = ("taught" | "practised")

export type AsksFor = ("explains" | "describes" | "describes-and-applies" | "shows")

export type Aspect = { category: string; indicator?: number | null; level: string; theme?: string | null }

export type AspectCoverage = { assessed: (PartName)[]; category: string; indicator?: number | null; level: string; practised: (PartName)[]; taught: (PartName)[]; theme?: string | null }

export type AspectDocument = { id: string; name: Text }

export type AspectGroup = { count: number; equivalent?: (EquivalentPractice)[]; indicators: (number)[] }

export type Assessment = { covers?: (AssessmentCover)[]; id: string; method?: Method; title: string; trained_assessors?: boolean | null }

export type AssessmentAnswer = { blind: boolean; changed: number; holistic?: (HolisticAnswer | null); holistic_before?: (HolisticAnswer | null); judged: number; left_out: (LeftOut)[]; on: string; overall?: (JudgedLevel | null); overall_before?: (JudgedLevel | null); revealed_on?: string | null; seen: Difference; self_rating?: (SelfComparison | null) }

export type AssessmentCover = { category?: string | null; indicator?: number | null; level?: string | null; rationale?: string | null; theme?: string | null }

export type AssessmentDocument = { "$schema"?: string | null; after_reveal?: (AfterReveal | null); assessor: string; blind: boolean; cells?: (CellJudgement)[]; comment?: string | null; holistic?: (Holistic | null); judgements?: (Judgement)[]; maatstaf_assessment: number; on: string; seen: Seen; verdicts?: (ClaimVerdict)[] }

export type AssessorAnswer = { assessment?: (AssessmentAnswer | null); assessor: string; evidence: Lanes; groups: ClaimGroups; verdicts: VerdictCounts }

export type AttributeDocument = { aspect: string; least?: number | null; most?: number | null; text: Text }

export type AuditAnswer = { evidence?: string | null; have: Have }

export type AuditDocument = { "$schema"?: string | null; answers?: Record<string, Answer>; as_of: string; comment?: string | null; facts?: Facts; first_cycle_started?: string | null; goals?: (string)[]; launch_parties?: (string)[]; leadership_styles?: (string)[]; maatstaf_audit: number; peer_roles?: (string)[]; peer_uses?: (string)[]; programme: string; providers?: (string)[]; stage?: string | null }

export type Award = { day: string; id: string; level: string; scheme: string; until?: string | null }

export type AxisDocument = { id: string; name: Text; one: Text; other: Text; question?: string | null }

export type BadgeKind = ("self-assessment" | "of-another" | "unclear")

export type Book = ("practice" | "supervision" | "cpd" | "feedback" | "reflections" | "training" | "memberships" | "declarations" | "contributions" | "awards" | "case-studies" | "scores")

export type BoundaryDocument = { crossings: (CrossingDocument)[]; framework: string; from: string; outcomes: (OutcomeDocument)[]; source: string; text: Text; to: string }

export type BoundaryFinding = { crossed: (Crossed)[]; framework: string; indicators: (number)[]; outcome: Outcome_2 }

export type BreadthChoice = { most: (number)[]; share_percent: number }

export type CarriedClaim = { claim: number; evidence: string; to: (CarriedTo)[] }

export type CarriedTo = { category: string; from_lane: Lane; level?: string | null }

export type Carry = { broader?: Lane; equal?: Lane; narrower?: Lane; partial?: Lane }

export type CategoryAnswer = { definition: string; id: string; name: string }

export type CategoryChange = { after: LaneLevels; against: (Cause)[]; before: LaneLevels; category: string; causes: (Cause)[]; levels: (LevelChange)[]; together: (Lane)[] }

export type CategoryDocument = { category: string; ceiling?: string | null; confidence: Confidence; estimate?: string | null; floor?: string | null; levels: (LevelDocument)[]; reasons: (Ground)[]; resilience?: (Resilience | null) }

export type CategoryExplanationDocument = { category: string; cells: (CellDocument)[]; could_rise: (ClaimName)[]; level?: string | null; not_certain: (ClaimName)[] }

export type CategoryHours = { category: string; minutes: number }

export type CategoryLevels = { category: string; ceiling?: string | null; counters: (LevelDocument)[]; estimate?: string | null; floor?: string | null }

export type CategoryPanel = { assessors: (JudgedBy)[]; category: string; contested: boolean; evidence: Lanes; highest?: (JudgedLevel | null); lowest?: (JudgedLevel | null); median?: (JudgedLevel | null); pivotal: Pivotal; range: number; self_minus_median?: number | null; self_rating?: (JudgedLevel | null) }

export type CategoryRow = { category: string; estimate: (LevelBand)[]; next_level: (NextLevelBand)[]; self_rating: (SelfRatingBand)[] }

export type CategorySnapshot = { category: string; ceiling?: string | null; estimate?: string | null; floor?: string | null; next?: (LevelDocument | null) }

export type CategoryWording = { definition?: string; name: string }

export type Cause = { change: number; claims: (ClaimName)[]; decides?: (Lane)[] | null; evidence?: string | null; indicator?: number | null; kind: ChangeKind; lanes: (Lane)[] }

export type CellCoverage = { assessed: number; category: string; equivalent: Counts; indicators: number; level: string; practised: number; taught: number }

export type CellDocument = { breadth: CounterDocument; carried: boolean; depth: CounterDocument; holds: boolean; level: string }

export type CellJudgement = { category: string; level: string; rationale?: string | null; shown: boolean }

export type CellName = { category: string; level: string }

export type CentralEffect = { flagged: boolean; ratio?: number | null; reason?: (Text | null) }

export type Certificate = { categories: (CertifiedCategory)[]; engine: EngineDocument; framework: FrameworkName; lane: Lane; level: string; maatstaf_certificate: number; policy: PolicyDocument; portfolio: PortfolioName; seal: string; witness: (WitnessClaim)[] }

export type CertifiedCategory = { category: string; level?: string | null }

export type Change = ({ change: "add"; evidence: Evidence } | { change: "drop"; evidence: string } | { change: "link"; claim: Claim; evidence: string } | { category?: string | null; change: "strengthen"; evidence: string; indicator?: number | null; level?: string | null; strength: Strength; theme?: string | null } | { change: "verify"; evidence: string; verification: Verification } | { category?: string | null; change: "accept"; evidence: string; indicator?: number | null; level?: string | null; strength?: (Strength | null); theme?: string | null } | { category?: string | null; change: "reject"; evidence: string; indicator?: number | null; level?: string | null; theme?: string | null })

export type ChangeKind = ("happened" | "aged" | "redated-in" | "redated-out" | "added" | "removed" | "claimed" | "unclaimed" | "strengthened" | "weakened" | "verified" | "less-verified" | "accepted" | "rejected" | "contested" | "reopened" | "ruled-stronger" | "ruled-weaker" | "occasion-changed" | "context-changed" | "kind-changed" | "declared-not-applicable" | "applies-again")

export type Change_2 = { claims: (ClaimName)[]; evidence?: string | null; indicator?: number | null; kind: ChangeKind }

export type Change_3 = { answer: string; first: (string)[]; outcome: Outcome_2 }

export type ChangedLevel = { adjusted?: string | null; given?: string | null; person: string }

export type Choice = { id: string; name: Text }

export type ChoiceDocument = { answered: number; asked: number; boundary: BoundaryFinding; maatstaf_choice: number; open: (OpenQuestion)[]; ranking: (Standing_5)[]; settled: boolean }

export type Claim = { category?: string | null; indicator?: number | null; level?: string | null; rationale?: string | null; strength: Strength; theme?: string | null }

export type ClaimGroups = { accepted_not_claimed: AspectGroup; claimed_and_accepted: AspectGroup; claimed_not_accepted: NotAccepted; neither: AspectGroup }

export type ClaimName = { category?: string | null; evidence: string; indicator?: number | null; level?: string | null; theme?: string | null }

export type ClaimVerdict = { category?: string | null; evidence: string; indicator?: number | null; level?: string | null; reason?: string; ruling?: (Ruling | null); strength?: (Strength | null); theme?: string | null }

export type CohortAgreement = { cells: number; exact: number; exact_cells: number; exact_share?: number | null; pairs: number; people: number; silent?: (Text | null); statistics: (Statistic)[]; within_one: number; within_one_cells: number; within_one_share?: number | null }

export type CohortCounts = { assessments: number; cells: number; complete_cells: number; people: number; raters: number; ratings: number }

export type ColumnsDocumentOrId = { "$schema"?: string | null; about: Text; always?: Record<string, string>; fields?: Record<string, string>; id: string; list: List; maatstaf_columns: number; month_first?: boolean; name: Text; sources?: (Source)[]; standing?: (Standing | null) } | string

export type Comparison = { others: (Other)[]; own?: string | null; what: Text }

export type ComparisonDocument = { "$schema"?: string | null; axes: (AxisDocument)[]; benefits: (ItemDocument)[]; clarifications: (ItemDocument)[]; contrast: (AxisDocument)[]; contrast_source: string; definitions: PairDocument; maatstaf_comparison: number; misconceptions: (ItemDocument)[]; one: string; other: string; skills: SkillsDocument; source: string; sources: (SourceDocument_2)[] }

export type Competence = ("not-yet" | "possible" | "estimated" | "certain")

export type ConditionAnswer = { asked: boolean; finding: Text; help: Text; id: string; name: Text; outcome: Outcome; readings: (Reading)[]; stage: Stage }

export type ConditionsAnswer = { certain: number; conditions: (ConditionAnswer)[]; level: string; possible: number; sources: (SourceDocument)[] }

export type Confidence = ("low" | "medium" | "high")

export type Consent = ("given" | "refused" | "not-asked")

export type ContestedCategory = { category: string; contested: (ContestedPerson)[]; contested_claims: number; people: number; ruled_claims: number }

export type ContestedCell = { category: string; claims: (ContestedClaim)[]; evidence: (string)[]; judged_apart?: (JudgedApart | null); level: string; pivotal: Pivotal; settled_by: (ClaimName)[]; together?: (Flip | null) }

export type ContestedClaim = { accepted_by: (Acceptance)[]; category?: string | null; evidence: string; if_accepted: Reached; if_rejected: Reached; indicator?: number | null; level?: string | null; pivotal: Pivotal; rejected_by: (Rejection)[]; theme?: string | null }

export type ContestedPerson = { apart: number; highest?: string | null; lowest?: string | null; person: string }

export type Contribution = { day: string; id: string; kind: ContributionKind; title: string }

export type ContributionKind = ("tools" | "publishing" | "training-others" | "professional-body")

export type Costs = { corroboration?: number; link?: number; new_evidence?: number; ruling?: number }

export type Count = ({ shown: number } | "hidden")

export type CountedAnswer = { clients: number; counting: string; entries: number; left_out: Record<string, number>; minutes: number }

export type CountedDocument = { category?: string | null; credit: number; evidence: string; indicator?: number | null; level?: string | null; status: Status; theme?: string | null }

export type CounterDocument = { counted: (CountedDocument)[]; have: number; need: number; skipped: (SkippedDocument)[] }

export type CountingDocument = { "$schema"?: string | null; about: Text; asks_consent?: boolean; forms: (Form)[]; id: string; largest_group?: number | null; leaves_out_relations?: (Relation)[]; maatstaf_counting: number; name: Text; rules: (Rule)[]; services: (Service)[]; sources?: (Source)[] }

export type Counts = { assessed: number; practised: number; taught: number }

export type Cpd = { application?: string; categories?: (string)[]; comment?: string | null; day: string; id: string; kind: CpdKind; learning?: string; minutes: number; same_as?: string | null; title: string }

export type CpdKind = ("formal" | "informal")

export type CreditChoice = { by_verification: (number)[]; least: (number)[] }

export type Crossed = { crossing: string; question?: string | null; said: string }

export type CrossingDocument = { id: string; outcome: Outcome_2; source?: string | null; text: Text }

export type CrosswalkDocument = { "$schema"?: string | null; about: Text; author: string; carry?: Carry; edges?: (Edge_2)[]; from: string; id: string; levels?: (LevelEdge_2)[]; maatstaf_crosswalk: number; sources?: (Source)[]; standing: Standing_2; to: string; without?: (Without)[] }

export type CrosswalkDocumentOrId = { "$schema"?: string | null; about: Text; author: string; carry?: Carry; edges?: (Edge)[]; from: string; id: string; levels?: (LevelEdge)[]; maatstaf_crosswalk: number; sources?: (Source)[]; standing: Standing_2; to: string; without?: (Without)[] } | string

export type CrosswalkName = { author: string; carry: Carry; digest: string; from: string; id: string; sources: (Source)[]; standing: Standing_2; to: string }

export type Cycle = { complete?: boolean | null; complete_on?: string | null; months: number; started?: string | null }

export type Decision = { asks?: (string)[]; by: (string)[]; level?: string | null; on: string; outcome: string; why: string }

export type DecisionAnswer = { applied_for?: string | null; asks: (string)[]; by: (string)[]; effect: Effect; level?: string | null; name: Text; on: string; outcome: string; supported_by_evidence: boolean; supported_by_judgements?: boolean | null; why: string }

export type DecisionRule = { effect: Effect; id: string; name: Text }

export type Declaration = { day: string; id: string; kind: string }

export type DepthChoice = { least: (number)[] }

export type DescriptorAnswer = { evidence?: string | null; have?: (Have | null); id: string; text: Text }

export type DescriptorAnswer_2 = { id: string; level: string; list?: string | null; set: string; text?: string | null }

export type DescriptorDocument = { id: string; level: string; list?: string | null; set: string }

export type Difference = { added: (string)[]; changed: (string)[]; gone: (string)[]; rest_changed: boolean; same: boolean }

export type Doubt = { id: string; put_in: Text; text: Text }

export type Draws = { draws: number; seed: number }

export type Earlier = { clients: number; comment?: string | null; consent?: (Consent | null); form?: Form; from: string; id: string; minutes: number; payment?: (Payment | null); relation?: (Relation | null); service?: Service; until: string }

export type Edge = { author?: string | null; from: FromPlace; note: Text; source?: string | null; to: ToPlace; type?: (Relation2 | null) }

export type EdgeCount = { claims: number; edge: Edge_2 }

export type Edge_2 = { author?: string | null; from: FromPlace; note: Text; source?: string | null; to: ToPlace; type?: (Relation_2 | null) }

export type Effect = ("award" | "award-lower" | "ask-more" | "decline")

export type EmptyCells = ("carry" | "require-equivalence")

export type Engagement = { ad_hoc?: boolean; channels?: (string)[]; duration_months?: number | null; every_days?: number | null; moments?: string | null; starts?: string | null }

export type EngineDocument = { name: string; version: string }

export type EntryLevel = ("mbo" | "hbo" | "other")

export type EquivalentPractice = { category: string; level: string; theme?: string | null }

export type EstimateDocument = { categories: (CategoryDocument)[]; engine: EngineDocument; framework: FrameworkName; gates: (GateDocument)[]; maatstaf_estimate: number; overall: OverallDocument; policy: PolicyDocument; portfolio: PortfolioName; statement: Text; target?: string | null; without_assessor: (WithoutAssessor)[] }

export type Event = { day: string; kind: EventKind; level: string; of: string; says: Text; scheme: string }

export type EventKind = ("due" | "lapses" | "reached" | "ends")

export type Every = { last: number; period: Period }

export type Evidence = { claims?: (Claim)[]; client?: string | null; comment?: string | null; context?: string | null; happened?: string | null; id: string; kind?: Kind; occasion?: string | null; text?: string; title: string; verification?: Verification; written?: string | null }

export type EvidenceAlone = { assessor: string; ceiling?: string | null; estimate?: string | null; floor?: string | null }

export type EvidencePanel = { all: Lanes; alone: (EvidenceAlone)[]; highest?: string | null; if_all_accepted?: string | null; if_all_rejected?: string | null; lowest?: string | null }

export type FactorLevel = ("relation" | "organisation")

export type FactorResult = { about: Text; have: (ItemResult)[]; id: string; level: FactorLevel; name: Text; need: (ItemResult)[]; unknown: (ItemResult)[] }

export type Facts = { days_between_contacts?: number | null; duration_months?: number | null; matches_per_year?: number | null; mentor_age_from?: number | null; mentor_age_to?: number | null; mentors?: (Mentors)[]; minutes_per_contact?: number | null; pairs_agreed?: number | null; pairs_begun?: number | null; start?: (Start | null) }

export type Feedback = { client: string; day: string; id: string; kind?: FeedbackKind; text?: string }

export type FeedbackKind = ("client" | "sponsor")

export type Figure = { note?: (Text | null); sources?: (string)[]; standing: Standing; value?: number | null }

export type FigureReadiness = { amount?: (Amount | null); figure?: number | null; lapses?: string | null; note?: (Text | null); reached?: string | null; sources: (string)[]; standing?: (Standing | null) }

export type Fit = ("as-declared" | "other-form" | "unclear" | "not-described" | "unknown-service")

export type Flag = { column: number; end: number; kind: Kind_2; line: number; place: string; start: number; sure: Sureness }

export type Flip = { if_accepted: Reached; if_rejected: Reached }

export type Form = ("individual" | "team" | "group")

export type FormDocument = { attributes?: (AttributeDocument)[]; id: string; name: Text; source: string; summary: Text }

export type FormsDocument = { "$schema"?: string | null; aims: (ItemDocument)[]; aspects: (AspectDocument)[]; beside_the_scale: string; boundary: BoundaryDocument; forms: (FormDocument)[]; listed: (string)[]; maatstaf_forms: number; other_form_lead: number; scale: (string)[]; sources: (SourceDocument_2)[]; traits: (TraitDocument)[] }

export type FoundProblem = { code: string; help?: (Text | null); message: Text; path: string }

export type FrameworkDocument = { "$schema"?: string | null; categories: (string)[]; descriptors?: (DescriptorDocument)[]; edition: string; holder: string; id: string; indicators: (IndicatorDocument)[]; levels: (string)[]; lists?: (ListDocument)[]; maatstaf_framework: number; progressions?: ((number)[])[] }

export type FrameworkLine = { edition: string; id: string; indicators: number; name: string }

export type FrameworkName = { edition: string; id: string }

export type FromPlace = { category: string; indicators?: (number)[]; level?: string | null }

export type GateDocument = { count: HaveNeed; counts: string; level: string }

export type Gates = { contexts?: (number)[]; corroborated?: (number)[]; kinds?: (number)[] }

export type Going = ("poorly" | "fair" | "well")

export type Ground = ({ reason: "not-yet-evidenced" } | { reason: "lanes-agree" } | { reason: "floor-is-lower" } | { reason: "ceiling-is-higher" } | { count: number; reason: "assessors" } | { occasions: (string)[]; reason: "rests-on" } | { reason: "no-single-pillar"; resilience: Resilience } | { claims: number; reason: "contested" })

export type Group = { id: string; missing: (string)[]; name: Text }

export type HaloEffect = { flagged: boolean; ratio?: number | null; reason?: (Text | null) }

export type Have = ("no" | "partly" | "yes")

export type HaveNeed = { ceiling: number; estimate: number; floor: number; need: number }

export type Have_2 = ("no" | "planned" | "partly" | "yes")

export type HolderBeside = { all: HolderCounts; categories: (HolderCategory)[]; people: number; persons: (HolderPerson)[] }

export type HolderCategory = { bias?: number | null; category: string; cells: number; exact: number; over: number; under: number; within_one: number }

export type HolderCounts = { bias?: number | null; cells: number; exact: number; over: number; under: number; within_one: number }

export type HolderPerson = { bias?: number | null; cells: number; exact: number; over: number; person: string; under: number; within_one: number }

export type Holistic = { level?: string | null; rationale: string; recommends?: string | null }

export type HolisticAnswer = { level?: string | null; recommends?: string | null }

export type Hours = { categories: (CategoryHours)[]; kinds: (KindHours)[]; modules: (ModuleHours)[]; total: number; unmapped: number; unsaid: (string)[] }

export type InLanes = { ceiling?: string | null; estimate?: string | null; floor?: string | null }

export type InText = { column: number; end: number; kind: Kind_2; line: number; start: number; sure: Sureness; text: number }

export type IndicatorAnswer = { asks_for: AsksFor; category: string; conditional: boolean; evidence: string; level: string; number: number; signals: (string)[]; summary: string }

export type IndicatorCount = { claimed: Count; indicator: number }

export type IndicatorDocument = { asks_for?: AsksFor; category: string; conditional?: boolean; level: string; number: number }

export type Interval = { level: number; lower: number; upper: number }

export type ItemAnswer = { id: string; text?: string | null }

export type ItemDocument = { id: string; text: Text }

export type ItemResult = { have?: (Have_2 | null); id: string; name: Text; question: Text }

export type JudgedAlone = { assessor: string; overall?: (JudgedLevel | null) }

export type JudgedApart = { highest: JudgedLevel; lowest: JudgedLevel; overall_if_highest?: (JudgedLevel | null); overall_if_lowest?: (JudgedLevel | null) }

export type JudgedBy = { after: JudgedLevel; assessor: string; before?: (JudgedLevel | null) }

export type JudgedLevel = { level?: string | null }

export type JudgedPanel = { alone: (JudgedAlone)[]; highest?: (JudgedLevel | null); lowest?: (JudgedLevel | null); medians?: (JudgedLevel | null) }

export type Judgement = { category: string; level?: string | null; rationale?: string | null }

export type Kind = ("session-log" | "learning-journal" | "case-study" | "supervision-report" | "peer-review" | "client-feedback" | "cpd" | "agreement" | "recording" | "observation" | "publication" | "own-tool" | "statement" | "evaluation" | "other")

export type KindHours = { kind: ActivityKind; minutes: number }

export type Kind_2 = ("name" | "email" | "telephone" | "iban" | "citizen-number" | "postcode" | "birthday" | "account")

export type Lacking = { belongs: (Text)[]; factor: string; gain_tenths: number; item: ItemResult; standard: string; tip: Text }

export type Lane = ("floor" | "estimate" | "ceiling")

export type LaneLevels = { ceiling?: string | null; estimate?: string | null; floor?: string | null }

export type Lanes = { ceiling?: string | null; estimate?: string | null; floor?: string | null }

export type Language = ("en" | "nl")

export type LedgerDocument = { "$schema"?: string | null; awards?: (Award)[]; comment?: string | null; contributions?: (Contribution)[]; cpd?: (Cpd)[]; declarations?: (Declaration)[]; earlier?: (Earlier)[]; feedback?: (Feedback)[]; maatstaf_ledger: number; memberships?: (Membership)[]; practising_since?: string | null; reflections?: (Reflection)[]; sessions?: (Session)[]; supervision?: (Supervision)[]; training?: (Training)[] }

export type LeftClaim = { claim: number; evidence: string; why: WhyLeft }

export type LeftOut = { category?: string | null; evidence: string; indicator?: number | null; level?: string | null; theme?: string | null; why: LeftOutWhy }

export type LeftOutWhy = ("changed" | "gone" | "not-seen")

export type LetterReview = { going: Going; note?: string | null }

export type LetterReviews = { engagement?: (LetterReview | null); mission?: (LetterReview | null); network?: (LetterReview | null); opportunity?: (LetterReview | null); review?: (LetterReview | null); trust?: (LetterReview | null) }

export type LevelAdvice = { competence?: (Competence | null); level: string; missing: (string)[]; practice: State }

export type LevelAnswer = { id: string; name?: string | null }

export type LevelBand = { accepted: Count; from?: string | null; people: number; to?: string | null }

export type LevelChange = { after: LevelDocument; before: LevelDocument }

export type LevelDocument = { breadth: HaveNeed; carried: boolean; depth: HaveNeed; indicators: number; level: string }

export type LevelEdge = { author?: string | null; from: string; note: Text; source?: string | null; to: string; type?: (Relation2 | null) }

export type LevelEdge_2 = { author?: string | null; from: string; note: Text; source?: string | null; to: string; type?: (Relation_2 | null) }

export type LevelReadiness = { award?: string | null; award_until?: string | null; from?: string | null; level: string; requirements: (RequirementReadiness)[]; state: State; steps: (string)[]; until?: string | null }

export type Levels = { ceiling?: string | null; estimate?: string | null; floor?: string | null }

export type List = ("sessions" | "earlier" | "supervision" | "cpd" | "feedback" | "training")

export type ListAnswer = { id: string; items: (ItemAnswer)[]; title?: string | null }

export type ListDocument = { id: string; items: (string)[] }

export type ListOfChange = (({ change: "add"; evidence: Evidence } | { change: "drop"; evidence: string } | { change: "link"; claim: Claim; evidence: string } | { category?: string | null; change: "strengthen"; evidence: string; indicator?: number | null; level?: string | null; strength: Strength; theme?: string | null } | { change: "verify"; evidence: string; verification: Verification } | { category?: string | null; change: "accept"; evidence: string; indicator?: number | null; level?: string | null; strength?: (Strength | null); theme?: string | null } | { category?: string | null; change: "reject"; evidence: string; indicator?: number | null; level?: string | null; theme?: string | null }))[]

export type ListWording = { items: Record<string, string>; title: string }

export type Matches = { exact: number; exact_share?: number | null; pairs: number; within_one: number; within_one_share?: number | null }

export type Measure = ("hours" | "clients" | "years" | "count" | "kinds" | "ratio" | "percent")

export type Measure_2 = ("krippendorff-alpha-ordinal" | "fleiss-kappa" | "conger-kappa" | "gwet-ac1" | "gwet-ac2" | "brennan-prediger" | "icc1" | "icc-a1" | "icc-a-k" | "icc-c1" | "icc-c-k" | "kendall-w" | "cohen-kappa" | "cohen-kappa-linear" | "cohen-kappa-quadratic")

export type Membership = { body: string; id: string; since: string; until?: string | null }

export type Mentors = ("adults" | "peers")

export type Method = ("observed-session" | "recording" | "case-study" | "portfolio" | "reflection" | "paper" | "test" | "presentation" | "interview" | "other")

export type Missing = { choices: (Choice)[]; name: Text; part: string; put_in: Text; why: Text }

export type Mission = { aim?: string | null; reason?: string | null; results?: (string)[] }

export type Module = { activities?: (Activity)[]; assessments?: (Assessment)[]; hours?: number | null; id: string; title: string }

export type ModuleHours = { activities: number; module: string; stated?: number | null }

export type Mover = { decides: (Lane)[]; lanes: (Lane)[]; name: string; what: MoverKind }

export type MoverKind = ("category" | "gate")

export type NextLevel = ("breadth" | "both" | "depth" | "nothing")

export type NextLevelBand = { from: NextLevel; people: number; to: NextLevel }

export type NextStep = { category: string; cost: number; evidence: (string)[]; step: Step_2 }

export type NotAccepted = { contested: AspectGroup; not_ruled_on: AspectGroup; rejected: AspectGroup }

export type NotApplicable = { indicator: number; reason: string }

export type NotCounted = { assessor: string; person: string; why: NotCountedWhy }

export type NotCountedWhy = ("not-blind" | "nothing-judged")

export type Note = { code: string; text: Text }

export type OpenQuestion = { changes: (Change_3)[]; question: string }

export type Other = { name: Text; number: string }

export type Outcome = ("met" | "partly" | "unsure" | "unknown" | "unmet")

export type OutcomeDocument = { indicators: (number)[]; outcome: Outcome_2; steps: (Text)[]; text: Text }

export type Outcome_2 = ("continue" | "discuss-in-supervision" | "refer")

export type Outcome_3 = ("trusted" | "intact" | "refused")

export type OverallChange = { after: LaneLevels; before: LaneLevels; causes: (Cause)[]; movers: (Mover)[]; together: (Lane)[] }

export type OverallChoice = { exceptions: (number)[]; slack: number }

export type OverallDocument = { ceiling?: string | null; confidence: Confidence; estimate?: string | null; floor?: string | null; reasons: (Ground)[]; resilience?: (Resilience | null); strict?: string | null }

export type OverlayDocument = { framework: string; indicators: Record<string, never>; language: Language; maatstaf_overlay: number }

export type OverviewRow = { all: number; competence?: (Competence | null); from?: string | null; level: string; met: number; practice: State; scheme: string; steps: number }

export type Pack = { facts: FrameworkDocument; wordings: (WordingDocument)[] }

export type PairAnswer = { difference?: (PairDifference | null); exact: number; exact_share?: number | null; first: string; no_difference?: (Text | null); pairs: number; people: number; second: string; silent?: (Text | null); statistics: (Statistic)[]; within_one: number; within_one_share?: number | null }

export type PairCounts = { exact: number; pairs: number; within_one: number }

export type PairDifference = { bias: number; interval: Interval; lower: number; upper: number }

export type PairDocument = { one: Text; other: Text }

export type PanelAgreement = { after_reveal: PairCounts; before_reveal: PairCounts; no_coefficient: Text }

export type PanelLevels = { evidence: EvidencePanel; judged: JudgedPanel }

export type PanelRulesDocument = { central_percent: number; contested_range: number; decisions: (DecisionRule)[]; halo_people: number; halo_percent: number; id: string; least_cells: number; least_people: number; maatstaf_panel_rules: number; name: Text; severity_hundredths: number; severity_tenths_of_error: number }

export type Part = ("titles" | "texts" | "rationales" | "contexts" | "clients" | "sessions" | "learning" | "feedback" | "assessors" | "reasons")

export type PartName = { module: string; part: string }

export type Party = { id: string; name?: string | null }

export type Payment = ("paid" | "pro-bono")

export type Period = ("quarter" | "year")

export type Pivotal = ("nothing" | "category" | "overall")

export type Points = number

export type PolicyDocument = { "$schema"?: string | null; about: Text; breadth: BreadthChoice; costs?: Costs; credit: CreditChoice; depth: DepthChoice; downward_credit?: boolean; empty_cells?: EmptyCells; equivalence?: boolean; gates?: Gates; id: string; maatstaf_policy: number; overall: OverallChoice; quorum?: number; window_months?: number | null }

export type PolicyDocumentOrId = { "$schema"?: string | null; about: Text; breadth: BreadthChoice; costs?: Costs; credit: CreditChoice; depth: DepthChoice; downward_credit?: boolean; empty_cells?: EmptyCells; equivalence?: boolean; gates?: Gates; id: string; maatstaf_policy: number; overall: OverallChoice; quorum?: number; window_months?: number | null } | string

export type PolicyLine = { about: Text; id: string }

export type PortfolioDocument = { "$schema"?: string | null; as_of: string; comment?: string | null; evidence?: (Evidence)[]; framework: string; holder: string; language?: (Language | null); ledger?: (LedgerDocument | null); maatstaf: number; not_applicable?: (NotApplicable)[]; self_rating?: (SelfRating)[]; target?: string | null; verdicts?: (Verdict)[] }

export type PortfolioName = { as_of: string; digest: string; holder: string }

export type Presence = ("none" | "perhaps" | "there" | "certain")

export type ProblemDocument = { code: string; column?: number | null; help?: (Text | null); line?: number | null; message: Text; path: string }

export type ProgrammeDocument = { "$schema"?: string | null; as_of: string; awarded?: string | null; comment?: string | null; entry?: (EntryLevel | null); exam_languages?: (string)[]; framework: string; id: string; language?: (Language | null); maatstaf_programme: number; modules?: (Module)[]; provider: string; runs?: (Run)[]; self_audit?: Record<string, AuditAnswer>; staff?: (StaffMember)[]; target?: string | null; title: string }

export type ProgrammeGap = { cost: number; lane: Lane; reached: boolean; steps: (ProgrammeStep)[]; target: string } & ({ proof: "optimal" } | { lower_bound: number; proof: "greedy" } | { proof: "out-of-reach" })

export type ProgrammeName = { as_of: string; digest: string; id: string; provider: string; target?: string | null; title: string }

export type ProgrammeStep = { as?: (State_2 | null); aspects: (Aspect)[]; at?: (PartName | null); by_equivalence?: boolean; cell?: (CellName | null); cost: number; step: StepKind }

export type Pseudonyms = Record<string, string>

export type QuestionDocument = { answers: (AnswerDocument)[]; id: string; text: Text }

export type QuestionsDocument = { "$schema"?: string | null; maatstaf_questions: number; owner: Text; questions: (QuestionDocument)[] }

export type RaschEffect = { advisory: boolean; infit?: number | null; outfit?: number | null; reason?: (Text | null); severity?: number | null; standard_error?: number | null }

export type RaterAnswer = { assessor: string; central: CentralEffect; halo: HaloEffect; people: number; rasch: RaschEffect; ratings: number; severity: SeverityEffect; with_others: Matches }

export type Reached = { category?: string | null; overall?: string | null }

export type Readiness = { as_of: string; left_out: Record<string, number>; levels: (LevelReadiness)[]; scheme: string }

export type Reading = { levels?: (string)[]; note?: (Text | null); sources?: (string)[]; standing: Standing_4; value?: number | null; values?: (string)[] }

export type Reason = { points: number; question?: string | null; said: string }

export type Reflection = { about?: string | null; categories?: (string)[]; day: string; id: string; kind?: ReflectionKind; text?: string; title: string }

export type ReflectionKind = ("journal" | "renewal-report")

export type Rejection = { assessor: string; reason: string }

export type Relation = ("external" | "internal" | "line-report" | "private")

export type Relation2 = ("equal" | "narrower" | "broader" | "partial")

export type Relation_2 = ("equal" | "narrower" | "broader" | "partial")

export type Remark = { id: string; source?: (Text | null); text: Text }

export type ReportFormat = ("html" | "md")

export type RequestDocument = { "$schema"?: string | null; answers: Record<string, string>; maatstaf_request: number }

export type Requirement = { counting?: string | null; each?: boolean; every?: (Every | null); figures: Record<string, (Figure)[]>; help: Text; id: string; kinds?: (string)[]; measure: Measure; name: Text; of: Book; paid?: boolean; role?: Role; since_award?: boolean; within_months?: number | null }

export type RequirementReadiness = { figures: (FigureReadiness)[]; help: Text; id: string; name: Text; role: Role; state: State; step: boolean }

export type Resilience = { at_least: number; at_most: number }

export type ResolutionDocument = { "$schema"?: string | null; decision?: (Decision | null); digest: string; holder: string; maatstaf_resolution: number; records?: (ResolutionRecord)[] }

export type ResolutionRecord = { by: (string)[]; category?: string | null; evidence?: string | null; indicator?: number | null; level?: string | null; on: string; ruling?: (Ruling | null); strength?: (Strength | null); theme?: string | null; why: string }

export type Responsibilities = { joint?: (string)[]; mentee?: (string)[]; mentor?: (string)[] }

export type Review = { day: string; letters?: LetterReviews; note?: string | null; outcome?: string | null }

export type ReviewRhythm = { every_months?: number | null }

export type Role = ("required" | "route")

export type Role_2 = ("teacher" | "supervisor" | "assessor")

export type Rule = { sources?: (string)[]; standing: Standing; text: Text }

export type Ruling = ("accept" | "reject")

export type Run = { ended: string; evaluated?: boolean; external_verification?: boolean; graduates?: number | null; id: string; participants?: number | null; started: string }

export type SchemeDocument = { "$schema"?: string | null; about: Text; body: string; counting: string; framework?: string | null; id: string; levels: (SchemeLevel)[]; maatstaf_scheme: number; name: Text; open_questions?: (Text)[]; renews?: string | null; requirements: (Requirement)[]; sources: (Source)[]; subject: Subject; valid_months?: Record<string, (Figure)[]> }

export type SchemeDocumentOrId = { "$schema"?: string | null; about: Text; body: string; counting: string; framework?: string | null; id: string; levels: (SchemeLevel)[]; maatstaf_scheme: number; name: Text; open_questions?: (Text)[]; renews?: string | null; requirements: (Requirement)[]; sources: (Source)[]; subject: Subject; valid_months?: Record<string, (Figure)[]> } | string

export type SchemeLevel = { framework_level?: string | null; id: string; name: Text }

export type Score = { certain: number; possible: number }

export type Seen = { digest: string; evidence?: Record<string, string>; framework: string; holder: string }

export type SelfAudit = { answers: (DescriptorAnswer)[]; certain: number; level: string; possible: number }

export type SelfComparison = { bias_sum: number; categories: number; equal: number; over: number; under: number; within_one: number }

export type SelfRating = { category: string; level?: string | null; reason?: string | null }

export type SelfRatingBand = { from: SelfView; people: number; to: SelfView }

export type SelfView = ("lower" | "none" | "same" | "higher")

export type Service = ("coaching" | "mentoring" | "supervision")

export type Session = { client: string; comment?: string | null; consent?: (Consent | null); day: string; form?: Form; id: string; minutes: number; organisation?: string | null; participants?: number | null; payment?: (Payment | null); relation?: (Relation | null); service?: Service; start?: string | null; traits?: (string)[] }

export type SessionFinding = { boundary: BoundaryFinding; declared?: string | null; first: (string)[]; fit: Fit; id: string; speaks_against: (Reason)[]; speaks_for: (Reason)[]; unknown: (number)[] }

export type Settled = { by: (string)[]; category?: (SettledCategory | null); claim?: (SettledClaim | null); contested: boolean; on: string; why: string }

export type SettledCategory = { category: string; judged_by: (JudgedBy)[]; level?: string | null }

export type SettledClaim = { accepted_by: (Acceptance)[]; category?: string | null; evidence: string; indicator?: number | null; level?: string | null; rejected_by: (Rejection)[]; ruling: Ruling; strength?: (Strength | null); theme?: string | null }

export type Settlement = { decision?: (DecisionAnswer | null); evidence: Lanes; judged?: (JudgedLevel | null); open: number; records: (Settled)[] }

export type SeverityCall = ("severe" | "lenient")

export type SeverityEffect = { call?: (SeverityCall | null); interval?: (Interval | null); reason?: (Text | null); standard_error?: number | null; value?: number | null }

export type SignatureAnswer = { holds: boolean; key?: string | null; standing?: (Standing_6 | null) }

export type SkillsDocument = { one: (ItemDocument)[]; other: (ItemDocument)[] }

export type SkippedDocument = { category?: string | null; evidence: string; indicator?: number | null; level?: string | null; theme?: string | null } & ({ standing: Standing_3; why: "not-counted" } | { credit: number; limited_by_verification: boolean; need: number; why: "credit-too-low" } | { why: "same-aspect" } | { why: "same-occasion" })

export type SnapshotDocument = { as_of: string; categories: (CategorySnapshot)[]; digest: string; overall: LaneLevels }

export type Source = { address: string; dated: string; id: string; title: string }

export type SourceCategory = { category: string; claims: number; note?: (Text | null) }

export type SourceDocument = { address: string; dated: string; id: string; title: string }

export type SourceDocument_2 = { address?: string | null; id: string; title: Text }

export type StaffMember = { awards?: (string)[]; id: string; role: Role_2; trained_assessor?: boolean | null }

export type Stage = ("award" | "renewal")

export type StandardResult = { answered: number; id: string; items: number; name: Text; score: Score }

export type Standing = ("confirmed" | "single-source" | "conflicting" | "unknown")

export type Standing_2 = ("ours" | "author" | "published" | "agreed")

export type Standing_3 = ("counts" | "rejected" | "contested" | "not-yet-accepted" | "after-as-of" | "too-old" | "undated" | "equivalence-off")

export type Standing_4 = ("confirmed" | "single-source" | "conflicting" | "unknown")

export type Standing_5 = { by_boundary: boolean; form: string; place: number; points: number; speaks_against: (Reason)[]; speaks_for: (Reason)[] }

export type Standing_6 = ("trusted" | "issuer-is-key" | "brought-along")

export type Start = ("policy" | "opportunity")

export type State = ("unmet" | "unknown" | "unsure" | "met")

export type State_2 = ("taught" | "practised" | "assessed")

export type Statistic = { cells: number; interval?: (Interval | null); measure: Measure_2; reason?: (Text | null); standard_error?: number | null; value?: number | null }

export type Status = ("open" | "accepted" | "rejected" | "contested")

export type Step = { done: boolean; id: string; name: Text }

export type StepDocument = { categories: (CategoryChange)[]; changes: (Change_2)[]; from: string; overall?: (OverallChange | null); to: string; untried: number; without_effect: (number)[] }

export type StepKind = ("assess" | "map" | "add")

export type Step_2 = ("ask-ruling" | "claim-directly" | "new-evidence")

export type Strength = number

export type Subject = ("person" | "programme")

export type Supervision = { comment?: string | null; day: string; id: string; kind: SupervisionKind; learning?: string; minutes: number; start?: string | null; supervisor?: string | null }

export type SupervisionKind = ("individual" | "group" | "intervision" | "mentor-coaching")

export type Sureness = ("possible" | "likely")

export type Target = ("case" | "mahara" | "moodle" | "pack" | "tidy" | "xapi")

export type TargetCategory = { category: string; claims: number; evidence: (string)[]; levels?: (InLanes | null); presence: Presence }

export type Term = ("open" | "running" | "undecided" | "decided")

export type Text = { en: string; nl: string }

export type TierResult = { below: (string)[]; certain: boolean; each: number; id: string; name: Text; overall: number; possible: boolean }

export type Timing = { closed: boolean; ends?: string | null; last_review?: string | null; next_review?: string | null; overdue: boolean; starts?: string | null; term: Term }

export type ToPlace = { category: string; indicator?: number | null; level?: string | null }

export type Training = { day: string; id: string; kind: TrainingKind; level?: string | null; minutes: number; provider?: string; title: string }

export type TrainingKind = ("eqa" | "esqa" | "tcqa" | "icf" | "ac" | "other")

export type TraitDocument = { crosses?: string | null; id: string; points: Record<string, Points>; text: Text }

export type Trust = { confidential?: boolean; exceptions?: string | null; repair?: string | null }

export type Unit = ("minutes" | "months" | "clients" | "entries" | "kinds" | "quarters" | "years" | "percent")

export type Unreached = { category: string; why: WhyUnreached }

export type Verdict = { assessor: string; category?: string | null; evidence: string; indicator?: number | null; level?: string | null; reason: string; ruling: Ruling; strength?: (Strength | null); theme?: string | null }

export type VerdictCounts = { accepted: number; accepted_not_claimed: number; not_ruled_on: number; rejected: number }

export type Verification = ("self-declared" | "artefact" | "corroborated" | "observed")

export type WholeAgreement = { holistic: Matches; judged: Matches }

export type WhyLeft = ("no-counterpart" | "not-covered" | "equivalence-off")

export type WhyUnreached = ("no-edge" | "no-claim")

export type Without = { category: string; note: Text }

export type WithoutAssessor = { assessor: string; ceiling?: string | null; estimate?: string | null; floor?: string | null }

export type WitnessClaim = { claim: ClaimName; credit: number }

export type WordingDocument = { categories: Record<string, CategoryWording>; descriptors?: Record<string, string>; equivalence?: string; framework: string; indicators: Record<string, never>; language: Language; levels: Record<string, string>; lists?: Record<string, ListWording>; maatstaf_wording: number; name: string }

export type WrittenFile = { name: string; text: string }
