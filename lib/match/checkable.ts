import type { Reading } from './reading'
import type { Index } from './retrieve'

/** Does a sentence state something about the subject, or the things the dossier covers, that could be checked? */
export function isCheckable(reading: Reading, index: Index): boolean {
  if (reading.question || reading.words.length < 4) return false
  const known = reading.items.some((i) => 'known' in i && i.known && i.type !== 'S')
  const value = reading.items.some((i) => i.type === 'D' || i.type === 'N')
  if (reading.heading) return reading.ofSubject && (known || value) && reading.clauses.some((c) => verb.test(c.skeleton))
  if (advice.test(reading.text)) return false
  if (reading.ofSubject) return fact.test(reading.clauses.map((c) => c.skeleton).join(' ')) || known || value
  return known && value && index.knows(reading.terms[0]?.key ?? '')
}

const advice = /\b(you|your|we|our|us|let's|click|subscribe|sign up|read more|cookies?)\b/i
const verb = /\b\w+(?:ed|s)\b/
const fact = /\b(\w+ed|was|were|had|wrote|built|gave|made|led|ran|left|became|began|went|came|took|said|says|told|argues|describes|explains|believes|holds|has|thinks|taught|won|spoke|grew|born)\b/
