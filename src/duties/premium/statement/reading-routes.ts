import { londonDay } from '#platform/clock';
import { asSystemWithin } from '#platform/db';
import { officeTypes, wordDocument } from '#platform/office';
import { bytes, notFound, page, route, type Route } from '#platform/route';
import { mediumDate } from '#platform/kit';
import { actsAs } from '#platform/actor';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { leaders, noted, readStatement, staff, whichOf, yearAsked, type Asked } from '../asking.ts';
import { isStatementOwed, yearWords } from '../rules.ts';
import { statementBlocks } from './paper.ts';
import { ReadPage, webText } from './reading.tsx';

/** The statement is made by the house, so that a governor reads its sums without the counts that they rest on. */
const blocksOf = (ask: Asked, year: string) =>
  asSystemWithin(ask.db, { actor: ask.actor, task: 'premium statement', now: ask.now }, async (own) => {
    const read = await readStatement(own, whichOf(ask, year), londonDay(ask.now));
    return {
      blocks: statementBlocks({ read, school: ask.scope.schoolName }),
      isTooFew: !isStatementOwed(read.money.eligible),
    };
  });

const reading = route({
  name: 'premium.read',
  method: 'GET',
  path: paths.premium.read,
  who: staff,
  scope: enrolmentScope,
  handle: async (ask) => {
    const year = yearAsked(ask);
    if (year === null) return notFound;
    const { blocks, isTooFew } = await blocksOf(ask, year);
    const enrolment = ask.scope.id;
    const isGovernor = actsAs(ask.actor, ['governor']);
    // What a governor reads here may be passed on: with so few pupils the sums would say who they are.
    if (isTooFew && isGovernor) return notFound;
    return page(
      ReadPage({
        frame: ask.frame,
        enrolment,
        year,
        blocks,
        isTooFew,
        mayTake: actsAs(ask.actor, leaders.roles),
        crumb: isGovernor
          ? { text: 'For governors', href: href(paths.governors.home, { enrolment }) }
          : { text: 'Pupil Premium', href: href(paths.premium.home, { enrolment }, { year }) },
      }),
    );
  },
});

const file = route({
  name: 'premium.file',
  method: 'GET',
  path: paths.premium.file,
  who: leaders,
  scope: enrolmentScope,
  handle: async (ask) => {
    const [year, kind] = [yearAsked(ask), ask.params['file']];
    if (year === null || (kind !== 'word' && kind !== 'web')) return notFound;
    const { blocks, isTooFew } = await blocksOf(ask, year);
    if (isTooFew) return notFound;
    const title = `Pupil Premium strategy statement, ${yearWords(year)}`;
    const name = `pupil-premium-statement-${year}`;
    await noted(ask, 'premium.statement-taken', { year, as: kind });
    if (kind === 'web')
      return bytes({ type: 'text/html; charset=utf-8', body: webText(title, blocks), name: `${name}.html` });
    const line = `${ask.scope.schoolName} · Printed ${mediumDate(londonDay(ask.now))}`;
    return bytes({ type: officeTypes.docx, body: await wordDocument({ title, line, blocks }), name: `${name}.docx` });
  },
});

export const readingRoutes: readonly Route[] = [reading, file];
