import {
  Button,
  ButtonGroup,
  Checkbox,
  Form,
  mediumDate,
  Page,
  Radios,
  SideNote,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { itemKinds } from '../kind/rules.ts';
import type { Place } from '../pages.tsx';
import type { Item } from '../store.ts';
import { removalNames, removals, reviewBy } from './rules.ts';

type KeepProps = Place &
  Readonly<{ item: Item; typed: Readonly<Record<string, string>>; problems?: Problems; isLeader: boolean }>;

/** Until when an item is kept, and why; nothing goes by itself. */
export const KeepPage = ({ frame, enrolment, item, typed, problems }: KeepProps) => {
  const at = { enrolment: enrolment.id, item: item.id };
  const now = reviewBy(item);
  const kind = itemKinds[item.kind];
  return (
    <Page
      frame={frame}
      title="How long is it kept?"
      lead={`Now: until ${mediumDate(now.on)}. ${now.because}`}
      back={{ text: item.title, href: href(paths.evidence.item, at) }}
      problems={problems}
      aside={
        <SideNote title="What happens then">
          <p>
            Whoever added it and your coordinator are reminded thirty days before. You decide: keep it longer with a
            reason, or take it out. Nothing is removed by itself.
          </p>
        </SideNote>
      }
    >
      <Form frame={frame} action={href(paths.evidence.keep, at)}>
        <TextInput
          name="reviewOn"
          label="Decide again on"
          hint={`For example, 31 August 2028. Left empty: ${kind.keep.months} months after its last day, as for every ${kind.word.toLowerCase()}`}
          width={20}
          value={typed['reviewOn'] ?? (item.reviewOn === null ? '' : mediumDate(item.reviewOn))}
          problems={problems}
        />
        <Textarea
          name="reviewBecause"
          label="Why until then?"
          rows={2}
          value={typed['reviewBecause'] ?? item.reviewBecause}
          problems={problems}
        />
        <ButtonGroup>
          <Button>Save the day</Button>
          <a class="govuk-link" href={href(paths.evidence.remove, at)}>
            Take it out instead
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
};

/** Takes an item out, with the reason; what shows people can be erased with it. */
export const RemovePage = ({ frame, enrolment, item, typed, problems, isLeader }: KeepProps) => {
  const at = { enrolment: enrolment.id, item: item.id };
  return (
    <Page
      frame={frame}
      title="Take this item out"
      lead={`“${item.title}” leaves the library and serves no criterion any more. What was submitted before keeps what stood then.`}
      back={{ text: item.title, href: href(paths.evidence.item, at) }}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.evidence.remove, at)}>
        <Radios
          name="because"
          legend="Why does it go?"
          value={typed['because']}
          problems={problems}
          choices={removalNames.map((name) => ({ value: name, label: removals[name].words }))}
        />
        {isLeader ? (
          <Checkbox
            name="erase"
            label="Erase its content too"
            hint="For consent and for what was kept long enough. Its texts and files go for good, from submissions too; the fingerprints stay. This cannot be undone."
            checked={typed['erase'] === 'yes'}
          />
        ) : null}
        <ButtonGroup>
          <Button kind="danger">Take this item out</Button>
          <a class="govuk-link" href={href(paths.evidence.item, at)}>
            Keep it
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
