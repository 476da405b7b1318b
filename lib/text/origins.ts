import { lowerWordsOf } from './fold-words'
import { hostOf } from './urls'

/** A source as far as its origin shows. */
export interface SourceFacts {
  n: number
  title?: string | undefined
  url?: string | undefined
  publisher?: string | undefined
  author?: string | undefined
  owner?: string | undefined
}

/** Words of a source, by its number. */
export interface SourceQuotation {
  source: number
  quote: string
  /** Hash of the page's text. */
  sha256?: string | undefined
}

/**
 * Returns the numbers of sources by their origin: those of one host, publisher, owner or agency, with the text of one page, or with a
 * long part of a passage in common, say the same thing once.
 */
export function originsOf(sources: readonly SourceFacts[], passages: readonly SourceQuotation[] = []): number[][] {
  let origins: { numbers: number[]; names: Set<string>; texts: string[] }[] = []
  for (const source of sources) {
    const own = passages.filter((passage) => passage.source === source.n)
    const names = new Set([...namesOf(source), ...own.flatMap(({ sha256 }) => sha256 ?? [])])
    const texts = own.map(({ quote }) => plainWords(quote))
    const joined = origins.filter(
      (origin) =>
        [...names].some((name) => origin.names.has(name)) ||
        texts.some((text) => origin.texts.some((other) => areCopied(text, other))),
    )
    joined.forEach((origin) => origin.names.forEach((name) => names.add(name)))
    texts.push(...joined.flatMap((origin) => origin.texts))
    const numbers = [...joined.flatMap((origin) => origin.numbers), source.n]
    origins = [...origins.filter((origin) => !joined.includes(origin)), { numbers, names, texts }]
  }
  return origins.map(({ numbers }) => numbers)
}

const plainWords = (text: string): string => lowerWordsOf(text).join(' ')

/** Returns the names by which an origin is known: "Reuters via Herald" is of the agency and of the paper. */
function namesOf({ title = '', url = '', publisher = '', author = '', owner = '' }: SourceFacts): string[] {
  const host = hostOf(url).replace(/^(?:m|mobile|amp)\./, '')
  const behindTitle = /[-–—|(] ?([^-–—|()]+)\)?$/.exec(title)?.[1] ?? ''
  const agencies = [author, publisher, behindTitle].flatMap((text) => AGENCIES.exec(text)?.[0] ?? [])
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

/** Returns whether one text has a run of words of the other that is too long for chance. */
function areCopied(one: string, other: string): boolean {
  const words = one.split(' ')
  const runs = words.slice(LEAST_COPIED - 1).map((_, at) => words.slice(at, at + LEAST_COPIED).join(' '))
  return runs.some((run) => ` ${other} `.includes(` ${run} `))
}
const LEAST_COPIED = 12
