import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Page,
  plural,
  PostButton,
  Rows,
  Select,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { standardOf, type Scheme } from '#schemes/rules';
import { AgreementCard } from '../agreement/pages.tsx';
import type { Pair } from '../agreement/rules.ts';
import { Level, WhoIsIn } from '../pages.tsx';
import type { Member } from '../rules.ts';
import type { Rating, Second } from '../store.ts';

export type SecondsView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  personId: string;
  mayAsk: boolean;
  /** Those who write the audit settle a difference; others read the criterion. */
  maySettle: boolean;
  underWay: readonly Second[];
  disputes: readonly Readonly<{ criterion: string; both: readonly Rating[] }>[];
  pairs: ReadonlyMap<string, readonly Pair[]>;
  members: readonly Member[];
  /** Standards whose pair can be asked at once. */
  askable: number;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const Disputes = ({ view }: Readonly<{ view: SecondsView }>) => {
  const { scheme, disputes, enrolment, maySettle } = view;
  const { one, many } = scheme.words.criterion;
  return (
    <Card
      title={
        disputes.length === 0
          ? 'Nobody differs'
          : `Raters differ about ${plural(disputes.length, one.toLowerCase(), many.toLowerCase())}`
      }
      id="disputes"
    >
      <DataTable
        caption="Where raters differ"
        rows={disputes}
        rowId={({ criterion }) => `c-${criterion}`}
        empty={
          <Empty title="Nothing to settle">
            What two people rate at different levels stands here, until one level is agreed with a reason.
          </Empty>
        }
        columns={[
          {
            head: one,
            isRowHead: true,
            cell: ({ criterion }) => (
              <a
                class="govuk-link"
                href={href(maySettle ? paths.audit.settle : paths.audit.criterion, {
                  enrolment: enrolment.id,
                  criterion,
                })}
              >
                {criterion} {scheme.criterionByCode.get(criterion)?.text}
              </a>
            ),
          },
          ...[0, 1].map((at) => ({
            head: at === 0 ? 'One rater' : 'The other',
            cell: ({ both }: SecondsView['disputes'][number]) => {
              const rating = both[at];
              return rating === undefined ? null : (
                <>
                  {rating.name} <Level scheme={scheme} code={rating.level} />
                </>
              );
            },
          })),
        ]}
      />
    </Card>
  );
};

const standardsOf = (scheme: Scheme, { criteria }: Second): string => {
  const codes = [...new Set(criteria.flatMap((code) => scheme.criterionByCode.get(code)?.standard ?? []))];
  return codes.map((code) => `${code} ${standardOf(scheme, code)?.name ?? ''}`).join(', ');
};

const UnderWay = ({ view }: Readonly<{ view: SecondsView }>) => {
  const { scheme, enrolment, underWay, frame, personId } = view;
  if (underWay.length === 0) return null;
  return (
    <Card
      title={`${plural(underWay.length, 'second rating is', 'second ratings are')} under way`}
      subtitle="Neither rater sees the other’s level until both are in; nor does anybody else."
    >
      <Rows
        rows={underWay.map((second) => {
          const mine = second.raters.some((rater) => rater.personId === personId && rater.inAt === null);
          const standard = scheme.criterionByCode.get(second.criteria[0] ?? '')?.standard ?? '';
          return {
            title: standardsOf(scheme, second),
            href: href(paths.audit.standard, { enrolment: enrolment.id, standard }),
            meta: mine ? 'You are asked to rate this.' : `Asked for by ${second.askedName}.`,
            right: (
              <>
                <WhoIsIn second={second} />
                {view.mayAsk ? (
                  <PostButton
                    frame={frame}
                    action={href(paths.audit.callOff, { enrolment: enrolment.id, second: second.id })}
                    kind="quiet"
                    small
                    about={standardsOf(scheme, second)}
                  >
                    Call it off
                  </PostButton>
                ) : null}
              </>
            ),
          };
        })}
      />
    </Card>
  );
};

const Ask = ({ view }: Readonly<{ view: SecondsView }>) => {
  const { scheme, enrolment, frame, members, problems, typed, askable } = view;
  const word = scheme.words.standard.one.toLowerCase();
  const people = members.map(({ personId, name }) => ({ value: personId, text: name }));
  return (
    <Card title={`Ask two people to rate a ${word}`} id="ask">
      <Form frame={frame} inline action={href(paths.audit.seconds, { enrolment: enrolment.id })}>
        <Select
          name="standard"
          label={scheme.words.standard.one}
          empty="Choose"
          options={scheme.standards.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
          value={typed?.['standard']}
          problems={problems}
        />
        <Select
          name="one"
          label="First rater"
          empty="Choose"
          options={people}
          value={typed?.['one']}
          problems={problems}
        />
        <Select
          name="other"
          label="Second rater"
          empty="Choose"
          options={people}
          value={typed?.['other']}
          problems={problems}
        />
        <Button kind="quiet">Ask both to rate it</Button>
      </Form>
      {askable === 0 ? null : (
        <>
          <p>
            {plural(askable, `${word} has`, `${scheme.words.standard.many.toLowerCase()} have`)} a pair looking after{' '}
            {askable === 1 ? 'it' : 'them'} and no second rating yet.
          </p>
          <PostButton frame={frame} action={href(paths.audit.askPairs, { enrolment: enrolment.id })} kind="quiet">
            Ask each pair to rate its own
          </PostButton>
        </>
      )}
    </Card>
  );
};

/** Second ratings: what differs and waits, what is under way, how far raters agree, and whom to ask. */
export const SecondsPage = (view: SecondsView) => (
  <Page
    frame={view.frame}
    title="Second ratings"
    lead={
      view.disputes.length === 0
        ? 'Two people rate the same lines without seeing each other’s level; then they agree.'
        : `${plural(view.disputes.length, 'difference waits', 'differences wait')} to be settled with a reason.`
    }
    problems={view.problems}
    crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, { enrolment: view.enrolment.id }) }]}
  >
    <Disputes view={view} />
    <UnderWay view={view} />
    <AgreementCard scheme={view.scheme} pairs={view.pairs} />
    {view.mayAsk ? <Ask view={view} /> : null}
  </Page>
);
