import { InsetText } from '../form/notices.tsx';
import { GovukPagination } from '../govuk/pagination.tsx';
import { plural } from '../words/numbers.ts';

type Table = Readonly<{ name: string; rows: readonly (readonly string[])[]; more: number }>;

/** What there is to look at in a file: the door of files gives it (`lookInto`). */
type Look =
  | Readonly<{ kind: 'nothing' | 'picture' | 'not-yet' }>
  | Readonly<{ kind: 'unreadable'; because: string }>
  | Readonly<{ kind: 'pages'; drawn: number; total: number }>
  | Readonly<{ kind: 'tables'; tables: readonly Table[] }>
  | Readonly<{ kind: 'words'; words: string; isCut: boolean }>;

type FileLookProps = Readonly<{
  look: Look;
  /** The file's name, for those who do not see the picture. */
  name: string;
  /** The address of the small picture of a picture. */
  picture: string;
  /** The picture of one page, and this page with that page in view. */
  pageImage: (number: number) => string;
  pageHref: (number: number) => string;
  /** The page in view, from 1. */
  page: number;
}>;

const Sheet = ({ name, rows, more }: Table) => (
  <figure class="wm-look__sheet">
    {name === '' ? null : <figcaption class="wm-look__title">{name}</figcaption>}
    <div
      class="wm-look__scroll"
      role="region"
      tabIndex={0}
      aria-label={name === '' ? 'The table' : `The table ${name}`}
    >
      <table class="wm-look__table">
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {more === 0 ? null : <p class="wm-sub">{plural(more, 'further row')} in the file itself.</p>}
  </figure>
);

const Pages = ({
  look,
  name,
  pageImage,
  pageHref,
  page,
}: FileLookProps & Readonly<{ look: { drawn: number; total: number } }>) => {
  const at = Math.min(Math.max(1, page), look.drawn);
  const next = at < look.drawn ? { href: pageHref(at + 1), labelText: `Page ${at + 1}` } : undefined;
  const previous = at > 1 ? { href: pageHref(at - 1), labelText: `Page ${at - 1}` } : undefined;
  return (
    <figure class="wm-look__page">
      <img src={pageImage(at)} alt={`Page ${at} of ${name}`} loading="lazy" />
      <figcaption>
        Page {at} of {look.total}
        {look.total > look.drawn && at === look.drawn
          ? `. The other ${look.total - look.drawn} are in the file itself.`
          : ''}
      </figcaption>
      {next === undefined && previous === undefined ? null : <GovukPagination previous={previous} next={next} />}
    </figure>
  );
};

/** A file looked at without being opened: pages as pictures, or its text and tables printed as text. */
export const FileLook = (props: FileLookProps) => {
  const { look, name } = props;
  switch (look.kind) {
    case 'nothing':
      return null;
    case 'not-yet':
      return <p class="wm-sub">A view of this file is being made. Look again in a minute.</p>;
    case 'unreadable':
      return <InsetText>There is no view of this file. {look.because}</InsetText>;
    case 'picture':
      return <img class="wm-look__picture" src={props.picture} alt={`A small view of ${name}`} loading="lazy" />;
    case 'pages':
      return <Pages {...props} look={look} />;
    case 'tables':
      return (
        <div class="wm-look">
          {look.tables.map((table) => (
            <Sheet {...table} />
          ))}
        </div>
      );
    case 'words':
      return (
        <div class="wm-look__words" role="region" tabIndex={0} aria-label={`The text of ${name}`}>
          <p class="wm-text">{look.words === '' ? 'No words were found in this file.' : look.words}</p>
          {look.isCut ? <p class="wm-sub">The rest is in the file itself.</p> : null}
        </div>
      );
  }
};

/** A stretch of text with the words that were searched for marked in it. */
export const Marked = ({ parts }: Readonly<{ parts: readonly Readonly<{ text: string; isHit: boolean }>[] }>) => (
  <>{parts.map(({ text, isHit }) => (isHit ? <mark class="wm-mark">{text}</mark> : text))}</>
);
