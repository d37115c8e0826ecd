import { Button, Card, Facts, Form, Hidden, list, plural, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import type { Standard } from '#schemes/rules';
import { queryOf } from '../../overview/filter/rules.ts';
import type { StandardView } from '../view.ts';

/** The judgements that this reader may agree now, and those that are their own. */
export const AgreeAll = ({ view }: Readonly<{ view: StandardView }>) => {
  const open = view.answers.filter(({ agreedName, criterion }) => {
    const line = view.lines.find((each) => each.criterion.code === criterion);
    return agreedName === null && line !== undefined && line.differing.length === 0 && line.applies !== 'no';
  });
  const mine = open.filter(({ answeredBy }) => answeredBy === view.personId);
  const others = open.filter(({ answeredBy }) => answeredBy !== view.personId);
  if (!view.mayAgree || open.length === 0 || view.filter.at !== null || view.underWay !== null) return null;
  return (
    <Card title="Agree the judgements">
      {others.length === 0 ? null : (
        <Form
          frame={view.frame}
          action={href(
            paths.audit.agreeStandard,
            { enrolment: view.enrolment.id, standard: view.standard.code },
            queryOf(view.filter),
          )}
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
        <a
          class="govuk-link"
          href={href(paths.audit.standard, { enrolment: enrolment.id, standard: each.code }, queryOf(view.filter))}
        >
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

export const Aside = ({ view }: Readonly<{ view: StandardView }>) => {
  const { scheme, standard, minders, lines } = view;
  const judged = lines.filter(({ level }) => level !== null);
  const left = lines.filter(({ applies }) => applies === 'no').length;
  const people = minders.filter(({ standards }) => standards.includes(standard.code)).map(({ name }) => name);
  return (
    <>
      <Card title={`This ${scheme.words.standard.one.toLowerCase()}`}>
        <Facts
          items={[
            { term: 'Looked after by', fact: people.length === 0 ? 'Nobody yet' : list(people) },
            { term: 'Judged', fact: `${judged.length} of ${lines.filter(({ applies }) => applies !== 'no').length}` },
            { term: 'Agreed', fact: judged.filter(({ isAgreed }) => isAgreed).length },
            ...(left === 0 ? [] : [{ term: 'Does not apply', fact: left }]),
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
