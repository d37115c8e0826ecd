import { Card, DataTable, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import type { Place } from '../asking.ts';
import type { StandardProgress } from '../check/actions.ts';
import { reflectionTag } from '../reflection/rules.ts';

type Props = Place & Readonly<{ scheme: Scheme; progress: readonly StandardProgress[] }>;

/** How each standard's portfolio comes on: its checklist, and what its lead looks back on. */
export const StandardsCard = ({ enrolment, scheme, progress }: Props) => {
  const whole = progress.filter(({ lines, ticked }) => lines > 0 && ticked === lines).length;
  const asked = progress.filter(({ lines }) => lines > 0).length;
  const { one, many } = scheme.words.standard;
  return (
    <Card
      flush
      title={
        asked === 0
          ? `Each ${one.toLowerCase()}’s portfolio`
          : `${whole} of ${asked} ${(asked === 1 ? one : many).toLowerCase()} have all that belongs in their portfolio`
      }
    >
      <DataTable
        caption={`Portfolio of each ${one.toLowerCase()}`}
        rows={progress}
        empty=""
        columns={[
          {
            head: one,
            isRowHead: true,
            cell: ({ code, name }) => (
              <a class="govuk-link" href={href(paths.portfolio.standard, { enrolment: enrolment.id, standard: code })}>
                {code}. {name}
              </a>
            ),
          },
          {
            head: 'Checklist',
            cell: ({ lines, ticked }) => (lines === 0 ? 'None asked for' : `${ticked} of ${lines}`),
          },
          {
            head: 'Looking back',
            cell: ({ reflection }) => <Tag kind={reflectionTag[reflection].kind}>{reflectionTag[reflection].word}</Tag>,
          },
        ]}
      />
    </Card>
  );
};
