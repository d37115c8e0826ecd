import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Under npm, a signal sent to npm alone (by a supervisor, by `kill`) ends npm, and perhaps its shell, but does not reach
 * us: npm gone then means to stop. Started by hand, a lost parent is an ordinary thing and means nothing.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = findNpm(parent);
  const look = setInterval(() => {
    if (process.ppid === parent && (npm === null || lookAt(npm.pid)?.name === npm.name)) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  look.unref();
}

/** The npm among those who started us: our parent, or the parent of the shell between. */
function findNpm(from) {
  for (let [pid, steps] = [from, 0]; steps < 3 && pid > 1; steps += 1) {
    const found = lookAt(pid);
    if (found === null) return null;
    if (/\bnp[mx]\b/.test(found.name)) return { pid, name: found.name };
    pid = found.parent;
  }
  return null;
}

/** Name and parent of a living process; null when it has died, collected or not. */
function lookAt(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      return state === 'Z' || state === 'X' ? null : { name, parent: Number(parent) };
    }
    const said = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, name] = /^\s*(\d+)\s+(.*)$/m.exec(said) ?? [];
    return name === undefined ? null : { name, parent: Number(parent) };
  } catch {
    return null;
  }
}
