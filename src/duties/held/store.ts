import type { Db } from '#platform/db';
import type { Held } from './rules.ts';

export type Whom = Readonly<{ pupilId: string; code: string; surname: string; forename: string; isErased: boolean }>;

/** The pupil whom an address names, for their own school's team. */
export const findWhom = async (db: Db, schoolId: string, pupilId: string): Promise<Whom | null> => {
  const [row] = await db<Whom[]>`
    select id as pupil_id, code, surname, forename, erased_at is not null as is_erased from restricted.pupil
     where school_id = ${schoolId} and id = ${pupilId}`;
  return row ?? null;
};

/** True for senior leaders and whoever leads on safeguarding: they see, take away and erase what is held. The database answers. */
export const mayErase = async (db: Db, schoolId: string): Promise<boolean> => {
  const [row] = await db<{ may: boolean }[]>`select app.may_erase(${schoolId}) as may`;
  return row?.may ?? false;
};

/** A part of a statement, whose rows nobody types before they are JSON. */
type Part = never;
/** Rows of a part as objects of plain values, in order; ids and who wrote them stay behind. */
const rowsOf = (db: Db, part: Part) => db`(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${part}) r)`;

/**
 * Everything that is held of a pupil, as far as the asker may read it: flags of safeguarding and wishes to talk come only to
 * whom the policies give them. One statement.
 */
export const heldOf = async (db: Db, schoolId: string, pupilId: string): Promise<Held> => {
  const is = db`school_id = ${schoolId} and pupil_id = ${pupilId}`;
  const parts = {
    pupil: db`select code, upn, former_upn, surname, forename, born_on, sex, year_group, ethnicity, first_language, sen, admission_number, added_at
      from restricted.pupil where school_id = ${schoolId} and id = ${pupilId}`,
    corrections: db`select field, was, became, changed_at from restricted.pupil_change where ${is} order by changed_at`,
    spells: db`select joined_on, joined_known, left_on, came_from, went_to, because from restricted.spell where ${is} order by joined_on`,
    groups: db`select coalesce(o.title, m.group_key) as "group", m.from_on, m.to_on, m.basis, nullif(m.detail, '{}')::text as detail, m.source, m.recorded_at,
        m.removed_at, m.removed_because
      from restricted.group_membership m left join restricted.own_group o on m.group_key = 'own:' || o.id
     where m.school_id = ${schoolId} and m.pupil_id = ${pupilId} order by m.from_on`,
    attendance: db`select from_on, to_on, possible, absent, unauthorised, source, recorded_at from restricted.attendance where ${is} order by from_on, recorded_at`,
    suspensions: db`select kind, began_on, sessions, reason, source, recorded_at, removed_at, removed_because from restricted.suspension where ${is} order by began_on`,
    results: db`select a.title as assessment, p.label as point, p.taken_on, s.value, s.mark, s.missing_because, s.source, s.recorded_at
      from restricted.score s join assessment_point p on p.id = s.point_id join assessment a on a.id = p.assessment_id
     where s.school_id = ${schoolId} and s.pupil_id = ${pupilId} order by a.title, p.taken_on nulls last, s.seq`,
    followed: db`select kind as as_what, listed_at, left_on, left_because from target_pupil where ${is} order by listed_at`,
    choices: db`select was, became, reason, changed_at from target_change where ${is} order by changed_at`,
    provision: db`select p.title, x.group_no, x.from_on, x.to_on, x.left_because, x.entry ->> 'value' as entry, x.exit ->> 'value' as exit, x.outcome,
        x.outcome_note, x.left_out_because, x.reviewed_at
      from provision_pupil x join provision p on p.id = x.provision_id where x.school_id = ${schoolId} and x.pupil_id = ${pupilId} order by x.from_on`,
    sessions: db`select p.title, s.session_on, a.was, a.minutes_late from provision_attendance a join provision_session s on s.id = a.session_id
      join provision p on p.id = a.provision_id where a.school_id = ${schoolId} and a.pupil_id = ${pupilId} order by s.session_on`,
    mentoring: db`select case when m.mentor_id = ${pupilId} then 'mentor' else 'mentee' end as as_what, m.matched_because, m.from_on, m.ended_on, m.ended_because
      from mentor_pair m where m.school_id = ${schoolId} and ${pupilId}::uuid in (m.mentor_id, m.mentee_id) order by m.from_on`,
    training: db`select p.title, n.held_on from mentor_trained t join mentor_training n on n.id = t.training_id join provision p on p.id = t.provision_id
     where t.school_id = ${schoolId} and t.pupil_id = ${pupilId} order by n.held_on`,
    meetings: db`select t.met_on, t.minutes, t.went, t.note from mentor_meeting t join mentor_pair m on m.id = t.pair_id
     where m.school_id = ${schoolId} and ${pupilId}::uuid in (m.mentor_id, m.mentee_id) order by t.met_on`,
    workshops: db`select s.title, s.held_on, w.signed_at, w.withdrawn_at, w.came from restricted.workshop_place w join workshop_session s on s.id = w.session_id
     where w.school_id = ${schoolId} and w.pupil_id = ${pupilId} order by s.held_on`,
    actions: db`select c.number, c.objective from action_pupil u join action c on c.id = u.action_id where u.school_id = ${schoolId} and u.pupil_id = ${pupilId} order by c.number`,
    words: db`select said_on, how, words, quoting, keep_until from restricted.pupil_voice where ${is} order by said_on`,
    before: db`select v.said_on, b.words, b.saved_at from restricted.pupil_voice_past b join restricted.pupil_voice v on v.id = b.voice_id
     where v.school_id = ${schoolId} and v.pupil_id = ${pupilId} order by v.said_on, b.version`,
    evidence: db`select i.title, x.linked_at from restricted.pupil_evidence x join evidence_item i on i.id = x.item_id
     where x.school_id = ${schoolId} and x.pupil_id = ${pupilId} order by i.title`,
    askings: db`select r.label, r.opened_on, s.kind as as_what from restricted.readiness_slip s join readiness_round r on r.id = s.round_id
     where s.school_id = ${schoolId} and s.pupil_id = ${pupilId} order by r.opened_on`,
    wishes: db`select wished_at, spoken_at from restricted.talk_wish where ${is} order by wished_at`,
    erasing: db`select kind as as_what, because, asked_at, stopped_because, stopped_at from restricted.erasure where ${is} order by asked_at`,
    looks: db`select t.at, t.act, coalesce(p.name, t.role) as who from trail_entry t left join person p on p.id = t.person_id
     where t.school_id = ${schoolId} and t.about ->> 'pupil' = ${pupilId} order by t.id`,
  } satisfies Record<keyof Held, unknown>;
  const texts = Object.entries(parts).map(
    ([part, rows]): unknown => db`select ${part}::text as part, ${rowsOf(db, rows as never)} as rows`,
  );
  const found: readonly { part: keyof Held; rows: Held[keyof Held] }[] = await db`
    ${texts.flatMap((text, at) => (at === 0 ? [text] : [db` union all `, text])) as never}`;
  // Every part is selected above, whatever it holds.
  return Object.fromEntries(found.map(({ part, rows }) => [part, rows])) as unknown as Held;
};
