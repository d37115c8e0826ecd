import { Alert, Button, Card, Chips, Facts, Figures, longDate, Page, SideNote, Tag, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import type { MoneyRead } from './asking.ts';
import { Given } from './given.tsx';
import { isStatementOwed, statementDue, yearFrom, yearWords } from './rules.ts';
import { Sources, Tiers } from './spend/panels.tsx';
import { aboutPounds, headline, inPounds } from './words.ts';

type HomeProps = Readonly<{
  frame: Frame;
  enrolment: string;
  read: MoneyRead;
  thisYear: string;
  today: string;
  mayChange: boolean;
}>;

const Statement = ({ enrolment, read, today }: HomeProps) => {
  const { money, year, stands } = read;
  const due = statementDue(year);
  const isOwed = isStatementOwed(money.eligible);
  return (
    <Card
      title="Strategy statement"
      link={{ text: 'Open the statement', href: href(paths.premium.statement, { enrolment, year }) }}
    >
      <Facts
        items={[
          { term: 'Published', fact: stands.publishedOn === null ? 'Not yet' : longDate(stands.publishedOn) },
          {
            term: 'Owed by',
            fact: isOwed ? longDate(due) : money.eligible === 0 ? 'Known with the allocation' : 'Not owed',
          },
        ]}
      />
      {!isOwed && money.eligible > 0 ? (
        <p>
          With five eligible pupils or fewer no statement is asked for, and none should be published: it could say who
          they are.
        </p>
      ) : stands.publishedOn === null && isOwed && today > due ? (
        <p>
          <Tag kind="late">Past its day</Tag>
        </p>
      ) : null}
    </Card>
  );
};

/** The Pupil Premium of a year: given, planned, spent, left. */
export const PremiumHome = (props: HomeProps) => {
  const { frame, enrolment, read, thisYear, mayChange } = props;
  const { money, balance, year, stands } = read;
  const years = [-3, -2, -1, 0, 1].map((by) => yearFrom(thisYear, by));
  return (
    <Page
      frame={frame}
      title="Pupil Premium"
      lead={`${headline(read)}.`}
      actions={
        mayChange ? (
          <Button
            kind={stands.version === 0 ? 'primary' : 'quiet'}
            href={href(paths.premium.allocation, { enrolment, year })}
          >
            {stands.version === 0 ? 'Enter the allocation' : 'Change the allocation'}
          </Button>
        ) : undefined
      }
      aside={
        <>
          <Statement {...props} />
          <SideNote title="How it is counted">
            <p>
              A provision counts with its Pupil Premium share of its cost; an action with the part that the plan says.
              Where both are the same money, say so on the action: then only the provision counts. Of what runs over the
              end of a school year each year counts its part.
            </p>
            <p>
              An activity of the statement counts with what you budget for it beyond what is placed under it: salaries
              and training, say. So far it is taken by the days of the school year.
            </p>
            <p>
              So far is worked out from registers for provision, and by the days that have passed for actions. It is not
              the school’s ledger.
            </p>
            <p>
              Pupil Premium is not a pupil’s own budget: it may pay for whole classes and for pupils with other needs.
            </p>
          </SideNote>
        </>
      }
    >
      <Chips
        label="School years"
        chips={years.map((each) => ({
          text: yearWords(each),
          href: href(paths.premium.home, { enrolment }, { year: each }),
          current: each === year,
        }))}
      />
      {balance.leftPence < 0 && money.totalPence > 0 ? (
        <Alert kind="warning" title="More is planned than was given.">
          <p>Lower a share below, or say where the rest comes from on the provision itself.</p>
        </Alert>
      ) : null}
      <Card>
        <Figures
          items={[
            { value: inPounds(money.totalPence), words: 'given, with what was carried forward' },
            { value: aboutPounds(balance.plannedPence), words: 'planned' },
            { value: aboutPounds(balance.toDatePence), words: 'spent so far' },
            ...(money.totalPence === 0
              ? []
              : [
                  {
                    value: aboutPounds(Math.abs(balance.leftPence)),
                    words: balance.leftPence < 0 ? 'planned beyond what was given' : 'without a use yet',
                  },
                ]),
          ]}
        />
      </Card>
      <Tiers {...props} />
      <Sources {...props} />
      <Given {...props} />
    </Page>
  );
};
