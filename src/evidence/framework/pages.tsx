import { Button, Card, Details, Form, PostButton, Select, Sub, Textarea, type Option } from '#platform/kit';
import { href, paths } from '#paths';
import type { Framework } from '#schemes/rules';
import type { ItemProps } from '../item/page.tsx';
import { AlsoCounts } from '../item/fan.tsx';
import { premiumFramework } from './rules.ts';
import type { FrameworkClaim } from './store.ts';

const at = ({ enrolment, item }: Pick<ItemProps, 'enrolment' | 'item'>) => ({ enrolment: enrolment.id, item: item.id });

/** A claim elsewhere in words: "Ofsted: Inclusion", "Pupil Premium, 2. Reading mentors". */
export const nameOfPart = (frameworks: readonly Framework[], claim: FrameworkClaim): string => {
  const framework = frameworks.find(({ id }) => id === claim.framework);
  const part = framework?.parts.find(({ code }) => code === claim.part)?.name ?? claim.part;
  return `${framework?.name ?? claim.framework}: ${claim.activity === null ? part : `${claim.activity} (${part})`}`;
};

const Suggestions = (props: ItemProps) =>
  props.suggestions.length === 0 ? null : (
    <>
      <h3 class="wm-card__subtitle">The crosswalks suggest</h3>
      <ul class="wm-rows" aria-label="Suggested by the crosswalks">
        {props.suggestions.map((one) => (
          <li class="wm-rows__row">
            <div class="wm-rows__words">
              <span class="wm-rows__title">
                {one.name}
                {one.kind === 'criterion' ? ` ${one.code}` : ''}
              </span>{' '}
              <Sub>
                {one.text} (because of {one.because})
              </Sub>
            </div>
            <div class="wm-rows__right">
              <PostButton
                frame={props.frame}
                action={href(paths.evidence.suggested, at(props))}
                fields={{ kind: one.kind, to: one.to, code: one.code }}
                kind="quiet"
                small
                about={`to ${one.name} ${one.kind === 'criterion' ? one.code : one.text}`}
              >
                Link it
              </PostButton>
            </div>
          </li>
        ))}
      </ul>
    </>
  );

/** Every part and activity that may be chosen: `framework part` or `framework part activity`. */
const options = ({ frameworks, activities }: ItemProps): readonly Option[] =>
  frameworks.flatMap((framework) => [
    ...framework.parts.map((part) => ({
      value: `${framework.id} ${part.code}`,
      text: `${framework.name}: ${part.name}`,
    })),
    ...(framework.id === premiumFramework
      ? activities.map((one) => ({
          value: `${framework.id} ${one.part} ${one.id}`,
          text: `${framework.name}, activity ${one.number} (${one.schoolYear}): ${one.title}`,
        }))
      : []),
  ]);

const PartForm = (props: ItemProps) => (
  <Details
    summary="Link it to an inspection area or a Pupil Premium activity"
    open={props.typed?.['part'] !== undefined}
  >
    <Form frame={props.frame} action={href(paths.evidence.frameworks, at(props))}>
      <Select
        name="part"
        label="Where else does it count?"
        options={options(props)}
        empty="Choose one"
        value={props.typed?.['part']}
        problems={props.problems}
      />
      <Textarea
        name="partSays"
        label="What does it show there?"
        rows={2}
        value={props.typed?.['partSays']}
        problems={props.problems}
      />
      <Textarea
        name="partImpact"
        label="What changed for pupils?"
        hint="You can leave this empty"
        rows={2}
        value={props.typed?.['partImpact']}
        problems={props.problems}
      />
      <Button kind="quiet">Link it there</Button>
    </Form>
  </Details>
);

const Parts = (props: ItemProps & Readonly<{ isOpen: boolean }>) => (
  <ul class="wm-rows" aria-label="Where else it counts">
    {props.parts.map((claim) => (
      <li class="wm-rows__row">
        <div class="wm-rows__words">
          <span class="wm-rows__title">{nameOfPart(props.frameworks, claim)}</span> <Sub>{claim.says}</Sub>{' '}
          {claim.impact === '' ? null : <Sub>What changed: {claim.impact}</Sub>}
        </div>
        {props.isOpen ? (
          <div class="wm-rows__right">
            <PostButton
              frame={props.frame}
              action={href(paths.evidence.withdrawFramework, { ...at(props), frameworkClaim: claim.id })}
              kind="quiet"
              small
              about={`from ${nameOfPart(props.frameworks, claim)}`}
            >
              Unlink
            </PostButton>
          </div>
        ) : null}
      </li>
    ))}
  </ul>
);

/** Where else the item counts, what the crosswalks suggest, and the form for the rest. Nothing is claimed but by a press. */
export const ElsewhereCard = (props: ItemProps & Readonly<{ isOpen: boolean }>) => {
  const { elsewhere, parts, suggestions, isOpen, frameworks } = props;
  if (elsewhere.length + parts.length + suggestions.length === 0 && (!isOpen || frameworks.length === 0)) return null;
  return (
    <Card title="It also counts elsewhere" id="elsewhere">
      <AlsoCounts {...props} parts={[]} nameOf={(claim) => nameOfPart(frameworks, claim)} more={null} />
      {parts.length === 0 ? null : <Parts {...props} />}
      {isOpen ? <Suggestions {...props} /> : null}
      {isOpen && frameworks.length > 0 ? <PartForm {...props} /> : null}
    </Card>
  );
};
