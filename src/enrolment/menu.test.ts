import { describe, expect, test } from 'vitest';
import { paths } from '#paths';
import { linkOf, menuOf, sections } from './menu.ts';

const at = (path: string, mayOpen: (to: string) => boolean = () => true, query = {}) =>
  menuOf({ enrolment: 'e1', path, query, mayOpen });

describe('the menu of an enrolment', () => {
  test('has at most ten sections, and no page twice', () => {
    expect(sections.length).toBeLessThanOrEqual(10);
    const all = sections.flatMap(({ links }) => links.map(({ path }) => path));
    expect(new Set(all).size).toBe(all.length);
  });

  test.each([
    [paths.enrolments.home, 'Journey', 'Journey'],
    [paths.training.session, 'Journey', 'Training'],
    [paths.learners.group, 'Pupils', 'How they stand'],
    [paths.learners.worth, 'Impact', 'One pupil’s worth'],
    [paths.onePupil.page, 'Pupils', 'Roll'],
    [paths.groups.one, 'Pupils', 'Groups'],
    [paths.groups.overlaps, 'Pupils', 'Overlaps'],
    [paths.groups.flags, 'Pupils', 'Safeguarding'],
    [paths.roll.file, 'Pupils', 'Files'],
    [paths.roll.pupil, 'Pupils', 'Roll'],
    [paths.premium.statement, 'Provision', 'Pupil Premium'],
    [paths.provision.one, 'Provision', 'Map'],
    [paths.portfolio.check, 'Evidence', 'Portfolio'],
    [paths.evidence.item, 'Evidence', 'Library'],
    [paths.tracking.sharing, 'Impact', 'Other schools'],
    [paths.tracking.working, 'Impact', 'Target pupils'],
    [paths.partnerships.partner, 'Partners', 'Partnerships'],
    [paths.questionnaires.talk, 'Questionnaires', 'Ready to learn'],
    [paths.visits.report, 'Visit', null],
  ])('marks where %s belongs', (path, section, page) => {
    const menu = at(path);
    expect(menu.nav.filter(({ current }) => current).map(({ text }) => text)).toEqual([section]);
    expect(menu.section?.links.find(({ current }) => current)?.text ?? null).toBe(page);
  });

  test('an address outside the table marks nothing and shows no section', () => {
    expect(linkOf('/enrolments/:enrolment/decision')).toBeNull();
    expect(at('/enrolments/:enrolment/decision').section).toBeNull();
  });

  test('offers only what the reader may open, and a section of one page has no row', () => {
    const governor = at(paths.governors.home, (to) =>
      [paths.enrolments.home, paths.governors.home, paths.tracking.everyone].some((open) => open === to),
    );
    expect(governor.nav.map(({ text, href }) => [text, href])).toEqual([
      ['Journey', '/enrolments/e1'],
      ['Impact', '/enrolments/e1/impact/everyone'],
    ]);
    expect(governor.section?.links.map(({ text }) => text)).toEqual(['Journey', 'For governors']);
    expect(at(paths.tracking.everyone, (to) => to === paths.tracking.everyone).section).toBeNull();
  });

  test('a measure that was chosen stays chosen, and goes nowhere where it has no meaning', () => {
    const links = at(paths.tracking.everyone, undefined, { measure: 'm 1', other: 'x' }).section?.links ?? [];
    expect(links.find(({ text }) => text === 'Where we started')?.href).toBe('/enrolments/e1/impact/start?measure=m+1');
    expect(links.find(({ text }) => text === 'Other schools')?.href).toBe('/enrolments/e1/impact/similar-schools');
    const elsewhere = at(paths.tracking.assessments, undefined, { measure: 'm1' }).section?.links ?? [];
    expect(elsewhere[0]?.href).toBe('/enrolments/e1/impact');
  });
});
