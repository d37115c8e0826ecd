import { Button, Card, Details, Form, mediumDate, Rows, Tag, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import type { DecisionPageProps } from './pages.tsx';
import { openGaps } from './rules.ts';

const closers: readonly (string | null)[] = ['officer', 'director'];

/** Small gaps that an award left open: what is closed, and for those who may, a way to close the next. */
export const Gaps = ({ frame, enrolment, scheme, decisions, facts, today, problems, typed }: DecisionPageProps) => {
  const signed = decisions.find(({ state, gaps }) => state === 'signed' && gaps.length > 0);
  if (signed?.state !== 'signed') return null;
  const open = openGaps(signed);
  const isLate = signed.gapsDueOn !== null && today > signed.gapsDueOn;
  const waiting = isLate ? <Tag kind="late">Overdue</Tag> : <Tag kind="waiting">Open</Tag>;
  const before = signed.closesBefore === 'certificate' ? 'The certificate is made when the last one is closed.' : '';
  return (
    <Card
      title={open.length === 0 ? 'Every gap is closed' : `${open.length} of ${signed.gaps.length} gaps to close`}
      subtitle={`${before}${signed.gapsDueOn === null ? '' : ` They are closed by ${mediumDate(signed.gapsDueOn)}.`}`}
    >
      <Rows
        rows={signed.gaps.map((criterion) => ({
          title: criterion,
          meta: scheme.criterionByCode.get(criterion)?.text ?? '',
          right: open.includes(criterion) ? waiting : <Tag kind="done">Closed</Tag>,
        }))}
      />
      {closers.includes(facts.role)
        ? open.map((criterion) => (
            <Details summary={`Close ${criterion}`} open={typed?.['criterion'] === criterion}>
              <Form frame={frame} action={href(paths.awards.gap, { enrolment: enrolment.id, criterion })}>
                <Textarea
                  name="says"
                  id={`says-${criterion.replaceAll(/[^A-Za-z0-9]+/g, '-')}`}
                  label="What showed that it is closed?"
                  rows={3}
                  value={typed?.['criterion'] === criterion ? typed['says'] : undefined}
                  problems={typed?.['criterion'] === criterion ? problems : undefined}
                />
                <Button kind="quiet">Close {criterion}</Button>
              </Form>
            </Details>
          ))
        : null}
    </Card>
  );
};
