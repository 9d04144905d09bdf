/** Whether a Slack status says that somebody is away: pure. When in doubt it does not, and they are asked. */
import type { Instant } from '../../core/clock.js';
import type { SlackStatus } from '../../slack/slack-api.js';

/** Slack's own suggestions for holidays and illness. */
const AWAY_EMOJI: ReadonlySet<string> = new Set([
  ':palm_tree:',
  ':face_with_thermometer:',
  ':desert_island:',
  ':beach_with_umbrella:',
]);

/** Read from the start, so that "back from vacation" is none. */
const AWAY =
  "(?:i'?m )?(?:away )?on (?:annual |parental |sick )?(?:vacation|holidays?|leave|pto)|vacation(?:ing)?|holidays?|pto|" +
  "(?:annual|parental|sick) leave|out sick|(?:i'?m )?(?:ooo|out of (?:the )?office)|(?:im )?urlaub|krank|en vacances|de vacaciones|de f[ée]rias";
/** Nothing follows, or an aside, or how long: "vacation planning" and "on leave from Monday" are not yet. */
const AWAY_TEXT = new RegExp(
  `^(?:${AWAY})(?:[.!]?$| *[(,:;–—-]| +(?:until|till|through|today|all day|this week|bis|hasta|jusqu|até)\\b)`,
  'i',
);

/** @param now a status that ended before it is over, even if nobody took it away yet. */
export function statusSaysAway(status: SlackStatus | undefined, now: Instant): boolean {
  if (!status || (status.until !== undefined && status.until <= now)) return false;
  const text = status.text.trim();
  if (AWAY_EMOJI.has(status.emoji) && text === '') return true;
  return AWAY_TEXT.test(text);
}
