import {
  Button,
  Card,
  Empty,
  Form,
  Hidden,
  mediumDate,
  Page,
  plural,
  Rows,
  Select,
  Tag,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { OutOfScopeCard } from '../scope/pages.tsx';
import { exemptionWords, stateOf, type ExemptionKind, type ExemptionRefusal, type ExemptionState } from './rules.ts';
import type { Exemption } from './store.ts';

const tags = {
  waiting: { kind: 'waiting', word: 'With the awarding body' },
  granted: { kind: 'done', word: 'Granted' },
  refused: { kind: 'refused', word: 'Refused' },
  withdrawn: { kind: 'not-started', word: 'Withdrawn' },
} as const satisfies Record<ExemptionState, Readonly<{ kind: string; word: string }>>;

export const StateTag = ({ exemption }: Readonly<{ exemption: Exemption }>) => {
  const { kind, word } = tags[stateOf(exemption)];
  return <Tag kind={kind}>{word}</Tag>;
};

export const titleOf = (scheme: Scheme, { kind, about, words }: Pick<Exemption, 'kind' | 'about' | 'words'>): string =>
  kind === 'criterion' ? `${scheme.words.criterion.one} ${about}` : `Check: ${words === '' ? about : words}`;

type ListView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  exemptions: readonly Exemption[];
  /** Null when this reader may argue; else why not. */
  arguing: ExemptionRefusal | null;
  /** A rule of the check that the reader came from, with its words. */
  rule: Readonly<{ about: string; words: string }> | null;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

const What = ({ scheme, rule, problems, typed }: ListView) =>
  rule === null ? (
    <>
      <Hidden name="kind" value={'criterion' satisfies ExemptionKind} />
      <Select
        name="about"
        label={`Which ${scheme.words.criterion.one.toLowerCase()} does not fit your school?`}
        labelSize="s"
        empty="Choose one"
        options={scheme.criteria.map(({ code, text }) => ({ value: code, text: `${code} ${text}`.slice(0, 110) }))}
        value={typed?.['about']}
        problems={problems}
      />
    </>
  ) : (
    <>
      <Hidden name="kind" value={'check-rule' satisfies ExemptionKind} />
      <Hidden name="about" value={rule.about} />
      <Hidden name="words" value={rule.words} />
      <p>
        <strong>{rule.words}</strong>
      </p>
    </>
  );

const Argue = (view: ListView) => (
  <Card title="Ask for an exemption" id="argue">
    <p>
      Ask only where something cannot fit your school, not where it is hard. The awarding body answers with a reason,
      and you may argue a refusal anew.
    </p>
    <Form
      frame={view.frame}
      action={href(paths.audit.exemptions, { enrolment: view.enrolment.id })}
      keep={`exemption-${view.enrolment.id}`}
    >
      <What {...view} />
      <Textarea
        name="reason"
        label="Why does it not fit?"
        labelSize="s"
        hint="What is so about your school, since when, and what you do instead. Use no pupil names."
        rows={5}
        maxLength={4000}
        value={view.typed?.['reason']}
        problems={view.problems}
      />
      <Textarea
        name="evidence"
        label="Where can that be seen?"
        labelSize="s"
        hint="A link, a document or the name of an item in your evidence. You may leave it empty."
        rows={2}
        maxLength={2000}
        value={view.typed?.['evidence']}
        problems={view.problems}
      />
      <Button>Send it to the awarding body</Button>
    </Form>
  </Card>
);

const leadOf = ({ exemptions }: ListView): string => {
  const waiting = exemptions.filter((each) => stateOf(each) === 'waiting').length;
  const granted = exemptions.filter((each) => stateOf(each) === 'granted').length;
  if (exemptions.length === 0) return 'Everything that the scheme asks is asked of this school.';
  if (granted === 0 && waiting === 0) return 'No exemption stands, and none waits for the awarding body.';
  return [
    ...(granted === 0 ? [] : [`${plural(granted, 'exemption stands', 'exemptions stand')}.`]),
    ...(waiting === 0 ? [] : [`${plural(waiting, 'request waits', 'requests wait')} for the awarding body.`]),
  ].join(' ');
};

/** Everything that a school asked to be let off, and the way to ask. */
export const ExemptionsPage = (view: ListView) => {
  const { frame, enrolment, scheme, exemptions, arguing } = view;
  const at = { enrolment: enrolment.id };
  const words = arguing === null || arguing === 'role' ? null : exemptionWords(arguing);
  return (
    <Page
      frame={frame}
      title="Exemptions"
      lead={leadOf(view)}
      problems={view.problems}
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, at) }]}
      narrow
    >
      {exemptions.length === 0 ? (
        <Empty icon="tick" title="Nothing has been asked for">
          When the coordinator asks for an exemption, it stands here with the awarding body’s answer.
        </Empty>
      ) : (
        <Card title="What was asked for">
          <Rows
            rows={exemptions.map((each) => ({
              title: titleOf(scheme, each),
              href: href(paths.audit.exemption, { ...at, exemption: each.id }),
              meta: `${each.kind === 'criterion' ? `${each.words} ` : ''}Asked by ${each.arguedName} on ${mediumDate(each.arguedAt)}.`,
              right: <StateTag exemption={each} />,
            }))}
          />
        </Card>
      )}
      {arguing === null ? <Argue {...view} /> : null}
      {words === null ? null : <p class="wm-sub">{Object.values(words).join(' ')}</p>}
      {arguing === null && scheme.routes.some(({ code, optional }) => code === enrolment.route && optional !== null) ? (
        <p>
          <a class="govuk-link" href={href(paths.audit.scope, at)}>
            Choose among your route’s optional {scheme.words.standard.many.toLowerCase()}
          </a>
        </p>
      ) : null}
      <OutOfScopeCard scheme={scheme} />
    </Page>
  );
};
