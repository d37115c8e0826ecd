import {
  Alert,
  Button,
  Card,
  Details,
  Form,
  Hidden,
  Page,
  PostButton,
  Select,
  Tag,
  TextInput,
  briefDate,
  plural,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Standard } from '#schemes/rules';
import type { Place } from '../asking.ts';
import { FindingList } from '../check/panel.tsx';
import type { Finding } from '../check/rules.ts';
import { reflectionState, reflectionTag } from '../reflection/rules.ts';
import type { Reflection } from '../reflection/store.ts';
import type { Tick } from './store.ts';

type Props = Place &
  Readonly<{
    standard: Standard;
    ticks: readonly Tick[];
    items: readonly Readonly<{ id: string; title: string }>[];
    /** What the scheme calls a standard, in small letters. */
    word: string;
    reflection: Reflection | null;
    findings: readonly Finding[];
    problems?: Problems;
    /** The line whose form was sent, with what was typed. */
    sent?: Readonly<{ line: number; fields: Readonly<Record<string, string>> }> | undefined;
    refused?: string | undefined;
  }>;

/** A field of one line's form: each line has a form of its own on the page. */
export const fieldOf = (name: 'item' | 'note', line: number): string => `${name}-${line}`;

const Line = (props: Props & Readonly<{ line: string; index: number }>) => {
  const { frame, enrolment, standard, ticks, items, line, index, mayAnswer, problems, sent } = props;
  const at = { enrolment: enrolment.id, standard: standard.code };
  const tick = ticks.find((one) => one.line === line);
  const typed = sent?.line === index ? sent.fields : {};
  return (
    <li class="wm-finding" id={`line-${index}`}>
      <Tag kind={tick === undefined ? 'not-started' : 'done'}>{tick === undefined ? 'Open' : 'Done'}</Tag>
      <div class="wm-finding__words">
        <strong class="wm-finding__title">{line}</strong>
        {tick === undefined ? null : (
          <span class="wm-sub">
            {tick.itemId === null ? null : (
              <a class="govuk-link" href={href(paths.evidence.item, { enrolment: enrolment.id, item: tick.itemId })}>
                {tick.itemTitle}
              </a>
            )}{' '}
            {tick.note} {tick.tickedName}, {briefDate(tick.tickedAt)}
          </span>
        )}
        {mayAnswer ? (
          <Details summary={tick === undefined ? 'Say where it stands' : 'Change'} open={sent?.line === index}>
            <Form frame={frame} action={href(paths.portfolio.tick, at)}>
              <Hidden name="line" value={index} />
              <Select
                name={fieldOf('item', index)}
                label="The item that answers it"
                empty="No item"
                value={typed[fieldOf('item', index)] ?? tick?.itemId}
                options={items.map(({ id, title }) => ({ value: id, text: title }))}
                problems={problems}
              />
              <TextInput
                name={fieldOf('note', index)}
                label="Or in words"
                value={typed[fieldOf('note', index)] ?? tick?.note}
                problems={problems}
              />
              <Button kind="quiet" small about={line}>
                Tick this line
              </Button>
            </Form>
          </Details>
        ) : null}
      </div>
      <div class="wm-finding__action">
        {tick !== undefined && mayAnswer ? (
          <PostButton
            frame={frame}
            action={href(paths.portfolio.untick, at)}
            fields={{ line: String(index) }}
            kind="quiet"
            small
            about={line}
          >
            Open again
          </PostButton>
        ) : null}
      </div>
    </li>
  );
};

/** One standard's portfolio: its checklist, what its lead looks back on, and what the check says of it. */
export const StandardPage = (props: Props) => {
  const { frame, enrolment, standard, ticks, reflection, findings, problems, refused, mayAnswer, word } = props;
  const at = { enrolment: enrolment.id, standard: standard.code };
  const done = standard.portfolio.filter((line) => ticks.some((tick) => tick.line === line)).length;
  const state = reflectionState(reflection);
  return (
    <Page
      frame={frame}
      title={`${standard.code}. ${standard.name}`}
      lead={
        standard.portfolio.length === 0
          ? standard.asks
          : `${done} of ${plural(standard.portfolio.length, 'line')} of its portfolio are there. ${standard.asks}`
      }
      crumbs={[{ text: 'Portfolio', href: href(paths.portfolio.home, { enrolment: enrolment.id }) }]}
      problems={problems}
      aside={
        <Card
          title="Looking back"
          note={<Tag kind={reflectionTag[state].kind}>{reflectionTag[state].word}</Tag>}
          link={{ text: state === 'none' && mayAnswer ? 'Begin' : 'Open', href: href(paths.portfolio.reflection, at) }}
        >
          <p>Trends, the greatest achievement, what changed for pupils: six questions for the lead of this {word}.</p>
        </Card>
      }
    >
      {refused === undefined ? null : <Alert kind="refusal" title={refused} urgent />}
      <Card title="What belongs in this portfolio">
        {standard.portfolio.length === 0 ? (
          <p>The scheme has no checklist for it.</p>
        ) : (
          <ul class="wm-findings">
            {standard.portfolio.map((line, index) => (
              <Line {...props} line={line} index={index} />
            ))}
          </ul>
        )}
      </Card>
      <Card
        title={
          findings.length === 0
            ? 'The check found nothing to mend here'
            : `${plural(findings.length, 'thing')} a verifier would ask about here`
        }
        link={{
          text: 'The whole check',
          href: href(paths.portfolio.check, { enrolment: enrolment.id }, { standard: standard.code }),
        }}
      >
        <FindingList findings={findings.slice(0, 8)} enrolment={enrolment.id} mayMend={mayAnswer} mayInvite={false} />
      </Card>
    </Page>
  );
};
