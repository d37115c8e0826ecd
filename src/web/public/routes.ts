import { KitPage, type Frame } from '#platform/kit';
import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import type { VNode } from 'preact';
import { AccessibilityPage, HelpPage, PrivacyPage } from './help.tsx';

const open = (name: string, path: string, show: (frame: Frame) => VNode): Route =>
  route({
    name,
    method: 'GET',
    path,
    who: { kind: 'public' },
    isOpen: true,
    handle: async ({ frame }) => page(show(frame)),
  });

export const publicRoutes: readonly Route[] = [
  open('web.help', paths.help, (frame) => HelpPage({ frame })),
  open('web.accessibility', paths.accessibility, (frame) => AccessibilityPage({ frame })),
  open('web.privacy', paths.privacy, (frame) => PrivacyPage({ frame })),
  route({
    name: 'web.kit',
    method: 'GET',
    path: paths.kit,
    who: { kind: 'public' },
    handle: async ({ frame, site }) => (site.isDemonstration ? page(KitPage({ frame })) : notFound),
  }),
];
