import type { Progress } from '#platform/jobs';
import {
  Alert,
  Button,
  Card,
  clockTime,
  Facts,
  fileSize,
  longDate,
  Meter,
  number,
  Page,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import { rollFormats, type RollFile } from '#pupils';
import { rollCrumbs, stateWords } from './bring-page.tsx';

type Props = Readonly<{ frame: Frame; enrolment: string; file: RollFile }>;

const crumbs = (enrolment: string) => [
  ...rollCrumbs(enrolment),
  { text: 'Files', href: href(paths.roll.files, { enrolment }) },
];

/** While the worker reads: how far it is. The page looks again by itself where scripts run. */
export const ReadingFilePage = ({
  frame,
  enrolment,
  file,
  progress,
}: Props & Readonly<{ progress: Pick<Progress, 'state' | 'done' | 'total' | 'says'> | null }>) => (
  <Page
    frame={frame}
    title={progress?.state === 'running' ? 'The file is being read' : 'The file waits to be read'}
    eyebrow={rollFormats[file.format].title}
    lead={`${file.fileName}, ${fileSize(file.bytes)}. You may leave this page: it goes on without you.`}
    crumbs={crumbs(enrolment)}
    scripts={['look-again.js']}
  >
    <Card title="How far it is">
      <div data-look-again="2">
        <Meter value={progress?.done ?? 0} of={file.bytes} label="Bytes read">
          {fileSize(progress?.done ?? 0)} of {fileSize(file.bytes)}. {progress?.says ?? ''}
        </Meter>
      </div>
      <Button kind="quiet" href={href(paths.roll.file, { enrolment, file: file.id })}>
        Look again
      </Button>
    </Card>
  </Page>
);

/** A file that is behind us: taken over, or set aside. */
export const PastFilePage = ({ frame, enrolment, file }: Props) => (
  <Page
    frame={frame}
    title={
      file.state === 'taken'
        ? `${number(file.added)} added, ${number(file.changed)} changed, ${number(file.unchanged)} unchanged`
        : 'This file was set aside'
    }
    eyebrow={file.fileName}
    crumbs={crumbs(enrolment)}
    actions={
      <Button kind="quiet" href={href(paths.roll.home, { enrolment })}>
        See the roll
      </Button>
    }
  >
    {file.state === 'taken' ? null : (
      <Alert kind="info" title="Nothing of it was kept.">
        <p>Choose it again when you want to bring it in.</p>
      </Alert>
    )}
    <Card title="What was done">
      <Facts
        items={[
          { term: 'File', fact: `${file.fileName}, ${fileSize(file.bytes)}` },
          { term: 'State', fact: stateWords[file.state] },
          {
            term: 'Brought',
            fact: `${file.askedBy ?? 'The operator'}, ${longDate(file.askedAt)} at ${clockTime(file.askedAt)}`,
          },
          ...(file.importedAt === null
            ? []
            : [
                { term: 'Taken over', fact: `${longDate(file.importedAt)} at ${clockTime(file.importedAt)}` },
                { term: 'Pupils in the file', fact: number(file.read) },
                { term: 'Came back', fact: number(file.returnedCount) },
                { term: 'Taken off the roll', fact: number(file.leftCount) },
                { term: 'Results kept', fact: number(file.results) },
              ]),
        ]}
      />
    </Card>
  </Page>
);
