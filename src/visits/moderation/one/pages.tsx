import {
  Alert,
  Button,
  Card,
  Form,
  Hidden,
  LevelChoice,
  Page,
  Radios,
  Rows,
  Textarea,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Criterion } from '#schemes/rules';
import { Level, toVisit, VisitRefused, type Place } from '../../panels.tsx';
import type { VisitRefusal } from '../../rules.ts';
import type { ListedClaim, ListedFinding, SchoolAnswer } from '../../store.ts';
import type { ListedModerated } from '../store.ts';

export type ModerateProps = Place &
  Readonly<{
    criterion: Criterion;
    finding: ListedFinding | null;
    answer: SchoolAnswer | null;
    claims: readonly ListedClaim[];
    view: ListedModerated | null;
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: VisitRefusal['because'];
    isReading?: boolean;
    mayModerate: boolean;
    overtaken?: ListedModerated;
  }>;

/** One finding for the second verifier: the school's level, the evidence, the verifier's level and reasons, and their own view. */
export const ModeratePage = (props: ModerateProps) => {
  const {
    frame,
    enrolment,
    standing,
    scheme,
    criterion,
    finding,
    answer,
    claims,
    view,
    typed,
    problems,
    refused,
    overtaken,
  } = props;
  return (
    <Page
      frame={frame}
      title={criterion.text}
      eyebrow={`${scheme.words.criterion.one} ${criterion.code}`}
      crumbs={[
        toVisit(enrolment.id),
        { text: 'Second view', href: href(paths.visits.moderation, { enrolment: enrolment.id }) },
      ]}
      problems={problems}
      aside={
        <Card title="What the school says">
          <p>
            <Level scheme={scheme} code={answer?.level ?? null} />
          </p>
          <p>{answer === null ? 'The school’s audit does not judge this.' : answer.comment}</p>
          <Rows
            label="Evidence"
            rows={claims.map(({ itemId, title, says }) => ({
              title,
              href: href(paths.evidence.item, { enrolment: enrolment.id, item: itemId }),
              meta: says,
            }))}
          />
          {claims.length === 0 ? <p>No item of evidence claims this.</p> : null}
        </Card>
      }
    >
      {refused === undefined ? null : (
        <VisitRefused
          because={refused}
          standing={standing}
          isReading={props.isReading}
          wrote={props.isReading ? undefined : typed['reasons']}
        />
      )}
      {overtaken === undefined ? null : (
        <Alert kind="warning" title={`${overtaken.who} saved this view while you were writing`} urgent>
          <p>
            Nothing is lost: yours stands below, theirs is “{overtaken.agrees ? 'agrees' : 'differs'}”{' '}
            {overtaken.reasons}. Save again to keep yours.
          </p>
        </Alert>
      )}
      <Card title="The verifier’s finding">
        <p>
          <Level scheme={scheme} code={finding?.level ?? null} />
        </p>
        <p>{finding?.reasons ?? 'No reasons are written.'}</p>
      </Card>
      {props.mayModerate ? (
        <Card title="Your view">
          <Form
            frame={frame}
            action={href(paths.visits.moderate, { enrolment: enrolment.id, criterion: criterion.code })}
            keep={`second-${enrolment.id}-${criterion.code}`}
          >
            <Hidden name="version" value={view?.version ?? 0} />
            <Radios
              name="view"
              legend="Do you agree with the level?"
              choices={[
                { value: 'agree', label: 'Yes, I agree' },
                { value: 'differ', label: 'No, I would give another level' },
              ]}
              value={typed['view']}
              problems={problems}
            />
            <LevelChoice
              name="level"
              legend="If not, which level would you give?"
              levels={scheme.levels.map((level) => ({
                value: level.code,
                rank: level.rank,
                word: level.name,
                statement: criterion.levels[level.code] ?? level.means,
              }))}
              value={typed['level']}
              problems={problems}
            />
            <Textarea
              name="reasons"
              label="Your reasons"
              hint="Needed when you differ."
              rows={4}
              value={typed['reasons']}
              problems={problems}
            />
            <Button>Save and go on</Button>
          </Form>
        </Card>
      ) : null}
    </Page>
  );
};
