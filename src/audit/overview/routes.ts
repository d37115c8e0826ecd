import { actsAs, schoolRoles } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { page, redirect, route, type Ask, type Route } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { auditNow, memberOf, type AuditNow } from '../actions.ts';
import { linesOf as assignmentLines } from '../assignment/lines/rules.ts';
import { MyStandards } from '../assignment/mine/pages.tsx';
import { filterOf } from '../criterion/asking.ts';
import { linesNow } from '../lines/actions.ts';
import { cellsOf, nextFor, type Line } from '../lines/rules.ts';
import { arrangingRefusal, readers, writers } from '../rules.ts';
import { filtered, views, withoutView, type View } from './filter/rules.ts';
import { OverviewPage } from './pages.tsx';

type Asked = Ask<Enrolment>;

/** What the matrix, its print and its files are made of: the audit as this reader and this filter leave it. */
export const overviewOf = async (ask: Asked) => {
  const { db, actor, scope } = ask;
  const audit = await auditNow(db, actor, scope);
  const filter = filterOf(ask, audit);
  const { lines, knows, seconds } = await linesNow(db, actor, scope, audit, filter.at);
  const { scheme, minders, asking } = audit;
  const reader = { mine: asking.standards, minders, scheme };
  return { audit, filter, lines, knows, seconds, reader, left: filtered(lines, filter, reader) };
};

/** The reader's own standards, at the head of the audit, while it is under way. */
const ownStandards = (audit: AuditNow, lines: readonly Line[], ask: Asked) => {
  if (audit.finish !== null || audit.asking.standards.length === 0) return null;
  const team = audit.minders.map((each) => ({ ...each, hasLeft: false }));
  const done = new Set(
    lines.flatMap(({ criterion, level, applies }) => (level !== null || applies === 'no' ? [criterion.code] : [])),
  );
  const all = assignmentLines(audit.scheme, audit.assignments, team, done, londonDay(ask.now));
  return MyStandards({
    enrolmentId: ask.scope.id,
    scheme: audit.scheme,
    lines: all.filter(({ standard }) => audit.asking.standards.includes(standard.code)),
    membershipId: memberOf(ask.actor).membershipId ?? '',
    now: ask.now,
  });
};

const overview = async (ask: Asked) => {
  const { audit, filter, lines, knows, reader, left } = await overviewOf(ask);
  const { scheme, minders, asking, finish, standing } = audit;
  const next = nextFor(lines, knows);
  const count = (show: View) => filtered(lines, { ...filter, show }, reader).length;
  // Made from the very list that names its keys.
  const counts = Object.fromEntries(views.map((view) => [view, count(view)])) as Record<View, number>;
  return page(
    OverviewPage({
      ...{ frame: ask.frame, enrolment: ask.scope, scheme, minders, filter, finish, counts, lines: left },
      all: cellsOf(scheme, lines),
      cells: cellsOf(scheme, withoutView(lines, { ...filter, level: '' }, minders)),
      page: ask.query['page'],
      oddDay: filter.at === null ? ask.query['at'] || null : null,
      own: ownStandards(audit, lines, ask),
      isOurs: actsAs(ask.actor, schoolRoles),
      mayWrite: writers.some((role) => role === asking.role),
      mayFinish: arrangingRefusal(asking.role, standing) === null,
      next:
        next === null
          ? null
          : { criterion: next, waits: lines.find(({ criterion }) => criterion.code === next)?.waits ?? null },
      differing: lines.filter((line) => line.differing.length > 0).length,
    }),
  );
};

/** Straight to what waits for the reader first; to the matrix when nothing does. */
const next = async (ask: Asked) => {
  const { lines, knows } = await overviewOf(ask);
  const code = nextFor(lines, knows);
  const at = { enrolment: ask.scope.id };
  if (code === null) return redirect(href(paths.audit.home, at), { told: 'Nothing waits for you here.' });
  const waits = lines.find(({ criterion }) => criterion.code === code)?.waits ?? null;
  const query = { show: waits === null ? undefined : 'needs-me' };
  return redirect(href(paths.audit.criterion, { ...at, criterion: code }, query));
};

const read = { method: 'GET', who: { kind: 'roles', roles: readers }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({ ...read, name: 'audit.overview', path: paths.audit.home, handle: overview }),
  route({ ...read, name: 'audit.next', path: paths.audit.next, handle: next }),
];
