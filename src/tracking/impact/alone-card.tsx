import { fewestUnderMean } from '#platform/disclosure';
import { Card, Strength } from '#platform/kit';
import { paths } from '#paths';
import { aloneOf, ratioOf, ratioWords } from '../finding/alone.ts';
import { driftAlone } from '../finding/drift.ts';
import { designOf } from '../finding/designs.ts';
import type { Worked } from './asking.ts';

/** Where nobody is compared: what expected growth and the pupils' own earlier pace say, with their weaker label. */
export const AloneCard = ({ worked, outside }: Readonly<{ worked: Worked; outside: boolean }>) => {
  const { inputs, series, working } = worked;
  if (working.beyond !== null) return null;
  const found = aloneOf(inputs, series.scale.key).filter(({ n }) => !outside || n >= fewestUnderMean);
  const ratio = ratioOf(inputs, series.scale.kind);
  const shownRatio = ratio !== null && (!outside || ratio.n >= fewestUnderMean) ? ratio : null;
  const drift = found.length === 0 ? null : driftAlone(inputs, series.scale.key);
  if (found.length === 0 && shownRatio === null) return null;
  return (
    <Card
      title="Without like pupils"
      subtitle="What can be said where nobody is compared. It says less than a comparison, however clear."
    >
      {found.map(({ design, n, words, claim }) => (
        <div>
          <h3>{words.finding}</h3>
          <p>{words.meaning}</p>
          <p>
            <Strength level={claim.level} />
          </p>
          <p class="wm-sub">
            {designOf(design).title}, {n} pupils. {words.caution}{' '}
            <a class="govuk-link" href={`${paths.tracking.methods}#${designOf(design).method}`}>
              How this is worked out
            </a>
          </p>
        </div>
      ))}
      {drift === null ? null : (
        <p>
          {drift}{' '}
          <a class="govuk-link" href={`${paths.tracking.methods}#regression-to-mean`}>
            Why
          </a>
        </p>
      )}
      {shownRatio === null ? null : <p>{ratioWords(shownRatio)}</p>}
    </Card>
  );
};
