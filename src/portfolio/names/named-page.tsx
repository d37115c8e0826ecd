import {
  Alert,
  Button,
  Card,
  DataTable,
  Details,
  Form,
  Hidden,
  Page,
  Pagination,
  PostButton,
  Sub,
  Tag,
  TextInput,
  briefDate,
  clockTime,
  longDate,
  plural,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { crumbs } from './pages.tsx';
import { namesPerPage } from './rules.ts';
import type { Cleared, LastLook, ListedHit } from './store.ts';

type NamedProps = Place &
  Readonly<{
    hits: readonly ListedHit[];
    cleared: readonly Cleared[];
    look: LastLook | null;
    page: number;
    mayClear: boolean;
    clearing?: string | undefined;
    problems?: Problems;
  }>;

/** The field of the reason for one hit: each has a form of its own on the page. */
export const becauseFor = (hit: string): string => `because-${hit}`;

const placeHref = (hit: ListedHit, enrolment: string): string => {
  switch (hit.place) {
    case 'item':
    case 'file':
    case 'claim':
      return href(paths.evidence.item, { enrolment, item: hit.itemId ?? '' });
    case 'judgement':
      return href(paths.audit.criterion, { enrolment, criterion: hit.placeId });
    case 'area':
      return href(paths.audit.areas, { enrolment });
    case 'action':
      return href(paths.plan.action, { enrolment, action: hit.placeId });
    case 'reflection':
      return href(paths.portfolio.reflection, { enrolment, standard: hit.placeId });
  }
};

const HitRow = (props: NamedProps & Readonly<{ hit: ListedHit }>) => {
  const { frame, enrolment, hit, mayClear, clearing, problems } = props;
  return (
    <li class="wm-finding" id={`hit-${hit.id}`}>
      <Tag kind={hit.isSure ? 'refused' : 'waiting'}>{hit.isSure ? 'Named' : 'Look'}</Tag>
      <div class="wm-finding__words">
        <strong class="wm-finding__title">{hit.words}</strong>
        <span class="wm-sub">{hit.placeSays}</span>
        <p>{hit.excerpt}</p>
        {mayClear ? (
          <Details summary="This is not a pupil" open={clearing === hit.id}>
            <Form frame={frame} action={href(paths.portfolio.clearName, { enrolment: enrolment.id })}>
              <Hidden name="hit" value={hit.id} />
              <TextInput
                name={becauseFor(hit.id)}
                label="Who or what is it?"
                hint={
                  hit.isSure
                    ? 'Kept with your name, for this place only.'
                    : 'Kept with your name; these words are not flagged again anywhere.'
                }
                problems={problems}
              />
              <Button kind="quiet" small>
                Keep that it is no pupil
              </Button>
            </Form>
          </Details>
        ) : null}
      </div>
      <div class="wm-finding__action">
        <Button kind="quiet" small href={placeHref(hit, enrolment.id)} about={hit.placeSays}>
          Open it
        </Button>
      </div>
    </li>
  );
};

const ClearedCard = ({ frame, enrolment, cleared, mayClear }: NamedProps) => (
  <Card title={`${plural(cleared.length, 'word')} said to be no pupil`} flush>
    <DataTable
      caption="Words that are no pupil’s name"
      rows={cleared}
      empty="Nothing was said yet."
      columns={[
        { head: 'Words', isRowHead: true, cell: (one) => one.words },
        { head: 'Why', cell: (one) => one.because },
        {
          head: 'Said',
          cell: (one) => (
            <>
              {one.clearedName} <Sub>{briefDate(one.clearedAt)}</Sub>
            </>
          ),
        },
        {
          head: '',
          cell: (one) =>
            mayClear ? (
              <PostButton
                frame={frame}
                action={href(paths.portfolio.takeBackName, { enrolment: enrolment.id })}
                fields={{ cleared: one.id }}
                kind="quiet"
                small
                about={one.words}
              >
                Flag it again
              </PostButton>
            ) : null,
        },
      ]}
    />
  </Card>
);

/** Where pupils are named or may be: shown to the school's own team only. */
export const NamedPage = (props: NamedProps) => {
  const { frame, enrolment, hits, look, page, mayClear, problems, cleared } = props;
  const at = { enrolment: enrolment.id };
  const all = hits[0]?.matches ?? 0;
  return (
    <Page
      frame={frame}
      title={all === 0 ? 'No pupil’s name was found' : `${plural(all, 'place')} where a pupil is or may be named`}
      lead={
        look === null
          ? 'Names have not been looked for yet. Run the check.'
          : `${plural(look.names, 'name')} compared with ${plural(look.texts, 'text')} and ${plural(look.files, 'file')} on ${longDate(look.ranAt)} at ${clockTime(look.ranAt)}, by ${look.ranName}.`
      }
      crumbs={crumbs(enrolment.id)}
      problems={problems}
      actions={
        mayClear ? (
          <Button kind="quiet" href={href(paths.portfolio.names, at)}>
            Names to look for
          </Button>
        ) : undefined
      }
    >
      {look !== null && look.unreadFiles > 0 ? (
        <Alert kind="warning" title={`${plural(look.unreadFiles, 'file')} could not be read`}>
          <p>
            Nobody looked for names in pictures, scans or files that hold no text. Look at them yourself before you
            submit.
          </p>
        </Alert>
      ) : null}
      {hits.length === 0 ? null : (
        <Card title="Take the name out, or say that it is no pupil">
          <p>Write “a pupil” or the pupil’s code instead of the name, then run the check again.</p>
          <ul class="wm-findings">
            {hits.map((hit) => (
              <HitRow {...props} hit={hit} />
            ))}
          </ul>
          <Pagination
            page={page}
            pages={Math.ceil(all / namesPerPage)}
            href={(to) => href(paths.portfolio.named, at, { page: to })}
          />
        </Card>
      )}
      {cleared.length === 0 ? null : <ClearedCard {...props} />}
    </Page>
  );
};
