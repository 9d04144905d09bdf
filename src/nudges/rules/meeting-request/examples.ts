/** Sentences that must and must not make the rule speak. */
export const fires: readonly string[] = ['Can we hop on a quick call tomorrow at 3pm?'];
export const quiet: readonly string[] = ['lgtm, merging'];
