import { href, paths } from '#paths';

/** Other ways into and out of an audit, for those who write it; exemptions for everybody who reads it. One line: the matrix is large. */
export const AroundTheAudit = ({ enrolmentId, mayWrite }: Readonly<{ enrolmentId: string; mayWrite: boolean }>) => {
  const at = { enrolment: enrolmentId };
  return (
    <p>
      {mayWrite ? (
        <>
          <a class="govuk-link" href={href(paths.audit.copy, at)}>
            Copy from another audit
          </a>
          {' · '}
          <a class="govuk-link" href={href(paths.audit.grid, at)}>
            Your own grid, in and out
          </a>
          {' · '}
          <a class="govuk-link" href={href(paths.audit.proposals, at)}>
            Brought words to read again
          </a>
          {' · '}
        </>
      ) : null}
      <a class="govuk-link" href={href(paths.audit.exemptions, at)}>
        Exemptions and what is not judged
      </a>
    </p>
  );
};
