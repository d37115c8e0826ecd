import type { ComponentChildren } from 'preact';
import { GovukSummaryList } from '../govuk/summary-list.tsx';
import { classes, isSaid, type Words } from '../govuk/params.ts';
import { GovukTaskList, GovukTabs } from '../govuk/task-list.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Tag, type TagKind } from '../journey/tag.tsx';
import { initials } from '../words/numbers.ts';
import { safeHref } from '../words/address.ts';

type SummaryItem = Readonly<{
  key: Words;
  value: Words;
  /** The "Change" link, with what it changes for those who hear only the link. */
  change?: Readonly<{ href: string; about: string; text?: string }> | undefined;
}>;

/** Check answers, facts with a way to change them. */
export const SummaryList = ({ items, plain }: Readonly<{ items: readonly SummaryItem[]; plain?: boolean }>) => (
  <GovukSummaryList
    classes={plain ? 'govuk-summary-list--no-border' : undefined}
    rows={items.map((item) => ({
      key: { text: item.key },
      value: { text: item.value },
      actions:
        item.change === undefined
          ? undefined
          : {
              items: [
                { href: item.change.href, text: item.change.text ?? 'Change', visuallyHiddenText: item.change.about },
              ],
            },
    }))}
  />
);

type Task = Readonly<{
  title: Words;
  hint?: Words;
  /** None for a task that cannot start yet; its hint says what opens it. */
  href?: string | undefined;
  kind: TagKind;
  state: string;
}>;

export const TaskList = ({ tasks, id }: Readonly<{ tasks: readonly Task[]; id?: string }>) => (
  <GovukTaskList
    idPrefix={id}
    items={tasks.map((task) => ({
      title: { text: task.title },
      hint: task.hint === undefined ? undefined : { text: task.hint },
      href: task.href,
      status: { text: <Tag kind={task.kind}>{task.state}</Tag> },
    }))}
  />
);

type Panel = Readonly<{ id: string; label: string; children: Words }>;

/** One under another without script; tabs with it. */
export const Tabs = ({ title, panels }: Readonly<{ title: string; panels: readonly Panel[] }>) => (
  <GovukTabs title={title} items={panels.map(({ id, label, children }) => ({ id, label, panel: { children } }))} />
);

/** Facts in two columns: the term in the second voice, the fact in bold. */
export const Facts = ({
  items,
  wide,
}: Readonly<{ items: readonly Readonly<{ term: Words; fact: Words }>[]; wide?: boolean }>) => (
  <dl class={classes('wm-facts', wide && 'wm-facts--wide')}>
    {items.map(({ term, fact }) => (
      <div class="wm-facts__row">
        <dt>{term}</dt>
        <dd>{fact}</dd>
      </div>
    ))}
  </dl>
);

export const Initials = ({ of: name }: Readonly<{ of: string }>) => (
  <span class="wm-initials" aria-hidden="true">
    {initials(name)}
  </span>
);

/** A colleague: initials in a disc, and the name. */
export const PersonName = ({ name }: Readonly<{ name: string }>) => (
  <span class="wm-person">
    <Initials of={name} />
    {name}
  </span>
);

type Row = Readonly<{
  title: Words;
  href?: string | undefined;
  meta?: Words;
  /** A tag, a date, a button: at the right. */
  right?: Words;
  icon?: IconName | undefined;
  person?: string | undefined;
  isChosen?: boolean | undefined;
  /** Where a link comes back to. */
  id?: string | undefined;
}>;

type RowsProps = Readonly<{
  rows: readonly Row[];
  label?: string | undefined;
  /** Short rows stand side by side where there is room. */
  columns?: boolean | undefined;
}>;

/** Rows of one kind with a hairline between: evidence, people, what waits. */
export const Rows = ({ rows, label, columns }: RowsProps) =>
  // A list of nothing is still read aloud as a list: what will appear is said in words beside it.
  rows.length === 0 ? null : (
    <ul class={classes('wm-rows', columns && 'wm-rows--columns')} aria-label={label}>
      {rows.map((row) => (
        <li class={classes('wm-rows__row', row.isChosen && 'is-chosen')} id={row.id}>
          {row.icon === undefined ? null : (
            <span class="wm-rows__icon">
              <Icon name={row.icon} />
            </span>
          )}
          {row.person === undefined ? null : <Initials of={row.person} />}
          <div class="wm-rows__words">
            <span class="wm-rows__title">
              {row.href === undefined ? row.title : <a href={safeHref(row.href)}>{row.title}</a>}
            </span>
            {isSaid(row.meta) ? <span class="wm-sub">{row.meta}</span> : null}
          </div>
          {isSaid(row.right) ? <div class="wm-rows__right">{row.right}</div> : null}
        </li>
      ))}
    </ul>
  );

/** What people did, newest first: who, what, when. */
export const Activity = ({
  entries,
}: Readonly<{ entries: readonly Readonly<{ who: string; what: Words; when: string }>[] }>) => (
  <ul class="wm-rows wm-rows--activity">
    {entries.map((entry) => (
      <li class="wm-rows__row">
        <Initials of={entry.who} />
        <p class="wm-rows__words">
          <strong>{entry.who}</strong> {entry.what}
        </p>
        <span class="wm-rows__right wm-sub">{entry.when}</span>
      </li>
    ))}
  </ul>
);

type FindingProps = Readonly<{
  must: boolean;
  finding: Words;
  place: Words;
  action?: Words;
  children?: ComponentChildren;
}>;

/** The check before submission: Must fix or Should fix, the finding, the place, one button that fixes it. */
export const FindingRow = ({ must, finding, place, action }: FindingProps) => (
  <li class="wm-finding">
    <Tag kind={must ? 'refused' : 'waiting'}>{must ? 'Must fix' : 'Should fix'}</Tag>
    <div class="wm-finding__words">
      <strong class="wm-finding__title">{finding}</strong>
      <span class="wm-sub">{place}</span>
    </div>
    {isSaid(action) ? <div class="wm-finding__action">{action}</div> : null}
  </li>
);

export const Findings = ({ children }: Readonly<{ children: ComponentChildren }>) => (
  <ul class="wm-findings">{children}</ul>
);
