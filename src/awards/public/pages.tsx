import { Card, clockTime, Icon, longDate, mediumDate, Page, type Frame, type IconName } from '#platform/kit';
import { href, paths } from '#paths';
import { awardStatus, awardStatuses, type AwardStatus } from '../award/rules.ts';
import { contourPaths } from '../drawing/contours.ts';
import { Check, Downloads } from './checking.tsx';
import type { AwardEvent, PublicAward } from './store.ts';

export type AwardPageProps = Readonly<{
  frame: Frame;
  award: PublicAward;
  now: Date;
  today: string;
  qr: string;
  url: string;
  /** Empty, or the older origin that the award keeps: its keys and lists are named after it. */
  base: string;
}>;

const icons = {
  current: 'tick',
  expiring: 'clock',
  lapsed: 'lock',
  suspended: 'warning',
  withdrawn: 'refused',
} as const satisfies Record<AwardStatus, IconName>;

/** The largest words on the page after the school's name: what holds today. */
const statusSentence = (award: PublicAward, today: string): string => {
  const status = awardStatus(award, today);
  switch (status) {
    case 'current':
    case 'expiring':
      return `Current until ${mediumDate(award.validUntil)}`;
    case 'lapsed':
      return `Lapsed on ${mediumDate(award.validUntil)}`;
    case 'suspended':
    case 'withdrawn':
      return `${awardStatuses[status].word} on ${mediumDate(award.stateSince ?? award.awardedOn)}`;
  }
};

/** One award: its live status, what it stands for, what happened to it, and how to check it without trusting this page. */
export const AwardPage = (props: AwardPageProps) => {
  const { frame, award } = props;
  return (
    <Page frame={frame} title={`${award.schoolName}: ${award.schemeTitle}`} bare roomy>
      <Hero {...props} />
      <div class="wm-columns">
        <div class="wm-columns__main wm-flow">
          <Card title="What this award says">
            <p>
              {award.schoolName} {award.statement}
            </p>
            <p>It asks: {award.criteria}</p>
            <p>
              <a
                class="govuk-link"
                href={href(paths.schemes.version, { scheme: award.scheme, version: award.schemeVersion })}
              >
                Read what this award asks
              </a>{' '}
              in version {award.schemeVersion}, under which it was given.
            </p>
          </Card>
          <History {...props} />
        </div>
        <div class="wm-columns__aside wm-flow">
          <Check {...props} />
          <Downloads {...props} />
        </div>
      </div>
    </Page>
  );
};

const Hero = ({ award, today, now }: AwardPageProps) => {
  const status = awardStatus(award, today);
  return (
    <section class="wm-award" aria-labelledby="award-holder">
      <svg class="wm-award__contours" viewBox="0 0 1200 320" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        {contourPaths(1200, 320).map(({ d, isIndex }) => (
          <path d={d} class={isIndex ? 'is-index' : undefined} />
        ))}
      </svg>
      <div class="wm-award__words">
        <p class="wm-award__scheme">{award.schemeTitle}</p>
        <h1 class="wm-award__holder" id="award-holder">
          {award.schoolName}
        </h1>
        <p class="wm-award__by">
          {award.town === null ? '' : `${award.town}. `}Awarded by {award.bodyName} on {mediumDate(award.awardedOn)}.
        </p>
        <p class={`wm-award__status wm-award__status--${status}`}>
          <Icon name={icons[status]} />
          {statusSentence(award, today)}
        </p>
        {award.stateReason === null ? null : <p class="wm-award__reason">{award.stateReason}</p>}
        <p class="wm-award__checked">
          Status checked just now, {longDate(now)}, {clockTime(now)}
          {status === 'expiring' ? '. Its renewal is due.' : ''}
        </p>
      </div>
      <img
        class="wm-award__badge"
        src={href(paths.awards.badgeSvg, { award: award.number })}
        width="188"
        height="188"
        alt={`Badge of the ${award.schemeTitle}`}
      />
    </section>
  );
};

const happenings = {
  awarded: 'Awarded',
  issued: 'Signed and published',
  suspended: 'Suspended:',
  lifted: 'Suspension lifted:',
  withdrawn: 'Withdrawn:',
} as const satisfies Record<AwardEvent['kind'], string>;

const History = ({ award, today }: AwardPageProps) => (
  <Card title="History of this award">
    <ol class="wm-award-history">
      {award.events.map((event) => (
        <li>
          <span>{mediumDate(event.happenedAt)}</span>
          <span>
            <strong>{happenings[event.kind]}</strong> {event.says}
          </span>
        </li>
      ))}
      {awardStatus(award, today) === 'lapsed' ? (
        <li>
          <span>{mediumDate(award.validUntil)}</span>
          <span>
            <strong>Lapsed:</strong> its term ended and no renewal followed.
          </span>
        </li>
      ) : null}
    </ol>
    <p class="wm-sub">If an award is suspended or withdrawn, the date and the reason appear here and stay here.</p>
  </Card>
);
