import { Card, Page, Rows, SideNote, type Frame } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';

type DownloadProps = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  /** What the reader narrowed the matrix to, and how many criteria that leaves. */
  query: Readonly<Record<string, string | undefined>>;
  count: number;
}>;

/** The audit on paper or in a spreadsheet. */
export const DownloadPage = ({ frame, enrolment, scheme, query, count }: DownloadProps) => {
  const at = { enrolment: enrolment.id };
  const what = `${count} ${(count === 1 ? scheme.words.criterion.one : scheme.words.criterion.many).toLowerCase()}`;
  return (
    <Page
      frame={frame}
      title="Print or download the audit"
      lead={`${what}, as the matrix shows them to you now.`}
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, at, query) }]}
      narrow
    >
      <Card title="In a spreadsheet">
        <Rows
          rows={[
            {
              title: 'Excel workbook (.xlsx)',
              href: href(paths.audit.workbook, at, query),
              meta: 'A row for each line, with its level, its words and who judged and agreed it.',
              icon: 'document',
            },
            {
              title: 'Plain table (.csv)',
              href: href(paths.audit.csv, at, query),
              meta: 'The same, for any other program.',
              icon: 'document',
            },
          ]}
        />
      </Card>
      <Card title="On paper">
        <p>
          Open <a href={href(paths.audit.home, at, query)}>the matrix</a> or one of its{' '}
          {scheme.words.standard.many.toLowerCase()} and print it from your browser (Ctrl and P, or Share and Print on a
          phone). Menus, buttons and filters stay off the paper; the head says when it was printed.
        </p>
      </Card>
      <SideNote title="What is not in it">
        Levels that two people are still rating on their own, and drafts: nobody’s but their writers’.
      </SideNote>
    </Page>
  );
};
