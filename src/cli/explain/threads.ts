/** `meanwhile explain --threads`: whole conversations, a JSON line each, as a channel with default settings would hear them. */
import { z } from 'zod';
import { judgeTalk, type TalkJudgement } from '../../nudges/explain-talk.js';
import { QUIET_SENTENCES } from '../../nudges/quiet-sentences.js';
import { talkRule } from '../../nudges/rules/index.js';
import { DEFAULT_TALK_MESSAGES, thresholds } from '../../nudges/sensitivity.js';
import type { Io } from '../command.js';
import { answerLines } from '../json-lines.js';

const Ts = z.union([z.number(), z.string()]);
const Asked = z.object({
  id: z.union([z.string(), z.number()]),
  messages: z.array(z.object({ user: z.string(), ts: Ts, text: z.string() })),
});
type Asked = z.infer<typeof Asked>;
type Judged = TalkJudgement<z.infer<typeof Ts>>;

const WISHES = { wanted: DEFAULT_TALK_MESSAGES, threshold: thresholds.normal };

/** Reads `{id, messages: [{user, ts, text}]}` lines. @param asJson `{id, nudge, at, quiet}` lines out, instead of words */
export const explainThreads = (io: Io, asJson: boolean): Promise<number> =>
  answerLines(io, Asked, 'an id and messages of user, ts and text', (asked) => {
    const judged = judgeTalk(asked.messages, talkRule, WISHES);
    return asJson ? inJson(asked, judged) : inWords(asked, judged);
  });

const inJson = ({ id }: Asked, { nudge, at, quiet }: Judged): string =>
  `${JSON.stringify({ id, nudge, at: at ?? null, quiet: quiet ?? null })}\n`;

function inWords({ id, messages }: Asked, { nudge, at, quiet, signal }: Judged): string {
  const number = messages.findIndex(({ ts }) => ts === at) + 1;
  const verdict = nudge
    ? `Nudge at message ${number} of ${messages.length}`
    : `Quiet (${quiet}): ${quiet ? QUIET_SENTENCES[quiet] : ''}`;
  const saw = signal?.saw.map(({ what }) => `  saw      ${what}\n`).join('') ?? '';
  return `${id}: ${verdict}\n${saw}`;
}
