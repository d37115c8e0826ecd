import { classes } from '../govuk/params.ts';
import { GovukSkipLink } from '../govuk/links.tsx';
import { Icon, WayMarker } from '../icon.tsx';
import { safeHref } from '../words/address.ts';
import type { Frame, NavLink } from './frame.ts';
import { paths } from '#paths';

type FrameProps = Readonly<{ frame: Frame }>;

const Links = ({ links }: Readonly<{ links: readonly NavLink[] }>) => (
  <ul class="wm-nav__list">
    {links.map((link) => (
      <li>
        <a class="wm-nav__link" href={safeHref(link.href)} aria-current={link.current ? 'page' : undefined}>
          {link.text}
        </a>
      </li>
    ))}
  </ul>
);

const Who = ({ frame, person }: FrameProps & Readonly<{ person: NonNullable<Frame['person']> }>) => (
  <div class="wm-who">
    <details class="wm-who__menu">
      <summary class="wm-who__summary">
        <span class="wm-who__words">
          <strong class="wm-who__name">{person.name}</strong>
          <span class="wm-who__place">{person.place}</span>
        </span>
        <span class="wm-initials" aria-hidden="true">
          {person.initials}
        </span>
        <span class="govuk-visually-hidden">: your account</span>
      </summary>
      <div class="wm-who__panel">
        <Account frame={frame} person={person} />
      </div>
    </details>
  </div>
);

const Account = ({ frame, person }: FrameProps & Readonly<{ person: NonNullable<Frame['person']> }>) => (
  <>
    {person.role === null ? null : <p class="wm-who__role">Acting as {person.role}</p>}
    {person.membershipCount > 1 ? (
      <a class="govuk-link" href={paths.chooseRole}>
        Switch role
      </a>
    ) : null}
    <a class="govuk-link" href={paths.notices.list}>
      Notices
    </a>
    <a class="govuk-link" href={paths.account.home}>
      Your account
    </a>
    <form action={paths.signOut} method="post" class="wm-who__out">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <button type="submit" class="wm-link-button">
        Sign out
      </button>
    </form>
  </>
);

/** Logo, the role's own links, the person and the place. On a phone a Menu link leads to the same links at the foot. */
export const Header = ({ frame }: FrameProps) => (
  <>
    <GovukSkipLink href="#main" text="Skip to main content" />
    <header class="wm-header">
      <div class="wm-header__in">
        <a class="wm-logo" href={paths.home}>
          <WayMarker />
          <span class="wm-logo__name">Waymark</span>
        </a>
        <nav class="wm-nav" id="nav" aria-label="Main">
          <Links links={frame.nav} />
        </nav>
        {frame.person === null ? (
          <div class="wm-who">
            <a class="govuk-button govuk-button--secondary wm-button--small" href={paths.signIn.page}>
              Sign in
            </a>
          </div>
        ) : (
          <Who frame={frame} person={frame.person} />
        )}
        <a class="wm-menu-button" href="#site-menu" data-menu="nav">
          <Icon name="menu" />
          Menu
        </a>
      </div>
    </header>
  </>
);

/** The head of a page that somebody without an account reads on a tablet that may be another's: nothing leads away from it. */
export const PlainHeader = () => (
  <>
    <GovukSkipLink href="#main" text="Skip to main content" />
    <header class="wm-header">
      <div class="wm-header__in">
        <span class="wm-logo">
          <WayMarker />
          <span class="wm-logo__name">Waymark</span>
        </span>
      </div>
    </header>
  </>
);

/** The same links at the foot, where the Menu button goes on a phone without script. Not shown on wide screens. */
export const FootMenu = ({ frame }: FrameProps) => (
  <nav class="wm-foot-menu" id="site-menu" aria-label="Menu">
    <Links links={frame.nav} />
    {frame.person === null ? (
      <a class="wm-nav__link" href={paths.signIn.page}>
        Sign in
      </a>
    ) : (
      <div class="wm-foot-menu__who">
        <p class="wm-foot-menu__name">
          <strong>{frame.person.name}</strong>, {frame.person.place}
        </p>
        <Account frame={frame} person={frame.person} />
      </div>
    )}
  </nav>
);

const themes = [
  ['system', 'As this device'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

const ThemeChoice = ({ frame }: FrameProps) => (
  <form class="wm-theme" action={paths.theme} method="post">
    <input type="hidden" name="csrf" value={frame.csrf} />
    <input type="hidden" name="return" value={frame.path} />
    <span class="wm-theme__legend" id="theme-legend">
      Colours
    </span>
    {themes.map(([theme, words]) => (
      <button
        type="submit"
        name="theme"
        value={theme}
        class={classes('wm-theme__choice', frame.theme === theme && 'is-current')}
        aria-pressed={frame.theme === theme ? 'true' : 'false'}
        aria-describedby="theme-legend"
      >
        {words}
      </button>
    ))}
  </form>
);

export const Footer = ({ frame }: FrameProps) => (
  <footer class="wm-footer">
    <div class="wm-footer__in">
      <p class="wm-footer__line">{frame.footer}</p>
      <ul class="wm-footer__links">
        {(
          [
            ['Help', paths.help],
            ['Accessibility', paths.accessibility],
            ['Privacy', paths.privacy],
          ] as const
        ).map(([text, href]) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <ThemeChoice frame={frame} />
      {frame.isDemo ? <p class="wm-footer__demo">Demonstration: no person and no school here is real.</p> : null}
    </div>
  </footer>
);
