import { Button, Card, DataTable, Form, mediumDate, number, Page, SideNote, Tag, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import type { KeptKey } from './store.ts';

type KeysProps = Readonly<{ frame: Frame; keys: readonly KeptKey[]; did: string; slug: string; isDirector: boolean }>;

/** The keys with which a body signs: which is in use, what each has signed, and taking a new one into use. */
export const KeysPage = ({ frame, keys, did, slug, isDirector }: KeysProps) => (
  <Page
    frame={frame}
    title="Signing keys"
    lead="Awards are signed with one key at a time. Keys that were replaced stay public, so that every award still checks."
    crumbs={[{ text: 'Awards', href: paths.awards.list }]}
    aside={
      <SideNote title="Where the keys are">
        <p>
          The public halves stand at <a href={href(paths.awards.did, { body: slug })}>{did}</a>.
        </p>
        <p>
          The private half is kept sealed. What opens it is not in the database but in the folder “keys” of the server’s
          data, or in its environment. Copy that folder with your backups: without it no award can be signed.
        </p>
      </SideNote>
    }
  >
    <Card flush>
      <DataTable
        caption="Signing keys, the one in use first"
        rows={keys}
        empty="The first key is made with the first award."
        columns={[
          { head: 'Key', isRowHead: true, cell: (key) => key.name },
          { head: 'Made', tight: true, cell: (key) => mediumDate(key.madeAt) },
          { head: 'Awards signed', numeric: true, cell: (key) => number(key.awards) },
          {
            head: 'State',
            cell: (key) =>
              key.retiredAt === null ? (
                <Tag kind="done">In use</Tag>
              ) : (
                <Tag kind="not-yet">Replaced {mediumDate(key.retiredAt)}</Tag>
              ),
          },
        ]}
      />
    </Card>
    {isDirector ? (
      <Card title="Take a new key into use">
        <p>
          Do this once a year, when somebody who could reach the server leaves, or when you think that the key is known.
          Awards that were signed before stay valid.
        </p>
        <Form frame={frame} action={paths.awards.rotate}>
          <Button kind="quiet">Take a new key into use</Button>
        </Form>
      </Card>
    ) : null}
  </Page>
);
