/**
 * Runs `work` so that everything the repositories and the job queue write inside it becomes true together, or not at all.
 * Repositories find the running transaction by themselves; nothing is passed along. Nested calls join the outer one.
 * Never call Slack inside: a transaction must not wait for the network.
 */
export type InTransaction = <T>(work: () => Promise<T>) => Promise<T>;
