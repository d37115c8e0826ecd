import { safeHref } from '../words/address.ts';
import { classes, isSaid, type Attributes, type Words } from './params.ts';

type ArrowLink = Readonly<{
  href?: string | undefined;
  text?: Words;
  labelText?: string | undefined;
  attributes?: Attributes | undefined;
}>;

export type PageItem = Readonly<{
  number?: number | string | undefined;
  href?: string | undefined;
  current?: boolean | undefined;
  ellipsis?: boolean | undefined;
  visuallyHiddenText?: string | undefined;
  attributes?: Attributes | undefined;
}>;

export type PaginationParams = Readonly<{
  previous?: ArrowLink | undefined;
  next?: ArrowLink | undefined;
  items?: readonly PageItem[] | undefined;
  landmarkLabel?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

type Way = 'prev' | 'next';
const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const satisfies Record<Way, string>;

const Arrow = ({ way }: Readonly<{ way: Way }>) => (
  <svg
    class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d={arrows[way]} />
  </svg>
);

const Turn = ({ link, way, isBlock }: Readonly<{ link: ArrowLink | undefined; way: Way; isBlock: boolean }>) => {
  if (!link?.href) return null;
  return (
    <div class={`govuk-pagination__${way}`}>
      <a class="govuk-link govuk-pagination__link" href={safeHref(link.href)} rel={way} {...link.attributes}>
        {isBlock || way === 'prev' ? <Arrow way={way} /> : null}{' '}
        <span
          class={classes(
            'govuk-pagination__link-title',
            isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {isSaid(link.text) ? (
            link.text
          ) : (
            <>
              {way === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>{' '}
        {link.labelText && isBlock ? (
          <>
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        ) : null}
        {!isBlock && way === 'next' ? <Arrow way={way} /> : null}
      </a>
    </div>
  );
};

const Item = ({ item }: Readonly<{ item: PageItem }>) => (
  <li
    class={classes(
      'govuk-pagination__item',
      item.current && 'govuk-pagination__item--current',
      item.ellipsis && 'govuk-pagination__item--ellipsis',
    )}
  >
    {item.ellipsis ? (
      '\u22ef'
    ) : (
      <a
        class="govuk-link govuk-pagination__link"
        href={safeHref(item.href ?? '')}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    )}
  </li>
);

export const GovukPagination = (params: PaginationParams) => {
  const isBlock = params.items === undefined && (params.next !== undefined || params.previous !== undefined);
  return (
    <nav
      class={classes('govuk-pagination', isBlock && 'govuk-pagination--block', params.classes)}
      aria-label={params.landmarkLabel || 'Pagination'}
      {...params.attributes}
    >
      <Turn link={params.previous} way="prev" isBlock={isBlock} />
      {params.items === undefined ? null : (
        <ul class="govuk-pagination__list">
          {params.items.map((item) => (
            <Item item={item} />
          ))}
        </ul>
      )}
      <Turn link={params.next} way="next" isBlock={isBlock} />
    </nav>
  );
};
