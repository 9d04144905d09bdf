/** A person's catch-up among other things in one message. */
import type { KnownBlock } from '@slack/types';
import { section } from '../../slack/blocks.js';

export const catchUpShort = (): readonly KnownBlock[] => [
  section('*What changed in your channels* stands below, in this thread.'),
];
