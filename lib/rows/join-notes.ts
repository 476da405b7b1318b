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
  return {
    ...laterNote(annotation, other),
    created: Date.parse(annotation.created) <= Date.parse(other.created) ? annotation.created : other.created,
    finding: richerValue(annotation.finding, other.finding),
  }
}

/** Completes a note with the tags and missing fields of another with the same text. Its own text and times stay. */
export function mergeInto(kept: Annotation, other: Annotation): Annotation {
  return defined({
    ...kept,
    tags: unionOfTags(kept.tags, other.tags),
    color: kept.color ?? other.color,
    finding: kept.finding ?? other.finding,
    title: kept.title || other.title,
    article: kept.article ?? other.article,
  })
}

export function hasSameContent(annotation: Annotation, { created, modified, ...other }: Annotation): boolean {
  return isSameNote({ ...annotation, created, modified }, { ...other, created, modified })
}

export function isSameNote(annotation: Annotation, other: Annotation): boolean {
  return isSameJson(annotation as object as Json, other as object as Json)
}

function laterNote(annotation: Annotation, other: Annotation): Annotation {
  const changed = Date.parse(annotation.modified)
  const otherChanged = Date.parse(other.modified)
  if (changed === otherChanged) return joinNotes(annotation, other)
  return changed > otherChanged ? annotation : other
}

function joinNotes(annotation: Annotation, other: Annotation): Annotation {
  const tags = unionOfTags(annotation.tags, other.tags)
  return { ...joinFields(annotation, other), anchor: joinAnchors(annotation.anchor, other.anchor), tags }
}

/** Merges anchors only if their quotes are equal: the quote of one with the position of another would be wrong. */
function joinAnchors(anchor: Anchor | null, other: Anchor | null): Anchor | null {
  if (anchor === null || other === null) return anchor ?? other
  const exact = anchor.quote.exact
  const otherExact = other.quote.exact
  if (exact !== otherExact) return richerValue(exact, otherExact) === exact ? anchor : other
  return { ...joinFields(anchor, other), quote: joinFields(anchor.quote, other.quote) }
}

function joinFields<T extends object>(record: T, other: T): T {
  const names = Object.keys({ ...record, ...other }) as (keyof T)[]
  return Object.fromEntries(names.map((name) => [name, richerValue(record[name], other[name])])) as T
}

/**
 * Returns the value that is not empty; of two values, the one that is longer as JSON, and of equal lengths the greater
 * in text order.
 */
function richerValue<T>(value: T, other: T): T {
  if ((value ?? null) === null || (other ?? null) === null) return value ?? other
  const a = jsonOf(value)
  const b = jsonOf(other)
  if (a.length !== b.length) return a.length > b.length ? value : other
  return a >= b ? value : other
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
