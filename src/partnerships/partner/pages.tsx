import {
  Button,
  Card,
  ClashNotice,
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
import { partnerKinds, type PartnershipRefusal } from '../rules.ts';
import type { ListedPartner } from '../store.ts';

type Typed = Readonly<Record<string, string>>;
type PartnerFormProps = Place &
  Readonly<{
    /** The partner that is being changed; null for a new one. */
    partner: ListedPartner | null;
    typed: Typed;
    problems?: Problems;
    refused?: PartnershipRefusal['because'];
  }>;

const kindOptions = Object.entries(partnerKinds).map(([value, text]) => ({ value, text }));

/** Who the partner is and what they offer; the same form for a new partner and a known one. */
export const PartnerFormPage = ({ frame, enrolment, partner, typed, problems, refused }: PartnerFormProps) => {
  const at = { enrolment: enrolment.id };
  const action =
    partner === null
      ? href(paths.partnerships.addPartner, at)
      : href(paths.partnerships.partner, { ...at, partner: partner.id });
  return (
    <Page
      frame={frame}
      title={partner === null ? 'Add a partner' : partner.name}
      lead="Who helps your pupils and their families, and how staff reach them."
      crumbs={[{ text: 'Partnerships', href: href(paths.partnerships.home, at) }]}
      problems={problems}
      narrow
    >
      {refused === undefined ? null : <Refusal what="The partner was not saved" {...partnershipRefusal(refused)} />}
      <Form frame={frame} action={action}>
        {partner === null ? null : <Hidden name="version" value={typed['version'] ?? partner.version} />}
        <TextInput name="name" label="Name of the partner" value={typed['name']} problems={problems} />
        <Select
          name="kind"
          label="What kind of partner is it?"
          empty="Choose"
          options={kindOptions}
          value={typed['kind']}
          problems={problems}
        />
        <Textarea
          name="offers"
          label="What can they do for pupils or families?"
          hint="In words that a family would understand."
          rows={4}
          value={typed['offers']}
          problems={problems}
        />
        <TextInput
          name="contactName"
          label="Who is your contact there? (optional)"
          value={typed['contactName']}
          problems={problems}
        />
        <TextInput
          name="contact"
          label="How do staff reach them? (optional)"
          hint="Telephone or e-mail at work. It stays inside the school."
          value={typed['contact']}
          problems={problems}
        />
        <Button>{partner === null ? 'Add the partner' : 'Save the partner'}</Button>
      </Form>
    </Page>
  );
};

type ClashProps = Place & Readonly<{ theirs: ListedPartner; typed: Typed }>;

/** Somebody saved this partner first: both texts, and the choice. */
export const PartnerClashPage = ({ frame, enrolment, theirs, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, partner: theirs.id };
  const pairs = [
    ['Name', typed['name'], theirs.name],
    ['What they can do', typed['offers'], theirs.offers],
    ['Contact', typed['contactName'], theirs.contactName],
    ['How staff reach them', typed['contact'], theirs.contact],
  ] as const;
  return (
    <Page
      frame={frame}
      title={theirs.name}
      crumbs={[{ text: 'Partnerships', href: href(paths.partnerships.home, { enrolment: enrolment.id }) }]}
    >
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.partnerships.partner, at)}
          who={theirs.savedByName}
          at={theirs.savedAt}
          what="this partner"
          texts={pairs
            .filter(([, mine, other]) => mine !== other)
            .map(([label, mine, other]) => ({ label, mine: mine ?? '', theirs: other }))}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.partnerships.partner, at)}
        />
      </Card>
    </Page>
  );
};
