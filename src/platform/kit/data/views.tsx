import { safeHref } from '../words/address.ts';

type ViewLink = Readonly<{ text: string; href: string; current: boolean }>;

/** Ways to look at the same thing, each a page of its own: they look like tabs and are links. */
export const Views = ({ label, views }: Readonly<{ label: string; views: readonly ViewLink[] }>) => (
  <nav class="wm-views" aria-label={label}>
    <ul class="wm-views__list">
      {views.map((view) => (
        <li>
          <a class="wm-views__link" href={safeHref(view.href)} aria-current={view.current ? 'page' : undefined}>
            {view.text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
