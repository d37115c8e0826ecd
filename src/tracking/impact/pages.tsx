import {
  Alert,
  Button,
  Card,
  Chips,
  Empty,
  list,
  mediumDate,
  Page,
  plural,
  TwoColumns,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Worked } from './asking.ts';
import { AloneCard } from './alone-card.tsx';
import { AllMeasures, BesideNote, CareNote, FeelNote, HowNote, UsesCard } from './aside.tsx';
import type { GroupRow } from './by-group.ts';
import { FoundCard } from './found-card.tsx';
import { periodOf } from './drawn.ts';
import { GroupsCard } from './groups-card.tsx';
import { LinesCard } from './lines-card.tsx';
import type { Around } from './store.ts';
import { isWithheld, spanWords } from './words.ts';

export type Use = Readonly<{ words: string; href: string | null }>;

export type ImpactProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string; cutOffAt: Date | null }>;
  all: readonly Worked[];
  chosen: Worked | null;
  rows: readonly GroupRow[];
  around: Around;
  uses: readonly Use[];
  outside: boolean;
  mayDeclare: boolean;
  mayEnter: boolean;
  mayPlan: boolean;
  mayPrint: boolean;
  /** Whether the reader is of the team, who may read what the school shares. */
  maySeeSharing: boolean;
  /** Whether the reader may see what a figure is made of: pupils by code. */
  mayCheck: boolean;
  mayHearPupils: boolean;
  /** The line at the head of the printed page. */
  printLine: string;
}>;

const years = (of: readonly string[]): string => {
  const sorted = of.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (sorted.length === 0) return '';
  return ` in ${sorted.length === 1 ? 'Year' : 'Years'} ${list(sorted)}`;
};

const lead = ({ chosen, around, outside }: ImpactProps): string => {
  if (chosen === null) return 'What is measured is declared first, so that no result is chosen afterwards.';
  const { target } = chosen.working;
  const span = spanWords(chosen.inputs);
  if (outside && isWithheld(chosen.working)) return span ?? '';
  if (outside && target.followed === 0) return 'No target pupil has a result before and after the work yet.';
  return `${plural(outside ? target.followed : target.listed, 'pupil')}${years(around.years)}${span === null ? '' : `, ${span}`}`;
};

const Figures = (props: ImpactProps & Readonly<{ chosen: Worked }>) => {
  const { chosen, enrolment, all, around, rows, uses, outside, mayPlan, mayEnter, mayCheck } = props;
  const { id } = chosen.series.measure;
  const at = { enrolment: enrolment.id };
  const baseline = chosen.inputs.points[chosen.inputs.baseline]?.on ?? null;
  const isHidden = outside && isWithheld(chosen.working);
  const isCompared = chosen.working.beyond !== null;
  return (
    <>
      {isHidden ? (
        <Card id={`measure-${id}`} title={`${chosen.inputs.measure.title}: hidden`}>
          <Alert kind="info" title="Hidden: fewer than 10 pupils stand behind it.">
            <p>A mean of few pupils would speak of each of them. The school’s own team sees the figure.</p>
          </Alert>
        </Card>
      ) : (
        <FoundCard
          worked={chosen}
          enrolment={enrolment.id}
          planHref={mayPlan ? href(paths.plan.add, at) : null}
          notObtainedBecause={around.notObtained.find((each) => each.id === id)?.because ?? null}
          outside={outside}
          mayCheck={mayCheck}
          link={
            mayEnter ? (
              <p class="wm-found__enter">
                <a class="govuk-link" href={href(paths.tracking.measure, { ...at, measure: id })}>
                  Enter results
                </a>
              </p>
            ) : null
          }
        />
      )}
      <TwoColumns
        aside={
          <>
            <AllMeasures all={all} enrolment={enrolment.id} chosen={id} outside={outside} />
            {isHidden ? null : <HowNote worked={chosen} enrolment={enrolment.id} mayCheck={mayCheck} />}
            {isHidden ? null : (
              <CareNote
                worked={chosen}
                outside={outside}
                changed={around.changedSince === 0 ? null : mayCheck ? href(paths.groups.choosing, at) : ''}
              />
            )}
            <UsesCard uses={uses} />
            {props.mayHearPupils ? <FeelNote enrolment={enrolment.id} /> : null}
            {props.maySeeSharing ? <BesideNote enrolment={enrolment.id} /> : null}
          </>
        }
      >
        {isHidden ? null : <AloneCard worked={chosen} outside={outside} />}
        {isHidden || chosen.working.target.withBaseline === 0 ? null : (
          <LinesCard worked={chosen} programme={periodOf(around)} outside={outside} />
        )}
        {isHidden || !isCompared || rows.length < 2 ? null : (
          <GroupsCard
            id={id}
            rows={rows}
            of={chosen.inputs.measure}
            on={baseline === null ? 'today' : mediumDate(baseline)}
          />
        )}
      </TwoColumns>
    </>
  );
};

const worth = ({ working }: Worked) => ((working.strength?.level ?? 0) >= 4 ? 'tick' : undefined);

/** What changed for the target pupils: one measure at a time, all of them beside it. */
export const ImpactPage = (props: ImpactProps) => {
  const { frame, enrolment, all, chosen, mayDeclare, outside } = props;
  const at = { enrolment: enrolment.id };
  return (
    <Page
      frame={frame}
      title="Impact on target pupils"
      lead={lead(props)}
      printLine={props.printLine}
      actions={
        <>
          {mayDeclare ? (
            <Button kind={all.length === 0 ? 'primary' : 'quiet'} href={href(paths.tracking.declare, at)}>
              Declare a measure
            </Button>
          ) : null}
          {props.mayEnter ? (
            <Button kind="quiet" href={href(paths.tracking.assessments, at)}>
              Assessments and results
            </Button>
          ) : null}
          {all.length === 0 || !props.mayPrint ? null : (
            <Button kind="quiet" href={href(paths.tracking.files, at, { measure: chosen?.series.measure.id })}>
              Print or download
            </Button>
          )}
        </>
      }
    >
      {chosen === null ? (
        <Empty title="No measure is declared yet.">
          The coordinator or the head declares what is measured and on which scale; then the team enters results for
          each pupil.
        </Empty>
      ) : (
        <>
          <Chips
            label="Measures"
            chips={all.map((each) => ({
              text: each.series.measure.title,
              href: href(paths.tracking.home, at, { measure: each.series.measure.id }),
              current: each === chosen,
              icon: outside && isWithheld(each.working) ? undefined : worth(each),
            }))}
          />
          <Figures {...props} chosen={chosen} />
        </>
      )}
    </Page>
  );
};
