import type { Frame } from '../page/frame.ts';
import { Page } from '../page/page.tsx';
import { Data } from './data.tsx';
import { Files } from './files.tsx';
import { Forms } from './forms.tsx';
import { Journeys, pathSteps } from './journeys.tsx';
import { Marks } from './marks.tsx';
import { Provision } from './provision.tsx';

const short = ['Training', 'Initial audit', 'Plan and hub', 'Evidence of impact', 'Visit', 'Award'];

const strip = {
  steps: pathSteps.map(({ number, state, href }, index) => ({ number, title: short[index] ?? '', state, href })),
  aside: 'Visit in 71 days: 2 February 2027',
};

/** Every component in every state. Public in the demonstration; the tests look at it in both themes and on a phone. */
export const KitPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={{ ...frame, strip }}
    title="Components"
    lead="The pieces every page is made of. Shape and word carry the meaning; colour only helps."
    eyebrow="For those who build Waymark"
  >
    <Marks />
    <Journeys />
    <Data />
    <Provision />
    <Files />
    <Forms frame={frame} />
  </Page>
);
