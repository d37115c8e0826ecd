import { Button, Card, InsetText, Page, plural, Rows, type Frame } from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Criterion, OutOfScope, Scheme } from '#schemes/rules';

/** Why a criterion is not judged here, in a sentence. */
export const outOfScopeWords = (scheme: Scheme, because: OutOfScope['because']): string => {
  const standard = scheme.words.standard.one.toLowerCase();
  switch (because) {
    case 'route':
      return 'The route that your school took leaves it out.';
    case 'not-chosen':
      return `It belongs to an optional ${standard} that your school left aside.`;
    case 'exempt':
      return 'The awarding body exempted your school from it.';
  }
};

/** What is not judged in this enrolment and why; nothing where everything is. */
export const OutOfScopeCard = ({ scheme }: Readonly<{ scheme: Scheme }>) => {
  const { outOfScope, words } = scheme;
  if (outOfScope.length === 0) return null;
  const { one, many } = words.criterion;
  return (
    <Card
      title={`${plural(outOfScope.length, one.toLowerCase(), many.toLowerCase())} ${outOfScope.length === 1 ? 'is' : 'are'} not judged here`}
      id="out-of-scope"
    >
      <Rows
        rows={outOfScope.map(({ criterion, because }) => ({
          title: `${criterion.code} ${criterion.text}`,
          meta: outOfScopeWords(scheme, because),
        }))}
      />
    </Card>
  );
};

/** The page of a criterion that this enrolment is not judged on. */
export const OutOfScopePage = ({
  frame,
  enrolment,
  scheme,
  criterion,
}: Readonly<{ frame: Frame; enrolment: Enrolment; scheme: Scheme; criterion: Criterion }>) => {
  const because = scheme.outOfScope.find((each) => each.criterion.code === criterion.code)?.because ?? 'route';
  return (
    <Page
      frame={frame}
      title={criterion.text}
      eyebrow={`${scheme.words.criterion.one} ${criterion.code}`}
      lead="Not judged in this audit."
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) }]}
      narrow
    >
      <InsetText>{outOfScopeWords(scheme, because)} What was written here is kept, and counts for nothing.</InsetText>
      <Button kind="quiet" href={href(paths.audit.home, { enrolment: enrolment.id })}>
        Go to the audit
      </Button>
    </Page>
  );
};
