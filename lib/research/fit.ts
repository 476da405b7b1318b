import { fold } from '@/lib/text/fold'
import { wordsOf } from '@/lib/text/words'
import { contentStems } from './values'

/** Returns a function that gives the greatest share of the words of one question that a text has, from 0 to 1. */
export function createQuestionFit(questions: readonly string[], subject: string): (text: string) => number {
  const own = stemsOf(subject)
  const asked = questions.map((asks) => [...stemsOf(asks)].filter((stem) => !own.has(stem)))
  return (text) => {
    const there = stemsOf(text)
    return Math.max(0, ...asked.map((stems) => stems.filter((stem) => there.has(stem)).length / (stems.length || 1)))
  }
}

/** Returns the stems of the words of a text that say something. */
export const stemsOf = (text: string): Set<string> =>
  contentStems([{ words: wordsOf(fold(text)).filter(({ lower }) => lower.length > 1) }])
