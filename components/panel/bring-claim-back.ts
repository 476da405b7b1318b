import { removeAdjustment } from '@/lib/dossiers/data/adjustments'
import { t } from '@/lib/i18n/t'
import { offerUndo, type Panel } from './panel-context'

/** Lets a claim count again that was set aside. @param id of the adjustment */
export function bringClaimBack(onDone: Panel['onDone'], id: string): void {
  void offerUndo(onDone, () => removeAdjustment(id), t('claim.isBack'))
}
