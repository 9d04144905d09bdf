/** Is the manifest that people create the app from beside the code, and does it ask for what the code uses? */
import { readFile } from 'node:fs/promises';
import { BOT_SCOPES } from '../../slack/scopes.js';
import { type Finding, fail, ok } from './finding.js';

/** From `dist/cli/doctor/` and from `src/cli/doctor/` alike. */
const MANIFEST = new URL('../../../manifest.yml', import.meta.url);

export async function checkManifest(): Promise<Finding> {
  let text: string;
  try {
    text = await readFile(MANIFEST, 'utf8');
  } catch {
    return fail(
      'manifest.yml is missing',
      'Get it again from the release: the app in Slack is made from it.',
    );
  }
  // Each scope stands on a line of its own; a YAML parser would be a dependency for this alone.
  const words = new Set(text.split(/\s+/));
  const missing = Object.keys(BOT_SCOPES).filter((scope) => !words.has(scope));
  if (missing.length === 0) return ok('manifest.yml asks for every scope');
  return fail(
    `manifest.yml lacks ${missing.join(', ')}`,
    'Get it again from the release, and update the app in Slack from it.',
  );
}
