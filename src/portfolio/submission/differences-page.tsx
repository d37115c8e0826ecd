import { Card, DataTable, Empty, Page, Pagination, Tag, clockTime, longDate, pageOf, plural } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { changeWords, partWords, type Difference, type Part } from './rules.ts';
import type { Submission } from './store.ts';

type Props = Place &
  Readonly<{
    before: Submission;
    after: Submission;
    parts: readonly Readonly<{ part: Part; differences: readonly Difference[] }>[];
    page: string | undefined;
  }>;

const tagOf = { added: 'done', removed: 'refused', changed: 'progress' } as const;

/** There is nothing to hold the first submission against. */
export const FirstPage = ({ frame, enrolment, submission }: Place & Readonly<{ submission: Submission }>) => (
  <Page
    frame={frame}
    title="This is the first submission"
    lead="What changed stands here once the school has taken it back and submitted again."
    back={{
      text: `Submitted on ${longDate(submission.submittedAt)}`,
      href: href(paths.portfolio.submission, { enrolment: enrolment.id, submission: submission.id }),
    }}
  />
);

/** What changed from one submission to the next: both stay as they were. */
export const DifferencesPage = ({ frame, enrolment, before, after, parts, page }: Props) => {
  const all = parts.flatMap(({ part, differences }) => differences.map((one) => ({ part, ...one })));
  const many = (change: Difference['change']) => all.filter((one) => one.change === change).length;
  const at = { enrolment: enrolment.id, submission: after.id };
  const shown = pageOf(all, page);
  return (
    <Page
      frame={frame}
      title={
        all.length === 0
          ? 'Nothing differs between the two submissions'
          : `${plural(all.length, 'thing')} changed from one submission to the next`
      }
      lead={`${many('added')} added, ${many('removed')} taken out, ${many('changed')} changed. Submitted on ${longDate(before.submittedAt)} at ${clockTime(before.submittedAt)}, then on ${longDate(after.submittedAt)} at ${clockTime(after.submittedAt)}.`}
      crumbs={[
        { text: 'Portfolio', href: href(paths.portfolio.home, { enrolment: enrolment.id }) },
        { text: `Submitted on ${longDate(after.submittedAt)}`, href: href(paths.portfolio.submission, at) },
      ]}
    >
      <Card title="What changed" flush>
        <DataTable
          caption="What differs between the two submissions"
          rows={shown.rows}
          empty={
            <Empty title="Both hold the same">
              Every item, claim, judgement, action and figure has the same fingerprint.
            </Empty>
          }
          columns={[
            { head: 'What', isRowHead: true, cell: (one) => one.what },
            { head: 'Part', cell: (one) => partWords[one.part] },
            { head: 'Change', cell: (one) => <Tag kind={tagOf[one.change]}>{changeWords[one.change]}</Tag> },
            { head: 'How', cell: (one) => one.note },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          href={(to) => href(paths.portfolio.differences, at, { with: before.id, page: to })}
        />
      </Card>
    </Page>
  );
};
