import { Card, Facts, list, money, plural, SideNote } from '#platform/kit';
import { pieces, pieceWords, type Scheme, type Workload } from '../rules.ts';

const Contents = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card title={scheme.words.standard.many}>
    <ul class="govuk-list">
      {scheme.standards.map((standard) => (
        <li>
          <a class="govuk-link" href={`#standard-${standard.code}`}>
            {standard.code}. {standard.name}
          </a>
        </li>
      ))}
    </ul>
  </Card>
);

const bandWords = (scheme: Scheme, index: number): string => {
  const upTo = scheme.fees.bands[index]?.upToPupils;
  const from = scheme.fees.bands[index - 1]?.upToPupils;
  if (upTo !== null && upTo !== undefined) return `Up to ${upTo} pupils`;
  return from === null || from === undefined ? 'Every school' : `More than ${from} pupils`;
};

/** What the award asks of one person's time, for one of each. */
const Time = ({ workload }: Readonly<{ workload: Workload }>) => (
  <Card title="Time asked of one person">
    <Facts
      items={pieces
        .filter((piece) => workload[piece] > 0)
        .map((piece) => ({
          term: `One ${pieceWords[piece].one}`,
          fact: `about ${plural(workload[piece], 'minute')}`,
        }))}
    />
  </Card>
);

/** Beside the text: for whom, how long, what it costs, and where to find each standard. */
export const Aside = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <>
    <Card title="At a glance">
      <Facts
        items={[
          { term: 'For', fact: list(scheme.settings.map((each) => each.toLowerCase())) },
          {
            term: 'Routes',
            fact: scheme.routes.map((route) => `${route.name}, about ${plural(route.months, 'month')}`).join('; '),
          },
          { term: 'Reviews', fact: `${scheme.words.review.many}, at least ${scheme.reviews.atLeast}` },
          { term: 'Valid for', fact: plural(scheme.validity.months, 'month') },
          { term: 'Mid-term check', fact: `After ${plural(scheme.validity.midTermMonths, 'month')}` },
        ]}
      />
    </Card>
    <Card title="Fees">
      <Facts
        items={scheme.fees.bands.map((band, index) => ({ term: bandWords(scheme, index), fact: money(band.pounds) }))}
      />
      <p class="wm-sub">{scheme.fees.note}</p>
    </Card>
    {scheme.workload === null ? null : <Time workload={scheme.workload} />}
    <SideNote title="No averages">
      <p>
        Each {scheme.words.criterion.one.toLowerCase()} is judged by itself. Where several stand together the page shows
        how they spread and the lowest, for one weak place matters more than a good mean.
      </p>
    </SideNote>
    <Contents scheme={scheme} />
  </>
);
