import type { ComponentChildren } from 'preact';
import {
  Alert,
  Button,
  Chips,
  Details,
  Form,
  Hidden,
  longDate,
  Page,
  plural,
  Select,
  Views,
  type Words,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction } from '../action/store.ts';
import type { Place } from '../panels.tsx';
import { actionFilters, actionStatuses, countActions, type ActionFilter } from '../rules.ts';
import { askedIn, isNarrowed, views, type View, type Wanted } from './rules.ts';

/** What each of the three views of the plan is given. */
export type ViewProps = Place &
  Readonly<{
    /** Every action of the plan, and those that are to be shown. */
    actions: readonly ListedAction[];
    found: readonly ListedAction[];
    wanted: Wanted;
    countOf: (show: Wanted['show']) => number;
    standards: readonly Readonly<{ code: string; name: string }>[];
    standardWord: string;
    /** Days without a word after which an action is quiet. */
    quietAfter: number;
    page: number;
  }>;

const viewPaths = { list: paths.plan.home, board: paths.plan.board, timeline: paths.plan.timeline } as const;

/** The address of a view with what was chosen kept. */
export const viewHref = (view: View, enrolment: string, wanted: Wanted, page?: number): string =>
  href(viewPaths[view], { enrolment }, { ...askedIn(wanted), page });

/** Where the plan stands, in a sentence: what is done, then what is late, drifts or comes near. */
export const planSentence = (actions: readonly ListedAction[], today: string, quietAfter: number): string => {
  const { all, done, late, drifting, dueSoon } = countActions(actions, today, quietAfter);
  if (all === 0) return 'No action yet. Actions answer the areas for improvement of your audit.';
  const more = [
    late > 0 ? `${late} overdue` : '',
    drifting > 0 ? `${drifting} drifting` : '',
    dueSoon > 0 ? `${dueSoon} due within a fortnight` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return `${done} of ${plural(all, 'action')} done${more === '' ? '' : `; ${more}`}.`;
};

type PlanViewProps = Readonly<{ view: View; props: ViewProps; aside?: Words; children: ComponentChildren }>;

/** The head that the three views share: the state of things, the tabs, and what is shown of the plan. */
export const PlanView = ({ view, props, aside, children }: PlanViewProps) => {
  const { frame, enrolment, today, mayPlan, actions, wanted, quietAfter } = props;
  const at = { enrolment: enrolment.id };
  return (
    <Page
      frame={frame}
      title="Action plan"
      lead={planSentence(actions, today, quietAfter)}
      actions={
        <>
          {mayPlan ? <Button href={href(paths.plan.add, at)}>Add an action</Button> : null}
          <Button kind="quiet" href={href(paths.plan.files, at)}>
            Print or download
          </Button>
        </>
      }
      aside={aside}
    >
      {enrolment.submittedAt === null ? null : (
        <Alert kind="info" title={`The plan went in with your submission on ${longDate(enrolment.submittedAt)}.`}>
          <p>You can still say how each action goes.</p>
        </Alert>
      )}
      {actions.length === 0 && view === 'list' ? null : (
        <Views
          label="Ways to see the plan"
          views={(Object.keys(views) as View[]).map((each) => ({
            text: views[each],
            href: viewHref(each, enrolment.id, wanted),
            current: each === view,
          }))}
        />
      )}
      {actions.length === 0 ? null : <Choices view={view} {...props} />}
      {children}
    </Page>
  );
};

const Choices = ({ view, enrolment, mayPlan, wanted, countOf, ...props }: ViewProps & Readonly<{ view: View }>) => {
  // The table's own keys; Object.keys only forgets it.
  const names = [...(Object.keys(actionFilters) as ActionFilter[]), ...(mayPlan ? (['mine'] as const) : [])];
  return (
    <>
      <Chips
        label="Show actions"
        chips={names.map((name) => ({
          text: name === 'mine' ? 'Mine' : actionFilters[name].word,
          count: countOf(name),
          href: viewHref(view, enrolment.id, { ...wanted, show: name }),
          current: wanted.show === name,
        }))}
      />
      <Narrow view={view} {...props} enrolment={enrolment} mayPlan={mayPlan} wanted={wanted} countOf={countOf} />
    </>
  );
};

/** One choice for each thing that an action names, with only what this plan has. */
const Narrow = (props: ViewProps & Readonly<{ view: View }>) => {
  const { view, frame, enrolment, actions, wanted, standards, standardWord } = props;
  const owners = namesOf(actions.map(({ ownerId, ownerName }) => [ownerId, ownerName]));
  const partners = namesOf(actions.map(({ partnershipId, partnerName }) => [partnershipId, partnerName]));
  if (actions.length < 6 && !isNarrowed(wanted)) return null;
  return (
    <Details summary={`Choose by owner, ${standardWord.toLowerCase()}, partner or state`} open={isNarrowed(wanted)}>
      <Form frame={frame} method="get" action={href(viewPaths[view], { enrolment: enrolment.id })} inline>
        {wanted.show === 'all' ? null : <Hidden name="show" value={wanted.show} />}
        <Select name="owner" label="Owner" empty="Anybody" options={owners} value={wanted.owner} />
        <Select
          name="standard"
          label={standardWord.charAt(0).toUpperCase() + standardWord.slice(1)}
          empty="All"
          options={standards.map(({ code, name }) => ({ value: code, text: `${code}. ${name}` }))}
          value={wanted.standard}
        />
        <Select name="partner" label="Partner" empty="All, and none" options={partners} value={wanted.partner} />
        <Select
          name="status"
          label="State"
          empty="Any"
          options={Object.entries(actionStatuses).map(([value, { word }]) => ({ value, text: word }))}
          value={wanted.status}
        />
        <Button kind="quiet">Show these</Button>
        {isNarrowed(wanted) ? (
          <a href={viewHref(view, enrolment.id, { ...wanted, owner: '', standard: '', partner: '', status: '' })}>
            Show all again
          </a>
        ) : null}
      </Form>
    </Details>
  );
};

const namesOf = (pairs: readonly (readonly [id: string | null, name: string | null])[]) =>
  [...new Map(pairs.filter((pair): pair is readonly [string, string] => pair[0] !== null && pair[1] !== null))]
    .map(([value, text]) => ({ value, text }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'));
