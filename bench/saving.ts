import { request, type Agent } from 'node:http';
import { fetchText } from './load.ts';

type Pen = { readonly address: URL; readonly csrf: string; version: number };

const hidden = (html: string, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`)
    .exec(html)
    ?.slice(1)
    .find(Boolean);

/** Opens every form once; each call then saves one judgement in a form that nobody else holds at that moment, on its newest version. */
export const savingIn = async (
  agent: Agent,
  addresses: readonly URL[],
  cookie: string,
): Promise<() => Promise<void>> => {
  const pens: Pen[] = [];
  for (const address of addresses) {
    const html = await fetchText(agent, address, cookie);
    const [csrf, version] = [hidden(html, 'csrf'), hidden(html, 'version')];
    if (csrf === undefined || version === undefined) throw new Error(`${address.pathname} has no form to save in.`);
    pens.push({ address, csrf, version: Number(version) });
  }
  return async () => {
    const pen = pens.shift();
    if (pen === undefined) throw new Error('There are more callers than forms.');
    try {
      await save(agent, pen, cookie);
      pen.version += 1;
    } finally {
      pens.push(pen);
    }
  };
};

const words = 'What we saw in lessons, on the corridors and in the work that pupils showed us in the autumn term.';

const save = (agent: Agent, { address, csrf, version }: Pen, cookie: string): Promise<void> =>
  new Promise((done, failed) => {
    const body = new URLSearchParams({
      csrf,
      version: String(version),
      level: version % 2 === 0 ? 'seed' : 'shoot',
      comment: `${words} ${version}`,
      evidence: words,
      impact: words,
    }).toString();
    const headers = {
      cookie,
      origin: address.origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(address, { agent, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 303 ? done() : failed(new Error(`${address.pathname} answered ${answer.statusCode}`)),
      );
    });
    sent.on('error', failed);
    sent.end(body);
  });
