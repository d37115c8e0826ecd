import {
  Button,
  Card,
  ClashNotice,
  Details,
  Form,
  Hidden,
  mediumDate,
  Page,
  Radios,
  Rows,
  Textarea,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { decisions, type Decision } from '../rules.ts';
import type { Provision } from '../store.ts';
import type { Decided } from './store.ts';

type CardProps = Pick<Place, 'enrolment' | 'mayWrite'> &
  Readonly<{ provision: Provision; history: readonly Decided[] }>;

/** What the school decided, why, and what it decided before. */
export const DecisionCard = ({ enrolment, provision, history, mayWrite }: CardProps) => {
  const [last, ...before] = history;
  return (
    <Card
      id="decision"
      title={
        last === undefined ? 'Your decision: not yet' : `Your decision: ${decisions[last.decision].word.toLowerCase()}`
      }
      link={
        mayWrite
          ? {
              text: last === undefined ? 'Decide' : 'Decide anew',
              href: href(paths.provision.decide, { enrolment: enrolment.id, provision: provision.id }),
            }
          : undefined
      }
    >
      {last === undefined ? (
        <p>Keep, grow, look again or stop: decided when a run ends, with a reason that stays.</p>
      ) : (
        <p>
          {last.because} <span class="wm-sub">{`${last.who}, ${mediumDate(last.decidedAt)}`}</span>
        </p>
      )}
      {before.length === 0 ? null : (
        <Details summary="Decided before">
          <Rows
            label="Earlier decisions"
            rows={before.map((each) => ({
              title: decisions[each.decision].word,
              meta: each.because,
              right: `${each.who}, ${mediumDate(each.decidedAt)}`,
            }))}
          />
        </Details>
      )}
    </Card>
  );
};

type DecideProps = Pick<Place, 'frame' | 'enrolment'> &
  Readonly<{ provision: Provision; problems?: readonly Problem[]; typed?: Readonly<Record<string, string>> }>;

export const DecidePage = ({ frame, enrolment, provision, problems = [], typed = {} }: DecideProps) => {
  const at = { enrolment: enrolment.id, provision: provision.id };
  return (
    <Page
      frame={frame}
      narrow
      title={`What becomes of ${provision.title}?`}
      lead="The decision stands on the map, with its reason here. Earlier ones are kept."
      crumbs={[
        { text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) },
        { text: provision.title, href: href(paths.provision.one, at) },
      ]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.provision.decide, at)} keep="provision-decision">
        <Hidden name="version" value={provision.version} />
        <Radios
          name="decision"
          legend="What becomes of it?"
          value={typed['decision'] ?? provision.decision}
          choices={Object.entries(decisions).map(([value, { word, means }]) => ({ value, label: word, hint: means }))}
          problems={problems}
        />
        <Textarea
          name="because"
          label="Why?"
          hint="What you saw: who came, what changed, what it cost. Do not name pupils."
          rows={4}
          maxLength={1000}
          value={typed['because']}
          problems={problems}
        />
        <Button>Keep the decision</Button>
      </Form>
    </Page>
  );
};

type ClashProps = Pick<Place, 'frame' | 'enrolment'> &
  Readonly<{ provision: Provision; last: Decided | undefined; typed: Readonly<Record<string, string>> }>;

const wordOf = (decision: string | undefined): string =>
  decision !== undefined && Object.hasOwn(decisions, decision) ? decisions[decision as Decision].word : '';

/** Somebody changed or decided this provision first: both, and the choice. */
export const DecisionClashPage = ({ frame, enrolment, provision, last, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, provision: provision.id };
  return (
    <Page
      frame={frame}
      title={provision.title}
      crumbs={[{ text: 'Provision map', href: href(paths.provision.map, { enrolment: enrolment.id }) }]}
    >
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.provision.decide, at)}
          who={provision.savedByName}
          at={provision.savedAt}
          what="this provision"
          texts={[
            { label: 'What becomes of it', mine: wordOf(typed['decision']), theirs: wordOf(last?.decision) },
            { label: 'Why', mine: typed['because'] ?? '', theirs: last?.because ?? '' },
          ]}
          fields={{
            decision: typed['decision'] ?? '',
            because: typed['because'] ?? '',
            version: String(provision.version),
          }}
          leave={href(paths.provision.one, at)}
        />
      </Card>
    </Page>
  );
};
