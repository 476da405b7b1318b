import { plainWords } from '@/lib/dossier/format/plain-words'
import type { Passage } from '@/lib/dossier/format/research'
import type { Source } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import { hostOf } from '@/lib/text/urls'
import type { BookSource } from './dossier-book'

type KnownSource = Pick<Source, 'n'> & Partial<Source>

/**
 * Returns the numbers of sources by their origin: those of one host, publisher, owner or agency, with the text of one page, or with a
 * long part of a passage in common, say the same thing once.
 */
export function originsOf(sources: readonly KnownSource[], passages: readonly Passage[] = []): number[][] {
  const origins: { numbers: number[]; names: Set<string>; texts: string[] }[] = []
  for (const source of sources) {
    const own = passages.filter((passage) => passage.source === source.n)
    const names = new Set([...namesOf(source), ...own.flatMap(({ sha256 }) => sha256 ?? [])])
    const texts = own.map(({ quote }) => plainWords(quote))
    const isOne = (origin: (typeof origins)[number]): boolean =>
      [...names].some((name) => origin.names.has(name)) ||
      texts.some((text) => origin.texts.some((other) => areCopied(text, other)))
    const joined = origins.filter(isOne)
    for (const { names: others, texts: otherTexts } of joined) {
      others.forEach((name) => names.add(name))
      texts.push(...otherTexts)
    }
    const numbers = [...joined.flatMap((origin) => origin.numbers), source.n]
    origins.splice(0, Infinity, ...origins.filter((origin) => !joined.includes(origin)), { numbers, names, texts })
  }
  return origins.map(({ numbers }) => numbers)
}

/** Returns "3 sources, 1 origin"; empty where each source is an origin of its own. */
export function sayOrigins(sources: readonly BookSource[]): string {
  const passages = sources.flatMap((source) => source.passages ?? [])
  const origins = originsOf(sources, passages).length
  const counts = { sources: t('count.sources', sources.length), origins: t('count.origins', origins) }
  return origins < sources.length ? t('finding.sourcesAndOrigins', counts) : ''
}

/** Returns the names by which an origin is known: "Reuters via Herald" is of the agency and of the paper. */
function namesOf({ title = '', url = '', publisher = '', author = '', owner = '' }: KnownSource): string[] {
  const host = hostOf(url).replace(/^(?:m|mobile|amp)\./, '')
  const publishers = publisher.split(/\/|\||·|\(|\bvia\b/i).map(plainWords)
  const agencies = [author, publisher, /[-–—|(] ?([^-–—|()]+)\)?$/.exec(title)?.[1] ?? ''].flatMap(
    (text) => AGENCIES.exec(text)?.[0] ?? [],
  )
  return [host, ...[owner, ...publishers, ...agencies.map(agencyOf)].map((name) => plainWords(name))].filter(Boolean)
}

/** Agencies whose texts other publishers print. */
const AGENCIES =
  /\b(?:Reuters|Associated Press|AP|Agence France[- ]Presse|AFP|dpa|Bloomberg|United Press International|UPI|Press Association|PA Media|Xinhua|Kyodo|ANSA|EFE|TASS|Canadian Press|Australian Associated Press|AAP|Press Trust of India|PTI|PR Newswire|Business Wire|GlobeNewswire)\b/
const agencyOf = (name: string): string =>
  ({
    'Associated Press': 'AP',
    'Agence France-Presse': 'AFP',
    'Agence France Presse': 'AFP',
    'PA Media': 'Press Association',
  })[name] ?? name

/** Returns whether one text has a run of words of the other that is too long for chance. */
function areCopied(one: string, other: string): boolean {
  const words = one.split(' ')
  return words.some(
    (_, at) =>
      at + LEAST_COPIED <= words.length && ` ${other} `.includes(` ${words.slice(at, at + LEAST_COPIED).join(' ')} `),
  )
}
const LEAST_COPIED = 12
