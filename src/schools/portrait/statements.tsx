import {
  Button,
  Card,
  Details,
  Form,
  monthAndYear,
  PostButton,
  Rows,
  Select,
  Textarea,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { units } from './forms.ts';
import { quotedWords } from './pages.tsx';
import type { Portrait } from './store.ts';

export type Section = 'setting' | 'figure' | 'quotation' | 'trend';

export type EditProps = Readonly<{
  frame: Frame;
  school: Readonly<{ id: string; name: string }>;
  portrait: Portrait;
  /** The form that was sent with faults: only it shows what was typed. */
  section?: Section;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  clash?: Readonly<{ settingType: string; attainmentOnEntry: string }>;
}>;

type PartProps = EditProps & Readonly<{ at: string }>;

/** What was typed and what is wrong with it belong to the form that was sent, not to its neighbours. */
export const inSection = (props: EditProps, section: Section) =>
  props.section === section
    ? { problems: props.problems ?? [], typed: props.typed ?? {} }
    : { problems: [] as readonly Problem[], typed: {} as Readonly<Record<string, string>> };

const Remove = ({
  frame,
  at,
  kind,
  item,
  about,
}: Readonly<{ frame: Frame; at: string; kind: string; item: string; about: string }>) => (
  <PostButton frame={frame} action={at} fields={{ kind, item }} kind="quiet" small about={about}>
    Remove
  </PostButton>
);

export const Figures = (props: PartProps) => {
  const { problems, typed } = inSection(props, 'figure');
  const { frame, school, portrait } = props;
  return (
    <Card
      title="Figures that the school quotes"
      id="figures"
      subtitle="They stay as you quote them, with their source, apart from figures that are computed."
    >
      <Rows
        label="Quoted figures"
        rows={portrait.figures.map((each) => ({
          title: `${each.title}: ${quotedWords(each)}`,
          meta: each.source,
          right: <Remove frame={frame} at={props.at} kind="figure" item={each.id} about={each.title} />,
        }))}
      />
      <Details summary="Quote a figure" open={props.section === 'figure'}>
        <Form frame={frame} action={href(paths.schools.figures, { school: school.id })}>
          <TextInput
            name="title"
            label="What is it about?"
            hint="For example, girls, or minority ethnic groups"
            value={typed['title']}
            problems={problems}
            width={30}
          />
          <TextInput
            name="value"
            label="Figure"
            value={typed['value']}
            problems={problems}
            width={10}
            inputmode="decimal"
          />
          <Select
            name="unit"
            label="What does it count?"
            value={typed['unit'] ?? 'percent'}
            problems={problems}
            options={Object.entries(units).map(([value, text]) => ({ value, text }))}
          />
          <TextInput
            name="percentile"
            label="Percentile, if the source gives one"
            hint="The percentage of schools with a lower figure, from 0 to 100"
            value={typed['percentile']}
            problems={problems}
            width={4}
            inputmode="decimal"
          />
          <TextInput
            name="source"
            label="Where does it come from?"
            hint="Report, page and year, such as RAISEonline 2010"
            value={typed['source']}
            problems={problems}
            width={30}
          />
          <Button kind="quiet">Add the figure</Button>
        </Form>
      </Details>
    </Card>
  );
};

export const Trends = (props: PartProps) => {
  const { problems, typed } = inSection(props, 'trend');
  const { frame, school, portrait } = props;
  return (
    <Card title="Trends, each with its reason" id="trends">
      <Rows
        label="Trends"
        rows={portrait.trends.map((each) => ({
          title: each.what,
          meta: each.reason,
          right: <Remove frame={frame} at={props.at} kind="trend" item={each.id} about={each.what} />,
        }))}
      />
      <Details summary="Describe a trend" open={props.section === 'trend'}>
        <Form frame={frame} action={href(paths.schools.trends, { school: school.id })}>
          <TextInput
            name="what"
            label="What is changing?"
            hint="For example, the share of girls has fallen to 35.8%"
            value={typed['what']}
            problems={problems}
          />
          <Textarea
            name="reason"
            label="Why?"
            hint="For example, the city has 2,000 more single-sex places for girls than for boys"
            value={typed['reason']}
            problems={problems}
            maxLength={600}
            rows={3}
          />
          <Button kind="quiet">Add the trend</Button>
        </Form>
      </Details>
    </Card>
  );
};

export const Quotations = (props: PartProps) => {
  const { problems, typed } = inSection(props, 'quotation');
  const { frame, school, portrait } = props;
  return (
    <Card title="What inspectors wrote" id="quotations">
      <Rows
        label="Quotations"
        rows={portrait.quotations.map((each) => ({
          title: `“${each.words}”`,
          meta: `${each.inspectorate}, ${monthAndYear(`${each.inspectedIn}-01`)}`,
          right: <Remove frame={frame} at={props.at} kind="quotation" item={each.id} about="this quotation" />,
        }))}
      />
      <Details summary="Quote a report" open={props.section === 'quotation'}>
        <Form frame={frame} action={href(paths.schools.quotations, { school: school.id })}>
          <Textarea
            name="quotation"
            label="Words of the report"
            value={typed['quotation']}
            problems={problems}
            maxLength={1000}
            rows={3}
          />
          <TextInput
            name="inspectorate"
            label="Who inspected?"
            value={typed['inspectorate'] ?? 'Ofsted'}
            problems={problems}
            width={20}
          />
          <TextInput
            name="inspectedIn"
            label="Month of the inspection"
            hint="Year and month, such as 2007-11"
            value={typed['inspectedIn']}
            problems={problems}
            width={10}
          />
          <Button kind="quiet">Add the quotation</Button>
        </Form>
      </Details>
    </Card>
  );
};
