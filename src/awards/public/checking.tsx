import { Card, Icon, type IconName } from '#platform/kit';
import { href, paths } from '#paths';
import type { AwardPageProps } from './pages.tsx';

/** How a stranger checks an award: by eye, by the address, and by its signature. */
export const Check = ({ award, qr, url, base }: AwardPageProps) => (
  <Card title="Check it yourself">
    <div class="wm-award-qr">
      <img src={qr} width="132" height="132" alt="QR code of this page’s address" />
      <p>
        Scan to open this page. The address should begin <strong>{new URL(url).host}</strong>
      </p>
    </div>
    <ol class="wm-numbered">
      <li>
        Look for the words <strong>Current until</strong> above.
      </li>
      <li>See that the school’s name matches.</li>
      <li>
        To check without trusting us, save the{' '}
        <a href={href(paths.awards.credential, { award: award.number })} download="credential.json">
          signed credential
        </a>{' '}
        and, in a folder of their own, the body’s{' '}
        <a href={base + href(paths.awards.did, { body: award.bodySlug })} download="keys.json">
          public keys
        </a>{' '}
        and its lists of{' '}
        <a href={base + statusList(award.bodySlug, 'revocation')} download="withdrawn.json">
          withdrawn
        </a>{' '}
        and{' '}
        <a href={base + statusList(award.bodySlug, 'suspension')} download="suspended.json">
          suspended
        </a>{' '}
        awards. Then run <code>npx waymark credential verify credential.json --trust FOLDER</code>, or any verifier of
        Open Badges 3.0.
      </li>
    </ol>
  </Card>
);

const statusList = (body: string, purpose: 'revocation' | 'suspension') =>
  href(paths.awards.statusList, { body, purpose });

/** What may be taken away. A certificate is not given out while the award does not stand. */
export const Downloads = ({ award }: AwardPageProps) => {
  const at = { award: award.number };
  const isGivenOut = award.state === 'held';
  const certificate = ['document', 'Certificate, PDF, 1 page', href(paths.awards.certificate, at)] as const;
  const files: readonly (readonly [IconName, string, string])[] = [
    ...(isGivenOut ? [certificate] : []),
    ['image', 'Badge for your website, SVG', href(paths.awards.badgeSvg, at)],
    ['image', 'Badge, PNG', href(paths.awards.badgePng, at)],
    ['lock', 'Signed credential, JSON', href(paths.awards.credential, at)],
  ];
  return (
    <Card title="Downloads">
      <ul class="wm-rows">
        {files.map(([icon, text, address]) => (
          <li class="wm-rows__row">
            <span class="wm-rows__icon">
              <Icon name={icon} />
            </span>
            <a class="govuk-link" href={address} download>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <p class="wm-sub">
        Award number {award.number}.
        {isGivenOut ? '' : ' While an award is suspended or withdrawn, no certificate is given out.'}
      </p>
    </Card>
  );
};
