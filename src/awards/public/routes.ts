import { system } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { bytes, json, notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { awardStatus, awardStatuses, readNumber } from '../award/rules.ts';
import { qrSvg } from '../certificate.ts';
import { bakePng } from '../credential/bake-png.ts';
import { bakeSvg } from '../credential/bake-svg.ts';
import { didDocument } from '../credential/did.ts';
import { issueStatusList } from '../credential/status-list.ts';
import { badgePng, badgeSvg, type Badge } from '../drawing/badge.ts';
import { awardUrl, yearsOf } from '../issue/actions.ts';
import { signerOf } from '../key/actions.ts';
import { findBody, listPublicKeys, originAsked, raisedPlaces } from '../key/store.ts';
import { AwardPage } from './pages.tsx';
import { findCertificate, findCredential, findPublicAward, type PublicAward } from './store.ts';

const open = { who: { kind: 'public' }, method: 'GET', isOpen: true } as const;

/** Answers for the award named in the address, as everybody may read it. */
const withAward = (answer: (ask: Ask, award: PublicAward) => Promise<Answer>) => async (ask: Ask) => {
  const award = await findPublicAward(ask.db, readNumber(ask.params['award'] ?? ''));
  return award === null ? notFound : answer(ask, award);
};

/** After its end a badge says so before anything else. */
const badgeOf = (award: PublicAward, today: string): Badge => {
  const status = awardStatus(award, today);
  const isHeld = status === 'current' || status === 'expiring';
  const word = isHeld ? null : awardStatuses[status].word;
  return { title: award.schemeTitle, school: award.schoolName, years: yearsOf(award), word };
};

const purposes = { revocation: 'withdrawn', suspension: 'suspended' } as const;

const papers: readonly Route[] = [
  route({
    ...open,
    name: 'awards.credential',
    path: paths.awards.credential,
    handle: withAward(async ({ db }, award) => {
      const body = await findCredential(db, award.id);
      const name = `credential-${award.number}.json`;
      const type = 'application/json; charset=utf-8';
      return body === null ? notFound : bytes({ type, body, name, isInline: true, open: true });
    }),
  }),
  route({
    ...open,
    name: 'awards.certificate',
    path: paths.awards.certificate,
    handle: withAward(async ({ db }, award) => {
      if (award.state !== 'held') {
        const told = `This award is ${award.state}, so its certificate is not given out.`;
        return redirect(href(paths.awards.page, { award: award.number }), { told });
      }
      const body = await findCertificate(db, award.id);
      const name = `certificate-${award.number}.pdf`;
      return body === null ? notFound : bytes({ type: 'application/pdf', body, name });
    }),
  }),
  route({
    ...open,
    name: 'awards.badge-svg',
    path: paths.awards.badgeSvg,
    handle: withAward(async ({ db, now }, award) => {
      const credential = await findCredential(db, award.id);
      if (credential === null) return notFound;
      const body = bakeSvg(badgeSvg(badgeOf(award, londonDay(now))), credential);
      return bytes({ type: 'image/svg+xml; charset=utf-8', body, name: 'badge.svg', isInline: true, open: true });
    }),
  }),
  route({
    ...open,
    name: 'awards.badge-png',
    path: paths.awards.badgePng,
    handle: withAward(async ({ db, now }, award) => {
      const credential = await findCredential(db, award.id);
      if (credential === null) return notFound;
      const body = bakePng(badgePng(badgeOf(award, londonDay(now))), credential);
      return bytes({ type: 'image/png', body, name: 'badge.png', isInline: true, open: true });
    }),
  }),
];

export const publicRoutes: readonly Route[] = [
  route({
    ...open,
    name: 'awards.page',
    path: paths.awards.page,
    handle: withAward(async ({ frame, now, site }, award) => {
      const url = awardUrl(award);
      const base = award.origin === site.origin ? '' : award.origin;
      const qr = `data:image/svg+xml;base64,${Buffer.from(await qrSvg(url)).toString('base64')}`;
      return page(AwardPage({ frame, award, now, today: londonDay(now), qr, url, base }));
    }),
  }),
  ...papers,
  route({
    ...open,
    name: 'awards.did',
    path: paths.awards.did,
    handle: async ({ db, params, site, host }) => {
      const body = await findBody(db, { slug: params['body'] ?? '' });
      if (body === null) return notFound;
      const origin = await originAsked(db, body.id, host, site.origin);
      return json(didDocument(origin, body.slug, await listPublicKeys(db, body.id)), { open: true });
    },
  }),
  route({
    ...open,
    name: 'awards.status-list',
    path: paths.awards.statusList,
    // Signing reads a secret as the system: one transaction of its own, and none around it.
    isAlone: true,
    handle: ({ database, params, site, host, now }) =>
      database.asActor(system('awards.status-list'), async (asSystem) => {
        const purpose = params['purpose'];
        const body = await findBody(asSystem, { slug: params['body'] ?? '' });
        if (body === null || (purpose !== 'revocation' && purpose !== 'suspension')) return notFound;
        const raised = await raisedPlaces(asSystem, body.id, purposes[purpose]);
        const origin = await originAsked(asSystem, body.id, host, site.origin);
        const { signer } = await signerOf(asSystem, body, origin, site.dataDir, now);
        const list = await issueStatusList({ origin, slug: body.slug, purpose, raised }, signer, now);
        return json(list, { open: true });
      }),
  }),
];
