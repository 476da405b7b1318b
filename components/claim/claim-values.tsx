import type { Claim } from '@/lib/dossier/schema'
import { formatTime } from '@/lib/i18n/dates'
import { polarityWord } from '@/lib/i18n/polarity-word'
import { t } from '@/lib/i18n/t'

/** The values in a claim that a page may have differently, and which are single. */
export function ClaimValues({ claim }: { claim: Claim }) {
  if (claim.slots.length === 0) return null
  return (
    <table className="values">
      <caption className="only-read">{t('claim.values')}</caption>
      <thead className="only-read">
        <tr>
          <th scope="col">{t('claim.kind')}</th>
          <th scope="col">{t('claim.value')}</th>
          <th scope="col">{t('claim.others')}</th>
        </tr>
      </thead>
      <tbody>
        {claim.slots.map(({ type, value, single }, at) => (
          <tr key={at}>
            <th scope="row">{t(`slot.${type}`)}</th>
            <td>
              {type === 'date' ? (
                formatTime(value)
              ) : type === 'polarity' ? (
                polarityWord(value)
              ) : (
                <span lang="en">{value}</span>
              )}
            </td>
            <td>{t(single ? 'claim.onlyThis' : 'claim.othersToo')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
