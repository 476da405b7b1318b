import { HeadedBlock } from '@/components/ui/section'
import { CheckLine } from '@/components/ui/fields'
import type { VersionPreview } from '@/lib/dossiers/add-dossier'
import { t } from '@/lib/i18n/t'

interface DocumentChangesProps {
  changes: NonNullable<VersionPreview['document']>
  look: Pick<VersionPreview, 'counts'>
  keep: readonly string[]
  onKeep: (keep: readonly string[]) => void
}

/** What another reading of a document changes, in one line, and the statements that it no longer has. */
export function DocumentChanges({ changes: { values, gone }, look, keep, onKeep }: DocumentChangesProps) {
  const { changed, added } = look.counts
  const list = values
    .slice(0, MOST_VALUES)
    .map(({ before, after, unit }) => `${before} → ${after}${unit === '' ? '' : ` ${unit}`}`)
    .join(', ')
  return (
    <HeadedBlock id="document-changes" name={t('evidence.changes')}>
      <p role="status">
        {t('evidence.changed', changed)}
        {list !== '' && <span lang="en">: {list}</span>}, {t('evidence.added', added)},{' '}
        {t('evidence.goneCount', gone.length)}.
      </p>
      {gone.length > 0 && (
        <>
          <p className="text-muted">{t('evidence.goneAbout')}</p>
          <ul aria-label={t('evidence.goneAbout')}>
            {gone.map(({ id, text }) => (
              <li key={id}>
                <CheckLine
                  label={<span lang="en">{text}</span>}
                  checked={keep.includes(id)}
                  onChange={(isKept) => onKeep(isKept ? [...keep, id] : keep.filter((one) => one !== id))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </HeadedBlock>
  )
}

/** Values that the line shows; the list below has all. */
const MOST_VALUES = 3
