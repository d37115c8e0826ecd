import type { LineProblem } from '#platform/csv';
import type { Progress } from '#platform/jobs';
import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  clockTime,
  Details,
  Facts,
  fileSize,
  longDate,
  Meter,
  number,
  Page,
  Pagination,
  plural,
  PostButton,
  type Frame,
  type Option,
} from '#platform/kit';
import { href, paths } from '#paths';
import { FaultsTable } from '../../columns/faults-table.tsx';
import { ReadAsCard } from '../../columns/read-as.tsx';
import type { ScoreFile } from './store.ts';

export const fileCrumbs = (enrolment: string) => [
  { text: 'Assessments', href: href(paths.tracking.assessments, { enrolment }) },
  { text: 'Files', href: href(paths.tracking.scoreFiles, { enrolment }) },
];

type FileProps = Readonly<{ frame: Frame; enrolment: string; file: ScoreFile }>;

/** While the worker reads or takes over: how far it is. The page looks again by itself where scripts run. */
export const WaitingPage = ({
  frame,
  enrolment,
  file,
  progress,
}: FileProps & Readonly<{ progress: Pick<Progress, 'done' | 'says'> | null }>) => (
  <Page
    frame={frame}
    title={file.state === 'taking' ? 'The results are being taken over' : 'The file is being read'}
    lead={`${file.fileName}, ${fileSize(file.bytes)}. You may leave this page: it goes on without you.`}
    crumbs={fileCrumbs(enrolment)}
    scripts={['look-again.js']}
  >
    <Card title="How far it is">
      <div data-look-again="2">
        <Meter value={progress?.done ?? 0} of={file.bytes} label="Bytes read">
          {fileSize(progress?.done ?? 0)} of {fileSize(file.bytes)}. {progress?.says ?? 'It waits for its turn.'}
        </Meter>
      </div>
      <Button kind="quiet" href={href(paths.tracking.scoreFile, { enrolment, import: file.id })}>
        Look again
      </Button>
    </Card>
  </Page>
);

const Counts = ({ file }: Pick<FileProps, 'file'>) => (
  <Facts
    wide
    items={[
      { term: 'File', fact: `${file.fileName}, ${plural(file.read, 'row')}` },
      { term: 'New results', fact: number(file.added) },
      { term: 'Corrections', fact: number(file.changed) },
      { term: 'Unchanged', fact: number(file.unchanged) },
      { term: 'Empty cells, passed over', fact: number(file.blank) },
      ...(file.newPoints.length === 0 ? [] : [{ term: 'Points to be added', fact: file.newPoints.join(', ') }]),
      ...(file.afterLeaving === 0
        ? []
        : [{ term: 'Dated after the pupil left', fact: `${number(file.afterLeaving)}: look whether that is right` }]),
      ...(file.source === null ? [] : [{ term: 'Source', fact: file.source }]),
      ...(file.takenAt === null
        ? []
        : [{ term: 'Taken over', fact: `${longDate(file.takenAt)} at ${clockTime(file.takenAt)}` }]),
    ]}
  />
);

const SetAside = ({ frame, enrolment, file }: FileProps) => (
  <PostButton frame={frame} action={href(paths.tracking.dropScores, { enrolment, import: file.id })} kind="quiet">
    Set the file aside
  </PostButton>
);

type CheckedProps = FileProps & Readonly<{ options: readonly Option[] }>;
type FaultsProps = CheckedProps & Readonly<{ problems: readonly LineProblem[]; page: number; pages: number }>;

const ReadAs = ({ enrolment, file, options }: CheckedProps) =>
  file.readAs.columns.length === 0 ? null : (
    <ReadAsCard
      columns={file.readAs.columns}
      options={options}
      change={href(paths.tracking.scoreFile, { enrolment, import: file.id }, { show: 'columns' })}
    />
  );

const FaultsPage = (props: FaultsProps) => {
  const { frame, enrolment, file, problems, page, pages } = props;
  return (
    <Page
      frame={frame}
      title={`${plural(file.problemsTotal, 'problem')}: nothing can be taken over yet`}
      lead="Correct the lines below in your file, and bring it again. The heading row is line 1."
      crumbs={fileCrumbs(enrolment)}
      actions={
        <Button kind="quiet" href={href(paths.tracking.scoreProblems, { enrolment, import: file.id })}>
          All problems as a file (CSV)
        </Button>
      }
    >
      <ButtonGroup>
        <Button href={href(paths.tracking.scoreFiles, { enrolment })}>Bring the file again</Button>
        <SetAside {...{ frame, enrolment, file }} />
      </ButtonGroup>
      <Card title={file.fileName} note={`page ${page} of ${pages}`} flush>
        <FaultsTable problems={problems} />
      </Card>
      <Pagination
        page={page}
        pages={pages}
        label="Pages of problems"
        href={(at) =>
          href(paths.tracking.scoreFile, { enrolment, import: file.id }, { page: at === 1 ? undefined : at })
        }
      />
      <ReadAs {...props} />
    </Page>
  );
};

const ReadyPage = (props: CheckedProps) => {
  const { frame, enrolment, file } = props;
  const news = file.added + file.changed;
  return (
    <Page
      frame={frame}
      title={
        news === 0
          ? 'The file says nothing new'
          : `${plural(file.added, 'new result')}, ${plural(file.changed, 'correction')}`
      }
      lead="Nothing is saved yet."
      crumbs={fileCrumbs(enrolment)}
    >
      <Card title="What would be saved">
        <Counts file={file} />
        {file.changed === 0 ? null : (
          <Details summary="What happens to what stands there">
            <p>A correction is added after what it corrects; what stood there can still be seen.</p>
          </Details>
        )}
        <ButtonGroup>
          {news === 0 ? null : (
            <PostButton frame={frame} action={href(paths.tracking.takeScores, { enrolment, import: file.id })}>
              Take the results over
            </PostButton>
          )}
          <SetAside {...{ frame, enrolment, file }} />
        </ButtonGroup>
      </Card>
      <ReadAs {...props} />
    </Page>
  );
};

const PastPage = ({ frame, enrolment, file }: FileProps) => (
  <Page
    frame={frame}
    title={
      file.state === 'taken'
        ? `${plural(file.added, 'result')} added, ${number(file.changed)} corrected`
        : 'This file was set aside'
    }
    crumbs={fileCrumbs(enrolment)}
    actions={
      <Button kind="quiet" href={href(paths.tracking.assessments, { enrolment })}>
        See the assessments
      </Button>
    }
  >
    {file.state === 'taken' ? (
      <Card title="What was done">
        <Counts file={file} />
      </Card>
    ) : (
      <Alert kind="info" title="Nothing of it was kept.">
        <p>Choose it again when you want to bring it in.</p>
      </Alert>
    )}
  </Page>
);

/** A file that is read: its problems, what it would change, or what it did. */
export const ScoreFilePage = (props: FaultsProps) => {
  const { file } = props;
  if (file.state !== 'checked') return <PastPage {...props} />;
  return file.problemsTotal > 0 ? <FaultsPage {...props} /> : <ReadyPage {...props} />;
};
