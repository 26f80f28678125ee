/**
 * Calls back when the npm that runs this program is gone. npm passes signals on, but when it is killed
 * outright nobody tells its children. Does nothing in a program that npm does not run.
 *
 * @param {() => void} gone
 */
export function whenNpmIsGone(gone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    gone();
  }, 1000);
  look.unref();
}
