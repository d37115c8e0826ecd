import {
  Alert,
  Button,
  Card,
  DataTable,
  Form,
  Hidden,
  mediumDate,
  Page,
  Select,
  SideNote,
  Tag,
  TextInput,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Statement } from '../statements.ts';
import { longestWord, wordField } from './forms.ts';
import { englishOf, howFar, languageOf, languages, questionKey, type Language, type Words } from './rules.ts';
import type { Put } from './store.ts';

type ListProps = Readonly<{
  frame: Frame;
  enrolment: string;
  statements: readonly Statement[];
  all: readonly Put[];
  mayWrite: boolean;
}>;

/** The languages in which pupils may answer, and how far each has come. */
export const LanguagesPage = ({ frame, enrolment, statements, all, mayWrite }: ListProps) => (
  <Page
    frame={frame}
    title="Languages of the questions"
    lead="Pupils may answer in any language that is whole and that somebody who speaks it has read."
    back={{ text: 'Ready to learn', href: href(paths.questionnaires.home, { enrolment }) }}
  >
    <Card title="English, and what your school added" flush>
      <DataTable
        caption="Languages of the questions"
        rows={all}
        empty={<p class="wm-table-empty">Only English yet. A coordinator adds a language below.</p>}
        columns={[
          {
            head: 'Language',
            isRowHead: true,
            cell: ({ language }) => {
              const known = languageOf(language);
              const text = known === null ? language : `${known.name}, ${known.own}`;
              return mayWrite ? (
                <a class="govuk-link" href={href(paths.questionnaires.language, { enrolment, language })}>
                  {text}
                </a>
              ) : (
                text
              );
            },
          },
          {
            head: 'Words',
            numeric: true,
            cell: (row) => {
              const far = howFar(row, statements);
              return `${far.done} of ${far.all}`;
            },
          },
          { head: 'Read by', cell: ({ checkedBy }) => (checkedBy === '' ? 'nobody yet' : checkedBy) },
          { head: 'Saved', cell: ({ savedAt, savedName }) => `${mediumDate(savedAt)}, ${savedName}` },
          {
            head: 'State',
            cell: (row) =>
              howFar(row, statements).isOffered ? (
                <Tag kind="done">Offered</Tag>
              ) : (
                <Tag kind="progress">Not offered yet</Tag>
              ),
          },
        ]}
      />
    </Card>
    {mayWrite ? (
      <Card title="Add a language">
        <Form frame={frame} action={href(paths.questionnaires.languages, { enrolment })} method="get" inline>
          <Select
            name="add"
            label="Which language"
            options={languages
              .filter(({ code }) => all.every(({ language }) => language !== code))
              .map(({ code, name, own }) => ({ value: code, text: `${name}, ${own}` }))}
          />
          <Button kind="quiet">Put it in this language</Button>
        </Form>
      </Card>
    ) : null}
  </Page>
);

type LanguageProps = Readonly<{
  frame: Frame;
  enrolment: string;
  language: Language;
  statements: readonly Statement[];
  put: Put | null;
  typed?: Readonly<{ words: Words; checkedBy: string }>;
  problems?: Problems;
  clash?: boolean;
}>;

/** Every word that a pupil reads, the English beside it. */
export const LanguagePage = (props: LanguageProps) => {
  const { frame, enrolment, language, statements, put, typed, problems, clash } = props;
  const words = typed?.words ?? put?.words ?? {};
  const far = howFar({ words: put?.words ?? {}, checkedBy: put?.checkedBy ?? '' }, statements);
  const asked = new Set<string>(statements.map(questionKey));
  const all = Object.entries(englishOf(statements));
  const one = ([key, said]: readonly [string, string]) => (
    <div lang={language.code} dir={language.direction}>
      <TextInput
        name={wordField(key)}
        label={
          <span lang="en-GB" dir="ltr">
            {said}
          </span>
        }
        value={words[key] ?? ''}
        problems={problems}
      />
      {clash && put !== null && (put.words[key] ?? '') !== (words[key] ?? '') ? (
        <p class="wm-sub">
          <span lang="en-GB">Saved by {put.savedName}:</span> {put.words[key] ?? '–'}
        </p>
      ) : null}
    </div>
  );
  return (
    <Page
      frame={frame}
      title={`The questions in ${language.name}`}
      lead={`${far.done} of ${far.all} are there. ${far.isOffered ? 'Pupils can choose it.' : 'Pupils can choose it when all are, and somebody who speaks it has read them.'}`}
      back={{ text: 'Languages', href: href(paths.questionnaires.languages, { enrolment }) }}
      problems={problems}
      aside={
        <SideNote title="How to put it">
          <p>
            Ask somebody who speaks {language.name} and knows children. Use words that an eight-year-old reads; keep the
            meaning, not the order. What stands in braces, like {'{who}'}, is filled in and stays as it is.
          </p>
          <p>You can save what you have and go on another day.</p>
        </SideNote>
      }
    >
      {clash && put !== null ? (
        <Alert kind="warning" title={`${put.savedName} saved these words before you.`} urgent>
          <p>
            What you typed is below and is not saved. Where theirs differs it stands under yours. Press “Save the words”
            to keep yours.
          </p>
        </Alert>
      ) : null}
      <Form frame={frame} action={href(paths.questionnaires.language, { enrolment, language: language.code })}>
        <Hidden name="version" value={put?.version ?? 0} />
        <Card title="The questions" subtitle={`At most ${longestWord} characters each.`}>
          {all.filter(([key]) => asked.has(key)).map(one)}
        </Card>
        <Card title="Everything else on a pupil’s pages">{all.filter(([key]) => !asked.has(key)).map(one)}</Card>
        <Card title="Who read it">
          <TextInput
            name="checkedBy"
            label={`Who speaks ${language.name} and has read these words`}
            hint="The name, and who they are. Leave it empty until somebody has"
            width={30}
            value={typed?.checkedBy ?? put?.checkedBy ?? ''}
            problems={problems}
          />
        </Card>
        <Button>Save the words</Button>
      </Form>
    </Page>
  );
};
