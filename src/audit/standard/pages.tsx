import {
  Alert,
  Card,
  Details,
  Facts,
  LevelMark,
  list,
  Page,
  plural,
  PostButton,
  Rows,
  shorten,
  Tag,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Criterion } from '#schemes/rules';
import type { Line } from '../lines/rules.ts';
import { isNarrow, queryOf } from '../overview/filter/rules.ts';
import { LineMark } from '../lines/pages.tsx';
import { AgreeAll, Aside } from './aside/pages.tsx';
import { AsAt } from '../overview/pages.tsx';
import { Level, WhoIsIn } from '../second/pages.tsx';
import { lineOf, type StandardView } from './view.ts';

const meta = (view: StandardView, line: Line): string => {
  const { code } = line.criterion;
  const answer = view.answers.find(({ criterion }) => criterion === code);
  const items = line.items === 0 ? 'No evidence' : plural(line.items, 'item');
  const draft = view.drafted.has(code) ? ' You have a draft here.' : '';
  if (answer === undefined || line.applies === 'no') return `${items}.${draft}`;
  const agreed = answer.agreedName === null ? 'not agreed yet' : `agreed by ${answer.agreedName}`;
  return `${shorten(answer.comment, 140)} ${answer.answeredName}, ${agreed}. ${items}.${draft}`;
};

const Mark = ({ view, line }: Readonly<{ view: StandardView; line: Line }>) => {
  const { scheme, underWay, personId } = view;
  const { code } = line.criterion;
  if (underWay === null || !underWay.criteria.includes(code)) return <LineMark scheme={scheme} line={line} />;
  const mine = view.mine.find(({ criterion }) => criterion === code);
  if (mine !== undefined) return <Level scheme={scheme} code={mine.level} />;
  const isMine = underWay.raters.some((rater) => rater.personId === personId);
  return <Tag kind="not-started">{isMine ? 'Yours to rate' : 'Being rated'}</Tag>;
};

const Lines = ({ view, criteria }: Readonly<{ view: StandardView; criteria: readonly Criterion[] }>) => {
  const path = view.filter.at === null ? paths.audit.criterion : paths.audit.history;
  const at = (criterion: string) => ({ enrolment: view.enrolment.id, criterion });
  return (
    <Rows
      rows={criteria.flatMap((criterion) => {
        const line = lineOf(view, criterion);
        if (line === undefined) return [];
        const { code, text } = criterion;
        return [
          {
            id: `c-${code}`,
            title: `${code} ${text}`,
            href: href(path, at(code), queryOf(view.filter)),
            meta: meta(view, line),
            right: <Mark view={view} line={line} />,
          },
        ];
      })}
    />
  );
};

/** A blind rating of this standard: what the reader still has to rate, or whose ratings are in. */
const Rating = ({ view }: Readonly<{ view: StandardView }>) => {
  const { underWay, mine, personId, frame, enrolment } = view;
  if (underWay === null) return null;
  const me = underWay.raters.find((rater) => rater.personId === personId);
  const left = underWay.criteria.filter((code) => !mine.some(({ criterion }) => criterion === code));
  const isMine = me !== undefined && me.inAt === null;
  return (
    <Card
      title={isMine ? 'You are asked to rate this on your own' : 'Two people are rating this on their own'}
      subtitle="Neither sees the other’s level or reasons until both have handed theirs in."
      id="rating"
    >
      <WhoIsIn second={underWay} />
      {isMine && left.length > 0 ? (
        <p>
          {plural(left.length, 'is', 'are')} still to rate: {list(left.slice(0, 8))}
          {left.length > 8 ? ' and more' : ''}.
        </p>
      ) : null}
      {isMine && left.length === 0 ? (
        <>
          <p>All are rated. Once you hand them in they stay as they are.</p>
          <PostButton frame={frame} action={href(paths.audit.handIn, { enrolment: enrolment.id, second: underWay.id })}>
            Hand my ratings in
          </PostButton>
        </>
      ) : null}
    </Card>
  );
};

const Meanings = ({ scheme, standard }: StandardView) => (
  <Details summary="What each level means here">
    <Facts
      wide
      items={scheme.levels.map((level) => ({
        term: <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />,
        fact: standard.levels[level.code] ?? level.means,
      }))}
    />
  </Details>
);

/** Says that only some lines are shown, and leads to all of them. */
const Filtered = ({ view }: Readonly<{ view: StandardView }>) => {
  const { filter, lines, left, enrolment, standard, scheme } = view;
  if (!isNarrow(filter) || left.length === lines.length) return null;
  const { one, many } = scheme.words.criterion;
  const at = { enrolment: enrolment.id, standard: standard.code };
  return (
    <Alert
      kind="info"
      title={`${left.length} of ${plural(lines.length, one.toLowerCase(), many.toLowerCase())} are in your filter`}
    >
      <p>
        <a href={href(paths.audit.standard, at, { at: filter.at ?? undefined })}>
          Show all of this {scheme.words.standard.one.toLowerCase()}
        </a>
      </p>
    </Alert>
  );
};

/** One standard: each of its lines with level, reasons and evidence, and the way to judge it. */
export const StandardPage = (view: StandardView) => {
  const { frame, enrolment, scheme, standard, filter } = view;
  const place = scheme.standards.findIndex(({ code }) => code === standard.code) + 1;
  const criteria = view.lines.map(({ criterion }) => criterion);
  const has = (some: readonly Criterion[]) => some.some((each) => lineOf(view, each) !== undefined);
  const at = { enrolment: enrolment.id, standard: standard.code };
  return (
    <Page
      frame={frame}
      title={standard.name}
      lead={standard.asks}
      eyebrow={
        standard.code === String(place)
          ? `${scheme.words.standard.one} ${place} of ${scheme.standards.length}`
          : `${scheme.words.standard.one} ${standard.code}, ${place} of ${scheme.standards.length}`
      }
      crumbs={[
        {
          text: 'Initial audit',
          href: `${href(paths.audit.home, { enrolment: enrolment.id }, queryOf(filter))}#row-${standard.code}`,
        },
      ]}
      aside={<Aside view={view} />}
    >
      {filter.at === null ? null : (
        <AsAt day={filter.at} now={href(paths.audit.standard, at, queryOf({ ...filter, at: null }))} />
      )}
      <Filtered view={view} />
      <Rating view={view} />
      <Meanings {...view} />
      {scheme.outcomes.length === 0 ? (
        <Card title={scheme.words.criterion.many}>
          <Lines view={view} criteria={criteria} />
        </Card>
      ) : (
        scheme.outcomes.map((outcome) => {
          const here = criteria.filter((each) => each.outcome === outcome.code);
          return has(here) ? (
            <Card title={outcome.name} id={outcome.code}>
              <Lines view={view} criteria={here} />
            </Card>
          ) : null;
        })
      )}
      <AgreeAll view={view} />
    </Page>
  );
};
