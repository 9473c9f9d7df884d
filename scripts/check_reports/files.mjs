// What is made: a name, and what stands after `maatstaf report` or `maatstaf picture`.

const portfolio = (name) => `examples/portfolios/${name}/portfolio.json`;
const assessed = [portfolio("master-contested-verdicts"), ..."abc".split("").map((one) => `examples/assessments/master-contested-verdicts/assessor-${one}.json`)];
const resolution = ["--resolution", "examples/assessments/master-contested-verdicts/resolution.json"];
const cohort = ["examples/panel/portfolios"];

export const documents = [
  ["self-assessment", ["self-assessment", portfolio("external-coach-senior-claim")]],
  ["self-assessment-of-a-beginner", ["self-assessment", portfolio("beginning-internal-coach")]],
  ["gap-plan", ["gap-plan", portfolio("external-coach-senior-claim")]],
  ["application", ["application", portfolio("internal-coach-practitioner"), "--level", "practitioner"]],
  ["application-senior", ["application", portfolio("external-coach-senior-claim"), "--scheme", "eia-nobco"]],
  ["renewal", ["renewal", portfolio("external-coach-senior-claim")]],
  ["comparison", ["comparison", ...assessed]],
  ["comparison-settled", ["comparison", ...assessed, ...resolution]],
  ["feedback", ["feedback", ...assessed, ...resolution]],
  ["programme", ["programme", "examples/programmes/coachen-in-organisaties/programme.json"]],
  ["cohort", ["cohort", ...cohort]],
  ["progress", ["progress", portfolio("internal-coach-practitioner")]],
];

export const pictures = [
  ["matrix", ["matrix", portfolio("external-coach-senior-claim")]],
  ["profile", ["profile", portfolio("external-coach-senior-claim")]],
  ["radar", ["radar", portfolio("external-coach-senior-claim")]],
  ["practice", ["practice", portfolio("external-coach-senior-claim")]],
  ["progress", ["progress", portfolio("internal-coach-practitioner")]],
  ["panel", ["panel", ...assessed]],
  ["cohort", ["cohort", ...cohort]],
];
