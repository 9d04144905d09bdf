/**
 * Hears when somebody asks to meet, call or huddle. The words it knows are tables (`meeting-request/languages/`), what
 * it notices has names (`features.ts`), how much each counts was learned (`weights.ts`); nothing else decides.
 */
import type { Rule } from '../rule.js';
import { fires, quiet } from './meeting-request/examples.js';
import { type Judged, signalOf, silenceOf, strongest } from './meeting-request/judge.js';
import { confidence } from './meeting-request/score.js';

/** Below this the rule has nothing to say; channels choose their own threshold above it. */
const LEAST_CONFIDENCE = 0.45;

/** The same before rounding, in log-odds, and a little lower so that rounding cannot matter. */
const LEAST_LOG_ODDS = Math.log(LEAST_CONFIDENCE / (1 - LEAST_CONFIDENCE)) - 0.1;

function speaks(judged: Judged | undefined): judged is Judged {
  return judged !== undefined && confidence(judged.score) >= LEAST_CONFIDENCE;
}

export const meetingRequest: Rule = {
  id: 'meeting-request',
  summary: 'Somebody asks to meet, call or huddle.',
  examples: { fires, quiet },
  detect(text) {
    const judged = strongest(text, LEAST_LOG_ODDS);
    return speaks(judged) ? signalOf(text, judged) : undefined;
  },
  explain(text) {
    const judged = strongest(text);
    return speaks(judged) ? signalOf(text, judged) : silenceOf(judged);
  },
};
