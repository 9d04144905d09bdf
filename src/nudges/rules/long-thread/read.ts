/**
 * What the rule `long-thread` notices in one message. Every expression is linear: alternatives of fixed words, and runs whose characters
 * cannot begin a run of the same kind again.
 */
import { MARKS, type Marks } from '../../rule.js';

/** Words further in are not read: what settles or colours a talk is said early in a message. */
const MOST_READ = 1_000;
/** Shorter ones ("yes", "ah ok") carry a talk on and add little that anybody would write up. Measured by `npm run eval`. */
const SHORT = 30;

/** Laughter and smiles; the last are the emoji's halves, since a Unicode expression costs several times as much. */
const SMILES =
  /\b(?:lol|lmao|ha(?:ha)+|heh|xd)\b|:[a-z0-9_+-]{1,40}:|[:;]-?\)|:D|:P|¯|[\u2600-\u27bf\ud83c-\ud83e]/i;

/** Thanks end a question, unless whoever gives them goes on (`figures.ts`). In a longer message they are mere politeness, and the talk goes on. */
const THANKS =
  /\b(?:thanks|thank you|thankyou|thx|thnx|tysm|tyvm|ty|cheers|much appreciated|merci|gracias|danke|obrigad[oa])\b|ありがとう|助かり/i;
const THANKS_WITHIN = 150;

/** An outcome ends a debate. Only where it is told as a fact, since people also wish for outcomes ("until it is fixed"). */
const OUTCOME = new RegExp(
  [
    "\\b(?:let['’]?s|we(?:['’]ll| will)) go with\\b",
    "\\bwe(?:['’]ve| have)? decided\\b|\\b(?:decision|outcome|agreed):",
    '\\b(?:i|we|that|this) (?:have |just )?(?:fixed|solved) (?:it|this|that)\\b|(?:^|[.!,] ?)(?:fixed it|solved|problem solved)\\b',
    "\\b(?:it|that|all|everything) works now\\b|\\b(?:is|it['’]s|all) working now\\b",
    '\\b(?:that did the trick|that worked[.!,])|(?:^|[.!,] ?)(?:that worked|(?:i )?got it working)\\b',
  ].join('|'),
  'i',
);

/** Talking live is right here (PRODUCT, manners 3). */
const INCIDENT =
  /\b(?:outage|sev-?[012]|war room|pagerduty|(?:prod|production|the site|checkout) (?:is|went) down|data loss|security breach|under attack)\b/i;
const CARE =
  /\b(?:passed away|funeral|mental health|burn(?:ed|t) out|harass(?:ed|ment)|bull(?:ied|ying)|resigning|laid off|layoffs?|depressed|grieving|not feeling well|are you (?:ok|okay|alright)|clear the air)\b/i;

/** Slack's mrkdwn as received. */
export function read(text: string): Marks {
  const words = text.length > MOST_READ ? text.slice(0, MOST_READ) : text;
  return (
    (text.length < SHORT || SMILES.test(words) ? MARKS.light : 0) |
    (OUTCOME.test(words) ? MARKS.settles : 0) |
    (text.length <= THANKS_WITHIN && THANKS.test(words) ? MARKS.thanks : 0) |
    (INCIDENT.test(words) ? MARKS.incident : 0) |
    (CARE.test(words) ? MARKS.care : 0)
  );
}
