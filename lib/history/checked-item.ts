import type { FindingState } from '@/lib/schema/verdicts'
import type { CheckChanges, CheckedItem, FinishedCheck, SentenceVerdict, VerdictCounts } from './types'

/**
 * The item of the history that is stored for a check.
 *
 * @param before the stored item of the same page or text, or null
 * @param now ISO time
 */
export function checkedItem(check: FinishedCheck, before: CheckedItem | null, now: string): CheckedItem {
  const { kind, title, address, sentences, findings, dossier } = check
  const counts = countsOf(findings)
  const verdicts = findings.slice(0, MOST_SENTENCES).map(({ quote, state }): SentenceVerdict => [hashOf(quote), state])
  const item = { kind, title: title.slice(0, 300), address, checkedAt: now, sentences, counts, dossier, verdicts }
  return { id: idOf(check), ...item, changes: changesOf(item, before) }
}

/** The id of the stored item of a page or text. */
export function idOf({ kind, key }: Pick<FinishedCheck, 'kind' | 'key'>): string {
  return `${kind} ${key}`
}

/** More findings than any page has that was seen; it limits the size of an item. */
const MOST_SENTENCES = 5000

/** A page is read again when it changes while it is open; checks so close together count as one. */
const SAME_VISIT_MS = 10 * 60_000

function changesOf(now: Omit<CheckedItem, 'id' | 'changes'>, before: CheckedItem | null): CheckChanges | null {
  if (before === null) return null
  const passed = Date.parse(now.checkedAt) - Date.parse(before.checkedAt)
  if (now.kind === 'page' && passed < SAME_VISIT_MS) return before.changes
  const old = new Map(before.verdicts)
  const current = new Map(now.verdicts)
  const changed = [...current].filter(
    ([sentence, verdict]) => old.has(sentence) && old.get(sentence) !== verdict,
  ).length
  return {
    since: before.checkedAt,
    before: before.counts,
    changed,
    added: [...current.keys()].filter((sentence) => !old.has(sentence)).length,
    gone: [...old.keys()].filter((sentence) => !current.has(sentence)).length,
    isOtherDossier: before.dossier !== now.dossier,
  }
}

function countsOf(findings: readonly { state: FindingState }[]): VerdictCounts {
  const counts: VerdictCounts = { contradicted: 0, look: 0, supported: 0, uncovered: 0 }
  for (const { state } of findings) counts[state] += 1
  return counts
}

/** FNV-1a of the words: 32 bits tell the sentences of one text apart, and are far too few to make the words from. */
function hashOf(quote: string): number {
  let hash = 0x811c9dc5
  for (const letter of quote.toLowerCase().replace(/\s+/g, ' ').trim())
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
