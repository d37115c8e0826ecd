import { classes } from '../govuk/params.ts';
import { safeHref } from '../words/address.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** One thing that meets in the week, as it is shown. */
export type WeekEntry = Readonly<{
  weekday: number;
  startsAt: string;
  minutes: number;
  title: string;
  href: string | null;
  more: readonly string[];
  kind: 'plain' | 'clash' | 'lesson';
}>;

const two = (value: number): string => String(value).padStart(2, '0');

/** "09:15 to 09:45". */
const spanWords = ({ startsAt, minutes }: WeekEntry): string => {
  const end = Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3, 5)) + minutes;
  return `${startsAt} to ${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`;
};

/** A week: a column for a day on a screen, one under another on a phone, in the order of the clock. */
export const Week = ({ entries }: Readonly<{ entries: readonly WeekEntry[] }>) => {
  const last = Math.max(5, ...entries.map(({ weekday }) => weekday));
  return (
    <div class={classes('wm-week', last > 5 && `wm-week--${last}`)}>
      {weekdays.slice(0, last).map((name, at) => {
        const day = entries
          .filter(({ weekday }) => weekday === at + 1)
          .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.title.localeCompare(b.title));
        return (
          <section class="wm-week__day">
            <h3>{name}</h3>
            {day.length === 0 ? (
              <p class="wm-sub">Nothing</p>
            ) : (
              <ul class="wm-week__list">
                {day.map((entry) => (
                  <li
                    class={classes(
                      'wm-week__slot',
                      entry.kind === 'clash' && 'wm-week__slot--clash',
                      entry.kind === 'lesson' && 'wm-week__slot--lesson',
                    )}
                  >
                    <span>{spanWords(entry)}</span>
                    {entry.href === null ? (
                      <strong> {entry.title}</strong>
                    ) : (
                      <a href={safeHref(entry.href)}>{entry.title}</a>
                    )}
                    {entry.more.length === 0 ? null : <span class="wm-sub">{entry.more.join(', ')}</span>}
                    {entry.kind === 'clash' ? <strong>Clash</strong> : null}
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
};
