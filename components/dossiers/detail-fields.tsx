import type { DraftDetail } from '@/lib/dossiers/data/claim-draft'
import { SlotValue } from '@/components/dossiers/claim/fact'
import { HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'
import { CheckLine } from '@/components/ui/fields'

export interface DetailFieldsProps {
  details: readonly DraftDetail[]
  onChange: (details: readonly DraftDetail[]) => void
}

/** The values that an article could get wrong: proposed from the statement, confirmed by the user. */
export function DetailFields({ details, onChange }: DetailFieldsProps) {
  if (details.length === 0) return null
  const change = (at: number, part: Partial<DraftDetail>) =>
    onChange(details.map((detail, i) => (i === at ? { ...detail, ...part } : detail)))
  return (
    <HeadedBlock id="details" name={t('claimForm.details')}>
      <p className="text-muted">{t('claimForm.detailsAbout')}</p>
      <ul className="detail-fields" aria-labelledby="details">
        {details.map(({ type, value, words, single, isChosen }, at) => (
          <li key={`${words} ${at}`}>
            <CheckLine
              checked={isChosen}
              onChange={(on) => change(at, { isChosen: on })}
              label={
                <>
                  <span className="label">{t(`slot.${type}`)}</span>{' '}
                  {type === 'date' || words === '' ? (
                    <SlotValue type={type} value={value} />
                  ) : (
                    <span lang="en">{words}</span>
                  )}
                </>
              }
            />
            {isChosen && (
              <CheckLine label={t('claimForm.single')} checked={single} onChange={(on) => change(at, { single: on })} />
            )}
          </li>
        ))}
      </ul>
    </HeadedBlock>
  )
}
