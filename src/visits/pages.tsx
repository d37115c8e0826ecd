import { Alert, Button, Card, count, Empty, Facts, longDate, Page, Rows, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAgenda } from './agenda/store.ts';
import { Desk } from './desk.tsx';
import { VisitTag, type Place } from './panels.tsx';
import { mayVisit, opensOn, visitStates } from './rules.ts';
import type { ListedFinding, Progress, SchoolAnswer } from './store.ts';

export type VisitProps = Place &
  Readonly<{
    tasks: readonly Readonly<{ kind: string; name: string; opensOn: string }>[];
    agenda: readonly ListedAgenda[];
    findings: ReadonlyMap<string, ListedFinding>;
    answers: ReadonlyMap<string, SchoolAnswer>;
    progress: Progress & Readonly<{ actions: number }>;
    commentBy: string | null;
  }>;

const judgedOf = ({ scheme, findings }: Pick<VisitProps, 'scheme' | 'findings'>): number =>
  scheme.criteria.filter(({ code }) => (findings.get(code)?.level ?? null) !== null).length;

const lead = (props: VisitProps): string => {
  const { enrolment, standing, role, commentBy, scheme } = props;
  const day = standing.onDate === null ? null : longDate(standing.onDate);
  if (day === null) return 'No day is agreed yet. Adviser and school agree it once the evidence is in place.';
  if (role === 'verifier' && standing.state === 'writing')
    return `${enrolment.schoolName}, ${day}. ${judgedOf(props)} of ${scheme.criteria.length} judged.`;
  if (standing.state === 'with-school' && commentBy !== null)
    return `Visited on ${day}. Comments on fact are open until ${longDate(commentBy)}.`;
  return `${day}. ${visitStates[standing.state].word}.`;
};

/** The visit for whoever asks: the verifier's desk for the day, and for everybody else where it stands. */
export const VisitPage = (props: VisitProps) => {
  const { frame, enrolment, standing, role, scheme, today } = props;
  const at = { enrolment: enrolment.id };
  const readsReport = standing.state !== 'writing' || role === 'verifier';
  return (
    <Page
      frame={frame}
      title={scheme.words.visit.one}
      lead={lead(props)}
      actions={
        <>
          {role === 'moderator' && mayVisit('moderate', role, standing, today).kind === 'allowed' ? (
            <Button href={href(paths.visits.moderation, at)}>Look at each finding</Button>
          ) : null}
          {readsReport && standing.onDate !== null ? (
            <Button kind={role === 'verifier' ? 'primary' : 'quiet'} href={href(paths.visits.report, at)}>
              {role === 'verifier' && standing.state === 'writing' ? 'Check the report' : 'Read the report'}
            </Button>
          ) : null}
        </>
      }
      aside={<Aside {...props} />}
    >
      <Standing {...props} />
      {role === 'verifier' && standing.onDate !== null && !standing.isAdviser ? (
        <Desk {...props} />
      ) : (
        <Agenda {...props} />
      )}
    </Page>
  );
};

const Standing = ({ standing, role, enrolment }: VisitProps) => {
  if (role === 'verifier' && standing.isAdviser)
    return (
      <Alert kind="refusal" title="You cannot verify this school.">
        <p>
          You have advised it, and whoever advised a school never judges it. Ask the awarding body to choose somebody
          else.
        </p>
      </Alert>
    );
  if (standing.onDate === null)
    return (
      <Empty title="The day, the agenda and the report will stand here.">
        <p>
          The school invites its adviser when it thinks that its evidence is in place, and both agree the day.{' '}
          <a href={href(paths.portfolio.home, { enrolment: enrolment.id })}>Open the portfolio</a>
        </p>
      </Empty>
    );
  if (!standing.isSubmitted)
    return (
      <Alert kind="info" title="The portfolio is not submitted yet.">
        <p>The day can be arranged now. Judging opens when the school has submitted.</p>
      </Alert>
    );
  return null;
};

const Agenda = ({ agenda, standing, enrolment }: VisitProps) =>
  standing.onDate === null ? null : (
    <Card title="Day plan">
      {agenda.length === 0 ? (
        <p>The verifier writes the plan of the day. It will stand here for {enrolment.schoolName} to read.</p>
      ) : (
        <Rows
          label="Day plan"
          rows={agenda.map((each) => ({
            title: `${each.startsAt} ${each.what}`,
            meta: [each.meets, each.place].filter(Boolean).join(', '),
          }))}
        />
      )}
    </Card>
  );

const Aside = ({ standing, tasks, role }: VisitProps) => {
  const nameOf = (kind: string) => tasks.find((task) => task.kind === kind)?.name ?? 'Not chosen yet';
  return (
    <>
      <Card title="Where it stands">
        <p>
          <VisitTag state={standing.state} />
        </p>
        <Facts
          items={[
            { term: 'Verifier', fact: nameOf('verifier') },
            { term: 'Second verifier', fact: nameOf('moderator') },
            ...(standing.onDate === null
              ? []
              : [{ term: 'Verifier’s pages open', fact: longDate(opensOn(standing.onDate)) }]),
          ]}
        />
      </Card>
      {role === 'verifier' ? (
        <SideNote title="Pupils by code">
          <p>
            Use pupil codes in your notes, never names. What you save here is kept at once; the school reads it only
            when you send the report.
          </p>
        </SideNote>
      ) : (
        <SideNote title="Who judges">
          <p>
            {count(2, 'person', 'people')} who never advised the school look at it: the verifier on the day, a second
            verifier afterwards. A panel decides.
          </p>
        </SideNote>
      )}
    </>
  );
};
