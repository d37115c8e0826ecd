import { ButtonGroup, Card, Empty, mediumDate, Page, PostButton, Rows, Sub, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { refusalWords } from '../refusal/rules.ts';
import type { AreaKind } from '../rules.ts';
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
    hint: 'Each one becomes an action in the plan.',
  },
};

const placeOf = (scheme: Scheme, area: WrittenArea): string => {
  const criterion = area.criterion === null ? undefined : scheme.criterionByCode.get(area.criterion);
  return criterion === undefined ? 'The school as a whole.' : `${criterion.code} ${criterion.text}`;
};

const Acts = ({ view, area }: Readonly<{ view: AreasView; area: WrittenArea }>) => {
  const at = { enrolment: view.enrolment.id, area: area.id };
  const fields = { version: String(area.version) };
  const refused = view.agreeing(area.writtenBy);
  if (area.agreedName !== null) return <Tag kind="done">Agreed</Tag>;
  return (
    <ButtonGroup>
      <Tag kind="waiting">To agree</Tag>
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
    </ButtonGroup>
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
          rows={areas.map((area) => ({
            title: area.text,
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

/** What is strong and what is not, both with evidence, for the whole team to read and its leaders to agree. */
export const AreasPage = (view: AreasView) => {
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
      <List view={view} kind="strength" />
      <List view={view} kind="improvement" />
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
