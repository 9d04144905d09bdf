/** The written way beside a call: by when replies could be in. Pure. */
import type { Instant } from '../core/clock.js';
import { fairDeadline } from '../core/fair-deadline.js';
import type { Availability } from '../core/working-hours.js';

/** A working day: what everyone gets to answer in writing; the views say it in words. */
const WRITTEN_HOURS = 8;

/** @param people one or more. @returns when all of them have had eight working hours since `from`. */
export const writtenDeadline = (people: readonly Availability[], from: Instant): Instant =>
  fairDeadline(people, WRITTEN_HOURS, from).at;
