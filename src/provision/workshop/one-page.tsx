import {
  Alert,
  Button,
  Card,
  Details,
  Form,
  Hidden,
  longDate,
  Page,
  Radios,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place as Here } from '../asking.ts';
import type { Provision } from '../store.ts';
import { Said } from './feedback-card.tsx';
import { crumbsOf } from './pages.tsx';
import { LinkCard } from './link/card.tsx';
import { Came, Places } from './list/cards.tsx';
import { ChildCard } from './list/child-card.tsx';
import { placesWords, type Feedback, type Seated, type Workshop } from './rules.ts';

export type WorkshopProps = Here &
  Readonly<{
    provision: Provision;
    workshop: Workshop;
    places: readonly Seated[];
    childOf: (pupilId: string | null) => string;
    feedback: Feedback;
    /** The address that families open, while there is one that this installation can make again. */
    link: string | null;
    wrong?: 'sign-up' | 'call-off' | 'feedback' | 'child';
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
  }>;

export const at = ({ enrolment, provision, workshop }: WorkshopProps) => ({
  enrolment: enrolment.id,
  provision: provision.id,
  workshop: workshop.id,
});

export const of = (props: WorkshopProps, which: WorkshopProps['wrong']) => ({
  typed: props.wrong === which ? (props.typed ?? {}) : {},
  problems: props.wrong === which ? (props.problems ?? []) : [],
});

const SignUp = (props: WorkshopProps) => {
  const { typed, problems } = of(props, 'sign-up');
  return (
    <Form frame={props.frame} action={href(paths.provision.signUp, at(props))}>
      <TextInput
        name="parentName"
        label="Name of the parent or carer"
        width={30}
        autocomplete="off"
        value={typed['parentName']}
        problems={problems}
      />
      <TextInput
        name="child"
        label="Their child: code, or surname and forename (optional)"
        hint="For example, P-012 or Ahmed, Sara"
        width={30}
        autocomplete="off"
        value={typed['child']}
        problems={problems}
      />
      <TextInput
        name="contact"
        label="How to reach them (optional)"
        width={30}
        autocomplete="off"
        value={typed['contact']}
        problems={problems}
      />
      <Radios
        name="party"
        legend="How many grown-ups come?"
        small
        inline
        value={typed['party'] ?? '1'}
        choices={[1, 2, 3, 4].map((value) => ({ value, label: String(value) }))}
      />
      <Button>Sign them up</Button>
    </Form>
  );
};

const listLink = (props: WorkshopProps) =>
  props.places.length === 0
    ? undefined
    : { text: 'Take the list as a spreadsheet', href: href(paths.provision.workshopList, at(props)) };

/** One session for parents: who signed up and waits, who came, what they said. */
export const WorkshopPage = (props: WorkshopProps) => {
  const { frame, enrolment, provision, workshop, today, mayWrite, problems } = props;
  const callOff = of(props, 'call-off');
  const isAhead = workshop.heldOn >= today && workshop.calledOffBecause === null;
  return (
    <Page
      frame={frame}
      title={workshop.title}
      lead={`${longDate(workshop.heldOn)}, ${workshop.startsAt}${workshop.place === '' ? '' : `, ${workshop.place}`}: ${placesWords(workshop)}.`}
      crumbs={[
        ...crumbsOf(enrolment.id, provision),
        {
          text: 'Workshops',
          href: href(paths.provision.workshops, { enrolment: enrolment.id, provision: provision.id }),
        },
      ]}
      problems={problems}
      actions={
        mayWrite ? (
          <Button kind="quiet" href={href(paths.provision.changeWorkshop, at(props))}>
            Change
          </Button>
        ) : undefined
      }
    >
      {workshop.calledOffBecause === null ? null : (
        <Alert kind="info" title="This session is called off.">
          <p>{workshop.calledOffBecause}</p>
        </Alert>
      )}
      {workshop.about === '' ? null : <p>{workshop.about}</p>}
      {mayWrite ? <Came {...props} /> : null}
      <Card title="Who signed up" flush link={listLink(props)}>
        <Places {...props} />
      </Card>
      {mayWrite ? <ChildCard {...props} /> : null}
      {mayWrite ? <LinkCard {...props} /> : null}
      {mayWrite && workshop.calledOffBecause === null ? (
        <Card title="Sign a parent up">
          <SignUp {...props} />
        </Card>
      ) : null}
      <Said {...props} />
      {mayWrite && isAhead ? (
        <Details summary="Call this session off" open={props.wrong === 'call-off'}>
          <Form frame={frame} action={href(paths.provision.callOffWorkshop, at(props))}>
            <Hidden name="version" value={workshop.version} />
            <TextInput name="because" label="Why?" value={callOff.typed['because']} problems={callOff.problems} />
            <Button kind="quiet">Call it off</Button>
          </Form>
        </Details>
      ) : null}
    </Page>
  );
};
