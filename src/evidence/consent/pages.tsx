import {
  Activity,
  briefDate,
  Button,
  ButtonGroup,
  Card,
  Form,
  mediumDate,
  Page,
  SideNote,
  Sub,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../pages.tsx';
import type { Item } from '../store.ts';
import { BecauseField, ConsentFields } from './fields.tsx';
import { consentStates, sayable } from './rules.ts';
import type { ConsentEntry } from './store.ts';

type ConsentProps = Place &
  Readonly<{
    item: Item;
    entries: readonly ConsentEntry[];
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
  }>;

const History = ({ entries }: Pick<ConsentProps, 'entries'>) => (
  <Card title={entries.length === 0 ? 'Nothing was said before' : 'What was said before'}>
    {entries.length === 0 ? null : (
      <Activity
        entries={entries.map((entry) => ({
          who: entry.saidBy,
          what: (
            <>
              {consentStates[entry.state].word.toLowerCase()}
              {entry.untilOn === null ? '' : ` until ${mediumDate(entry.untilOn)}`}.{' '}
              {entry.keptWhere === '' ? null : <Sub>Paper: {entry.keptWhere}. </Sub>}
              {entry.because === '' ? null : <Sub>{entry.because}</Sub>}
            </>
          ),
          when: briefDate(entry.saidAt),
        }))}
      />
    )}
  </Card>
);

/** What is known of the consent of whoever can be recognised: said anew, with what was said before. */
export const ConsentPage = ({ frame, enrolment, item, entries, typed, problems }: ConsentProps) => {
  const at = { enrolment: enrolment.id, item: item.id };
  return (
    <Page
      frame={frame}
      title="Consent"
      lead={item.title}
      back={{ text: item.title, href: href(paths.evidence.item, at) }}
      problems={problems}
      aside={
        <SideNote title="Who agrees">
          <p>
            For a pupil, whoever has parental responsibility; older pupils also for themselves. Agreement can be taken
            back at any time, and then the item disappears for everybody outside the school, whatever was submitted.
          </p>
          <p>Pictures of children looked after are not used without their social worker’s word.</p>
        </SideNote>
      }
    >
      <Form frame={frame} action={href(paths.evidence.consent, at)}>
        <ConsentFields typed={typed} problems={problems} states={sayable} legend="What is known now?" />
        <BecauseField typed={typed} problems={problems} />
        <ButtonGroup>
          <Button>Save what is known</Button>
          <a class="govuk-link" href={href(paths.evidence.item, at)}>
            Cancel
          </a>
        </ButtonGroup>
      </Form>
      <History entries={entries} />
    </Page>
  );
};
