import { SeenFigure } from '#platform/disclosure';
import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Facts,
  mediumDate,
  Page,
  PathOfSix,
  RangeLine,
  Rows,
  shortDate,
  SideNote,
  Strength,
  Sub,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { GovernorsView } from './reading.ts';
import {
  changeSentence,
  costSentence,
  effectWords,
  menuWords,
  pounds,
  whoSentence,
  worthWords,
  yearOf,
} from './words.ts';

type GovernorsProps = Readonly<{
  frame: Frame;
  enrolment: string;
  view: GovernorsView;
  mayOpen: (path: string) => boolean;
  refused?: boolean;
}>;

const Who = ({ view }: GovernorsProps) => (
  <Card
    title={whoSentence(view)}
    subtitle={`On ${mediumDate(view.today)}. A pupil who belongs to several groups is counted in each. Nothing recorded is not “no”.`}
    flush
  >
    <DataTable
      kept
      caption="Vulnerable groups and their size"
      rows={view.roll.groups}
      empty={<Empty title="No group has anybody in it yet.">Groups fill when the school brings its roll in.</Empty>}
      columns={[
        { head: 'Group', isRowHead: true, cell: ({ title }) => title },
        { head: 'Pupils', numeric: true, cell: ({ size }) => <SeenFigure of={size} /> },
      ]}
    />
  </Card>
);

const Doing = ({ view }: GovernorsProps) => (
  <Card title={costSentence(view)} subtitle="The cost of the whole planned run, the most costly first." flush>
    <DataTable
      caption="What we do and what it costs"
      rows={view.provision.slice(0, 12)}
      empty={<Empty title="No provision runs today.">What the school sets up stands here with its cost.</Empty>}
      columns={[
        {
          head: 'Provision',
          isRowHead: true,
          cell: ({ title, runBy }) => (
            <>
              {title}
              {runBy === '' ? null : <Sub>{runBy}</Sub>}
            </>
          ),
        },
        { head: 'Tier', cell: ({ menu }) => menuWords[menu] ?? menu },
        { head: 'Planned', numeric: true, cell: ({ pence }) => pounds(pence) },
        { head: 'From Pupil Premium', numeric: true, cell: ({ premiumPence }) => pounds(premiumPence) },
      ]}
    />
  </Card>
);

const Changed = ({ enrolment, view, mayOpen }: GovernorsProps) => (
  <Card
    title={changeSentence(view)}
    subtitle="Every measure that was declared before the work began, good or bad, with its likely range."
    link={
      mayOpen(paths.tracking.everyone)
        ? { text: 'The same for all pupils', href: href(paths.tracking.everyone, { enrolment }) }
        : undefined
    }
  >
    {view.measures.length === 0 ? (
      <Empty title="No measure is declared yet.">What the school will measure stands here once it is declared.</Empty>
    ) : (
      view.measures.map((measure, at) => (
        <div class="wm-flow">
          <h3 class="govuk-heading-s">{measure.finding}</h3>
          {measure.effect === null ? null : (
            <>
              <RangeLine id={`measure-${at}`} finding={measure.finding} effect={measure.effect} />
              <p class="wm-sub">{effectWords(measure)}. The upright line is no difference.</p>
            </>
          )}
          {measure.strength === null ? null : <Strength level={measure.strength} />}
          {measure.effect === null ? null : <p class="wm-sub">One pupil is worth {worthWords(measure)}.</p>}
        </div>
      ))
    )}
  </Card>
);

/** One page for governors: where we are, who our learners are, what we do, what changed, what to ask. No pupil is named. */
export const GovernorsPage = (props: GovernorsProps) => {
  const { frame, enrolment, view, refused } = props;
  return (
    <Page
      frame={{ ...frame, strip: null }}
      title="For governors"
      eyebrow={`${view.school}, ${view.award}`}
      lead={`${whoSentence(view)}. ${changeSentence(view)}.`}
      actions={
        <Button kind="quiet" icon="download" href={href(paths.governors.paper, { enrolment })}>
          One page to print
        </Button>
      }
      aside={
        <>
          <Card title="Next dates">
            {view.dates.length === 0 ? (
              <p>No date is set yet.</p>
            ) : (
              <Facts
                items={view.dates
                  .slice(0, 5)
                  .map(({ on, what }) => ({ term: shortDate(on), fact: what.split(':')[0] ?? what }))}
              />
            )}
          </Card>
          <Card title="Read more">
            <Rows
              rows={[
                {
                  title: 'What changed, measure by measure',
                  href: href(paths.tracking.home, { enrolment }),
                  icon: 'chart',
                },
                { title: 'What one pupil is worth', href: href(paths.learners.worth, { enrolment }), icon: 'person' },
                ...(view.hasStatement
                  ? [
                      {
                        title: 'Pupil Premium strategy statement',
                        href: href(paths.premium.read, { enrolment, year: yearOf(view.today) }),
                        icon: 'document',
                      } as const,
                    ]
                  : []),
                { title: 'The action plan', href: href(paths.plan.home, { enrolment }), icon: 'document' },
              ]}
            />
          </Card>
          <SideNote title="What is left out">
            <p>
              Groups of fewer than six pupils, of fewer than ten where belonging is sensitive, and whatever would give
              one of them away. Children in need or with a protection plan are not counted here. The safeguarding lead
              answers for them.
            </p>
          </SideNote>
        </>
      }
    >
      {refused ? (
        <Alert kind="refusal" title="The paper was not made." urgent>
          <p>Print this page from your browser instead; it holds the same. Try again later.</p>
        </Alert>
      ) : null}
      <PathOfSix steps={view.path} label={`The six steps of ${view.award}`} />
      <Who {...props} />
      <Doing {...props} />
      <Changed {...props} />
      <Card title="Questions to ask">
        <ol class="govuk-list govuk-list--number">
          {view.questions.map((question) => (
            <li>{question}</li>
          ))}
        </ol>
      </Card>
    </Page>
  );
};
