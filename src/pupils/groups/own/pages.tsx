import {
  Button,
  Card,
  Checkbox,
  ClashNotice,
  Form,
  Hidden,
  mediumDate,
  Page,
  PostButton,
  Textarea,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { OwnGroup } from './store.ts';

type OwnProps = Place &
  Readonly<{
    /** Null while a group is being made. */
    group: OwnGroup | null;
    typed?: Readonly<Record<string, string>>;
    problems?: readonly Problem[];
    /** Somebody saved while this form was being filled in; `group` is then theirs. */
    isClash?: boolean;
  }>;

export const OwnGroupPage = ({ frame, enrolment, group, typed, problems = [], isClash = false }: OwnProps) => {
  const value: Readonly<Record<string, string>> = typed ?? {
    title: group?.title ?? '',
    meaning: group?.meaning ?? '',
    isSensitive: group?.isSensitive ? 'yes' : '',
  };
  const action =
    group === null ? href(paths.groups.makeOwn, { enrolment }) : href(paths.groups.own, { enrolment, own: group.id });
  return (
    <Page
      frame={frame}
      narrow
      title={group === null ? 'Make a group of your own' : group.title}
      lead="A group for pupils whom none of the national groups describes. Only your school’s own team sees it."
      crumbs={[{ text: 'Groups', href: href(paths.groups.home, { enrolment }) }]}
      problems={problems}
    >
      {group === null || !isClash ? null : (
        <ClashNotice
          frame={frame}
          action={action}
          who={group.by ?? 'A colleague'}
          at={group.at}
          what="this group"
          texts={[
            { label: 'Name', mine: value['title'] ?? '', theirs: group.title },
            { label: 'Who belongs to it', mine: value['meaning'] ?? '', theirs: group.meaning },
          ]}
          fields={{ ...value, version: String(group.version) }}
          leave={href(paths.groups.own, { enrolment, own: group.id })}
        />
      )}
      <Card title={group === null ? 'Describe it' : 'Describe it anew'}>
        <Form frame={frame} action={action}>
          {group === null ? null : <Hidden name="version" value={group.version} />}
          <TextInput name="title" label="What is the group called?" value={value['title']} problems={problems} />
          <Textarea
            name="meaning"
            label="Who belongs to it?"
            hint="So that a colleague would put the same pupils in"
            value={value['meaning']}
            rows={4}
            maxLength={500}
            problems={problems}
          />
          <Checkbox
            name="isSensitive"
            label="Belonging to it is sensitive"
            hint="Outside the school fewer than 10 are hidden, in place of 6"
            checked={value['isSensitive'] === 'yes'}
          />
          <Button>{group === null ? 'Make the group' : 'Save'}</Button>
        </Form>
      </Card>
      {group === null ? null : group.endedOn === null ? (
        <Card title="The group is no longer needed">
          <p>Who was in it, and when, stays in the history. Nobody can be added any more.</p>
          <PostButton kind="quiet" frame={frame} action={href(paths.groups.endOwn, { enrolment, own: group.id })}>
            End the group
          </PostButton>
        </Card>
      ) : (
        <p>This group ended on {mediumDate(group.endedOn)}.</p>
      )}
    </Page>
  );
};
