/** English: one of these stands in every request. */
export const triggers: readonly string[] = [
  // What is asked. The plainest other senses are turned away here already, because they are so many.
  'call\\b(?! (?:the|this|that|these|it|them|into|site|stack|graph)\\b)|calling (?:me|you|us)',
  'meet\\b|meeting|talk\\b|talking|chat|discuss\\b|discussing|discussion|speak\\b|speaking|conversation|huddle|zoom|sync\\b|syncing',
  'pair\\b|pairing|mob\\b|mobbing|skype|vidyo|hangout|jitsi|webex|facetime|teams\\b|phone\\b|ring\\b|page me|video|standup|kickoff',
  'screen|session|whiteboard|brainstorm|face to|in person|irl\\b|1:1|one on one|offline|join\\b|joining|dial in|hop\\b|hopping|jump',
  'catch up|catch you|catching up|touch base|touch before|walk me|walk you|walk us|go over|go through|check in|connect\\b|align\\b|coordinate',
  'hash it|hash this|hash out|regroup|reconvene|debrief|swing by|stop by|drop by|come by|my room|my desk|your room|your desk|to the room',
  'together|get everyone|getting everyone|by you|by me|pick your|heads|consult',
  // When.
  'time to|time for|time with|time that|time work|times work|time this|time next|time on|time do|time would|time can|time could',
  'time is|time are|time we|time today|time tomorrow|some time|any time|your time|minute to|minutes|mins?\\b|sec to|moment|half an|hour of',
  '\\d ?[ap]m\\b|\\d:\\d\\d|monday|tuesday|wednesday|thursday|friday|tomorrow|at \\d|got \\d|available|availability|free\\b|around at',
  'calendar|invite|schedule|book\\b|slot\\b|doodle|when2meet|calendly|poll\\b|vote\\b|a time|how about|what about|works for|work for',
].flatMap((line) => line.split(/\|(?![^(]*\))/));
