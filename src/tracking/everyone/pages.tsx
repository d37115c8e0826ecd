import { inSentence, Page, plural, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import { MeasureChips, NoMeasure } from '../measure-chips.tsx';
import { Levels, Paid, Shares } from './cards.tsx';
import { GapCard } from './gap-card.tsx';
import { National } from './national.tsx';
import type { EveryoneProps } from './types.ts';

/** The same measures for all pupils, beside the national level: what target pupils gained must not be what others lost. */
export const EveryonePage = (props: EveryoneProps) => {
  const { frame, enrolment, measures, chosen, outside, problems } = props;
  return (
    <Page
      frame={frame}
      title="Impact on everyone"
      lead={
        chosen === null
          ? 'The same measures for all pupils.'
          : `${plural(chosen.working.pupils, 'pupil')} with a result in ${inSentence(chosen.inputs.measure.title)}.`
      }
      crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: enrolment.id }) }]}
      problems={problems}
      aside={
        chosen === null ? undefined : (
          <>
            <National chosen={chosen} props={props} />
            <SideNote title="Read with care">
              <p>
                Pupils join and leave, so the pupils of one point are not quite those of another. The changes above are
                of pupils with both results.
              </p>
              <p>A national figure is of its own year and population; both are named.</p>
            </SideNote>
          </>
        )
      }
    >
      {chosen === null ? (
        <NoMeasure />
      ) : (
        <>
          <MeasureChips path={paths.tracking.everyone} enrolment={enrolment} measures={measures} current={chosen.id} />
          <Levels chosen={chosen} outside={outside} />
          <GapCard chosen={chosen} outside={outside} />
          <Shares chosen={chosen} outside={outside} />
          <Paid chosen={chosen} outside={outside} />
        </>
      )}
    </Page>
  );
};
