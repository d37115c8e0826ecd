import { safeHref } from '../words/address.ts';
import { classes, isSaid, type Attributes, type Said, type Words } from './params.ts';

export type ActionLink = Said & Readonly<{ href: string; visuallyHiddenText?: string | undefined }>;
type Actions = Readonly<{ items?: readonly ActionLink[] | undefined; classes?: string | undefined }>;

export type SummaryRow = Readonly<{
  key: Said;
  value: Said;
  actions?: Actions | undefined;
  classes?: string | undefined;
}>;

export type SummaryCard = Readonly<{
  title?: (Said & Readonly<{ headingLevel?: 2 | 3 | 4 | undefined }>) | undefined;
  actions?: Actions | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

export type SummaryListParams = Readonly<{
  rows: readonly SummaryRow[];
  card?: SummaryCard | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

const Action = ({ action, about }: Readonly<{ action: ActionLink; about: Words }>) => (
  <a class={classes('govuk-link', action.classes)} href={safeHref(action.href)} {...action.attributes}>
    {action.text}
    {action.visuallyHiddenText || isSaid(about) ? (
      <span class="govuk-visually-hidden">
        {action.visuallyHiddenText ? ` ${action.visuallyHiddenText}` : null}
        {isSaid(about) ? <> ({about})</> : null}
      </span>
    ) : null}
  </a>
);

const RowActions = ({ actions, about }: Readonly<{ actions: Actions; about: Words }>) => {
  const [only, ...others] = actions.items ?? [];
  if (only === undefined) return null;
  return (
    <dd class={classes('govuk-summary-list__actions', actions.classes)}>
      {others.length === 0 ? (
        <Action action={only} about={about} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {[only, ...others].map((action) => (
            <li class="govuk-summary-list__actions-list-item">
              <Action action={action} about={about} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
};

const CardActions = ({ actions, about }: Readonly<{ actions: Actions | undefined; about: Words }>) => {
  const [only, ...others] = actions?.items ?? [];
  if (only === undefined) return null;
  const name = classes('govuk-summary-card__actions', actions?.classes);
  return others.length === 0 ? (
    <div class={name}>
      <Action action={only} about={about} />
    </div>
  ) : (
    <ul class={name}>
      {[only, ...others].map((action) => (
        <li class="govuk-summary-card__action">
          <Action action={action} about={about} />
        </li>
      ))}
    </ul>
  );
};

export const GovukSummaryList = ({ rows, card, classes: more, attributes }: SummaryListParams) => {
  const anyActions = rows.some((row) => row.actions?.items?.length);
  const summary = (
    <dl class={classes('govuk-summary-list', more)} {...attributes}>
      {rows.map((row) => (
        <div
          class={classes(
            'govuk-summary-list__row',
            anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
            row.classes,
          )}
        >
          <dt class={classes('govuk-summary-list__key', row.key.classes)}>{row.key.text}</dt>
          <dd class={classes('govuk-summary-list__value', row.value.classes)}>{row.value.text}</dd>
          {row.actions === undefined ? null : <RowActions actions={row.actions} about={card?.title?.text} />}
        </div>
      ))}
    </dl>
  );
  if (card === undefined) return summary;
  const Heading = `h${card.title?.headingLevel || 2}` as 'h2'; // one of h2 to h4, all alike to the compiler
  return (
    <div class={classes('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title === undefined ? null : (
          <Heading class={classes('govuk-summary-card__title', card.title.classes)}>{card.title.text}</Heading>
        )}
        <CardActions actions={card.actions} about={card.title?.text} />
      </div>
      <div class="govuk-summary-card__content">{summary}</div>
    </div>
  );
};
