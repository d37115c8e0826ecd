import { Button, Form, list, Page, Radios, Refusal, Textarea, type Frame, type Problem } from '#platform/kit';
import { paths } from '#paths';

export type Offer = Readonly<{
  value: string;
  title: string;
  summary: string;
  routes: readonly Readonly<{ code: string; name: string; suits: string; months: number }>[];
}>;

type ApplyProps = Readonly<{
  frame: Frame;
  offers: readonly Offer[];
  cohorts: readonly string[];
  typed: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  refusal: string | null;
}>;

export const ApplyPage = ({ frame, offers, cohorts, typed, problems, refusal }: ApplyProps) => (
  <Page
    frame={frame}
    narrow
    title="Apply for a mark"
    lead="Four choices. Your head then confirms, and the awarding body answers."
    problems={problems}
    back={{ href: paths.applications.list, text: 'Applications' }}
  >
    {refusal === null ? null : (
      <Refusal
        what="This application was not made."
        why={refusal}
        next="Open the one you have, or choose another mark."
      />
    )}
    <Form frame={frame} action={paths.applications.begin} keep="application">
      <Radios
        name="scheme"
        legend="Which mark?"
        legendSize="m"
        cards
        problems={problems}
        value={typed['scheme']}
        choices={offers.map((offer) => ({ value: offer.value, label: offer.title, hint: offer.summary }))}
      />
      <Radios
        name="route"
        legend="Which route?"
        legendSize="m"
        hint="A route says how long the journey takes. Each mark has its own."
        problems={problems}
        value={typed['route']}
        choices={routesOf(offers).map((route) => ({
          value: route.code,
          label: `${route.name}, about ${route.months} months`,
          hint: `${list(route.marks)}. ${route.suits}`,
        }))}
      />
      <Radios
        name="cohort"
        legend="When do you want to start?"
        legendSize="m"
        problems={problems}
        value={typed['cohort']}
        choices={cohorts.map((cohort) => ({ value: cohort, label: cohort }))}
      />
      <Textarea
        name="why"
        label="Why does your school want this mark?"
        labelSize="m"
        hint="A sentence or two. The awarding body and your head read it."
        problems={problems}
        value={typed['why']}
      />
      <Button>Send the application</Button>
    </Form>
  </Page>
);

/** Each route once, with the marks that have it: marks may share a route's code. */
const routesOf = (offers: readonly Offer[]) => {
  const routes = new Map<string, Offer['routes'][number] & { marks: string[] }>();
  for (const offer of offers)
    for (const route of offer.routes) {
      const known = routes.get(route.code);
      if (known === undefined) routes.set(route.code, { ...route, marks: [offer.title] });
      else known.marks.push(offer.title);
    }
  return [...routes.values()];
};
