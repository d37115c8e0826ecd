import { Card, clockTime, Empty, longDate, money, Page, plural, SummaryList } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import { changedTexts, planTexts, planTextWords, type ActionTexts, type PlanText } from '../../rules.ts';
import type { ListedAction, Revision } from '../store.ts';

type HistoryProps = Place &
  Readonly<{ action: ListedAction; revisions: readonly Revision[]; names: ReadonlyMap<string, string> }>;

/** Every text that the action ever had, the latest first, with what changed each time. */
export const ActionHistoryPage = ({ frame, enrolment, action, revisions, names }: HistoryProps) => (
  <Page
    frame={frame}
    title={`Earlier texts of action ${action.number}`}
    lead={
      revisions.length < 2
        ? 'It has said the same from the start.'
        : `It was changed ${revisions.length - 1} ${revisions.length === 2 ? 'time' : 'times'}.`
    }
    crumbs={[
      { text: 'Action plan', href: href(paths.plan.home, { enrolment: enrolment.id }) },
      {
        text: `Action ${action.number}`,
        href: href(paths.plan.action, { enrolment: enrolment.id, action: action.id }),
      },
    ]}
  >
    {revisions.length === 0 ? <Empty title="No text is kept yet." /> : null}
    {revisions.map((revision, index) => (
      <Card title={`${longDate(revision.savedAt)}, ${clockTime(revision.savedAt)}`} note={revision.who}>
        <SummaryList
          plain
          items={changed(revision.said, revisions[index + 1]?.said ?? null).map((text) => ({
            key: capital(planTextWords[text]),
            value: said(revision.said, text, names),
          }))}
        />
      </Card>
    ))}
  </Page>
);

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The first text in full; of a later one, what differs from the one before. */
const changed = (now: ActionTexts, before: ActionTexts | null): readonly PlanText[] =>
  before === null ? planTexts.filter((text) => !isUnsaid(now[text])) : changedTexts(before, now);

/** Older texts lack what was not asked then. */
const isUnsaid = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const said = (texts: ActionTexts, text: PlanText, names: ReadonlyMap<string, string>): string => {
  const value: unknown = texts[text];
  if (isUnsaid(value)) return 'None';
  if (text === 'pupilIds') return plural(texts.pupilIds.length, 'target pupil');
  if (Array.isArray(value)) return value.map((each) => names.get(String(each)) ?? String(each)).join(', ');
  if (text === 'costPence' || text === 'premiumPence') return money(Number(value) / 100);
  if (text === 'dueOn' || text === 'beginsOn') return longDate(String(value));
  return names.get(String(value)) ?? notNamed[text] ?? String(value);
};

/** Where a text names somebody or something by its id, and this reader may not know which: never the id itself. */
const notNamed: Readonly<Partial<Record<PlanText, string>>> = {
  ownerId: 'A colleague at the school',
  partnershipId: 'A partner of the school',
  areaId: 'An area for improvement of the audit',
};
