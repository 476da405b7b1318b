import type { ReportSentence } from '@/lib/dossier/format/research'
import type { Dossier } from '@/lib/dossier/format/schema'

/** Returns whether the claims of a sentence prove it after the sentences before it. */
export type ProvesSentence = (sentence: ReportSentence, before: readonly ReportSentence[]) => boolean

/**
 * Words a paragraph of claims so that its sentences do not all begin alike: two short ones on one thing are joined, and
 * later ones say "it" or the last name. A sentence that its claims do not prove in the new words is left unchanged.
 */
export function wordParagraph(
  part: readonly ReportSentence[],
  { subject, entities }: Pick<Dossier, 'subject' | 'entities'>,
  holds: ProvesSentence,
): ReportSentence[] {
  const named = [subject, ...entities]
  const lastName = (name: string): string => {
    const last = name.split(' ').at(-1) ?? name
    return named.every((one) => one.name === name || !one.name.split(' ').includes(last)) ? last : name
  }
  const told: ReportSentence[] = []
  let [before, count] = ['', 0]
  for (const sentence of part) {
    const last = told.at(-1)
    const phrase = subjectOf(sentence.text)
    const isSame = phrase !== '' && phrase === before
    before = phrase
    count = isSame ? count + 1 : 0
    if (!last || !isSame) {
      told.push(sentence)
      continue
    }
    const rest = sentence.text.slice(phrase.length)
    const joined = { text: last.text.replace(/\.$/, ` and${rest}`), claims: [...last.claims, ...sentence.claims] }
    const isShort = last.text.split(' ').length <= MOST_JOINED_WORDS && !/[,;:()]| and /.test(last.text)
    if (isShort && !/[,;:()]/.test(rest) && holds(joined, told.slice(0, -1))) {
      told.splice(-1, 1, joined)
      continue
    }
    const thing = named.find(({ name }) => phrase === name || phrase === `The ${name}`)
    const pronoun = thing?.kind === 'person' ? lastName(thing.name) : PLURAL.test(rest) ? 'They' : 'It'
    const referring = { text: `${pronoun}${rest}`, claims: sentence.claims }
    // After a few sentences the name says again what they are about.
    told.push(thing && count % NAME_EVERY > 0 && holds(referring, told) ? referring : sentence)
  }
  return told
}

/** Returns the words before the verb of a sentence; none where they are more than a name or a thing of one. */
function subjectOf(text: string): string {
  const phrase = text.slice(0, VERB.exec(text)?.index ?? 0)
  return SEVERAL_PARTS.test(phrase) ? '' : phrase
}
const SEVERAL_PARTS =
  /[,;:()]|^(?:In|By|At|On|As|From|With|Since) | (?:and|or|that|which|who) |(?:^| )(?:of|the|an?|in|on|to|for|by|its)$/i

const MOST_JOINED_WORDS = 14
const NAME_EVERY = 4
const PLURAL = /^ (?:are|were|have)\b/
/** The first verb of a sentence. */
const VERB =
  / (?:(?:is|was|are|were|has|had|have|can|does|did|also|then|now|became|began|won|led|left|got|gave|held|made|met|put|ran|rose|sold|bought|built|spent|stood|took|wrote|uses|comes|goes|needs|keeps|runs|reads|writes|stores|supports)\b|\p{Ll}{3,}ed (?=(?:the|an?|its|his|her|in|on|at|to|from|by|as|for|with|about|over|more|no)\b|\p{Lu}|\d))/u
