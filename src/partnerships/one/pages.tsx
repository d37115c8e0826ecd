import type { ComponentChildren } from 'preact';
import {
  Button,
  Card,
  Form,
  Hidden,
  longDate,
  Page,
  Refusal,
  SummaryList,
  Textarea,
  TextInput,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { partnershipRefusal, StateTag, type Place } from '../panels.tsx';
import { mayDo, type PartnershipRefusal } from '../rules.ts';
import type { ListedPartnership } from '../store.ts';

type OneProps = Place &
  Readonly<{
    partnership: ListedPartnership;
    problems?: Problems;
    typed?: Readonly<Record<string, string>>;
    refused?: PartnershipRefusal['because'];
  }>;

export const PartnershipPage = ({
  frame,
  enrolment,
  today,
  mayWrite,
  partnership,
  problems,
  typed,
  refused,
}: OneProps) => {
  const may = (act: 'change' | 'begin' | 'end') => mayWrite && mayDo(act, partnership, today).kind === 'allowed';
  const couldBegin = mayWrite && partnership.liveOn === null && partnership.endedOn === null;
  const beginRefusal = mayDo('begin', partnership, today);
  const at = { enrolment: enrolment.id, partnership: partnership.id };
  return (
    <Page
      frame={frame}
      title={partnership.partnerName}
      lead={<StateTag of={partnership} today={today} />}
      crumbs={[{ text: 'Partnerships', href: href(paths.partnerships.home, { enrolment: enrolment.id }) }]}
      problems={problems}
      actions={
        may('change') ? (
          <Button kind="quiet" href={href(paths.partnerships.change, at)}>
            Change this partnership
          </Button>
        ) : undefined
      }
    >
      {refused === undefined ? null : <Refusal what="Nothing was changed" {...partnershipRefusal(refused)} />}
      <Card title="What we do together">
        <SummaryList items={factsOf(partnership)} />
      </Card>
      {couldBegin ? (
        <Card title="Begin">
          {beginRefusal.kind === 'refused' ? (
            <Refusal what="This partnership cannot begin yet" {...partnershipRefusal(beginRefusal.because)} />
          ) : (
            <Act frame={frame} action={href(paths.partnerships.begin, at)} version={partnership.version}>
              <TextInput
                name="liveOn"
                label="First day on which pupils can use it"
                hint="For example, 11 January 2027"
                width={20}
                value={typed?.['liveOn']}
                problems={problems}
              />
              <Button>Set the first day</Button>
            </Act>
          )}
        </Card>
      ) : null}
      {may('end') ? (
        <Card title="End">
          <Act frame={frame} action={href(paths.partnerships.end, at)} version={partnership.version}>
            <TextInput
              name="endedOn"
              label="Day on which it ends"
              hint="For example, 23 July 2027"
              width={20}
              value={typed?.['endedOn']}
              problems={problems}
            />
            <Textarea
              name="endedBecause"
              label="Why it ends"
              hint="What became of the pupils who used it"
              rows={3}
              value={typed?.['endedBecause']}
              problems={problems}
            />
            <Button kind="quiet">End the partnership</Button>
          </Act>
        </Card>
      ) : null}
    </Page>
  );
};

const Act = ({
  frame,
  action,
  version,
  children,
}: {
  frame: Frame;
  action: string;
  version: number;
  children: ComponentChildren;
}) => (
  <Form frame={frame} action={action}>
    <Hidden name="version" value={version} />
    {children}
  </Form>
);

const said = (text: string, missing: string) => (text === '' ? <em>{missing}</em> : text);

const factsOf = (of: ListedPartnership) => [
  { key: 'Purpose', value: of.purpose },
  { key: 'What pupils get', value: said(of.pupilsGet, 'Not said yet') },
  { key: 'How families reach it', value: said(of.reachedBy, 'Staff arrange it') },
  { key: 'Agreed with', value: said(of.agreedWith, 'Nobody yet') },
  { key: 'Agreed on', value: of.agreedOn === null ? <em>No day yet</em> : longDate(of.agreedOn) },
  { key: 'First day', value: of.liveOn === null ? <em>No day yet</em> : longDate(of.liveOn) },
  ...(of.endedOn === null ? [] : [{ key: 'Ended', value: `${longDate(of.endedOn)}. ${of.endedBecause}` }]),
  { key: 'Last saved', value: `${of.savedByName}, ${longDate(of.savedAt)}` },
];
