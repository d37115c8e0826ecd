/**
 * Under npm, a signal sent to npm (by a supervisor, by `kill`) ends npm and its shell but does not reach us: being left
 * behind by the parent then means to stop. Started by hand, a lost parent is an ordinary thing and means nothing.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  look.unref();
}
