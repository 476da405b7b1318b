import { restoreAdjustment, undoAdjustment } from '@/lib/dossiers/data/adjustments'
import { t } from '@/lib/i18n/t'
import { changeWithUndo, type Panel } from './panel-context'

/** Lets a claim count again that was set aside. @param id of the adjustment */
export function bringClaimBack(onDone: Panel['onDone'], id: string): void {
  void changeWithUndo(onDone, undoAdjustment(id), t('claim.isBack'), async (undone) => {
    if (undone) await restoreAdjustment(undone)
  })
}
