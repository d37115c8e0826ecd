import type { ComponentChildren } from 'preact';
import { GovukErrorSummary, GovukNotificationBanner } from '../govuk/error-summary.tsx';
import { GovukFieldset } from '../govuk/fieldset.tsx';
import type { Words } from '../govuk/params.ts';
import { GovukDetails, GovukInsetText, GovukWarningText } from '../govuk/texts.tsx';
import type { Problems } from './problems.ts';

/** Every problem of a form, each a link to its field. Shown by Page when it is given `problems`. */
export const ErrorSummary = ({ problems, title }: Readonly<{ problems: Problems; title?: string | undefined }>) =>
  problems === undefined || problems.length === 0 ? null : (
    <GovukErrorSummary
      title={title ?? 'There is a problem'}
      errorList={problems.map((problem) => ({
        text: problem.line === undefined ? problem.message : `Line ${problem.line}: ${problem.message}`,
        href: problem.line === undefined && problem.field !== '' ? `#${problem.field}` : undefined,
      }))}
    />
  );

type FieldsetProps = Readonly<{
  legend: Words;
  size?: 's' | 'm' | 'l' | undefined;
  isPageHeading?: boolean;
  children: ComponentChildren;
}>;

export const Fieldset = ({ legend, size, isPageHeading, children }: FieldsetProps) => (
  <GovukFieldset
    legend={{
      text: legend,
      isPageHeading,
      classes: size === undefined ? undefined : `govuk-fieldset__legend--${size}`,
    }}
  >
    {children}
  </GovukFieldset>
);

export const Details = ({
  summary,
  open,
  id,
  children,
}: Readonly<{ summary: Words; open?: boolean; id?: string; children: ComponentChildren }>) => (
  <GovukDetails summary={summary} open={open} id={id} text={children} />
);

export const InsetText = ({ children }: Readonly<{ children: ComponentChildren }>) => (
  <GovukInsetText text={children} />
);

export const WarningText = ({ children }: Readonly<{ children: ComponentChildren }>) => (
  <GovukWarningText text={children} />
);

/** A fact about the whole page: `success` after an act, else something important. */
export const NotificationBanner = ({
  kind,
  title,
  children,
}: Readonly<{ kind?: 'success'; title?: string; children: ComponentChildren }>) => (
  <GovukNotificationBanner type={kind} title={title} text={typeof children === 'string' ? children : undefined}>
    {typeof children === 'string' ? undefined : children}
  </GovukNotificationBanner>
);
