import { SeenFigure, showCount } from '#platform/disclosure';
import { Card, number, plural } from '#platform/kit';
import { href, paths } from '#paths';
import type { OneProps } from './pages.tsx';

/** Of workshops for parents: how many sessions were held, how many grown-ups came, and what is ahead. */
export const FamiliesCard = ({ enrolment, provision, families, isTeam, mayWrite }: OneProps) => {
  if (families === null) return null;
  const { held, ahead, came, answers } = families;
  return (
    <Card
      title={held === 0 ? 'No session was held yet' : `${plural(held, 'session')} held for parents and carers`}
      link={
        mayWrite
          ? {
              text: 'Workshops',
              href: href(paths.provision.workshops, { enrolment: enrolment.id, provision: provision.id }),
            }
          : undefined
      }
    >
      {held === 0 ? null : (
        <p>
          Grown-ups who came, each session counted: {isTeam ? number(came) : <SeenFigure of={showCount(came)} />}.
          {isTeam ? ` ${plural(answers, 'answer')} to how useful it was.` : ''}
        </p>
      )}
      <p class="wm-muted">{ahead === 0 ? 'None is planned.' : `${plural(ahead, 'session')} ahead.`}</p>
    </Card>
  );
};
