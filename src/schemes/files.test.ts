import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { readScheme } from './forms.ts';
import { below, criteriaOf, gateFor, nearDuplicates, shortfalls } from './rules.ts';
import type { Scheme } from './rules.ts';

const folder = join(projectRoot(), 'schemes');
const texts = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const alone = [...texts.values()].map((text) => readScheme(text));
const others = new Map(alone.flatMap((read) => (read.kind === 'read' ? [[read.scheme.id, read.scheme] as const] : [])));
const schemeIn = (id: string): Scheme => {
  const found = others.get(id);
  if (found === undefined) throw new Error(`schemes/${id}.yaml is missing or does not pass its check.`);
  return found;
};
const award = schemeIn('ecm-standards-award');
const mark = schemeIn('ecm-quality-mark');

test.each([...texts])('%s passes its check, crosswalks into the other scheme included', (name, text) => {
  const read = readScheme(text, others);
  expect(read.kind === 'problems' ? read.problems : []).toEqual([]);
  expect(`${read.seen.id}.yaml`).toBe(name);
});

test.each([award, mark])('$id asks nothing twice', (scheme) => {
  const names = scheme.outcomes.map(({ name }) => name);
  expect(nearDuplicates(scheme.criteria, names, 0.5)).toEqual([]);
});

test.each([award, mark])('the search for near-duplicates finds a copy planted in $id', (scheme) => {
  const copy = scheme.criteria.map(({ code, text }) => ({
    code: `${code}-copy`,
    text: `In this school, ${text.toLowerCase()}`,
  }));
  expect(nearDuplicates([...scheme.criteria, ...copy], [], 0.5).length).toBeGreaterThanOrEqual(scheme.criteria.length);
});

test.each([award, mark])('$id says what each piece of work asks of one person', ({ workload }) => {
  expect(workload?.judgement).toBeGreaterThanOrEqual(5);
  expect(workload?.review).toBe(60);
  expect(Object.values(workload ?? {}).filter((minutes) => minutes > 0).length).toBeGreaterThanOrEqual(8);
});

/** Words of intention: a visitor can neither see, hear nor read them. */
const intentions =
  /\b(ensur|committed to|aims? to|strives?|promot(e|es|ing)\b|endeavour|seeks? to|appropriate|relevant|effective|high.quality|robust|wherever possible|as needed)/i;

test.each([award, mark])(
  'every line of $id is something that can be seen, heard or read, of a length that can be read aloud',
  (scheme) => {
    expect(scheme.criteria.filter(({ text }) => intentions.test(text)).map(({ code }) => code)).toEqual([]);
    const lengths = scheme.criteria.map(({ text }) => text.split(/\s+/).length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(32);
    expect(
      scheme.criteria
        .filter(({ text, guidance, evidence }) => !text.endsWith('.') || guidance === '' || evidence.length < 2)
        .map(({ code }) => code),
    ).toEqual([]);
  },
);

test.each([award, mark])('every standard of $id says in its own words what each level is', (scheme) => {
  const said = scheme.standards.flatMap(({ levels }) => Object.values(levels));
  expect(said).toHaveLength(scheme.standards.length * scheme.levels.length);
  expect(new Set(said).size).toBe(said.length);
});

describe('the Standards Award', () => {
  test('has twelve standards by five outcomes, every cell filled, 180 descriptors or more', () => {
    expect(award.standards.map(({ name }) => name)).toEqual([
      'Ethos',
      'Policy',
      'The Environment',
      'Leadership and Management',
      'Personalised Learning',
      'Curriculum Entitlement and Choice',
      'Presence, Participation and Personal Development',
      'Partnership with Parents/Carers',
      'Multi-agency Working',
      'The Community',
      'Transition and Transfer',
      'Professional Development',
    ]);
    expect(award.outcomes.map(({ name }) => name)).toEqual([
      'Be healthy',
      'Stay safe',
      'Enjoy and achieve',
      'Make a positive contribution',
      'Achieve economic well-being',
    ]);
    const cells = award.standards.flatMap((standard) =>
      award.outcomes.map((outcome) => criteriaOf(award, standard.code, outcome.code).length),
    );
    expect(cells).toHaveLength(60);
    expect(Math.min(...cells)).toBeGreaterThanOrEqual(2);
    expect(award.criteria.length).toBeGreaterThanOrEqual(180);
    expect(award.levels.map(({ name }) => name)).toEqual(['Emergent', 'Developing', 'Embedded']);
  });

  test('gives thirty tags for evidence: five aims to an outcome and one for families', () => {
    expect(
      award.outcomes.flatMap(({ aims, familyAim }) => [...aims, ...(familyAim === null ? [] : [familyAim])]),
    ).toHaveLength(30);
  });

  test('works as the case study did: two or three to a standard, half-termly reviews, a portfolio for each, an assessment day', () => {
    const perStandard = award.team.roles.filter((role) => role.perStandard);
    expect(perStandard.reduce((sum, role) => sum + role.atLeast, 0)).toBe(2);
    expect(perStandard.reduce((sum, role) => sum + (role.atMost ?? 0), 0)).toBe(3);
    expect(gateFor(award, 'team-named')?.perStandard).toBe(2);
    expect(award.reviews.everyWeeks).toBeLessThanOrEqual(8);
    expect(award.standards.every(({ portfolio }) => portfolio.length >= 3)).toBe(true);
    expect(award.words.visit.one).toBe('Assessment day');
    expect(gateFor(award, 'training-share')).toBeNull();
  });

  test('closes minor gaps after the certificate, by a date', () => {
    expect(award.decisions.find(({ gaps }) => gaps !== null)?.gaps?.closedBefore).toBe('date');
  });
});

describe('the Quality Mark', () => {
  test('has 24 criteria or more in six strands, its own scale, and no outcomes', () => {
    expect(mark.standards).toHaveLength(6);
    expect(mark.criteria.length).toBeGreaterThanOrEqual(24);
    expect(mark.outcomes).toEqual([]);
    expect(mark.levels.map(({ name }) => name)).toEqual(['Not yet', 'Started', 'Secure', 'Sustained']);
  });

  test('has six steps with the gates that the mark asks for', () => {
    expect(mark.steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(gateFor(mark, 'training-share')?.percent).toBe(80);
    expect(gateFor(mark, 'baselines')?.atLeast).toBe(1);
    expect(gateFor(mark, 'plan-agreed')?.by).toEqual(['head', 'adviser']);
    expect(gateFor(mark, 'partnerships-live')?.atLeast).toBe(1);
    for (const rule of [
      'criteria-agreed',
      'after-figures',
      'independent-verifier',
      'reasons-given',
      'independent-panel',
    ] as const)
      expect(gateFor(mark, rule)).not.toBeNull();
  });

  test.each([
    ['early identification of need', /within six weeks/i],
    ['policy', /one page says plainly/i],
    ['training', /training .* whole staff/i],
    ['ethos and culture', /respected, have choices/i],
    ['readiness to learn', /settled before the first lesson/i],
    ['the core offer', /class teachers adapt first/i],
    ['partnerships in learning', /partners were chosen/i],
    ['their sustainability', /when money or people move on/i],
    ['the hub', /families reach the services/i],
    ['impact on target pupils', /tracked from a baseline/i],
    ['the more able and gifted', /gifted/i],
    ['all learners', /all learners/i],
    ['strengths celebrated', /strengths .* celebrated/i],
    ['the local setting', /local families/i],
    ['Pupil Premium', /pupil premium/i],
  ])('covers %s', (_, words) => {
    expect(mark.criteria.filter(({ text }) => words.test(text))).not.toEqual([]);
  });

  test('points every criterion to the Standards Award, to Ofsted’s areas and to a Pupil Premium tier, or says none', () => {
    expect(
      mark.criteria
        .filter(
          ({ crosswalk }) => crosswalk['ecm-standards-award'] === undefined || crosswalk['ofsted-2025'] === undefined,
        )
        .map(({ code }) => code),
    ).toEqual([]);
    expect(mark.criteria.filter(({ crosswalk }) => crosswalk['pupil-premium'] === undefined).length).toBe(0);
  });

  test('awards when all is Secure, awards once gaps are closed with up to four Started, and not with a Not yet', () => {
    const [full, gaps] = mark.decisions;
    if (full === undefined || gaps === undefined) throw new Error('Two decisions award.');
    const judged = (codes: readonly string[], level: string) =>
      new Map(mark.criteria.map(({ code }) => [code, codes.includes(code) ? level : 'secure']));
    expect(shortfalls(mark, full, judged([], ''))).toEqual([]);
    expect(shortfalls(mark, full, judged(['A1'], 'started'))).not.toEqual([]);
    expect(shortfalls(mark, gaps, judged(['A1', 'B1', 'C1', 'D1'], 'started'))).toEqual([]);
    expect(shortfalls(mark, gaps, judged(['A1'], 'not-yet'))).not.toEqual([]);
    expect(gaps.gaps?.closedBefore).toBe('certificate');
    expect(below(mark, new Map(), 'not-yet')).toHaveLength(mark.criteria.length);
  });

  test('is valid for three years with a check half-way', () => {
    expect([mark.validity.months, mark.validity.midTermMonths]).toEqual([36, 18]);
  });
});
