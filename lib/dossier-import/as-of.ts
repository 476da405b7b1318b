import { datesOf } from '@/lib/text/dates'
import { dayMs, type DateValue } from '@/lib/text/date-value'
import { fold } from '@/lib/text/fold'
import type { Document } from './block'
import { isoOf } from './iso-of'

/**
 * The as-of date of a document: the one that it declares, else the last "as of", "accessed" or "verified", else its
 * last date that is not in the future, else today.
 */
export function asOfIn({ blocks, date }: Document, today: string): { asOf: string; guessed: boolean } {
  const limit = Date.parse(today) / dayMs + 1
  const own = date === undefined ? undefined : lastOf([date], limit)
  if (own) return { asOf: own, guessed: false }
  const head = blocks
    .slice(0, 15)
    .flatMap(
      ({ text }) =>
        /^\W*(?:Date|As of|Last updated|Updated|Published|Research date|Generated|Prepared)\b[^.]{0,60}/i.exec(
          text.slice(0, 100),
        )?.[0] ?? [],
    )
  const stated = lastOf(head, limit)
  if (stated) return { asOf: stated, guessed: false }
  const seen = blocks.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:as of|accessed|retrieved|verified|queried|fetched|checked|last updated)\b.{0,30}/gi)].map(
      ([words]) => words,
    ),
  )
  const checked = lastOf(seen, limit)
  if (checked) return { asOf: checked, guessed: true }
  const any = lastOf(
    blocks.map(({ text }) => text),
    limit,
  )
  return { asOf: any ?? today, guessed: true }
}

function lastOf(texts: readonly string[], limit: number): string | undefined {
  let last: DateValue | undefined
  for (const text of texts) {
    // Most paragraphs have no year, and finding dates is the slowest step.
    if (!/\d{4}/.test(text)) continue
    const plain = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? text
    for (const { value } of datesOf(fold(plain))) {
      if (value.from > limit || isoOf(value) === undefined) continue
      // Of two dates with the same start, the more precise one.
      if (!last || value.from > last.from || (value.from === last.from && value.to < last.to)) last = value
    }
  }
  return last && isoOf(last)
}
