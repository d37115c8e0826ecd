import {
  ago,
  Button,
  Card,
  Empty,
  Form,
  Page,
  Pagination,
  plural,
  PostButton,
  Rows,
  Select,
  SideNote,
  Tag,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { manners, mannerWords, noticeKinds, noticeNames, type Manner, type NoticeKind } from './rules.ts';
import type { Told } from './store.ts';

export const perPage = 25;

type ListProps = Readonly<{
  frame: Frame;
  notices: readonly Told[];
  page: number;
  now: Date;
}>;

const opening = (frame: Frame, notice: Told) =>
  notice.isHere ? (
    <PostButton
      frame={frame}
      action={href(paths.notices.open, { notice: notice.id })}
      kind="quiet"
      small
      about={notice.subject}
    >
      Open
    </PostButton>
  ) : (
    <a href={paths.chooseRole}>Switch role to open it</a>
  );

const isNew = (notice: Told) =>
  notice.seenAt !== null ? null : notice.blocks ? (
    <Tag kind="waiting">Somebody waits</Tag>
  ) : (
    <Tag kind="progress">New</Tag>
  );

const List = ({ frame, notices, now }: ListProps) => (
  <Rows
    label="Notices, the newest first"
    rows={notices.map((notice) => ({
      title: (
        <>
          {notice.subject} {isNew(notice)}
        </>
      ),
      meta: (
        <>
          {notice.text} {notice.school === null ? '' : `${notice.school}, `}
          {ago(notice.toldAt, now)}
        </>
      ),
      right: opening(frame, notice),
    }))}
  />
);

const leadOf = (unseen: number): string =>
  unseen === 0 ? 'Nothing new.' : `${plural(unseen, 'notice')} that you have not seen.`;

/** What a person was told, the newest first; opening one leads to its place. */
export const NoticesPage = (props: ListProps) => {
  const { frame, notices, page, now } = props;
  const [first] = notices;
  const unseen = first?.unseen ?? 0;
  return (
    <Page
      frame={frame}
      title="Notices"
      lead={leadOf(unseen)}
      actions={
        <a class="govuk-button govuk-button--secondary" href={paths.notices.choices}>
          Choose what you are told
        </a>
      }
    >
      <Card title="What you were told" flush>
        {first === undefined ? (
          <Empty icon="mail" title="No notices">
            Work that is given to you, changes that somebody asks for and dates that come near appear here.
          </Empty>
        ) : (
          <List {...props} />
        )}
      </Card>
      <Pagination
        page={page}
        pages={Math.ceil((first?.total ?? 0) / perPage)}
        href={(at) => href(paths.notices.list, {}, { page: at })}
      />
      {unseen === 0 ? null : (
        <PostButton frame={frame} action={paths.notices.seen} fields={{ until: now.toISOString() }} kind="quiet">
          Mark all as seen
        </PostButton>
      )}
    </Page>
  );
};

type ChoicesProps = Readonly<{
  frame: Frame;
  chosen: Readonly<Partial<Record<NoticeKind, Manner>>>;
  problems: Problems;
}>;

/** How somebody wants to be told of each kind of thing. */
export const ChoicesPage = ({ frame, chosen, problems }: ChoicesProps) => (
  <Page
    frame={frame}
    title="Choose what you are told"
    lead="One mail a day at most, from Monday to Friday. At once only when somebody cannot go on without you."
    problems={problems}
    aside={
      <SideNote title="What always comes">
        Mails about your password and your sign-in, and invitations to meetings, come whatever you choose here. They
        protect your account and your time.
      </SideNote>
    }
  >
    <Form frame={frame} action={paths.notices.choices}>
      {noticeNames.map((kind) => (
        <Select
          name={kind}
          label={noticeKinds[kind].title}
          value={chosen[kind] ?? 'usual'}
          options={manners.map((manner) => ({ value: manner, text: mannerWords[manner] }))}
          problems={problems}
        />
      ))}
      <Button>Save what I am told</Button>
    </Form>
  </Page>
);
