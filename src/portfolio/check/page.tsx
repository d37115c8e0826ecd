import {
  Alert,
  Button,
  Card,
  Chips,
  DataTable,
  Page,
  Pagination,
  PostButton,
  Sub,
  briefDate,
  clockTime,
  longDate,
  pageOf,
  plural,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { FindingList } from './panel.tsx';
import { checks, type CheckFacts, type Finding, type LetOff } from './rules.ts';

type Props = Place &
  Readonly<{
    facts: CheckFacts;
    /** Every finding of the whole, and those of each standard. */
    findings: readonly Finding[];
    byStandard: readonly Readonly<{ code: string; name: string; findings: readonly Finding[] }>[];
    letOff: readonly LetOff[];
    ready: Readonly<{ ready: number; all: number }>;
    /** The standard looked at; null: the whole portfolio. */
    standard: string | null;
    only: 'all' | 'must' | 'should';
    page: string | undefined;
  }>;

const wordOf = (rule: string): string => checks.find(({ name }) => name === rule)?.asks ?? rule;

const Exempt = ({ letOff }: Props) =>
  letOff.length === 0 ? null : (
    <Card title="The awarding body let you off" flush>
      <DataTable
        caption="Rules from which the school is exempt"
        rows={letOff}
        empty=""
        columns={[
          { head: 'Rule', isRowHead: true, cell: (one) => wordOf(one.about) },
          { head: 'Why', cell: (one) => one.reason },
          {
            head: 'Granted',
            cell: (one) => (
              <>
                {one.by} <Sub>{briefDate(one.at)}</Sub>
              </>
            ),
          },
        ]}
      />
    </Card>
  );

const Looked = ({ facts }: Props) => {
  if (facts.names === null || facts.names === 'not-yet') return null;
  return (
    <Card title="Names and links">
      <p>
        {plural(facts.names.names, 'name')} looked for on {longDate(facts.names.ranAt)} at{' '}
        {clockTime(facts.names.ranAt)}. When you submit they are looked for again.
      </p>
      {facts.names.unreadFiles === 0 ? null : (
        <p>{plural(facts.names.unreadFiles, 'file')} held no words that could be read: look at them yourself.</p>
      )}
    </Card>
  );
};

/** Run the check again: names are looked for, and links are asked whether they still answer. */
export const RunCheck = ({
  frame,
  enrolment,
  mayLead,
  kind = 'quiet',
}: Place & Readonly<{ kind?: 'quiet' | 'primary' }>) =>
  mayLead ? (
    <PostButton frame={frame} action={href(paths.portfolio.runCheck, { enrolment: enrolment.id })} kind={kind}>
      Run the check again
    </PostButton>
  ) : null;

/** The whole check, by standard, however many findings there are. */
export const CheckPage = (props: Props) => {
  const { frame, enrolment, facts, findings, byStandard, ready, standard, only, page, mayAnswer, mayLead } = props;
  const at = { enrolment: enrolment.id };
  const chosen = standard === null ? findings : (byStandard.find(({ code }) => code === standard)?.findings ?? []);
  const wanted = chosen.filter(({ must }) => only === 'all' || must === (only === 'must'));
  const shown = pageOf(wanted, page);
  const link = (to: Readonly<{ standard?: string | null; only?: string; page?: number }>) =>
    href(paths.portfolio.check, at, {
      standard: (to.standard === undefined ? standard : to.standard) ?? undefined,
      only: to.only ?? only,
      page: to.page,
    });
  const many = (must: boolean) => chosen.filter((one) => one.must === must).length;
  return (
    <Page
      frame={frame}
      title={
        findings.length === 0
          ? 'The check found nothing to mend'
          : `${plural(findings.length, 'thing')} a verifier would ask about`
      }
      lead={`${ready.ready} of ${plural(ready.all, 'item')} ${ready.all === 1 ? 'is' : 'are'} ready. ${plural(findings.filter(({ must }) => must).length, 'thing')} to fix before you can submit.`}
      crumbs={[{ text: 'Portfolio', href: href(paths.portfolio.home, at) }]}
      actions={
        mayLead ? (
          <>
            <RunCheck {...props} />
            <Button kind="quiet" href={href(paths.portfolio.names, at)}>
              Names to look for
            </Button>
          </>
        ) : undefined
      }
      aside={
        <>
          <Card title={`By ${facts.words.standard}`} flush>
            <DataTable
              caption={`Findings of each ${facts.words.standard}`}
              rows={[{ code: null, name: 'Whole portfolio', findings }, ...byStandard]}
              empty=""
              isChosen={(one) => one.code === standard}
              columns={[
                {
                  head: facts.words.standard.charAt(0).toUpperCase() + facts.words.standard.slice(1),
                  isRowHead: true,
                  cell: (one) => (
                    <a
                      class="govuk-link"
                      href={link({ standard: one.code })}
                      aria-current={one.code === standard ? 'true' : undefined}
                    >
                      {one.code === null ? one.name : `${one.code}. ${one.name}`}
                    </a>
                  ),
                },
                { head: 'Must', numeric: true, cell: (one) => one.findings.filter(({ must }) => must).length },
                { head: 'Should', numeric: true, cell: (one) => one.findings.filter(({ must }) => !must).length },
              ]}
            />
          </Card>
          <Looked {...props} />
          <Exempt {...props} />
        </>
      }
    >
      <Card
        id="findings"
        title={
          standard === null
            ? 'Whole portfolio'
            : `${standard}. ${byStandard.find(({ code }) => code === standard)?.name ?? ''}`
        }
        note={plural(wanted.length, 'finding')}
      >
        <Chips
          label="Which findings"
          chips={[
            { text: 'All', count: chosen.length, href: link({ only: 'all' }), current: only === 'all' },
            { text: 'Must fix', count: many(true), href: link({ only: 'must' }), current: only === 'must' },
            { text: 'Should fix', count: many(false), href: link({ only: 'should' }), current: only === 'should' },
          ]}
        />
        {wanted.length === 0 ? (
          <Alert kind="success" title="Nothing to mend here" />
        ) : (
          <FindingList
            findings={shown.rows}
            enrolment={enrolment.id}
            mayMend={mayAnswer}
            mayInvite={mayLead}
            mayAskOff={mayLead}
          />
        )}
        <Pagination page={shown.page} pages={shown.pages} href={(to) => link({ page: to })} />
      </Card>
    </Page>
  );
};
