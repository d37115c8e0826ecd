import { Alert, Button, Card, Chips, Figures, LevelMark, Page, plural, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import { AroundTheAudit } from '../scope/around.tsx';
import { OutOfScopeCard } from '../scope/pages.tsx';
import { Filtered, Grid, Strands, type Overview } from './cells/pages.tsx';
import { isIn, totalsOf, views, widestGap, type View } from './rules.ts';

const Views = ({ enrolment, scheme, cells, mine, view }: Overview) => {
  const text: Readonly<Record<View, string>> = {
    all: 'All',
    lowest: scheme.levels[0]?.name ?? 'Lowest',
    differ: 'Raters differ',
    unjudged: 'To judge',
    unagreed: 'To agree',
    'no-evidence': 'No evidence',
    mine: 'Mine',
  };
  return (
    <Chips
      label="Show"
      chips={views
        .filter((each) => each === 'all' || each === view || cells.some((cell) => isIn(each, cell, mine)))
        .map((each) => ({
          text: text[each],
          count: cells.filter((cell) => isIn(each, cell, mine)).length,
          href: href(paths.audit.home, { enrolment: enrolment.id }, { show: each === 'all' ? undefined : each }),
          current: each === view,
          icon: each === 'differ' ? ('rings' as const) : undefined,
          mark: each === 'lowest' ? <LevelMark rank={1} of={scheme.levels.length} word="" markOnly /> : undefined,
        }))}
    />
  );
};

const lead = ({ scheme, cells, finish }: Overview): string => {
  const { criteria, judged, agreed } = totalsOf(scheme, cells);
  const { one, many } = scheme.words.criterion;
  if (finish !== null)
    return `Finished by ${finish.finishedName}. It stands as the start that your evidence of impact answers.`;
  if (judged === 0)
    return `Nothing is judged yet. ${plural(criteria, one.toLowerCase(), many.toLowerCase())} wait; begin with any ${scheme.words.standard.one.toLowerCase()}.`;
  const gap = widestGap(scheme, cells);
  const said = `${judged} of ${plural(criteria, one.toLowerCase(), many.toLowerCase())} are judged, ${agreed} agreed.`;
  return gap === null ? said : `${said} ${gap} has the most at the lowest level.`;
};

const Counted = ({ scheme, cells }: Overview) => {
  const totals = totalsOf(scheme, cells);
  const levels = totals.levels.toReversed().map(({ code, count }) => {
    const level = scheme.levels.find((each) => each.code === code);
    return {
      value: count,
      words: <LevelMark rank={level?.rank ?? 0} of={scheme.levels.length} word={level?.name ?? ''} />,
    };
  });
  return (
    <Card>
      <Figures
        items={[
          ...levels,
          { value: totals.criteria - totals.judged, words: <Tag kind="not-started">To judge</Tag>, isOpen: true },
          { value: totals.judged - totals.agreed, words: <Tag kind="waiting">To agree</Tag>, isOpen: true },
        ].filter((figure) => figure.value > 0 || !('isOpen' in figure))}
      >
        No average is shown. One weak place matters more than a good mean, so look for single chevrons first.
      </Figures>
    </Card>
  );
};

const Key = ({ scheme, enrolment, finish, isOurs }: Overview) => (
  <p class="wm-sub">
    {scheme.outcomes.length > 0 ? 'A cell begins with its lowest level and how many stand there. ' : null}
    <a class="govuk-link" href={href(paths.schemes.version, { scheme: scheme.id, version: scheme.version })}>
      What each level means
    </a>
    {isOurs ? (
      <>
        {' · '}
        <a class="govuk-link" href={href(paths.audit.assignments, { enrolment: enrolment.id })}>
          Who does what by when
        </a>
      </>
    ) : null}
    {finish === null ? (
      <>
        {' · '}
        <a class="govuk-link" href={href(paths.audit.finish, { enrolment: enrolment.id })}>
          What is missing before the audit can be finished
        </a>
      </>
    ) : null}
  </p>
);

const Actions = ({ enrolment, finish, mayFinish, next }: Overview) => {
  const at = { enrolment: enrolment.id };
  return (
    <>
      <Button kind="quiet" href={href(paths.audit.areas, at)}>
        Strengths and areas for improvement
      </Button>
      {next === null ? null : (
        <Button href={href(paths.audit.criterion, { ...at, criterion: next })}>Judge {next}</Button>
      )}
      {finish === null && mayFinish && next === null ? (
        <Button href={href(paths.audit.finish, at)}>Finish the audit</Button>
      ) : null}
    </>
  );
};

/** The whole audit on one page: cells, not criteria. */
export const OverviewPage = (props: Overview) => {
  const { frame, scheme, cells, view, finish } = props;
  const isGrid = scheme.outcomes.length > 0;
  const size = isGrid
    ? `${plural(scheme.standards.length, scheme.words.standard.one.toLowerCase(), scheme.words.standard.many.toLowerCase())} by ${plural(scheme.outcomes.length, 'outcome')}`
    : plural(cells.length, scheme.words.standard.one.toLowerCase(), scheme.words.standard.many.toLowerCase());
  return (
    <Page
      frame={frame}
      title={scheme.steps.find(({ code }) => code === 'audit')?.name ?? 'Initial audit'}
      lead={lead(props)}
      actions={<Actions {...props} />}
    >
      {finish === null ? null : (
        <Alert kind="success" title="This audit is finished">
          Nothing in it changes any more.
        </Alert>
      )}
      {props.own}
      <Counted {...props} />
      <Card title={size} note={<Views {...props} />}>
        {view === 'all' ? isGrid ? <Grid {...props} /> : <Strands {...props} /> : <Filtered {...props} />}
        <Key {...props} />
      </Card>
      <OutOfScopeCard scheme={scheme} />
      <AroundTheAudit enrolmentId={props.enrolment.id} mayWrite={props.mayWrite} />
    </Page>
  );
};
