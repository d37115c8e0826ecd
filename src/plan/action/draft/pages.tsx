import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  ClashNotice,
  Empty,
  Findings,
  FindingRow,
  Form,
  Hidden,
  mediumDate,
  Page,
  PostButton,
  Refusal,
  SummaryList,
  type Problem,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { planRefusalWords, type Place } from '../../panels.tsx';
import { fieldsOf, type Offers, type Typed } from '../edit/fields.tsx';
import { sectionNames, sections, type SectionName } from '../edit/forms.ts';
import { saidOf, wordOf } from '../edit/words.ts';
import type { Draft } from './store.ts';

type Refused = 'not-active' | 'submitted' | 'ended';
type PartProps = Place &
  Readonly<{
    /** Null while nothing is kept yet: the first part makes the draft. */
    draft: Pick<Draft, 'id' | 'version'> | null;
    part: SectionName;
    offers: Offers;
    typed: Typed;
    problems?: Problems;
    refused?: Refused;
    isAgreed: boolean;
  }>;

const crumbsTo = (enrolment: string) => [{ text: 'Action plan', href: href(paths.plan.home, { enrolment }) }];

const DraftRefused = ({ because }: { because: Refused }) =>
  because === 'ended' ? (
    <Refusal
      what="This draft is no more"
      why="Somebody put it into the plan or gave it up meanwhile."
      next="Look at the plan, or begin a new action."
    />
  ) : (
    <Refusal {...planRefusalWords(because)} />
  );

/** One part of an action that is being written. */
export const DraftPartPage = (props: PartProps) => {
  const { frame, enrolment, draft, part, offers, typed, problems, refused, isAgreed } = props;
  const at = { enrolment: enrolment.id };
  const Fields = fieldsOf[part];
  const target =
    draft === null ? href(paths.plan.add, at) : href(paths.plan.draftPart, { ...at, draft: draft.id, part });
  return (
    <Page
      frame={frame}
      title={sections[part].title}
      eyebrow={`A new action, part ${sectionNames.indexOf(part) + 1} of ${sectionNames.length}`}
      lead={
        isAgreed && part === 'what'
          ? 'The plan is agreed. Putting an action into it opens it again, and both sides agree anew.'
          : 'It is in nobody’s plan until you say so. Come back to it whenever you like.'
      }
      crumbs={crumbsTo(enrolment.id)}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <DraftRefused because={refused} />}
      {offers.owners.length === 0 ? (
        <Empty title="Nobody is in the team yet.">
          <p>
            An action needs somebody who answers for it. Your coordinator adds people to the team on the journey’s own
            page.
          </p>
        </Empty>
      ) : (
        <Form frame={frame} action={target} keep={part === 'pupils' ? undefined : `action-${part}`}>
          {draft === null ? null : <Hidden name="version" value={typed['version'] ?? draft.version} />}
          <Fields offers={offers} typed={typed} problems={problems} />
          <ButtonGroup>
            <Button>Save and continue</Button>
            <Button kind="quiet" name="then" value="later">
              Save and come back later
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </Page>
  );
};

type CheckProps = Place &
  Readonly<{
    draft: Draft;
    offers: Offers;
    problems: readonly Problem[];
    refused?: Refused;
    isAgreed: boolean;
    /** Set when somebody wrote in it after this reader opened the page. */
    overtaken?: boolean;
  }>;

/** What the action will say, before it goes into the plan. */
export const DraftCheckPage = (props: CheckProps) => {
  const { frame, enrolment, draft, offers, problems, refused, isAgreed, overtaken } = props;
  const at = { enrolment: enrolment.id, draft: draft.id };
  const objective = draft.typed['objective'] ?? '';
  return (
    <Page
      frame={frame}
      title="Check the action before it goes into the plan"
      eyebrow={objective === '' ? 'An action that is being written' : objective}
      lead={
        problems.length === 0
          ? `It is complete. ${isAgreed ? 'The plan is agreed: putting it in opens the plan again.' : ''}`
          : `${problems.length === 1 ? 'One thing is' : `${problems.length} things are`} still to be said.`
      }
      crumbs={crumbsTo(enrolment.id)}
      narrow
    >
      {refused === undefined ? null : <DraftRefused because={refused} />}
      {overtaken ? (
        <Alert kind="warning" title={`${draft.savedByName} wrote in this action while you were reading it`} urgent>
          <p>It is not in the plan yet. Read what it says now, then put it in.</p>
        </Alert>
      ) : null}
      <ToMend {...props} />
      {sectionNames.map((part) => (
        <Card title={sections[part].title} link={{ text: 'Change', href: href(paths.plan.draftPart, { ...at, part }) }}>
          <SummaryList
            plain
            items={Object.keys(sections[part].fields).map((field) => {
              const said = saidOf(field, draft.typed[field] ?? '', offers);
              return { key: wordOf(field), value: said === '' ? <em>Not said yet</em> : said };
            })}
          />
        </Card>
      ))}
      <Card title={problems.length === 0 ? 'Ready' : 'Not ready yet'}>
        <p>
          Kept {mediumDate(draft.savedAt)} by {draft.savedByName}. Nothing here is in the plan yet.
        </p>
        <ButtonGroup>
          {problems.length > 0 ? null : (
            <PostButton frame={frame} action={href(paths.plan.draft, at)} fields={{ version: String(draft.version) }}>
              Put it into the plan
            </PostButton>
          )}
          <PostButton
            frame={frame}
            action={href(paths.plan.dropDraft, at)}
            fields={{ version: String(draft.version) }}
            kind="quiet"
          >
            Give this action up
          </PostButton>
        </ButtonGroup>
      </Card>
    </Page>
  );
};

const partOf = (field: string): SectionName =>
  sectionNames.find((name) => Object.hasOwn(sections[name].fields, field)) ?? 'what';

const ToMend = ({ enrolment, draft, problems }: CheckProps) =>
  problems.length === 0 ? null : (
    <Card title="Before it can go into the plan">
      <Findings>
        {problems.map(({ field, message }) => (
          <FindingRow
            must
            finding={message}
            place={sections[partOf(field)].title}
            action={
              <Button
                kind="quiet"
                small
                about={`: ${message}`}
                href={`${href(paths.plan.draftPart, { enrolment: enrolment.id, draft: draft.id, part: partOf(field) })}#${field}`}
              >
                Say it
              </Button>
            }
          />
        ))}
      </Findings>
    </Card>
  );

type ClashProps = Place & Readonly<{ theirs: Draft; part: SectionName; offers: Offers; typed: Typed }>;

/** Two wrote at one part of a draft: both texts, and the choice. */
export const DraftClashPage = ({ frame, enrolment, theirs, part, offers, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, draft: theirs.id };
  return (
    <Page frame={frame} title={sections[part].title} crumbs={crumbsTo(enrolment.id)}>
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.plan.draftPart, { ...at, part })}
          who={theirs.savedByName}
          at={theirs.savedAt}
          what="this action"
          texts={Object.keys(sections[part].fields)
            .filter((field) => (typed[field] ?? '') !== (theirs.typed[field] ?? ''))
            .map((field) => ({
              label: wordOf(field),
              mine: saidOf(field, typed[field] ?? '', offers),
              theirs: saidOf(field, theirs.typed[field] ?? '', offers),
            }))}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.plan.draft, at)}
        />
      </Card>
    </Page>
  );
};
