/** What raters are told: that they are asked, that both are in, that it is settled. Never a level: a mail is read by whoever sees the screen. */
import { plural } from '#platform/kit';
import { notify } from '#people';
import { href, paths } from '#paths';
import type { Noting } from './noting.ts';

type Person = Readonly<{ personId: string; name: string }>;

const tell = (
  { db, enrolment, now }: Noting,
  to: Person,
  words: Readonly<{ about: 'assigned' | 'ratings-differ'; subject: string; text: string; href: string; key: string }>,
) =>
  notify(
    db,
    {
      ...words,
      to: to.personId,
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      key: `${words.key}:${to.personId}`,
    },
    now,
  );

/** Both raters of a standard, but not who asked, are told what they are asked. */
export const tellAsked = async (
  given: Noting,
  second: Readonly<{ id: string; standard: string; label: string }>,
  raters: readonly Person[],
  askedBy: string,
): Promise<void> => {
  const place = { enrolment: given.enrolment.id, standard: second.standard };
  for (const rater of raters.filter(({ personId }) => personId !== askedBy)) {
    const other = raters.find(({ personId }) => personId !== rater.personId);
    await tell(given, rater, {
      about: 'assigned',
      subject: `You are asked to rate ${second.label}`,
      text: `${other?.name ?? 'A colleague'} rates it too. Neither of you sees the other’s levels until both have handed theirs in.`,
      href: href(paths.audit.standard, place),
      key: `audit-second-asked:${second.id}`,
    });
  }
};

/** When the last ratings are in and some differ, the other rater and who asked are told that there is something to settle. */
export const tellDiffer = async (
  given: Noting,
  second: Readonly<{ id: string; differ: number }>,
  to: readonly Person[],
): Promise<void> => {
  if (second.differ === 0) return;
  const people = new Map(to.map((person) => [person.personId, person]));
  for (const person of people.values())
    await tell(given, person, {
      about: 'ratings-differ',
      subject: `Two ratings differ in ${plural(second.differ, 'place')}`,
      text: 'Both are in. Talk it over; then one of you settles each with one level and the reason.',
      href: href(paths.audit.seconds, { enrolment: given.enrolment.id }),
      key: `audit-second-in:${second.id}`,
    });
};

/** Who rated is told that somebody settled it. */
export const tellSettled = async (
  given: Noting,
  one: Readonly<{ secondId: string; criterion: string; by: string }>,
  raters: readonly Person[],
): Promise<void> => {
  for (const rater of raters)
    await tell(given, rater, {
      about: 'ratings-differ',
      subject: `${one.criterion} is settled`,
      text: `${one.by} settled it with a reason. Both ratings stay as they were given.`,
      href: href(paths.audit.criterion, { enrolment: given.enrolment.id, criterion: one.criterion }),
      key: `audit-settled:${one.secondId}:${one.criterion}`,
    });
};
