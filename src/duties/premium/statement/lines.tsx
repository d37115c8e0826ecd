import { Button, Card, Details, Empty, Form, Hidden, PostButton, Sub, Textarea, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import { lineKinds, type LineKind, type StatementLine } from './rules.ts';
import { at, bare, Late, own, type StatementProps, type Typed } from './shared.tsx';

const LineFields = ({
  kind,
  id,
  typed,
  problems,
}: Readonly<{ kind: LineKind; id: string; typed: Typed; problems?: Problems }>) => (
  <>
    <Textarea
      id={`${id}-says`}
      name="says"
      label={lineKinds[kind].ask}
      rows={3}
      value={typed['says']}
      problems={bare(problems, id)}
    />
    {kind === 'outcome' ? (
      <Textarea
        id={`${id}-criteria`}
        name="criteria"
        label="How will you know? Its success criteria"
        rows={2}
        value={typed['criteria']}
        problems={bare(problems, id)}
      />
    ) : null}
  </>
);

const Line = (props: StatementProps & Readonly<{ line: StatementLine }>) => {
  const { frame, mayChange, line } = props;
  const again = own(props.again, line.id);
  const where = { ...at(props), line: line.id };
  return (
    <li class="wm-rows__row" id={`line-${line.id}`}>
      <div class="wm-rows__words">
        <span class="wm-rows__title">
          {line.number}. {line.says}
        </span>
        {line.criteria === '' ? null : <Sub>Success: {line.criteria}</Sub>}
        {mayChange ? (
          <Details summary={`Change ${lineKinds[line.kind].one} ${line.number}`} open={again !== undefined}>
            {again?.late ? <Late /> : null}
            <Form frame={frame} action={href(paths.premium.line, where)}>
              <Hidden name="version" value={line.version} />
              <LineFields
                kind={line.kind}
                id={line.id}
                typed={again?.typed ?? { says: line.says, criteria: line.criteria }}
                problems={again?.problems}
              />
              <Button kind="quiet" small>
                Save the {lineKinds[line.kind].one}
              </Button>
            </Form>
            <PostButton frame={frame} action={href(paths.premium.endLine, where)} kind="danger" small about={line.says}>
              Take it out
            </PostButton>
          </Details>
        ) : null}
      </div>
    </li>
  );
};

/** Challenges, or intended outcomes with their success criteria. */
export const Lines = (props: StatementProps & Readonly<{ kind: LineKind }>) => {
  const { frame, read, kind, mayChange } = props;
  const lines = read.lines.filter((each) => each.kind === kind);
  const again = own(props.again, `new-${kind}`);
  const { title, one } = lineKinds[kind];
  return (
    <Card title={lines.length === 0 ? title : `${title}: ${lines.length}`} id={kind}>
      {lines.length === 0 ? (
        <Empty title={`No ${one} is listed yet.`}>A senior leader or the coordinator adds them here.</Empty>
      ) : (
        <ul class="wm-rows" aria-label={title}>
          {lines.map((line) => (
            <Line {...props} line={line} />
          ))}
        </ul>
      )}
      {mayChange ? (
        <Details summary={`Add ${kind === 'outcome' ? 'an' : 'a'} ${one}`} open={again !== undefined}>
          <Form frame={frame} action={href(paths.premium.addLine, at(props))}>
            <Hidden name="kind" value={kind} />
            <LineFields kind={kind} id={`new-${kind}`} typed={again?.typed ?? {}} problems={again?.problems} />
            <Button kind="quiet" small>
              Add the {one}
            </Button>
          </Form>
        </Details>
      ) : null}
    </Card>
  );
};
