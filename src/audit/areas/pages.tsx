import {
  Button,
  Card,
  ClashNotice,
  Empty,
  Form,
  Hidden,
  mediumDate,
  Page,
  PostButton,
  Radios,
  Rows,
  Select,
  Sub,
  Tag,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { refusalWords } from '../refusal/rules.ts';
import type { AreaKind, Refusal } from '../rules.ts';
import type { WrittenArea } from './store.ts';

export type AreasView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  areas: readonly WrittenArea[];
  writing: Refusal | null;
  /** Why this reader may not agree one written by that person, or null. */
  agreeing: (writtenBy: string) => Refusal | null;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const kinds: Readonly<Record<AreaKind, { title: string; empty: string; hint: string }>> = {
  strength: {
    title: 'Strengths to celebrate',
    empty: 'No strength is named yet',
    hint: 'Name what was done well and what it did for pupils.',
  },
  improvement: {
    title: 'Areas for improvement',
    empty: 'No area for improvement is named yet',
    hint: 'Each one becomes an action in the plan.',
  },
};

const placeOf = (scheme: Scheme, area: WrittenArea): string => {
  const criterion = area.criterion === null ? undefined : scheme.criterionByCode.get(area.criterion);
  return criterion === undefined ? 'The school as a whole' : `${criterion.code} ${criterion.text}`;
};

const Acts = ({ view, area }: Readonly<{ view: AreasView; area: WrittenArea }>) => {
  const at = { enrolment: view.enrolment.id, area: area.id };
  const fields = { version: String(area.version) };
  const refused = view.agreeing(area.writtenBy);
  if (area.agreedName !== null) return <Tag kind="done">Agreed</Tag>;
  return (
    <>
      <Tag kind="waiting">To agree</Tag>
      {refused === null ? (
        <PostButton
          frame={view.frame}
          action={href(paths.audit.agreeArea, at)}
          fields={fields}
          kind="quiet"
          small
          about={area.text}
        >
          Agree
        </PostButton>
      ) : null}
      {view.writing === null ? (
        <PostButton
          frame={view.frame}
          action={href(paths.audit.takeBackArea, at)}
          fields={fields}
          kind="quiet"
          small
          about={area.text}
        >
          Take back
        </PostButton>
      ) : null}
    </>
  );
};

const meta = (scheme: Scheme, area: WrittenArea) => (
  <>
    {area.evidence}
    <Sub>
      {placeOf(scheme, area)}. Written by {area.writtenName} on {mediumDate(area.writtenAt)}
      {area.agreedName === null ? '.' : `, agreed by ${area.agreedName}.`}
    </Sub>
  </>
);

const List = ({ view, kind }: Readonly<{ view: AreasView; kind: AreaKind }>) => {
  const areas = view.areas.filter((area) => area.kind === kind);
  return (
    <Card title={kinds[kind].title} subtitle={kinds[kind].hint} id={kind}>
      {areas.length === 0 ? (
        <Empty title={kinds[kind].empty}>Anyone in the working party can write one, with what shows it.</Empty>
      ) : (
        <Rows
          rows={areas.map((area) => ({
            title: area.text,
            href:
              view.writing === null
                ? href(paths.audit.area, { enrolment: view.enrolment.id, area: area.id })
                : undefined,
            meta: meta(view.scheme, area),
            right: <Acts view={view} area={area} />,
          }))}
        />
      )}
    </Card>
  );
};

type Typed = Readonly<Record<string, string>>;

const AreaForm = ({
  view,
  action,
  values,
  version,
  button,
}: Readonly<{ view: AreasView; action: string; values: Typed; version: number; button: string }>) => (
  <Form frame={view.frame} action={action}>
    <Hidden name="version" value={version} />
    <Radios
      name="kind"
      legend="What is it?"
      legendSize="s"
      choices={[
        { value: 'strength', label: 'A strength' },
        { value: 'improvement', label: 'An area for improvement' },
      ]}
      value={values['kind']}
      problems={view.problems}
    />
    <Textarea
      name="text"
      label="In a sentence"
      labelSize="s"
      rows={2}
      maxLength={1000}
      value={values['text']}
      problems={view.problems}
    />
    <Textarea
      name="evidence"
      label="What shows it"
      labelSize="s"
      hint="What was seen, heard or read, and where it is kept. Use no pupil names."
      rows={3}
      maxLength={2000}
      value={values['evidence']}
      problems={view.problems}
    />
    <Select
      name="criterion"
      label="Where it was seen"
      labelSize="s"
      empty="The school as a whole"
      options={view.scheme.criteria.map(({ code, text }) => ({ value: code, text: `${code} ${text.slice(0, 70)}` }))}
      value={values['criterion']}
      problems={view.problems}
    />
    <Button>{button}</Button>
  </Form>
);

const crumbs = (enrolment: Enrolment) => [
  { text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) },
];

/** What is strong and what is not, both with evidence, for the whole team to read and its leaders to agree. */
export const AreasPage = (view: AreasView) => {
  const { frame, enrolment, writing, scheme, areas, typed } = view;
  const open = areas.filter(({ agreedAt }) => agreedAt === null).length;
  return (
    <Page
      frame={frame}
      title="Strengths and areas for improvement"
      lead={
        areas.length === 0
          ? 'Nothing is written yet. Begin with what you want to celebrate.'
          : open === 0
            ? 'All of them are agreed.'
            : `${open} of ${areas.length} wait for agreement.`
      }
      crumbs={crumbs(enrolment)}
      problems={view.problems}
    >
      <List view={view} kind="strength" />
      <List view={view} kind="improvement" />
      {writing === null ? (
        <Card title="Add one">
          <AreaForm
            view={view}
            action={href(paths.audit.areas, { enrolment: enrolment.id })}
            values={typed ?? {}}
            version={0}
            button="Add it for everyone to read"
          />
        </Card>
      ) : (
        <p class="wm-sub">{Object.values(refusalWords(scheme, writing.because)).join(' ')}</p>
      )}
    </Page>
  );
};

/** One of them, to rewrite; a lost race shows both texts. */
export const AreaPage = ({
  theirs,
  area,
  ...view
}: AreasView & Readonly<{ area: WrittenArea; theirs?: WrittenArea }>) => {
  const typed = view.typed ?? {
    kind: area.kind,
    text: area.text,
    evidence: area.evidence,
    criterion: area.criterion ?? '',
  };
  const action = href(paths.audit.area, { enrolment: view.enrolment.id, area: area.id });
  const version = theirs?.version ?? area.version;
  return (
    <Page
      frame={view.frame}
      title={area.kind === 'strength' ? 'Change this strength' : 'Change this area for improvement'}
      crumbs={[
        ...crumbs(view.enrolment),
        { text: 'Strengths and areas', href: href(paths.audit.areas, { enrolment: view.enrolment.id }) },
      ]}
      problems={view.problems}
      narrow
    >
      {theirs === undefined ? null : (
        <ClashNotice
          frame={view.frame}
          action={action}
          who={theirs.writtenName}
          at={theirs.writtenAt}
          what="this text"
          texts={[
            { label: 'in a sentence', mine: typed['text'] ?? '', theirs: theirs.text },
            { label: 'what shows it', mine: typed['evidence'] ?? '', theirs: theirs.evidence },
          ]}
          fields={{
            kind: typed['kind'] ?? '',
            text: typed['text'] ?? '',
            evidence: typed['evidence'] ?? '',
            criterion: typed['criterion'] ?? '',
            version: String(version),
          }}
          leave={action}
        />
      )}
      <Card>
        {area.agreedName === null ? null : (
          <p class="wm-sub">{area.agreedName} agreed this. If you change it, it has to be agreed again.</p>
        )}
        <AreaForm view={view} action={action} values={typed} version={version} button="Save the change" />
      </Card>
    </Page>
  );
};
