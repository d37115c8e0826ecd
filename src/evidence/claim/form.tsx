import { Button, Card, Checkboxes, Details, Form, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import type { ItemProps } from '../item/page.tsx';

/** At a full criterion: which of its items gives way, if any does. */
const GivesWay = ({ full, typed, scheme }: ItemProps) => (
  <>
    {[...(full ?? [])].map(([criterion, items]) => (
      <Checkboxes
        name="replace"
        id={`replace-${criterion}`}
        legend={`Which item gives way at ${criterion}?`}
        hint={`The scheme allows ${scheme.evidence.atMostPerCriterion}. What gives way stays in the library, and its words in the history.`}
        small
        values={(typed?.['replace'] ?? '').split('\n')}
        choices={items.map((one) => ({ value: one.claimId, label: one.title }))}
      />
    ))}
  </>
);

/** Links the item to as many criteria as it answers, with one sentence for all of them. */
export const ClaimForm = (props: ItemProps & Readonly<{ taken: readonly string[] }>) => {
  const { frame, enrolment, item, scheme, taken, typed, problems } = props;
  const chosen = (typed?.['criteria'] ?? typed?.['criterion'] ?? '').split('\n');
  const word = scheme.words.criterion;
  if (taken.length === scheme.criteria.length) return null;
  return (
    <Card id="link" title={`Link it to ${taken.length === 0 ? '' : 'more '}${word.many.toLowerCase()}`}>
      <Form frame={frame} action={href(paths.evidence.claims, { enrolment: enrolment.id, item: item.id })}>
        <div id="criteria-choice" class="govuk-form-group">
          {scheme.standards.map((standard) => {
            const free = scheme.criteria.filter(
              (each) => each.standard === standard.code && !taken.includes(each.code),
            );
            return free.length === 0 ? null : (
              <Details
                summary={`${standard.code}. ${standard.name}`}
                open={free.some((each) => chosen.includes(each.code))}
              >
                <Checkboxes
                  name="criteria"
                  id={`criteria-${standard.code}`}
                  legend={`${word.many} of ${standard.name}`}
                  hideLegend
                  small
                  values={chosen}
                  choices={free.map((each) => ({ value: each.code, label: `${each.code} ${each.text}` }))}
                />
              </Details>
            );
          })}
        </div>
        <GivesWay {...props} />
        <Textarea
          name="says"
          label="What does it show for these?"
          rows={3}
          value={typed?.['says']}
          problems={problems}
        />
        <Textarea
          name="impact"
          label="What changed for pupils?"
          hint={
            scheme.evidence.impactRequired ? 'The scheme asks for this before you submit.' : 'You can leave this empty'
          }
          rows={2}
          value={typed?.['impact']}
          problems={problems}
        />
        <Button kind="quiet">Link this item</Button>
      </Form>
    </Card>
  );
};
