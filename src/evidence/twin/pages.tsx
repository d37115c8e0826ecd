import { Alert, Button, ButtonGroup, Form, Hidden, plural, shortDate } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../pages.tsx';
import type { Twin } from './store.ts';

type TwinProps = Pick<Place, 'frame' | 'enrolment'> & Readonly<{ twin: Twin; typed: Readonly<Record<string, string>> }>;

/** The library has these bytes already: one press uses that item, with the words that were typed, instead of a second copy. */
export const TwinNotice = ({ frame, enrolment, twin, typed }: TwinProps) => {
  const there = { enrolment: enrolment.id, item: twin.id };
  const criterion = typed['criterion'] ?? '';
  return (
    <Alert kind="warning" title={`This file is in the library already: “${twin.title}”`} urgent>
      <p>
        {twin.addedBy} added it on {shortDate(twin.addedAt)}; it serves{' '}
        {twin.criteria === 0 ? 'no criterion yet' : plural(twin.criteria, 'criterion', 'criteria')}. One item may serve
        many. Use that one, or, if you need a second one all the same, choose the file again below and add it.
      </p>
      <ButtonGroup>
        {criterion === '' ? (
          <Button small href={href(paths.evidence.item, there)}>
            Use that one
          </Button>
        ) : (
          <Form frame={frame} action={href(paths.evidence.claims, there)} class="wm-post-button">
            <Hidden name="criteria" value={criterion} />
            <Hidden name="says" value={typed['shows'] ?? ''} />
            <Hidden name="impact" value={typed['impact'] ?? ''} />
            <Button small>Use that one for {criterion}</Button>
          </Form>
        )}
      </ButtonGroup>
    </Alert>
  );
};
