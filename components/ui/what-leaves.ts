import type { WhatLeaves } from '@/lib/sync/what-leaves'
import { t } from '@/lib/i18n/t'

/** Describes in sentences which data leaves the browser with the current settings. Empty while they are loading. */
export function whatLeavesText(leaves: WhatLeaves | null, asksModel: boolean): string {
  if (leaves === null) return ''
  const { sync, hasBackups } = leaves
  const exceptions = [
    ...(sync === 'off' ? [] : [t(`dataUse.sync.${sync}`)]),
    ...(hasBackups ? [t('dataUse.backups')] : []),
    ...(asksModel ? [t('dataUse.model')] : []),
  ]
  return [...exceptions, t(exceptions.length > 0 ? 'dataUse.nothingElse' : 'dataUse.nothing')].join(' ')
}
