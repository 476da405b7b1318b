import { AGENT_ROLE, argumentRoles, PATIENT_ROLE } from '@/lib/engine/analyse/argument-roles'
import { isAuxiliaryOrPastTense } from '@/lib/engine/analyse/clauses'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'

/** The role of a name in its sentence, by its preposition or its side of the verb; null where it is unclear. */
type ArgumentPart =
  'by' | 'under' | 'agent' | 'object' | 'place' | 'for' | 'with' | 'after' | 'material' | 'time' | null

interface PlacedName {
  reading: ParsedSentence
  start: number
  isPerson: boolean
}

/**
 * Whether two names play parts that exclude each other, so that they answer different questions: who made a thing, and
 * for whom, where, of what or with whom it was made. Only the doer and whom it is for are told apart from others.
 */
export function haveExclusiveParts(a: PlacedName, b: PlacedName): boolean {
  const [x, y] = [argumentPartOf(a), argumentPartOf(b)]
  if (x === null || y === null || x === y) return false
  const parts = new Set([x, y])
  const share = (pattern: RegExp): boolean => pattern.test(a.reading.text) && pattern.test(b.reading.text)
  if (parts.has('by')) return !comparableParts.some((part) => part === x || part === y) && !share(verbsOfEmployers)
  if (share(leftForAnother)) return parts.has('for')
  if (!parts.has('for') && (!parts.has('agent') || parts.has('object'))) return false
  return !share(verbsOfStays)
}
/** Whether two names are known to play different parts: the doer, the object, a place, or what "for" or "with" adds. */
export function haveDifferentParts(a: PlacedName, b: PlacedName): boolean {
  const [x, y] = [argumentPartOf(a), argumentPartOf(b)].map((part) => (part === 'by' ? 'agent' : part))
  return x !== null && y !== null && x !== y
}
const comparableParts: readonly ArgumentPart[] = ['agent', 'object', 'under']
const verbsOfEmployers = /\b(?:employ|hir|recruit|award|grant|admit|fund|pa(?:y|id)\b|train|educat|sponsor|host)/i
/** Verbs and nouns with which "at", "for" and "with" say the same, and "joined" as much. */
const verbsOfStays =
  /\b(?:work|employ|hir|recruit|join|play|serv|intern|stud|train|graduat|enrol|teach|taught|lectur|degree|doctorate|award|earn|receiv|win|won|appear|spoke|speech|talk|keynote|perform|race|sign|mov|left|leav|return|professor|director|engineer|scientist|head|lead|led|founder)/i

/** "Left one firm for another": the two names answer different questions. */
const leftForAnother = /\b(?:left|leav(?:es|ing)|quit|swap|trad|exchang)\w*\b[^,;]*\bfor\b/i

/**
 * Returns the part of a name; null where it is unclear. For a person these are a place, a time or a material ("at the
 * hands of Reef"), and "with", which may name a second doer.
 */
function argumentPartOf(place: PlacedName): ArgumentPart {
  const part = partInSentence(place)
  return place.isPerson && part !== null && partsUnclearForPersons.has(part) ? null : part
}

const partsUnclearForPersons: ReadonlySet<ArgumentPart> = new Set(['place', 'time', 'material', 'with'])

function partInSentence({ reading, start }: PlacedName): ArgumentPart {
  const { words, text, clauses } = reading
  const clause = clauses.find((c) => c.start <= start && start < c.end)
  const wordIndex = words.findIndex((word) => word.end > start)
  for (let i = wordIndex - 1; i >= 0 && i >= wordIndex - MOST_BETWEEN; i--) {
    const [word, after] = [words[i], words[i + 1]]
    if (!word || !after || word.start < (clause?.start ?? 0)) break
    const between = text.slice(word.end - reading.start, after.start - reading.start)
    // A comma joins names ("Dover, Delaware"), and ends other phrases.
    if (/[;:()"]/.test(between) || (between.includes(',') && !/^\p{Lu}/u.test(word.raw))) return null
    if (word.lower === 'of') {
      if (materialVerbs.test(words[i - 1]?.lower ?? '')) return 'material'
      continue
    }
    // "To build the module": the name is what is built.
    if (word.lower === 'to' && i + 1 < wordIndex && /^\p{Ll}/u.test(after.raw) && !determiners.test(after.lower))
      return 'object'
    const part = partByPreposition.get(word.lower)
    if (part) return part
    if (isAuxiliaryOrPastTense(word)) return auxiliaries.test(word.lower) ? null : 'object'
    if (word.lower.endsWith('ing') && word.lower !== after.lower) return null
  }
  const role = argumentRoles(reading)[wordIndex]
  return role === AGENT_ROLE ? 'agent' : role === PATIENT_ROLE ? 'object' : null
}

/** Maximum number of words between a preposition and its name. */
const MOST_BETWEEN = 7
const materialVerbs = /^(?:made|built|composed|constructed|consist(?:s|ed|ing)?|out|formed)$/
const determiners = /^(?:an?|the|its|his|her|their|this|that|these|those|all|both)$/
const auxiliaries = /^(?:is|are|was|were|did|does|do|will|would|can|could|became)$/
const partByPreposition = new Map<string, ArgumentPart>(
  (
    [
      ['by', 'by'],
      ['for', 'for'],
      ['under', 'under'],
      ['in at on near inside within to into onto from through across throughout outside', 'place'],
      ['with alongside using via', 'with'],
      ['after', 'after'],
      ['before during since until', 'time'],
    ] as const
  ).flatMap(([list, part]) => list.split(' ').map((word): [string, ArgumentPart] => [word, part])),
)
