import type { Traveller } from './traveller.ts';

/** An action as somebody types it: its four parts, each a page. */
export type Typed = Readonly<Record<'what' | 'pupils' | 'people', Readonly<Record<string, string>>>>;

/** Writes an action part by part and puts it into the plan; it answers the first area for improvement that is offered. Gives its address. */
export const writeAction = async (screen: Traveller, add: string, typed: Typed): Promise<string> => {
  await screen.open(add);
  const answers = screen.page.locator('main [name=answers]').first();
  if ((await answers.evaluate((node) => node.tagName)) === 'SELECT') await answers.selectOption({ index: 1 });
  else await answers.check();
  for (const part of [typed.what, typed.pupils, typed.people, {}]) {
    await screen.fill(part);
    await screen.press('Save and continue');
    const trouble = await screen.trouble();
    if (trouble !== '') throw new Error(trouble);
  }
  await screen.press('Put it into the plan');
  return screen.path();
};
