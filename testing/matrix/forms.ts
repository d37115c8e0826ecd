/** A form of a page as a browser would send it: each field with the value it has now, and the values it could have. */
export type Field = Readonly<{ name: string; value: string; choices: readonly string[] }>;
export type PostForm = Readonly<{ action: string; isMultipart: boolean; fields: readonly Field[] }>;

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : found.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<');
};

const sample = (type: string): string =>
  ({
    email: 'someone@test.example',
    date: '2026-12-01',
    number: '1',
    time: '10:00',
    password: 'otter bicycle marmalade',
  })[type] ?? 'Words';

const inputs = (html: string): Field[] =>
  [...html.matchAll(/<(?:input|button)\b[^>]*>/g)].flatMap(([tag]): Field[] => {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (name === null || name === 'csrf' || type === 'file') return [];
    const value = attribute(tag, 'value') ?? (type === 'hidden' ? '' : sample(type));
    const isChoice = type === 'radio' || type === 'checkbox' || type === 'submit';
    return [{ name, value, choices: isChoice ? [value] : [] }];
  });

const selects = (html: string): Field[] =>
  [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(([, head = '', body = '']): Field[] => {
    const name = attribute(` ${head}`, 'name');
    const choices = [...body.matchAll(/<option\b[^>]*>/g)]
      .map(([tag]) => attribute(tag, 'value') ?? '')
      .filter((value) => value !== '');
    return name === null ? [] : [{ name, value: choices[0] ?? '', choices }];
  });

const texts = (html: string): Field[] =>
  [...html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].flatMap(([, head = '', body = '']): Field[] => {
    const name = attribute(` ${head}`, 'name');
    return name === null
      ? []
      : [{ name, value: body.trim() === '' ? 'Words enough to be a sentence.' : body, choices: [] }];
  });

/** Every POST form of a page. A group of radios is one field with its choices. */
export const formsOf = (html: string): PostForm[] =>
  [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']): PostForm[] => {
    if (attribute(` ${head}`, 'method') !== 'post') return [];
    const grouped = new Map<string, Field>();
    for (const field of [...inputs(body), ...selects(body), ...texts(body)]) {
      const before = grouped.get(field.name);
      grouped.set(
        field.name,
        before === undefined ? field : { ...before, choices: [...before.choices, ...field.choices] },
      );
    }
    return [
      {
        action: attribute(` ${head}`, 'action') ?? '',
        isMultipart: attribute(` ${head}`, 'enctype') === 'multipart/form-data',
        fields: [...grouped.values()],
      },
    ];
  });
