import { Button, ButtonGroup, FieldRow, Fieldset, Form, Hidden, Page, Select, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import type { ShownLine } from '../../lines/pages.tsx';
import { names, places, seenText } from '../forms.ts';
import { Gone, options, ordinals, Theirs, typedDue, type ShareView } from '../pages.tsx';

/** One standard: who, by when, how many hours are protected for it, and when in the week each is free. */
export const ShareOnePage = (view: ShareView & Readonly<{ line: ShownLine }>) => {
  const { frame, enrolment, scheme, line, team, problems, typed, clashing } = view;
  const { code, name } = line.standard;
  const chosen = view.chosen(code);
  const back = href(paths.audit.assignment, { enrolment: enrolment.id, standard: code });
  return (
    <Page
      frame={frame}
      title={`Who does ${name}`}
      eyebrow={`${scheme.words.standard.one} ${code}`}
      lead="Two or three colleagues, the day it is due, and the time that is protected for it."
      back={{ href: back, text: name }}
      problems={problems ?? []}
      narrow
    >
      {clashing === undefined ? null : <Theirs line={line} />}
      <Gone line={line} />
      <Form
        frame={frame}
        action={href(paths.audit.shareOne, { enrolment: enrolment.id, standard: code })}
        keep={`share-${enrolment.id}-${code}`}
      >
        <Hidden name={names.seen(code)} value={seenText(view.seen(code))} />
        <p class="wm-sub">
          Hours are for the whole of it, not for each week: 3, or 1.5. When they are free: Thursday period 5, 1 h.
        </p>
        {places.map((at) => {
          const person = team.find(({ membershipId }) => membershipId === chosen[at]);
          const time = person?.times[code];
          return (
            <Fieldset legend={`${ordinals[at]} colleague`} size="m">
              <FieldRow>
                <Select
                  name={names.who(code, at)}
                  label="Name"
                  options={options(team)}
                  value={typed?.[names.who(code, at)] ?? chosen[at] ?? ''}
                  problems={problems}
                />
                <TextInput
                  name={names.hours(code, at)}
                  label="Hours agreed"
                  inputmode="decimal"
                  value={typed?.[names.hours(code, at)] ?? hoursTyped(time?.minutes ?? 0)}
                  problems={problems}
                />
                <TextInput
                  name={names.free(code, at)}
                  label="When they are free for it"
                  value={typed?.[names.free(code, at)] ?? time?.freeWhen ?? ''}
                  problems={problems}
                />
              </FieldRow>
            </Fieldset>
          );
        })}
        <TextInput
          name={names.due(code)}
          label="Due"
          hint="For example, 4 December 2026."
          width={20}
          value={typedDue(view, line)}
          problems={problems}
        />
        <ButtonGroup>
          <Button>Save who and when</Button>
          <Button kind="quiet" href={back}>
            Leave it as it is
          </Button>
        </ButtonGroup>
      </Form>
      <p class="wm-sub">
        The coordinator, senior leaders and the working party see these hours; governors see only the sum for the whole
        school.
      </p>
    </Page>
  );
};

/** Minutes as the form shows them again: hours with a point, empty for none. */
const hoursTyped = (minutes: number): string => (minutes === 0 ? '' : String(Math.round((minutes / 60) * 100) / 100));
