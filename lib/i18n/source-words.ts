import { isNotWhole, type SourceReading } from '@/lib/schema/source-access'
import { formatAsOf, formatDate } from './dates'
import { t } from './t'

interface SourceOrigin {
  publisher?: string | undefined
  author?: string | undefined
  date?: string | undefined
}

/** Describes how a source was accessed: "Not opened: paywall, March 2026"; empty where nothing is known. */
export function sayAccess({ state, on, machineMade = false }: SourceReading): string {
  const known = [machineMade ? t('access.machineMade') : '', state ? t(`access.${state}`) : ''].filter(Boolean)
  return [...known, ...(on === undefined || known.length === 0 ? [] : [formatDate(on)])].join(', ')
}

/** Returns publisher (or author) and date of a source: "The Paper, 14 July 2022". */
export function publisherAndDate({ publisher, author, date }: SourceOrigin): string {
  return [publisher ?? author, date && formatDate(date)].filter(Boolean).join(', ')
}

/** Returns the origin of a source, and what was not read of it: "X, 2 February 2025 · Not opened: quoted by others". */
export function sayOriginAndAccess(source: SourceOrigin & { access?: SourceReading | undefined }): string {
  const unread = isNotWhole(source) && source.access ? sayAccess(source.access) : ''
  return [publisherAndDate(source), unread].filter(Boolean).join(' · ')
}

/** Returns the size of a dossier: "756 claims from 139 sources, as of March 2026." A page may cite works in addition. */
export function sayDossierSize(claims: number, sources: number, asOf: string, works = 0): string {
  const sizes = { claims: t('count.claims', claims), sources: t('count.sources', sources), asOf: formatAsOf(asOf) }
  return works === 0
    ? t('dossierIntro.facts', sizes)
    : t('dossierIntro.factsCiting', { ...sizes, works: t('count.works', works) })
}
