/** Everything about setting up goes to standard error: standard output belongs to the program's own answers. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs `work`; from the first second on it says what is being done, and every ten seconds that it still is. */
export async function showing(what, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  let shown = false;
  const first = setTimeout(() => {
    shown = true;
    say(`${what} …`);
  }, 1000);
  const again = setInterval(() => say(`${what} … ${seconds()} s`), 10_000);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(again);
    if (shown) say(`${what}: ${seconds()} s`);
  }
}
