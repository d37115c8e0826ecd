import {
  Button,
  Card,
  Empty,
  Form,
  Page,
  PostButton,
  Tag,
  TextInput,
  plural,
  shortDate,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../pages.tsx';
import type { Item } from '../store.ts';
import type { Candidate } from './store.ts';

type JoinProps = Place & Readonly<{ item: Item; candidates: readonly Candidate[]; words: string; problems?: Problems }>;

/** Two items that are one: this one stays, the other's claims come to it. */
export const JoinPage = ({ frame, enrolment, item, candidates, words, problems }: JoinProps) => {
  const at = { enrolment: enrolment.id, item: item.id };
  return (
    <Page
      frame={frame}
      title="Join it with another item"
      lead={`“${item.title}” stays. The other one’s criteria come to it, and both histories are kept.`}
      back={{ text: item.title, href: href(paths.evidence.item, at) }}
      problems={problems}
    >
      <Card
        title="Which item is the same?"
        note={candidates.length === 20 ? 'the first 20' : plural(candidates.length, 'item')}
      >
        <Form frame={frame} method="get" action={href(paths.evidence.join, at)} inline>
          <TextInput name="words" label="Words of its title" value={words} width={20} />
          <Button kind="quiet" icon="search">
            Search the titles
          </Button>
        </Form>
        {candidates.length === 0 ? (
          <Empty title="No other item fits">Try other words of its title.</Empty>
        ) : (
          <ul class="wm-rows" aria-label="Items that may be the same">
            {candidates.map((one) => (
              <li class="wm-rows__row">
                <div class="wm-rows__words">
                  <span class="wm-rows__title">
                    <a href={href(paths.evidence.item, { enrolment: enrolment.id, item: one.id })}>{one.title}</a>
                  </span>{' '}
                  <span class="wm-sub">
                    {one.addedBy}, {shortDate(one.addedAt)}
                  </span>
                </div>
                <div class="wm-rows__right govuk-button-group">
                  {one.isTwin ? <Tag kind="differ">The same file</Tag> : null}
                  <PostButton
                    frame={frame}
                    action={href(paths.evidence.join, at)}
                    fields={{ other: one.id }}
                    kind="quiet"
                    small
                    about={`: ${one.title} goes into ${item.title}`}
                  >
                    Join them
                  </PostButton>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Page>
  );
};
