import { actsAs } from '#platform/actor';
import type { Ask } from '#platform/route';
import { href, paths } from '#paths';
import { mayDo } from '#enrolment/rules';
import { AssessmentPage, type OneProps } from './one-page.tsx';
import type { FoundAssessment } from './scope.ts';

export const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

type More = Pick<OneProps, 'problems' | 'typed' | 'about' | 'savedFirst'>;

/** The page of an assessment, perhaps with what was wrong in one of its two forms. */
export const shownAssessment = ({ actor, frame, scope }: Ask<FoundAssessment>, more: Partial<More> = {}) =>
  AssessmentPage({
    frame,
    enrolment: scope.enrolment.id,
    ...{ assessment: scope.assessment, scale: scope.scale, points: scope.points },
    mayLead: actsAs(actor, leaders.roles) && mayDo('work', scope.enrolment.state),
    mayAdd: mayDo('work', scope.enrolment.state),
    ...more,
  });

export const backTo = ({ enrolment, assessment }: FoundAssessment) =>
  href(paths.tracking.assessment, { enrolment: enrolment.id, assessment: assessment.id });
