import type { Claim, Dossier } from '@/lib/dossier/schema'
import type { Verdict } from '@/lib/schema/finding'
import type { Nearest } from './nearest'

export interface Answer {
  verdict: Verdict
  sources: number[]
  details: { verdict: 'differs'; article: string }[]
}

/**
 * A simple rule: the nearest claim decides, and numbers are compared. Undefined: a sentence without a finding.
 */
export function judge(
  sentence: string,
  nearest: Nearest | undefined,
  bar: number,
  subject: Dossier['subject'],
): Answer | undefined {
  if (!nearest || nearest.similarity < bar) {
    const named = [subject.name, ...subject.aliases].some((name) => sentence.includes(name))
    return named ? { verdict: 'unverified', sources: [], details: [] } : undefined
  }
  const { claim } = nearest
  const answer = (verdict: Verdict, numbers: string[] = []): Answer => ({
    verdict,
    sources: claim.sources,
    details: numbers.map((article) => ({ verdict: 'differs', article })),
  })
  if (claim.status !== 'established') return answer('disputed')
  const said = numbersIn(sentence)
  const held = numbersOf(claim)
  const missing = [...said].filter((number) => !held.has(number))
  const isAnother = [...held].some((number) => !said.has(number))
  return missing.length > 0 && isAnother ? answer('contradicted', missing) : answer('supported')
}

/** Numbers in the text and all phrasings. */
function numbersOf(claim: Claim): Set<string> {
  return new Set([claim, ...claim.phrasings].flatMap(({ text }) => [...numbersIn(text)]))
}

/** Years and other numbers in figures, as 1234.5. Those of names such as GPT-4 and CS231n are no values. */
export function numbersIn(text: string): Set<string> {
  const found = text.match(/(?<![\p{L}\p{N}.,]|\p{L}-)\d+(?:[.,]\d+)*/gu) ?? []
  return new Set(found.map((number) => number.replaceAll(/,(?=\d{3})/g, '')))
}
