/** Why words come back to whoever typed them, in a sentence: Slack would not have them, or did not say. */

/** A class of refusal, or that nobody knows. */
export type ReturnReason =
  | 'gone'
  | 'left'
  | 'scope'
  | 'token'
  | 'person'
  | 'policy'
  | 'bug'
  | 'unreachable'
  | 'unknown';

export const WHY_RETURNED: Readonly<Record<Exclude<ReturnReason, 'unknown'>, string>> = {
  left: 'You are not in that conversation any more, so I do not write there in your name.',
  gone: 'I am not in that conversation, or it is gone or archived.',
  scope: 'I lack a permission for it; an admin of this workspace can give it by installing me again.',
  token: 'My access to this workspace has ended; an admin can install me again.',
  person: 'Slack does not let me write there just now.',
  policy: 'The rules of that channel or workspace do not allow it.',
  bug: 'Slack did not accept the message.',
  unreachable: 'Slack could not be reached for many hours.',
};

/**
 * Of a post that did not arrive, or may not have: nothing is lost, and nobody reads it twice. A button *Try again* stands below.
 * @param of `thing` as in "your wrap-up"; `couldNot` as in "post your wrap-up"; `place` a link.
 */
export function whyReturned(
  reason: ReturnReason,
  of: { readonly thing: string; readonly couldNot: string; readonly place: string },
): string {
  if (reason !== 'unknown')
    return `I could not ${of.couldNot} in ${of.place}. ${WHY_RETURNED[reason]} Nothing is lost: here are your words.`;
  return `Slack did not say whether ${of.thing} arrived in ${of.place}. So that nobody reads it twice I do not post it again: please have a look, and try again if it is not there. Here are your words.`;
}
