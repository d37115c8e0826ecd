import { Alert, Button, Form, Hidden, Page, TextInput, type Frame, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import { yearWords } from '../rules.ts';
import type { PremiumYear } from '../store.ts';
import type { Typed } from './shared.tsx';

type OverviewProps = Readonly<{
  frame: Frame;
  enrolment: string;
  year: string;
  stands: PremiumYear;
  typed?: Typed;
  problems?: Problems;
  clash?: boolean;
}>;

const overviewFields = [
  ['yearsCovered', 'Academic years that the strategy covers', 'For example, 2025 to 2028'],
  ['authorisedBy', 'Authorised by', 'Usually the head'],
  ['premiumLead', 'Pupil Premium lead', undefined],
  ['governorLead', 'Governor or trustee lead', undefined],
] as const;

/** Who answers for the statement, and which years it covers. */
export const OverviewPage = ({ frame, enrolment, year, stands, typed, problems, clash }: OverviewProps) => (
  <Page
    frame={frame}
    narrow
    title={`Overview of the statement, ${yearWords(year)}`}
    crumbs={[
      { text: 'Pupil Premium', href: href(paths.premium.home, { enrolment }, { year }) },
      { text: 'Strategy statement', href: href(paths.premium.statement, { enrolment, year }) },
    ]}
    problems={problems}
  >
    {clash ? (
      <Alert kind="warning" title={`${stands.savedName} saved this year before you`} urgent>
        <p>What you typed stands below and is not saved. Press the button to put it in the place of theirs.</p>
      </Alert>
    ) : null}
    <Form frame={frame} action={href(paths.premium.overview, { enrolment, year })}>
      <Hidden name="version" value={stands.version} />
      {overviewFields.map(([name, label, hint]) => (
        <TextInput
          name={name}
          label={label}
          hint={hint}
          width={30}
          value={typed?.[name] ?? stands[name]}
          problems={problems}
        />
      ))}
      <TextInput
        name="reviewOn"
        label="The day on which it will be reviewed"
        hint="For example, 1 September 2027"
        width={20}
        value={typed?.['reviewOn'] ?? stands.reviewOn ?? ''}
        problems={problems}
      />
      <Button>Save the overview</Button>
    </Form>
  </Page>
);
