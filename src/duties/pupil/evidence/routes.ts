import { isUuid } from '#platform/db';
import { field } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { workScope } from '#pupils';
import { byOf, notedOf, pupilIn, writers } from '../asking.ts';
import { LinkEvidencePage } from './panels.tsx';
import { findItems, linkItem, unlinkItem } from './store.ts';

const longestSearch = 100;

const finding = route({
  name: 'pupil.evidence',
  method: 'GET',
  path: paths.onePupil.evidence,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await pupilIn(ask);
    if (found === null) return notFound;
    const words = (ask.query['q'] ?? '').trim().slice(0, longestSearch);
    const { frame, scope } = ask;
    await notedOf(ask, found, 'pupils.opened');
    return page(
      LinkEvidencePage({
        frame,
        enrolment: scope.id,
        pupil: found.pupil,
        words,
        found: await findItems(ask.db, found.of, words),
      }),
    );
  },
});

const link = route({
  name: 'pupil.evidence.link',
  method: 'POST',
  path: paths.onePupil.evidence,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await pupilIn(ask);
    const item = field(ask.form, 'item');
    if (found === null || !isUuid(item)) return notFound;
    if (await linkItem(ask.db, found.of, item, byOf(ask))) await notedOf(ask, found, 'pupils.evidence-linked');
    return redirect(href(paths.onePupil.page, { enrolment: ask.scope.id, pupil: found.of.pupilId }), {
      told: 'The evidence is linked to the pupil.',
    });
  },
});

const unlink = route({
  name: 'pupil.evidence.unlink',
  method: 'POST',
  path: paths.onePupil.unlinkEvidence,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await pupilIn(ask);
    const item = ask.params['item'] ?? '';
    if (found === null || !isUuid(item)) return notFound;
    if (await unlinkItem(ask.db, found.of, item)) await notedOf(ask, found, 'pupils.evidence-unlinked');
    return redirect(href(paths.onePupil.page, { enrolment: ask.scope.id, pupil: found.of.pupilId }), {
      told: 'The evidence is no longer linked to the pupil.',
    });
  },
});

export const evidenceRoutes: readonly Route[] = [finding, link, unlink];
