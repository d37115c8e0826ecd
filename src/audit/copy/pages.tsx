import {
  Button,
  ButtonGroup,
  Card,
  Checkboxes,
  Empty,
  Form,
  mediumDate,
  Page,
  plural,
  Rows,
  shorten,
  Sub,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { standardLabel, type Scheme } from '#schemes/rules';
import type { Preview } from './actions.ts';
import { keyOf, type Suggestion } from './rules.ts';
import type { Source } from './store.ts';

type Offered = Readonly<{ source: Source; isSame: boolean; words: number }>;

const crumbs = (enrolment: Enrolment) => [
  { text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) },
];

/** The school's other audits from which words can come. */
export const CopySourcesPage = ({
  frame,
  enrolment,
  offered,
}: Readonly<{ frame: Frame; enrolment: Enrolment; offered: readonly Offered[] }>) => (
  <Page
    frame={frame}
    title="Copy from another audit"
    lead="Reasons and evidence come as suggestions to read again. Levels stay where they were given."
    crumbs={crumbs(enrolment)}
    narrow
  >
    {offered.length === 0 ? (
      <Empty icon="document" title="There is no other audit to copy from">
        An earlier audit of your school appears here, or one for another award whose scheme is linked to this one.
      </Empty>
    ) : (
      <Card title="Your school’s other audits">
        <Rows
          rows={offered.map(({ source, isSame, words }) => ({
            title: `${source.title}, version ${source.version}`,
            href: href(paths.audit.copyFrom, { enrolment: enrolment.id, from: source.id }),
            meta: `Begun on ${mediumDate(source.startedOn)}. ${
              isSame ? 'The same award.' : 'Another award, through the links between the two.'
            }`,
            right: plural(words, 'suggestion'),
            icon: 'document' as const,
          }))}
        />
      </Card>
    )}
  </Page>
);

export type CopyView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  preview: Preview;
  /** Keys of suggestions that stand beside their criterion already. */
  there: ReadonlySet<string>;
  /** Criteria that this reader may not judge, and those that somebody has judged here. */
  notMine: ReadonlySet<string>;
  judged: ReadonlySet<string>;
  /** Evidence that served there, by criterion there. */
  items: ReadonlyMap<string, number>;
  ticked: 'all' | 'none';
  problems?: readonly Problem[];
}>;

const hintOf = (view: CopyView, one: Suggestion) => {
  const items = view.items.get(one.from) ?? 0;
  return (
    <>
      {one.sourceWords === '' ? null : (
        <Sub>
          {one.from} read: “{one.sourceWords}”
        </Sub>
      )}
      <Sub>
        {mediumDate(one.saidOn)}: {shorten(one.comment, 160)}
        {items === 0 ? '' : ` With ${plural(items, 'item of evidence', 'items of evidence')} there.`}
      </Sub>
      {view.judged.has(one.criterion) ? <Sub>Judged here already: this will stand beside it.</Sub> : null}
    </>
  );
};

const labelOf = (view: CopyView, { criterion, from }: Suggestion): string => {
  const text = shorten(view.scheme.criterionByCode.get(criterion)?.text ?? '', 100);
  return criterion === from ? `${criterion} ${text}` : `${criterion} ${text} (from ${from})`;
};

const Choices = ({ view }: Readonly<{ view: CopyView }>) => {
  const open = view.preview.suggestions.filter(
    (each) => !view.there.has(keyOf(each)) && !view.notMine.has(each.criterion),
  );
  return (
    <>
      {view.scheme.standards.map((standard) => {
        const mine = open.filter(
          ({ criterion }) => view.scheme.criterionByCode.get(criterion)?.standard === standard.code,
        );
        return mine.length === 0 ? null : (
          <Checkboxes
            name="take"
            id={`take-${standard.code}`}
            legend={standardLabel(view.scheme, standard)}
            legendSize="s"
            small
            choices={mine.map((each) => ({
              value: keyOf(each),
              label: labelOf(view, each),
              hint: hintOf(view, each),
            }))}
            values={view.ticked === 'all' ? mine.map(keyOf) : []}
          />
        );
      })}
    </>
  );
};

const leadOf = ({ preview, there, notMine }: CopyView): string => {
  const all = preview.suggestions.length;
  const closed = preview.suggestions.filter(({ criterion }) => notMine.has(criterion)).length;
  const said = [
    `${plural(all, 'suggestion')} could come.`,
    ...(there.size === 0 ? [] : [`${there.size} stand here already.`]),
    ...(closed === 0 ? [] : [`${closed} belong to colleagues.`]),
    ...(preview.left === 0
      ? []
      : [`${plural(preview.left, 'judgement there has', 'judgements there have')} no counterpart here.`]),
  ];
  return said.join(' ');
};

/** What would come from one audit, criterion by criterion, and the choice. */
export const CopyPage = (view: CopyView) => {
  const { frame, enrolment, preview, there, notMine, ticked } = view;
  const at = { enrolment: enrolment.id, from: preview.source.id };
  const open = preview.suggestions.filter((each) => !there.has(keyOf(each)) && !notMine.has(each.criterion));
  return (
    <Page
      frame={frame}
      title={`Copy from ${preview.source.title}`}
      eyebrow={`Begun on ${mediumDate(preview.source.startedOn)}, version ${preview.source.version}`}
      lead={leadOf(view)}
      problems={view.problems}
      crumbs={[...crumbs(enrolment), { text: 'Copy', href: href(paths.audit.copy, { enrolment: enrolment.id }) }]}
      narrow
    >
      {open.length === 0 ? (
        <Empty icon="tick" title="Nothing more to bring">
          What could come to you from this audit stands beside its criteria, or has been read.
        </Empty>
      ) : (
        <>
          <p>
            Untick what you do not want. Nothing that is written here is changed: each text stands beside the judgement,
            marked as copied, until somebody has read it again.{' '}
            <a
              class="govuk-link"
              href={href(paths.audit.copyFrom, at, { tick: ticked === 'all' ? 'none' : undefined })}
            >
              {ticked === 'all' ? 'Untick all' : 'Tick all'}
            </a>
          </p>
          <Form frame={frame} action={href(paths.audit.copyFrom, at)}>
            <Choices view={view} />
            <ButtonGroup>
              <Button>Bring what is ticked</Button>
              <a class="govuk-link" href={href(paths.audit.home, { enrolment: enrolment.id })}>
                Bring nothing
              </a>
            </ButtonGroup>
          </Form>
        </>
      )}
    </Page>
  );
};
