/** The few words that the evaluation's commands take. */

/** The word after `name` on the command line. */
export function argumentOf(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

export function has(flag: string): boolean {
  return process.argv.includes(flag);
}

/** The folder of labelled messages: `--data <folder>`, a bare argument, or the one beside the project. */
export function dataFolder(): string {
  const bare = process.argv
    .slice(2)
    .find((word, at, all) => !word.startsWith('--') && !all[at - 1]?.startsWith('--'));
  return argumentOf('--data') ?? bare ?? '../shared/data';
}
