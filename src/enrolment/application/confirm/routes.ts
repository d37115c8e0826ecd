import { field } from '#platform/form';
import { page, route } from '#platform/route';
import { paths } from '#paths';
import { confirmByHead, seeByHead } from '../actions.ts';
import { readConfirmation } from '../forms.ts';
import { ConfirmedPage, ConfirmPage, SpentLinkPage } from './pages.tsx';

/** The head's own link. Each handler opens its own short transaction as the system: the head may have no account. */
export const confirmRoutes = [
  route({
    name: 'applications.confirm-page',
    method: 'GET',
    path: paths.applications.confirm,
    who: { kind: 'public' },
    isAlone: true,
    handle: async (ask) => {
      const token = ask.params['token'] ?? '';
      const application = await seeByHead(ask.database, token);
      if (application === null) return page(SpentLinkPage({ frame: ask.frame }), { status: 404 });
      return page(ConfirmPage({ frame: ask.frame, application, token, problems: [], typed: {} }));
    },
  }),
  route({
    name: 'applications.confirm',
    method: 'POST',
    path: paths.applications.confirm,
    who: { kind: 'public' },
    isAlone: true,
    handle: async (ask) => {
      const token = ask.params['token'] ?? '';
      const application = await seeByHead(ask.database, token);
      if (application === null) return page(SpentLinkPage({ frame: ask.frame }), { status: 404 });
      const read = readConfirmation(ask.form);
      if (read.kind === 'problems')
        return page(
          ConfirmPage({
            frame: ask.frame,
            application,
            token,
            problems: read.problems,
            typed: { name: field(ask.form, 'name') },
          }),
          { status: 422 },
        );
      const confirmed = await confirmByHead(ask.database, token, read.value.name, ask.now);
      if (confirmed === null) return page(SpentLinkPage({ frame: ask.frame }), { status: 404 });
      return page(ConfirmedPage({ frame: ask.frame, application: confirmed }));
    },
  }),
];
