import { defined } from '@/lib/text/defined'
import type { Anchor, Annotation } from '@/lib/schema/annotation'
import { isSameJson, sortedJson, type Json } from './json'
import type { TextVersion } from './row-rules'

// Joins of versions of a note: of a file and of this device (import), and of texts of several devices (sync).

/**
 * Merges two versions of one note. The later version wins; if the times are equal, as when a file format left out
 * fields, each field gets the richer value. The result always has the earlier creation time and the richer finding,
 * since neither changes when a note is edited.
 *
 * The result does not depend on order or grouping (except for the order of tags): files can be imported in any order
 * and repeatedly.
 */
export function mergeVersions(annotation: Annotation, other: Annotation): Annotation {
  const first = changedAt(annotation)
  const second = changedAt(other)
  const holds = first === second ? joinNotes(annotation, other) : first > second ? annotation : other
  return {
    ...holds,
    created: Date.parse(annotation.created) <= Date.parse(other.created) ? annotation.created : other.created,
    finding: richerValue(annotation.finding, other.finding),
  }
}

/** Completes a note with the tags and missing fields of another with the same text. Its own text and times stay. */
export function mergeInto(kept: Annotation, other: Annotation): Annotation {
  const { color, finding, title, article = other.article } = kept
  return defined({
    ...kept,
    tags: unionOfTags(kept.tags, other.tags),
    color: color ?? other.color,
    finding: finding ?? other.finding,
    title: title || other.title,
    article,
  })
}

export function hasSameContent(annotation: Annotation, { created, modified, ...other }: Annotation): boolean {
  return isSameNote({ ...annotation, created, modified }, { ...other, created, modified })
}

export function isSameNote(annotation: Annotation, other: Annotation): boolean {
  return isSameJson(annotation as object as Json, other as object as Json)
}

function changedAt({ modified }: Annotation): number {
  return Date.parse(modified)
}

function joinNotes(annotation: Annotation, other: Annotation): Annotation {
  const tags = unionOfTags(annotation.tags, other.tags)
  return { ...joinFields(annotation, other), anchor: joinAnchors(annotation.anchor, other.anchor), tags }
}

/** Merges anchors only if their quotes are equal: the quote of one with the position of another would be wrong. */
function joinAnchors(one: Anchor | null, other: Anchor | null): Anchor | null {
  if (one === null || other === null) return one ?? other
  const exact = one.quote.exact
  const otherExact = other.quote.exact
  if (exact !== otherExact) return richerValue(exact, otherExact) === exact ? one : other
  return { ...joinFields(one, other), quote: joinFields(one.quote, other.quote) }
}

function joinFields<T extends object>(one: T, other: T): T {
  const names = Object.keys({ ...one, ...other }) as (keyof T)[]
  return Object.fromEntries(names.map((name) => [name, richerValue(one[name], other[name])])) as T
}

/**
 * Returns the value that is not empty; of two values, the one that is longer as JSON, and of equal lengths the greater
 * in text order.
 */
function richerValue<T>(value: T, other: T): T {
  if ((value ?? null) === null || (other ?? null) === null) return value ?? other
  const a = jsonOf(value)
  const b = jsonOf(other)
  return a.length === b.length ? (a >= b ? value : other) : a.length > b.length ? value : other
}

function unionOfTags(tags: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...tags, ...more])]
}

const jsonOf = (value: unknown): string => sortedJson(value as Json | undefined)

/**
 * Joins versions of a text, separated by lines with the minute of the change. These lines have no words, so that the
 * result is equal on devices with different languages.
 */
export function joinTexts(versions: readonly TextVersion[]): string {
  return versions
    .map(({ text, at }, n) => (n === 0 ? text : `${'—'.repeat(3)} ${minuteText(at)} UTC ${'—'.repeat(3)}\n\n${text}`))
    .join('\n\n')
}

function minuteText(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ')
}
