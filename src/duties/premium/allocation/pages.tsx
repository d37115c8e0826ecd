import {
  Alert,
  Button,
  Card,
  DataTable,
  Details,
  Fieldset,
  FieldRow,
  Form,
  Hidden,
  mediumDate,
  number,
  Page,
  plural,
  SideNote,
  TextInput,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { ratesByYear, ratesOf } from '../rates.ts';
import { bases, basisNames, yearWords, type Allocation, type Basis } from '../rules.ts';
import type { PremiumYear } from '../store.ts';
import { fieldsOf } from './forms.ts';
import type { Recorded } from './rules.ts';

type AllocationProps = Readonly<{
  frame: Frame;
  enrolment: string;
  year: string;
  stands: PremiumYear;
  allocation: readonly Allocation[];
  /** By the school's own records of today; null while it has no roll. */
  recorded: Recorded | null;
  problems?: Problems;
  typed?: Readonly<Record<string, string>>;
  clash?: boolean;
}>;

/** Pounds as they are typed: "1075" or "1075.50". */
export const typedPounds = (pence: number): string =>
  pence === 0 ? '' : pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);

const unknownRate = 'From your allocation or the conditions of grant';

const rateHint = (year: string, basis: Basis): string => {
  const rates = ratesOf(year);
  if (rates === null) return unknownRate;
  const inPounds = (key: keyof typeof rates.pence) => `£${typedPounds(rates.pence[key])}`;
  if (basis === 'ever6')
    return `${inPounds('ever6-primary')} in primary, ${inPounds('ever6-secondary')} in secondary, by financial year`;
  return `${inPounds(basis)}, by financial year`;
};

const inWords = (pence: number) => `£${number(pence / 100)}`;

/** Every year's amounts that are stored here, the newest first. */
const Published = () => (
  <Details summary="The published amounts, year by year">
    <DataTable
      plain
      caption="Amounts for each pupil by financial year"
      empty=""
      rows={ratesByYear.toReversed()}
      columns={[
        { head: 'Year', isRowHead: true, cell: ({ year }) => yearWords(year) },
        { head: 'Primary', numeric: true, cell: ({ pence }) => inWords(pence['ever6-primary']) },
        { head: 'Secondary', numeric: true, cell: ({ pence }) => inWords(pence['ever6-secondary']) },
        { head: 'Now or before in care', numeric: true, cell: ({ pence }) => inWords(pence['looked-after']) },
        { head: 'Service', numeric: true, cell: ({ pence }) => inWords(pence.service) },
      ]}
    />
    <p class="wm-sub">Source: Department for Education, pupil premium conditions of grant of each year.</p>
  </Details>
);

const Rates = ({ year }: Readonly<{ year: string }>) => {
  const rates = ratesOf(year);
  return (
    <SideNote title="Amounts for each pupil">
      {rates === null ? (
        <p>
          The amounts of {yearWords(year)} are not stored here, and none is guessed: take them from your allocation.
        </p>
      ) : (
        <p>Shown beside each field. Source: {rates.source}.</p>
      )}
      <p>
        They are set for a financial year, April to March, and counted from the October census before it. A school year
        is paid from two of them: write the amount on which your own allocation rests, and where it comes from.
      </p>
      <p>
        Pupils whose free meals rest only on the wider entitlement from September 2026 are not Pupil Premium pupils by
        that alone.
      </p>
    </SideNote>
  );
};

/** The allocation rests on a census of the year before: the school's records of today need not agree, and say so. */
const recordedWords = ({ on, pupils, freeMealsBeside }: Recorded, basis: Basis): string => {
  const own = `Your records of ${mediumDate(on)}: ${plural(pupils[basis], 'pupil')}.`;
  return basis === 'ever6' && freeMealsBeside > 0
    ? `${own} ${plural(freeMealsBeside, 'more pupil has', 'more pupils have')} free meals that do not count: the wider entitlement alone, or no basis recorded.`
    : own;
};

/** What the school was given for a year, by basis, as its allocation says it. */
export const AllocationPage = (props: AllocationProps) => {
  const { frame, enrolment, year, stands, allocation, recorded, problems, typed, clash } = props;
  const value = (name: string, stood: string) => typed?.[name] ?? stood;
  return (
    <Page
      frame={frame}
      title={`Pupil Premium allocation, ${yearWords(year)}`}
      lead="As your allocation says it. Leave a basis empty when nobody has it."
      crumbs={[{ text: 'Pupil Premium', href: href(paths.premium.home, { enrolment }, { year }) }]}
      problems={problems}
      aside={<Rates year={year} />}
    >
      {clash ? (
        <Alert kind="warning" title={`${stands.savedName} saved this year before you`} urgent>
          <p>
            What you typed stands below and is not saved. Press “Save the allocation” to put it in the place of theirs,
            or <a href={href(paths.premium.allocation, { enrolment, year })}>read what they saved</a>.
          </p>
        </Alert>
      ) : null}
      <Card>
        <Form frame={frame} action={href(paths.premium.allocation, { enrolment, year })}>
          <Hidden name="version" value={stands.version} />
          {basisNames.map((basis) => {
            const row = allocation.find((each) => each.basis === basis);
            const names = fieldsOf(basis);
            return (
              <Fieldset legend={bases[basis].title} size="s">
                {basisHint[basis] === undefined ? null : <p class="govuk-hint">{basisHint[basis]}</p>}
                {recorded === null ? null : <p class="govuk-hint">{recordedWords(recorded, basis)}</p>}
                <FieldRow>
                  <TextInput
                    name={names.pupils}
                    label="Pupils"
                    width={4}
                    inputmode="numeric"
                    value={value(names.pupils, row === undefined ? '' : String(row.pupils))}
                    problems={problems}
                  />
                  <TextInput
                    name={names.each}
                    label="For each pupil"
                    hint={rateHint(year, basis)}
                    width={5}
                    prefix="£"
                    inputmode="decimal"
                    value={value(names.each, row === undefined ? '' : typedPounds(row.eachPence))}
                    problems={problems}
                  />
                </FieldRow>
                <TextInput
                  name={names.source}
                  label="Where the amount comes from"
                  width={30}
                  value={value(names.source, row?.source ?? ratesOf(year)?.source ?? '')}
                  problems={problems}
                />
              </Fieldset>
            );
          })}
          <TextInput
            name="carried"
            label="Carried forward from the year before"
            width={10}
            prefix="£"
            inputmode="decimal"
            value={value('carried', typedPounds(stands.carriedPence))}
            problems={problems}
          />
          <TextInput
            name="onRoll"
            label="Pupils on roll, as the statement gives them"
            hint="Leave it empty to take the roll of today"
            width={5}
            inputmode="numeric"
            value={value('onRoll', stands.onRoll === null ? '' : String(stands.onRoll))}
            problems={problems}
          />
          <Button>Save the allocation</Button>
        </Form>
      </Card>
      <Published />
    </Page>
  );
};

const basisHint: Readonly<Record<Basis, string | undefined>> = {
  ever6: undefined,
  'previously-looked-after': undefined,
  'looked-after': 'Kept apart: the Virtual School Head holds it, and the personal education plan says what it is for',
  service: 'Pastoral support. These pupils are not counted as disadvantaged by this alone',
};
