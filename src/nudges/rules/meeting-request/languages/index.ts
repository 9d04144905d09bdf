/** The languages that the rule reads; one line each. */
import type { Language } from '../language.js';
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { japanese } from './ja.js';
import { portuguese } from './pt.js';

export const languages: readonly Language[] = [english, spanish, german, french, portuguese, japanese];
