import type { Check, CheckProblem } from './check'
import { plainWords } from '@/lib/dossier/plain-words'

/** Finds duplicates: a repeated phrasing adds nothing, and one shared by two claims confuses the engine. */
export const checkWording: Check = (claims) => {
  const problems: CheckProblem[] = []
  const said = new Map<string, { id: string; what: string }>()
  for (const { file, claim } of claims) {
    const sentences = [
      { what: 'text', text: claim.text },
      ...claim.phrasings.map((text, index) => ({ what: `phrasing ${index + 1}`, text })),
      ...claim.examples.contradicts.map(({ text }, index) => ({ what: `contradicting example ${index + 1}`, text })),
    ]
    const own = new Set<string>()
    for (const { what, text } of sentences) {
      const key = plainWords(text)
      const before = said.get(key)
      own.add(key)
      if (before === undefined) said.set(key, { id: claim.id, what })
      else {
        const other = before.id === claim.id ? before.what : `${before.what} of ${before.id}`
        problems.push({ level: 'error', file, claim: claim.id, message: `${what} repeats ${other}: “${text}”` })
      }
    }
    // An example unrelated to one claim may be another claim, so it is compared with its own claim only.
    const others = [
      ...claim.examples.unrelated.map((text) => ({ what: 'an unrelated', text })),
      ...claim.examples.reported.map(({ text }) => ({ what: 'a reported', text })),
    ]
    for (const { what, text } of others) {
      const key = plainWords(text)
      if (own.has(key))
        problems.push({ level: 'error', file, claim: claim.id, message: `${what} example repeats: “${text}”` })
      own.add(key)
    }
  }
  return problems
}
