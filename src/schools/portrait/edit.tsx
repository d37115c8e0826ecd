import { Button, Card, ClashNotice, Form, Hidden, Page, Textarea, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import { Figures, inSection, Quotations, Trends, type EditProps } from './statements.tsx';

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
