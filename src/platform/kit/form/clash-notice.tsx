import type { Words } from '../govuk/params.ts';
import { Icon } from '../icon.tsx';
import { clockTime } from '../words/dates.ts';
import { Button, ButtonGroup } from './button.tsx';
import { Form } from './form.tsx';

type ClashNoticeProps = Readonly<{
  frame: Readonly<{ csrf: string }>;
  /** Where the form goes; keeping mine sends it again with the newer version. */
  action: string;
  /** Who saved first, and when. */
  who: string;
  at: Date;
  /** What the form is about: "this comment". */
  what: string;
  /** Each text that differs, as both wrote it. */
  texts: readonly Readonly<{ label: string; mine: string; theirs: string }>[];
  /** Every field that the reader sent, with `version` set to the newer one: what "Keep mine" sends. */
  fields: Readonly<Record<string, string>>;
  /** The page that shows theirs. */
  leave: string;
  children?: Words;
}>;

const first = (name: string): string => name.split(' ')[0] ?? name;

/** Someone saved while the reader was writing. Nothing is lost: both texts stand side by side, and the reader chooses. */
export const ClashNotice = (props: ClashNoticeProps) => (
  <section class="wm-clash" aria-labelledby="clash">
    <div class="wm-alert wm-alert--warning" role="alert">
      <Icon name="refresh" />
      <div class="wm-alert__words">
        <h2 class="wm-alert__title" id="clash">
          {props.who} changed {props.what} at {clockTime(props.at)}, while you were writing
        </h2>
        <p>Nothing is lost. Yours is kept below as a draft, and theirs is what others see. Choose one, or join them.</p>
        <ButtonGroup>
          <Form frame={props.frame} action={props.action} class="wm-post-button">
            {Object.entries(props.fields).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <Button small>Keep mine</Button>
          </Form>
          <Button small kind="quiet" href={props.leave}>
            Keep {first(props.who)}’s
          </Button>
        </ButtonGroup>
      </div>
    </div>
    {props.texts.map((text) => (
      <div class="wm-clash__pair">
        <div class="wm-clash__text">
          <h3 class="wm-clash__title">Yours: {text.label}</h3>
          <p class="wm-clash__words">{text.mine === '' ? <em>Left empty</em> : text.mine}</p>
        </div>
        <div class="wm-clash__text">
          <h3 class="wm-clash__title">
            {first(props.who)}’s: {text.label}
          </h3>
          <p class="wm-clash__words">{text.theirs === '' ? <em>Left empty</em> : text.theirs}</p>
        </div>
      </div>
    ))}
    {props.children}
  </section>
);

/** A foot that stays in sight on tablets and long forms: the primary button and, in words, what is kept where. */
export const SaveBar = ({ children, state }: Readonly<{ children: Words; state?: Words }>) => (
  <div class="wm-save-bar">
    <div class="wm-save-bar__in">
      <div class="govuk-button-group">{children}</div>
      <p class="wm-save-bar__state">{state}</p>
    </div>
  </div>
);
