/** What is held of one pupil, and what is erased when. */
const one = '/enrolments/:enrolment/pupils/:pupil/held';
const keeping = '/enrolments/:enrolment/pupils/keeping';

export const held = {
  page: one,
  file: `${one}/file`,
  ask: `${one}/erase`,
  keeping,
  period: `${keeping}/period`,
  agree: `${keeping}/:erasure/agree`,
  stop: `${keeping}/:erasure/stop`,
} as const;
