import { Button, Card, FieldRow, Form, Select, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import { at, of, type WorkshopProps } from '../one-page.tsx';

/** Families are never asked for their child by link: staff who know them say it, so that the child is among those reached. */
export const ChildCard = (props: WorkshopProps) => {
  const open = props.places.filter(
    ({ pupilId, erasedAt, isFromLink }) => isFromLink && pupilId === null && erasedAt === null,
  );
  if (open.length === 0) return null;
  const { typed, problems } = of(props, 'child');
  return (
    <Card
      title="For which child do they come?"
      subtitle="If you know it. The child is then counted among those whom this provision reaches."
    >
      <Form frame={props.frame} action={href(paths.provision.workshopChild, at(props))}>
        <FieldRow>
          <Select
            name="place"
            label="Family"
            empty="Choose"
            value={typed['place']}
            options={open.map(({ id, parentName }) => ({ value: id, text: parentName }))}
            problems={problems}
          />
          <TextInput
            name="childOf"
            label="Child: code, or surname and forename"
            width={20}
            autocomplete="off"
            value={typed['childOf']}
            problems={problems}
          />
        </FieldRow>
        <Button kind="quiet">Note the child</Button>
      </Form>
    </Card>
  );
};
