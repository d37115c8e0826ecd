import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  mediumDate,
  Page,
  PostButton,
  Rows,
  SideNote,
  Tag,
  TextInput,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { mostFound, type FoundItem, type LinkedItem } from './rules.ts';

type Who = Readonly<{ pupilId: string; forename: string; surname: string }>;

/** Evidence that concerns the pupil. Who it concerns stands here alone, never on the item. */
export const EvidenceCard = ({
  frame,
  enrolment,
  pupil,
  items,
  mayWrite,
}: Readonly<{
  frame: Frame;
  enrolment: string;
  pupil: Who;
  items: readonly LinkedItem[];
  mayWrite: boolean;
}>) => {
  const at = { enrolment, pupil: pupil.pupilId };
  return (
    <Card
      title={`Evidence that concerns ${pupil.forename}`}
      subtitle="Kept here alone: the item never says whom it concerns."
      link={mayWrite ? { text: 'Find an item', href: href(paths.onePupil.evidence, at) } : undefined}
    >
      {items.length === 0 ? (
        <Empty title="No evidence is linked yet.">
          {mayWrite
            ? 'Find an item in the library and say that it concerns this pupil.'
            : 'The coordinator and the working party link it.'}
        </Empty>
      ) : (
        <Rows
          rows={items.map(({ id, title, linkedName, linkedAt }) => ({
            title,
            href: href(paths.evidence.item, { enrolment, item: id }),
            meta: `Linked by ${linkedName}, ${mediumDate(linkedAt)}`,
            right: mayWrite ? (
              <PostButton
                small
                kind="quiet"
                frame={frame}
                action={href(paths.onePupil.unlinkEvidence, { ...at, item: id })}
                about={title}
              >
                Unlink
              </PostButton>
            ) : undefined,
          }))}
        />
      )}
    </Card>
  );
};

type LinkProps = Readonly<{
  frame: Frame;
  enrolment: string;
  pupil: Who;
  words: string;
  found: readonly FoundItem[];
}>;

/** Finding an item of the library that concerns the pupil. */
export const LinkEvidencePage = ({ frame, enrolment, pupil, words, found }: LinkProps) => {
  const at = { enrolment, pupil: pupil.pupilId };
  return (
    <Page
      frame={frame}
      title={`Evidence that concerns ${pupil.forename}`}
      lead="The item stays as it is: no name enters the library or the portfolio."
      crumbs={[{ text: `${pupil.forename} ${pupil.surname}`, href: href(paths.onePupil.page, at) }]}
      aside={
        <SideNote title="Who sees this">
          Senior leaders, the coordinator and the working party, on the pupil’s own page.
        </SideNote>
      }
    >
      <Form frame={frame} action={href(paths.onePupil.evidence, at)} method="get" inline>
        <TextInput name="q" label="Words of the title" value={words} width={20} />
        <Button kind="quiet">Find</Button>
      </Form>
      <Card
        title={
          found.length === 0
            ? 'No item has these words in its title'
            : words === ''
              ? 'The newest items'
              : `Items with “${words}” in their title`
        }
        flush
      >
        <DataTable
          caption="Items of the library"
          rows={found.slice(0, mostFound)}
          empty={<Empty title="Nothing found.">Use fewer words, or add the item to the library first.</Empty>}
          columns={[
            {
              head: 'Item',
              isRowHead: true,
              cell: ({ id, title }) => (
                <a class="govuk-link" href={href(paths.evidence.item, { enrolment, item: id })}>
                  {title}
                </a>
              ),
            },
            { head: 'Added', cell: ({ addedAt }) => mediumDate(addedAt) },
            {
              head: 'Concerns the pupil',
              cell: ({ id, title, isLinked }) =>
                isLinked ? (
                  <Tag kind="done">Linked</Tag>
                ) : (
                  <PostButton
                    small
                    kind="quiet"
                    frame={frame}
                    action={href(paths.onePupil.evidence, at)}
                    fields={{ item: id, q: words }}
                    about={title}
                  >
                    Link
                  </PostButton>
                ),
            },
          ]}
        />
        {found.length > mostFound ? <p class="wm-sub">More items were found. Add a word to see fewer.</p> : null}
      </Card>
    </Page>
  );
};
