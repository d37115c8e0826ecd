import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './progress.js';

/** When a process began, where the system says so: its number alone may have gone to another. */
function birthOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return 'alive';
  }
}

function isHeld(file) {
  try {
    const { pid, born } = JSON.parse(readFileSync(file, 'utf8'));
    return birthOf(pid) === born;
  } catch {
    return false;
  }
}

/** Does `work` while no other process holds `file`; a second one waits, and a dead one's lock is taken over. */
export async function withLock(file, what, work) {
  mkdirSync(dirname(file), { recursive: true });
  // One process may come here several times at once, as test files do.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, born: birthOf(process.pid) }));
  try {
    let waited = 0;
    for (;;) {
      try {
        linkSync(draft, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      if (!isHeld(file)) setAside(file);
      else {
        if (waited === 20) say(`Waiting: another start is ${what} …`);
        waited += 1;
        await pause(50);
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const leave = () => rmSync(file, { force: true });
  process.once('exit', leave);
  try {
    return await work();
  } finally {
    process.off('exit', leave);
    leave();
  }
}

function setAside(file) {
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Somebody living may have taken it between the look and the move: then it is theirs again.
  if (isHeld(aside)) linkSync(aside, file);
  rmSync(aside, { force: true });
}
