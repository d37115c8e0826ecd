import { Button, Card, DataTable, Empty, Page, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import type { Framework, Scheme } from '#schemes/rules';
import { FreshTag } from '../fresh-tag.tsx';
import { premiumFramework, type Other } from '../framework/rules.ts';
import type { Place } from '../pages.tsx';
import { CoverageChips } from './page.tsx';
import type { PartCoverage } from './rules.ts';

type ElsewhereProps = Place &
  Readonly<{
    scheme: Scheme;
    others: readonly Other[];
    frameworks: readonly Readonly<{ framework: Framework; parts: readonly PartCoverage[] }>[];
  }>;

const Items = ({ part, enrolment }: Pick<Place, 'enrolment'> & Readonly<{ part: PartCoverage }>) =>
  part.items.length === 0 ? (
    <>No evidence</>
  ) : (
    <ul class="wm-plain-list">
      {part.items.slice(0, 5).map((item) => (
        <li>
          <a class="govuk-link" href={href(paths.evidence.item, { enrolment: enrolment.id, item: item.id })}>
            {item.title}
          </a>
        </li>
      ))}
      {part.items.length > 5 ? <li>and {part.items.length - 5} more</li> : null}
    </ul>
  );

const One = ({
  framework,
  parts,
  ...place
}: ElsewhereProps & Readonly<{ framework: Framework; parts: readonly PartCoverage[] }>) => {
  const main = parts.filter((part) => !part.isActivity);
  const have = main.filter((part) => part.items.length > 0).length;
  return (
    <Card
      title={`${framework.name}: ${have} of ${main.length} have evidence`}
      id={framework.id}
      flush
      link={
        framework.id === premiumFramework
          ? { text: 'Your activities', href: href(paths.evidence.premium, { enrolment: place.enrolment.id }) }
          : undefined
      }
    >
      <DataTable
        caption={`Evidence for ${framework.name}`}
        rows={parts}
        empty="Nothing is listed."
        columns={[
          {
            head: 'Part',
            isRowHead: true,
            cell: (part) => (part.isActivity ? <Sub>Activity {part.name}</Sub> : part.name),
          },
          { head: 'Shown by', cell: (part) => <Items {...place} part={part} /> },
          {
            head: 'Impact',
            cell: (part) =>
              part.items.length === 0 ? '' : part.withoutImpact === 0 ? 'Said' : `Missing in ${part.withoutImpact}`,
          },
          { head: 'Heard', cell: ({ voices }) => (voices.length === 0 ? 'Nobody yet' : voices.join(', ')) },
          {
            head: 'Newest',
            cell: ({ newest }) =>
              newest === null ? (
                'None'
              ) : (
                <FreshTag toOn={newest} today={place.today} months={place.scheme.evidence.freshForMonths} />
              ),
          },
        ]}
      />
    </Card>
  );
};

/** The same evidence as an inspector and the Pupil Premium statement ask for it. The school's alone. */
export const ElsewherePage = (props: ElsewhereProps) => {
  const { frame, enrolment, scheme, others, frameworks } = props;
  return (
    <Page
      frame={frame}
      title="Where else your evidence counts"
      lead="Link an item once more and it is ready for inspection and for your Pupil Premium statement. Only your school sees this page."
      back={{ text: 'Evidence', href: href(paths.evidence.home, { enrolment: enrolment.id }) }}
    >
      <CoverageChips enrolment={enrolment} title={scheme.title} others={others} current="elsewhere" />
      {frameworks.length === 0 ? (
        <Card title="No other framework">
          <Empty
            title="Your schemes name no inspection areas or activities"
            action={
              <Button kind="quiet" href={href(paths.evidence.coverage, { enrolment: enrolment.id })}>
                See the coverage of this scheme
              </Button>
            }
          >
            A scheme that names them brings them with its next version.
          </Empty>
        </Card>
      ) : (
        frameworks.map((one) => <One {...props} {...one} />)
      )}
    </Page>
  );
};
