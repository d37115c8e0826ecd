import {
  Button,
  Card,
  Empty,
  Form,
  longDate,
  Page,
  PostButton,
  Rows,
  Select,
  SideNote,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { toVisit, VisitRefused, type Place } from '../panels.tsx';
import type { VisitRefusal } from '../rules.ts';
import type { ListedAgenda } from './store.ts';

export type AgendaProps = Place &
  Readonly<{
    agenda: readonly ListedAgenda[];
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: VisitRefusal['because'];
    mayArrange: boolean;
  }>;

/** What happens on the day and whom the verifier meets; the school reads it as it is written. */
export const AgendaPage = ({
  frame,
  enrolment,
  standing,
  scheme,
  agenda,
  typed,
  problems,
  refused,
  mayArrange,
}: AgendaProps) => (
  <Page
    frame={frame}
    title="Day plan"
    lead={
      standing.onDate === null
        ? undefined
        : `${longDate(standing.onDate)}. The scheme gives the visit ${scheme.visit.hours} hours.`
    }
    crumbs={[toVisit(enrolment.id)]}
    problems={problems}
    aside={
      <SideNote title="Whom the scheme asks you to meet">
        <p>{scheme.visit.meets.join(', ')}.</p>
      </SideNote>
    }
  >
    {refused === undefined ? null : <VisitRefused because={refused} standing={standing} />}
    <Card title="The day">
      {agenda.length === 0 ? (
        <Empty title="Each part of the day will stand here, in the order of the clock.">
          <p>Begin with the meeting of senior leaders. The school reads the plan as you write it.</p>
        </Empty>
      ) : (
        <Rows
          label="Parts of the day"
          rows={agenda.map((each) => ({
            title: `${each.startsAt} ${each.what}`,
            meta: [each.meets, each.place].filter(Boolean).join(', '),
            right: mayArrange ? (
              <PostButton
                frame={frame}
                action={href(paths.visits.agendaItem, { enrolment: enrolment.id, item: each.id })}
                kind="quiet"
                small
                about={`: ${each.startsAt} ${each.what}`}
              >
                Take out
              </PostButton>
            ) : undefined,
          }))}
        />
      )}
    </Card>
    {mayArrange ? (
      <Card title="Add a part">
        <Form frame={frame} action={href(paths.visits.agenda, { enrolment: enrolment.id })}>
          <TextInput
            name="startsAt"
            label="When?"
            hint="For example, 09:30"
            width={5}
            value={typed['startsAt']}
            problems={problems}
          />
          <TextInput name="what" label="What happens?" value={typed['what']} problems={problems} />
          <Select
            name="meets"
            label="Whom do you meet? (optional)"
            empty="Nobody in particular"
            options={scheme.visit.meets.map((group) => ({ value: group, text: group }))}
            value={typed['meets']}
            problems={problems}
          />
          <TextInput name="place" label="Where? (optional)" width={20} value={typed['place']} problems={problems} />
          <Button>Add it to the day</Button>
        </Form>
      </Card>
    ) : null}
  </Page>
);
