/** English: one of these stands in every request. */
export const triggers: readonly string[] = [
  // What is asked. The plainest other senses are turned away here already, because they are so many.
  'call\\b(?! (?:the|this|that|these|it|them|into|site|stack|graph)\\b)|calling (?:me|you|us)',
  'meet\\b|meeting|talk\\b|talking|chat|discuss\\b|discussing|discussion|speak\\b|speaking|conversation|huddle|zoom|sync\\b|syncing',
  'pair\\b|pairing|mob\\b|mobbing|skype|vidyo|hangout|jitsi|webex|facetime|teams call|teams meeting|on teams|over teams|teams\\?|the phone|by phone|phone me|phone call|ring\\b|page me|video call|video chat|video conf|standup|kickoff',
  'screen share|screenshare|your screen|my screen|a session|working session|whiteboard|brainstorm|face to|in person|irl\\b|a 1:1|one on one|offline|join\\b|joining|dial in|hop\\b|hopping|jump',
  'catch up|catch you|catching up|touch base|touch before|walk me|walk you|walk us|go over|go through|check in|connect on|connect with|connect about|connect tomorrow|align\\b|coordinate',
  'hash it|hash this|hash out|regroup|reconvene|debrief|swing by|stop by|drop by|come by|my room|my desk|your room|your desk|to the room',
  'get together|getting together|it together|this together|together on|together with|everyone together|work together|sit together|get everyone|getting everyone|by you|by me|pick your|heads|consult',
  // When.
  'time work|times work|time this|time next|time on|time today|time w|some time|any time|your time|minute to|minutes|mins?\\b|sec to|moment|half an|hour of',
  '\\d ?[ap]m\\b|\\d:\\d\\d|monday|tuesday|wednesday|thursday|friday|tomorrow|at \\d|got \\d|you available|u available|be available|available for|available at|available to|available on|anyone available|when available|still available|availability|you free|u free|are free|be free|free to|free for|free at|free on|free tomorrow|free today|free now|free this|free next|free later|free after|anyone free|m free|re free|around at',
  'calendar|invite|schedule|book\\b|slot\\b|doodle|when2meet|calendly|poll\\b|vote\\b|a time|how about|how does|how would|what about|sit down|works for|work for you|work for u|work for every|work for all|work for your|work for both|work for <',
].flatMap((line) => line.split(/\|(?![^(]*\))/));
