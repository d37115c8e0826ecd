import type { Role } from '#platform/actor';
import { field, type FormFields, type Problem } from '#platform/form';
import { addressWords, readAddress } from '../rules.ts';
import { nameFault } from './list/rules.ts';

export type InviteForm =
  | Readonly<{ kind: 'read'; name: string; email: string; role: Role }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[]; typed: Readonly<Record<string, string>> }>;

/** Reads the form that invites one person. `offered` are the parts that this inviter may give. */
export const readInvite = (form: FormFields, offered: readonly Role[]): InviteForm => {
  const [name, email, asked] = [field(form, 'name'), field(form, 'email'), field(form, 'role')];
  const role = offered.find((one) => one === asked);
  const address = readAddress(email);
  const problems: Problem[] = [];
  const wrongName = nameFault(name);
  if (wrongName !== null) problems.push({ field: 'name', message: wrongName });
  if (address.kind === 'faulty') problems.push({ field: 'email', message: addressWords[address.because] });
  if (role === undefined) problems.push({ field: 'role', message: 'Choose the part that this person is to play.' });
  if (problems.length > 0 || role === undefined)
    return { kind: 'problems', problems, typed: { name, email, role: asked } };
  return { kind: 'read', name, email, role };
};
