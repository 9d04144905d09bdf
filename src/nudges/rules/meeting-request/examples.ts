/** Sentences that must and must not make the rule speak at the default sensitivity; the rule also learns from them. */

const asks = `
Can we hop on a quick call tomorrow at 3pm?
Are you free next Tuesday for a 30 minute meeting?
lets sync on this Thursday afternoon
could we jump on zoom real quick?
huddle?
quick huddle?
Let's schedule a meeting to discuss the Q3 roadmap
Lets put 45 mins on the calendar early next week to go over the design
do you have 15 min to chat about the rollout?
Wanna grab time w/ the data team wed or thu?
I'll send a calendar invite for Monday 10am so we can talk it through
got 15 to talk through the migration?
mind if I call you?
lmk when you're free to sync
let's take this offline
should we set up a call w/ <@U024BE7LH>?
can someone walk me through the deploy on a call?
happy to pair on this
grab 30 min tomorrow?
call me when you're back at your desk
does Thursday at 3pm work for everyone?
when would be a good time to talk about the audit?
what time works for a call?
would you be up for a quick zoom this afternoon?
feel free to put something on my calendar
happy to jump on a call if that's easier
I'm free after 2 if you want to hop on a call
who's up for pairing on the parser?
can you set up a meeting with the design team?
could you give me a ring when you have a minute?
we should get everyone in a room before Friday
this would be easier on a call
want to join us on the call?
do we need to get together on this?
I'd love to sit down with you and hear how you did it
let's huddle in 10
let's whiteboard this together
can you share your screen so we can debug it together?
swing by my desk when you're free
hmm, this thread is getting long. let's just hop on a call
I pushed the fix. Can we go over the rest on Zoom at 2?
sorry for the delay! are you around at 11:30 to talk?
<@U024BE7LH> when are you free to talk about the pricing page?
hey team, can we do a quick zoom in 10 to decide on the schema?
can we do 10-15 min on the roadmap tomorrow?
is there any chance we could meet this week?
why don't we talk tomorrow and settle it?
shall I set up a call with <@W012A3CDE|mei>?
could we chat with the infra team on Thursday?
`;

const others = `
the meeting yesterday went well
I don't think we need a meeting for this
please call the billing API twice
sync the fork with upstream before you push
5/6 tests pass
sat down with the logs
the march towards v2
meet the acceptance criteria first
zoom in on the chart, the axis is wrong
\`schedule_meeting()\` throws on null
> can we hop on a call?\\nno need, written answer below
cancelled the 3pm call
who owns the sync job?
notes from the design review are in the doc
lgtm, merging
call me when the build fails (PagerDuty)
the standup bot is late again
let's call it a day
we meet the deadline if CI behaves
sync with main first
the zoom level is off by one
the teams page crashes on load
let's meet the customer need first
we met with legal yesterday
no need for a call
talk to Bob about it
let's discuss in the doc
can we talk about this in the RFC?
lunch at 12?
happy hour friday?
sev1: joining the bridge
1:1 moved to 3
interview at 2
the candidate would like to talk to the team on Monday
can we set up a call with the customer on Monday?
ok, 3pm works for me
see you tomorrow
talk to you later
I'm in a meeting until 4
I have a call with the vendor at 2
thanks for the call today
as discussed on the call, shipping on Friday
reminder: planning meeting today at 2
please join us for the monthly community call on Wednesday at 5pm
here is the zoom link: https://zoom.us/j/123
are we still meeting at 3?
do you have time to review my PR?
could you look at the failing test?
ping me when it's done
DM me the link
happy to answer questions
the client talks to the server over gRPC
how do I call this from the worker?
you can join the two arrays with concat
key pair expired
we paired on it and found the bug
she wants to meet with the auditors
users can call each other from the app
the function call is slow
screen sharing is broken in the new build
"can we hop on a call?" is what everybody writes when the docs are missing
`;

const cautions = `
can we talk? I'm having a hard time
could we have a 1:1 tomorrow?
prod is down, can everyone hop on a call?
want to grab coffee and catch up?
Can we meet tomorrow at 10? Agenda: https://docs.example.com/a
`;

function lines(block: string): readonly string[] {
  return block
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\\n', '\n'));
}

export const fires = lines(asks);
/** Requests that only their caution keeps quiet. */
export const cautioned = lines(cautions);
export const quiet = [...lines(others), ...cautioned];
