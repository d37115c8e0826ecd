import type { Command } from '#platform/command';
import { commands as trail } from '#platform/trail';
import { commands as people } from '#people';
import { commands as schemes } from '#schemes';
import { commands as awards } from '#awards';
import { commands as schools } from '#schools';
import { commands as tracking, intakeCommands } from '#tracking';
import { doctor } from './command/doctor.ts';

/** Every operator's command: each room's door that has some, then those that look at the whole installation. */
export const commands: readonly Command[] = [
  ...schools,
  ...people,
  ...schemes,
  ...tracking,
  ...intakeCommands,
  ...awards,
  ...trail,
  doctor,
];
