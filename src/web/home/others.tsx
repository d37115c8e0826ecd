import { Button, Card, Empty, NextPanel, Page, Rows, SideNote, Tag, type Frame, type TagKind } from '#platform/kit';
import { applicationState, type ApplicationState } from '#enrolment/rules';
import { href, paths } from '#paths';
import type { OwnApplication } from './store.ts';

const standing: Readonly<Record<ApplicationState, readonly [TagKind, string]>> = {
  'waiting-for-head': ['waiting', 'Waits for the head'],
  'waiting-for-body': ['waiting', 'With the awarding body'],
  'waiting-for-terms': ['waiting', 'Data terms to accept'],
  enrolled: ['done', 'Enrolled'],
  refused: ['refused', 'Refused'],
  withdrawn: ['refused', 'Withdrawn'],
};

type BeginningProps = Readonly<{
  frame: Frame;
  school: string;
  mayApply: boolean;
  applications: readonly OwnApplication[];
}>;

/** A school that is on no journey yet: how to begin, and where its application stands. */
export const BeginningPage = ({ frame, school, mayApply, applications }: BeginningProps) => {
  const open = applications.find(
    (each) => applicationState(each) === 'waiting-for-terms' && each.schoolTermsAt === null,
  );
  return (
    <Page
      frame={frame}
      title={school}
      lead={
        applications.length === 0
          ? 'The journey has not begun.'
          : 'The journey begins when the application is accepted.'
      }
      aside={
        <SideNote title="What it asks of a school">
          Six steps, a coordinator with a senior leader behind them, and two or three staff for each standard. Most
          schools take between one and two years.
        </SideNote>
      }
    >
      {mayApply && applications.length === 0 ? (
        <NextPanel
          title="Apply for a quality mark"
          minutes={20}
          reason="Choose the mark, the route and the cohort. The head confirms through an address that the awarding body holds."
          action={{ text: 'Begin an application', href: paths.applications.begin }}
        />
      ) : null}
      {open === undefined || !mayApply ? null : (
        <NextPanel
          title="Accept the data terms"
          minutes={10}
          reason="The awarding body has accepted your application. Both sides accept the same terms before anything is shared."
          action={{ text: 'Read the terms', href: href(paths.applications.one, { application: open.id }) }}
        />
      )}
      <Card title="Applications">
        {applications.length === 0 ? (
          <Empty icon="document" title="No application yet">
            {mayApply ? 'Yours appears here, with what it waits for.' : 'The coordinator or a senior leader begins it.'}
          </Empty>
        ) : (
          <Rows
            rows={applications.map((each) => {
              const [kind, words] = standing[applicationState(each)];
              return {
                title: each.scheme,
                href: href(paths.applications.one, { application: each.id }),
                right: <Tag kind={kind}>{words}</Tag>,
              };
            })}
          />
        )}
      </Card>
      <Card title="Read before you begin">
        <Rows
          rows={[
            { title: 'What each mark asks for', href: paths.schemes.list, icon: 'document' },
            { title: 'Schools that hold one', href: paths.register.list, icon: 'shield' },
          ]}
        />
      </Card>
    </Page>
  );
};

/** A parent or carer: the school's help near them, and what the school shows publicly. */
export const CarerPage = ({ frame, school }: Readonly<{ frame: Frame; school: string }>) => (
  <Page
    frame={frame}
    title={`You and ${school}`}
    lead="What the school offers families, and how to say what you think."
    roomy
  >
    <Card title="If someone may be in danger">
      <p>
        <strong>Call 999.</strong> If you are worried about a child, call the school and ask for the safeguarding lead.
        A worry never goes into the school’s portfolio.
      </p>
    </Card>
    <Card title="What you can do here">
      <Rows
        rows={[
          {
            title: 'See which marks schools hold',
            href: paths.register.list,
            icon: 'shield',
            meta: 'And what the school showed to earn them',
          },
          { title: 'Change how pages look, or your password', href: paths.account.home, icon: 'person' },
        ]}
      />
    </Card>
    <SideNote title="Your privacy">
      The school sees what you send it, and nothing else. <a href={paths.privacy}>How Waymark keeps data</a>
    </SideNote>
  </Page>
);

/** A partner service. */
export const PartnerPage = ({ frame, place }: Readonly<{ frame: Frame; place: string }>) => (
  <Page
    frame={frame}
    title={place === '' ? 'Your service' : place}
    lead="Schools that work with you, and what they ask of you."
  >
    <Card title="Referrals and attendance">
      <Empty icon="people" title="Requests from schools appear here">
        When a school’s partnership with you goes live, it can send you a pupil or a family here, with their agreement.
      </Empty>
    </Card>
    <SideNote title="What you see">
      Only what a school sends you, and only about the people whom it concerns.{' '}
      <a href={paths.privacy}>How Waymark keeps data</a>
    </SideNote>
  </Page>
);

/** Signed in, with no part to act in: the last one ended, or none was accepted yet. */
export const NoPartPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page frame={frame} title="You have no part here at the moment" narrow>
    <p>
      A part begins when you accept an invitation, and ends on the day that your school or awarding body set. Your work
      stays with them; nothing is lost.
    </p>
    <p>Ask whoever leads the work in your school, or your awarding body, to invite you again.</p>
    <Button kind="quiet" href={paths.account.home}>
      Open your account
    </Button>
  </Page>
);
