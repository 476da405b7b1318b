import { adjustmentRowRules } from './adjustment'
import { dossierRowRules } from './dossier'
import type { RowRules, KindName } from './row-rules'
import { muteRowRules } from './mute'
import { noteRowRules } from './note'

export const rowRulesByKind: Readonly<Record<KindName, RowRules>> = {
  dossier: dossierRowRules,
  adjustment: adjustmentRowRules,
  note: noteRowRules,
  mute: muteRowRules,
}
