import {
  Card,
  DataTable,
  Empty,
  Grid,
  mediumDate,
  Page,
  PostButton,
  range,
  signed,
  Tag,
  type Frame,
} from '#platform/kit';
import { SeenFigure } from '#platform/disclosure';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { groupTitle } from './words.ts';
import { namedOf } from './rules.ts';
import { fewestSimilar } from './similar.ts';
import type { Audience, HeldYear, Spell } from './store.ts';

type SharingProps = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  spells: readonly Spell[];
  held: HeldYear | null;
  /** The head alone decides. */
  mayDecide: boolean;
}>;

const audience = (enrolment: Enrolment) =>
  ({
    body: {
      title: `With ${enrolment.bodyName}`,
      means:
        'They add your yearly figures to those of other schools. Once you have submitted, they may read your school’s name beside the figures below.',
      begin: 'Share with the awarding body',
      end: 'Stop sharing with the awarding body',
    },
    'similar-schools': {
      title: 'With similar schools',
      means: `Your figures count, without your name, in what similar schools that share theirs read; and you read where you stand among them, once there are ${fewestSimilar}.`,
      begin: 'Share with similar schools',
      end: 'Stop sharing with similar schools',
    },
  }) as const satisfies Record<Audience, unknown>;

const Choice = ({ frame, enrolment, spells, mayDecide, of }: SharingProps & Readonly<{ of: Audience }>) => {
  const words = audience(enrolment)[of];
  const open = spells.find(({ withWhom, endedAt }) => withWhom === of && endedAt === null);
  const action = href(open === undefined ? paths.tracking.beginSharing : paths.tracking.endSharing, {
    enrolment: enrolment.id,
  });
  return (
    <Card
      title={words.title}
      note={
        <Tag kind={open === undefined ? 'not-started' : 'done'}>{open === undefined ? 'Not shared' : 'Shared'}</Tag>
      }
    >
      <p>{words.means}</p>
      {open === undefined ? null : (
        <p class="wm-sub">
          Since {mediumDate(open.begunAt)}, by {open.begunBy}.
        </p>
      )}
      {mayDecide ? (
        <PostButton frame={frame} action={action} fields={{ with: of }} kind={open === undefined ? 'primary' : 'quiet'}>
          {open === undefined ? words.begin : words.end}
        </PostButton>
      ) : (
        <p>Your senior leader decides this.</p>
      )}
      {of === 'similar-schools' && open !== undefined ? (
        <p>
          <a href={href(paths.tracking.similar, { enrolment: enrolment.id })}>See where you stand</a>
        </p>
      ) : null}
    </Card>
  );
};

const Seen = ({ enrolment, held }: Readonly<{ enrolment: Enrolment; held: HeldYear | null }>) => {
  if (held === null)
    return (
      <Card title="What would be read">
        <Empty title="The figures of this year have not been made yet.">
          They are made within minutes of sharing, and the morning after you submit. This page then shows what others
          read.
        </Empty>
      </Card>
    );
  const named = namedOf(held.summary);
  return (
    <Card
      title={`What ${enrolment.bodyName} would read beside your name`}
      subtitle={`${held.year}, made ${mediumDate(held.madeAt)}. Groups of few pupils are hidden, and so is what would give one away.`}
      flush
    >
      <DataTable
        caption="Figures as they leave the school"
        rows={[
          { what: 'Pupils on roll', cell: <SeenFigure of={named.pupils} /> },
          { what: 'Target pupils', cell: <SeenFigure of={named.targets} /> },
          ...named.groups.map(({ key, pupils }) => ({ what: groupTitle(key), cell: <SeenFigure of={pupils} /> })),
          ...named.measures.map((one) => ({
            what: `${one.title}: extra gain in standard deviations`,
            cell:
              one.effect.kind === 'shown' ? (
                `${signed(one.effect.n, 2)} (${range(one.low ?? 0, one.high ?? 0, 2)})`
              ) : (
                <SeenFigure of={one.effect} />
              ),
          })),
          { what: 'Cost of provision for a pupil', cell: named.band },
        ]}
        empty="There is nothing to show."
        columns={[
          { head: 'What', isRowHead: true, cell: (row) => row.what },
          { head: 'As they read it', numeric: true, cell: (row) => row.cell },
        ]}
      />
    </Card>
  );
};

/** The head's page: who may count the school's yearly figures, what they would read, and since when. */
export const SharingPage = (props: SharingProps) => (
  <Page
    frame={props.frame}
    title="Sharing yearly figures"
    lead="Counts and effects of the whole school, never a pupil. You may stop at any time; each change stands in your trail."
    back={{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: props.enrolment.id }) }}
  >
    <Grid>
      <Choice {...props} of="body" />
      <Choice {...props} of="similar-schools" />
    </Grid>
    <Seen enrolment={props.enrolment} held={props.held} />
    {props.spells.some(({ endedAt }) => endedAt !== null) ? (
      <Card title="Shared before" flush>
        <DataTable
          caption="Ended spells of sharing"
          rows={props.spells.filter(({ endedAt }) => endedAt !== null)}
          empty="None."
          columns={[
            { head: 'With', isRowHead: true, cell: (one) => audience(props.enrolment)[one.withWhom].title },
            { head: 'From', cell: (one) => `${mediumDate(one.begunAt)}, ${one.begunBy}` },
            {
              head: 'To',
              cell: (one) => (one.endedAt === null ? '' : `${mediumDate(one.endedAt)}, ${one.endedBy ?? ''}`),
            },
          ]}
        />
      </Card>
    ) : null}
  </Page>
);
