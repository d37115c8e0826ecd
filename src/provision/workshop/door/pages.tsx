import {
  Button,
  Card,
  Checkboxes,
  Form,
  Hidden,
  Page,
  Radios,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { needs, type Need } from '../rules.ts';
import { bare, placesLeftWords, SessionFacts, Trap, Worried } from './parts.tsx';
import { keptDays, printedCode, type Door } from './rules.ts';
import type { Offered } from './store.ts';

/** For whoever typed the first part of the address only. */
export const CodePage = ({
  frame,
  typed,
  problems,
}: Readonly<{ frame: Frame; typed?: string; problems?: readonly Problem[] }>) => (
  <Page frame={bare(frame)} title="Workshops for parents and carers" narrow roomy plain problems={problems}>
    <Form frame={frame} action={paths.provision.doors}>
      <TextInput
        name="code"
        label="What is the code on the poster or letter?"
        hint="Twelve letters and numbers, like KMPT-4729-XYAB"
        value={typed}
        width={20}
        autocomplete="off"
        problems={problems}
      />
      <Button>Open the workshop</Button>
    </Form>
  </Page>
);

type SignUpProps = Readonly<{
  frame: Frame;
  offer: Offered;
  code: string;
  door: Extract<Door, { kind: 'open' }>;
  /** The form's own secret, which becomes the family's link. */
  secret: string;
  typed?: Readonly<Record<string, string>>;
  problems?: readonly Problem[];
}>;

const needChoices = (
  asks: readonly Need[],
  typed: Readonly<Record<string, string>>,
  problems: readonly Problem[] | undefined,
) =>
  asks.map((need) => ({
    value: need,
    label: needs[need],
    ...(need === 'interpreter'
      ? {
          more: (
            <TextInput
              name="language"
              label="Into which language?"
              width={20}
              value={typed['language']}
              problems={problems}
            />
          ),
        }
      : {}),
  }));

const SignUpForm = ({ frame, offer, code, door, secret, typed = {}, problems }: SignUpProps) => (
  <Form frame={frame} action={href(paths.provision.door, { code: printedCode(code) })}>
    <Hidden name="own" value={secret} />
    <TextInput
      name="parentName"
      label="Your name"
      width={30}
      autocomplete="name"
      value={typed['parentName']}
      problems={problems}
    />
    <Radios
      name="party"
      legend="How many grown-ups come?"
      hint="You and whoever comes with you. Each takes a place."
      inline
      value={typed['party'] ?? '1'}
      choices={[1, 2, 3, 4].map((value) => ({ value, label: String(value) }))}
      problems={problems}
    />
    {offer.asks.length === 0 ? null : (
      <Checkboxes
        name="needs"
        legend="Do you need any of these? (optional)"
        hint="You need not say why."
        choices={needChoices(offer.asks, typed, problems)}
        values={(typed['needs'] ?? '').split('\n')}
      />
    )}
    <TextInput
      name="contact"
      label="How can the school reach you, if something changes? (optional)"
      hint="A telephone number or an e-mail address"
      width={30}
      autocomplete="off"
      value={typed['contact']}
      problems={problems}
    />
    <Trap />
    <Button>{door.left > 0 ? 'Sign me up' : 'Join the waiting list'}</Button>
  </Form>
);

/** What a poster's link opens while families can sign up. */
export const DoorPage = (props: SignUpProps) => {
  const { frame, offer, door, problems } = props;
  return (
    <Page frame={bare(frame)} title={offer.title} eyebrow={offer.school} narrow roomy plain problems={problems}>
      <SessionFacts offer={offer} places={placesLeftWords(door.left, door.waiting)} />
      <Worried offer={offer} />
      <Card title={door.left > 0 ? 'Come along' : 'Join the waiting list'}>
        {door.left > 0 ? null : (
          <p>If somebody takes their name off, the first on the list has the place. We cannot promise one.</p>
        )}
        <SignUpForm {...props} />
      </Card>
      <WhatHappens offer={offer} />
    </Page>
  );
};

const WhatHappens = ({ offer }: Readonly<{ offer: Offered }>) => (
  <Card title="What happens with your answers">
    <ul class="govuk-list govuk-list--bullet">
      <li>{`Staff of ${offer.school} see them, to prepare the workshop. Nobody else does, and no other family.`}</li>
      <li>{`They are erased ${keptDays} days after the workshop. What stays, without your name, is how many came, and for which child if staff know it.`}</li>
      <li>You get a link of your own, with which you can take your name off. Then they are erased at once.</li>
      <li>You do not have to sign up here: you can ask at the school office instead.</li>
    </ul>
  </Card>
);
