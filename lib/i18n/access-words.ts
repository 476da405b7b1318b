import { formatDate } from './dates'
import { t } from './t'

interface Access {
  state?: 'opened' | 'part' | 'paywalled' | 'refused' | 'scripts' | 'search' | 'others' | 'unopened' | undefined
  on?: string | undefined
  machineMade?: boolean | undefined
}

/** Describes how a source was accessed: "Not opened: paywall, March 2026"; empty where nothing is known. */
export function sayAccess({ state, on, machineMade = false }: Access): string {
  const known = [machineMade ? t('access.machineMade') : '', state ? t(`access.${state}`) : ''].filter(Boolean)
  return [...known, ...(on === undefined || known.length === 0 ? [] : [formatDate(on)])].join(', ')
}
