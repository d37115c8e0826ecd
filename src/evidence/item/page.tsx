import { fewestToCount, hiddenWords } from '#platform/disclosure';
import type { ComponentProps } from 'preact';
import {
  Activity,
  Alert,
  Button,
  Card,
  Details,
  FileLook,
  Page,
  PostButton,
  Sub,
  briefDate,
  longDate,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { ClaimForm } from '../claim/form.tsx';
import { ClaimList } from '../claim/pages.tsx';
import type { Standing } from '../claim/store.ts';
import type { Activity as PremiumActivity } from '../premium/store.ts';
import { ElsewhereCard } from '../framework/pages.tsx';
import type { Suggestion } from '../framework/rules.ts';
import { FreshTag } from '../fresh-tag.tsx';
import { removalWords } from '../keep/rules.ts';
import { figureWords } from '../kind/rules.ts';
import type { Framework } from '#schemes/rules';
import type { Item } from '../store.ts';
import { AboutFacts, ConsentNotice, HashDetails, LinkNotice } from './about.tsx';
import type { FanProps } from './fan.tsx';
import type { PastRevision } from './store.ts';

export type ItemProps = FanProps &
  Readonly<{
    item: Item;
    revisions: readonly PastRevision[];
    /** What the school may say about it elsewhere; nothing for a reader from outside. */
    frameworks: readonly Framework[];
    activities: readonly PremiumActivity[];
    suggestions: readonly Suggestion[];
    isLeader: boolean;
    look: ComponentProps<typeof FileLook>['look'] | null;
    lookPage: number;
    typed?: Readonly<Record<string, string>>;
    problems?: Problems;
    /** Criteria at their limit, with the items that could give way. */
    full?: ReadonlyMap<string, readonly Standing[]>;
    /** What somebody wrote about a claim that another had changed meanwhile. */
    late?: Readonly<{ criterion: string; says: string; impact: string }>;
  }>;

/** The file as it can be looked at here; the file itself is taken away by its link. */
const Seen = ({ item, enrolment, look, lookPage }: ItemProps) => {
  if (item.file === null || look === null) return null;
  const at = { enrolment: enrolment.id, item: item.id };
  const of = { ...at, version: item.version };
  return (
    <FileLook
      look={look}
      name={item.title}
      picture={href(paths.evidence.preview, of)}
      pageImage={(page) => href(paths.evidence.filePage, { ...of, page })}
      pageHref={(page) => href(paths.evidence.item, at, { page })}
      page={lookPage}
    />
  );
};

const About = (props: ItemProps) => {
  const { item, scheme, today } = props;
  return (
    <Card
      title="What it shows"
      note={<FreshTag toOn={item.toOn} today={today} months={scheme.evidence.freshForMonths} />}
    >
      <p class="wm-text">{item.shows === '' ? 'Nobody has said yet what it shows.' : item.shows}</p>
      <Seen {...props} />
      {item.note === null ? null : <blockquote class="wm-text">{item.note}</blockquote>}
      <LinkNotice {...props} />
      <AboutFacts {...props} />
      <HashDetails item={item} />
    </Card>
  );
};

const PastText = ({ past }: Readonly<{ past: PastRevision }>) => (
  <>
    {past.erasedAt === null ? <>wrote “{past.title}”. </> : <>wrote a text that was erased. </>}
    <Sub>{past.shows}</Sub> {past.note === null ? null : <Sub>{past.note}</Sub>}{' '}
    {past.measure === null ? null : (
      <Sub>{`${past.measure}: ${past.value === null ? hiddenWords(fewestToCount) : figureWords(past)}`}</Sub>
    )}{' '}
    {past.url === null ? null : <Sub>{past.url}</Sub>}{' '}
    {past.sha256 === null ? null : <Sub>SHA-256 {past.sha256.slice(0, 16)}…</Sub>}{' '}
  </>
);

const Earlier = ({ revisions, enrolment, item }: ItemProps) =>
  revisions.length < 2 ? null : (
    <Details summary={`Earlier texts (${revisions.length - 1})`}>
      <Activity
        entries={revisions.slice(1).map((past) => ({
          who: past.changedBy,
          what: (
            <>
              <PastText past={past} />
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

/** An item that is out of the library: why, what can still be done, and where it went. */
const Removed = ({ item, enrolment, frame, mayWrite, isLeader }: ItemProps) => {
  if (item.removedAt === null) return null;
  const at = { enrolment: enrolment.id, item: item.id };
  return (
    <Alert kind="info" title={`This item was taken out on ${longDate(item.removedAt)}`}>
      <p>
        {removalWords(item.removedBecause)}. It serves no criterion any more.{' '}
        {item.joinedInto === null ? null : (
          <a class="govuk-link" href={href(paths.evidence.item, { ...at, item: item.joinedInto })}>
            Open the item that it was joined with
          </a>
        )}
      </p>
      {item.erasedAt === null ? null : (
        <p>Its content was erased on {longDate(item.erasedAt)}. The fingerprints below stay.</p>
      )}
      {mayWrite && item.erasedAt === null ? (
        <div class="govuk-button-group">
          {item.joinedInto === null ? (
            <PostButton frame={frame} action={href(paths.evidence.restore, at)} kind="quiet" small>
              Put it back
            </PostButton>
          ) : null}
          {isLeader ? (
            <PostButton frame={frame} action={href(paths.evidence.erase, at)} kind="danger" small>
              Erase its content
            </PostButton>
          ) : null}
        </div>
      ) : null}
    </Alert>
  );
};

const Late = ({ late }: Pick<ItemProps, 'late'>) =>
  late === undefined ? null : (
    <Alert kind="warning" title={`Somebody changed what this item says for ${late.criterion} before you`} urgent>
      <p>What they wrote stands below. Yours is here, so that you can put it in or join the two:</p>
      <blockquote class="wm-text">{late.says}</blockquote>
      {late.impact === '' ? null : <blockquote class="wm-text">{late.impact}</blockquote>}
    </Alert>
  );

/** One item: what it shows, from when, who is heard, what it serves here and elsewhere, and every text it has had. */
export const ItemPage = (props: ItemProps) => {
  const { frame, enrolment, item, mayWrite, claims, problems, isFrozen } = props;
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
          <Card title="Keep it or take it out">
            <p>
              Is it here twice, out of date, or may it not be shown? What was submitted before keeps what stood then.
            </p>
            <p>
              <a class="govuk-link" href={href(paths.evidence.remove, at)}>
                Take this item out
              </a>
            </p>
            <p>
              <a class="govuk-link" href={href(paths.evidence.join, at)}>
                Join it with another item
              </a>
            </p>
          </Card>
        ) : undefined
      }
    >
      <Removed {...props} />
      <Late {...props} />
      <ConsentNotice {...props} />
      <About {...props} />
      <ClaimList {...props} />
      {isFrozen ? null : <ElsewhereCard {...props} isOpen={isOpen} />}
      {isOpen ? <ClaimForm {...props} taken={claims.map((claim) => claim.criterion)} /> : null}
      <Earlier {...props} />
    </Page>
  );
};
