import {
  Button,
  ButtonGroup,
  Card,
  FindingRow,
  Findings,
  Form,
  mediumDate,
  Page,
  plural,
  type Frame,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { refusalWords } from '../refusal/rules.ts';
import type { Refusal } from '../rules.ts';
import type { Finish } from '../store.ts';
import type { Missing } from './rules.ts';

export type FinishView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  missing: readonly Missing[];
  refusal: Refusal | null;
  finish: Finish | null;
  isRefused?: boolean;
  seesPupils: boolean;
  /** The reader may settle what raters differ about. */
  settles: boolean;
}>;

type Said = Readonly<{ finding: string; place: string; text: string; href: string }>;

const few = (codes: readonly string[]): string =>
  codes.length <= 8 ? codes.join(', ') : `${codes.slice(0, 8).join(', ')} and ${codes.length - 8} more`;

/** What is missing, in words, with the place where it can be mended. */
export const missingWords = (scheme: Scheme, enrolmentId: string, missing: Missing, settles = true): Said => {
  const at = { enrolment: enrolmentId };
  const { one, many } = scheme.words.criterion;
  const criteria = (count: number) => plural(count, one.toLowerCase(), many.toLowerCase());
  const first = (codes: readonly string[]) => href(paths.audit.criterion, { ...at, criterion: codes[0] ?? '' });
  switch (missing.kind) {
    case 'unjudged':
      return {
        finding: `${criteria(missing.criteria.length)} ${missing.criteria.length === 1 ? 'is' : 'are'} not judged`,
        place: few(missing.criteria),
        text: `Judge ${missing.criteria[0] ?? ''}`,
        href: first(missing.criteria),
      };
    case 'unagreed':
      return {
        finding: `${plural(missing.criteria.length, 'judgement is', 'judgements are')} not agreed`,
        place: few(missing.criteria),
        text: `Read ${missing.criteria[0] ?? ''}`,
        href: first(missing.criteria),
      };
    case 'being-rated':
      return {
        finding: `${criteria(missing.criteria.length)} ${missing.criteria.length === 1 ? 'is' : 'are'} being rated by two people`,
        place: `${few(missing.criteria)}. Their ratings are not all in.`,
        text: 'See who is asked',
        href: href(paths.audit.seconds, at),
      };
    case 'differing':
      return {
        finding: `Raters differ about ${criteria(missing.criteria.length)}`,
        place: few(missing.criteria),
        text: `${settles ? 'Settle' : 'Read'} ${missing.criteria[0] ?? ''}`,
        href: settles
          ? href(paths.audit.settle, { ...at, criterion: missing.criteria[0] ?? '' })
          : first(missing.criteria),
      };
    case 'not-applicable-open':
      return {
        finding: `${criteria(missing.criteria.length)} ${missing.criteria.length === 1 ? 'is' : 'are'} said not to apply, and nobody has agreed it`,
        place: few(missing.criteria),
        text: `Read ${missing.criteria[0] ?? ''}`,
        href: first(missing.criteria),
      };
    case 'areas': {
      const what =
        missing.of === 'strength'
          ? plural(missing.asked, 'agreed strength')
          : plural(missing.asked, 'agreed area for improvement', 'agreed areas for improvement');
      return {
        finding: `The scheme asks for ${what}`,
        place: `${missing.written} written, ${missing.agreed} agreed`,
        text: missing.written > missing.agreed ? 'Agree one' : 'Write one',
        href: `${href(paths.audit.areas, at)}#${missing.of}`,
      };
    }
    case 'areas-unagreed':
      return {
        finding: `${plural(missing.count, 'strength or area for improvement waits', 'strengths and areas for improvement wait')} for agreement`,
        place: 'Agree them, or take them back',
        text: 'Read them',
        href: href(paths.audit.areas, at),
      };
    case 'too-few-pupils':
      return {
        finding: `The scheme asks for ${plural(missing.asked, 'target pupil')}`,
        place: `${missing.named} named`,
        text: 'Name target pupils',
        href: href(paths.pupils.home, at),
      };
    case 'no-baseline':
      return {
        finding: `${plural(missing.pupils, 'target pupil has', 'target pupils have')} no baseline`,
        place: 'A result from before the work, on any measure',
        text: 'Enter baselines',
        href: href(paths.tracking.home, at),
      };
  }
};

const lead = ({ missing, finish, refusal, isRefused }: FinishView): string => {
  if (finish !== null) return `Finished by ${finish.finishedName} on ${mediumDate(finish.finishedAt)}.`;
  if (missing.length > 0)
    return `${isRefused ? 'The audit cannot be finished yet. ' : ''}${plural(missing.length, 'thing is', 'things are')} still missing.`;
  return refusal === null
    ? 'Everything that the scheme asks for is here.'
    : 'Everything is here. The coordinator or a senior leader finishes the audit.';
};

/** What still stands before the end of the audit, or the button that ends it. */
export const FinishPage = (view: FinishView) => {
  const { frame, enrolment, scheme, missing, refusal, finish } = view;
  const at = { enrolment: enrolment.id };
  const isReady = missing.length === 0 && refusal === null && finish === null;
  return (
    <Page
      frame={frame}
      title="Finish the audit"
      lead={lead(view)}
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, at) }]}
      narrow
    >
      {missing.length === 0 || finish !== null ? null : (
        <Card title="What is missing">
          <Findings>
            {missing.map((each) => {
              const said = missingWords(scheme, enrolment.id, each, view.settles);
              return (
                <FindingRow
                  must
                  finding={said.finding}
                  place={said.place}
                  action={
                    <Button kind="quiet" small href={said.href}>
                      {said.text}
                    </Button>
                  }
                />
              );
            })}
          </Findings>
        </Card>
      )}
      {isReady ? (
        <Form frame={frame} action={href(paths.audit.finish, at)}>
          <p>
            When you finish, every judgement, strength and area for improvement stays as it is now. It is the start that
            your evidence of impact answers. What you want to change goes into the action plan.
          </p>
          <ButtonGroup>
            <Button>Finish the audit</Button>
            <a class="govuk-link" href={href(paths.audit.home, at)}>
              Not yet
            </a>
          </ButtonGroup>
        </Form>
      ) : null}
      {view.seesPupils || finish !== null ? null : (
        <p class="wm-sub">
          Target pupils and their baselines are not counted here: only staff who may see pupils see them.
        </p>
      )}
      {refusal === null || finish !== null ? null : (
        <p class="wm-sub">{Object.values(refusalWords(scheme, refusal.because)).join(' ')}</p>
      )}
    </Page>
  );
};
