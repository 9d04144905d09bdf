/** `meanwhile doctor`: looks at everything that can be wrong from outside, and says of each what to do. */
import { loadConfig } from '../config.js';
import { AppError } from '../core/errors.js';
import type { RunCommand } from './command.js';
import { type Finding, fail } from './doctor/finding.js';
import { checkManifest } from './doctor/manifest.js';
import { checkSlack } from './doctor/slack.js';
import { checkStore } from './doctor/store.js';

const SIGN: Readonly<Record<Finding['state'], string>> = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' };

/** Exit code 0 when nothing failed (warnings do not count), else 1. */
export const run: RunCommand = async (_args, io) => {
  let failed = false;
  const tell = async (finding: Finding) => {
    failed ||= finding.state === 'fail';
    await io.write(
      `${SIGN[finding.state]}  ${finding.what}${finding.advice ? `\n      ${finding.advice}` : ''}\n`,
    );
  };

  try {
    const config = loadConfig(io.env);
    await tell({ state: 'ok', what: 'Settings are complete' });
    for (const finding of await checkSlack(config.slack)) await tell(finding);
    await tell(await checkManifest());
    await tell(await checkStore(config.store));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await tell(fail('Settings', error.message));
  }
  await tell({ state: 'ok', what: `Time zone data: ${process.versions.tz}, Node ${process.versions.node}` });
  return failed ? 1 : 0;
};
