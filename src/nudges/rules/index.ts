/** Every nudge rule; one line each. */
import type { Rule, RuleName, TalkRule } from '../rule.js';
import { longThread } from './long-thread.js';
import { meetingRequest } from './meeting-request.js';

/** Those that read one message. */
export const rules: readonly Rule[] = [meetingRequest];

/** The one that reads a conversation: what it notices in each message is kept with the talk. */
export const talkRule: TalkRule = longThread;

/** All of them by name, for settings, help and *Why this?*. */
export const ruleNames: readonly RuleName[] = [...rules, talkRule];
