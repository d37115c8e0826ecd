import {
  Button,
  Card,
  Checkboxes,
  DataTable,
  Empty,
  FieldRow,
  Form,
  Page,
  PostButton,
  Select,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { weekdays, yearsWords } from '../rules.ts';
import { endOf, mapCrumb } from './pages.tsx';
import { yearChoices } from '../school-years.ts';
import type { Lesson } from './rules.ts';

type LessonsProps = Place &
  Readonly<{
    lessons: readonly Lesson[];
    years: readonly string[];
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
  }>;

export const dayOptions = weekdays.map((name, n) => ({ value: n + 1, text: name }));

/** Lessons that nobody should be taken out of. */
export const LessonsPage = ({
  frame,
  enrolment,
  lessons,
  years,
  mayWrite,
  problems = [],
  typed = {},
}: LessonsProps) => {
  const at = { enrolment: enrolment.id };
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Page
      frame={frame}
      title="Core lessons"
      lead="When a year has lessons that its pupils should not be taken out of."
      crumbs={[mapCrumb(enrolment.id), { text: 'Timetable', href: href(paths.provision.timetable, at) }]}
      problems={problems}
    >
      <Card title="Marked lessons" flush>
        <DataTable
          caption="Core lessons in the week"
          rows={lessons}
          empty={
            <Empty title="No lesson is marked yet.">
              Mark English and maths first: clashes with them are then found.
            </Empty>
          }
          columns={[
            {
              head: 'Lesson',
              isRowHead: true,
              cell: (each) => `${each.subject}, ${yearsWords([each.yearGroup]).toLowerCase()}`,
            },
            { head: 'Day', cell: (each) => weekdays[each.weekday - 1] },
            { head: 'Time', cell: (each) => `${each.startsAt} to ${endOf(each)}` },
            {
              head: '',
              cell: (each) =>
                mayWrite ? (
                  <PostButton
                    frame={frame}
                    action={href(paths.provision.removeLesson, { ...at, lesson: each.id })}
                    kind="quiet"
                    small
                    about={`${each.subject} ${weekdays[each.weekday - 1]}`}
                  >
                    Remove
                  </PostButton>
                ) : null,
            },
          ]}
        />
      </Card>
      {mayWrite ? (
        <Card title="Mark a lesson">
          <Form frame={frame} action={href(paths.provision.lessons, at)}>
            <TextInput {...field('subject')} label="Subject" width={20} />
            <Checkboxes
              name="yearGroups"
              legend="Which years have it then?"
              small
              columns
              choices={yearChoices(years)}
              values={(typed['yearGroups'] ?? '').split('\n')}
              problems={problems}
            />
            <FieldRow>
              <Select {...field('weekday')} label="Day" empty="Choose" options={dayOptions} />
              <TextInput {...field('startsAt')} label="Begins at" width={5} />
              <TextInput {...field('minutes')} label="Minutes" width={3} inputmode="numeric" />
            </FieldRow>
            <Button>Mark the lesson</Button>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
};
