import type { ComponentChildren } from 'preact';
import { GovukButton } from '../govuk/button.tsx';
import { classes, type Words } from '../govuk/params.ts';
import { Icon, type IconName } from '../icon.tsx';
import { Form } from './form.tsx';

type ButtonProps = Readonly<{
  /** A verb with its object: "Compare the ratings". */
  children: Words;
  /** `primary` is filled, one on a page; `quiet` has an edge; `danger` is for what cannot be undone. */
  kind?: 'primary' | 'quiet' | 'danger' | 'inverse' | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
  href?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  type?: 'submit' | 'button' | undefined;
  /** Said to those who do not see what stands around: "Remove Grace Lindqvist". */
  about?: string | undefined;
}>;

const look = {
  primary: '',
  quiet: 'govuk-button--secondary',
  danger: 'govuk-button--warning',
  inverse: 'govuk-button--inverse',
};

/** A button, or with `href` a link that looks like one. */
export const Button = ({ children, kind = 'primary', small, icon, about, ...rest }: ButtonProps) => (
  <GovukButton
    {...rest}
    preventDoubleClick={rest.href === undefined ? true : undefined}
    classes={classes(look[kind], small && 'wm-button--small')}
    text={
      icon === undefined && about === undefined ? (
        children
      ) : (
        <>
          {icon === undefined ? null : <Icon name={icon} />}
          {children}
          {about === undefined ? null : <span class="govuk-visually-hidden"> {about}</span>}
        </>
      )
    }
  />
);

/** Buttons and links in one line, or one under another on a phone. */
export const ButtonGroup = ({ children }: Readonly<{ children: ComponentChildren }>) => (
  <div class="govuk-button-group">{children}</div>
);

type PostButtonProps = ButtonProps &
  Readonly<{ frame: Readonly<{ csrf: string }>; action: string; fields?: Readonly<Record<string, string>> }>;

/** A form of one button, for an act that needs no field: "Remind", "Withdraw". */
export const PostButton = ({ frame, action, fields, ...button }: PostButtonProps) => (
  <Form frame={frame} action={action} class="wm-post-button">
    {Object.entries(fields ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <Button {...button} />
  </Form>
);
