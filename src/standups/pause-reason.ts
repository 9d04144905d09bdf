/**
 * Why a standup is paused when its owners did not do it: Slack's code when its channel is gone, and with `group:` before it when the
 * user group that its roster follows is. Pure.
 */
import type { Standup } from './standup-record.js';

const GROUP = 'group:';
/** Our own word: whoever took the group away disabled it, and Slack refused nothing. */
export const GROUP_DISABLED = `${GROUP}disabled`;

/** @param code Slack's. */
export const groupReason = (code: string): string => `${GROUP}${code}`;

type Paused = Pick<Standup, 'state' | 'pauseReason'>;

/** Nobody can be asked, because nobody knows who is in the group. */
export const waitsForGroup = ({ state, pauseReason }: Paused): boolean =>
  state === 'paused' && pauseReason?.startsWith(GROUP) === true;

/** Its report can't be posted. What is answered until its channel is back is shown then. */
export const reportIsHeld = ({ pauseReason }: Pick<Standup, 'pauseReason'>): boolean =>
  pauseReason !== undefined && !pauseReason.startsWith(GROUP);
