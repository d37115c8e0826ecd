import { Views } from '#platform/kit';
import { href, paths } from '#paths';

const views = {
  targets: { text: 'Target pupils', path: paths.tracking.home },
  everyone: { text: 'Everyone', path: paths.tracking.everyone },
  partnerships: { text: 'By partnership', path: paths.tracking.partnerships },
  start: { text: 'Where we started', path: paths.tracking.start },
} as const;

export type ImpactView = keyof typeof views;

/** The ways to look at what changed; each keeps the measure that was chosen. */
export const ImpactViews = ({
  view,
  enrolment,
  measure,
}: Readonly<{ view: ImpactView; enrolment: string; measure?: string | undefined }>) => (
  <Views
    label="What changed, for whom"
    views={Object.entries(views).map(([key, { text, path }]) => ({
      text,
      href: href(path, { enrolment }, { measure }),
      current: key === view,
    }))}
  />
);
