import { field, numberIn } from '#platform/form';
import { bytes, notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { teamOf, workScope } from '#pupils';
import { doing, type Asked } from '../../asking.ts';
import { noted } from '../../edit/actions.ts';
import { by, linkOf, workshopAsked, workshopList, type Found } from '../asking.ts';
import { offeredOf } from '../door/store.ts';
import { listSheet } from '../list/sheet.ts';
import { makeLink } from './actions.ts';
import { PosterPage } from './poster-page.tsx';
import { closeLink, openLink } from './store.ts';

const there = (ask: Asked, { provision, workshop }: Found) =>
  href(paths.provision.workshop, { enrolment: ask.scope.id, provision: provision.id, workshop: workshop.id });

const told = {
  open: 'The link is open. Print the poster, or send the link home.',
  'open-again': 'The link is open again.',
  new: 'There is a new link. The old one opens nothing any more: print the poster again.',
  close: 'Sign-up by the link is closed.',
} as const;
type Act = keyof typeof told;

/** What a press asks for of the link as the page showed it; null when a colleague pressed meanwhile and it makes no sense any more. */
const press = async (ask: Asked, { workshop }: Found, act: Act): Promise<boolean> => {
  if (act === 'close') return closeLink(ask.db, workshop.id, by(ask));
  const linkNo = act === 'open-again' ? workshop.linkNo : numberIn(field(ask.form, 'link')) + 1;
  if (linkNo < 1 || (act !== 'open-again' && linkNo !== workshop.linkNo + 1)) return false;
  // What was opened once is opened again as it is, wherever it was made.
  return act === 'open-again' && workshop.linkHash !== null
    ? openLink(ask.db, { id: workshop.id, linkNo }, workshop.linkHash, by(ask))
    : makeLink({ db: ask.db, dataDir: ask.site.dataDir }, { id: workshop.id, linkNo }, by(ask));
};

const isAct = (text: string): text is Act => Object.hasOwn(told, text);

const change = route({
  name: 'provision.workshop-link',
  method: 'POST',
  path: paths.provision.workshopLink,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    const act = field(ask.form, 'act');
    if (found === null || !isAct(act)) return notFound;
    if (found.workshop.calledOffBecause !== null)
      return redirect(there(ask, found), { told: 'This session is called off.' });
    if (!(await press(ask, found, act)))
      return redirect(there(ask, found), { told: 'A colleague changed the link first: here it is.' });
    await noted(doing(ask), act === 'close' ? 'provision.link-closed' : 'provision.link-opened', {
      workshop: found.workshop.id,
    });
    return redirect(there(ask, found), { told: told[act] });
  },
});

const poster = route({
  name: 'provision.workshop-poster',
  method: 'GET',
  path: paths.provision.workshopPoster,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    const link = found === null ? null : await linkOf(ask, found.workshop);
    if (found === null || link === null) return notFound;
    const offer = await offeredOf(ask.db, found.workshop.id);
    return page(PosterPage({ frame: ask.frame, enrolment: ask.scope.id, offer, link }));
  },
});

const list = route({
  name: 'provision.workshop-list',
  method: 'GET',
  path: paths.provision.workshopList,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const found = await workshopAsked(ask);
    if (found === null) return notFound;
    const { places, childOf } = await workshopList(ask, found.workshop, 'workshop list');
    await noted(doing(ask), 'provision.workshop-list-taken', { workshop: found.workshop.id, parents: places.length });
    return bytes({
      type: 'text/csv; charset=utf-8',
      body: `\ufeff${listSheet(places, childOf)}`,
      name: `Workshop ${found.workshop.heldOn}.csv`,
    });
  },
});

export const workshopLinkRoutes: readonly Route[] = [change, poster, list];
