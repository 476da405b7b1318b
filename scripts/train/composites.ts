import type { AuthoredClaim } from '@/lib/dossier/authoring'
import { partOf } from '@/scripts/eval/aside'
import { oddPhrasings } from './data'

/** Two facts in one sentence, as articles have them; in half of them one is wrong. */
export interface Composite {
  text: string
  claims: readonly [string, string]
  part: number
  /** The wrong words, in which claim's slot they stand, and whether they deny it. */
  wrong: { words: string; claim: string; slot: number | null; denies: boolean } | null
}

const joins = [', and ', '; ', ' – ', ', while ', ', but ', ': ', ', where ']

/** Made from the claims' own phrasings and examples; both claims of one are of the same part. */
export function compositesOf(claims: readonly AuthoredClaim[], parts: number): Composite[] {
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const own = claims.filter((claim) => partOf(claim.id, parts) === part)
    return own.flatMap((claim, i) => {
      const other = own[(i * 7 + 3) % own.length]
      const [first, second] = [oddPhrasings(claim), other ? oddPhrasings(other) : []]
      if (!other || other === claim || first.length === 0 || second.length === 0) return []
      const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? ''
      const pair = [claim.id, other.id] as const
      const right: Composite = {
        text: joined(pick(first, i), pick(second, i + 1), i),
        claims: pair,
        part,
        wrong: null,
      }
      const example = other.examples.contradicts[i % Math.max(1, other.examples.contradicts.length)]
      if (!example) return [right]
      const beside = pick(first, i + 2)
      const texts = i % 2 ? ([beside, example.text] as const) : ([example.text, beside] as const)
      const wrong = { words: example.wrong, claim: other.id, slot: example.slot, denies: example.kind === 'polarity' }
      return [right, { text: joined(...texts, i + 3), claims: pair, part, wrong }]
    })
  })
}

function joined(a: string, b: string, n: number): string {
  const opens = /^(The|A|An|In|On|At|He|His|It|For|As|With|From|By|To|When|After|Before)\b/.test(b)
  return (
    a.replace(/[.!?]+$/, '') + (joins[n % joins.length] ?? ', ') + (opens ? b.charAt(0).toLowerCase() + b.slice(1) : b)
  )
}
