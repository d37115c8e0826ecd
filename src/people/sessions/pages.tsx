import { Alert, Button, Form, Hidden, Page, Radios, type Frame, type Problems } from '#platform/kit';
import { roleTitle } from '#platform/actor';
import { paths } from '#paths';
import { asksTwoStep } from '../rules.ts';
import type { Part } from './store.ts';

type ChooseProps = Readonly<{
  frame: Frame;
  parts: readonly Part[];
  current: string | null;
  isStrong: boolean;
  then: string;
  problems: Problems;
}>;

const hintOf = (part: Part, isStrong: boolean): string | undefined => {
  if (asksTwoStep(part.role) && !isStrong) return 'Asks for two-step sign-in: you set that up first.';
  return part.title ?? undefined;
};

/** One person, several parts: they say which they act in, and may change it at any time. */
export const ChooseRolePage = ({ frame, parts, current, isStrong, then, problems }: ChooseProps) => (
  <Page
    frame={frame}
    title="Choose the part you act in"
    lead="You see and do only what belongs to that part. You can change it at any time."
    problems={problems}
    narrow
  >
    {parts.length === 0 ? (
      <Alert kind="info" title="Your account has no part at present.">
        <p>Your work is still there. Ask the school or the awarding body that invited you to invite you again.</p>
      </Alert>
    ) : (
      <Form frame={frame} action={paths.chooseRole}>
        <Hidden name="then" value={then} />
        <Radios
          name="membership"
          legend="Act as"
          value={current}
          problems={problems}
          choices={parts.map((part) => ({
            value: part.id,
            label: part.place === '' ? roleTitle[part.role] : `${roleTitle[part.role]}, ${part.place}`,
            hint: hintOf(part, isStrong),
          }))}
        />
        <Button>Go on in this part</Button>
      </Form>
    )}
  </Page>
);
