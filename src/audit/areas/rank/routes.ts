import { z } from 'zod';
import { aVersion, oneOf, readForm } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { enrolmentScope } from '#enrolment';
import { href, paths } from '#paths';
import { RefusedPage } from '../../criterion/pages.tsx';
import { leaders } from '../../rules.ts';
import { viewOf } from '../asking.ts';
import { AreasPage } from '../pages.tsx';
import { rankArea } from './actions.ts';

const form = z.object({ direction: oneOf('Press one of the two buttons', ['up', 'down']), version: aVersion });

export const routes: readonly Route[] = [
  route({
    name: 'audit.rank-area',
    method: 'POST',
    path: paths.audit.rankArea,
    who: { kind: 'roles', roles: leaders },
    scope: enrolmentScope,
    handle: async (ask) => {
      const list = href(paths.audit.areas, { enrolment: ask.scope.id });
      const read = readForm(form, ask.form);
      if (read.kind === 'problems')
        return page(
          AreasPage(await viewOf(ask, { problems: read.problems.map(({ message }) => ({ field: '', message })) })),
          {
            status: 422,
          },
        );
      const done = await rankArea(ask.db, ask.actor, ask.scope, ask.params['area'] ?? '', read.value, ask.now);
      if (done.kind === 'refused') {
        const { scheme } = await viewOf(ask);
        return page(RefusedPage({ frame: ask.frame, scheme, because: done.because, back: list }), { status: 409 });
      }
      if (done.kind === 'gone') return notFound;
      if (done.kind === 'ordered') return redirect(`${list}#improvement`, { told: 'The order is changed.' });
      return page(AreasPage({ ...(await viewOf(ask)), isReordered: true }), { status: 409 });
    },
  }),
];
