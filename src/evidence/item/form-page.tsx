import {
  Button,
  ButtonGroup,
  Checkboxes,
  ClashNotice,
  FileUpload,
  Form,
  Hidden,
  mediumDate,
  Page,
  Radios,
  SideNote,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { Place } from '../pages.tsx';
import type { Item } from '../store.ts';

type Typed = Readonly<Record<string, string>>;
type FormProps = Place &
  Readonly<{
    scheme: Scheme;
    item: Item | null;
    typed: Typed;
    problems?: Problems;
    clash?: Readonly<{ theirs: Item }>;
  }>;

const accept = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg,.webp,.gif,.csv,.txt';

/** What a saved item looks like in the form's own fields. */
export const typedFrom = (item: Item): Typed => ({
  kind: item.kind,
  title: item.title,
  shows: item.shows,
  voices: item.voices.join('\n'),
  from: item.fromOn === null ? '' : mediumDate(item.fromOn),
  to: mediumDate(item.toOn),
  url: item.url ?? '',
  note: item.note ?? '',
});

const FileField = ({ item, problems }: FormProps) => (
  <FileUpload
    name="file"
    label={item?.file == null ? 'The file' : 'A newer file, if there is one'}
    hint={
      item?.file == null
        ? 'PDF, Word, Excel, a picture, CSV or text, up to 20 MB. Pictures lose the place where they were taken.'
        : `Now: ${item.file.name}. The earlier file is kept with its text.`
    }
    accept={accept}
    problems={problems}
  />
);

const Content = (props: FormProps) => {
  const { item, typed, problems } = props;
  const link = (
    <TextInput name="url" label="Web address" type="url" value={typed['url']} problems={problems} spellcheck={false} />
  );
  const words = (
    <Textarea name="note" label="The note" rows={8} maxLength={20_000} value={typed['note']} problems={problems} />
  );
  if (item !== null) return item.kind === 'file' ? <FileField {...props} /> : item.kind === 'link' ? link : words;
  return (
    <Radios
      name="kind"
      legend="What is it?"
      value={typed['kind']}
      problems={problems}
      choices={[
        { value: 'file', label: 'A file', more: <FileField {...props} /> },
        { value: 'link', label: 'A link', hint: 'To a page that a verifier can open', more: link },
        { value: 'note', label: 'A note', hint: 'What was seen or heard, in your own words', more: words },
      ]}
    />
  );
};

const Clash = ({ frame, enrolment, item, typed, clash }: FormProps) =>
  clash === undefined || item === null ? null : (
    <ClashNotice
      frame={frame}
      action={href(paths.evidence.change, { enrolment: enrolment.id, item: item.id })}
      who={clash.theirs.changedBy}
      at={clash.theirs.changedAt}
      what="this item"
      texts={[
        { label: 'title', mine: typed['title'] ?? '', theirs: clash.theirs.title },
        { label: 'what it shows', mine: typed['shows'] ?? '', theirs: clash.theirs.shows },
      ]}
      fields={{ ...typed, version: String(clash.theirs.version) }}
      leave={href(paths.evidence.item, { enrolment: enrolment.id, item: item.id })}
    />
  );

/** Adds an item, or changes one: what it is, what it shows, who is heard, and when it is from. */
export const ItemFormPage = (props: FormProps) => {
  const { frame, enrolment, scheme, item, typed, problems, clash } = props;
  const at = { enrolment: enrolment.id };
  const back =
    item === null
      ? { text: 'Evidence', href: href(paths.evidence.home, at) }
      : { text: item.title, href: href(paths.evidence.item, { ...at, item: item.id }) };
  return (
    <Page
      frame={frame}
      title={item === null ? 'Add evidence' : 'Change this item'}
      lead={
        item === null
          ? 'About two minutes. You choose afterwards which criteria it serves.'
          : 'The text before this one is kept.'
      }
      back={back}
      problems={problems}
      aside={
        <SideNote title="Pupils in evidence">
          <p>
            Leave names out: use codes, or cover them. Write nothing here about a worry for a child: tell the school’s
            designated safeguarding lead.
          </p>
        </SideNote>
      }
    >
      <Clash {...props} />
      <Form
        frame={frame}
        multipart
        action={item === null ? href(paths.evidence.add, at) : href(paths.evidence.change, { ...at, item: item.id })}
      >
        {item === null ? null : (
          <Hidden name="version" value={clash?.theirs.version ?? typed['version'] ?? item.version} />
        )}
        <Content {...props} />
        <TextInput name="title" label="Title" value={typed['title']} problems={problems} />
        <Textarea
          name="shows"
          label="What does it show?"
          hint="Say what happened and what changed, with figures if you have them."
          rows={4}
          maxLength={4000}
          value={typed['shows']}
          problems={problems}
        />
        <Checkboxes
          name="voices"
          legend="Who is heard in it?"
          values={(typed['voices'] ?? '').split('\n')}
          choices={scheme.evidence.voices.map((voice) => ({ value: voice, label: voice }))}
          problems={problems}
        />
        <TextInput
          name="to"
          label="The day it is from, or the last day of its period"
          hint="For example, 14 July 2026"
          width={20}
          value={typed['to']}
          problems={problems}
        />
        <TextInput
          name="from"
          label="The first day of its period, if it has one"
          hint="You can leave this empty"
          width={20}
          value={typed['from']}
          problems={problems}
        />
        <ButtonGroup>
          <Button>{item === null ? 'Add this item' : 'Save the change'}</Button>
          <a class="govuk-link" href={back.href}>
            Cancel
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
