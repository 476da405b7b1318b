import { sortedJson, type Json } from '@/lib/rows/json'
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
  const holds = first === second ? joinFields(one, other) : first > second ? one : other
  return {
    ...holds,
    created: Date.parse(one.created) <= Date.parse(other.created) ? one.created : other.created,
    finding: richer(one.finding, other.finding),
  }
}

/** A note completed by another with the same text: tags and missing fields are added. Its own text and times stay. */
export function mergeInto(kept: Annotation, other: Annotation): Annotation {
  return {
    ...kept,
    tags: united(kept.tags, other.tags),
    color: kept.color ?? other.color,
    finding: kept.finding ?? other.finding,
    title: kept.title === '' ? other.title : kept.title,
    ...joinArticles(kept, kept.article === undefined ? other : kept),
  }
}

/** Whether two versions have the same content, regardless of their times. */
export function saysTheSame(one: Annotation, other: Annotation): boolean {
  return sameBut(one, other, ['created', 'modified'])
}

/** Whether two versions are identical, including their times. */
export function isSameNote(one: Annotation, other: Annotation): boolean {
  return sameBut(one, other, [])
}

function changedAt({ modified }: Annotation): number {
  return Date.parse(modified)
}

function joinFields(one: Annotation, other: Annotation): Annotation {
  return {
    ...one,
    pageKey: richer(one.pageKey, other.pageKey),
    url: richer(one.url, other.url),
    title: richer(one.title, other.title),
    ...joinArticles(one, other),
    claim: richer(one.claim, other.claim),
    ...joinDossiers(one, other),
    anchor: joinAnchors(one.anchor, other.anchor),
    note: richer(one.note, other.note),
    tags: united(one.tags, other.tags),
    color: richer(one.color, other.color),
  }
}

function joinArticles(one: Annotation, other: Annotation): Pick<Annotation, 'article'> {
  const article = one.article && other.article ? richer(one.article, other.article) : (one.article ?? other.article)
  return article === undefined ? {} : { article }
}

/** That of the claim that is taken. */
function joinDossiers(one: Annotation, other: Annotation): Pick<Annotation, 'dossier'> {
  const dossier = richer(one.dossier, other.dossier)
  return dossier === undefined ? {} : { dossier }
}

function joinAnchors(one: Anchor | null, other: Anchor | null): Anchor | null {
  if (one === null || other === null) return one ?? other
  const exact = richer(one.quote.exact, other.quote.exact)
  if (one.quote.exact !== other.quote.exact) return exact === one.quote.exact ? one : other
  return {
    quote: {
      exact,
      prefix: richer(one.quote.prefix, other.quote.prefix),
      suffix: richer(one.quote.suffix, other.quote.suffix),
    },
    position: richer(one.position, other.position),
    range: richer(one.range, other.range),
  }
}

/**
 * An empty value is less than any other; otherwise the longer one wins, and a fixed order decides between equal
 * lengths.
 */
function richer<T>(one: T, other: T): T {
  if (one === null || other === null) return one ?? other
  const [a, b] = [jsonOf(one), jsonOf(other)]
  return a.length === b.length ? (a >= b ? one : other) : a.length > b.length ? one : other
}

function united(tags: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...tags, ...more])]
}

function sameBut(one: Annotation, other: Annotation, times: readonly (keyof Annotation)[]): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Annotation>
  return [...keys].every((key) => times.includes(key) || jsonOf(one[key]) === jsonOf(other[key]))
}

const jsonOf = (value: unknown): string => sortedJson(value as Json | undefined)
