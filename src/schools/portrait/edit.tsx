import {
  Button,
  Card,
  ClashNotice,
  Details,
  Form,
  Hidden,
  monthAndYear,
  Page,
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

type EditProps = Readonly<{
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

const inSection = (props: EditProps, section: Section) =>
  props.section === section
    ? { problems: props.problems ?? [], typed: props.typed ?? {} }
    : { problems: [] as readonly Problem[], typed: {} as Readonly<Record<string, string>> };

const Setting = (props: EditProps) => {
  const { problems, typed } = inSection(props, 'setting');
  const { portrait, frame, school, clash } = props;
  const at = href(paths.schools.portrait, { school: school.id });
  return (
    <Card title="The setting" id="setting">
      {clash === undefined || portrait.updatedAt === null ? null : (
        <ClashNotice
          frame={frame}
          action={at}
          who={portrait.updatedBy ?? 'A colleague'}
          at={portrait.updatedAt}
          what="the setting"
          leave={at}
          fields={{ ...clash, version: String(portrait.version) }}
          texts={[
            { label: 'Kind of setting', mine: clash.settingType, theirs: portrait.settingType ?? '' },
            { label: 'Attainment on entry', mine: clash.attainmentOnEntry, theirs: portrait.attainmentOnEntry ?? '' },
          ]}
        />
      )}
      <Form frame={frame} action={at} keep={`portrait-${school.id}`}>
        <Hidden name="version" value={portrait.version} />
        <TextInput
          name="settingType"
          label="Kind of setting, where the national list has no word for it"
          hint="For example, PFI school"
          value={typed['settingType'] ?? clash?.settingType ?? portrait.settingType}
          problems={problems}
          width={30}
        />
        <Textarea
          name="attainmentOnEntry"
          label="Attainment on entry"
          hint="How your pupils’ attainment when they join compares, and how you know"
          value={typed['attainmentOnEntry'] ?? clash?.attainmentOnEntry ?? portrait.attainmentOnEntry}
          maxLength={1000}
          rows={4}
          problems={problems}
        />
        <Button>Save the setting</Button>
      </Form>
    </Card>
  );
};

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

const Figures = (props: PartProps) => {
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

const Trends = (props: PartProps) => {
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

const Quotations = (props: PartProps) => {
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

/** One page for all that a school says about itself; each part saves by itself. */
export const EditPortraitPage = (props: EditProps) => {
  const at = href(paths.schools.removeStatement, { school: props.school.id });
  return (
    <Page
      frame={props.frame}
      title="What the school says about itself"
      lead="Advisers and verifiers read this while their task on your school is open. It stands apart from figures that Waymark computes."
      crumbs={[{ text: props.school.name, href: href(paths.schools.page, { school: props.school.id }) }]}
      problems={props.problems ?? []}
    >
      <Setting {...props} />
      <Figures {...props} at={at} />
      <Trends {...props} at={at} />
      <Quotations {...props} at={at} />
    </Page>
  );
};
