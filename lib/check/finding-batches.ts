import type { FindingBatch, PageState } from '@/lib/schema/page-state'
import type { Finding } from '@/lib/schema/finding'

type Sorted = Record<'findings' | 'muted', readonly Finding[]>

/** @returns the page with more findings after those that it has */
export function withBatch(state: PageState, { findings, muted }: Sorted): PageState {
  return {
    ...state,
    findings: [...state.findings, ...findings],
    batches: [...state.batches, ...oneBatch(findings)],
    muted: [...(state.muted ?? []), ...muted],
  }
}

/** @returns the page with these findings in place of those that it has */
export function withFindings(state: PageState, { findings, muted }: Sorted): PageState {
  return { ...state, findings: [...findings], batches: oneBatch(findings), muted: [...muted] }
}

/**
 * Storage gives a new copy with each change.
 *
 * @returns the new state of a page, with the objects of the old one for what has not changed: lists that React compares by
 * identity are not drawn again
 */
export function keepBatches(before: PageState | null, after: PageState | null): PageState | null {
  if (after === null || before?.check !== after.check) return after
  return { ...after, blockStarts: before.blockStarts, findings: joined(before, after) }
}

function joined(before: PageState, after: PageState): Finding[] {
  const known = new Map(slicesOf(before).map(({ id, findings }) => [id, findings]))
  const slices = slicesOf(after)
  const isSame = slices.length === known.size && slices.every(({ id }) => known.has(id))
  return isSame ? before.findings : slices.flatMap(({ id, findings }) => known.get(id) ?? findings)
}

function slicesOf({ findings, batches }: PageState): { id: string; findings: Finding[] }[] {
  let at = 0
  return batches.map(({ id, size }) => ({ id, findings: findings.slice(at, (at += size)) }))
}

function oneBatch({ length: size }: readonly Finding[]): FindingBatch[] {
  return size === 0 ? [] : [{ id: crypto.randomUUID(), size }]
}
