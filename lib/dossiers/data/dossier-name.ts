import { camelKey } from '@/lib/text/camel-key'
import type { EvidenceDocument, InstalledDossier } from './types'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import type { NamedDossier } from '@/lib/schema/page-state'
import { foldWords } from '@/lib/text/fold-words'
import { pageKeyOf } from '@/lib/text/same-page'

type DossierIdentity = Pick<InstalledDossier, 'id' | 'version' | 'asOf'> & {
  subject: { name: string }
  origin?: InstalledDossier['origin']
}

/**
 * Returns the name of a dossier; where others have the same name, with its version, or its date if they share that. A
 * page or document has the name that the user gave it, else its kind and date, else its title or subject.
 */
export function distinctNameOf(one: DossierIdentity, all: readonly DossierIdentity[]): string {
  const name = nameOf(one)
  const alike = all.filter((other) => other.id !== one.id && nameOf(other) === name)
  if (alike.length === 0) return name
  if (documentOf(one)) return `${name} (${titleOf(one)})`
  const isOwn = alike.every(({ version }) => version !== one.version)
  return `${name} (${isOwn ? one.version : one.asOf})`
}

/** Returns a dossier with its name among all, as findings show it. */
export function namedDossierAmong(one: DossierIdentity, all: readonly DossierIdentity[]): NamedDossier {
  const name = distinctNameOf(one, all)
  return { id: one.id, name, ...(documentOf(one) && { subject: one.subject.name }) }
}

/** Returns what a dossier has as evidence itself; undefined for a dossier that somebody made. */
export function documentOf({ origin }: Pick<DossierIdentity, 'origin'>): EvidenceDocument | undefined {
  return origin?.kind === 'file' ? origin.document : undefined
}

/** Whether a dossier has the statements of the page at this address, in any form of the address. */
export function isReadFrom(one: Pick<DossierIdentity, 'origin'>, url: string): boolean {
  const own = documentOf(one)?.url
  return own !== undefined && pageKeyOf(own) === pageKeyOf(url)
}

/** Returns the names of the projects, the last used one first. */
export function projectsOf(installed: readonly InstalledDossier[]): string[] {
  const lastFirst = [...installed].sort((a, b) => (a.added > b.added ? -1 : 1))
  return [...new Set(lastFirst.flatMap((one) => projectOf(one) ?? []))]
}

export function projectOf(one: InstalledDossier): string | undefined {
  return documentOf(one)?.project
}

export function kindWords(kind: string): string {
  const known = NAMED_KINDS.find((one) => one === kind) ?? 'page'
  return t(`evidence.kind.${camelKey(known)}`)
}

/** Kinds that have a name on screen; any other one is a page. */
const NAMED_KINDS = [
  ...(['page', 'encyclopedia', 'press-release', 'study', 'ruling', 'transcript'] as const),
  ...(['report', 'news', 'official', 'social', 'blog'] as const),
]

function nameOf(one: DossierIdentity): string {
  const document = documentOf(one)
  if (!document) return one.subject.name
  const { label, kind, date, url } = document
  if (label !== undefined) return label
  // The name of a file is no title.
  if (kind === 'page' || date === undefined) return url === undefined ? one.subject.name : titleOf(one)
  return t('evidence.dated', { kind: kindWords(kind), date: formatDate(date) })
}

const titleOf = ({ origin, subject }: DossierIdentity): string => (origin?.kind === 'file' ? origin.name : subject.name)

/** Whether two names are the same but for case and the form of their quotation marks. */
export const isSameName = (a: string, b: string): boolean => foldWords(a) === foldWords(b)

/** Describes the origin of a dossier and the day it was added. @param shown a name that the row shows already */
export function originWords(origin: InstalledDossier['origin'], added: string, shown = ''): string {
  switch (origin.kind) {
    case 'bundled':
      return t('dossiers.bundled')
    case 'own':
      return t('dossiers.own', { date: formatDate(added.slice(0, 10)) })
    case 'file': {
      const form = origin.document ? kindWords(origin.document.kind) : t(`adding.form.${origin.form}`)
      const date = formatDate(added.slice(0, 10))
      return isSameName(origin.name, shown)
        ? t('dossiers.fromSame', { form, date })
        : t('dossiers.fromFile', { name: origin.name, form, date })
    }
  }
}
