/** The traffic of the benchmark: ordinary messages, and one request to meet in a hundred (a busy team's share is about two). */

const ORDINARY = [
  'the build is green again, thanks for the quick fix',
  'I pushed the migration, could somebody look at the diff before noon?',
  'ok, merging',
  'we see 502s from the gateway since the deploy, looking into it now',
  'here are the notes from yesterday: the new index halves the query time, the old one can go next week',
  'does anybody know why `npm ci` takes so long on the runner?',
  'lgtm, just one nit about the naming in the second file',
  'the customer is happy with the export, they only miss the totals row',
  'I will be away on Friday',
  'https://example.org/tickets/4711 is ready for review',
];
const REQUESTS = [
  'can we hop on a quick call tomorrow at 3pm?',
  'do you have 15 minutes to talk through the rollout?',
  'let us schedule a meeting about the roadmap',
];
const ONE_REQUEST_IN = 100;
const CHANNELS = 200;
const PEOPLE = 500;
/** After so many events each of the people has asked to meet once. */
export const EVERYBODY_ASKED = PEOPLE * ONE_REQUEST_IN;

export interface LoadEvent {
  readonly body: string;
}

/** Of each hundred messages so many are replies in twenty threads that are always hot: live talk, counted and looked at. */
const LIVE_IN_100 = 10;
const LIVE_THREADS = 20;
/** When this run's messages begin: a talk counts only while it is live. */
const BEGAN = Math.floor(performance.timeOrigin / 1000) - 600;

/** The n-th message event of team `T0BENCH001`, unique by event id and ts, spread over the channels and the people. */
export function messageEvent(n: number): LoadEvent {
  const isRequest = n % ONE_REQUEST_IN === 0;
  // Requests come from everybody and everywhere too, not from each hundredth person alone.
  const spread = isRequest ? n / ONE_REQUEST_IN : n;
  const texts = isRequest ? REQUESTS : ORDINARY;
  const seconds = BEGAN + Math.floor((n % 1_000_000) / 100);
  const ts = `${seconds}.${String(n % 100).padStart(2, '0')}0000`;
  const event = {
    type: 'message',
    channel: `C0BENCH${String(spread % CHANNELS).padStart(3, '0')}`,
    channel_type: 'channel',
    user: `U0BENCH${String(spread % PEOPLE).padStart(3, '0')}`,
    text: texts[Math.floor(n / (isRequest ? ONE_REQUEST_IN : 1)) % texts.length],
    ts,
    event_ts: ts,
    ...liveThread(n),
    team: 'T0BENCH001',
  };
  const body = JSON.stringify({
    ...{ token: 'unused', team_id: 'T0BENCH001', api_app_id: 'A0BENCH001', event, type: 'event_callback' },
    ...{ event_id: `Ev0BENCH${n}`, event_time: seconds, is_ext_shared_channel: false },
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0BENCH001',
        user_id: 'U0BENCHBOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  });
  return { body };
}

/** Two people in turn in one of the hot threads; most messages are in none. */
function liveThread(n: number): object {
  if (n % 100 === 0 || n % 100 > LIVE_IN_100) return {};
  const live = Math.floor(n / 100) * LIVE_IN_100 + (n % 100) - 1;
  const thread = live % LIVE_THREADS;
  return {
    channel: `C0BENCHL${String(thread).padStart(2, '0')}`,
    thread_ts: `${BEGAN - 1}.${String(thread).padStart(2, '0')}0000`,
    parent_user_id: `U0BENCH${String(thread).padStart(3, '0')}`,
    user: `U0BENCH${String(thread + (Math.floor(live / LIVE_THREADS) % 2)).padStart(3, '0')}`,
  };
}
