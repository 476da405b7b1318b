import lists from '@/lib/text/lexicon/words.json'
import { wordsOf, type Word } from '@/lib/text/words'

/**
 * Number of words before the first verb of a statement; -1 without a known verb. Words that may be nouns ("work",
 * "states") count only after a name or a pronoun.
 */
export function firstVerb(words: readonly Word[]): number {
  return words.findIndex((word, index) => {
    const before = words[index - 1]
    if (before && NOT_BEFORE_A_VERB.test(before.lower)) return false
    if (AUXILIARY.has(word.lower) || isPastVerb(word, before)) return true
    if (index === 0 || word.raw !== word.lower || !/[^s]s$/.test(word.lower)) return false
    const base = word.lower.slice(0, -1)
    return verbs.has(base) || verbs.has(word.lemma) || (OFTEN_NOUNS.has(base) && canBeSubject(before))
  })
}

/** "Left", "founded": a past form that can be the verb of a statement. */
export function isPastVerb({ lower, lemma, raw }: Word, before?: Word): boolean {
  if (raw !== lower) return false
  if (irregular.has(lower) || MORE_PAST_FORMS.has(lower)) return true
  if (!lower.endsWith('ed') || lower.length < 5) return false
  return (
    (lemma !== lower && verbs.has(lemma)) ||
    canBeSubject(before) ||
    OFTEN_NOUNS.has(lower.slice(0, -2)) ||
    OFTEN_NOUNS.has(lower.slice(0, -1))
  )
}

/** A sentence has a verb somewhere; a heading or a lone name has none. */
export function hasVerb(text: string): boolean {
  const words = wordsOf(text)
  return words.some(({ lower, raw }, index) => {
    if (AUXILIARY.has(lower) || irregular.has(lower) || MORE_PAST_FORMS.has(lower)) return true
    if (index === 0 || raw !== lower) return false
    return (
      (lower.length > 4 && lower.endsWith('ed')) ||
      OFTEN_NOUNS.has(lower) ||
      OFTEN_NOUNS.has(lower.replace(/s$/, '')) ||
      verbs.has(lower) ||
      verbs.has(lower.replace(/s$/, ''))
    )
  })
}

/** A name, a pronoun, or an adverb behind one. */
function canBeSubject(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.raw !== word.lower || /^(?:he|she|it|they|who|that|which|also|then|later|first)$|ly$/.test(word.lower))
  )
}

const AUXILIARY = new Set(
  'is are was were has have had did does do will would can could may might must should'.split(' '),
)
const NOT_BEFORE_A_VERB = /^(?:to|a|an|the|of|by|his|her|its|their|with|in|on|at|for|as|than|or|not|if|when|like)$/
const verbs = new Set(lists.verbs.split(' '))
/** "left", "wrote": the lexicon has them as "wrote:write". */
const irregular = new Set(lists.irregular.split(' ').map((pair) => pair.split(':', 1)[0] ?? ''))
const MORE_PAST_FORMS = new Set(
  'went did was were had led won ran put set cut laid spent met sold lost built held kept grew drew rose fell fled flew'.split(
    ' ',
  ),
)
/** Verbs that the lexicon leaves out because they are nouns as well. */
const OFTEN_NOUNS = new Set(
  'advance aim answer appeal attempt award base bid book call cause center chair change charge claim comment complete comprise contact cost cover credit date debut demand describe design detail document double draft edit effect end estimate face feature film fire focus form function fund generate group guide head host house impact increase influence interview issue issue lecture lay launch lead limit link list live mark measure model move name note number object offer open order paint partner patent pioneer place plan play point position post practice present produce program project promise prompt publish question rank rate record reference release rename report request research result return review rule sample schedule score serve share show sign source stage star start state structure study supply support survey target teach test time trace track trade train transfer travel treat trigger turn use value view visit volunteer vote work write'.split(
    ' ',
  ),
)
