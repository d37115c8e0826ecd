import { safeHref } from '../words/address.ts';
import { classes, ids, isSaid, type Attributes, type Said, type Words } from './params.ts';
import { GovukTag } from './texts.tsx';

export type TaskListItem = Readonly<{
  title: Said;
  hint?: Said | undefined;
  href?: string | undefined;
  status: Readonly<{ tag?: Said | undefined; text?: Words; classes?: string | undefined }>;
  classes?: string | undefined;
}>;

export type TaskListParams = Readonly<{
  items: readonly TaskListItem[];
  idPrefix?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

const Item = ({ item, id }: Readonly<{ item: TaskListItem; id: string }>) => {
  const hintId = item.hint === undefined ? undefined : `${id}-hint`;
  return (
    <li class={classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {item.href ? (
          <a
            class={classes('govuk-link govuk-task-list__link', item.title.classes)}
            href={safeHref(item.href)}
            aria-describedby={ids(hintId, `${id}-status`)}
          >
            {item.title.text}
          </a>
        ) : (
          <div class={item.title.classes}>{item.title.text}</div>
        )}
        {item.hint === undefined ? null : (
          <div id={hintId} class="govuk-task-list__hint">
            {item.hint.text}
          </div>
        )}
      </div>
      <div class={classes('govuk-task-list__status', item.status.classes)} id={`${id}-status`}>
        {item.status.tag === undefined ? item.status.text : <GovukTag {...item.status.tag} />}
      </div>
    </li>
  );
};

export const GovukTaskList = ({ items, idPrefix, classes: more, attributes }: TaskListParams) => (
  <ul class={classes('govuk-task-list', more)} {...attributes}>
    {items.map((item, index) => (
      <Item item={item} id={`${idPrefix || 'task-list'}-${index + 1}`} />
    ))}
  </ul>
);

export type TabItem = Readonly<{
  id?: string | undefined;
  label: string;
  attributes?: Attributes | undefined;
  panel: Readonly<{ text?: string | undefined; children?: Words; attributes?: Attributes | undefined }>;
}>;

export type TabsParams = Readonly<{
  items?: readonly TabItem[] | undefined;
  title?: string | undefined;
  id?: string | undefined;
  idPrefix?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

/** Panels that stand one under another until the script has put them behind tabs. */
export const GovukTabs = ({ items, title, id, idPrefix, classes: more, attributes }: TabsParams) => {
  const panelId = (item: TabItem, index: number): string => item.id ?? `${idPrefix ?? ''}-${index + 1}`;
  return (
    <div id={id} class={classes('govuk-tabs', more)} {...attributes} data-module="govuk-tabs">
      <h2 class="govuk-tabs__title">{title ?? 'Contents'}</h2>
      {items?.length ? (
        <ul class="govuk-tabs__list">
          {items.map((item, index) => (
            <li class={classes('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${panelId(item, index)}`} {...item.attributes}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {items?.map((item, index) => (
        <div
          class={classes('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')}
          id={panelId(item, index)}
          {...item.panel.attributes}
        >
          {isSaid(item.panel.children) ? (
            item.panel.children
          ) : isSaid(item.panel.text) ? (
            <p class="govuk-body">{item.panel.text}</p>
          ) : null}
        </div>
      ))}
    </div>
  );
};
