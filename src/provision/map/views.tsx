import { Views } from '#platform/kit';
import { href, paths } from '#paths';

const views = [
  ['map', 'Map', paths.provision.map],
  ['picture', 'Tiers and menu', paths.provision.picture],
  ['timetable', 'Timetable', paths.provision.timetable],
  ['findings', 'Clashes and gaps', paths.provision.findings],
] as const;

/** The same provision seen four ways. Clashes name pupils: they are the team's alone. */
export const MapViews = ({
  enrolment,
  at,
  isTeam,
}: Readonly<{ enrolment: string; at: (typeof views)[number][0]; isTeam: boolean }>) => (
  <Views
    label="Views of provision"
    views={views
      .filter(([name]) => isTeam || name !== 'findings')
      .map(([name, text, path]) => ({ text, href: href(path, { enrolment }), current: name === at }))}
  />
);
