import type { StoredChange } from './types'

/**
 * The as-of date of a dossier with the user's changes. A claim on something later than the dossier moves the date to the day on
 * which the claim was written; else the engine would call every sentence about it newer than the dossier.
 */
export function asOfWith(asOf: string, changes: readonly StoredChange[]): string {
  let latest = asOf
  for (const { at, change } of changes) {
    if (change.kind !== 'add' && change.kind !== 'edit') continue
    const day = at.slice(0, 10)
    if (latestYear(`${change.claim.text} ${change.claim.time ?? ''}`) >= Number(asOf.slice(0, 4)) && day > latest)
      latest = day
  }
  return latest
}

function latestYear(words: string): number {
  return Math.max(0, ...(words.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g) ?? []).map(Number))
}
