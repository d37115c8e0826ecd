import {
  Button,
  Card,
  DataTable,
  Details,
  Empty,
  Form,
  Hidden,
  mediumDate,
  Page,
  plural,
  PostButton,
  Refusal,
  Select,
  SideNote,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { londonDay } from '#platform/clock';
import { href, paths } from '#paths';
import { Ahead, Past } from './lists.tsx';
import { mayAgree, monthsOffered, noticeDays } from './rules.ts';
import type { Erasure, Keeping, Leaver } from './store.ts';

export type KeepingProps = Readonly<{
  frame: Frame;
  enrolment: string;
  personId: string;
  keeping: Keeping;
  /** Null for those who neither lead the school nor coordinate nor lead on safeguarding. */
  erasures: readonly Erasure[] | null;
  leavers: readonly Leaver[];
  mayDecide: boolean;
  /** Somebody else of the school may agree to what this reader asked. */
  hasSecond: boolean;
  maySetPeriod: boolean;
  typed?: Readonly<Record<string, string>>;
  problems?: readonly Problem[];
  savedFirst?: boolean;
}>;

const monthWords = (months: number): string =>
  months % 12 === 0 ? plural(months / 12, 'year') : plural(months, 'month');
/** The field in which a reason for stopping this one is typed: each row has its own. */
export const stopField = (id: string): string => `because-${id}`;

const Period = ({ frame, enrolment, keeping, typed = {}, problems = [] }: KeepingProps) => (
  <Card title="For how long" id="period">
    <Form frame={frame} action={href(paths.held.period, { enrolment })}>
      <Hidden name="version" value={String(keeping.version)} />
      <Select
        name="months"
        label="Keep pupils after they left"
        hint="Your school keeps its own record elsewhere; here it is needed for the award"
        options={[...new Set([...monthsOffered, keeping.months])]
          .toSorted((a, b) => a - b)
          .map((months) => ({ value: String(months), text: monthWords(months) }))}
        value={typed['months'] ?? String(keeping.months)}
        problems={problems}
      />
      <Button kind="quiet">Set it</Button>
    </Form>
  </Card>
);

const Stop = ({ frame, enrolment, of, typed = {}, problems = [] }: Readonly<{ of: Erasure }> & KeepingProps) => (
  <Details summary="Stop it" open={problems.some(({ field }) => field === stopField(of.id))}>
    <Form frame={frame} action={href(paths.held.stop, { enrolment, erasure: of.id })}>
      <TextInput
        name={stopField(of.id)}
        label={`Why is ${of.code} still needed?`}
        value={typed[stopField(of.id)]}
        problems={problems}
      />
      <Button kind="quiet" small>
        Stop it
      </Button>
    </Form>
  </Details>
);

const Open = (props: KeepingProps & Readonly<{ of: readonly Erasure[]; title: string; empty: string }>) => {
  const { frame, enrolment, of, title, empty, mayDecide, hasSecond, personId } = props;
  return (
    <Card title={title} flush>
      <DataTable
        caption={title}
        rows={of}
        empty={<Empty title={empty} />}
        columns={[
          {
            head: 'Pupil',
            isRowHead: true,
            cell: (each) =>
              mayDecide ? (
                <>
                  <a class="govuk-link" href={href(paths.held.page, { enrolment, pupil: each.pupilId })}>
                    {each.name ?? each.code}
                  </a>
                  <Sub>{each.code}</Sub>
                </>
              ) : (
                each.code
              ),
          },
          {
            head: 'Why',
            cell: (each) => (
              <>
                {each.because}
                <Sub>
                  {each.kind === 'asked'
                    ? `${each.askedByName ?? 'a colleague'}, ${mediumDate(londonDay(each.askedAt))}`
                    : `goes on ${mediumDate(each.dueOn ?? '')}`}
                </Sub>
              </>
            ),
          },
          ...(mayDecide
            ? [
                {
                  head: '',
                  bareOnPhone: true,
                  cell: (each: Erasure) => (
                    <>
                      {mayAgree(each, personId) === null ? (
                        <PostButton
                          kind="danger"
                          small
                          frame={frame}
                          action={href(paths.held.agree, { enrolment, erasure: each.id })}
                          about={`for ${each.code}`}
                        >
                          Agree: erase now
                        </PostButton>
                      ) : null}
                      {mayAgree(each, personId) === 'own' ? (
                        hasSecond ? (
                          <Sub>somebody else agrees</Sub>
                        ) : (
                          <Sub>
                            Nobody else here may agree yet:{' '}
                            <a class="govuk-link" href={href(paths.groups.safeguarding, { enrolment })}>
                              name a safeguarding lead or a deputy
                            </a>{' '}
                            who is not you.
                          </Sub>
                        )
                      ) : null}
                      <Stop {...props} of={each} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
};

/** How long pupils' records are kept, whose are due to go, and what was erased. */
export const KeepingPage = (props: KeepingProps) => {
  const { frame, keeping, erasures, maySetPeriod, problems = [], savedFirst = false } = props;
  const open = (erasures ?? []).filter(({ isOpen }) => isOpen);
  const asked = open.filter(({ kind }) => kind === 'asked');
  const due = open.filter(({ kind }) => kind === 'leaver');
  return (
    <Page
      frame={frame}
      title={`Pupils are kept for ${monthWords(keeping.months)} after they left`}
      lead={`Then senior leaders and the safeguarding lead have ${noticeDays} days’ notice, and the records are erased. A pupil whom an award under way follows is kept until it is decided.`}
      problems={problems}
      aside={
        <>
          <SideNote title="What stays">
            <p>
              The code of a pupil whom an award followed, with “target” or “comparison”. The working of kept figures,
              without that pupil’s rows: their page says so. Counts and means in what the school submitted. Answers to
              askings, cut loose so that nobody can tell whose they were.
            </p>
          </SideNote>
          <SideNote title="A family asks">
            <p>
              Open the pupil from the roll: “What is held” shows and packs all of it, and there you ask for it to be
              erased.
            </p>
          </SideNote>
        </>
      }
    >
      {savedFirst ? (
        <Refusal
          what="The period was not set."
          why="A colleague set another one while you were on this page."
          next="Look at it below, and set it again if you still want to."
        />
      ) : null}
      {maySetPeriod ? <Period {...props} /> : null}
      {erasures === null ? (
        <Refusal
          what="Whose records go is shown to those who lead."
          why="It names pupils who have left."
          next="Ask a senior leader, the coordinator or the safeguarding lead."
        />
      ) : (
        <>
          {asked.length === 0 ? null : (
            <Open
              {...props}
              of={asked}
              title={`${plural(asked.length, 'pupil')} to erase: a second person decides`}
              empty=""
            />
          )}
          <Open
            {...props}
            of={due}
            title={due.length === 0 ? 'No notice is running' : `${plural(due.length, 'leaver')}: notice is given`}
            empty="No leaver’s record is about to go."
          />
          <Ahead {...props} />
          <Past of={erasures.filter(({ isOpen }) => !isOpen)} />
        </>
      )}
    </Page>
  );
};
