import { fewestToCount, showCount } from '#platform/disclosure';
import { Alert, Details, Facts, fileSize, HiddenFigure, mediumDate, PostButton, safeHref, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import { consentStates, consentTrouble, consentTroubleWords } from '../consent/rules.ts';
import { reviewBy, reviewIsDue } from '../keep/rules.ts';
import { canonicalText, figureWords, itemKinds } from '../kind/rules.ts';
import { linkTrouble, linkTroubleWords } from '../link/rules.ts';
import type { Place } from '../pages.tsx';
import type { Item, ItemFile } from '../store.ts';

export type AboutProps = Place & Readonly<{ item: Item }>;

const scanned = {
  'not-scanned': 'not scanned for viruses',
  clean: 'scanned, no virus found',
  infected: 'a virus was found',
} as const;

const FileLine = ({ file, to }: Readonly<{ file: ItemFile; to: string }>) => {
  if (file.state === 'refused')
    return (
      <>
        {file.name}: {file.refusedBecause}
      </>
    );
  if (file.waitsFor === 'scanner')
    return (
      <>
        {file.name} waits for the virus scanner, which gives no answer at the moment. It is asked again by itself; until
        then nobody is given the file.
      </>
    );
  if (file.state === 'waiting') return <>{file.name} is being prepared. Look again in a minute.</>;
  return (
    <>
      <a class="govuk-link" href={to}>
        {file.name}
      </a>
      , {fileSize(file.size)}, {scanned[file.scan]}
    </>
  );
};

const at = ({ enrolment, item }: Pick<AboutProps, 'enrolment' | 'item'>) => ({
  enrolment: enrolment.id,
  item: item.id,
});

const Link = ({ item }: Pick<AboutProps, 'item'>) =>
  item.url === null ? null : (
    <a class="govuk-link" href={safeHref(item.url)} rel="noreferrer nofollow">
      {item.url}
    </a>
  );

export const isPicture = (item: Pick<Item, 'file'>): boolean => item.file?.type.startsWith('image/') === true;

/** A link that needs a sign-in, or that was seen not to open; whoever looked says so with one press. */
export const LinkNotice = (props: AboutProps) => {
  const { item, mayWrite } = props;
  if (item.url === null || item.removedAt !== null) return null;
  const trouble = item.linkOpens === false ? ({ kind: 'does-not-open' } as const) : linkTrouble(item.url);
  const seen =
    item.linkLookedAt === null || item.linkOpens === null
      ? null
      : `${item.linkOpens ? 'It opened' : 'It did not open'} on ${mediumDate(item.linkLookedAt)}.`;
  if (trouble !== null && item.linkOpens !== true) {
    const words = linkTroubleWords(trouble);
    return (
      <Alert kind="warning" title={words.title}>
        <p>
          {words.why}{' '}
          {mayWrite ? (
            <a class="govuk-link" href={href(paths.evidence.add, { enrolment: props.enrolment.id }, { kind: 'file' })}>
              Upload a copy
            </a>
          ) : null}
        </p>
        {mayWrite ? <Looked {...props} /> : null}
      </Alert>
    );
  }
  if (!mayWrite) return seen === null ? null : <p class="wm-sub">{seen}</p>;
  return (
    <Details summary={seen ?? 'Does it open for somebody without your password?'}>
      <p>Open it in a private window, signed out of everything, and say what you found. The server does not look.</p>
      <Looked {...props} />
    </Details>
  );
};

const Looked = (props: AboutProps) => (
  <div class="govuk-button-group">
    <PostButton
      frame={props.frame}
      action={href(paths.evidence.looked, at(props))}
      fields={{ opens: 'yes' }}
      kind="quiet"
      small
    >
      It opens
    </PostButton>
    <PostButton
      frame={props.frame}
      action={href(paths.evidence.looked, at(props))}
      fields={{ opens: 'no' }}
      kind="quiet"
      small
    >
      It does not open
    </PostButton>
  </div>
);

/** Why the item stays in the school, when it does. */
export const ConsentNotice = (props: AboutProps) => {
  const { item, today, mayWrite } = props;
  const trouble = consentTrouble({ ...item, isPicture: isPicture(item) }, today);
  if (trouble === null || item.removedAt !== null) return null;
  const words = consentTroubleWords(trouble);
  return (
    <Alert kind={trouble === 'asked' || trouble === 'not-said' ? 'warning' : 'refusal'} title={words.title}>
      <p>
        {words.next}{' '}
        {mayWrite ? (
          <a class="govuk-link" href={href(paths.evidence.consent, at(props))}>
            Say what is known now
          </a>
        ) : null}
      </p>
    </Alert>
  );
};

const figureFacts = ({ item }: AboutProps) =>
  item.measure === null
    ? []
    : [
        { term: item.kind === 'questionnaire' ? 'Question' : 'Measured', fact: item.measure },
        {
          term: 'Value',
          fact:
            item.value === null ? (
              <HiddenFigure />
            ) : item.pupils !== null && showCount(item.pupils).kind === 'hidden' ? (
              <>
                {figureWords(item)} <span class="wm-sub">hidden outside the school: fewer than {fewestToCount}</span>
              </>
            ) : (
              figureWords(item)
            ),
        },
        { term: 'Source', fact: item.source },
      ];

/** What is known of an item, fact by fact. */
export const AboutFacts = (props: AboutProps) => {
  const { item, mayWrite, today, isFrozen } = props;
  const review = reviewBy(item);
  return (
    <Facts
      wide
      items={[
        { term: 'Heard from', fact: item.voices.length === 0 ? 'Nobody named' : item.voices.join(', ') },
        {
          term: 'From',
          fact: item.fromOn === null ? mediumDate(item.toOn) : `${mediumDate(item.fromOn)} to ${mediumDate(item.toOn)}`,
        },
        ...(item.byWhom === '' ? [] : [{ term: item.kind === 'minutes' ? 'There' : 'Seen by', fact: item.byWhom }]),
        ...figureFacts(props),
        { term: 'Added by', fact: `${item.addedBy}, ${mediumDate(item.addedAt)}` },
        ...(item.file === null
          ? []
          : [
              {
                term: item.kind === 'photograph' ? 'Photograph' : 'File',
                fact: (
                  <FileLine file={item.file} to={href(paths.evidence.file, { ...at(props), version: item.version })} />
                ),
              },
            ]),
        ...(item.url === null ? [] : [{ term: 'Link', fact: <Link item={item} /> }]),
        ...(isFrozen || (item.consent === 'not-said' && !itemKinds[item.kind].asksConsent && !isPicture(item))
          ? []
          : [
              {
                term: 'Consent',
                fact: (
                  <>
                    <Tag kind={consentStates[item.consent].tag}>{consentStates[item.consent].word}</Tag>{' '}
                    {item.consentUntil === null ? null : `until ${mediumDate(item.consentUntil)} `}
                    {mayWrite ? (
                      <a class="govuk-link" href={href(paths.evidence.consent, at(props))}>
                        Change<span class="govuk-visually-hidden"> consent</span>
                      </a>
                    ) : null}
                  </>
                ),
              },
            ]),
        ...(isFrozen
          ? []
          : [
              {
                term: 'Review by',
                fact: (
                  <>
                    {mediumDate(review.on)}{' '}
                    {reviewIsDue(item, today) === null ? null : <Tag kind="waiting">Decide now</Tag>}{' '}
                    {mayWrite ? (
                      <a class="govuk-link" href={href(paths.evidence.keep, at(props))}>
                        Change<span class="govuk-visually-hidden"> how long it is kept</span>
                      </a>
                    ) : null}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
};

/** The hash of what stands, and how anybody can make it again. */
export const HashDetails = ({ item }: Pick<AboutProps, 'item'>) =>
  item.sha256 === null ? null : (
    <Details summary="Its fingerprint (SHA-256)">
      <p class="wm-hash">
        <code>{item.sha256}</code>
      </p>
      {item.file !== null && item.sha256 === item.file.originalSha256 ? (
        <p>
          Of the file as it came: <code>sha256sum</code> gives the same.
          {item.file.sha256 === item.file.originalSha256 ? null : (
            <>
              {' '}
              The picture was made anew without the place where it was taken; that one is{' '}
              <code>{item.file.sha256}</code>.
            </>
          )}
        </p>
      ) : (
        <>
          <p>Of these lines, in UTF-8, without a line end after the last:</p>
          <pre class="wm-hash">{canonicalText(item, item.file?.originalSha256 ?? null)}</pre>
        </>
      )}
    </Details>
  );
