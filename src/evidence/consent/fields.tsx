import { Radios, Textarea, TextInput, type Choice, type Problems } from '#platform/kit';
import type { sayable } from './rules.ts';

type Typed = Readonly<Record<string, string>>;

const words: Readonly<Record<(typeof sayable)[number], Readonly<{ label: string; hint: string }>>> = {
  'not-needed': {
    label: 'Nobody can be recognised',
    hint: 'No face, no name, no words that tell who it is',
  },
  given: { label: 'Yes, and they agreed on paper', hint: 'For a pupil, whoever has parental responsibility' },
  asked: { label: 'Yes, and consent is asked for', hint: 'The item stays in the school until it is given' },
  refused: {
    label: 'Yes, and consent was refused',
    hint: 'Nobody outside the school will see it. Better: cover it, or leave it out',
  },
  withdrawn: {
    label: 'Consent was given, and is withdrawn now',
    hint: 'The item disappears at once for everybody outside the school',
  },
};

const More = ({ typed, problems }: Readonly<{ typed: Typed; problems?: Problems }>) => (
  <>
    <TextInput
      name="consentKept"
      label="Where is the paper kept?"
      hint="For example, school office, consent folder 2026"
      value={typed['consentKept']}
      problems={problems}
    />
    <TextInput
      name="consentUntil"
      label="Until when does it hold?"
      hint="For example, 31 August 2027. Leave it empty if it has no end"
      width={20}
      value={typed['consentUntil']}
      problems={problems}
    />
  </>
);

/** What is known about the consent of whoever can be recognised. `states` are the answers that make sense here. */
export const ConsentFields = ({
  typed,
  problems,
  states,
  legend = 'Can anybody be recognised in it?',
  isOptional,
}: Readonly<{
  typed: Typed;
  problems?: Problems;
  states: readonly (typeof sayable)[number][];
  legend?: string;
  isOptional?: boolean;
}>) => (
  <Radios
    name="consent"
    legend={legend}
    hint={
      isOptional
        ? 'Seen, named or quoted. You can leave this open for a document in which nobody stands'
        : 'Seen, named or quoted: pupils, parents, colleagues'
    }
    value={typed['consent'] ?? null}
    problems={problems}
    choices={states.map((state): Choice => ({
      value: state,
      ...words[state],
      ...(state === 'given' ? { more: <More typed={typed} problems={problems} /> } : {}),
    }))}
  />
);

/** Why, in the person's own words: who said so, on which paper. */
export const BecauseField = ({ typed, problems }: Readonly<{ typed: Typed; problems?: Problems }>) => (
  <Textarea
    name="consentBecause"
    label="A word for the record"
    hint="You can leave this empty. Do not name the pupil"
    rows={2}
    value={typed['consentBecause']}
    problems={problems}
  />
);
