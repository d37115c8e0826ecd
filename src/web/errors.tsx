import { Button, Page, Textarea, type Frame } from '#platform/kit';
import type { FormFields } from '#platform/form';
import { paths } from '#paths';

/** Does not exist, or is not yours: one page for both, so that nobody learns which. */
export const missingPage = (frame: Frame) => (
  <Page frame={frame} title="This page is not here" lead="It does not exist, or it is not yours to see.">
    <p>
      Check the address, or start from the beginning. If a colleague sent you the link, ask them whether you should have
      access.
    </p>
    <p>
      <a href={paths.home}>Go to your home page</a>
    </p>
  </Page>
);

/** The form was old, or did not come from a page of ours. Nothing was done. */
export const staleFormPage = (frame: Frame) => (
  <Page frame={frame} title="This form can no longer be sent" lead="Nothing was saved or changed.">
    <p>
      You may have signed out or signed in again since the page was opened. Go back, copy what you typed, open the page
      again and send it once more.
    </p>
    <p>
      <a href={paths.home}>Go to your home page</a>
    </p>
  </Page>
);

export type TypedText = Readonly<{ name: string; text: string }>;

/** What a person wrote in a form, and not what its choices and hidden fields held. A password is never shown again. */
export const typedTexts = (form: FormFields): TypedText[] =>
  Object.entries(form).flatMap(([name, values]) =>
    /csrf|password|current|code/i.test(name)
      ? []
      : values.filter((text) => /\S\s+\S/.test(text)).map((text) => ({ name, text })),
  );

/** The session ended before the form was sent: nothing was saved, and nothing that was typed is lost. */
export const signedOutPage = (frame: Frame, typed: readonly TypedText[]) => (
  <Page
    frame={frame}
    title="You have been signed out"
    lead="Nothing was saved, and what you typed is still here. Copy it, sign in, and put it back."
    actions={<Button href={paths.signIn.page}>Sign in</Button>}
  >
    {typed.map(({ name, text }, index) => (
      <Textarea name={`${name}-${index}`} label={`What you typed, part ${index + 1}`} value={text} rows={8} />
    ))}
  </Page>
);

const words: Readonly<Record<number, { title: string; lead: string }>> = {
  400: { title: 'This request could not be read', lead: 'Go back and try again from the page itself.' },
  413: {
    title: 'That is too large',
    lead: 'The file or text is larger than this page takes. Choose a smaller one and send it again.',
  },
  415: { title: 'This form could not be read', lead: 'Send it from the page itself.' },
};

/** Something is broken here, or what came could not be read. Says what to do, and nothing about the inside. */
export const brokenPage = (frame: Frame, status: number) => {
  const known = words[status] ?? {
    title: 'Something is broken on our side',
    lead: 'What you had saved before is safe. Try again in a few minutes.',
  };
  return (
    <Page frame={frame} title={known.title} lead={known.lead}>
      <p>
        <a href={paths.home}>Go to your home page</a>
      </p>
    </Page>
  );
};
