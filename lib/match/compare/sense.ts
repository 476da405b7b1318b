import type { Clause, Reading } from '../reading'
import { scales } from '../lexicon/scales'
import { endsOf, rowOf } from '../lexicon/word-table'
import type { ClaimView } from '../views'

/** What a claim's wordings, taken together, say of small words, of opposites and of denial. */
export interface Sense {
  /** Dictionary forms of its words, with the share of its wordings that have them. */
  lemmas: Map<string, { stem: string; raw: string; share: number }>
  /** Their places in the word table. */
  rows: Int32Array
  words: string[]
  /** How near the nearest of them is to a word, by its place in the table; as far as it was asked. */
  softest: Map<number, number>
  /** By their stem, and by the ends of scales at which they stand. */
  byStem: Map<string, string>
  byEnd: Map<string, string[]>
  /** Words of order, quantity and the like, with the same share. */
  logic: Map<string, number>
  /** Share of the wordings that deny something outright, and in other words ("declined", "lacks"). */
  denied: number
  implied: number
}

const known = new WeakMap<ClaimView, Sense>()

export function senseOf(view: ClaimView): Sense {
  const sense = known.get(view) ?? read(view)
  known.set(view, sense)
  return sense
}

function read({ readings }: ClaimView): Sense {
  const wordings = new Map<number, Reading[]>()
  for (const reading of readings)
    wordings.set(reading.wording ?? 0, [...(wordings.get(reading.wording ?? 0) ?? []), reading])
  const lemmas: Sense['lemmas'] = new Map()
  const logic: Sense['logic'] = new Map()
  let denied = 0
  let implied = 0
  for (const [wording, parts] of wordings) {
    const seen = new Set<string>()
    // The claim's own text counts double: the other wordings are held to it.
    const counts = (wording === 0 ? 2 : 1) / (wordings.size + 1)
    for (const part of parts) {
      for (const term of part.terms) {
        if (!term.lemma || seen.has(term.lemma)) continue
        seen.add(term.lemma)
        const entry = lemmas.get(term.lemma) ?? {
          stem: term.stem,
          raw: part.text.slice(term.start - part.start, term.end - part.start),
          share: 0,
        }
        entry.share += counts
        lemmas.set(term.lemma, entry)
      }
      for (const { lower } of part.words) {
        if (!scales.has(lower) || seen.has(` ${lower}`)) continue
        seen.add(` ${lower}`)
        logic.set(lower, (logic.get(lower) ?? 0) + counts)
      }
    }
    if (parts.some((p) => p.clauses.some((c) => c.negated))) denied += counts
    if (parts.some((p) => p.clauses.some(deniesImplicitly))) implied += counts
  }
  const words = [...lemmas.keys()]
  const byEnd = new Map<string, string[]>()
  for (const word of words) for (const end of endsOf(word)) byEnd.set(end, [...(byEnd.get(end) ?? []), word])
  const byStem = new Map(words.map((word) => [lemmas.get(word)?.stem ?? '', word]))
  return {
    lemmas,
    words,
    rows: Int32Array.from(words, rowOf),
    softest: new Map(),
    byStem,
    byEnd,
    logic,
    denied,
    implied,
  }
}

/** Denies without a "not". */
export function deniesImplicitly({ skeleton }: Clause): boolean {
  return implicit.test(skeleton)
}
const implicit =
  /\b(missing|absent|absence|omit\w*|le(?:ft|aves?|aving) (?:\S+ ){0,3}(?:out|off|unmentioned)|declin\w+|reject\w*|oppos\w+|avoid\w*|exclud\w+|stop(?:s|ped)?|ceas\w+|fail(?:s|ed|ure)?|instead|rather than|free of|far from|short of|dismiss\w*|disput\w*|disagree\w*|against|unable|impossible|unlike|except|apart from|rule[sd]? out|un(?!der|til|i[tvqof]|less|cle)\w{4,}|dis(?:avow|own|approv|prov|trust|miss)\w*)\b/

/** Does the claim speak of the subject by its own words? */
export function isOfSubject(view: ClaimView): boolean {
  return view.readings[0]?.items.some((i) => i.type === 'S') ?? false
}

/** Does a wording deny something? */
export function isNegatedReading({ clauses }: Reading): boolean {
  return clauses.some((c) => c.negated)
}
