import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  clockTime,
  Form,
  Hidden,
  mediumDate,
  Radios,
  Select,
  Textarea,
} from '#platform/kit';
import { href, paths } from '#paths';
import { levelOf, type Scheme } from '#schemes/rules';
import type { Answer } from '../../store.ts';
import { at, texts, type CriterionView, type Text } from '../view/rules.ts';
import { differingTexts, type Whole } from './rules.ts';

const labels: Readonly<Record<Text, string>> = {
  level: 'Level',
  comment: 'Why this level',
  evidence: 'What shows it',
  impact: 'What changed for pupils',
};

const first = (name: string): string => name.split(' ')[0] ?? name;

const said = (scheme: Scheme, name: Text, text: string) => {
  if (text === '') return <em>Left empty</em>;
  return name === 'level' ? (levelOf(scheme, text)?.name ?? text) : text;
};

type MergeProps = Readonly<{
  view: CriterionView;
  mine: Whole;
  theirs: Answer;
  /** Where the reader's words are kept meanwhile. */
  sitting: string;
  draft: number;
  title: string;
}>;

const Part = ({ view, mine, theirs, name }: MergeProps & Readonly<{ name: Text }>) => {
  const { scheme, typed, problems } = view;
  const own = typed?.[`own-${name}`];
  return (
    <Radios
      name={`pick-${name}`}
      legend={labels[name]}
      legendSize="s"
      cards
      value={typed?.[`pick-${name}`]}
      problems={problems}
      choices={[
        { value: 'mine', label: 'Yours', hint: <span class="wm-clash__words">{said(scheme, name, mine[name])}</span> },
        {
          value: 'theirs',
          label: `${first(theirs.answeredName)}’s`,
          hint: <span class="wm-clash__words">{said(scheme, name, theirs[name])}</span>,
        },
        {
          value: 'own',
          label: name === 'level' ? 'Another level' : 'A third text',
          more:
            name === 'level' ? (
              <Select
                name="own-level"
                label="The level"
                empty="Choose a level"
                options={scheme.levels.map(({ code, name: word }) => ({ value: code, text: word }))}
                value={own}
              />
            ) : (
              <Textarea
                name={`own-${name}`}
                label="The text that you both can stand behind"
                rows={5}
                maxLength={2000}
                value={own ?? [theirs[name], mine[name]].filter((text) => text !== '').join('\n\n')}
              />
            ),
        },
      ]}
    />
  );
};

/** Somebody saved while the reader wrote: both texts part by part, and of each mine, theirs or a third. Nothing is lost. */
export const Merge = (props: MergeProps) => {
  const { view, mine, theirs } = props;
  const parts = differingTexts(mine, theirs);
  const when = `${mediumDate(theirs.answeredAt)}, ${clockTime(theirs.answeredAt)}`;
  return (
    <section class="wm-clash" aria-labelledby="clash">
      <Alert kind="warning" icon="refresh" urgent title={<span id="clash">{props.title}</span>}>
        <p>
          Nothing is lost. Yours is kept as your draft, and {first(theirs.answeredName)}’s of {when} is what others see.
          Choose for each part, or write a third text.
        </p>
      </Alert>
      <Card title="Both texts">
        <Form
          frame={view.frame}
          action={href(paths.audit.merge, at(view), view.way.query)}
          keep={`merge-${view.enrolment.id}-${view.criterion.code}`}
        >
          <Hidden name="version" value={theirs.version} />
          <Hidden name="sitting" value={props.sitting} />
          <Hidden name="draft" value={props.draft} />
          {texts.map((name) => (
            <>
              <Hidden name={`mine-${name}`} value={mine[name]} />
              <Hidden name={`theirs-${name}`} value={theirs[name]} />
            </>
          ))}
          {parts.map((name) => (
            <Part {...props} name={name} />
          ))}
          <ButtonGroup>
            <Button>Save what I chose</Button>
            <Button kind="quiet" name="all" value="mine">
              Keep all of mine
            </Button>
            <Button kind="quiet" name="all" value="theirs">
              Keep {first(theirs.answeredName)}’s
            </Button>
          </ButtonGroup>
        </Form>
      </Card>
    </section>
  );
};
