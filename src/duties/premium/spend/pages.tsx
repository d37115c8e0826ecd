import { Alert, Button, Card, Form, Hidden, Page, Select, type Frame, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import { tierNames, tiers, yearWords } from '../rules.ts';
import type { StatementActivity } from '../statement/rules.ts';
import { aboutPounds } from '../words.ts';
import type { PlacedSource } from './store.ts';

type SourceProps = Readonly<{
  frame: Frame;
  enrolment: string;
  year: string;
  source: PlacedSource;
  activities: readonly Pick<StatementActivity, 'id' | 'number' | 'title'>[];
  /** Provisions of the year that may hold an action's money already. */
  provisions: readonly Readonly<{ id: string; title: string }>[];
  typed?: Readonly<Record<string, string>>;
  problems?: Problems;
  clash?: boolean;
}>;

/** Where one provision or action stands in the statement, and whether its money is counted elsewhere. */
export const SourcePage = (props: SourceProps) => {
  const { frame, enrolment, year, source, activities, provisions, typed, problems, clash } = props;
  const at = { enrolment, year, kind: source.kind, source: source.id };
  return (
    <Page
      frame={frame}
      narrow
      title={source.title}
      lead={`${aboutPounds(source.plannedPence)} of it is planned from the Pupil Premium in ${yearWords(year)}.`}
      crumbs={[{ text: 'Pupil Premium', href: href(paths.premium.home, { enrolment }, { year }) }]}
      problems={problems}
    >
      {clash ? (
        <Alert kind="warning" title={`${source.savedName} placed it before you`} urgent>
          <p>Your choice stands below and is not saved. Press the button to put it in the place of theirs.</p>
        </Alert>
      ) : null}
      <Card>
        <Form frame={frame} action={href(paths.premium.source, at)}>
          <Hidden name="version" value={source.version} />
          {source.kind === 'action' ? (
            <>
              <Select
                name="sameAs"
                label="Does its money stand in a provision already?"
                hint="Then it is counted there, and not again here"
                options={provisions.map(({ id, title }) => ({ value: id, text: title }))}
                empty="No, it is counted by itself"
                value={typed?.['sameAs'] ?? source.sameAs}
                problems={problems}
              />
              <Select
                name="tier"
                label="Which tier is it?"
                options={tierNames.map((name) => ({ value: name, text: tiers[name].title }))}
                empty="Not chosen yet"
                value={typed?.['tier'] ?? source.tier}
                problems={problems}
              />
            </>
          ) : (
            <p>
              Its tier is {source.tier === null ? 'not chosen' : tiers[source.tier].title}, as the provision map says.
            </p>
          )}
          <Select
            name="activity"
            label="Which activity of the statement is it part of?"
            hint="Its cost is then budgeted there"
            options={activities.map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` }))}
            empty="None yet"
            value={typed?.['activity'] ?? source.activityId}
            problems={problems}
          />
          <Button>Save where it stands</Button>
        </Form>
      </Card>
    </Page>
  );
};
