import {
  Alert,
  ButtonGroup,
  Card,
  Details,
  Empty,
  Figures,
  LevelMark,
  mediumDate,
  Page,
  PostButton,
  Rows,
  Sub,
  Tag,
} from '#platform/kit';
import { href, paths } from '#paths';
import { spread, type Scheme } from '#schemes/rules';
import { refusalWords } from '../refusal/rules.ts';
import type { AreaKind } from '../rules.ts';
import { ProposedCards } from './propose/pages.tsx';
import { placeName } from './propose/rules.ts';
import type { WrittenArea } from './store.ts';
import { AreaForm, crumbs, type AreasView } from './write/pages.tsx';

const kinds: Readonly<Record<AreaKind, { title: string; empty: string; hint: string }>> = {
  strength: {
    title: 'Strengths to celebrate',
    empty: 'No strength is named yet',
    hint: 'Name what was done well and what it did for pupils.',
  },
  improvement: {
    title: 'Areas for improvement',
    empty: 'No area for improvement is named yet',
    hint: 'In the order in which you take them up. Each one becomes an action in the plan.',
  },
};

const placeOf = (scheme: Scheme, area: WrittenArea): string => {
  if (area.standard !== null) return `${placeName(scheme, { standard: area.standard, outcome: area.outcome })}.`;
  const criterion = area.criterion === null ? undefined : scheme.criterionByCode.get(area.criterion);
  return criterion === undefined ? 'The school as a whole.' : `${criterion.code} ${criterion.text}`;
};

const Acts = ({ view, area }: Readonly<{ view: AreasView; area: WrittenArea }>) => {
  const at = { enrolment: view.enrolment.id, area: area.id };
  const said = area.comments === 0 ? 'Discuss' : `Discuss (${area.comments})`;
  const discuss = view.isOurs ? (
    <a class="govuk-link" href={href(paths.audit.discussArea, at)}>
      {said}
      <span class="govuk-visually-hidden"> {area.text}</span>
    </a>
  ) : null;
  return (
    <ButtonGroup>
      {area.agreedName === null ? <Tag kind="waiting">To agree</Tag> : <Tag kind="done">Agreed</Tag>}
      {discuss}
      {view.mayRank && area.kind === 'improvement' ? <Rank view={view} area={area} /> : null}
      {area.agreedName === null ? <Answer view={view} area={area} /> : null}
    </ButtonGroup>
  );
};

/** Up and down the one order of areas; each works without a script. */
const Rank = ({ view, area }: Readonly<{ view: AreasView; area: WrittenArea }>) => {
  const all = view.areas.filter(({ kind }) => kind === 'improvement');
  const button = (direction: 'up' | 'down', text: string) => (
    <PostButton
      frame={view.frame}
      action={href(paths.audit.rankArea, { enrolment: view.enrolment.id, area: area.id })}
      fields={{ direction, version: String(view.order.version) }}
      kind="quiet"
      small
      about={area.text}
    >
      {text}
    </PostButton>
  );
  return (
    <>
      {all[0]?.id === area.id ? null : button('up', 'Move up')}
      {all.at(-1)?.id === area.id ? null : button('down', 'Move down')}
    </>
  );
};

/** What can still be done with one that is not agreed. */
const Answer = ({ view, area }: Readonly<{ view: AreasView; area: WrittenArea }>) => {
  const at = { enrolment: view.enrolment.id, area: area.id };
  const fields = { version: String(area.version) };
  const refused = view.agreeing(area);
  return (
    <>
      {refused === null ? (
        <PostButton
          frame={view.frame}
          action={href(paths.audit.agreeArea, at)}
          fields={fields}
          kind="quiet"
          small
          about={area.text}
        >
          Agree
        </PostButton>
      ) : null}
      {view.writing === null ? (
        <PostButton
          frame={view.frame}
          action={href(paths.audit.takeBackArea, at)}
          fields={fields}
          kind="quiet"
          small
          about={area.text}
        >
          Take back
        </PostButton>
      ) : null}
    </>
  );
};

/** How the judgements spread over the levels, and how many stand at the lowest; never an average. */
const Spread = ({ view }: Readonly<{ view: AreasView }>) => {
  const { counts, lowest } = spread(view.scheme, view.levels);
  if (lowest === null) return null;
  return (
    <Card title={`The lowest level given is ${lowest.name}`}>
      <Figures
        items={counts.toReversed().map(({ level, count }) => ({
          value: count,
          words: <LevelMark rank={level.rank} of={view.scheme.levels.length} word={level.name} />,
        }))}
      >
        No average is shown. One weak place matters more than a good mean.
      </Figures>
    </Card>
  );
};

const meta = (scheme: Scheme, area: WrittenArea) => (
  <>
    {area.evidence}
    <Sub>
      {placeOf(scheme, area)} Written by {area.writtenName} on {mediumDate(area.writtenAt)}
      {area.agreedName === null ? '.' : `, agreed by ${area.agreedName}.`}
    </Sub>
  </>
);

const List = ({ view, kind }: Readonly<{ view: AreasView; kind: AreaKind }>) => {
  const areas = view.areas.filter((area) => area.kind === kind);
  return (
    <Card title={kinds[kind].title} subtitle={kinds[kind].hint} id={kind}>
      {areas.length === 0 ? (
        <Empty title={kinds[kind].empty}>Anyone in the working party can write one, with what shows it.</Empty>
      ) : (
        <Rows
          rows={areas.map((area, index) => ({
            title: kind === 'improvement' ? `${index + 1}. ${area.text}` : area.text,
            href:
              view.writing === null
                ? href(paths.audit.area, { enrolment: view.enrolment.id, area: area.id })
                : undefined,
            meta: meta(view.scheme, area),
            right: <Acts view={view} area={area} />,
          }))}
        />
      )}
    </Card>
  );
};

/** Words about something that was taken back are kept. */
const Loose = ({ view }: Readonly<{ view: AreasView }>) =>
  view.loose.length === 0 ? null : (
    <Details summary="What was said of those that were taken back">
      <Rows
        rows={view.loose.map(({ text, byName, about }) => ({
          title: text,
          meta: `${byName}, about: ${about}`,
        }))}
      />
    </Details>
  );

/** What is strong and what is not, both with evidence, for the whole team to read and its leaders to agree. */
export const AreasPage = (view: AreasView & Readonly<{ isReordered?: boolean }>) => {
  const { frame, enrolment, writing, scheme, areas, typed } = view;
  const open = areas.filter(({ agreedAt }) => agreedAt === null).length;
  return (
    <Page
      frame={frame}
      title="Strengths and areas for improvement"
      lead={
        areas.length === 0
          ? 'Nothing is written yet. Begin with what you want to celebrate.'
          : open === 0
            ? 'All of them are agreed.'
            : `${open} of ${areas.length} wait for agreement.`
      }
      crumbs={crumbs(enrolment)}
      problems={view.problems}
    >
      {view.isReordered ? (
        <Alert kind="warning" title="The order changed while you were looking" urgent>
          {view.order.byName ?? 'A colleague'} moved one. The order as it is now stands below: press again if you still
          want to.
        </Alert>
      ) : null}
      <Spread view={view} />
      <List view={view} kind="strength" />
      <List view={view} kind="improvement" />
      {view.proposed === null ? null : <ProposedCards view={view} proposed={view.proposed} />}
      <Loose view={view} />
      {writing === null ? (
        <Card title="Add one">
          <AreaForm
            view={view}
            action={href(paths.audit.areas, { enrolment: enrolment.id })}
            values={typed ?? {}}
            version={0}
            button="Add it for everyone to read"
          />
        </Card>
      ) : (
        <p class="wm-sub">{Object.values(refusalWords(scheme, writing.because)).join(' ')}</p>
      )}
    </Page>
  );
};
