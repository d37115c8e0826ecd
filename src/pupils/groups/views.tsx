import { Views } from '#platform/kit';
import { href, paths } from '#paths';

const all = [
  ['Followed', paths.pupils.home],
  ['Roll', paths.roll.home],
  ['Groups', paths.groups.home],
  ['How they stand', paths.learners.home],
  ['Overlaps', paths.groups.overlaps],
  ['Compared', paths.groups.choosing],
  ['Unmet need', paths.groups.need],
  ['Safeguarding', paths.groups.safeguarding],
] as const;

/** The pages about pupils, one beside the other. */
export const PupilViews = ({ enrolment, current }: Readonly<{ enrolment: string; current: string }>) => (
  <Views
    label="Pages about pupils"
    views={all.map(([text, path]) => ({ text, href: href(path, { enrolment }), current: path === current }))}
  />
);
