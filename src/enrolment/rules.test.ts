import { describe, expect, test } from 'vitest';
import {
  applicationState,
  assignmentRefusal,
  isReadyToEnrol,
  mayAct,
  mayDo,
  stepState,
  type ApplicationFacts,
} from './rules.ts';

const at = new Date('2026-11-23T10:00:00Z');
const nothing: ApplicationFacts = {
  headConfirmedAt: null,
  decision: null,
  schoolTermsAt: null,
  bodyTermsAt: null,
  withdrawnAt: null,
  enrolledAt: null,
};

describe('an application', () => {
  test('waits for the head, then the body, then both data terms', () => {
    expect(applicationState(nothing)).toBe('waiting-for-head');
    expect(applicationState({ ...nothing, headConfirmedAt: at })).toBe('waiting-for-body');
    expect(applicationState({ ...nothing, headConfirmedAt: at, decision: 'accepted' })).toBe('waiting-for-terms');
    expect(applicationState({ ...nothing, headConfirmedAt: at, decision: 'refused' })).toBe('refused');
    expect(applicationState({ ...nothing, withdrawnAt: at })).toBe('withdrawn');
  });

  test('becomes an enrolment only when everything stands', () => {
    const ready = {
      ...nothing,
      headConfirmedAt: at,
      decision: 'accepted',
      schoolTermsAt: at,
      bodyTermsAt: at,
    } as const;
    expect(isReadyToEnrol(ready)).toBe(true);
    for (const missing of ['headConfirmedAt', 'decision', 'schoolTermsAt', 'bodyTermsAt'] as const)
      expect(isReadyToEnrol({ ...ready, [missing]: null })).toBe(false);
    expect(isReadyToEnrol({ ...ready, withdrawnAt: at })).toBe(false);
    expect(isReadyToEnrol({ ...ready, enrolledAt: at })).toBe(false);
  });

  test('cannot be accepted before the head confirmed, nor withdrawn after it became an enrolment', () => {
    expect(mayAct('accept', 'waiting-for-head')).toBe(false);
    expect(mayAct('accept', 'waiting-for-body')).toBe(true);
    expect(mayAct('withdraw', 'enrolled')).toBe(false);
  });
});

describe('an enrolment', () => {
  test('is worked on only while it is under way, and can be taken up again only when paused', () => {
    expect(mayDo('work', 'active')).toBe(true);
    expect(mayDo('work', 'paused')).toBe(false);
    expect(mayDo('resume', 'paused')).toBe(true);
    expect(mayDo('resume', 'withdrawn')).toBe(false);
    expect(mayDo('withdraw', 'completed')).toBe(false);
  });

  test('has steps that overlap: one may be done while another is open and a third ahead', () => {
    const facts = [
      { step: 1, startedOn: '2026-09-07', doneOn: '2026-10-01' },
      { step: 2, startedOn: '2026-09-20', doneOn: null },
    ];
    expect([1, 2, 3].map((step) => stepState(step, facts))).toEqual(['done', 'now', 'ahead']);
  });
});

describe('a task on a school', () => {
  const free = { tasks: [], conflictReason: null, worksAtSchool: false };

  test('is given to whoever is free', () => {
    expect(assignmentRefusal('verifier', free)).toBeNull();
  });

  test('is refused to a verifier who advised the school, on this enrolment or an earlier one', () => {
    const adviser = { ...free, tasks: [{ kind: 'adviser', isThisEnrolment: false }] } as const;
    expect(assignmentRefusal('verifier', adviser)).toEqual({
      kind: 'refused',
      because: 'already-has-task',
      task: 'adviser',
    });
    expect(assignmentRefusal('panel', adviser)).not.toBeNull();
    expect(assignmentRefusal('adviser', adviser)).toBeNull();
  });

  test('is refused to a panel member who gathered evidence on this enrolment', () => {
    const verifier = { ...free, tasks: [{ kind: 'verifier', isThisEnrolment: true }] } as const;
    expect(assignmentRefusal('panel', verifier)).toEqual({
      kind: 'refused',
      because: 'already-has-task',
      task: 'verifier',
    });
  });

  test('is refused where a conflict is declared, and to those who work there', () => {
    expect(assignmentRefusal('panel', { ...free, conflictReason: 'Governor there' })?.because).toBe(
      'declared-conflict',
    );
    expect(assignmentRefusal('adviser', { ...free, worksAtSchool: true })?.because).toBe('works-at-school');
  });
});
