import { t } from '@/lib/i18n/t'

/** Data that leaves the browser automatically because the user has enabled it. */
export interface OutgoingData {
  sync: 'off' | 'folder' | 'files'
  hasBackups: boolean
}

/** Returns sentences on the data that leaves the browser with the current settings; empty while they are loading. */
export function outgoingDataText(outgoing: OutgoingData | null, asksModel: boolean): string {
  if (outgoing === null) return ''
  const { sync, hasBackups } = outgoing
  const exceptions = [
    ...(sync === 'off' ? [] : [t(`dataUse.sync.${sync}`)]),
    ...(hasBackups ? [t('dataUse.backups')] : []),
    ...(asksModel ? [t('dataUse.model')] : []),
  ]
  return [...exceptions, t(exceptions.length > 0 ? 'dataUse.nothingElse' : 'dataUse.nothing')].join(' ')
}
