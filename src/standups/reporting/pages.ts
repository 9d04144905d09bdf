/**
 * Cuts what people wrote into texts that Slack takes. Nothing is lost; code that is cut is closed at the end of one piece and opened
 * again in the next, so that every piece reads well by itself. Pure.
 */
import { LIMITS } from '../../slack/limits.js';
import { joinWhileFits } from '../../slack/pages.js';
import { typedPieces } from '../../slack/typed-text.js';

const FENCE = '```';

/**
 * Mrkdwn of typed text, escaped, in pieces in each of which the code fences are balanced. A fence that was never closed is closed.
 * @param max UTF-16 units in one piece, 40 or more.
 */
export function answerPieces(typed: string, max: number): readonly string[] {
  // What a person typed between two fences has odd places.
  const chunks = typed
    .split(FENCE)
    .flatMap((part, place) => (place % 2 === 0 ? typedPieces(part, max) : codePieces(part, max)));
  return joinWhileFits(chunks, '', max).filter((piece) => piece.trim() !== '');
}

function codePieces(code: string, max: number): readonly string[] {
  const pieces = typedPieces(code, max - 2 * FENCE.length);
  return (pieces.length === 0 ? [''] : pieces).map((piece) => `${FENCE}${piece}${FENCE}`);
}

/** A bold heading and what was written below it, as texts for sections. Text that is blank has none. */
export function headed(heading: string, typed: string): readonly string[] {
  const [first, ...others] = answerPieces(typed, LIMITS.section.text);
  if (first === undefined) return [];
  return [...joinWhileFits([heading, first], '\n', LIMITS.section.text), ...others];
}
