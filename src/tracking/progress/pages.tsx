import { Empty, inSentence, Page, plural, SideNote, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { MeasureChips, NoMeasure } from '../measure-chips.tsx';
import { Drifted, Groups, Targets, type ProgressChosen } from './cards.tsx';

type ProgressProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  measures: readonly Readonly<{ id: string; title: string }>[];
  chosen: ProgressChosen | null;
  outside: boolean;
}>;

/** Progress from the same start: target pupils, each group of the school, and what a low start alone would bring. */
export const ProgressPage = ({ frame, enrolment, measures, chosen, outside }: ProgressProps) => (
  <Page
    frame={frame}
    title="Progress from the same start"
    lead={
      chosen === null || chosen.found === null
        ? 'How far pupils came beside others who began where they did.'
        : `${plural(chosen.found.inputs.pupils.length, 'pupil')} with a result in ${inSentence(chosen.title)} in ${chosen.found.inputs.points.map(({ label }) => label).join(' and ')}.`
    }
    crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: enrolment.id }) }]}
    aside={
      <SideNote title="Read with care">
        <p>
          A start is measured with some error, so a group that starts behind looks a little worse here than it is, and
          one that starts ahead a little better.
        </p>
        <p>
          A small group’s own mean is mostly chance. It is drawn towards the middle, the fewer its pupils the further,
          so that no group is named for luck.
        </p>
        <p>Groups overlap: the rows cannot be added up. Groups chosen by a result are not ranked by it.</p>
      </SideNote>
    }
  >
    {chosen === null ? (
      <NoMeasure />
    ) : (
      <>
        <MeasureChips path={paths.tracking.progress} enrolment={enrolment} measures={measures} current={chosen.id} />
        {chosen.found === null ? (
          <Empty title="There is no result after the work yet.">
            Progress is told when pupils have a result before and one after.
          </Empty>
        ) : (
          <>
            <Targets found={chosen.found} isWithheld={chosen.isWithheld} />
            {chosen.isWithheld ? null : <Drifted found={chosen.found} />}
            <Groups chosen={chosen} found={chosen.found} outside={outside} />
          </>
        )}
      </>
    )}
  </Page>
);
