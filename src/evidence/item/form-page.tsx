import {
  Button,
  ButtonGroup,
  Checkboxes,
  ClashNotice,
  Details,
  Form,
  Hidden,
  InsetText,
  mediumDate,
  Page,
  SideNote,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { ConsentFields } from '../consent/fields.tsx';
import { KindFields } from '../kind/fields.tsx';
import { itemKinds, type ItemKind } from '../kind/rules.ts';
import type { Place } from '../pages.tsx';
import type { Item } from '../store.ts';
import { TwinNotice } from '../twin/pages.tsx';
import type { Twin } from '../twin/store.ts';

type Typed = Readonly<Record<string, string>>;
export type FormProps = Place &
  Readonly<{
    scheme: Scheme;
    kind: ItemKind;
    item: Item | null;
    typed: Typed;
    problems?: Problems;
    clash?: Readonly<{ theirs: Item }>;
    /** The library has the same bytes already. */
    twin?: Twin;
    /** A file came with the form and could not be kept with it: it has to be chosen again. */
    fileIsGone?: boolean;
    accept: string;
    arrived?: readonly Readonly<{ id: string; name: string; size: number }>[];
  }>;

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
  byWhom: item.byWhom,
  measure: item.measure ?? '',
  value: item.value === null ? '' : String(item.value),
  unit: item.unit,
  pupils: item.pupils === null ? '' : String(item.pupils),
  source: item.source,
});

const compared = [
  ['title', 'title'],
  ['shows', 'what it shows'],
  ['voices', 'who is heard'],
  ['from', 'the first day'],
  ['to', 'the last day'],
  ['url', 'the address'],
  ['note', 'the words'],
  ['byWhom', 'by whom'],
  ['measure', 'what was measured'],
  ['value', 'the value'],
  ['pupils', 'how many'],
  ['source', 'the source'],
] as const;

const Clash = ({ frame, enrolment, item, typed, clash }: FormProps) => {
  if (clash === undefined || item === null) return null;
  const theirs = typedFrom(clash.theirs);
  const texts = compared.map(([field, label]) => ({ label, mine: typed[field] ?? '', theirs: theirs[field] ?? '' }));
  const differing = texts.filter((text) => text.mine !== text.theirs);
  return (
    <ClashNotice
      frame={frame}
      action={href(paths.evidence.change, { enrolment: enrolment.id, item: item.id })}
      who={clash.theirs.changedBy}
      at={clash.theirs.changedAt}
      what="this item"
      texts={differing.length === 0 ? texts.slice(0, 2) : differing}
      fields={{ ...typed, version: String(clash.theirs.version) }}
      leave={href(paths.evidence.item, { enrolment: enrolment.id, item: item.id })}
    />
  );
};

const Voices = ({ scheme, kind, typed, problems }: FormProps) => (
  <Checkboxes
    name="voices"
    legend={kind === 'observation' ? 'Whose voice is heard in it?' : 'Who is heard in it?'}
    small
    columns
    values={(typed['voices'] ?? '').split('\n')}
    choices={scheme.evidence.voices.map((voice) => ({ value: voice, label: voice }))}
    problems={problems}
  />
);

const Days = ({ typed, problems }: FormProps) => (
  <>
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
  </>
);

const consentAsked = ({ item, kind }: FormProps): boolean =>
  item === null && !['link', 'figure', 'questionnaire'].includes(kind);

const ForCriterion = ({ scheme, typed, problems }: FormProps) => {
  const criterion = scheme.criterionByCode.get(typed['criterion'] ?? '');
  if (criterion === undefined) return null;
  return (
    <>
      <Hidden name="criterion" value={criterion.code} />
      <InsetText>
        It will answer {criterion.code}: {criterion.text}
      </InsetText>
      <Textarea
        name="impact"
        label={`What changed for pupils, as ${criterion.code} sees it?`}
        hint={
          scheme.evidence.impactRequired ? 'The scheme asks for this before you submit.' : 'You can leave this empty'
        }
        rows={3}
        maxLength={2000}
        value={typed['impact']}
        problems={problems}
      />
    </>
  );
};

const Pupils = () => (
  <SideNote title="Pupils in evidence">
    <p>
      Leave names out: use codes, or cover them. Write nothing here about a worry for a child: tell the school’s
      designated safeguarding lead.
    </p>
  </SideNote>
);

const backTo = ({ enrolment, item }: FormProps) =>
  item === null
    ? { text: 'Choose another kind', href: href(paths.evidence.add, { enrolment: enrolment.id }) }
    : { text: item.title, href: href(paths.evidence.item, { enrolment: enrolment.id, item: item.id }) };

/** Adds an item, or changes one: what it is, what it shows, who is heard, and when it is from. */
export const ItemFormPage = (props: FormProps) => {
  const { frame, enrolment, item, kind, typed, problems, clash, twin, fileIsGone } = props;
  const at = { enrolment: enrolment.id };
  const back = backTo(props);
  return (
    <Page
      frame={frame}
      title={item === null ? `Add evidence: ${itemKinds[kind].word.toLowerCase()}` : 'Change this item'}
      lead={item === null ? 'About two minutes.' : 'The text before this one is kept.'}
      back={back}
      problems={problems}
      aside={<Pupils />}
      scripts={['upload.js']}
    >
      <Clash {...props} />
      {twin === undefined ? null : <TwinNotice {...props} twin={twin} />}
      {fileIsGone ? <InsetText>Your words are all here. The file has to be chosen again.</InsetText> : null}
      <Form
        frame={frame}
        multipart
        keep={kind === 'observation' ? undefined : `evidence-${item?.id ?? `${enrolment.id}-${kind}`}`}
        action={item === null ? href(paths.evidence.add, at) : href(paths.evidence.change, { ...at, item: item.id })}
      >
        {item === null ? (
          <>
            <Hidden name="kind" value={kind} />
            <Hidden name="id" value={typed['id'] ?? ''} />
          </>
        ) : (
          <Hidden name="version" value={clash?.theirs.version ?? typed['version'] ?? item.version} />
        )}
        {twin === undefined ? null : <Hidden name="anyway" value="yes" />}
        <KindFields
          frame={frame}
          kind={kind}
          typed={typed}
          problems={problems}
          file={item?.file ?? null}
          accept={props.accept}
          arrived={props.arrived ?? []}
        />
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
        <Voices {...props} />
        <Days {...props} />
        {consentAsked(props) ? (
          <ConsentFields
            typed={typed}
            problems={problems}
            isOptional={!itemKinds[kind].asksConsent}
            states={['not-needed', 'given', 'asked', 'refused']}
          />
        ) : null}
        <ForCriterion {...props} />
        <ButtonGroup>
          <Button>{item === null ? 'Add this item' : 'Save the change'}</Button>
          <a class="govuk-link" href={back.href}>
            Cancel
          </a>
        </ButtonGroup>
      </Form>
      {item === null ? (
        <Details summary="How long will it be kept?">
          <p>{itemKinds[kind].keep.because} The school is reminded, and decides; nothing goes by itself.</p>
        </Details>
      ) : null}
    </Page>
  );
};
