import { Button, Card, DataTable, Empty, mediumDate, Page, Pagination, plural, SideNote, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { groupTitles } from '../definitions/rules.ts';
import type { Narrowed } from '../named/rules.ts';
import { PupilSearch } from '../named/search.tsx';
import type { Flag } from './store.ts';

type FlagsProps = Place &
  Readonly<{
    all: readonly Flag[];
    shown: Readonly<{ page: number; pages: number; rows: readonly Flag[] }>;
    narrowed: Narrowed;
    today: string;
  }>;

/** What the DSL, the deputies and the staff whom they named see. */
export const FlagsPage = ({ frame, enrolment, all, shown, narrowed, mayChange }: FlagsProps) => {
  const keys = ['child-protection', 'child-in-need', 'social-worker'];
  const of = (key: string) => all.filter((each) => each.group === key).length;
  const pupils = new Set(all.map((each) => each.pupilId)).size;
  const address = href(paths.groups.flags, { enrolment });
  return (
    <Page
      frame={frame}
      title={pupils === 0 ? 'No pupil has a safeguarding flag' : `${plural(pupils, 'pupil')} with a safeguarding flag`}
      lead="Only you, the deputies and the staff whom the lead named see this page. That you opened it is in the trail."
      crumbs={[{ text: 'Safeguarding', href: href(paths.groups.safeguarding, { enrolment }) }]}
      aside={
        <>
          <Card title="By flag" flush>
            <DataTable
              caption="Pupils by flag"
              rows={keys}
              empty=""
              columns={[
                {
                  head: 'Flag',
                  isRowHead: true,
                  cell: (key) => (
                    <a class="govuk-link" href={href(paths.groups.one, { enrolment, group: key })}>
                      {groupTitles[key]}
                    </a>
                  ),
                },
                { head: 'Pupils', numeric: true, tight: true, cell: of },
              ]}
            />
          </Card>
          <SideNote title="Not the place for a worry">
            <p>
              A flag says that a plan or a worker is there. What happened belongs in your school’s own safeguarding
              record.
            </p>
          </SideNote>
        </>
      }
      actions={
        mayChange ? (
          <>
            {keys.slice(0, 2).map((group, at) => (
              <Button kind={at === 0 ? 'primary' : 'quiet'} href={href(paths.groups.add, { enrolment, group })}>
                {`Add: ${(groupTitles[group] ?? '').toLowerCase()}`}
              </Button>
            ))}
          </>
        ) : undefined
      }
    >
      <Card title="Flags that hold today" flush>
        {all.length === 0 ? null : (
          <PupilSearch action={address} narrowed={narrowed} years={all.map((each) => each.yearGroup)} />
        )}
        <DataTable
          caption="Flags by pupil"
          rows={shown.rows}
          empty={
            <Empty title={all.length === 0 ? 'No flag is recorded.' : 'No pupil with a flag has that name.'}>
              {all.length === 0
                ? 'Add pupils to one of the three flags.'
                : 'Search for a part of the name, or for the code.'}
            </Empty>
          }
          columns={[
            {
              head: 'Pupil',
              isRowHead: true,
              cell: (each) => (
                <>
                  {each.surname}, {each.forename}
                  <Sub>
                    {[each.yearGroup === null ? null : `year ${each.yearGroup}`, each.code].filter(Boolean).join(', ')}
                  </Sub>
                </>
              ),
            },
            { head: 'Flag', cell: (each) => groupTitles[each.group] ?? each.group },
            { head: 'Since', cell: (each) => mediumDate(each.fromOn) },
            {
              head: '',
              bareOnPhone: true,
              tight: true,
              cell: (each) => (
                <a class="govuk-link" href={href(paths.groups.membership, { enrolment, record: each.id })}>
                  Change
                  <span class="govuk-visually-hidden">
                    {' '}
                    the flag of {each.forename} {each.surname}
                  </span>
                </a>
              ),
            },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          label="Pages of flags"
          href={(page) =>
            href(
              paths.groups.flags,
              { enrolment },
              { q: narrowed.q || undefined, year: narrowed.year || undefined, page: page === 1 ? undefined : page },
            )
          }
        />
      </Card>
    </Page>
  );
};
