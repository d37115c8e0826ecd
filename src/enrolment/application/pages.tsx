import {
  Button,
  Card,
  DataTable,
  Empty,
  Facts,
  Page,
  Pagination,
  Refusal,
  Tag,
  longDate,
  mediumDate,
  type Frame,
  type Problem,
  type TagKind,
} from '#platform/kit';
import { href, paths } from '#paths';
import { applicationState, type ApplicationState } from '../rules.ts';
import { Acts } from './acts/pages.tsx';
import type { Application } from './store.ts';

export const stateWords = {
  'waiting-for-head': { kind: 'waiting', words: 'Waiting for the head' },
  'waiting-for-body': { kind: 'waiting', words: 'Waiting for the awarding body' },
  'waiting-for-terms': { kind: 'progress', words: 'Data terms to accept' },
  enrolled: { kind: 'done', words: 'Enrolled' },
  refused: { kind: 'refused', words: 'Not accepted' },
  withdrawn: { kind: 'not-yet', words: 'Withdrawn' },
} as const satisfies Record<ApplicationState, { kind: TagKind; words: string }>;

const StateTag = ({ application }: { application: Application }) => {
  const { kind, words } = stateWords[applicationState(application)];
  return <Tag kind={kind}>{words}</Tag>;
};

type ListProps = Readonly<{
  frame: Frame;
  applications: readonly Application[];
  page: number;
  pages: number;
  total: number;
  mayApply: boolean;
}>;

export const ApplicationsPage = ({ frame, applications, page, pages, total, mayApply }: ListProps) => (
  <Page
    frame={frame}
    title="Applications"
    lead={total === 0 ? 'None yet.' : 'The ones that still wait for somebody stand first.'}
    actions={mayApply ? <Button href={paths.applications.begin}>Apply for a mark</Button> : null}
  >
    <Card flush>
      <DataTable
        caption="Applications"
        rows={applications}
        empty={
          <Empty title="No application yet">
            {mayApply
              ? 'When you apply for a mark, its application appears here and shows whom it waits for.'
              : 'A school’s coordinator applies; the application appears here at once.'}
          </Empty>
        }
        columns={[
          {
            head: 'School',
            isRowHead: true,
            cell: (one) => <a href={href(paths.applications.one, { application: one.id })}>{one.schoolName}</a>,
          },
          { head: 'Mark', cell: (one) => one.schemeTitle },
          { head: 'Cohort', cell: (one) => one.cohort },
          { head: 'Applied', cell: (one) => mediumDate(one.appliedAt) },
          { head: 'State', cell: (one) => <StateTag application={one} /> },
        ]}
      />
    </Card>
    <Pagination page={page} pages={pages} href={(each) => href(paths.applications.list, {}, { page: each })} />
  </Page>
);

export type OneProps = Readonly<{
  frame: Frame;
  application: Application;
  side: 'school' | 'body';
  refusal: string | null;
  problems: readonly Problem[];
  typed: Readonly<Record<string, string>>;
}>;

const nextWords = (application: Application, side: 'school' | 'body'): string => {
  switch (applicationState(application)) {
    case 'waiting-for-head':
      if (application.headEmail === null)
        return side === 'body'
          ? 'You hold no address for the head. Enter it below: the confirmation goes there and nowhere else.'
          : `${application.bodyName} holds no address for your head yet. It enters one; the confirmation then goes out at once.`;
      return `A confirmation went to ${application.headName ?? 'the head'}. Nothing happens until they confirm.`;
    case 'waiting-for-body':
      return side === 'body'
        ? 'The head has confirmed. Accept the school or say why not.'
        : `${application.bodyName} now decides.`;
    case 'waiting-for-terms':
      return 'Both sides accept the data terms; then the enrolment begins.';
    case 'enrolled':
      return 'The school is enrolled.';
    case 'refused':
      return `${application.bodyName} did not accept it: ${application.decisionReason ?? ''}`;
    case 'withdrawn':
      return 'The school took its application back.';
  }
};

export const ApplicationPage = (props: OneProps) => {
  const { frame, application, side, refusal, problems } = props;
  return (
    <Page
      frame={frame}
      title={`${application.schoolName}: ${application.schemeTitle}`}
      eyebrow="Application"
      lead={nextWords(application, side)}
      problems={problems}
      back={{ href: paths.applications.list, text: 'Applications' }}
      aside={<Asked application={application} />}
    >
      {refusal === null ? null : (
        <Refusal what="Nothing was changed." why={refusal} next="Look at where the application stands now." />
      )}
      <Acts {...props} />
      <Card title="What has happened">
        <Facts items={historyOf(application)} wide />
      </Card>
    </Page>
  );
};

const Asked = ({ application }: { application: Application }) => (
  <Card title="What was asked for">
    <p>
      <StateTag application={application} />
    </p>
    <Facts
      items={[
        { term: 'School', fact: application.schoolName },
        { term: 'Authority', fact: application.laName ?? 'not known' },
        { term: 'Mark', fact: application.schemeTitle },
        { term: 'Cohort', fact: application.cohort },
        { term: 'Asked by', fact: application.appliedByName ?? 'a colleague who has left' },
      ]}
    />
    <p>{application.why}</p>
  </Card>
);

const historyOf = (application: Application) => {
  const facts: { term: string; fact: string }[] = [{ term: 'Applied', fact: longDate(application.appliedAt) }];
  if (application.headAskedAt !== null) facts.push({ term: 'Head asked', fact: longDate(application.headAskedAt) });
  if (application.headConfirmedAt !== null)
    facts.push({
      term: 'Head confirmed',
      fact: `${longDate(application.headConfirmedAt)}, ${application.headConfirmedName ?? ''}`,
    });
  if (application.decidedAt !== null)
    facts.push({
      term: application.decision === 'accepted' ? 'Accepted' : 'Not accepted',
      fact: longDate(application.decidedAt),
    });
  if (application.schoolTermsAt !== null)
    facts.push({ term: 'School accepted the data terms', fact: longDate(application.schoolTermsAt) });
  if (application.bodyTermsAt !== null)
    facts.push({ term: 'Body accepted the data terms', fact: longDate(application.bodyTermsAt) });
  if (application.enrolledAt !== null) facts.push({ term: 'Enrolled', fact: longDate(application.enrolledAt) });
  if (application.withdrawnAt !== null) facts.push({ term: 'Withdrawn', fact: longDate(application.withdrawnAt) });
  return facts;
};
