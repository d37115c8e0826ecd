import {
  Button,
  Card,
  Checkboxes,
  ClashNotice,
  Empty,
  Form,
  Hidden,
  mediumDate,
  Page,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { rhythmWords, yearsWords } from '../rules.ts';
import type { Provision } from '../store.ts';
import { Fields } from './fields.tsx';
import type { Offers } from './store.ts';
import { fieldWords, saidOf } from './words.ts';

type EditProps = Place &
  Readonly<{
    provision: Provision | null;
    offers: Offers;
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
  }>;

const mapCrumb = (enrolment: string) => ({ text: 'Provision map', href: href(paths.provision.map, { enrolment }) });

/** A new provision, or one that stands. */
export const EditPage = ({ frame, enrolment, provision, offers, typed, problems }: EditProps) => {
  const at = { enrolment: enrolment.id, provision: provision?.id ?? '' };
  return (
    <Page
      frame={frame}
      narrow
      title={provision === null ? 'Add provision' : `Change ${provision.title}`}
      lead={
        provision === null
          ? 'What you do for pupils beside ordinary lessons. Pupils are added once it is saved.'
          : undefined
      }
      crumbs={[
        mapCrumb(enrolment.id),
        ...(provision === null ? [] : [{ text: provision.title, href: href(paths.provision.one, at) }]),
      ]}
      problems={problems}
    >
      <Form
        frame={frame}
        action={
          provision === null ? href(paths.provision.add, { enrolment: enrolment.id }) : href(paths.provision.change, at)
        }
        keep={provision === null ? 'provision-new' : 'provision-change'}
      >
        {provision === null ? null : (
          <>
            <Hidden name="version" value={typed['version'] ?? provision.version} />
            <Hidden name="kind" value={provision.kind} />
          </>
        )}
        <Fields offers={offers} typed={typed} problems={problems} isNew={provision === null} />
        <Button>{provision === null ? 'Add the provision' : 'Save the provision'}</Button>
      </Form>
    </Page>
  );
};

type ClashProps = Place &
  Readonly<{
    theirs: Provision;
    theirTexts: Readonly<Record<string, string>>;
    offers: Offers;
    typed: Readonly<Record<string, string>>;
  }>;

/** Somebody saved this provision first: both texts, and the choice. */
export const ProvisionClashPage = ({ frame, enrolment, theirs, theirTexts, offers, typed }: ClashProps) => {
  const at = { enrolment: enrolment.id, provision: theirs.id };
  return (
    <Page frame={frame} title={theirs.title} crumbs={[mapCrumb(enrolment.id)]}>
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.provision.change, at)}
          who={theirs.savedByName}
          at={theirs.savedAt}
          what="this provision"
          texts={Object.keys(fieldWords)
            .map((name) => ({
              label: fieldWords[name] ?? name,
              mine: saidOf(name, typed[name] ?? '', offers),
              theirs: saidOf(name, theirTexts[name] ?? '', offers),
            }))
            .filter(({ mine, theirs: other }) => mine !== other)}
          fields={{ ...typed, version: String(theirs.version) }}
          leave={href(paths.provision.one, at)}
        />
      </Card>
    </Page>
  );
};

type CopyProps = Place &
  Readonly<{ year: string; offered: readonly Provision[]; copied: ReadonlySet<string>; problems?: Problems }>;

/** Last year's provision, to begin again on the same weekdays of the year that is planned. */
export const CopyYearPage = ({ frame, enrolment, year, offered, copied, problems }: CopyProps) => {
  const left = offered.filter(({ id }) => !copied.has(id));
  return (
    <Page
      frame={frame}
      narrow
      title={`Copy last year’s provision into ${year}`}
      lead="Everything is copied but pupils, sessions, outcomes and decisions. Dates move by 52 weeks, so that weekdays stay."
      crumbs={[mapCrumb(enrolment.id)]}
      problems={problems}
    >
      {left.length === 0 ? (
        <Empty
          title={
            offered.length === 0 ? 'No provision of the year before can be copied.' : 'Everything is copied already.'
          }
          action={<Button href={href(paths.provision.add, { enrolment: enrolment.id })}>Add provision</Button>}
        >
          {offered.length === 0 ? 'What the school decided to stop is not offered.' : 'The copies stand on the map.'}
        </Empty>
      ) : (
        <Form frame={frame} action={href(paths.provision.copyYear, { enrolment: enrolment.id })}>
          <Checkboxes
            name="chosen"
            legend="What goes on?"
            choices={left.map((each) => ({
              value: each.id,
              label: each.title,
              hint: `${yearsWords(each.yearGroups)}, ${rhythmWords(each)}, from ${mediumDate(each.startsOn)}`,
            }))}
            values={left.map(({ id }) => id)}
            problems={problems}
          />
          <Button>Copy what is chosen</Button>
        </Form>
      )}
    </Page>
  );
};
