import type { PageState } from '@/lib/messaging/protocol'

/**
 * The new state of a page with the parts that did not change taken from the old one. What comes out of storage is a new
 * copy each time, also when only the part in view is another; with the same objects the long list need not be drawn again.
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
