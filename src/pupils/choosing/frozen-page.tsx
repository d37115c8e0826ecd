import { Button, Page, Refusal, type Frame } from '#platform/kit';
import { href, paths } from '#paths';

/** Where pupils would be followed without a reason though the choice is frozen. */
export const FrozenPage = ({ frame, enrolment }: Readonly<{ frame: Frame; enrolment: string }>) => (
  <Page
    frame={frame}
    narrow
    title="The choice of pupils is frozen"
    crumbs={[{ text: 'Pupils', href: href(paths.pupils.home, { enrolment }) }]}
  >
    <Refusal
      what="Nobody is added here."
      why="Who is followed was frozen before the work began, so every change needs a reason."
      next="Bring the pupil in with your roll, then choose them with the reason."
    />
    <Button href={href(paths.groups.choosing, { enrolment })}>Choose with a reason</Button>
  </Page>
);
