import type { PageState } from '@/lib/messaging/protocol'

/**
 * Returns the new state with unchanged parts taken from the old one. Storage returns a new copy each time; identical
 * objects avoid rendering the long list again.
 */
export function steady(before: PageState | null, after: PageState | null): PageState | null {
  if (before === null || after === null) return after
  return {
    ...after,
    findings: isSame(before.findings, after.findings) ? before.findings : after.findings,
    blockStarts: isSame(before.blockStarts, after.blockStarts) ? before.blockStarts : after.blockStarts,
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}
