import type { ReportSentence } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'
import { pronounsOf, VERB } from './pronouns'

/** Returns whether a sentence is about a person or thing that a sentence before it names: "In 1955 it moved". */
export const refersBack = (text: string): boolean => BACK_REFERENCE.test(text)
const TIMES = '(?: (?:that|this|the|same|end|of|time|year|month|day|\\p{Lu}\\p{Ll}+|\\d[\\w.-]*)){1,5}'
const OPENING_WORDS = '(?:In|On|At|By|Since|From|Until|During|After|Before|When|As|For)\\b'
/** Words before the subject of a sentence: "When it began, the observatory …". */
export const OPENING_CLAUSE = new RegExp(`^${OPENING_WORDS}[^,]{1,60}, `)
const BACK_REFERENCE = new RegExp(
  `^(?:${OPENING_WORDS}(?:[^,]{1,60},|${TIMES}) )?(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\\b`,
  'u',
)

/**
 * Words a paragraph so that its sentences do not all begin alike. Only claims in their own words (`texts`) are changed:
 * of those that begin with one name, two short ones are joined, and later ones say "it", "he" or the last name.
 */
export function wordParagraph(
  sentences: readonly ReportSentence[],
  named: Pick<Dossier, 'subject' | 'entities'>,
  texts: ReadonlySet<string>,
): ReportSentence[] {
  const withPronoun = pronounsOf(named)
  const told: ReportSentence[] = []
  let subjectBefore = ''
  let count = 0
  for (const sentence of sentences) {
    const { text, claims } = sentence
    const last = told.at(-1)
    const phrase = texts.has(text) ? subjectOf(text) : ''
    const isSame = phrase !== '' && phrase === subjectBefore
    subjectBefore = phrase
    const rest = text.slice(phrase.length)
    const isShort = last !== undefined && last.text.split(' ').length <= MOST_JOINED_WORDS
    if (isShort && isSame && !SEVERAL_CLAUSES.test(last.text) && !/[,;:()]/.test(rest)) {
      told.splice(-1, 1, { text: last.text.replace(/\.$/, ` and${rest}`), claims: [...last.claims, ...claims] })
      continue
    }
    // After a few sentences the name says again what they are about.
    count = (count + 1) % NAME_EVERY
    const name = isSame ? shortName(phrase, rest, named) : phrase
    const worded = last && count > 0 && texts.has(text) ? withPronoun(`${name}${rest}`, last.text) : text
    if (worded === text) count = 0
    told.push({ text: worded, claims })
  }
  return told
}

/** Returns what stands for a name in the sentence behind one that begins with it. */
function shortName(phrase: string, rest: string, { subject, entities }: Pick<Dossier, 'subject' | 'entities'>): string {
  const named = [subject, ...entities]
  const plain = phrase.replace(/^The /, '')
  // "The Debian Project" and "Debian 2.1" are things, "Debian developers" are people.
  const isPart =
    subject.kind !== 'person' && plain.startsWith(`${subject.name} `) && / (?:\p{Lu}\p{L}*[^s]|[\d.]+)$/u.test(plain)
  const thing = isPart ? subject : named.find(({ name }) => name === phrase || name === plain)
  if (!thing) return phrase
  if (thing.kind !== 'person') return PLURAL_VERB.test(rest) ? 'They' : 'It'
  const name = thing.name.split(' ').at(-1) ?? phrase
  return named.every((other) => other.name === thing.name || !other.name.split(' ').includes(name)) ? name : phrase
}

/** Returns the words before the verb of a sentence; empty unless they are a name, or something of a name ("its crew"). */
function subjectOf(text: string): string {
  const phrase = text.slice(0, VERB.exec(text)?.index ?? 0)
  return SEVERAL_PARTS.test(phrase) || refersBack(phrase) ? '' : phrase
}
const SEVERAL_PARTS =
  /[,;:()]|^(?:In|By|At|On|As|From|With|Since) | (?:and|or|that|which|who) |(?:^| )(?:of|the|an?|in|on|to|for|by|its)$/i

/** Sentences that "and" would make long, or whose denial it would carry on. */
const SEVERAL_CLAUSES = /[,;:()]| and |[^.]$|\b(?:not|no|never|none|neither|nor|without|only)\b/
const MOST_JOINED_WORDS = 14
const NAME_EVERY = 4
const PLURAL_VERB = /^ (?:are|were|have)\b/
