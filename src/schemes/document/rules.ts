/** A scheme's document, as its file says it and as the database keeps it, and the Scheme that it means. */
import { guidingOf, type QuestionLine } from './questions/rules.ts';
import { journeySteps, pieces, statements } from '../rules.ts';
import type {
  Criterion,
  Crosswalk,
  Decision,
  Gate,
  Level,
  Outcome,
  Requirement,
  Scheme,
  Standard,
  StepCode,
  Workload,
} from '../rules.ts';

type Said = Readonly<Record<string, string>>;
type CriterionLine = Readonly<{
  code: string;
  outcome?: string;
  text: string;
  guidance?: string;
  weight?: number;
  questions?: readonly QuestionLine[];
  evidence: readonly string[];
  levels?: Said;
  crosswalk?: Crosswalk;
}>;
type StandardPart = Readonly<{
  code: string;
  name: string;
  asks: string;
  weight?: number;
  questions?: readonly QuestionLine[];
  levels?: Said;
  guidance?: string;
  portfolio?: readonly string[];
  crosswalk?: Crosswalk;
  cells?: Readonly<Record<string, Readonly<{ levels?: Said; guidance?: string }>>>;
  criteria: readonly CriterionLine[];
}>;

/** The document as `scheme.schema.json` describes it; only a document that passed the check may be given this type. */
export type SchemeDocument = Readonly<
  Pick<
    Scheme,
    'id' | 'version' | 'title' | 'summary' | 'about' | 'settings' | 'words' | 'reviews' | 'visit' | 'panel' | 'validity'
  > & {
    gates: readonly Gate[];
    evidence: Omit<Scheme['evidence'], 'overLimit'> & Readonly<{ overLimit?: 'refuse' | 'flag' }>;
    routes: readonly Readonly<{
      code: string;
      name: string;
      suits: string;
      months: number;
      leavesOut?: readonly string[];
      optional?: Readonly<{ standards: readonly string[]; atLeast: number }>;
    }>[];
    outcomes?: readonly Readonly<{ code: string; name: string; aims?: readonly string[]; familyAim?: string }>[];
    scale: readonly Omit<Level, 'rank'>[];
    steps: readonly Readonly<{ code: StepCode; name: string; does: string }>[];
    standards: readonly StandardPart[];
    targetGroups?: Scheme['targetGroups'];
    workload?: Partial<Workload>;
    designs?: readonly string[];
    team: Readonly<{
      atLeast: number;
      atMost?: number;
      roles: readonly Readonly<{
        code: string;
        name: string;
        does: string;
        atLeast: number;
        atMost?: number;
        perStandard?: boolean;
      }>[];
    }>;
    decisions: readonly Readonly<{
      code: string;
      name: string;
      means: string;
      awards: boolean;
      requires?: readonly Requirement[];
      gaps?: Readonly<{
        closedBefore: 'certificate' | 'date';
        withinDays: number;
        checkedBy: 'papers' | 'visit';
        feePercent?: number;
      }>;
      withinDays?: number;
      reapplyAfterDays?: number;
    }>[];
    fees: Readonly<{
      currency: 'GBP';
      note?: string;
      bands: readonly Readonly<{ upToPupils?: number; pounds: number }>[];
    }>;
    frameworks?: readonly Readonly<{
      id: string;
      name: string;
      scheme?: string;
      parts?: readonly Readonly<{ code: string; name: string }>[];
    }>[];
  }
>;

const criterion = (levels: readonly Level[], standard: StandardPart, line: CriterionLine): Criterion => {
  const cell = line.outcome === undefined ? undefined : standard.cells?.[line.outcome];
  return {
    code: line.code,
    standard: standard.code,
    outcome: line.outcome ?? null,
    text: line.text,
    guidance: line.guidance ?? cell?.guidance ?? standard.guidance ?? '',
    weight: (line.weight ?? 1) * (standard.weight ?? 1),
    evidence: line.evidence,
    levels: statements(levels, line.levels, cell?.levels, standard.levels),
    crosswalk: { ...standard.crosswalk, ...line.crosswalk },
    guiding: guidingOf(standard, line),
  };
};

const standard = (levels: readonly Level[], part: StandardPart): Standard => ({
  code: part.code,
  name: part.name,
  asks: part.asks,
  levels: statements(levels, part.levels),
  portfolio: part.portfolio ?? [],
});

const outcomes = (document: SchemeDocument): readonly Outcome[] =>
  (document.outcomes ?? []).map((each) => ({
    code: each.code,
    name: each.name,
    aims: each.aims ?? [],
    familyAim: each.familyAim ?? null,
  }));

const decisions = (document: SchemeDocument): readonly Decision[] =>
  document.decisions.map((each) => ({
    code: each.code,
    name: each.name,
    means: each.means,
    awards: each.awards,
    requires: each.requires ?? [],
    gaps: each.gaps === undefined ? null : { ...each.gaps, feePercent: each.gaps.feePercent ?? 0 },
    withinDays: each.withinDays ?? null,
    reapplyAfterDays: each.reapplyAfterDays ?? null,
  }));

/** A piece that the file does not name asks nothing; a file without estimates says so by null. */
const workload = ({ workload: said }: SchemeDocument): Workload | null => {
  if (said === undefined) return null;
  // Object.fromEntries forgets the keys, and every piece has just been given one.
  return Object.fromEntries(pieces.map((piece) => [piece, said[piece] ?? 0])) as Workload;
};

/** The Scheme of a checked document: every override resolved, every missing part empty, nothing else changed. */
export const schemeFrom = (document: SchemeDocument): Scheme => {
  const levels = document.scale.map((level, index): Level => ({ ...level, rank: index + 1 }));
  const criteria = document.standards.flatMap((part) => part.criteria.map((line) => criterion(levels, part, line)));
  const { id, version, title, summary, about, settings, words, gates, evidence, reviews, visit, panel, validity } =
    document;
  return {
    ...{
      id,
      version,
      title,
      summary,
      about,
      settings,
      words,
      gates,
      evidence: { ...evidence, overLimit: evidence.overLimit ?? 'refuse' },
      reviews,
      visit,
      panel,
      validity,
    },
    outcomes: outcomes(document),
    routes: document.routes.map((each) => ({
      ...each,
      leavesOut: each.leavesOut ?? [],
      optional: each.optional ?? null,
    })),
    outOfScope: [],
    levels,
    steps: document.steps.map((step) => ({ ...step, number: journeySteps.indexOf(step.code) + 1 })),
    standards: document.standards.map((part) => standard(levels, part)),
    criteria,
    criterionByCode: new Map(criteria.map((each) => [each.code, each])),
    targetGroups: document.targetGroups ?? [],
    team: {
      atLeast: document.team.atLeast,
      atMost: document.team.atMost ?? null,
      roles: document.team.roles.map((role) => ({
        ...role,
        atMost: role.atMost ?? null,
        perStandard: role.perStandard ?? false,
      })),
    },
    decisions: decisions(document),
    workload: workload(document),
    designs: document.designs ?? null,
    fees: {
      currency: document.fees.currency,
      note: document.fees.note ?? '',
      bands: document.fees.bands.map((band) => ({ upToPupils: band.upToPupils ?? null, pounds: band.pounds })),
    },
    frameworks: (document.frameworks ?? []).map((each) => ({
      id: each.id,
      name: each.name,
      scheme: each.scheme ?? null,
      parts: each.parts ?? [],
    })),
  };
};

/** A scheme from the document that the database keeps; it was checked before it was kept. */
export const schemeFromKept = (document: unknown): Scheme => schemeFrom(document as SchemeDocument); // Checked when it was loaded.
