import {
  Alert,
  Button,
  Card,
  ClashNotice,
  Fieldset,
  Form,
  Hidden,
  mediumDate,
  Page,
  Refusal,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { planRefusalWords, type Place } from '../../panels.tsx';
import type { ListedAction } from '../store.ts';
import { fieldsOf, type Offers, type Typed } from './fields.tsx';
import { sectionNames, sections } from './forms.ts';
import { saidOf, wordOf } from './words.ts';

type EditProps = Place &
  Readonly<{
    action: ListedAction;
    offers: Offers;
    typed: Typed;
    problems?: Problems;
    refused?: 'not-active' | 'submitted' | 'ended';
    isAgreed: boolean;
  }>;

/** The whole form of an action that stands in the plan. */
export const ActionEditPage = (props: EditProps) => {
  const { frame, enrolment, action, offers, typed, problems, refused, isAgreed } = props;
  const at = { enrolment: enrolment.id, action: action.id };
  return (
    <Page
      frame={frame}
      title={`Change action ${action.number}`}
      lead={isAgreed ? 'The plan is agreed. Saving a change opens it again, and both sides agree anew.' : undefined}
      crumbs={[
        { text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) },
        { text: `Action ${action.number}`, href: href(paths.plan.action, at) },
      ]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <Refusal {...planRefusalWords(refused)} />}
      <OwnerGone {...props} />
      <Form frame={frame} action={href(paths.plan.change, at)} keep="action-change">
        <Hidden name="version" value={typed['version'] ?? action.version} />
        {sectionNames.map((name) => {
          const Fields = fieldsOf[name];
          return (
            <Fieldset legend={sections[name].title} size="m">
              <Fields offers={offers} typed={typed} problems={problems} />
            </Fieldset>
          );
        })}
        <Button>Save the action</Button>
      </Form>
    </Page>
  );
};

const OwnerGone = ({ action, today }: EditProps) =>
  action.ownerLeftOn === null || action.ownerLeftOn > today ? null : (
    <Alert kind="warning" title={`${action.ownerName} left on ${mediumDate(action.ownerLeftOn)}.`}>
      <p>Choose below who answers for it now.</p>
    </Alert>
  );

type ClashProps = Place & Readonly<{ theirs: ListedAction; theirTexts: Typed; offers: Offers; typed: Typed }>;

/** Somebody saved this action first: both texts, and the choice. */
export const ActionClashPage = ({ frame, enrolment, theirs, theirTexts, offers, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, action: theirs.id };
  const fields = sectionNames.flatMap((name) => Object.keys(sections[name].fields));
  return (
    <Page
      frame={frame}
      title={`Action ${theirs.number}`}
      crumbs={[{ text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) }]}
    >
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.plan.change, at)}
          who={theirs.savedByName}
          at={theirs.savedAt}
          what="this action"
          texts={fields
            .map((name) => ({
              label: wordOf(name),
              mine: saidOf(name, typed[name] ?? '', offers),
              theirs: saidOf(name, theirTexts[name] ?? '', offers),
            }))
            .filter(({ mine, theirs: other }) => mine !== other)}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.plan.action, at)}
        />
      </Card>
    </Page>
  );
};
