import type { Dossier } from '@/lib/dossier/format/schema'
import type { Research } from '@/lib/dossier/format/research'
import { fold } from '@/lib/text/fold'
import { KIN_FIRST, LEADING_PERSON, pronounOfKin } from '@/lib/text/kin'
import { peopleIn } from '@/lib/text/people'
import { pronounOfName } from '@/lib/text/words'
import type { Topic } from './parsed-sentence'

/**
 * Returns, by claim, whom its leading pronoun means by the sentence before it in the document, where that is not the subject:
 * "mother", "ilona" for "She was a doctor" behind "His mother, Ilona Varga, came from Szeged".
 */
export function topicsOfPronouns({ research, subject }: Dossier): ReadonlyMap<string, Topic> {
  const known = research && topicsByResearch.get(research)
  if (known || !research) return known ?? new Map<string, Topic>()
  const own = new Set([subject.name, ...subject.aliases].flatMap(wordsIn))
  const topics = new Map<string, Topic>()
  const byQuote = new Map<string, Topic>()
  for (const { claim, quote, before } of research.passages) {
    const [, pronoun] = LEADING_PERSON.exec(fold(quote)) ?? []
    if (pronoun === undefined || before === undefined) continue
    const third = /^h(?:e|is)$/i.test(pronoun) ? 'he' : 'she'
    const goesOn = LEADING_PERSON.test(fold(before)) && !KIN_FIRST.test(fold(before))
    const topic = goesOn ? byQuote.get(before) : otherPersonIn(fold(before), third, own, subject.kind === 'person')
    if (!topic) continue
    topics.set(claim, topic)
    byQuote.set(quote, topic)
  }
  topicsByResearch.set(research, topics)
  return topics
}
const topicsByResearch = new WeakMap<Research, ReadonlyMap<string, Topic>>()

/** Returns the words for the person whom a sentence begins with or names alone; undefined where "he" or "she" may be the subject. */
function otherPersonIn(
  text: string,
  third: 'he' | 'she',
  own: ReadonlySet<string>,
  isPerson: boolean,
): Topic | undefined {
  const people = peopleIn(text).map(({ name }) => wordsIn(name))
  const kin = KIN_FIRST.exec(text)?.[1]?.toLowerCase()
  const sex = kin && pronounOfKin(kin)
  const others = people.flat().filter((word) => !own.has(word))
  if (kin !== undefined && (sex === undefined || sex === third)) return [kin, ...others]
  if (!isPerson) return others
  const [first] = people
  const isNamed = wordsIn(text).some((word) => own.has(word))
  const sexOfFirst = pronounOfName(first?.[0] ?? '')
  return first && !isNamed && (sexOfFirst === null || sexOfFirst === third) ? others : undefined
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? []
