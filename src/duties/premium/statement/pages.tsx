import {
  Button,
  ButtonGroup,
  Card,
  Facts,
  Form,
  Hidden,
  longDate,
  Page,
  plural,
  SideNote,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { isStatementOwed, statementDue, yearWords } from '../rules.ts';
import { Activities } from './activities.tsx';
import { Lines } from './lines.tsx';
import { missingOf, missingWords, textParts, texts, type TextPart } from './rules.ts';
import { at, own, type StatementProps } from './shared.tsx';

const Text = (props: StatementProps & Readonly<{ part: TextPart }>) => {
  const { read, mayChange, part } = props;
  const text = read.texts.find((each) => each.part === part);
  return (
    <Card
      title={texts[part].title}
      id={part}
      link={
        mayChange
          ? {
              text: text === undefined ? 'Write it' : 'Change it',
              href: href(paths.premium.text, { ...at(props), part }),
            }
          : undefined
      }
    >
      {text === undefined || text.says === '' ? (
        <p class="wm-sub">{texts[part].hint}.</p>
      ) : (
        <p class="wm-text">{text.says}</p>
      )}
    </Card>
  );
};

const Overview = (props: StatementProps) => {
  const { read, mayChange } = props;
  const { stands } = read;
  const said = (text: string) => (text === '' ? 'Not said' : text);
  return (
    <Card
      title="Overview"
      link={mayChange ? { text: 'Change it', href: href(paths.premium.overview, at(props)) } : undefined}
    >
      <Facts
        items={[
          { term: 'Academic years covered', fact: said(stands.yearsCovered) },
          { term: 'Authorised by', fact: said(stands.authorisedBy) },
          { term: 'Pupil Premium lead', fact: said(stands.premiumLead) },
          { term: 'Governor lead', fact: said(stands.governorLead) },
          { term: 'Reviewed on', fact: stands.reviewOn === null ? 'No day set' : longDate(stands.reviewOn) },
        ]}
      />
    </Card>
  );
};

/** The strategy statement of a year, part by part, with what it still lacks. */
export const StatementPage = (props: StatementProps) => {
  const { frame, enrolment, read, mayChange, again } = props;
  const { year, money, stands } = read;
  const missing = missingOf({
    hasAllocation: read.allocation.length > 0,
    authorisedBy: stands.authorisedBy,
    premiumLead: stands.premiumLead,
    texts: read.texts,
    lines: read.lines,
    activities: read.activities,
  });
  const isOwed = isStatementOwed(money.eligible);
  const problems = again?.problems;
  return (
    <Page
      frame={frame}
      title={`Pupil Premium strategy statement, ${yearWords(year)}`}
      lead={
        money.eligible > 0 && !isOwed
          ? 'Not asked for with five eligible pupils or fewer. What you write here stays in your school.'
          : missing.length === 0
            ? `Nothing is missing. It is owed by ${longDate(statementDue(year))}.`
            : `${plural(missing.length, 'thing')} missing. It is owed by ${longDate(statementDue(year))}.`
      }
      crumbs={[{ text: 'Pupil Premium', href: href(paths.premium.home, { enrolment }, { year }) }]}
      problems={problems}
      actions={
        <ButtonGroup>
          <Button kind="quiet" href={href(paths.premium.read, { enrolment, year })}>
            Read it as a whole
          </Button>
        </ButtonGroup>
      }
      aside={
        <>
          <Card title={missing.length === 0 ? 'Ready' : 'Still missing'}>
            {missing.length === 0 ? (
              <p>Every part that the Department for Education’s template asks for has words.</p>
            ) : (
              <ul class="govuk-list govuk-list--bullet">
                {missing.map((each) => (
                  <li>{missingWords[each]}</li>
                ))}
              </ul>
            )}
          </Card>
          <SideNote title="Name no pupil">
            The statement is public. Groups of fewer than six, and of fewer than ten looked-after pupils or young
            carers, are not to be recognised in it.
          </SideNote>
        </>
      }
    >
      <Overview {...props} />
      <h2 class="govuk-heading-m">Part A: the strategy</h2>
      <Text {...props} part="intent" />
      <Lines {...props} kind="challenge" />
      <Lines {...props} kind="outcome" />
      <Activities {...props} />
      <h2 class="govuk-heading-m">Part B: the year before</h2>
      {textParts
        .filter((part) => texts[part].part === 'B')
        .map((part) => (
          <Text {...props} part={part} />
        ))}
      {mayChange && isOwed ? (
        <Card title="Published">
          <Form frame={frame} action={href(paths.premium.publish, { enrolment, year })}>
            <Hidden name="version" value={stands.version} />
            <TextInput
              name="publishedOn"
              label="The day on which it went onto your website"
              hint="For example, 4 December 2026. Leave it empty if it has not"
              width={20}
              value={own(again, 'published')?.typed['publishedOn'] ?? stands.publishedOn ?? ''}
              problems={problems}
            />
            <Button kind="quiet">Note the day</Button>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
};
