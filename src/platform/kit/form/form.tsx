import type { ComponentChildren } from 'preact';
import { classes } from '../govuk/params.ts';
import { isOurs } from '../words/address.ts';

type FormProps = Readonly<{
  /** Only its `csrf` is read. */
  frame: Readonly<{ csrf: string }>;
  action: string;
  method?: 'post' | 'get' | undefined;
  /** For forms with a file. */
  multipart?: boolean | undefined;
  /** A name under which unsent text is kept in this tab until it has been sent. Never for pupils' data. */
  keep?: string | undefined;
  /** Fields side by side on wide screens: filters, searches. */
  inline?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}>;

/** A form to an address of ours, with the token that shows it came from our own page. */
export const Form = (props: FormProps) => {
  if (!isOurs(props.action))
    throw new Error(`A form may only go to an address on this site, not to "${props.action}".`);
  const isPost = (props.method ?? 'post') === 'post';
  return (
    <form
      id={props.id}
      class={classes('wm-form', props.inline && 'wm-form--inline', props.class)}
      action={props.action}
      method={isPost ? 'post' : 'get'}
      enctype={props.multipart ? 'multipart/form-data' : undefined}
      novalidate
      data-keep={props.keep}
    >
      {isPost ? <input type="hidden" name="csrf" value={props.frame.csrf} /> : null}
      {props.children}
    </form>
  );
};

/** A value that goes with the form unseen: the version of a text, the place to return to. */
export const Hidden = ({ name, value }: Readonly<{ name: string; value: string | number }>) => (
  <input type="hidden" name={name} value={value} />
);

/** A few short fields side by side where there is room, one under another on a phone. */
export const FieldRow = ({ children }: Readonly<{ children: ComponentChildren }>) => (
  <div class="wm-field-row">{children}</div>
);
