import { safeHref } from '../words/address.ts';
import { classes, type Said } from './params.ts';

export type ButtonParams = Said &
  Readonly<{
    id?: string | undefined;
    href?: string | undefined;
    name?: string | undefined;
    value?: string | undefined;
    type?: 'submit' | 'button' | 'reset' | undefined;
    disabled?: boolean | undefined;
    preventDoubleClick?: boolean | undefined;
    isStartButton?: boolean | undefined;
  }>;

const StartIcon = () => (
  <svg
    class="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
);

export const GovukButton = (params: ButtonParams) => {
  const { id, href, text, attributes, isStartButton } = params;
  const shared = {
    class: classes('govuk-button', params.classes, isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...attributes,
    id,
  };
  const label = isStartButton && typeof text !== 'string' ? <span>{text}</span> : text;
  if (href)
    return (
      <a href={safeHref(href)} role="button" draggable={false} {...shared}>
        {label}
        {isStartButton ? <StartIcon /> : null}
      </a>
    );
  return (
    <button
      type={params.type ?? 'submit'}
      value={params.value || undefined}
      name={params.name || undefined}
      disabled={params.disabled === true}
      aria-disabled={params.disabled ? 'true' : undefined}
      data-prevent-double-click={
        params.preventDoubleClick === undefined ? undefined : String(params.preventDoubleClick)
      }
      {...shared}
    >
      {label}
      {isStartButton ? <StartIcon /> : null}
    </button>
  );
};
