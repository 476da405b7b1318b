import lists from './lexicon/words.json'
import { adjectives, wordsOf, type Word } from './words'

/**
 * Number of words before the first verb of a statement; -1 without a known verb. Words that may be nouns ("work",
 * "states") count only after a name or a pronoun.
 */
export function indexOfFirstVerb(words: readonly Word[]): number {
  return words.findIndex((word, index) => {
    const before = words[index - 1]
    if (before && NOT_BEFORE_A_VERB.test(before.lower)) return false
    if (AUXILIARY.has(word.lower) || isPastVerb(word, before)) return true
    if (index === 0 || word.raw !== word.lower) return false
    if (!/[^s]s$/.test(word.lower) || NEVER_VERBS.has(word.lower)) return false
    const base = word.lower.replace(/ies$/, 'y').replace(/(?<=sh|ch|ss|x|z|o)es$|s$/, '')
    const isVerb = verbs.has(base) || verbs.has(word.lemma) || verbs.has(word.lower.slice(0, -1))
    const after = words[index + 1]?.lower ?? ''
    return (
      isVerb ||
      (OFTEN_NOUNS.has(base)
        ? mayPrecedeVerb(before) || FOLLOWS_A_VERB.test(after)
        : /^(?:the|an?|its|his|her)$/.test(after))
    )
  })
}

/** Returns whether a word is a past form that can be the verb of a statement: "left", "founded". */
function isPastVerb({ lower, lemma, raw }: Word, before?: Word): boolean {
  if (raw !== lower) return false
  if (irregularPastForms.has(lower) || MORE_PAST_FORMS.has(lower)) return true
  if (!endsAsPast(lower)) return false
  return (lemma !== lower && verbs.has(lemma)) || mayPrecedeVerb(before) || !adjectives.has(lower)
}

/** Returns whether a text has a word that can be a verb, even if it is also a noun. A lone name has none. */
export function hasVerb(text: string): boolean {
  const words = wordsOf(text)
  return words.some(({ lower, raw }, index) => {
    // A word with a capital is a name or a month, no verb: "12 May 1931".
    if (raw !== lower && index > 0) return false
    if (AUXILIARY.has(lower) || irregularPastForms.has(lower) || MORE_PAST_FORMS.has(lower)) return true
    if (index === 0) return false
    return (
      endsAsPast(lower) ||
      OFTEN_NOUNS.has(lower) ||
      OFTEN_NOUNS.has(lower.replace(/s$/, '')) ||
      verbs.has(lower) ||
      verbs.has(lower.replace(/s$/, ''))
    )
  })
}

function endsAsPast(lower: string): boolean {
  return lower.length > 3 && lower.endsWith('ed') && !NOT_PAST.has(lower)
}

/** Returns whether a word can come just before a verb: a name, a pronoun, or an adverb after one of these. */
function mayPrecedeVerb(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.raw !== word.lower || /^(?:he|she|it|they|who|that|which|also|then|later|first)$|ly$/.test(word.lower))
  )
}

const AUXILIARY = new Set(
  'is are was were has have had did does do will would can could may might must should'.split(' '),
)
/** Words that follow a verb, and seldom a noun in the plural. */
const FOLLOWS_A_VERB =
  /^(?:the|a|an|its|his|her|their|itself|himself|herself|how|that|why|what|all|both|no|only|about|some|\d.*)$/
const NOT_BEFORE_A_VERB = /^(?:to|a|an|the|of|by|his|her|its|their|with|in|on|at|for|as|than|or|not|if|when|like)$/
const verbs = new Set([
  ...lists.verbs.split(' '),
  // Verbs that the lexicon lacks, and that are seldom nouns in the plural.
  ...(
    'lie employ stretch connect separate feed breed migrate stay mean bear pay go tell feel win fall fly sail walk finish hatch hang hold tie sink swim climb marry divorce bury earn owe dwell thrive spawn moult ' +
    'mate exceed weigh contain consist belong depend exist differ derive originate emerge overlook overlap span straddle adjoin flank house'
  ).split(' '),
])
/** Irregular past forms, such as "left"; the lexicon lists them in pairs such as "wrote:write". */
const irregularPastForms = new Set(lists.irregular.split(' ').map((pair) => pair.split(':', 1)[0] ?? ''))
/** Forms that the lexicon lacks, because they are short, are nouns as well, or equal the base form. */
const MORE_PAST_FORMS = new Set(
  (
    'ate beat became began bent bet bid bit bled bore bound bred broke burst came cast caught clung cost crept cut dealt did drew drove dug fed fell felt fit fled flew fought froze gave got grew ' +
    'ground held hid hit hung hurt kept knelt knew laid lain lay leapt learnt led lent let lit lost meant met mistook outdid outran outsold overran overtook overthrew paid put quit ran rang rebuilt resat resold rewrote rid rode rose ' +
    'sank sat saw sent set shed shone shot shrank shut slept slid slung sold spelt spent spoilt spun split spoke sprang spread stank stole stood strode strove struck stuck stung sung sunk swam swept swore sworn swung told took tore torn thought threw thrown understood upset ' +
    'was were went withheld withstood woke won wore worn wound wrung'
  ).split(' '),
)
/** Nouns that end like a verb: "the television series The Bridge". */
const NEVER_VERBS = new Set('series species headquarters'.split(' '))
/** Words in "-ed" that are no past forms. */
const NOT_PAST = new Set(
  'need seed feed speed weed deed heed reed breed bleed greed steed creed shed sled embed hundred kindred sacred naked wicked rugged indeed exceed proceed succeed biped moped unwed'.split(
    ' ',
  ),
)
/** Verbs that the lexicon leaves out because they are nouns as well. */
const OFTEN_NOUNS = new Set(
  'stand rise live run reach form own border nest study rule pass drop open stop cross hunt measure walk cut touch rest plan grant order sound rank advance aim answer appeal attempt award base bid book call cause center chair change charge claim comment complete comprise contact cost cover credit date debut demand describe design detail document double draft edit effect end estimate face feature film fire focus form function fund generate group guide head host house impact increase influence interview issue issue lecture lay launch lead limit link list live mark measure model move name note number object offer open order paint partner patent pioneer place plan play point position post practice present produce program project promise prompt publish question rank rate record reference release rename report request research result return review rule sample schedule score serve share show sign source stage star start state structure study supply support survey target teach test time trace track trade train transfer travel treat trigger turn use value view visit volunteer vote work write'.split(
    ' ',
  ),
)
