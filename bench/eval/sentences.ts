/** Sentences of our own that teach the rule, beside its examples and the labelled lines whose licence lets us learn from them. */

const asks = `
can we talk about the rollout plan this afternoon?
can we chat about the search rewrite?
could we discuss this tomorrow?
can we discuss the budget when you have a moment?
let's talk about it tomorrow morning
let's talk after lunch
let's chat on thursday
let's discuss this live, the thread is getting long
let's catch up next week
lets catch up this afternoon about the hiring plan
let's meet at 10 and sort it out
let's get together on Wednesday and finish the deck
let's hop on a call
let's jump on a quick zoom
let's do a quick call to unblock this
let's do a video call at 3
let's huddle
let's huddle on this in 10
let's pair on the flaky test tomorrow
let's sync up before the demo
let's sync this afternoon
let's set up some time to go over the numbers
let's schedule a call with the platform folks
let's schedule something for next week
let's find a time to talk through the migration
let's find 30 minutes this week
let's touch base on Monday
let's take this offline
let's take this to a call
let's go over it together on zoom
let's whiteboard this together
let's get everyone in a room
let's check in tomorrow before standup
let's regroup at 4
let's reconvene after the release
let's just call, typing takes too long
let's have a chat about the on-call rota tomorrow
let's have a short meeting on Friday to close this
let's meet in the lobby room at 2
we should talk
we should talk about the naming before we ship
we should probably hop on a call
we should meet with the design folks about this
we should sync on the schema change
we should set up a meeting to go through the findings
we should find time to discuss the roadmap
we need to talk about the vendor contract
we need to meet before Thursday
we need to get on a call about this
I think we need a call
I think this needs a meeting
I think a call would be faster
might be easier to talk it through on a call
it'd be easier to explain on a call
would be good to chat about this live
would be great to meet and go over the plan
would it be possible to meet this week?
would it help to jump on a call?
this is probably easier over a huddle
probably quicker on a call
can someone walk me through the deploy pipeline on a call?
can you walk me through this on zoom?
can you call me?
can you give me a call when you're free?
could you call me after standup?
call me when you're back
call me when you get a minute
call me tomorrow
give me a ring once you're out of the dentist
give me a call so we can sort this out
please call me at your earliest convenience
ring me when you have the numbers
can I call you?
can I call you in 5?
mind if I call you?
mind if I ring you this afternoon?
shall I call you?
shall I ping you for a huddle?
should I call you about the contract?
should we hop on a call?
should we meet about this?
should we talk through the options?
should we jump on a huddle to sort it?
should we set up a call with @ana?
should we set up a call w/ @bo and @mei?
should we have a quick sync about the dashboards?
should we check in later today?
shall we talk it through?
shall we meet tomorrow at 9?
shall we do a call at 14:00?
shall we say 3pm on zoom?
shall we pair this afternoon?
do we want to meet about the pricing page?
do we want to talk about this tomorrow?
do we need a call for this?
do you want to jump on a call?
do you want to talk it through?
do you want to pair on that?
do you want to chat about it this afternoon?
do you want to meet later?
did you want to meet today?
did you want to talk about the design?
want to hop on a huddle?
want to talk it over?
want to chat now?
want to pair on this?
want to meet at 4?
want to grab 15 min tomorrow?
wanna huddle?
wanna call real quick?
wanna jump on zoom?
wanna pair on the parser later?
wanna talk about it?
you want to call?
you up for a call?
you free to chat?
you free for a quick call?
you around for a huddle?
you got 5 min for a call?
u free to talk?
r u free for a call at 5?
are you free to talk?
are you free for a call?
are you free at 3?
are you free tomorrow afternoon?
are you free on Thursday morning to talk about the launch?
are you around for a quick huddle?
are you available for a chat about the API?
are you available at 11:30?
are you available on Tuesday to go over the contract?
are you available to talk today?
is anyone free for a call?
is anybody up for pairing?
anyone up for a quick call about the parser?
anyone around to pair on a weird bug?
anyone free to jump on a call and look at this with me?
do you have time to talk?
do you have time for a quick chat?
do you have time to meet today?
do you have time to talk about the review?
do you have time this week to go over the roadmap?
do you have time tomorrow to walk me through the billing code?
do you have a minute to talk?
do you have a few minutes to talk about the incident report format?
do you have 10 minutes for a call?
do you have 30 minutes tomorrow for a design chat?
have you got 15 minutes to talk through the migration?
got 15 to talk through the migration?
got 10 min for a huddle?
got a minute to chat?
got a sec to hop on a call?
got time to talk today?
could you spare 20 minutes tomorrow to go through the spreadsheet?
could I borrow you for a quick call?
can I grab 15 minutes of your time tomorrow?
can I get 30 min with you this week?
can I steal you for a huddle?
can we grab 30 minutes on Tuesday?
can we get some time on the calendar?
can we find a time to meet next week?
can we set up a meeting for this?
can we set up a quick sync with the mobile team?
can we schedule a call about the contract?
can we meet today?
can we meet in 20 minutes?
can we meet in person next week to plan the quarter?
can we hop on zoom?
can we huddle for a sec?
can we huddle on the release notes?
can we jump on a quick call, this thread is confusing me
can we jump in a room for 5 minutes?
can we do a call tomorrow instead of typing all of this?
can we do a quick teams call?
can we sync on this later today?
can we sync up about the launch?
can we catch up tomorrow?
can we touch base on the roadmap?
can we pair on the cache bug?
can we talk?
can we talk in 10?
can we talk live?
can we speak later today?
can we check in tomorrow about the copy?
can we go through the tickets together on a call?
can we have a meeting about naming?
can we have a chat about the hiring plan?
can you and I talk about the onboarding doc this week?
could we hop on a google meet?
could we do a 15 minute call?
could we move this to a call?
could we find half an hour on Friday?
could you and @sam meet with me about the audit?
could you set up a meeting with the data team?
could you book 30 minutes with me tomorrow?
could you schedule a call for Thursday?
can you set up a call for us?
can you put something on the calendar for Monday?
can you send an invite for tomorrow?
can someone set up a meeting to decide this?
please schedule a meeting with me to go through it
please put 30 min on my calendar
please book a slot on my calendar
feel free to call me
feel free to grab time on my calendar
feel free to book some time with me
feel free to put something on my calendar
happy to jump on a call
happy to hop on a quick call if that's easier
happy to talk on zoom
happy to meet tomorrow if it helps
happy to pair on this
happy to pair if you get stuck
happy to walk you through it on a call
happy to chat live about it
happy to set up a call to explain
happy to do a quick screen share
glad to talk it through over the phone
I'd be happy to call and explain
I'd be up for a call
I'm free this afternoon if you want to talk
I'm free after 3 if you want to pair
I'm available for a call any time today
I'm around for a huddle if you need me
if you want we can jump on a call
if you like I can call you
if you want to talk it through I'm free at 2
if you'd like to talk, just call me
if it's easier we can hop on a call
if it helps I can jump on a huddle
if you have time we could pair
we can jump on a call if you want
we could do a quick zoom
we could meet on Friday
we could talk about it tomorrow
we can discuss on a call
we can discuss tomorrow at 10 if that works
we can talk whenever you're free
I can call you at 5
I can hop on a call now
I can walk you through it on zoom if you like
I can do a call at 3, would that work?
or we can talk
or just call me
I'd like to talk to you about the roadmap
I'd like to talk with you about my project this week
I'd like to set up a meeting with you and @kim
I'd like to schedule a call to go over the results
I'd like to meet with the team about this
I'd love to chat with you about your approach
I'd love to grab some time to hear how you did it
I would like to discuss this with you tomorrow
I want to talk with you about the numbers
I was hoping we could talk today
I was wondering if you had time to talk
I was wondering if we could meet this week
wondering if you're free for a chat this afternoon
hoping to catch up with you about the plan today
hoping we can sync before Friday
I'll set up a call
I'll set up a meeting for tomorrow
I'll send an invite
I'll send a calendar invite for Tuesday
I'll send round an invite for a kickoff
I'll put something on the calendar
I'll put 30 min on your calendar
I'll book a room for 2pm so we can go through it
I'll schedule a meeting with everyone for next week
I'll schedule time for us to talk
I'll find a slot for us
I'll grab time with you tomorrow
I'll call you in 10
I'll call you this afternoon
I will set up a meeting to discuss this
I'm going to set up a call for Thursday
will throw something on the calendar
going to put some time on everyone's calendar
let me set up a call
let me find us a slot
let me know when you're free to talk
let me know when you're free to sync
let me know when you have time to chat
let me know when works for a call
let me know when a good time to meet would be
let me know if you want to talk
let me know if you want to jump on a call
let me know if you want to pair on this
let me know if a call would help
let me know what time works for you to meet
lmk when you're free to sync
lmk when you can talk
lmk if you want to hop on a call
ping me when you're free for a call
tell me when you can meet
when can we talk?
when can we meet?
when are you free to talk?
when are you free this week?
when are you free for a call?
when would be a good time to talk?
when would you like to meet?
when is a good time to chat?
when works for you to sync?
what time works for a call?
what time can we meet?
what time works for everyone tomorrow?
what's a good time to meet this week?
what day works for a planning session?
what's your calendar like tomorrow?
what does your calendar look like on Thursday?
how's your afternoon looking for a call?
how's tomorrow at 2?
how about a call?
how about a quick call at 4?
how about we meet tomorrow?
how about 3pm?
how about Thursday at 10?
how about we pair on it?
what about tomorrow at 11?
why don't we hop on a call?
why don't we meet tomorrow and work it out?
any chance we could talk today?
any chance you could jump on a call?
any chance of a quick chat this afternoon?
is there a time this week that works for a meeting?
is there a good time to talk today?
is now a good time to talk?
is 3pm good for you?
does 2pm work for you?
does Thursday at 3pm work for everyone?
does tomorrow morning work for a call?
does 1:30 work?
would 10am work for you?
would Tuesday work for you all?
would you be free for a call tomorrow?
would you be up for a quick chat?
would you be open to a call next week?
would you be available to meet on Monday?
would you have time for a call this week?
would you have time to talk today?
would you like to meet?
would you like to talk about it on a call?
would you like to jump on a call to go through it?
would you mind hopping on a call?
would you mind calling me?
would love to talk about this with you
would love to meet for 20 minutes this week
maybe we can meet tomorrow?
maybe we could talk about that next week
maybe we should hop on a call
maybe we should meet and decide
maybe a quick call?
maybe a quick sync tomorrow?
perhaps we can talk tomorrow
perhaps you and I can chat with @leo about this
perhaps a short call would help
quick call?
quick huddle?
quick sync?
quick chat?
call?
zoom?
huddle now?
call in 5?
pair?
video call?
sync tomorrow?
meet at 3?
talk tomorrow morning?
chat later today about the roadmap?
time for a call?
time to talk?
up for a call?
free for a call?
free to talk at 4?
free to chat?
available for a call at noon?
join us?
want to join us on the call?
want to join the huddle?
would you like to join us for the design discussion?
can you join us in the call now?
can you join the zoom?
could you join our call at 3 to explain the numbers?
can you hop on?
can you hop on the zoom now?
we're in a huddle if you want to join
we're on zoom talking about the schema, come join us
@ana can you jump on for a minute?
come by my desk and we can look at it together
come find me in the office and let's talk
stop by my office when you're free
swing by and we'll look at it together
can you share your screen?
can you share your screen so we can debug it together?
could we do a screen share?
let's do a screen share and look
can you look at this with me on a call?
could someone pair with me on the webpack upgrade?
can someone pair with me on this?
would anyone like to pair program on the importer?
looking for someone to pair with on the migration
who wants to pair on this?
who's up for a mob session on the flaky tests?
please fill in the doodle so that we can find a time
please fill out the when2meet for the planning session
please add your availability so I can book the kickoff
here's my calendly, grab a slot: https://calendly.com/us
pick a slot on my calendar that suits you
please vote for a time for the design meeting
I made a poll to find a time for the kickoff: https://doodle.com/abc
proposing a meeting on Monday at 15:00 UTC to settle the API
I propose we meet on Tuesday
I propose a call with everyone involved
I suggest we talk tomorrow
suggest we hop on a call with finance
can we put 45 minutes on the calendar for the retro follow-up?
grab 30 min tomorrow?
need 15 minutes of your time to go through the contract
need to talk to you about the schedule
I need to talk with you
can we please talk about this face to face?
better to do this in person, can we meet?
one quick thing, can I call you about it?
@lee we should chat about the Q3 plan
@kim let's talk
@bo can you talk?
@mei can we talk tomorrow about the API?
@ana @bo could we all meet on Friday?
@lee: do you have time for a quick zoom?
@sam when's good for you to talk?
hey, do you have a sec to talk about the deploy?
hi all, could we find a time next week to discuss the roadmap?
hey team, let's have a quick call about the outage report tomorrow
morning! can we catch up at some point today?
sure, let's talk at 3
sure, want to call now?
ok let's meet then, 2pm?
yeah let's hop on a call
good idea, let's discuss it tomorrow
thanks! can we discuss this on Monday?
hmm, that's odd. can you hop on a call so I can show you?
I don't follow. can we talk?
not sure I understand, can we jump on a call?
this thread is long, let's just call
too much to type. call?
sorry for the delay! are you free to talk tomorrow at 10?
The build fails for me. could someone hop on a call and have a look?
I pushed a fix but the design is off, can we go over it together this afternoon?
I have 10 minutes now if you want to talk it over
I've got time now if you want to hop on a call
I'm free now if you want to chat on zoom
we have a call with legal tomorrow, do you want to join?
there's a lot here, I'd rather talk it through on a call
worth a quick call?
worth a chat?
worth getting everyone together on this?
this deserves a conversation, are you around tomorrow?
I have a few questions, could we chat?
I have some ideas I'd like to run by you, free tomorrow?
can I run something by you on a call?
can I pick your brain about the cache on a quick call?
could I pick your brain for 15 minutes tomorrow?
would appreciate 20 minutes of your time this week
can you make time for a call today?
can you make 3pm?
can you do 3pm tomorrow?
can you do a call at noon?
can you meet at 10 tomorrow?
can you meet with us about the contract?
are we able to meet tomorrow?
let's say Tuesday at 10?
Monday at 9 work for you?
next Tuesday good for everyone?
can we bring this up on a call with the whole team?
can I get five minutes with you before the release?
can I book half an hour with you?
can I schedule some time with you to go over the plan?
can we all get together for an hour and close this?
can we have 20 minutes on Thursday?
can we have a quick chat with @kim about this?
can we chat with @leo tomorrow?
could we chat with the infra team next week?
could we get together tomorrow to look at this?
could you join us tomorrow to talk about it?
could you spare a few minutes for a call?
let's chat with @bo this afternoon
let's get @mei on a call
let's loop in @sam and talk tomorrow
let's find a slot with @ana
let's meet up at the office on Thursday
let's go through this on Zoom at 2
let's look at it together at 11
let's talk more about it next week
let's have a conversation about this on Monday
let's have a session on the error budget next week
maybe we could set up a time early next week?
we could set up a time on Thursday
perhaps we could do a working session on this
maybe jump on a call?
maybe have a chat this week?
would it make sense to meet?
would it make sense to have a call with the vendor team?
would a quick call help?
would a short meeting tomorrow be useful?
does it make sense to hop on a call?
does chatting at 4 work for you?
does a call tomorrow at 9 work?
do we need to meet about this?
do we need to get together and talk?
do you want me to call you?
do you fancy a quick call?
do you have a moment to go over this together on zoom?
do you have any time this week to meet?
do you have any availability on Friday for a chat?
do you have some time to discuss the onboarding flow?
did you want to chat about the draft?
are you up for a call?
are you up for pairing later?
are you good to talk now?
are you able to meet on Tuesday?
are you able to hop on a call?
are you two free at 3 to talk this over?
are you and @kim free tomorrow?
are you around at 2:30?
are you around this afternoon to talk?
are you in the office tomorrow? I'd like to talk
is tomorrow good for a call?
is anyone around for a quick zoom?
is there any chance we could meet this afternoon?
is there time today to talk?
will you be free for a call later?
will you have time to talk tomorrow?
when might you be free to talk?
when can you hop on a call?
when do you want to meet?
when do you have time to chat?
when should we meet?
what time should we meet?
what time is good for you to talk?
what day next week is good for a call?
which day suits you for a call?
how does 3pm sound?
how does Thursday work for you?
how would Monday at 11:30 work?
how's 4pm for a chat?
tomorrow at 10?
Thursday at 2 work?
3pm ok for you?
happy to discuss on a call tomorrow
happy to find a time to talk
happy to meet and discuss
happy to meet whenever suits you
happy to have a chat about it
happy to get on a call with anyone who needs it
glad to discuss it in person
glad to meet and discuss the project
I'd be glad to hop on a call to explain
I'm happy to call you at a time of your choosing
I'm happy to talk it through over Teams
I can talk you through it on a call
I can set up a call if you want
I can schedule something for next week
I could call you in ten minutes
I could meet at 4 if you want to go over it
I'd appreciate a call
I'd appreciate a chance to talk this over
I would love to sit down with you and talk about it
I would like to schedule a meeting to review this
I wanted to see if we could find time to talk
I wanted to talk to you about something, are you free?
I also want to talk to you about the budget
I need 10 minutes of your time
I need to talk to you
I need you on a call
we really should talk about this in person
we should catch up soon
we should get together next week
we should have a chat
we should have a meeting about this
we should pair on this
we might want to meet about this first
we may have to do some screen sharing to find it
we will set up a meeting next week
we'll set up a call to go over the details
feel free to reach out if you want to set up a call
feel free to call if you need anything
feel free to drop by my desk
don't hesitate to call me
don't hesitate to grab me for a call
call me if you have questions
call me on my mobile if that's easier
give me a shout when you can hop on a call
give us a call to discuss
if you have questions, call me
if you're free now, can I call?
if you want to meet, my calendar is open
if anyone wants to pair on this, I'm around
if you'd rather talk, I'm free at 4
let me know if you'd like to meet
let me know if you'd like me to set up a call
let me know when would be a good time to call
let me know what time suits you for the call
let me know your availability for a chat this week
send me your availability for next week so we can meet
please let me know when you can meet
please give me a call
please join us tomorrow to discuss it
please call me when you get this
please set up a meeting with @kim
please can we talk
please join the call if you can, we need you
can you dial in?
can you come to my desk?
can you come by so we can look at it together?
can you jump on the bridge to help me debug the importer?
join the huddle?
come join the huddle
hop on?
hop on a huddle?
pairing session at 3?
pair up tomorrow?
who can pair with me today?
who's free for a quick call?
who is available to talk through the release?
anyone want to pair?
anyone want to jump on a call?
anyone interested in a call to discuss the API?
need a second pair of eyes, can someone hop on a call?
need someone to talk me through this live
would anybody be up for a video chat?
too long for Slack, call?
faster to talk, got 5 min?
easier to show you, can I share my screen?
could I show you something on a call?
could I show you on zoom?
shall I set up a meeting?
shall I book something for tomorrow?
shall I send an invite?
shall I put something in the calendar?
should I schedule a call?
should I set up a time for us to talk?
should I invite you to the call?
want me to set up a call?
want me to call you?
want to come to my room?
want to check in tomorrow?
want to catch up later?
want to sync at 4?
want to do a quick call with @bo?
want to join me and @ana for a chat?
wanna meet tomorrow?
wanna chat at 5?
why don't you call me
why don't you two meet tomorrow?
why not just call?
you and I should talk
you and @kim should meet with me
@kim and I would like to meet with you
@ana can you and @bo meet with me tomorrow?
@bo, you free?  call at 2?
`;

const others = `
no need for a call
I don't think we need a call for this
we don't need to meet about this
no need to meet, I'll write it up
I can't make the call
I can't talk right now
sorry, can't meet today
not able to join the call today
I won't be able to make the meeting
instead of a meeting, please comment in the doc
rather than a call, let's write it down in the RFC
let's skip the meeting this week
let's cancel the sync
cancelled the 3pm
the call is cancelled
meeting moved to 4
1:1 moved to 3
1:1 at 2 today
interview at 2
I have an interview at 3
the candidate interview is tomorrow at 11
I have a meeting at 3
I'm in a meeting
in a call, back in 20
on a call right now
I have calls until 5
just got out of a meeting
back from lunch
we met with legal yesterday
we met yesterday and agreed on plan B
I talked to Bob about it
we talked about this last week
we discussed this on the call
discussed with Ana, going ahead
had a call with the vendor, notes in the doc
had a good chat with the design team
I called support and they fixed it
Mei and I paired on this yesterday
we synced on it this morning
as discussed on the call, shipping on Friday
per our call, here is the summary
thanks for the call today
thanks for the chat
good talk, thanks
nice meeting you all
great meeting everyone
nice to meet you
notes from the sync are here
recording of the call is in the drive
minutes of the meeting attached
talk to Bob about it
talk to the platform team first
you should talk to Kim, she owns that
ask Sam, he was in the meeting
please check with finance
check in with Leo before merging
reach out to support
I'll talk to Bob tomorrow
I'll talk to the vendor
I need to talk to my manager first
need to discuss with the team before answering
I'll discuss it with Ana and report back
let me talk to the client and get back to you
he wants to meet with the auditors
she'll call the bank
they are meeting tomorrow
users can call each other from the app
customers want to talk to a human
let's discuss in the PR
let's discuss in the doc
let's discuss here
let's talk about it in the thread
let's continue in the thread
let's discuss on the ticket
let's keep the discussion in the issue
can we discuss this in #platform?
can we talk about this in the RFC?
can you write it up in the doc?
we can discuss in the comments
we can discuss it async
let's do this async
happy to discuss in the PR
happy to discuss async
feel free to discuss here
feel free to comment on the doc
feel free to ask questions in this channel
feel free to ping me
feel free to DM me
ping me when it's done
ping me if you have questions
DM me the link
message me when you're ready
text me the code
drop me a line
send me an email
let me know if you have questions
let me know if that works
let me know what you think
let me know when it's merged
let me know when the build is green
lmk if you need anything
happy to help
happy to review
happy to take a look
happy to answer questions
do you have time to review my PR?
do you have time to look at this today?
do you have a minute to review this?
can someone take a look?
can you take a look when you have a minute?
could you review this when you get a chance?
could you look at the failing test?
can we merge this today?
can we ship this tomorrow?
can we move the deadline to Friday?
can we use the old API here?
can we call this function twice?
can we call it done?
can I call this method from the main thread?
can you call the API with a different token?
could we join the two tables?
could we sync the branch with main?
can we pair the key with its value?
do we want to call it v2?
shall we merge?
shall we call it a day?
let's call it a day
let's call it v2
let's call the variable count
let's ship it
let's merge this
let's go with option B
let's see what CI says
let's wait until tomorrow
let's not rush this
let's keep it simple
we should call the API once per page
we should call out the breaking change in the notes
we should sync the fork
we should meet the customer need first
let's meet the customer need
let's meet the deadline
we need to meet the deadline on Friday
we need to meet the SLA
does it meet the requirements?
this doesn't meet the acceptance criteria
meet the deadline
sync with main
sync the fork before you push
please sync your branch with master
the sync job failed last night
who owns the sync job?
the standup bot is down
the standup bot posts at 9
please post your standup update
standup notes: finished the parser, today tests
standup in 5
standup starts in 10 minutes
reminder: standup in 10 minutes
reminder: all hands tomorrow at 4pm
reminder: planning meeting today at 2
weekly sync is at 10 as usual
the weekly sync is in 5 minutes
our next meeting is on Thursday
the meeting link is in the calendar
here is the zoom link: https://zoom.us/j/123
join the meeting here: https://meet.google.com/abc
what's the zoom link?
where is the meeting?
is there a meeting today?
are we still meeting at 3?
are we still on for 3?
is the call still happening?
do we have standup today?
when is the next planning meeting?
what time is the meeting?
what time is the release?
who is joining the call?
agenda for today's meeting
please add topics to the agenda
any agenda items for tomorrow?
the agenda is in the doc
I added it to the agenda for the next meeting
office hours are at 5 today
office hours start in 10 minutes, everyone welcome
join us for the webinar on Thursday
please join us for the monthly community call on Wednesday at 5pm UTC
community call starts in 15 minutes
our meetup is on Friday, all are welcome
welcome @kim, who joined us today
please join me in welcoming Kim to the team
please join me in congratulating the team
join the channel #random
join the table on user_id
join the beta
the talk on Rust was great
the talk starts at 5
watch the talk here: https://youtu.be/abc
slides from my talk are up
zoom level is wrong on the map
zoom in on the chart
zoom out a bit
the zoom integration is broken
zoom crashes on my laptop
teams page crashes
the teams page crashes on load
the teams API returns 500
the huddle button is missing in the new UI
slack huddles use a lot of CPU
the video call feature is broken on Safari
video calls crash on Android
calls to the billing API time out
the call to the service fails
call me when the build fails
call me when the build fails (PagerDuty)
call me crazy but I like this
please call the billing API twice
call the support line if your badge doesn't work
this call site is wrong
the function call is slow
the call stack is huge
every call allocates
system calls are slow here
who made the call to revert?
it's your call
tough call
good call
good call, thanks
close call
last call for comments on the RFC
judgement call
call for papers is open
the pair programming guide is in the wiki
a pair of tests fail
key pair expired
free disk space is low
are you free of merge conflicts?
is the room booked?
it works for me
works for me
works on my machine
sounds good
sounds good, talk then
sure, 3pm works
3pm works for me
ok see you at 3
see you tomorrow
talk to you tomorrow
talk later
talk soon
chat soon
catch you later
call you later, on the train
will do
on my way
be there in 5
joining in a minute
I'll join in 5
I'll be there
I can make it
I'll be late to the call
running late, start without me
I'm available
I'm free after 3
I have time tomorrow
I don't have time today
I don't have time to look at it now
it takes a long time to build
this time it worked
at the same time
a good time to add tests
it's time to upgrade
is it time to drop Node 18?
next time please run the linter
any time
does this work for you?
does the new build work for you?
does that work for everyone?
did it work for you?
does the fix work?
would that work?
are you around?
are you there?
you there?
anyone around?
anyone here using Windows?
got a minute?
got a sec?
quick question
quick question about the API
quick question: does the cache survive a restart?
I have a question about the schema
can I ask a question?
can you help me with the config?
could someone help me with webpack?
can someone explain how the cache works?
can you explain why we need this?
can you share the doc?
can you share the logs?
can you share a screenshot?
can you send me the link?
can you send me the invoice?
can you join the repo? I sent an invite
I sent you an invite to the repo
can I get an invite to the workspace?
please invite me to the channel
please check the calendar before you book the room
please update the calendar
calendar export is broken
scheduled the release for Monday
schedule the job for midnight
the scheduler runs at 3am
I scheduled the deploy for tomorrow at 9
set up the environment first
I'll set up the server tomorrow
I'll set up CI
I'll send the report tomorrow
I'll send a PR this afternoon
I'll put it in the doc
I'll put up a PR
I'll look at it tomorrow morning
I'll get back to you tomorrow
I'll write it up
going to work on this tomorrow
going through the logs now
go through the docs first
go over the checklist before release
please go through the tutorial
walk through the steps in the readme
let me walk the tree
let me check
let me know
we can talk about computed properties once the parser lands
we can discuss naming later
happy to discuss further
happy to chat more later
would be good to discuss
to be discussed
discussion moved to the RFC
open for discussion
the discussion in the PR is getting long
interesting discussion
as a follow-up I'd like to rename the module
follow up in the ticket
this needs a follow up PR
lunch at 12?
anyone for lunch?
coffee?
grab a beer after work?
happy hour friday?
drinks on Thursday?
football on Saturday?
are you coming to the party tonight?
how was your weekend?
good morning
have a nice weekend
happy birthday
I'm on leave tomorrow
out sick today
at the dentist until 11
working from home today
taking a long lunch
the release is at 3pm
release tomorrow at 10
deploying in 5 minutes
deploy is done
the meeting room screen is broken
the meeting went well
the meeting notes are in the drive
too many meetings this week
meetings are killing my week
I hate meetings
this could have been an email
no meetings on Wednesdays
we have a no-meeting day on Wednesday
my calendar is full tomorrow
moved my dentist to Thursday
he suggested we meet weekly but nobody wants that
she asked if we could talk to finance about it
they asked for a call, I said no
the customer asked for a call and Ana took it
someone asked me to call them back, false alarm
"can we hop on a call?" is what everyone writes when docs are missing
in the meantime please use the old endpoint
meanwhile the queue is growing
we met the target
this meets the bar
catch up on the thread first
catching up on messages, will reply soon
catch the exception and log it
the catch block swallows it
ring buffer overflow
phone number field is required
face detection is slow
touch the file to trigger a rebuild
hop count is wrong
jump to definition is broken
it jumps to the wrong line
share your thoughts in the doc
share your screen shot here
the screen sharing bug is fixed
screen share is broken in the new build
the chat widget is down
chat history export takes hours
the chatbot talks too much
the client talks to the server over gRPC
how do services talk to each other?
it should talk to the database directly
I want to discuss the trade-offs in this section of the doc
this section discusses the trade-offs
see the discussion above
in sync with upstream now
data is out of sync
async is not a good fit
session expired
session cookies are missing
the session store is Redis
add a session timeout
new working session logs uploaded
when are you going on holiday?
when are you free to review?
when will this ship?
when do you need it by?
when can we expect the fix?
when can you finish the draft?
what time do you need the report?
what day is the launch?
what times does the cron run?
how about we use Postgres?
how about a smaller batch size?
what about the tests?
why don't we cache it?
why don't we ship on Monday?
any chance you can review this today?
any chance of a release this week?
is there a way to call it lazily?
is it possible to join streams?
would it be possible to add a flag?
would you like to review it?
would you like me to open an issue?
do you want to take this ticket?
do you want me to merge?
want to take a look?
want me to open a PR?
wanna review?
who wants to take this?
who is on call this week?
I'm on call tomorrow
on-call handover is done
please swap on-call with me on Tuesday
maybe we can try the other library
maybe we should revert
maybe tomorrow
perhaps we can drop support
I'd like to merge this today
I'd like to add a test
I'd like to talk about metaclasses in this blog post
I'd love to see this land
I'd love your feedback in the doc
I was hoping to finish today
I was wondering if the flag is still needed
wondering if the cache is stale
I need to call my bank
I need to run
I have to drop off for another meeting
dropping off, talk tomorrow
heading out
I will be in meetings all day
my meeting got cancelled so I can review now
he can join by phone
dial-in details are in the invite
the invite went to spam
I accepted the invite
did everyone get the invite?
can you forward me the invite?
can you add me to the meeting?
could you record the meeting?
please record the session
who is taking notes in the meeting?
please mute yourselves on the call
my mic doesn't work on zoom
zoom needs an update
zoom asks for a password
I'll be on zoom but without camera
they use Teams, we use Zoom
do you prefer Zoom or Teams?
we switched from Skype to Zoom
how do I call this from the worker?
how do you call a private method in a test?
how can I call the hook outside of a component?
how can we sync the two clocks?
how do people usually pair producers and consumers?
how would you join these two datasets?
what do you call this pattern?
what happens when users call it twice?
why do we call flush here?
when should we call close on the socket?
where do we call the constructor?
you can call the helper directly
you can join the two arrays with concat
you could call it with a timeout
you need to call init first
you have to sync the submodule by hand
you should pair it with a retry
we can call it from the worker
we could call the same endpoint
we can meet the target with caching
we need to call the cleanup hook
we need to sync the translations
we should call close in a finally block
we have to meet the requirements of the audit
I need to call the function with two arguments
I want to call it from Python
I'd like to call the script from CI
I'd like to have chat bots in every channel
I can call the endpoint but it returns 403
I could join the tables in the view
I'll call the function later in the loop
I'll sync the fork tonight
I'll pair this change with a migration
I'll talk about the parser in my next post
I'll discuss the results in chapter 3
I think the meeting notes are outdated
I think the call to flush is missing
I think we discussed this before
I have to join a different meeting at 3
I need to join late
I will need to leave early for a call
I need to wait for the replica to catch up
the replica needs time to catch up
let me call the landlord first
let's talk about memory: each worker needs 2 GB
let's talk numbers: 3 ms per request
let's discuss what each flag does. First, verbose
let's meet the new members: Ana and Bo
let's call f(x) the loss
let's say the call fails
let's assume the meeting room API is down
let's use the time to fix the tests
let's join forces on the docs in the issue
feel free to call the API as often as you like
feel free to join the channel
feel free to use my branch
feel free to chat about memes in random
people can talk about anything in this channel
people who join the call late miss the intro
they want to talk to sales
they can call support any time
he wants a meeting with legal every week
she needs to schedule the interviews
someone who has time could look at the backlog
anyone who joined the session yesterday has the link
the customer would like to discuss pricing with sales
does anyone have time to fix this?
does anyone have time to review?
do we have time for this before the release?
do we have a meeting today?
do you have a meeting now?
are we having the sync today?
are you joining the call today?
did you join the call?
did you talk to Kim about it?
did we discuss this already?
did they call back?
have you talked to the vendor?
has anyone called the landlord?
is the video call working for you?
is anybody using huddles on Linux?
can I video call with this version?
can I join two tables in one query?
can you check in the lock file?
can you check in your changes?
can you connect to the VPN?
can you connect the staging database?
could you connect the two services?
can you talk a bit more about the error in the issue?
can the client call the server again?
can this function call itself?
can zoom be installed on the kiosk?
which day was the release?
what time did the alert fire?
what time was the last sync of the replica?
what time works best for cron jobs?
the time works out to 3 seconds per call
this will work on Monday
it works now
it works for everyone since the update
they have time until Friday
we have some time before the deadline
I'll have some time to look at this tomorrow
I hope to have more time later today for the PR
I have some time today to work on it
no time today, maybe tomorrow
if you have time, please review the PR today
if you have time please file an issue
if you get a chance, take a look at the doc today
whenever you have time, no rush
when you have a minute please approve my PR
let me know if you have time to review this week
let me know if the build works tomorrow
please send me the meeting link
please share the zoom link
please add me to the invite
please add the call to the changelog
please join the waiting list
please fill in the survey
please vote in the poll about the mascot
fill in the form by Friday
the poll about the offsite is open until Friday
doodle results are in
the doodle says Thursday
pair programming sounds fun in theory
pair programming guide: https://example.com/pairs
mob programming was a success yesterday
video chat is broken in this version
video call quality is poor on 4G
screen share of the demo is in the drive
one on one with my manager today
my 1:1 is at 2
a 1:1 mapping between users and seats
face to face selling is down this year
in person attendance was up
the phone screen for the backend role is tomorrow
over the phone support closes at 5
as discussed over the phone, attached is the contract
as we discussed on the call, I'm proposing to merge the two repos
per the discussion today I updated the ticket
after the call with the team I changed the plan
following up on our chat yesterday
following up from the meeting: here are the notes
we got it fixed in a quick call
we fixed it on a call
we paired on it and found the bug
we're meeting with the auditors at 4
we're having a call with the vendor tomorrow
we have a call with the client at 2
we have the design review on Thursday
we have an opening for a backend engineer
we'll discuss this at the offsite
we'll talk about this in the next release notes
we will likely discuss it in our meeting next week
they will be talking about the roadmap at the conference
next week we have a talk about testing
tomorrow's session is about caching
this week's topic is error handling
in today's meeting we agreed to drop Node 18
yesterday's call was useful
the last meeting was recorded
I missed the meeting, is there a recording?
sorry I missed your call
sorry I can't join, I have another call
sorry, can't talk, in a session
unfortunately I can't join today
I'm not free tomorrow
I'm not available at 3
tomorrow doesn't work for me
Thursday won't work
that time doesn't work for me
not now, maybe later
thanks, that works
thanks for joining the call
thanks everyone for joining the meeting
thank you for your time today
great call today, everybody
great discussion today
good meeting
it was nice talking to you
the discussion moved to Slack
let's move this discussion to #platform
let's move the conversation to the thread
let's continue here
let's keep talking in the thread
let's chat in the thread
can we take this to the thread?
can we move this to the issue?
could we discuss it in the ticket please?
would you mind writing this up?
would you mind commenting on the PR?
do you mind if I merge?
mind if I take this ticket?
mind if I push to your branch?
should I merge now?
should I call the old method?
should we release tomorrow?
should we wait for Kim?
should we use sync or async here?
should we set up a linter?
should we schedule the job at night?
should I schedule the release for Monday?
could you schedule the deploy for Thursday?
can you set up the repo?
can you book the flights?
can you book the room for the interview?
could you plan the sprint?
could you send the invoice tomorrow?
any plans to call the v3 endpoint?
any news on the call for papers?
any update on the meeting room screens?
anyone joining the conference in May?
anyone else seeing this?
anyone available to review?
anyone available to help with webpack?
anyone free to review my PR?
are you free to review this today?
are you available for a review?
are you available for some questions?
available now in the app store
free tickets for the conference
free trial ends tomorrow
join our newsletter
join the discussion on GitHub
joined
joining the team next week
meet our new teammate
meet Ana, our new designer
meet the team page is outdated
call for volunteers: who can help with the docs?
call me old-fashioned but I like tabs
call me optimistic, but it will pass
call it what you want
call us at 555-0100 to order
call now and get 20% off
talk to sales for pricing
talk is cheap
walk-through video is up
speaking of which, the tests fail
speaking as a user, I'd drop it
generally speaking we avoid globals
touch wood
ring the changes
catch me if you can
sync is running
sync finished at 10
syncing now
huddle notes are posted
teams are organised by product
teams should own their alerts
teams can pick their tools
Zoom is down for everyone?
zoom 5.17 is out
zoom on the map starts at level 4
the Meet plugin is outdated
Google Meet has captions now
hangouts was better
discord is where the community is
I use Discord to talk with friends
I prefer email over phone
phone calls are rare here
`;

/** `{ text, label }` for every line, in the order written. */
export const sentences: readonly { readonly text: string; readonly label: boolean }[] = [
  ...asks
    .trim()
    .split('\n')
    .map((text) => ({ text, label: true })),
  ...others
    .trim()
    .split('\n')
    .map((text) => ({ text, label: false })),
];
