/** Who counts as trained, and when step 1 is done. Pure. */

export const sessionKinds = {
  launch: 'Launch meeting',
  consultancy: 'Consultancy with senior leaders',
  'whole-staff': 'Training of the whole staff',
  'catch-up': 'Catch-up for those who missed a training',
} as const;
export type SessionKind = keyof typeof sessionKinds;

export type SessionFacts = Readonly<{
  id: string;
  kind: SessionKind;
  catchUpOf: string | null;
  title: string;
  heldOn: string;
  isRecorded: boolean;
  isCalledOff: boolean;
}>;

export type StaffFacts = Readonly<{ id: string; name: string; job: string; attended: readonly string[] }>;

/** A session counts once somebody has written down who was there. */
export type SessionState = 'called-off' | 'recorded' | 'to-record' | 'planned';

export const sessionState = (
  session: Pick<SessionFacts, 'isCalledOff' | 'isRecorded' | 'heldOn'>,
  today: string,
): SessionState => {
  if (session.isCalledOff) return 'called-off';
  if (session.isRecorded) return 'recorded';
  return session.heldOn <= today ? 'to-record' : 'planned';
};

export type Missing = Readonly<{ staff: StaffFacts; sessions: readonly SessionFacts[] }>;

export type Standing = Readonly<{
  staff: number;
  trained: number;
  /** Of 100, rounded down: 79.9 is not 80. Null while nobody is listed. */
  share: number | null;
  /** Trainings of the whole staff that are not called off, held or still ahead. */
  asked: readonly SessionFacts[];
  /** Who still misses which training, by name. */
  missing: readonly Missing[];
}>;

/**
 * Somebody is trained who was at every training of the whole staff, or at a catch-up of the ones they missed. A training
 * that still lies ahead has trained nobody yet; one that was called off is not asked for.
 */
export const standing = (sessions: readonly SessionFacts[], staff: readonly StaffFacts[]): Standing => {
  const held = sessions.filter((session) => !session.isCalledOff);
  const asked = held.filter((session) => session.kind === 'whole-staff');
  const satisfying = new Map(
    asked.map((session) => [
      session.id,
      new Set([session.id, ...held.filter((each) => each.catchUpOf === session.id).map((each) => each.id)]),
    ]),
  );
  const missing = staff
    .map((member) => ({
      staff: member,
      sessions: asked.filter((session) => !member.attended.some((id) => satisfying.get(session.id)?.has(id))),
    }))
    .filter((each) => each.sessions.length > 0 || asked.length === 0);
  const trained = staff.length - missing.length;
  return {
    staff: staff.length,
    trained,
    share: staff.length === 0 ? null : Math.floor((100 * trained) / staff.length),
    asked,
    missing,
  };
};

export type TeamGap = Readonly<{ code: string; name: string; named: number; asked: number }>;

export type GateFinding =
  | Readonly<{ kind: 'refused'; because: 'no-staff-listed' }>
  | Readonly<{ kind: 'refused'; because: 'no-training-planned' }>
  | Readonly<{
      kind: 'refused';
      because: 'too-few-trained';
      trained: number;
      staff: number;
      percent: number;
      more: number;
      missing: readonly Missing[];
    }>
  | Readonly<{ kind: 'refused'; because: 'standards-without-people'; gaps: readonly TeamGap[] }>;

/** Whole numbers are compared, never rounded shares: 79 of 100 is below 80 in 100, 80 of 100 is not. */
export const shareGate = (percent: number, found: Standing): GateFinding | null => {
  if (found.staff === 0) return { kind: 'refused', because: 'no-staff-listed' };
  if (found.asked.length === 0) return { kind: 'refused', because: 'no-training-planned' };
  if (found.trained * 100 >= percent * found.staff) return null;
  return {
    kind: 'refused',
    because: 'too-few-trained',
    trained: found.trained,
    staff: found.staff,
    percent,
    more: Math.ceil((percent * found.staff) / 100) - found.trained,
    missing: found.missing,
  };
};

/** Every standard needs its people, where the scheme says so. */
export const teamGate = (
  perStandard: number,
  standards: readonly Readonly<{ code: string; name: string }>[],
  namedFor: (code: string) => number,
): GateFinding | null => {
  const gaps = standards
    .map(({ code, name }) => ({ code, name, named: namedFor(code), asked: perStandard }))
    .filter((gap) => gap.named < gap.asked);
  return gaps.length === 0 ? null : { kind: 'refused', because: 'standards-without-people', gaps };
};
