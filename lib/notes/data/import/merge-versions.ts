import { isSameJson, sortedJson, type Json } from '@/lib/rows/json'
import type { Anchor, Annotation } from '@/lib/schema/annotation'

/**
 * Merges two versions of one note. The later version wins; of two with the same time, as when a format kept only a part
 * of it, each field takes the richer value. The creation time and the stored finding never change, so a version without
 * them takes them from the other.
 *
 * The result does not depend on order or grouping (except for the order of tags): files can be imported in any order
 * and repeatedly.
 */
export function mergeVersions(one: Annotation, other: Annotation): Annotation {
  const [first, second] = [changedAt(one), changedAt(other)]
  const holds = first === second ? joinNotes(one, other) : first > second ? one : other
  return {
    ...holds,
    created: Date.parse(one.created) <= Date.parse(other.created) ? one.created : other.created,
    finding: richer(one.finding, other.finding),
  }
}

/** A note completed by another with the same text: tags and missing fields are added. Its own text and times stay. */
export function mergeInto(kept: Annotation, other: Annotation): Annotation {
  const { color, finding, title, article = other.article } = kept
  return {
    ...kept,
    tags: united(kept.tags, other.tags),
    color: color ?? other.color,
    finding: finding ?? other.finding,
    title: title || other.title,
    ...(article && { article }),
  }
}

/** Whether two versions have the same content, regardless of their times. */
export function saysTheSame(one: Annotation, { created, modified, ...other }: Annotation): boolean {
  return isSameNote({ ...one, created, modified }, { ...other, created, modified })
}

/** Whether two versions are identical, including their times. */
export function isSameNote(one: Annotation, other: Annotation): boolean {
  return isSameJson(one as object as Json, other as object as Json)
}

function changedAt({ modified }: Annotation): number {
  return Date.parse(modified)
}

function joinNotes(one: Annotation, other: Annotation): Annotation {
  const tags = united(one.tags, other.tags)
  return { ...joinFields(one, other), anchor: joinAnchors(one.anchor, other.anchor), tags }
}

/** Words of one anchor with the place of another would lead to the wrong place. */
function joinAnchors(one: Anchor | null, other: Anchor | null): Anchor | null {
  if (one === null || other === null) return one ?? other
  const [exact, otherExact] = [one.quote.exact, other.quote.exact]
  if (exact !== otherExact) return richer(exact, otherExact) === exact ? one : other
  return { ...joinFields(one, other), quote: joinFields(one.quote, other.quote) }
}

function joinFields<T extends object>(one: T, other: T): T {
  const names = Object.keys({ ...one, ...other }) as (keyof T)[]
  return Object.fromEntries(names.map((name) => [name, richer(one[name], other[name])])) as T
}

/**
 * An empty value is less than any other; otherwise the longer one wins, and a fixed order decides between equal
 * lengths.
 */
function richer<T>(one: T, other: T): T {
  if ((one ?? null) === null || (other ?? null) === null) return one ?? other
  const [a, b] = [jsonOf(one), jsonOf(other)]
  return a.length === b.length ? (a >= b ? one : other) : a.length > b.length ? one : other
}

function united(tags: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...tags, ...more])]
}

const jsonOf = (value: unknown): string => sortedJson(value as Json | undefined)
