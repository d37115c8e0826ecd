import { Card, dueIn, list, plural, Rows, shortDate } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { StateTag } from '../lines/pages.tsx';
import type { Line } from '../lines/rules.ts';

type Colleague = Readonly<{ membershipId: string; name: string; standards: readonly string[]; hasLeft: boolean }>;
type OwnLine = Line<NonNullable<Line['assignment']>, Colleague>;

type MineProps = Readonly<{
  enrolmentId: string;
  scheme: Scheme;
  lines: readonly OwnLine[];
  membershipId: string;
  now: Date;
  link?: boolean;
}>;

const meta = ({ scheme, membershipId, now }: MineProps, line: OwnLine): string => {
  const { assignment, people, judged, of } = line;
  const others = people.filter((each) => each.membershipId !== membershipId && !each.hasLeft).map(({ name }) => name);
  const due =
    assignment === null || assignment.dueOn === null
      ? 'no day set'
      : `due ${shortDate(assignment.dueOn)}, ${dueIn(assignment.dueOn, now)}`;
  return [
    `${judged} of ${plural(of, scheme.words.criterion.one.toLowerCase(), scheme.words.criterion.many.toLowerCase())} judged`,
    ...(assignment?.state === 'closed' ? [] : [due]),
    ...(others.length === 0 ? [] : [`with ${list(others)}`]),
  ].join(', ');
};

/** The reader's own standards: how far each is, and the next criterion that waits. Nothing for somebody who has none. */
export const MyStandards = (props: MineProps) => {
  const { enrolmentId, scheme, lines, now, link } = props;
  if (lines.length === 0) return null;
  const many = scheme.words.standard;
  const all = href(paths.audit.assignments, { enrolment: enrolmentId });
  return (
    <Card
      title={lines.length === 1 ? `Your ${many.one.toLowerCase()}` : `Your ${many.many.toLowerCase()}`}
      link={link === false ? undefined : { text: 'Who does what by when', href: all }}
    >
      <Rows
        rows={lines.map((line) => ({
          title: `${line.standard.code} ${line.standard.name}`,
          href: href(paths.audit.assignment, { enrolment: enrolmentId, standard: line.standard.code }),
          meta: (
            <>
              {meta(props, line)}
              {line.next === null ||
              line.assignment?.state === 'submitted' ||
              line.assignment?.state === 'closed' ? null : (
                <>
                  {'. '}
                  <a
                    class="govuk-link"
                    href={href(paths.audit.criterion, { enrolment: enrolmentId, criterion: line.next })}
                  >
                    Judge {line.next}
                  </a>
                </>
              )}
            </>
          ),
          right: <StateTag line={line} now={now} />,
        }))}
      />
    </Card>
  );
};
