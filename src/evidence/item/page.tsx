import {
  Activity,
  Alert,
  Button,
  Card,
  Details,
  Facts,
  Page,
  PostButton,
  Sub,
  briefDate,
  fileSize,
  longDate,
  mediumDate,
  safeHref,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { ClaimForm, ClaimList } from '../claim/pages.tsx';
import type { Claim } from '../claim/store.ts';
import { FreshTag } from '../fresh-tag.tsx';
import type { Place } from '../pages.tsx';
import { itemKinds } from '../rules.ts';
import type { Item, ItemFile } from '../store.ts';
import type { PastRevision } from './store.ts';

export type ItemProps = Place &
  Readonly<{
    scheme: Scheme;
    item: Item;
    claims: readonly Claim[];
    revisions: readonly PastRevision[];
    typed?: Readonly<Record<string, string>>;
    problems?: Problems;
    /** What somebody wrote about a claim that another had changed meanwhile. */
    late?: Readonly<{ criterion: string; says: string; impact: string }>;
  }>;

const scanned = {
  'not-scanned': 'not scanned for viruses',
  clean: 'scanned, no virus found',
  infected: 'a virus was found',
} as const;

const FileLine = ({ file, to }: Readonly<{ file: ItemFile; to: string }>) => {
  if (file.state === 'refused')
    return (
      <>
        {file.name}: {file.refusedBecause}
      </>
    );
  if (file.state === 'waiting') return <>{file.name} is being prepared. Look again in a minute.</>;
  return (
    <>
      <a class="govuk-link" href={to}>
        {file.name}
      </a>
      , {fileSize(file.size)}, {scanned[file.scan]}
    </>
  );
};

const Where = ({ item, enrolment }: Pick<ItemProps, 'item' | 'enrolment'>) => {
  if (item.file !== null)
    return (
      <FileLine
        file={item.file}
        to={href(paths.evidence.file, { enrolment: enrolment.id, item: item.id, version: item.version })}
      />
    );
  if (item.url === null) return null;
  return (
    <a class="govuk-link" href={safeHref(item.url)} rel="noreferrer nofollow">
      {item.url}
    </a>
  );
};

const About = ({ item, enrolment, scheme, today }: ItemProps) => (
  <Card
    title="What it shows"
    note={<FreshTag toOn={item.toOn} today={today} months={scheme.evidence.freshForMonths} />}
  >
    <p class="wm-text">{item.shows}</p>
    {item.file?.hasPreview ? (
      <img
        width="320"
        loading="lazy"
        src={href(paths.evidence.preview, { enrolment: enrolment.id, item: item.id, version: item.version })}
        alt={`A small view of ${item.title}`}
      />
    ) : null}
    {item.note === null ? null : <blockquote class="wm-text">{item.note}</blockquote>}
    <Facts
      items={[
        { term: 'Heard from', fact: item.voices.length === 0 ? 'Nobody named' : item.voices.join(', ') },
        {
          term: 'From',
          fact: item.fromOn === null ? mediumDate(item.toOn) : `${mediumDate(item.fromOn)} to ${mediumDate(item.toOn)}`,
        },
        { term: 'Added by', fact: `${item.addedBy}, ${mediumDate(item.addedAt)}` },
        ...(item.kind === 'note'
          ? []
          : [{ term: itemKinds[item.kind].word, fact: <Where item={item} enrolment={enrolment} /> }]),
      ]}
    />
  </Card>
);

const Earlier = ({ revisions, enrolment, item }: ItemProps) =>
  revisions.length < 2 ? null : (
    <Details summary={`Earlier texts (${revisions.length - 1})`}>
      <Activity
        entries={revisions.slice(1).map((past) => ({
          who: past.changedBy,
          what: (
            <>
              wrote “{past.title}”. <Sub>{past.shows}</Sub>{' '}
              {past.fileName === null ? null : (
                <a
                  class="govuk-link"
                  href={href(paths.evidence.file, { enrolment: enrolment.id, item: item.id, version: past.version })}
                >
                  {past.fileName}
                </a>
              )}
            </>
          ),
          when: briefDate(past.changedAt),
        }))}
      />
    </Details>
  );

/** One item: what it shows, from when, who is heard, and the criteria that it serves. */
export const ItemPage = (props: ItemProps) => {
  const { frame, enrolment, item, scheme, mayWrite, claims, problems, late } = props;
  const at = { enrolment: enrolment.id, item: item.id };
  const isOpen = mayWrite && item.removedAt === null;
  return (
    <Page
      frame={frame}
      title={item.title}
      back={{ text: 'Evidence', href: href(paths.evidence.home, { enrolment: enrolment.id }) }}
      problems={problems}
      actions={
        isOpen ? (
          <Button kind="quiet" href={href(paths.evidence.change, at)}>
            Change this item
          </Button>
        ) : undefined
      }
      aside={
        isOpen ? (
          <Card title="Take it out">
            <p>The item leaves the library and no longer serves any criterion. What was submitted before keeps it.</p>
            <PostButton frame={frame} action={href(paths.evidence.remove, at)} kind="danger" small>
              Take this item out
            </PostButton>
          </Card>
        ) : undefined
      }
    >
      {item.removedAt === null ? null : (
        <Alert kind="info" title={`This item was taken out on ${longDate(item.removedAt)}`}>
          <p>It serves no criterion any more.</p>
        </Alert>
      )}
      {late === undefined ? null : (
        <Alert kind="warning" title={`Somebody changed what this item says for ${late.criterion} before you`} urgent>
          <p>What they wrote stands below. Yours is here, so that you can put it in or join the two:</p>
          <blockquote class="wm-text">{late.says}</blockquote>
          {late.impact === '' ? null : <blockquote class="wm-text">{late.impact}</blockquote>}
        </Alert>
      )}
      <About {...props} />
      <ClaimList {...props} />
      {isOpen ? <ClaimForm {...props} taken={claims.map((claim) => claim.criterion)} scheme={scheme} /> : null}
      <Earlier {...props} />
    </Page>
  );
};
