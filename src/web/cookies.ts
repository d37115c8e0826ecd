import type { FastifyReply, FastifyRequest } from 'fastify';

type Theme = 'system' | 'light' | 'dark';

/** The cookies of this site: whose session this is, and the one sentence to tell on the next page. */
export type Jar = Readonly<{
  session: (request: FastifyRequest) => string | null;
  told: (request: FastifyRequest) => string | null;
  begin: (reply: FastifyReply, token: string) => void;
  end: (reply: FastifyReply) => void;
  tell: (reply: FastifyReply, sentence: string) => void;
  forget: (reply: FastifyReply) => void;
  /** How this browser shows pages while nobody is signed in. */
  theme: (request: FastifyRequest) => Theme;
  show: (reply: FastifyReply, theme: Theme) => void;
}>;

export const cookieJar = (isHttps: boolean): Jar => {
  // The __Host- prefix binds a cookie to this host; browsers take it over https only.
  const prefix = isHttps ? '__Host-' : '';
  const session = `${prefix}waymark`;
  const told = `${prefix}waymark-told`;
  const theme = `${prefix}waymark-theme`;
  const safe = { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps } as const;
  return {
    session: (request) => request.cookies[session] ?? null,
    told: (request) => {
      const text = request.cookies[told];
      return text === undefined ? null : Buffer.from(text, 'base64url').toString('utf8').slice(0, 500);
    },
    begin: (reply, token) => void reply.setCookie(session, token, safe),
    end: (reply) => void reply.clearCookie(session, safe),
    tell: (reply, sentence) =>
      void reply.setCookie(told, Buffer.from(sentence).toString('base64url'), { ...safe, maxAge: 60 }),
    forget: (reply) => void reply.clearCookie(told, safe),
    theme: (request) => {
      const chosen = request.cookies[theme];
      return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
    },
    show: (reply, chosen) => void reply.setCookie(theme, chosen, { ...safe, maxAge: 31_536_000 }),
  };
};
