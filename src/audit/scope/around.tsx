import { Card, Rows } from '#platform/kit';
import { href, paths } from '#paths';

/** Other ways into and out of an audit, for those who write it; exemptions for everybody who reads it. */
export const AroundTheAudit = ({ enrolmentId, mayWrite }: Readonly<{ enrolmentId: string; mayWrite: boolean }>) => {
  const at = { enrolment: enrolmentId };
  const writing = [
    {
      title: 'Copy from another audit',
      href: href(paths.audit.copy, at),
      meta: 'Reasons and evidence of an earlier audit, or of another award’s, to read again.',
      icon: 'document',
    },
    {
      title: 'Your own grid, in and out',
      href: href(paths.audit.grid, at),
      meta: 'Bring in an Excel, Word or CSV grid with a preview, or save this audit as one.',
      icon: 'document',
    },
  ] as const;
  const exemptions = {
    title: 'Exemptions and what is not judged here',
    href: href(paths.audit.exemptions, at),
    meta: 'What does not fit this school, and what the awarding body said.',
    icon: 'school',
  } as const;
  return (
    <Card title="More for this audit">
      <Rows rows={mayWrite ? [...writing, exemptions] : [exemptions]} />
    </Card>
  );
};
