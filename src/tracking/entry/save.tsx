import { Button, SaveBar } from '#platform/kit';
import { perPage } from './rules.ts';

/** Keeps a page of results, and goes on where more pupils follow. */
export const SaveResults = ({ hasMore }: Readonly<{ hasMore: boolean }>) => (
  <SaveBar state="A correction keeps what stood before it.">
    <Button>Save the results</Button>
    {hasMore ? (
      <Button kind="quiet" name="then" value="next">
        Save, and the next {perPage}
      </Button>
    ) : null}
  </SaveBar>
);
