/** English: families of words that stand for each other in a phrase, written `$name` there. */
export const families = {
  who: "you|u|ya|anyone|anybody|someone|somebody|everyone|everybody|folks|people|y'all",
  tool: 'call|huddle|zoom|skype|vidyo|jitsi|hangout|hangouts|teams|webex|facetime|discord|whereby|bluejeans|gather|vc|videocall',
  notify: 'let|ping|message|dm|tell|shout|holler|text|msg',
  gathering:
    'meeting|meetings|call|calls|sync|standup|huddle|session|retro|meetup|discussion|workshop|catchup|1:1',
  good: 'good|great|best|better|useful|helpful|worth|easier|faster|quicker|ok|okay|nice|convenient|suitable|sense|possible|fine',
  moment: 'time|minute|minutes|min|mins|moment|moments|sec|secs|second|seconds|bandwidth|cycles|window|hour',
  unit: 'min|mins|minute|minutes|m|mn|hour|hours|hr|hrs|h',
  day: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|mondays|tuesdays|wednesdays|thursdays|fridays',
  part: 'morning|afternoon|evening|week|month|day|days|weekend|sprint|year|hour',
  month:
    'january|jan|february|feb|march|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec',
  zone: 'utc|est|et|pt|cet|pst|gmt|bst|ist|edt|pdt|ct|cst|cest|eastern|pacific|central',
  medium:
    'pr|prs|issue|issues|thread|threads|doc|docs|document|ticket|tickets|channel|channels|comment|comments|wiki|github|zulip|irc|topic|stream|writing|forum|list|rfc|email|mail|slack|notion|jira|confluence|page|gist|dm|dms|review|repo|proposal|tracker|discussions|private',
  bar: 'need|needs|requirement|requirements|deadline|deadlines|criteria|criterion|goal|goals|demand|standard|standards|target|targets|bar|sla|slas|spec|specification|expectations|condition|conditions|constraint|constraints|budget|threshold|objectives|quota|acceptance|definition',
  store:
    'branch|fork|repo|state|data|files|file|job|jobs|database|db|clock|upstream|main|master|origin|remote|server|cloud|settings|disk|github|head|primitives|version|code|engine|service|io|call|calls|api|cache|docs|spec|folder',
} as const;
