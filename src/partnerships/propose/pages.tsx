import {
  Button,
  Card,
  ClashNotice,
  Empty,
  Form,
  Hidden,
  Page,
  Refusal,
  Select,
  Textarea,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { partnershipRefusal, type Place } from '../panels.tsx';
import type { PartnershipRefusal } from '../rules.ts';
import type { ListedPartner, ListedPartnership } from '../store.ts';

type Typed = Readonly<Record<string, string>>;
type ProposeProps = Place &
  Readonly<{
    partners: readonly ListedPartner[];
    /** The partnership that is being changed; null for a new one. */
    partnership: ListedPartnership | null;
    typed: Typed;
    problems?: Problems;
    refused?: PartnershipRefusal['because'];
  }>;

/** What the school and a partner will do together; the same form for a proposal and for a change. */
export const ProposePage = (props: ProposeProps) => {
  const { frame, enrolment, partners, partnership, typed, problems, refused } = props;
  const at = { enrolment: enrolment.id };
  const isNew = partnership === null;
  const action = isNew
    ? href(paths.partnerships.propose, at)
    : href(paths.partnerships.change, { ...at, partnership: partnership.id });
  return (
    <Page
      frame={frame}
      title={isNew ? 'Propose a partnership' : `Change the partnership with ${partnership.partnerName}`}
      lead="What you will do together, and what pupils get that they did not get before."
      crumbs={[{ text: 'Partnerships', href: href(paths.partnerships.home, at) }]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <Refusal what="The partnership was not saved" {...partnershipRefusal(refused)} />}
      {isNew && partners.length === 0 ? (
        <Empty
          title="You have no partners yet."
          action={<Button href={href(paths.partnerships.addPartner, at)}>Add a partner</Button>}
        >
          <p>Add the partner first; the partnership comes next.</p>
        </Empty>
      ) : (
        <Form frame={frame} action={action}>
          {isNew ? (
            <Select
              name="partner"
              label="Who is the partner?"
              empty="Choose"
              options={partners.map(({ id, name }) => ({ value: id, text: name }))}
              value={typed['partner']}
              problems={problems}
            />
          ) : (
            <Hidden name="version" value={typed['version'] ?? partnership.version} />
          )}
          <PartnershipFields typed={typed} problems={problems} />
          <Button>{isNew ? 'Propose the partnership' : 'Save the partnership'}</Button>
        </Form>
      )}
    </Page>
  );
};

const PartnershipFields = ({ typed, problems }: { typed: Typed; problems: Problems }) => (
  <>
    <Textarea name="purpose" label="What is it for?" rows={3} value={typed['purpose']} problems={problems} />
    <Textarea
      name="pupilsGet"
      label="What do pupils get by it?"
      hint="What, how often and for how long. You can add this later; it must be said before the first day."
      rows={3}
      value={typed['pupilsGet']}
      problems={problems}
    />
    <TextInput
      name="reachedBy"
      label="How do children, parents and carers reach it? (optional)"
      hint="Leave this empty when staff arrange it."
      value={typed['reachedBy']}
      problems={problems}
    />
    <TextInput
      name="agreedWith"
      label="Who agreed it at the partner?"
      hint="Name and post. You can add this later; it must be said before the first day."
      value={typed['agreedWith']}
      problems={problems}
    />
    <TextInput
      name="agreedOn"
      label="When was it agreed? (optional)"
      hint="For example, 5 November 2026"
      width={20}
      value={typed['agreedOn']}
      problems={problems}
    />
  </>
);

type ClashProps = Place & Readonly<{ theirs: ListedPartnership; typed: Typed }>;

/** Somebody saved this partnership first: both texts, and the choice. */
export const PartnershipClashPage = ({ frame, enrolment, theirs, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, partnership: theirs.id };
  const pairs = [
    ['What it is for', typed['purpose'], theirs.purpose],
    ['What pupils get', typed['pupilsGet'], theirs.pupilsGet],
    ['How families reach it', typed['reachedBy'], theirs.reachedBy],
    ['Who agreed it', typed['agreedWith'], theirs.agreedWith],
    ['When it was agreed', typed['agreedOn'], theirs.agreedOn ?? ''],
  ] as const;
  return (
    <Page
      frame={frame}
      title={`The partnership with ${theirs.partnerName}`}
      crumbs={[{ text: 'Partnerships', href: href(paths.partnerships.home, { enrolment: enrolment.id }) }]}
    >
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.partnerships.change, at)}
          who={theirs.savedByName}
          at={theirs.savedAt}
          what="this partnership"
          texts={pairs
            .filter(([, mine, other]) => mine !== undefined && mine !== other)
            .map(([label, mine, other]) => ({ label, mine: mine ?? '', theirs: other }))}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.partnerships.one, at)}
        />
      </Card>
    </Page>
  );
};
