import { Page, SquareCode, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { SessionFacts } from '../door/parts.tsx';
import type { Offered } from '../door/store.ts';

type PosterProps = Readonly<{
  frame: Frame;
  enrolment: string;
  offer: Offered;
  /** The whole address, for a camera. */
  link: string;
}>;

/** One sheet for a wall or a school bag: what, when, where, and the way to sign up. */
export const PosterPage = ({ frame, enrolment, offer, link }: PosterProps) => {
  // By hand in two steps: a long address is mistyped.
  const [address = '', code = ''] = link.replace(/^https?:\/\//, '').split(/\/(?=[^/]+$)/);
  return (
    <Page
      frame={frame}
      title={offer.title}
      eyebrow={`${offer.school}, for parents and carers`}
      narrow
      back={{
        href: href(paths.provision.workshop, { enrolment, provision: offer.provisionId, workshop: offer.id }),
      }}
    >
      <SessionFacts offer={offer} />
      <div class="wm-poster">
        <SquareCode holds={link} label="Square code that opens the sign-up page" />
        <div>
          <p>
            <strong>Sign up with your telephone:</strong> point its camera at the square. Or go to
          </p>
          <p class="wm-poster__link">{address}</p>
          <p>and type</p>
          <p class="wm-poster__link wm-nowrap">{code}</p>
          <p>You need no account. You can also sign up at the school office.</p>
        </div>
      </div>
    </Page>
  );
};
