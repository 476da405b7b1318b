import { useId } from 'react'
import { Options, Pick, Suggestions, TextLine } from '@/components/ui/fields'
import { sayState } from '@/lib/details/say'
import type { Right } from '@/lib/schema/mute'
import type { Verdict } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'
import type { CorrectionDraft } from './correction-draft'
import { verdicts } from '@/lib/schema/verdicts'

export interface CorrectionFieldsProps {
  draft: CorrectionDraft
  onChange: (change: Partial<CorrectionDraft>) => void
  /** The verdict that the user considers wrong. */
  shown: Verdict
  /** The claims of the sentence that are still in the dossier. */
  claims: readonly { id: string; text: string }[]
  /** The names of the dossier's entities. */
  names: readonly string[]
}

/** The correct answer, and the fields of each answer. Text typed for one answer stays when another is selected. */
export function CorrectionFields({ draft, onChange, shown, claims, names }: CorrectionFieldsProps) {
  const namesId = useId()
  const { kind, verdict } = draft
  return (
    <>
      <Pick
        label={t('corrections.right')}
        value={kind}
        onChange={(value) => onChange({ kind: value as Right['kind'] })}
        autoFocus
      >
        <option value="unrelated">{t('corrections.unrelated')}</option>
        <option value="verdict">{t('corrections.otherVerdict')}</option>
        <option value="alias">{t('corrections.otherName')}</option>
        <option value="note">{t('corrections.onlyNote')}</option>
      </Pick>
      {kind === 'verdict' && (
        <Pick
          label={t('corrections.shouldBe')}
          value={verdict}
          onChange={(value) => onChange({ verdict: value as Verdict | '' })}
        >
          <option value="">{t('corrections.choose')}</option>
          <Options of={verdicts.filter((one) => one !== shown).map((one) => [one, sayState({ verdict: one })])} />
        </Pick>
      )}
      {kind === 'verdict' && verdict === 'contradicted' && (
        <TextLine
          maxLength={LONGEST_NAME}
          label={t('corrections.wrongWords')}
          value={draft.wrong}
          onChange={(wrong) => onChange({ wrong })}
        />
      )}
      {kind === 'alias' && (
        <>
          <TextLine
            maxLength={LONGEST_NAME}
            label={t('corrections.alias')}
            value={draft.alias}
            onChange={(alias) => onChange({ alias })}
          />
          <TextLine
            maxLength={LONGEST_NAME}
            label={t('corrections.entity')}
            value={draft.entity}
            onChange={(entity) => onChange({ entity })}
            list={namesId}
          />
          <Suggestions id={namesId} of={names} />
        </>
      )}
      {kind !== 'alias' && claims.length > 1 && (
        <Pick label={t('corrections.which')} value={draft.claim} onChange={(claim) => onChange({ claim })}>
          <option value="">{kind === 'unrelated' ? t('corrections.allClaims') : t('corrections.firstClaim')}</option>
          {claims.map(({ id, text }) => (
            <option key={id} value={id} lang="en">
              {text}
            </option>
          ))}
        </Pick>
      )}
    </>
  )
}

/** Characters of a name, or of the wrong words. */
const LONGEST_NAME = 100
