/** The answers that nearly every submitted view gets, ready made. */
import type { View } from '@slack/types';
import type { ViewReply } from './listener-table.js';

/** Done: this view closes. */
// biome-ignore lint/suspicious/noThenProperty: the word of the ViewReply contract; it holds no function, so nothing awaits it.
export const closeView: ViewReply = { then: 'close' };

/** Stays open, with one sentence at each field that needs another look. @param errors by action id. */
export const showErrors = (errors: Readonly<Record<string, string>>): ViewReply => ({
  // biome-ignore lint/suspicious/noThenProperty: as above.
  then: 'errors',
  errors,
});

/** Shows another view in place of this one. */
export const showInstead = (view: View): ViewReply => ({
  // biome-ignore lint/suspicious/noThenProperty: as above.
  then: 'update',
  view,
});
