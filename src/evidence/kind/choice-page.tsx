import { Card, Page, Rows, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../pages.tsx';
import { itemKinds, kindNames } from './rules.ts';

type ChoiceProps = Place & Readonly<{ criterion: string; asks: string | null }>;

/** First the kind: then only the questions that it needs are asked. */
export const KindChoicePage = ({ frame, enrolment, criterion, asks }: ChoiceProps) => {
  const at = { enrolment: enrolment.id };
  const keep = criterion === '' ? {} : { criterion };
  return (
    <Page
      frame={frame}
      title="What do you have?"
      lead={asks === null ? 'About two minutes. Choose first what it is.' : `For ${criterion}: ${asks}`}
      back={{ text: 'Evidence', href: href(paths.evidence.home, at) }}
      aside={
        <SideNote title="Before you add something new">
          <p>
            One item may serve many criteria.{' '}
            <a class="govuk-link" href={href(paths.evidence.home, at)}>
              Look in the library
            </a>{' '}
            whether it is there already.
          </p>
          <p>
            Leave pupils’ names out: use codes, or cover them. A worry for a child goes to the safeguarding lead, never
            in here.
          </p>
        </SideNote>
      }
    >
      <Card title="One item" flush>
        <Rows
          label="Kinds of evidence"
          rows={kindNames.map((kind) => ({
            title: itemKinds[kind].word,
            href: href(paths.evidence.add, at, { kind, ...keep }),
            icon: itemKinds[kind].icon,
            meta: itemKinds[kind].hint,
          }))}
        />
      </Card>
    </Page>
  );
};
