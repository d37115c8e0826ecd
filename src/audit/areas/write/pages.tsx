import {
  Button,
  Card,
  ClashNotice,
  Form,
  Hidden,
  Page,
  Radios,
  Select,
  shorten,
  Textarea,
  type Frame,
  type Option,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { criteriaOf, standardLabel, type Scheme } from '#schemes/rules';
import type { Refusal } from '../../rules.ts';
import type { Comment } from '../discuss/store.ts';
import type { Proposed } from '../propose/actions.ts';
import type { Order } from '../rank/store.ts';
import { seenAtText } from '../rules.ts';
import type { WrittenArea } from '../store.ts';

/** What the pages of strengths and areas for improvement are made of. */
export type AreasView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  areas: readonly WrittenArea[];
  /** How often they were put in order, and who did it last. */
  order: Order;
  /** The level of every judgement, for their spread. */
  levels: readonly string[];
  /** What the judgements suggest; null for those who do not answer it. */
  proposed: Proposed | null;
  /** The school's own people, who discuss them. */
  isOurs: boolean;
  /** What was said of those that were taken back since. */
  loose: readonly Comment[];
  mayRank: boolean;
  writing: Refusal | null;
  /** Why this reader may not agree one written by that person, or null. */
  agreeing: (area: WrittenArea) => Refusal | null;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

type Typed = Readonly<Record<string, string>>;

/** Every place where one may have been seen: each standard, its cells where the scheme has outcomes, and its criteria. */
const placesOf = (scheme: Scheme): readonly Option[] =>
  scheme.standards.flatMap((standard) => [
    { value: `standard:${standard.code}`, text: standardLabel(scheme, standard) },
    ...scheme.outcomes.map(({ code, name }) => ({
      value: `cell:${standard.code}:${code}`,
      text: `${standard.code} ${standard.name}: ${name}`,
    })),
    ...criteriaOf(scheme, standard.code).map(({ code, text }) => ({
      value: code,
      text: `${code} ${shorten(text, 70)}`,
    })),
  ]);

/** The fields of one; a new one has version 0. */
export const AreaForm = ({
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
      rows={(values['evidence'] ?? '').length > 200 ? 8 : 3}
      maxLength={2000}
      value={values['evidence']}
      problems={view.problems}
    />
    <Select
      name="criterion"
      label="Where it was seen"
      labelSize="s"
      empty="The school as a whole"
      options={placesOf(view.scheme)}
      value={values['criterion']}
      problems={view.problems}
    />
    <Button>{button}</Button>
  </Form>
);

export const crumbs = (enrolment: Enrolment) => [
  { text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) },
];

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
    criterion: seenAtText(area),
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
