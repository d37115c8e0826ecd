import {
  Alert,
  Button,
  Checkboxes,
  Form,
  Hidden,
  InsetText,
  Page,
  plural,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { standardLabel, type Scheme } from '#schemes/rules';
import type { Options } from '../rules.ts';

export type ChoiceView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  /** The scheme as its file says it, with what is left aside. */
  scheme: Scheme;
  options: Options;
  /** Why nothing can be chosen now, or null. */
  refused: string | null;
  problems?: readonly Problem[];
  chosen?: readonly string[];
  isLate?: boolean;
}>;

/** Which of the optional standards of its route a school is judged on. */
export const ChoicePage = (view: ChoiceView) => {
  const { frame, enrolment, scheme, options, refused, problems, isLate } = view;
  const { one, many } = scheme.words.standard;
  const now = options.offered.map(({ code }) => code).filter((code) => !enrolment.notChosen.includes(code));
  return (
    <Page
      frame={frame}
      title={`Optional ${many.toLowerCase()}`}
      lead={`Your route asks for ${options.atLeast === 0 ? 'none of these' : `at least ${plural(options.atLeast, one.toLowerCase(), many.toLowerCase())} of these`}. Those that you do not choose are not judged and count for nothing.`}
      problems={problems}
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) }]}
      narrow
    >
      {isLate ? (
        <Alert kind="warning" title="Somebody changed this enrolment while you chose">
          What stands now is ticked below. Choose again.
        </Alert>
      ) : null}
      {refused === null ? (
        <Form frame={frame} action={href(paths.audit.scope, { enrolment: enrolment.id })}>
          <Hidden name="version" value={enrolment.version} />
          <Checkboxes
            name="choose"
            legend={`Which ${many.toLowerCase()} does your school choose?`}
            legendSize="s"
            hint="What was written in one that you leave aside is kept."
            choices={options.offered.map((standard) => ({
              value: standard.code,
              label: standardLabel(scheme, standard),
              hint: standard.asks,
            }))}
            values={view.chosen ?? now}
            problems={problems}
          />
          <Button>Keep this choice</Button>
        </Form>
      ) : (
        <InsetText>{refused}</InsetText>
      )}
    </Page>
  );
};

/** The page of a school whose route leaves it no choice. */
export const NoChoicePage = ({ frame, enrolment, scheme }: Pick<ChoiceView, 'frame' | 'enrolment' | 'scheme'>) => (
  <Page
    frame={frame}
    title={`Optional ${scheme.words.standard.many.toLowerCase()}`}
    lead="Your route offers no choice: what it asks, it asks of every school on it."
    crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) }]}
    narrow
  >
    <Button kind="quiet" href={href(paths.audit.exemptions, { enrolment: enrolment.id })}>
      What is not judged here, and exemptions
    </Button>
  </Page>
);
