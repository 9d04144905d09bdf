/**
 * Branded ids: strings that the compiler keeps apart, so that a channel is never passed where a user is meant.
 * They are made at the edge (`slack/incoming.ts`, the store's adapters) and nowhere else.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Workspace, `T…`. Every stored row carries one. */
export type TeamId = Branded<'TeamId'>;
/** Person or bot user, `U…` or `W…`. */
export type UserId = Branded<'UserId'>;
/** Conversation of any kind, `C…`, `G…` or `D…`. */
export type ChannelId = Branded<'ChannelId'>;
/** A message's `ts`: `"seconds.micros"`, unique in its channel, compared as text only for equality. */
export type MessageTs = Branded<'MessageTs'>;
/** An open view, `V…`. */
export type ViewId = Branded<'ViewId'>;
/** A proposal of ours, `P` and 16 random letters and digits. */
export type ProposalId = Branded<'ProposalId'>;

export const teamId = (id: string): TeamId => id as TeamId;
export const userId = (id: string): UserId => id as UserId;
export const channelId = (id: string): ChannelId => id as ChannelId;
export const messageTs = (ts: string): MessageTs => ts as MessageTs;
export const viewId = (id: string): ViewId => id as ViewId;
export const proposalId = (id: string): ProposalId => id as ProposalId;
/** A standup of ours, `S` and 16 random letters and digits. */
export type StandupId = Branded<'StandupId'>;
export const standupId = (id: string): StandupId => id as StandupId;
/** A call of ours, `K` and 16 random letters and digits. */
export type CallId = Branded<'CallId'>;
export const callId = (id: string): CallId => id as CallId;
/** A thread that comes back tomorrow, `B` and 16 random letters and digits. */
export type PauseId = Branded<'PauseId'>;
export const pauseId = (id: string): PauseId => id as PauseId;
/** A decision of ours, `D` and 16 random letters and digits. */
export type DecisionId = Branded<'DecisionId'>;
export const decisionId = (id: string): DecisionId => id as DecisionId;
/** A wrap-up of ours, `W` and 16 random letters and digits. */
export type WrapUpId = Branded<'WrapUpId'>;
export const wrapUpId = (id: string): WrapUpId => id as WrapUpId;
