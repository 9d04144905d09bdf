/** The key that a message of ours carries: it stays when the message says something else. */
function postKeyOf({ metadata }: { readonly metadata?: unknown }): string {
  const found = /"key":"([^"]*)"/.exec(JSON.stringify(metadata ?? {}));
  return found?.[1] ?? '';
}

/** A prompt, also one that says by now that it is answered. */
export const isPrompt = (message: { readonly metadata?: unknown }): boolean =>
  /^standup:.*:prompt$/.test(postKeyOf(message));

/** A reminder, also one that says by now that the turn is settled. */
export const isReminder = (message: { readonly metadata?: unknown }): boolean =>
  /^standup:.*:remind$/.test(postKeyOf(message));

/** What a prompt's way to the form says: once answered, it offers to edit. */
export const formButtonOf = (prompt: { readonly blocks: unknown }): string =>
  JSON.stringify(prompt.blocks).includes('"text":"Edit"') ? 'Edit' : 'Answer';
