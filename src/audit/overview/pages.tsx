import { Alert, Button, Card, Figures, LevelMark, longDate, Page, plural, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import { AroundTheAudit } from '../scope/around.tsx';
import { OutOfScopeCard } from '../scope/pages.tsx';
import type { Waits } from '../lines/rules.ts';
import { Grid, Strands } from './cells/pages.tsx';
import { dayProblems, Narrow, Views } from './filter/pages.tsx';
import { queryOf } from './filter/rules.ts';
import { Lines } from './lines/pages.tsx';
import { totalsOf, widestGap } from './rules.ts';
import type { Overview } from './view.ts';

const lead = ({ scheme, all, finish, filter }: Overview): string => {
  const { criteria, judged, agreed } = totalsOf(scheme, all);
  const { one, many } = scheme.words.criterion;
  const total = plural(criteria, one.toLowerCase(), many.toLowerCase());
  if (filter.at !== null) return `${judged} of ${total} were judged, ${agreed} agreed.`;
  if (finish !== null)
    return `Finished by ${finish.finishedName}. It stands as the start that your evidence of impact answers.`;
  if (judged === 0)
    return `Nothing is judged yet. ${total} wait; begin with any ${scheme.words.standard.one.toLowerCase()}.`;
  const gap = widestGap(scheme, all);
  const said = `${judged} of ${total} are judged, ${agreed} agreed.`;
  return gap === null ? said : `${said} ${gap} has the most at the lowest level.`;
};

const Counted = ({ scheme, all, differing, enrolment, filter }: Overview) => {
  const totals = totalsOf(scheme, all);
  const show = (view: 'unjudged' | 'unagreed' | 'not-applicable') =>
    href(paths.audit.home, { enrolment: enrolment.id }, queryOf({ ...filter, show: view }));
  const levels = totals.levels.toReversed().map(({ code, count }) => {
    const level = scheme.levels.find((each) => each.code === code);
    return {
      value: count,
      words: <LevelMark rank={level?.rank ?? 0} of={scheme.levels.length} word={level?.name ?? ''} />,
    };
  });
  const open = [
    {
      value: totals.criteria - totals.judged,
      words: <Tag kind="not-started">To judge</Tag>,
      href: show('unjudged'),
    },
    { value: totals.judged - totals.agreed, words: <Tag kind="waiting">To agree</Tag>, href: show('unagreed') },
    {
      value: differing,
      words: <Tag kind="differ">Raters differ</Tag>,
      href: href(paths.audit.seconds, { enrolment: enrolment.id }),
    },
    {
      value: totals.notApplicable,
      words: <Tag kind="done">Does not apply</Tag>,
      href: show('not-applicable'),
    },
  ].filter(({ value }) => value > 0);
  return (
    <Card>
      <Figures items={[...levels, ...open]}>
        No average is shown. One weak place matters more than a good mean, so look for single chevrons first.
      </Figures>
    </Card>
  );
};

const Key = ({ scheme, enrolment, finish, isOurs }: Overview) => {
  const at = { enrolment: enrolment.id };
  const links = [
    [href(paths.schemes.version, { scheme: scheme.id, version: scheme.version }), 'What each level means'],
    [href(paths.audit.areas, at), 'Strengths and areas for improvement'],
    [href(paths.audit.seconds, at), 'Second ratings and agreement'],
    ...(isOurs ? [[href(paths.audit.assignments, at), 'Who does what by when']] : []),
    ...(finish === null ? [[href(paths.audit.finish, at), 'What is missing before the audit can be finished']] : []),
  ] as const;
  return (
    <>
      {scheme.outcomes.length > 0 ? (
        <p class="wm-sub">A cell begins with its lowest level and how many stand there.</p>
      ) : null}
      <p class="wm-sub wm-audit-links">
        {links.map(([to, text], index) => (
          <>
            {index === 0 ? '' : ' · '}
            <a class="govuk-link" href={to}>
              {text}
            </a>
          </>
        ))}
      </p>
    </>
  );
};

const nextWords: Readonly<Record<Waits, string>> = { judge: 'Judge', rate: 'Rate', settle: 'Settle', agree: 'Read' };

const Actions = ({ enrolment, finish, mayFinish, next, filter }: Overview) => {
  const at = { enrolment: enrolment.id };
  return (
    <>
      <Button kind="quiet" href={href(paths.audit.download, at, queryOf(filter))}>
        Print or download
      </Button>
      {next === null || filter.at !== null ? null : (
        <Button
          href={href(
            paths.audit.criterion,
            { ...at, criterion: next.criterion },
            { show: next.waits === null ? undefined : 'needs-me' },
          )}
        >
          {nextWords[next.waits ?? 'judge']} {next.criterion}
        </Button>
      )}
      {finish === null && mayFinish && next === null ? (
        <Button href={href(paths.audit.finish, at)}>Finish the audit</Button>
      ) : null}
    </>
  );
};

/** Marks a page that shows an earlier day; nothing can be changed on it. */
export const AsAt = ({ day, now }: Readonly<{ day: string; now: string }>) => (
  <Alert kind="info" icon="clock" title={`As it stood at the end of ${longDate(day)}`}>
    <p>
      Nothing can be changed here. <a href={now}>See it as it is now</a>
    </p>
  </Alert>
);

/** The whole audit on one page: cells, not criteria. */
export const OverviewPage = (props: Overview) => {
  const { frame, scheme, filter, finish, enrolment } = props;
  const isGrid = scheme.outcomes.length > 0;
  const { standard } = scheme.words;
  const rows = new Set(
    props.cells.filter(({ criteria, notApplicable }) => criteria + notApplicable > 0).map((cell) => cell.standard),
  ).size;
  const columns = filter.outcome === '' ? scheme.outcomes.length : 1;
  const counted = plural(rows, standard.one.toLowerCase(), standard.many.toLowerCase());
  const isList = filter.show !== 'all' || filter.level !== '';
  return (
    <Page
      frame={frame}
      title={scheme.steps.find(({ code }) => code === 'audit')?.name ?? 'Initial audit'}
      lead={lead(props)}
      actions={<Actions {...props} />}
      problems={dayProblems(props.oddDay)}
      scripts={['matrix.js']}
    >
      {filter.at === null ? null : (
        <AsAt
          day={filter.at}
          now={href(paths.audit.home, { enrolment: enrolment.id }, queryOf({ ...filter, at: null }))}
        />
      )}
      {finish === null || filter.at !== null ? null : (
        <Alert kind="success" title="This audit is finished">
          Nothing in it changes any more.
        </Alert>
      )}
      {filter.at === null ? props.own : null}
      <Counted {...props} />
      <Card
        title={
          isList
            ? plural(
                props.lines.length,
                scheme.words.criterion.one.toLowerCase(),
                scheme.words.criterion.many.toLowerCase(),
              )
            : isGrid
              ? `${counted} by ${plural(columns, 'outcome')}`
              : counted
        }
        note={<Views {...props} />}
      >
        <Narrow {...props} />
        {isList ? <Lines {...props} /> : isGrid ? <Grid {...props} /> : <Strands {...props} />}
        <Key {...props} />
      </Card>
      <OutOfScopeCard scheme={scheme} />
      <AroundTheAudit enrolmentId={enrolment.id} mayWrite={props.mayWrite} />
    </Page>
  );
};
