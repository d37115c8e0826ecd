import {
  Button,
  Card,
  Details,
  Facts,
  Form,
  Hidden,
  LevelMark,
  list,
  Page,
  plural,
  Rows,
  shorten,
  SideNote,
  Tag,
  type Frame,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { criteriaOf, levelOf, type Criterion, type Scheme, type Standard } from '#schemes/rules';
import type { Answer, Minder } from '../store.ts';

export type StandardView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  standard: Standard;
  answers: readonly Answer[];
  claims: ReadonlyMap<string, number>;
  minders: readonly Minder[];
  /** Criteria on which two raters differ now. */
  disputed: ReadonlySet<string>;
  personId: string;
  mayAgree: boolean;
}>;

export const LevelOf = ({ scheme, answer }: Readonly<{ scheme: Scheme; answer: Answer | undefined }>) => {
  const level = answer === undefined ? null : levelOf(scheme, answer.level);
  return level === null ? (
    <Tag kind="not-started">Not judged</Tag>
  ) : (
    <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />
  );
};

const meta = (answer: Answer | undefined, claimed: number): string => {
  const items = claimed === 0 ? 'No evidence' : plural(claimed, 'item');
  if (answer === undefined) return items;
  const agreed = answer.agreedName === null ? 'not agreed yet' : `agreed by ${answer.agreedName}`;
  return `${shorten(answer.comment, 140)} ${answer.answeredName}, ${agreed}. ${items}.`;
};

const Lines = ({ view, criteria }: Readonly<{ view: StandardView; criteria: readonly Criterion[] }>) => (
  <Rows
    rows={criteria.map(({ code, text }) => {
      const answer = view.answers.find(({ criterion }) => criterion === code);
      return {
        title: `${code} ${text}`,
        href: href(paths.audit.criterion, { enrolment: view.enrolment.id, criterion: code }),
        meta: meta(answer, view.claims.get(code) ?? 0),
        right: view.disputed.has(code) ? (
          <Tag kind="differ">Raters differ</Tag>
        ) : (
          <LevelOf scheme={view.scheme} answer={answer} />
        ),
      };
    })}
  />
);

/** The judgements that this reader may agree now, and those that are their own. */
const AgreeAll = ({ view }: Readonly<{ view: StandardView }>) => {
  const open = view.answers.filter(({ agreedName, criterion }) => agreedName === null && !view.disputed.has(criterion));
  const mine = open.filter(({ answeredBy }) => answeredBy === view.personId);
  const others = open.filter(({ answeredBy }) => answeredBy !== view.personId);
  if (!view.mayAgree || open.length === 0) return null;
  return (
    <Card title="Agree the judgements">
      {others.length === 0 ? null : (
        <Form
          frame={view.frame}
          action={href(paths.audit.agreeStandard, { enrolment: view.enrolment.id, standard: view.standard.code })}
        >
          {others.map(({ criterion, version }) => (
            <Hidden name="answers" value={`${criterion}:${version}`} />
          ))}
          <p>
            Agree once you have read the reasons and stand behind the levels. A judgement that changes later has to be
            agreed again.
          </p>
          <Button>Agree {plural(others.length, 'judgement')}</Button>
        </Form>
      )}
      {mine.length === 0 ? null : (
        <p class="wm-sub">
          {plural(mine.length, 'judgement is', 'judgements are')} your own work. Ask another senior leader, or the
          coordinator, to agree {mine.length === 1 ? 'it' : 'them'}.
        </p>
      )}
    </Card>
  );
};

const Neighbours = ({ view }: Readonly<{ view: StandardView }>) => {
  const { scheme, standard, enrolment } = view;
  const at = scheme.standards.findIndex(({ code }) => code === standard.code);
  const link = (each: Standard | undefined, word: string) =>
    each === undefined ? null : (
      <li>
        <a class="govuk-link" href={href(paths.audit.standard, { enrolment: enrolment.id, standard: each.code })}>
          {word}: {each.name}
        </a>
      </li>
    );
  return (
    <ul class="govuk-list">
      {link(scheme.standards[at - 1], 'Before')}
      {link(scheme.standards[at + 1], 'Next')}
    </ul>
  );
};

const Aside = ({ view }: Readonly<{ view: StandardView }>) => {
  const { scheme, standard, minders } = view;
  const people = minders.filter(({ standards }) => standards.includes(standard.code)).map(({ name }) => name);
  return (
    <>
      <Card title={`This ${scheme.words.standard.one.toLowerCase()}`}>
        <Facts
          items={[
            { term: 'Looked after by', fact: people.length === 0 ? 'Nobody yet' : list(people) },
            { term: 'Judged', fact: `${view.answers.length} of ${criteriaOf(scheme, standard.code).length}` },
            {
              term: 'Agreed',
              fact: view.answers.filter(
                ({ agreedName, criterion }) => agreedName !== null && !view.disputed.has(criterion),
              ).length,
            },
          ]}
        />
        <Neighbours view={view} />
      </Card>
      {standard.portfolio.length === 0 ? null : (
        <SideNote title="In its portfolio">
          <ul class="govuk-list govuk-list--bullet">
            {standard.portfolio.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </SideNote>
      )}
    </>
  );
};

const Meanings = ({ scheme, standard }: StandardView) => (
  <Details summary="What each level means here">
    <Facts
      wide
      items={scheme.levels.map((level) => ({
        term: <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />,
        fact: standard.levels[level.code] ?? level.means,
      }))}
    />
  </Details>
);

/** One standard: each of its lines with level, reasons and evidence, and the way to judge it. */
export const StandardPage = (view: StandardView) => {
  const { frame, enrolment, scheme, standard } = view;
  const at = scheme.standards.findIndex(({ code }) => code === standard.code) + 1;
  const criteria = criteriaOf(scheme, standard.code);
  return (
    <Page
      frame={frame}
      title={standard.name}
      lead={standard.asks}
      eyebrow={
        standard.code === String(at)
          ? `${scheme.words.standard.one} ${at} of ${scheme.standards.length}`
          : `${scheme.words.standard.one} ${standard.code}, ${at} of ${scheme.standards.length}`
      }
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) }]}
      aside={<Aside view={view} />}
    >
      <Meanings {...view} />
      {scheme.outcomes.length === 0 ? (
        <Card title={scheme.words.criterion.many}>
          <Lines view={view} criteria={criteria} />
        </Card>
      ) : (
        scheme.outcomes.map((outcome) => {
          const here = criteria.filter((each) => each.outcome === outcome.code);
          return here.length === 0 ? null : (
            <Card title={outcome.name} id={outcome.code}>
              <Lines view={view} criteria={here} />
            </Card>
          );
        })
      )}
      <AgreeAll view={view} />
    </Page>
  );
};
