import type { Mute, Right, Says } from '@/lib/schema/mute'
import type { Verdict } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'

/** The fields of a correction: all of them, visible or not. */
export interface CorrectionDraft {
  kind: Right['kind']
  verdict: Verdict | ''
  wrong: string
  alias: string
  entity: string
  /** Empty: no particular claim. */
  claim: string
  comment: string
}

/** The saved correction, or the one implied by a wrong match. */
export function correctionDraftOf({ kind, says }: Mute): CorrectionDraft {
  const right = says?.right
  return {
    kind: right?.kind ?? (kind === 'wrong-match' ? 'unrelated' : 'note'),
    verdict: right?.kind === 'verdict' ? right.verdict : '',
    wrong: right?.kind === 'verdict' ? right.wrong : '',
    alias: right?.kind === 'alias' ? right.alias : '',
    entity: right?.kind === 'alias' ? right.entity : '',
    claim: says?.claim ?? '',
    comment: says?.comment ?? '',
  }
}

/** The correction from the fields, or the reason why it is incomplete. */
export function parseCorrectionDraft(draft: CorrectionDraft, sentence: string): Says | string {
  const right = rightOf(draft, sentence)
  if (typeof right === 'string') return right
  const claim = draft.claim === '' || right.kind === 'alias' ? null : draft.claim
  return { right, claim, comment: draft.comment.trim() }
}

function rightOf(draft: CorrectionDraft, sentence: string): Right | string {
  const { kind, verdict } = draft
  switch (kind) {
    case 'unrelated':
      return { kind }
    case 'note':
      return draft.comment.trim() === '' ? t('corrections.needsWords') : { kind }
    case 'alias': {
      const [alias, entity] = [draft.alias.trim(), draft.entity.trim()]
      return alias === '' || entity === '' ? t('corrections.needsNames') : { kind, alias, entity }
    }
    case 'verdict': {
      if (verdict === '') return t('corrections.needsVerdict')
      const wrong = verdict === 'contradicted' ? draft.wrong.trim() : ''
      return sentence.includes(wrong) ? { kind, verdict, wrong } : t('corrections.wrongNotThere')
    }
  }
}
