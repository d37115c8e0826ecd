import { actsAs } from '#platform/actor';
import { asSystemWithin } from '#platform/db';
import { page, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf } from '#pupils';
import { askedOf } from '../learners/asked.ts';
import { readLearners, type LearnersRead } from '../learners/reading.ts';
import { worthRows, type Counting } from './figures.ts';
import { WorthPage } from './pages.tsx';

const attendance = 'attendance';

/** What the percentages count, in words that go on after "Pupils". */
const wordsOf = (read: LearnersRead, what: Counting): string => {
  if (what === 'attendance') return 'who miss fewer than 10 of each 100 sessions';
  const point = read.looked === null ? null : (read.series?.points[read.looked.at]?.label ?? null);
  return `at or above what is expected in ${read.chosen?.title ?? 'an assessment'}${point === null ? '' : `, ${point}`}`;
};

const worth = route({
  name: 'learners.worth',
  method: 'GET',
  path: paths.learners.worth,
  who: { kind: 'roles', roles: [...teamOf.roles, 'governor'] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const { actor, db, frame, now, query, scope } = ask;
    const { asked } = askedOf(ask);
    const isGovernor = actsAs(actor, ['governor']);
    // A governor may read no pupil's row; the house counts, and what would speak of few stays in the school. They see today's
    // figures only: two days set side by side would tell who came between.
    const read = isGovernor
      ? await asSystemWithin(db, { actor, task: 'tracking figures', now }, (own) =>
          readLearners(own, scope.schoolId, { ...askedOf({ query: {}, now }).asked, assessment: asked.assessment }),
        )
      : await readLearners(db, scope.schoolId, asked);
    const isExpected = read.looked !== null && read.looked.scale.expected !== null;
    const what: Counting = query['assessment'] === attendance || !isExpected ? 'attendance' : 'assessment';
    const at = { enrolment: scope.id };
    return page(
      WorthPage({
        frame,
        enrolment: scope.id,
        what: wordsOf(read, what),
        rows: worthRows(read, what, isGovernor),
        choices: [
          ...read.offered.map(({ id, title }) => ({
            text: title,
            id,
            current: what === 'assessment' && id === read.chosen?.id,
          })),
          { text: 'Who comes to school', id: attendance, current: what === 'attendance' },
        ],
        back: isGovernor
          ? { text: 'For governors', href: href(paths.governors.home, at) }
          : { text: 'Vulnerable learners', href: href(paths.learners.home, at) },
        forGovernors: isGovernor,
      }),
    );
  },
});

export const worthRoutes: readonly Route[] = [worth];
