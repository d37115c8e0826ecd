import { Fragment } from 'preact';
import { render } from 'preact-render-to-string';
import { Alert, Button, ButtonGroup, DataTable, Facts, Page, type Frame } from '#platform/kit';
import type { Block } from '#platform/office';
import { href, paths } from '#paths';
import { yearWords } from '../rules.ts';

type ReadProps = Readonly<{
  frame: Frame;
  enrolment: string;
  year: string;
  blocks: readonly Block[];
  mayTake: boolean;
  /** Five eligible pupils or fewer: nothing is given out. */
  isTooFew: boolean;
  crumb: Readonly<{ text: string; href: string }>;
}>;

const Heading = ({ level, text }: Readonly<{ level: 1 | 2 | 3; text: string }>) => {
  if (level === 1) return <h2 class="govuk-heading-m">{text}</h2>;
  return level === 2 ? <h3 class="govuk-heading-s">{text}</h3> : <h4 class="govuk-heading-s">{text}</h4>;
};

const Piece = ({ block }: Readonly<{ block: Block }>) => {
  switch (block.kind) {
    case 'heading':
      return <Heading {...block} />;
    case 'paragraph':
      return <p class="wm-text">{block.text}</p>;
    case 'note':
      return <p class="wm-sub">{block.text}</p>;
    case 'list':
      return (
        <ul class="govuk-list govuk-list--bullet">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <Facts wide items={block.facts.map(([term, fact]) => ({ term, fact }))} />;
    case 'table':
      return (
        <DataTable<readonly string[]>
          plain
          showCaption
          caption={block.caption}
          rows={block.rows}
          empty={`${block.caption}: none is listed yet.`}
          columns={block.head.map((head, column) => ({
            head,
            isRowHead: column === 0,
            cell: (row: readonly string[]) => row[column] ?? '',
          }))}
        />
      );
    case 'page-break':
      return null;
  }
};

/** The statement as a whole, as the school's website would show it. */
export const ReadPage = ({ frame, enrolment, year, blocks, mayTake, isTooFew, crumb }: ReadProps) => (
  <Page
    frame={frame}
    title="Pupil Premium strategy statement"
    lead={`School year ${yearWords(year)}.`}
    crumbs={[crumb]}
    actions={
      mayTake && !isTooFew ? (
        <ButtonGroup>
          <Button href={href(paths.premium.file, { enrolment, year, file: 'word' })}>Take it as Word</Button>
          <Button kind="quiet" href={href(paths.premium.file, { enrolment, year, file: 'web' })}>
            Take it for the website
          </Button>
        </ButtonGroup>
      ) : undefined
    }
  >
    {isTooFew ? (
      <Alert kind="refusal" title="This statement is not given out.">
        <p>
          Five pupils or fewer are eligible, so it could say who they are. The Department for Education asks for none.
          Keep it in the school; governors see it here.
        </p>
      </Alert>
    ) : null}
    {blocks.map((block) => (
      <Piece block={block} />
    ))}
  </Page>
);

const PlainTable = ({ block }: Readonly<{ block: Extract<Block, { kind: 'table' }> }>) => (
  <table>
    <caption>{block.caption}</caption>
    <thead>
      <tr>
        {block.head.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {block.rows.map((row) => (
        <tr>
          {row.map((cell) => (
            <td>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const lined = (text: string) => text.split('\n').map((line, index) => (index === 0 ? line : [<br />, line]));

const Plain = ({ block }: Readonly<{ block: Block }>) => {
  switch (block.kind) {
    case 'heading': {
      const Tag = `h${block.level + 1}` as 'h2'; // h2 to h4, alike to the compiler
      return <Tag>{block.text}</Tag>;
    }
    case 'paragraph':
    case 'note':
      return <p>{lined(block.text)}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl>
          {block.facts.map(([term, fact]) => (
            <Fragment>
              <dt>{term}</dt>
              <dd>{fact}</dd>
            </Fragment>
          ))}
        </dl>
      );
    case 'table':
      return block.rows.length === 0 ? null : <PlainTable block={block} />;
    case 'page-break':
      return null;
  }
};

/** Plain headings, paragraphs and tables to paste into any website: no style, no script, nothing but words. */
export const webText = (title: string, blocks: readonly Block[]): string =>
  render(
    <article lang="en-GB">
      <h1>{title}</h1>
      {blocks.map((block) => (
        <Plain block={block} />
      ))}
    </article>,
  );
