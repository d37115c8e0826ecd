import { Details, number, plural, Refusal } from '#platform/kit';
import { href, paths } from '#paths';
import type { GateFinding, Missing } from './rules.ts';

export const sessionHref = (enrolment: string, session: string) => href(paths.training.session, { enrolment, session });

/** Who still misses which training, each with the session that would help. */
export const MissingPeople = ({ missing, enrolment }: Readonly<{ missing: readonly Missing[]; enrolment: string }>) => (
  <ul class="govuk-list">
    {missing.map(({ staff, sessions }) => (
      <li>
        {staff.name}
        {staff.job === '' ? '' : `, ${staff.job}`}
        {sessions.map((session) => (
          <>
            {': '}
            <a class="govuk-link" href={sessionHref(enrolment, session.id)}>
              {session.title}
            </a>
          </>
        ))}
      </li>
    ))}
  </ul>
);

/** Why step 1 cannot be ended and what to do, in a school's words. */
export const refusalWords = (finding: GateFinding): Readonly<{ why: string; next: string }> => {
  switch (finding.because) {
    case 'no-staff-listed':
      return { why: 'Nobody is on the staff list, so no share can be counted.', next: 'List the staff first.' };
    case 'no-training-planned':
      return { why: 'No training of the whole staff is planned.', next: 'Plan it, and record who was there.' };
    case 'too-few-trained':
      return {
        why: `${number(finding.trained)} of ${plural(finding.staff, 'member')} of staff are trained; the scheme asks ${finding.percent}%.`,
        next: `${plural(finding.more, 'more person', 'more people')} must attend or catch up.`,
      };
    case 'standards-without-people':
      return {
        why: `${finding.gaps.map((gap) => `${gap.name} has ${gap.named} of ${gap.asked}`).join('; ')}.`,
        next: 'Name the people who look after each of them.',
      };
  }
};

export const Finding = ({ finding, enrolment }: Readonly<{ finding: GateFinding; enrolment: string }>) => {
  const { why, next } = refusalWords(finding);
  return (
    <Refusal what="Step 1 cannot be ended yet." why={why} next={next}>
      {finding.because === 'no-staff-listed' ? (
        <a class="govuk-link" href={href(paths.training.staff, { enrolment })}>
          List the staff
        </a>
      ) : null}
      {finding.because === 'no-training-planned' ? (
        <a class="govuk-link" href={href(paths.training.plan, { enrolment })}>
          Plan a session
        </a>
      ) : null}
      {finding.because === 'standards-without-people' ? (
        <a class="govuk-link" href={href(paths.audit.shareOut, { enrolment })}>
          Share out the standards
        </a>
      ) : null}
      {finding.because === 'too-few-trained' ? (
        <Details summary={`Who is missing: ${plural(finding.missing.length, 'person', 'people')}`} open>
          <MissingPeople missing={finding.missing} enrolment={enrolment} />
        </Details>
      ) : null}
    </Refusal>
  );
};
