import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../form/notices.tsx';
import type { Problems } from '../form/problems.ts';
import { GovukBackLink, GovukBreadcrumbs, type Crumb } from '../govuk/links.tsx';
import { classes, isSaid, type Words } from '../govuk/params.ts';
import { Icon } from '../icon.tsx';
import { TrailStrip } from '../journey/trail-strip.tsx';
import { asset } from './assets.ts';
import type { Frame } from './frame.ts';
import { paths } from '#paths';
import { FootMenu, Footer, Header, PlainHeader } from './header.tsx';
import { SectionNav } from './section-nav.tsx';

type PageProps = Readonly<{
  frame: Frame;
  /** The page's one heading, and the name of its tab. */
  title: string;
  /** The state of things, in one sentence under the heading. */
  lead?: Words;
  /** A line above the heading: which award, which question of how many. */
  eyebrow?: Words;
  /** At most two buttons; one of them filled. */
  actions?: Words;
  /** Figures, dates and notes beside the main column. */
  aside?: Words;
  /** What was wrong with the form on this page; shown on top, each linked to its field. */
  problems?: Problems;
  /** The way up: `{text: 'Initial audit', href}` in order, the page itself left out. */
  crumbs?: readonly Crumb[] | undefined;
  back?: Readonly<{ text?: string; href: string }> | undefined;
  /** Everything in the measure of one column of text: forms, long reading. */
  narrow?: boolean | undefined;
  /** Two columns of cards need no more room than they have; `wide` is for calendars and matrices that do. */
  wide?: boolean | undefined;
  /** Larger text: public, family and tablet pages. */
  roomy?: boolean | undefined;
  /** The page draws its own head (an award's panel, an error) and holds its own h1. */
  bare?: boolean | undefined;
  /** What stands at the right of the line at the head of the printed page, in place of the framework's version. */
  printLine?: string | undefined;
  /** For a pupil or a family with a code, perhaps on a teacher's tablet: no menu, no account, no way elsewhere; in no search engine. */
  plain?: boolean | undefined;
  /** Scripts of the page's own step, by their built name. */
  scripts?: readonly string[] | undefined;
  children?: ComponentChildren;
}>;

// The session rules of `people` say the same; warning.test.tsx there holds them together.
const idle = { 'data-idle-minutes': 30, 'data-warn-minutes': 3, 'data-extend': paths.session.extend };

const Head = ({ frame, title, problems, scripts, plain }: PageProps) => (
  <head>
    <meta charset="utf-8" />
    <title>{`${problems?.length ? 'Error: ' : ''}${title === 'Waymark' ? title : `${title} – Waymark`}`}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content={frame.theme === 'system' ? 'light dark' : frame.theme} />
    <meta name="theme-color" content="#0b5351" />
    {plain ? <meta name="robots" content="noindex, nofollow" /> : null}
    <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
    <link rel="stylesheet" href={asset('waymark.css')} />
    <script type="module" src={asset('waymark.js')} />
    {(scripts ?? []).map((name) => (
      <script type="module" src={asset(name)} />
    ))}
  </head>
);

const Told = ({ told }: Readonly<{ told: string | null }>) =>
  told === null ? null : (
    <div class="wm-alert wm-alert--success wm-told" role="status">
      <Icon name="tick" />
      <p class="wm-alert__words">
        <strong>{told}</strong>
      </p>
    </div>
  );

const Heading = ({ title, lead, eyebrow, actions }: PageProps) => (
  <div class="wm-heading">
    <div class="wm-heading__words">
      {isSaid(eyebrow) ? <p class="wm-eyebrow">{eyebrow}</p> : null}
      <h1 class="wm-h1">{title}</h1>
      {isSaid(lead) ? <p class="wm-lead">{lead}</p> : null}
    </div>
    {isSaid(actions) ? <div class="wm-heading__actions govuk-button-group">{actions}</div> : null}
  </div>
);

/** A whole page: header, trail strip, heading, main column, side column, footer. */
export const Page = (props: PageProps) => {
  const { frame, back, crumbs, problems, aside, children } = props;
  return (
    <html lang="en-GB" data-theme={frame.theme === 'system' ? undefined : frame.theme}>
      <Head {...props} />
      <body class={classes('wm-body', props.roomy && 'wm-body--roomy')} {...(frame.person === null ? {} : idle)}>
        {props.plain ? <PlainHeader /> : <Header frame={frame} />}
        {frame.strip === null ? null : <TrailStrip {...frame.strip} />}
        {frame.section === null ? null : <SectionNav {...frame.section} />}
        <p class="wm-print-head" aria-hidden="true">
          <strong>{frame.person?.place ?? 'Waymark'}</strong> <span>{props.printLine ?? frame.footer}</span>
        </p>
        <div class={classes('wm-page', props.wide && 'wm-page--wide', props.narrow && 'wm-page--narrow')}>
          {crumbs?.length ? <GovukBreadcrumbs items={crumbs} /> : null}
          {back === undefined ? null : (
            <nav aria-label="Back">
              <GovukBackLink href={back.href} text={back.text} />
            </nav>
          )}
          <main class="wm-main" id="main" tabIndex={-1}>
            <Told told={frame.told} />
            <ErrorSummary problems={problems} />
            {props.bare ? null : <Heading {...props} />}
            {isSaid(aside) ? <TwoColumns aside={aside}>{children}</TwoColumns> : <div class="wm-flow">{children}</div>}
          </main>
        </div>
        {props.plain ? null : <FootMenu frame={frame} />}
        <Footer frame={frame} />
      </body>
    </html>
  );
};

/** Main column and side column; one under the other below 900. */
export const TwoColumns = ({ aside, children }: Readonly<{ aside: Words; children: ComponentChildren }>) => (
  <div class="wm-columns">
    <div class="wm-columns__main wm-flow">{children}</div>
    <div class="wm-columns__aside wm-flow">{aside}</div>
  </div>
);

/** Cards of equal right side by side, as many as fit. */
export const Grid = ({ children, of = 2 }: Readonly<{ children: ComponentChildren; of?: 2 | 3 | 4 }>) => (
  <div class={`wm-grid wm-grid--${of}`}>{children}</div>
);
