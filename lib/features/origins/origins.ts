import { lowerWordsOf } from '@/lib/text/fold-words'
import { groupedBy, mapDefined } from '@/lib/text/lists'
import { hostOf } from '@/lib/text/urls'
import type { SourceFacts, SourceQuotation } from '../feature'

/**
 * Returns the numbers of sources by their origin: those of one host, publisher, owner or agency, with the text of one page, or with a
 * long part of a passage in common, say the same thing once.
 */
export function originsOf(sources: readonly SourceFacts[], passages: readonly SourceQuotation[] = []): number[][] {
  const passagesOf = groupedBy(passages, ({ source }) => source)
  /** By name or run of words, the first source that has it. */
  const firsts = new Map<string, number>()
  /** For each source a later one of its origin, or itself. */
  const joined = [...sources.keys()]
  const lastOf = (at: number): number => {
    let last = at
    for (let next = joined[last] ?? last; next !== last; next = joined[last] ?? last) last = next
    joined[at] = last
    return last
  }
  for (const [at, source] of sources.entries())
    for (const key of [
      ...namesOf(source),
      ...(passagesOf.get(source.n) ?? []).slice(0, MOST_PASSAGES).flatMap(keysOf),
    ]) {
      const first = firsts.get(key) ?? at
      firsts.set(key, first)
      joined[lastOf(first)] = at
    }
  const origins = groupedBy([...sources.entries()], ([at]) => lastOf(at))
  return [...origins].sort(([a], [b]) => a - b).map(([, own]) => own.map(([, { n }]) => n))
}

/** Passages of a source that are compared: a research may have as many as it likes. */
const MOST_PASSAGES = 200

const plainWords = (text: string): string => lowerWordsOf(text).join(' ')

/** Returns the page of a passage, and its runs of words that are too long for chance. */
function keysOf({ quote, sha256 }: SourceQuotation): string[] {
  const words = lowerWordsOf(quote)
  const runs = words.slice(LEAST_COPIED - 1).map((_, at) => words.slice(at, at + LEAST_COPIED).join(' '))
  return sha256 === undefined ? runs : [sha256, ...runs]
}
const LEAST_COPIED = 12

/** Returns the names by which an origin is known: "Reuters via Herald" is of the agency and of the paper. */
function namesOf({ title = '', url = '', publisher = '', author = '', owner = '' }: SourceFacts): string[] {
  const host = hostOf(url).replace(/^(?:m|mobile|amp)\./, '')
  const behindTitle = /[-–—|(] ?([^-–—|()]+)\)?$/.exec(title)?.[1] ?? ''
  const agencies = mapDefined([author, publisher, behindTitle], (text) => AGENCIES.exec(text)?.[0])
  const names = [owner, ...publisher.split(/\/|\||·|\(|\bvia\b/i), ...agencies.map((name) => SHORT.get(name) ?? name)]
  return [host, ...names.map(plainWords)].filter(Boolean)
}

/** Agencies whose texts other publishers print, and their short names. */
const AGENCIES =
  /\b(?:Reuters|Associated Press|AP|Agence France[- ]Presse|AFP|dpa|Bloomberg|United Press International|UPI|Press Association|PA Media|Xinhua|Kyodo|ANSA|EFE|TASS|Canadian Press|Australian Associated Press|AAP|Press Trust of India|PTI|PR Newswire|Business Wire|GlobeNewswire)\b/
const SHORT = new Map([
  ['Associated Press', 'AP'],
  ['Agence France-Presse', 'AFP'],
  ['Agence France Presse', 'AFP'],
  ['PA Media', 'Press Association'],
])
