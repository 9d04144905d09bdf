/** English, the first language of the rule. */
import type { Language } from '../language.js';
import { acting } from './en/acting.js';
import { around } from './en/around.js';
import { asking } from './en/asking.js';
import { cautions } from './en/cautions.js';
import { families } from './en/families.js';
import { purposes } from './en/purposes.js';
import { triggers } from './en/triggers.js';
import { minutes, time } from './en/when.js';

export const english: Language = {
  code: 'en',
  light:
    'about to have do make get find try be for on in with me us we you i that it so then and or if when again of but perhaps maybe now real instead today tomorrow later please together first up on over w before after next this the a my your our let lets more again soon is are works work helps easier help as will could can'.split(
      ' ',
    ),
  openers: '@ @all hey hi hello ok okay so and or then just quick a but can could'.split(' '),
  goals: ['to'],
  objects: 'a an the it this that its your my our some any all'.split(' '),
  skip: 'hey hi hello sure yes yeah ok okay so well thanks a an the just also maybe perhaps really both all quick short brief quickly briefly please possibly still either then guys some any more little bit few couple of spare free two even very extra @ and'.split(
    ' ',
  ),
  triggers,
  families,
  phrases: { ...asking, ...acting, ...around, ...time, ...cautions },
  purposes,
  minutes,
};
