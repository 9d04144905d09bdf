/** All languages. A sentence is read with every table at once: threads mix languages more often than their words clash. */
import type { Language } from '../language.js';
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';

export const languages: readonly Language[] = [english, german, spanish];
