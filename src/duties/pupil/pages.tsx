import {
  Activity,
  ago,
  Button,
  Card,
  Empty,
  Facts,
  Grid,
  longDate,
  mediumDate,
  Page,
  Rows,
  shortDate,
  SideNote,
  Tag,
} from '#platform/kit';
import { href, paths } from '#paths';
import { kinds, type PremiumFunding } from '#pupils/rules';
import { Helps, Result, Terms, Timeline, type PupilProps } from './cards.tsx';
import { EvidenceCard } from './evidence/panels.tsx';
import { nextOf, type Next } from './rules.ts';
import { VoiceCard } from './voice/panels.tsx';

const NextThings = ({ items, on }: Readonly<{ items: readonly Next[]; on: string }>) => (
  <Card title="What is next">
    {items.length === 0 ? (
      <p>Nothing is due for this pupil. Reviews, ends of provision and PEP dates appear here.</p>
    ) : (
      <Rows
        rows={items.map((each) => ({
          title: each.what,
          meta: longDate(each.on),
          right: each.on < on ? <Tag kind="late">Passed</Tag> : undefined,
        }))}
      />
    )}
  </Card>
);

const Actions = ({ enrolment, pupil }: PupilProps) =>
  pupil.actions.length === 0 ? null : (
    <Card title="Actions of the plan that name this pupil">
      <Rows
        rows={pupil.actions.map(({ id, number: at, objective, dueOn, endedOn }) => ({
          title: `${at}. ${objective}`,
          href: href(paths.plan.action, { enrolment, action: id }),
          meta: endedOn === null ? `Due ${shortDate(dueOn)}` : `Ended ${shortDate(endedOn)}`,
        }))}
      />
    </Card>
  );

const Funding = ({ funding }: Readonly<{ funding: PremiumFunding | null }>) => {
  if (funding === null) return null;
  if (funding.kind === 'school')
    return (
      <SideNote title="Pupil Premium">
        <p>
          Paid to the school, because the pupil{' '}
          {funding.because === 'ever6-fsm' ? 'had free meals in the last six years' : 'was looked after before'}.
        </p>
      </SideNote>
    );
  return (
    <SideNote title="Looked after">
      <p>Pupil Premium is with the Virtual School Head{funding.head === null ? '' : `, ${funding.head}`}.</p>
      <p>
        {funding.pepOn === null ? 'No PEP is recorded.' : `The last PEP was on ${mediumDate(funding.pepOn)}.`}{' '}
        {funding.nextPepOn === null
          ? 'No day is set for the next.'
          : `The next is on ${mediumDate(funding.nextPepOn)}.`}
      </p>
    </SideNote>
  );
};

const Looks = ({ looks, now }: Pick<PupilProps, 'looks' | 'now'>) =>
  looks === null ? (
    <SideNote title="Who sees this page">
      Senior leaders, the coordinator and the working party. Each look is in the trail that your school can read.
    </SideNote>
  ) : (
    <Card title="Who looked at this page" link={{ text: 'The trail', href: paths.trail }}>
      <Activity
        entries={looks.map(({ name, at, times }) => ({
          who: name,
          what: times === 1 ? 'opened it' : `opened it ${times} times`,
          when: ago(at, now),
        }))}
      />
    </Card>
  );

/** One pupil over time, for the school's own team. */
export const PupilPage = (props: PupilProps) => {
  const { frame, enrolment, pupil, provision, assessments, funding, on } = props;
  const nextPepOn = funding?.kind === 'virtual-school-head' ? funding.nextPepOn : null;
  const left = pupil.spells.at(-1)?.leftOn ?? null;
  return (
    <Page
      frame={frame}
      title={`${pupil.forename} ${pupil.surname}`}
      eyebrow={pupil.code}
      lead={[
        pupil.yearGroup === null ? 'Year not given' : `Year ${pupil.yearGroup}`,
        pupil.kind === null ? null : kinds[pupil.kind].toLowerCase(),
        left !== null && left < on ? `left on ${mediumDate(left)}` : null,
      ]
        .filter((part) => part !== null)
        .join(', ')}
      crumbs={[{ text: 'Pupils', href: href(paths.pupils.home, { enrolment }) }]}
      actions={
        <Button kind="quiet" href={href(paths.groups.record, { enrolment, pupil: pupil.pupilId })}>
          Change the record
        </Button>
      }
      aside={
        <>
          <NextThings items={nextOf({ provision, actions: pupil.actions, nextPepOn }, on)} on={on} />
          <Card title="Today">
            <Facts
              items={[
                { term: 'Groups', fact: props.today.length === 0 ? 'None recorded' : props.today.join(', ') },
                { term: 'Born', fact: pupil.bornOn === null ? 'Not recorded' : mediumDate(pupil.bornOn) },
              ]}
            />
          </Card>
          <Funding funding={funding} />
          <Looks {...props} />
          {props.mayErase ? (
            <SideNote title="A family asks">
              <p>
                <a class="govuk-link" href={href(paths.held.page, { enrolment, pupil: pupil.pupilId })}>
                  What is held of this pupil
                </a>
                , to take away or to erase.
              </p>
            </SideNote>
          ) : null}
          <SideNote title="Not here">
            <p>What pupils answer in confidence is never shown with a name. Worries go to the safeguarding lead.</p>
          </SideNote>
        </>
      }
    >
      <Timeline {...props} />
      <VoiceCard {...props} />
      <Helps {...props} />
      {assessments.length === 0 ? (
        <Card title="Results">
          <Empty title="No result yet.">Results appear here when they are brought in or entered.</Empty>
        </Card>
      ) : (
        <Grid>
          {assessments.slice(0, 8).map((assessment, at) => (
            <Result assessment={assessment} at={at} />
          ))}
        </Grid>
      )}
      <Terms {...props} />
      <Actions {...props} />
      <EvidenceCard {...props} items={props.evidence} />
    </Page>
  );
};
