import {
  Button,
  Card,
  ClashNotice,
  Empty,
  Fieldset,
  Form,
  Hidden,
  money,
  Page,
  Refusal,
  Select,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { planRefusalWords, type Place } from '../../panels.tsx';
import type { ListedAction } from '../store.ts';

type Typed = Readonly<Record<string, string>>;
type Named = Readonly<{ id: string; name: string }>;

/** What an action may answer, who may own it, and with whom it may be done. */
export type Offers = Readonly<{
  areas: readonly Readonly<{ id: string; criterion: string | null; text: string }>[];
  criteria: readonly Readonly<{ code: string; text: string }>[];
  owners: readonly Named[];
  partnerships: readonly Named[];
}>;

type EditProps = Place &
  Readonly<{
    /** The action that is being changed; null for a new one. */
    action: ListedAction | null;
    offers: Offers;
    typed: Typed;
    problems?: Problems;
    refused?: 'not-active' | 'submitted';
    isAgreed: boolean;
  }>;

const short = (text: string): string => (text.length > 110 ? `${text.slice(0, 107)}…` : text);

export const ActionEditPage = ({ frame, enrolment, action, offers, typed, problems, refused, isAgreed }: EditProps) => {
  const at = { enrolment: enrolment.id };
  const target = action === null ? href(paths.plan.add, at) : href(paths.plan.change, { ...at, action: action.id });
  return (
    <Page
      frame={frame}
      title={action === null ? 'Add an action' : `Change action ${action.number}`}
      lead={isAgreed ? 'The plan is agreed. Saving a change opens it again, and both sides agree anew.' : undefined}
      crumbs={[{ text: 'Action plan', href: href(paths.plan.home, at) }]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <Refusal {...planRefusalWords(refused)} />}
      {offers.owners.length === 0 ? (
        <Empty title="Nobody is in the team yet.">
          <p>
            An action needs somebody who answers for it. Your coordinator adds people to the team on the journey’s own
            page.
          </p>
        </Empty>
      ) : (
        <Form frame={frame} action={target}>
          {action === null ? null : <Hidden name="version" value={typed['version'] ?? action.version} />}
          <WhatFields offers={offers} typed={typed} problems={problems} />
          <WhoFields offers={offers} typed={typed} problems={problems} />
          <Button>{action === null ? 'Add the action' : 'Save the action'}</Button>
        </Form>
      )}
    </Page>
  );
};

type Fields = Readonly<{ offers: Offers; typed: Typed; problems: Problems }>;

const WhatFields = ({ offers, typed, problems }: Fields) => (
  <Fieldset legend="What changes" size="m">
    <Select
      name="answers"
      label="What does it answer?"
      hint="An area for improvement from your audit, or a criterion."
      empty="Choose"
      options={[
        ...offers.areas.map(({ id, criterion, text }) => ({
          value: `area:${id}`,
          text: short(`Area${criterion === null ? '' : `, ${criterion}`}: ${text}`),
        })),
        ...offers.criteria.map(({ code, text }) => ({ value: `criterion:${code}`, text: short(`${code}: ${text}`) })),
      ]}
      value={typed['answers']}
      problems={problems}
    />
    <TextInput
      name="objective"
      label="What is it to achieve?"
      hint="For example, Year 7 pupils who read below their age catch up by summer."
      value={typed['objective']}
      problems={problems}
    />
    <Textarea
      name="coreChange"
      label="What changes in what the school offers every day?"
      hint="The core offer: what stays when the project ends."
      rows={4}
      value={typed['coreChange']}
      problems={problems}
    />
    <Textarea
      name="pupils"
      label="For which pupils?"
      hint="A target group in words. Do not name pupils."
      rows={2}
      value={typed['pupils']}
      problems={problems}
    />
  </Fieldset>
);

const WhoFields = ({ offers, typed, problems }: Fields) => (
  <Fieldset legend="Who, with whom, by when" size="m">
    <Select
      name="owner"
      label="Who answers for it?"
      empty="Choose"
      options={offers.owners.map(({ id, name }) => ({ value: id, text: name }))}
      value={typed['owner']}
      problems={problems}
    />
    <Select
      name="partnership"
      label="With which partner? (optional)"
      empty="No partner"
      options={offers.partnerships.map(({ id, name }) => ({ value: id, text: name }))}
      value={typed['partnership']}
      problems={problems}
    />
    <TextInput name="cost" label="What does it cost?" prefix="£" width={10} value={typed['cost']} problems={problems} />
    <TextInput
      name="premium"
      label="How much of that does Pupil Premium pay?"
      prefix="£"
      width={10}
      value={typed['premium']}
      problems={problems}
    />
    <TextInput
      name="dueOn"
      label="When should it be done?"
      hint="For example, 29 January 2027"
      width={20}
      value={typed['dueOn']}
      problems={problems}
    />
  </Fieldset>
);

type ClashProps = Place & Readonly<{ theirs: ListedAction; offers: Offers; typed: Typed }>;

/** Somebody saved this action first: both texts, and the choice. */
export const ActionClashPage = ({ frame, enrolment, theirs, offers, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, action: theirs.id };
  const nameOf = (id: string | undefined, all: readonly Named[]) => all.find((each) => each.id === id)?.name ?? '';
  const pairs = [
    ['What it is to achieve', typed['objective'], theirs.objective],
    ['What changes', typed['coreChange'], theirs.coreChange],
    ['Pupils', typed['pupils'], theirs.pupils],
    ['Who answers for it', nameOf(typed['owner'], offers.owners), theirs.ownerName],
    ['Partner', nameOf(typed['partnership'], offers.partnerships), theirs.partnerName ?? ''],
    ['Cost', `£${typed['cost'] ?? ''}`, money(theirs.costPence / 100)],
    ['Pupil Premium share', `£${typed['premium'] ?? ''}`, money(theirs.premiumPence / 100)],
    ['Due', typed['dueOn'] ?? '', theirs.dueOn],
  ] as const;
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
          texts={pairs
            .filter(([, mine, other]) => mine !== other)
            .map(([label, mine, other]) => ({ label, mine: mine ?? '', theirs: other }))}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.plan.action, at)}
        />
      </Card>
    </Page>
  );
};
