/** Slack's error codes by what they ask of us: the method pages' tables, as data. A code that is not here is taken for our own bug. */

/**
 * `token` the installation's token is dead · `scope` the app may not do this here · `gone` the conversation or message is not there (or
 * not for us) · `person` this person can't be reached so · `policy` the workspace forbids it · `bug` our call was wrong · `trigger` the
 * moment to open a modal has passed · `race` somebody was faster · `throttled` too many calls · `transient` Slack's own trouble.
 */
export type SlackErrorKind =
  | 'token'
  | 'scope'
  | 'gone'
  | 'person'
  | 'policy'
  | 'bug'
  | 'trigger'
  | 'race'
  | 'throttled'
  | 'transient';

const CODES_BY_KIND: Readonly<Record<Exclude<SlackErrorKind, 'bug'>, string>> = {
  token: `invalid_auth account_inactive token_revoked token_expired not_authed org_login_required team_access_not_granted
    user_removed_from_team team_disabled not_installed`,
  scope: 'missing_scope not_allowed_token_type no_permission not_enabled plan_upgrade_required',
  gone: `channel_not_found is_archived not_in_channel user_not_found users_not_found message_not_found thread_not_found
    cant_update_message edit_window_closed is_inactive expired_url used_url not_found view_not_found no_such_subteam`,
  person:
    'user_disabled user_not_visible user_not_in_channel messages_tab_disabled cannot_dm_bot user_is_bot',
  policy: `restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel
    restricted_action_non_threadable_channel restricted_action_thread_locked ekm_access_denied message_limit_exceeded
    accesslimited file_uploads_disabled slack_connect_blocked_file_type`,
  trigger: 'expired_trigger_id exchanged_trigger_id invalid_trigger_id trigger_expired trigger_exchanged',
  race: 'hash_conflict already_reacted no_reaction already_pinned already_open no_op duplicate_external_id',
  throttled: 'ratelimited rate_limited',
  transient: 'internal_error fatal_error service_unavailable request_timeout team_added_to_org',
};

const KIND_OF: ReadonlyMap<string, SlackErrorKind> = new Map(
  (Object.keys(CODES_BY_KIND) as (keyof typeof CODES_BY_KIND)[]).flatMap((kind) =>
    CODES_BY_KIND[kind].split(/\s+/).map((code) => [code, kind] as const),
  ),
);

/** What Slack's error code asks of us. */
export const kindOfCode = (code: string): SlackErrorKind => KIND_OF.get(code) ?? 'bug';

/** Codes after which the call may have done its work all the same (Slack says so of the first two). */
export const MAY_HAVE_HAPPENED: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
]);
