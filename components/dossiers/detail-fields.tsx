import type { DraftDetail } from '@/lib/dossiers/data/claim-draft'
import { formatTime } from '@/lib/i18n/dates'
import { polarityWord } from '@/lib/i18n/polarity-word'
import { HeadedBlock } from '@/components/ui/section'
import { t } from '@/lib/i18n/t'

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
            <label className="only-here">
              <input
                type="checkbox"
                checked={isChosen}
                onChange={({ target }) => change(at, { isChosen: target.checked })}
              />{' '}
              <span className="label">{t(`slot.${type}`)}</span>{' '}
              {type === 'date' ? (
                formatTime(value)
              ) : type === 'polarity' && words === '' ? (
                polarityWord(value)
              ) : (
                <span lang="en">{words || value}</span>
              )}
            </label>
            {isChosen && (
              <label className="only-here single">
                <input
                  type="checkbox"
                  checked={single}
                  onChange={({ target }) => change(at, { single: target.checked })}
                />{' '}
                {t('claimForm.single')}
              </label>
            )}
          </li>
        ))}
      </ul>
    </HeadedBlock>
  )
}
