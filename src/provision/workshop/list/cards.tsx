import { Button, Card, Checkboxes, DataTable, Empty, Form, Hidden, plural, PostButton, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import { keptDays } from '../door/rules.ts';
import { at, type WorkshopProps } from '../one-page.tsx';
import { needsWords, type Seated } from '../rules.ts';

const nameOf = ({ parentName, erasedAt }: Seated): string =>
  erasedAt === null ? parentName : `Name erased after ${keptDays} days`;

/** How many come and what they need, under a name. */
const under = (place: Seated): string =>
  [place.party === 1 ? '' : `${place.party} grown-ups`, needsWords(place), place.contact].filter(Boolean).join(' · ');

/** Who signed up, in the order of the list. */
export const Places = (props: WorkshopProps) => (
  <DataTable
    caption="Who signed up"
    rows={props.places}
    empty={
      <Empty title="Nobody signed up yet.">
        Families sign up by a link that you open below; staff can put them on the list by name.
      </Empty>
    }
    columns={[
      {
        head: 'Parent or carer',
        isRowHead: true,
        cell: (place) => (
          <>
            {nameOf(place)}
            <Sub>{under(place)}</Sub>
          </>
        ),
      },
      { head: 'Child', cell: (place) => props.childOf(place.pupilId) || (place.isFromLink ? 'Not asked' : '') },
      { head: 'Place', cell: (place) => (place.waiting === null ? 'Has a place' : `Waiting, number ${place.waiting}`) },
      { head: 'Came', cell: (place) => (place.came === null ? 'Not written down' : place.came ? 'Yes' : 'No') },
      {
        head: '',
        cell: (place) =>
          props.mayWrite && place.came === null && place.erasedAt === null ? (
            <PostButton
              frame={props.frame}
              action={href(paths.provision.withdraw, { ...at(props), place: place.id })}
              kind="quiet"
              small
              about={place.parentName}
            >
              Take off
            </PostButton>
          ) : null,
      },
    ]}
  />
);

/** Attendance, for a phone in the hall: one tick each, and nobody else's tick is undone. */
export const Came = (props: WorkshopProps) => {
  const { workshop, places, today, frame } = props;
  const named = places.filter(({ erasedAt }) => erasedAt === null);
  if (workshop.heldOn > today || workshop.calledOffBecause !== null || named.length === 0) return null;
  const came = named.filter((place) => place.came === true).map(({ id }) => id);
  return (
    <Card title="Who came" note={came.length === 0 ? undefined : `${plural(workshop.came, 'grown-up')} so far`}>
      <Form frame={frame} action={href(paths.provision.came, at(props))}>
        {named.map(({ id }) => (
          <Hidden name="listed" value={id} />
        ))}
        {came.map((id) => (
          <Hidden name="ticked" value={id} />
        ))}
        <Checkboxes
          name="came"
          legend="Tick everybody who came"
          hint="Whoever is not ticked did not come. You can save as often as you like: a colleague’s ticks stay."
          columns
          choices={named.map((place) => ({
            value: place.id,
            label: place.party === 1 ? place.parentName : `${place.parentName} (${place.party})`,
          }))}
          values={came}
        />
        <Button>Save who came</Button>
      </Form>
    </Card>
  );
};
