import { Icon } from '../icon.tsx';
import { safeHref } from '../words/address.ts';
import type { Frame, NavLink } from './frame.ts';

type Section = NonNullable<Frame['section']>;

const Links = ({ links }: Readonly<{ links: readonly NavLink[] }>) => (
  <ul class="wm-section__list">
    {links.map((link) => (
      <li>
        <a class="wm-section__link" href={safeHref(link.href)} aria-current={link.current ? 'page' : undefined}>
          {link.text}
        </a>
      </li>
    ))}
  </ul>
);

/** The pages of one section, one beside the other; on a phone folded under the name of the page that is shown. */
export const SectionNav = ({ title, links }: Section) => (
  <nav class="wm-section" aria-label={`In this section: ${title}`}>
    <div class="wm-section__wide">
      <Links links={links} />
    </div>
    <details class="wm-section__narrow">
      <summary class="wm-section__summary">
        <span>
          {title}
          {links.some(({ current }) => current) ? (
            <>
              : <strong>{links.find(({ current }) => current)?.text}</strong>
            </>
          ) : null}
        </span>
        <Icon name="down" />
      </summary>
      <Links links={links} />
    </details>
  </nav>
);
