import type { Problem } from '#platform/form';
import { Button, ButtonGroup, Chips, Details, Form, Hidden, LevelMark, Select, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { Overview } from '../view.ts';
import { queryOf, views, type View } from './rules.ts';

const words = (scheme: Scheme): Readonly<Record<View, string>> => ({
  all: 'All',
  'needs-me': 'Needs me',
  lowest: scheme.levels[0]?.name ?? 'Lowest',
  differ: 'Raters differ',
  unjudged: 'To judge',
  unagreed: 'To agree',
  'no-evidence': 'No evidence',
  'not-applicable': 'Does not apply',
  mine: 'Mine',
});

/** The views with how many criteria each holds; those that hold none are left out. */
export const Views = ({ enrolment, scheme, counts, filter }: Overview) => (
  <Chips
    label="Show"
    chips={views
      .filter((each) => each === 'all' || each === filter.show || counts[each] > 0)
      .map((each) => ({
        text: words(scheme)[each],
        count: counts[each],
        href: href(paths.audit.home, { enrolment: enrolment.id }, queryOf({ ...filter, show: each })),
        current: each === filter.show,
        icon: each === 'differ' ? ('rings' as const) : undefined,
        mark: each === 'lowest' ? <LevelMark rank={1} of={scheme.levels.length} word="" markOnly /> : undefined,
      }))}
  />
);

/** What to say of a day that is none, or has not ended. */
export const dayProblems = (oddDay: string | null): readonly Problem[] =>
  oddDay === null ? [] : [{ field: 'at', message: 'Enter a day before today, like 29 January 2026' }];

/** Narrow the audit to a person, a standard, an outcome or a level; or see it as it stood on an earlier day. */
export const Narrow = ({ enrolment, scheme, minders, filter, oddDay }: Overview) => {
  const any = { empty: 'All' } as const;
  const named = (list: readonly Readonly<{ code: string; name: string }>[]) =>
    list.map(({ code, name }) => ({ value: code, text: name }));
  const isOpen =
    [filter.person, filter.standard, filter.outcome, filter.level].some((value) => value !== '') ||
    filter.at !== null ||
    oddDay !== null;
  return (
    <Details summary="Narrow it down, or see it as it stood on an earlier day" open={isOpen}>
      <Form frame={{ csrf: '' }} method="get" inline action={href(paths.audit.home, { enrolment: enrolment.id })}>
        {filter.show === 'all' ? null : <Hidden name="show" value={filter.show} />}
        <Select
          {...any}
          name="person"
          label="Looked after by"
          options={minders.map(({ personId, name }) => ({ value: personId, text: name }))}
          value={filter.person}
        />
        <Select
          {...any}
          name="standard"
          label={scheme.words.standard.one}
          options={scheme.standards.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
          value={filter.standard}
        />
        {scheme.outcomes.length === 0 ? null : (
          <Select {...any} name="outcome" label="Outcome" options={named(scheme.outcomes)} value={filter.outcome} />
        )}
        <Select {...any} name="level" label="Level" options={named(scheme.levels)} value={filter.level} />
        <TextInput
          name="at"
          label="As it stood on"
          hint="A day, like 29 January 2026. Leave it empty for now."
          width={10}
          value={filter.at ?? oddDay}
          problems={dayProblems(oddDay)}
        />
        <ButtonGroup>
          <Button kind="quiet">Show these</Button>
          {isOpen ? (
            <a class="govuk-link" href={href(paths.audit.home, { enrolment: enrolment.id })}>
              Show everything, as it is now
            </a>
          ) : null}
        </ButtonGroup>
      </Form>
    </Details>
  );
};
