import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  Checkboxes,
  Empty,
  FilesField,
  Form,
  Hidden,
  InsetText,
  Page,
  SideNote,
  Textarea,
  TextInput,
  plural,
  shortDate,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { ConsentFields } from '../consent/fields.tsx';
import type { Place } from '../pages.tsx';
import { mostFiles } from './rules.ts';
import type { Outcome } from './actions.ts';
import type { Unsaid } from './store.ts';

type Typed = Readonly<Record<string, string>>;
type SeveralProps = Place &
  Readonly<{
    scheme: Scheme;
    typed: Typed;
    /** Endings of files that are kept. */
    accept: string;
    /** Files that came before and wait. */
    arrived?: readonly Readonly<{ id: string; name: string; size: number }>[];
    problems?: Problems;
    /** What became of the files, when some were not added. */ outcomes?: readonly Outcome[];
  }>;

const Outcomes = ({ outcomes, enrolment }: Pick<SeveralProps, 'outcomes' | 'enrolment'>) => {
  if (outcomes === undefined) return null;
  const added = outcomes.filter(({ kind }) => kind === 'added').length;
  return (
    <Alert
      kind={added === 0 ? 'refusal' : 'warning'}
      title={`${plural(added, 'file')} of ${outcomes.length} added`}
      urgent
    >
      <ul class="wm-plain-list">
        {outcomes.map((one) => (
          <li>
            {one.kind === 'added' ? <>{one.name}: added.</> : null}
            {one.kind === 'same' ? (
              <>
                {one.name}: the library has it already, as{' '}
                <a class="govuk-link" href={href(paths.evidence.item, { enrolment: enrolment.id, item: one.itemId })}>
                  {one.title}
                </a>
                .
              </>
            ) : null}
            {one.kind === 'refused' ? one.because : null}
          </li>
        ))}
      </ul>
      {added === 0 ? null : (
        <p>
          <a class="govuk-link" href={href(paths.evidence.unsaid, { enrolment: enrolment.id })}>
            Say what those that were added show
          </a>
        </p>
      )}
    </Alert>
  );
};

/** Several files in one go: each becomes an item of its own; what it shows is said on the next page. */
export const SeveralPage = (props: SeveralProps) => {
  const { frame, enrolment, scheme, typed, problems } = props;
  const criterion = scheme.criterionByCode.get(typed['criterion'] ?? '');
  return (
    <Page
      frame={frame}
      title="Add several files"
      lead="Each file becomes an item of its own. What each shows, you say on the next page."
      back={{ text: 'Evidence', href: href(paths.evidence.home, { enrolment: enrolment.id }) }}
      problems={problems}
      scripts={['upload.js']}
      aside={
        <SideNote title="Photographs among them">
          <p>What you say about consent here holds for all of them. Add those with another answer in a second go.</p>
        </SideNote>
      }
    >
      <Outcomes {...props} />
      {problems === undefined || problems.length === 0 || (props.arrived ?? []).length > 0 ? null : (
        <InsetText>Your words are all here. The files have to be chosen again.</InsetText>
      )}
      <Form frame={frame} multipart action={href(paths.evidence.several, { enrolment: enrolment.id })}>
        {criterion === undefined ? null : (
          <>
            <Hidden name="criterion" value={criterion.code} />
            <InsetText>
              They will answer {criterion.code}: {criterion.text}
            </InsetText>
          </>
        )}
        <FilesField
          frame={frame}
          arrived={props.arrived}
          name="files"
          label="The files"
          hint={`Up to ${mostFiles} at once. PDF, Word, Excel, pictures, CSV or text.`}
          accept={props.accept}
          multiple
          problems={problems}
        />
        <TextInput
          name="to"
          label="The day they are from"
          hint="For example, 14 July 2026. You can change it for each afterwards"
          width={20}
          value={typed['to']}
          problems={problems}
        />
        <Checkboxes
          name="voices"
          legend="Who is heard in them?"
          small
          columns
          values={(typed['voices'] ?? '').split('\n')}
          choices={scheme.evidence.voices.map((voice) => ({ value: voice, label: voice }))}
          problems={problems}
        />
        <ConsentFields
          typed={typed}
          problems={problems}
          isOptional
          legend="Can anybody be recognised in them?"
          states={['not-needed', 'given', 'asked']}
        />
        <Button>Add these files</Button>
      </Form>
    </Page>
  );
};

type UnsaidProps = Place &
  Readonly<{
    items: readonly Unsaid[];
    typed: Typed;
    problems?: Problems;
    /** Items that somebody else changed first. */ late: readonly string[];
  }>;

const One = ({ item, typed, problems, enrolment, late }: UnsaidProps & Readonly<{ item: Unsaid }>) => {
  const words = (name: string) => typed[`${name}-${item.id}`];
  return (
    <Card
      title={item.fileName ?? item.title}
      subtitle={`${item.addedBy}, ${shortDate(item.addedAt)}`}
      link={{ text: 'Open it', href: href(paths.evidence.item, { enrolment: enrolment.id, item: item.id }) }}
      level={2}
    >
      {late.includes(item.id) ? (
        <Alert kind="warning" title="Somebody changed this item while you were writing">
          <p>Your words are below. Save them again if they should stand.</p>
        </Alert>
      ) : null}
      {item.hasPreview ? (
        <img
          class="wm-preview"
          width="240"
          loading="lazy"
          src={href(paths.evidence.preview, { enrolment: enrolment.id, item: item.id, version: item.version })}
          alt={`A small view of ${item.title}`}
        />
      ) : null}
      <Hidden name="item" value={item.id} />
      <Hidden name={`version-${item.id}`} value={item.version} />
      <TextInput name={`title-${item.id}`} label="Title" value={words('title') ?? item.title} problems={problems} />
      <Textarea
        name={`shows-${item.id}`}
        label="What does it show?"
        hint="Left empty, it waits here"
        rows={3}
        value={words('shows')}
        problems={problems}
      />
    </Card>
  );
};

/** Says of several items what they show, one under another; those left empty wait. */
export const UnsaidPage = (props: UnsaidProps) => {
  const { frame, enrolment, items, problems } = props;
  const at = { enrolment: enrolment.id };
  return (
    <Page
      frame={frame}
      title="Say what these show"
      lead="About a minute each. Save whenever you like: what is left empty waits here."
      back={{ text: 'Evidence', href: href(paths.evidence.home, at) }}
      problems={problems}
    >
      {items.length === 0 ? (
        <Card title="Nothing waits here">
          <Empty title="Every item says what it shows">
            Items that come as several files at once wait here for their words.
          </Empty>
        </Card>
      ) : (
        <Form frame={frame} action={href(paths.evidence.unsaid, at)} keep={`evidence-unsaid-${enrolment.id}`}>
          {items.map((item) => (
            <One {...props} item={item} />
          ))}
          <ButtonGroup>
            <Button>Save what is written</Button>
            <a class="govuk-link" href={href(paths.evidence.home, at)}>
              Later
            </a>
          </ButtonGroup>
        </Form>
      )}
    </Page>
  );
};
