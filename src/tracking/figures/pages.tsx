import {
  Card,
  DataTable,
  Empty,
  mediumDate,
  number,
  Page,
  pageOf,
  Pagination,
  SideNote,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { figureWords } from '../impact/words.ts';
import type { FrozenBecause, FrozenFigure } from './rules.ts';
import type { StoredFigure } from './store.ts';

export const becauseWords = {
  'audit-finished': 'The audit was finished',
  submitted: 'The school submitted',
  kept: 'Kept on request',
} as const satisfies Record<FrozenBecause, string>;

/** "Reading: SEN support, practice until the audit". */
export const titleOf = ({ kind, about }: Pick<FrozenFigure, 'kind' | 'about'>): string =>
  `${about.title}: ${kind === 'everyone' ? 'all pupils' : kind === 'progress' ? 'progress from the same start' : (about.of?.name ?? 'all target pupils')}${about.span === 'before' ? ', before the work' : ''}`;

const bare = (of: Parameters<typeof figureWords>[0]) => figureWords(of, { unit: '', higherIsBetter: true });

/** The figure itself, in words without its unit. */
export const figureOf = (figure: FrozenFigure): string => {
  if (figure.kind === 'everyone') return figure.output.gain === null ? 'No gain yet' : bare(figure.output.gain);
  if (figure.kind === 'progress') {
    const { target, groups } = figure.output;
    return target.kind === 'found' ? bare(target.beyond) : `${number(groups?.n ?? 0)} pupils`;
  }
  const shown = figure.output.beyond ?? figure.output.gain;
  return shown === null ? 'No figure yet' : bare(shown);
};

type ListProps = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string }>;
  figures: readonly StoredFigure[];
  page: string | undefined;
}>;

/** Every figure that was kept as it stood. */
export const FiguresPage = ({ frame, enrolment, figures, page }: ListProps) => {
  const shown = pageOf(figures, page);
  return (
    <Page
      frame={frame}
      title="Figures that were kept"
      lead={
        figures.length === 0
          ? 'None yet.'
          : `${number(figures.length)} figures, each with everything that it was made of.`
      }
      crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment: enrolment.id }) }]}
      aside={
        <SideNote title="Why they are kept">
          <p>
            Results are corrected and pupils leave. A figure that somebody relied on can still be worked out again as it
            stood.
          </p>
        </SideNote>
      }
    >
      <Card title="Kept figures" flush>
        <DataTable
          caption="Figures as they stood"
          rows={shown.rows}
          empty={
            <Empty title="Figures are kept when the audit is finished and when the school submits.">
              Nobody needs to do anything.
            </Empty>
          }
          columns={[
            {
              head: 'Figure',
              isRowHead: true,
              cell: (each) => (
                <a href={href(paths.tracking.figure, { enrolment: enrolment.id, figure: each.id })}>{titleOf(each)}</a>
              ),
            },
            { head: 'It was', cell: figureOf },
            { head: 'Kept because', cell: ({ frozenBecause }) => becauseWords[frozenBecause] },
            { head: 'Kept', tight: true, cell: ({ frozenAt }) => mediumDate(frozenAt) },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          href={(to) => href(paths.tracking.figures, { enrolment: enrolment.id }, { page: to })}
        />
      </Card>
    </Page>
  );
};
