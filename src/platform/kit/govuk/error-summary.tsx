import { safeHref } from '../words/address.ts';
import { classes, isSaid, type Attributes, type Words } from './params.ts';

export type ErrorItem = Readonly<{ text: Words; href?: string | undefined; attributes?: Attributes | undefined }>;

export type ErrorSummaryParams = Readonly<{
  title: Words;
  description?: Words;
  errorList?: readonly ErrorItem[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  disableAutoFocus?: boolean | undefined;
}>;

export const GovukErrorSummary = (params: ErrorSummaryParams) => (
  <div
    class={classes('govuk-error-summary', params.classes)}
    data-disable-auto-focus={params.disableAutoFocus === undefined ? undefined : String(params.disableAutoFocus)}
    {...params.attributes}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">{params.title}</h2>
      <div class="govuk-error-summary__body">
        {isSaid(params.description) ? <p>{params.description}</p> : null}
        {params.errorList?.length ? (
          <ul class="govuk-list govuk-error-summary__list">
            {params.errorList.map((item) => (
              <li>
                {item.href ? (
                  <a href={safeHref(item.href)} {...item.attributes}>
                    {item.text}
                  </a>
                ) : (
                  item.text
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  </div>
);

export type NotificationBannerParams = Readonly<{
  text?: string | undefined;
  children?: Words;
  title?: Words;
  titleId?: string | undefined;
  titleHeadingLevel?: 2 | 3 | 4 | undefined;
  type?: string | undefined;
  role?: 'alert' | 'region' | 'banner' | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  disableAutoFocus?: boolean | undefined;
}>;

export const GovukNotificationBanner = (params: NotificationBannerParams) => {
  const isSuccess = params.type === 'success';
  const titleId = params.titleId || 'govuk-notification-banner-title';
  const Heading = `h${params.titleHeadingLevel || 2}` as 'h2'; // one of h2 to h4, all alike to the compiler
  return (
    <div
      class={classes('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', params.classes)}
      role={params.role || (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={params.disableAutoFocus === undefined ? undefined : String(params.disableAutoFocus)}
      {...params.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {isSaid(params.title) ? params.title : isSuccess ? 'Success' : 'Important'}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {isSaid(params.children) ? (
          params.children
        ) : isSaid(params.text) ? (
          <p class="govuk-notification-banner__heading">{params.text}</p>
        ) : null}
      </div>
    </div>
  );
};
