import { camelKey } from '@/lib/text/camel-key'
import type { EvidenceDocument, InstalledDossier } from './types'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { NamedDossier } from '@/lib/schema/page-state'
import { foldWords } from '@/lib/text/fold-words'
import { pageKeyOf } from '@/lib/text/same-page'
import { hostOf } from '@/lib/text/urls'

type DossierIdentity = Pick<InstalledDossier, 'id' | 'version' | 'asOf'> & {
  subject: { name: string }
  added?: string
  origin?: InstalledDossier['origin']
}

/**
 * Returns the name of a dossier; where others have the same name, with the first of its version, its site or file, its
 * date, and the time at which it was added that tells them apart. A page or document has the name that the user gave it, else its title with its host: "Mozilla · en.wikipedia.org".
 */
export function distinctNameOf(identity: DossierIdentity, all: readonly DossierIdentity[]): string {
  const name = nameOf(identity)
  const alike = all.filter((other) => other.id !== identity.id && nameOf(other) === name)
  if (alike.length === 0) return name
  const own = marksOf(identity)
  const others = alike.map(marksOf)
  const telling = own.find((mark, at) => mark !== '' && others.every((marks) => marks[at] !== mark))
  return `${name} (${telling ?? identity.asOf})`
}

/** Returns what may tell a dossier from another one of its name, the plainest first; empty where it has none. */
function marksOf(identity: DossierIdentity): string[] {
  const { origin, version, asOf, added } = identity
  const document = documentOf(identity)
  // A name that the user gave hides where the evidence is from.
  const place = document?.label === undefined ? '' : hostOf(document.url ?? '') || fileOf(origin)
  const time = added === undefined ? '' : new Date(added).toTimeString()
  return [document ? '' : version, place, asOf, ...[5, 8].map((length) => time && `${asOf}, ${time.slice(0, length)}`)]
}

const fileOf = (origin: DossierIdentity['origin']): string => (origin?.kind === 'file' ? origin.name : '')

export function namedDossierAmong(identity: DossierIdentity, all: readonly DossierIdentity[]): NamedDossier {
  const { id, subject } = identity
  const name = distinctNameOf(identity, all)
  if (!documentOf(identity)) return { id, name }
  return { id, name, subject: subject.name, parts: partsOf(identity) }
}

/** Returns what a dossier has as evidence itself; undefined for a dossier that somebody made. */
export function documentOf({ origin }: Pick<DossierIdentity, 'origin'>): EvidenceDocument | undefined {
  return origin?.kind === 'file' ? origin.document : undefined
}

/** Whether a dossier has the statements of the page at this address, in any form of the address. */
export function isReadFrom(pick: Pick<DossierIdentity, 'origin'>, url: string): boolean {
  const own = documentOf(pick)?.url
  return own !== undefined && pageKeyOf(own) === pageKeyOf(url)
}

/** Returns the main name of a subject in the form that all dossiers on it have. */
export const subjectKeyOf = ({ subject }: Pick<DossierIdentity, 'subject'>): string => foldWords(subject.name)

/** Returns the names of the projects, the last used one first. */
export function projectsOf(installed: readonly InstalledDossier[]): string[] {
  const lastFirst = [...installed].sort((a, b) => (a.added > b.added ? -1 : 1))
  return [...new Set(lastFirst.flatMap((dossier) => projectOf(dossier) ?? []))]
}

export const projectOf = (dossier: InstalledDossier): string | undefined => documentOf(dossier)?.project

/** Returns the kind of a document in words; a file of no known kind is a document. */
export function kindOf({ kind, url }: Pick<EvidenceDocument, 'kind' | 'url'>): string {
  const unknown = url === undefined ? 'document' : 'page'
  return t(`evidence.kind.${camelKey(NAMED_KINDS.find((name) => name === kind) ?? unknown)}`)
}

/** Kinds that have a name on screen; any other one is a page. */
const NAMED_KINDS = [
  'encyclopedia',
  'press-release',
  'study',
  'ruling',
  'transcript',
  'report',
  'news',
  'official',
  'social',
  'blog',
  'pasted',
] as const

const nameOf = (identity: DossierIdentity): string => partsOf(identity).join(' · ')

function partsOf(identity: DossierIdentity): string[] {
  const document = documentOf(identity)
  if (!document) return [identity.subject.name]
  const { label, url } = document
  if (label !== undefined) return [label]
  const { name: subject } = identity.subject
  const title = fileOf(identity.origin) || subject
  if (url !== undefined) {
    // "Mercury (planet) - Wikipedia" is the subject with its kind and the name of its site.
    const [first = title] = title.split(/\s[-–—|·]\s/)
    const bare = first.replace(/\s+\([^()]*\)$/, '')
    return [isSameName(bare, subject) || isSameName(first, subject) ? subject : title, hostOf(url)]
  }
  const file = title.replace(/\.\p{L}[\p{L}\d]{1,9}$/u, '')
  if (isSameName(file, subject)) return [subject]
  return foldWords(file).includes(foldWords(subject)) ? [file] : [subject, file]
}

/** Whether two names are the same but for case and the form of their quotation marks. */
export const isSameName = (a: string, b: string): boolean => foldWords(a) === foldWords(b)

/** Describes the origin of a dossier and the day it was added. @param shown a name that the row shows already */
export function originWords(origin: InstalledDossier['origin'], added: string, shown = ''): string {
  switch (origin.kind) {
    case 'bundled':
      return t('dossiers.bundled')
    case 'file': {
      const form = origin.document ? kindOf(origin.document) : t(`adding.form.${origin.form}`)
      const date = formatDate(added.slice(0, 10))
      const isShown = isSameName(origin.name, shown) || (origin.document?.url !== undefined && !origin.document.label)
      return isShown
        ? t('dossiers.fromSame', { form, date })
        : t('dossiers.fromFile', { name: origin.name, form, date })
    }
  }
}

/** Returns main names as a person reads and edits them: "Elvik, Mexico / Mexican". */
export const wordsOfMainNames = (main: readonly (readonly string[])[]): string =>
  main.map((forms) => forms.join(' / ')).join(', ')

/**
 * Returns the name and version of a dossier as a note stores them: evidence of one page has its own name, which differs
 * from those of others; another dossier has that of its subject.
 *
 * @param named the dossiers that were compared
 * @param own the dossier, if it is known
 */
export function storedNameOf(
  id: string,
  named: readonly NamedDossier[],
  own: { subject: { name: string }; version: string } | null | undefined,
): { name: string; version: string } {
  const shown = named.find((dossier) => dossier.id === id)
  const name = shown?.subject === undefined ? (own?.subject.name ?? shown?.name) : shown.name
  return { name: name ?? id, version: own?.version ?? '' }
}
