import type { Anchor, DocumentRange } from '@/lib/schema/annotation'
import type { Loss } from './exchange'
import { noteLimits } from '@/lib/schema/limits'
import { isRecord } from '@/lib/schema/is-record'
import { isCount } from './untrusted'

/**
 * Reads the anchor of a note from a file. It needs a quote, because only the quote can confirm the place. An invalid
 * position or range is left out and reported.
 *
 * @returns `too-long` when the quote would have to be cut
 */
export function readAnchor(raw: unknown, losses: Set<Loss>): Anchor | null | 'too-long' {
  if (raw === undefined || raw === null) return null
  const quote = isRecord(raw) && isRecord(raw.quote) ? raw.quote : null
  if (!isRecord(raw) || typeof quote?.exact !== 'string') {
    losses.add('place')
    return null
  }
  if (quote.exact.length > noteLimits.quote) return 'too-long'
  const [prefix, suffix] = [contextIn(quote.prefix, losses), contextIn(quote.suffix, losses)]
  const position = positionIn(raw.position)
  const range = rangeIn(raw.range)
  if (position === undefined || range === undefined) losses.add('place')
  if (prefix.length > noteLimits.context || suffix.length > noteLimits.context) losses.add('context')
  return {
    quote: {
      exact: wellFormed(quote.exact, losses),
      prefix: prefix.slice(-noteLimits.context).toWellFormed(),
      suffix: suffix.slice(0, noteLimits.context).toWellFormed(),
    },
    position: position ?? null,
    range: range ?? null,
  }
}

function contextIn(value: unknown, losses: Set<Loss>): string {
  return typeof value === 'string' ? wellFormed(value, losses) : ''
}

/** Reports what is lost. */
export function wellFormed(text: string, losses: Set<Loss>): string {
  if (!text.isWellFormed()) losses.add('letters')
  return text.toWellFormed()
}

/** @returns undefined when it is there and cannot be */
function positionIn(value: unknown): Anchor['position'] | undefined {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) return undefined
  const { start, end } = value
  return isCount(start, noteLimits.offset) && isCount(end, noteLimits.offset) && start <= end
    ? { start, end }
    : undefined
}

function rangeIn(value: unknown): DocumentRange | null | undefined {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = value
  if (!isPath(startContainer) || !isPath(endContainer)) return undefined
  if (!isCount(startOffset, noteLimits.offset) || !isCount(endOffset, noteLimits.offset)) return undefined
  return {
    startContainer: startContainer.toWellFormed(),
    startOffset,
    endContainer: endContainer.toWellFormed(),
    endOffset,
  }
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.length <= noteLimits.line
}
