import { safeHref } from '../words/address.ts';
import { classes, isSaid, type Attributes, type Said, type Words } from './params.ts';
import { GovukTag } from './texts.tsx';

export type Crumb = Readonly<{ text: Words; href?: string | undefined; attributes?: Attributes | undefined }>;

export type BreadcrumbsParams = Readonly<{
  items: readonly Crumb[];
  collapseOnMobile?: boolean | undefined;
  labelText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

export const GovukBreadcrumbs = (params: BreadcrumbsParams) => (
  <nav
    class={classes(
      'govuk-breadcrumbs',
      params.classes,
      params.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
    )}
    {...params.attributes}
    aria-label={params.labelText ?? 'Breadcrumb'}
  >
    <ol class="govuk-breadcrumbs__list">
      {params.items.map((item) =>
        item.href ? (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={safeHref(item.href)} {...item.attributes}>
              {item.text}
            </a>
          </li>
        ) : (
          <li class="govuk-breadcrumbs__list-item" aria-current="page">
            {item.text}
          </li>
        ),
      )}
    </ol>
  </nav>
);

type LinkParams = Said & Readonly<{ href?: string | undefined }>;

export const GovukBackLink = ({ href, text, classes: more, attributes }: LinkParams) => (
  <a href={safeHref(href || '#')} class={classes('govuk-back-link', more)} {...attributes}>
    {isSaid(text) ? text : 'Back'}
  </a>
);

export const GovukSkipLink = ({ href, text, classes: more, attributes }: LinkParams) => (
  <a
    href={safeHref(href || '#content')}
    class={classes('govuk-skip-link', more)}
    {...attributes}
    data-module="govuk-skip-link"
  >
    {text}
  </a>
);

export type PhaseBannerParams = Said & Readonly<{ tag?: Said | undefined }>;

export const GovukPhaseBanner = ({ text, tag, classes: more, attributes }: PhaseBannerParams) => (
  <div class={classes('govuk-phase-banner govuk-width-container', more)} {...attributes}>
    <p class="govuk-phase-banner__content">
      <GovukTag text={tag?.text} classes={classes('govuk-phase-banner__content__tag', tag?.classes)} />{' '}
      <span class="govuk-phase-banner__text">{text}</span>
    </p>
  </div>
);

export type PanelParams = Said & Readonly<{ title: Words; headingLevel?: 1 | 2 | 3 | 4 | undefined }>;

export const GovukPanel = ({ title, headingLevel, text, classes: more, attributes }: PanelParams) => {
  const Heading = `h${headingLevel || 1}` as 'h1'; // one of h1 to h4, all alike to the compiler
  return (
    <div class={classes('govuk-panel govuk-panel--confirmation', more)} {...attributes}>
      <Heading class="govuk-panel__title">{title}</Heading>
      {isSaid(text) ? <div class="govuk-panel__body">{text}</div> : null}
    </div>
  );
};
