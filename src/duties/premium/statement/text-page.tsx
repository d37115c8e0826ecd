import {
  Alert,
  Button,
  Card,
  ClashNotice,
  Form,
  Hidden,
  Page,
  Textarea,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { longestText, texts, type StatementText, type TextPart } from './rules.ts';
import type { Typed } from './shared.tsx';

type TextProps = Readonly<{
  frame: Frame;
  enrolment: string;
  year: string;
  part: TextPart;
  text: StatementText | null;
  /** Words to begin with, from the school's own figures, while nothing is written. */
  draft: string | null;
  typed?: Typed;
  problems?: Problems;
  clash?: boolean;
}>;

/** One text of the statement. A draft from the school's figures is offered, and saved only when somebody presses. */
export const TextPage = ({ frame, enrolment, year, part, text, draft, typed, problems, clash }: TextProps) => {
  const where = { enrolment, year, part };
  const isDrafted = typed === undefined && (text === null || text.says === '') && draft !== null;
  return (
    <Page
      frame={frame}
      title={texts[part].title}
      lead={texts[part].ask}
      crumbs={[
        { text: 'Pupil Premium', href: href(paths.premium.home, { enrolment }, { year }) },
        { text: 'Strategy statement', href: href(paths.premium.statement, { enrolment, year }) },
      ]}
      problems={problems}
    >
      {clash && text !== null ? (
        <ClashNotice
          frame={frame}
          action={href(paths.premium.text, where)}
          who={text.savedName}
          at={text.savedAt}
          what="this text"
          texts={[{ label: texts[part].title, mine: typed?.['says'] ?? '', theirs: text.says }]}
          fields={{ says: typed?.['says'] ?? '', version: String(text.version) }}
          leave={href(paths.premium.statement, { enrolment, year })}
        />
      ) : null}
      {isDrafted ? (
        <Alert kind="info" title="These words come from your own figures. Nothing is saved yet.">
          <p>Change them until they say what you found, then save. Small groups are left out already.</p>
        </Alert>
      ) : null}
      <Card>
        <Form frame={frame} action={href(paths.premium.text, where)} keep={`premium-${enrolment}-${year}-${part}`}>
          <Hidden name="version" value={text?.version ?? 0} />
          <Textarea
            name="says"
            label={texts[part].title}
            hint={`${texts[part].hint}. Name no pupil: the statement is public`}
            rows={14}
            value={typed?.['says'] ?? (isDrafted ? draft : (text?.says ?? ''))}
            problems={problems}
            maxLength={longestText}
          />
          <Button>Save this text</Button>
        </Form>
      </Card>
    </Page>
  );
};
