import { useState } from 'react'
import type { Mute, Says } from '@/lib/schema/mute'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Button } from '@/components/ui/button'
import { SearchField } from '@/components/ui/search-field'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import { isCorrection } from '@/lib/notes/formats/corrections/corrections'
import { MutedItem } from './muted-item'
import { foldWords } from '@/lib/text/fold-words'
import { SafeRow } from '@/components/ui/safe'

export interface MutedRowProps {
  /** Most recent first. */
  mutes: readonly Mute[]
  /** Id of the one that the user opened the view for. */
  wanted: string | null
  onUndo: (mute: Mute) => void
  /** Resolves to null on success, else to one sentence with the reason. */
  onSay: (mute: Mute, says: Says | null) => Promise<string | null>
  /** Saves the corrections as a file. */
  onExport: (corrections: readonly Mute[]) => void
}

/** The user's muted sentences, each with unmuting and a correction; corrections can be exported. */
export function MutedRow({ mutes, wanted, book, onUndo, onSay, onExport }: MutedRowProps & { book: DossierBook }) {
  const [query, setQuery] = useState('')
  const [limit, setLimit] = useState(STEP)
  const corrections = mutes.filter(isCorrection)
  const found = search(mutes, query)
  const rest = found.length - limit
  const isShown = (at: number, id: string) => at < limit || id === wanted
  return (
    <SettingRow name={t('muted.name')} about={mutes.length === 0 ? t('muted.none') : t('muted.about', mutes.length)}>
      {mutes.length > FEW && (
        <div className="wide">
          <SearchField label={t('corrections.search')} value={query} onChange={setQuery} />
        </div>
      )}
      {mutes.length > 0 && (
        <ul className="kept wide" aria-label={t('muted.name')}>
          {found.map((mute, at) =>
            isShown(at, mute.id) ? (
              <li key={mute.id} className={mute.verdict}>
                <SafeRow of={mute} onRemove={() => onUndo(mute)}>
                  <MutedItem
                    mute={mute}
                    book={book}
                    isWanted={mute.id === wanted}
                    onUndo={() => onUndo(mute)}
                    onSay={(says) => onSay(mute, says)}
                  />
                </SafeRow>
              </li>
            ) : null,
          )}
        </ul>
      )}
      {query !== '' && (
        <p className="wide" role="status">
          {t('corrections.found', found.length)}
        </p>
      )}
      {rest > 0 && (
        <div className="wide">
          <Button label={t('corrections.more', Math.min(rest, STEP))} onClick={() => setLimit(limit + STEP)} />
        </div>
      )}
      {corrections.length > 0 && (
        <div className="wide">
          <Button label={t('corrections.export', corrections.length)} onClick={() => onExport(corrections)} />
          <p className="text-muted">{t('corrections.exportAbout')}</p>
        </div>
      )}
    </SettingRow>
  )
}

/** No search below this number. */
const FEW = 6
/** Number shown at once, and added on request. */
const STEP = 50

/**
 * Muted sentences that contain every word of the query in the sentence, the page's title or address, or the correction.
 */
function search(mutes: readonly Mute[], query: string): Mute[] {
  const words = foldWords(query).split(' ').filter(Boolean)
  return mutes.filter(({ sentence, title, url, says }) => {
    const text = foldWords([sentence, title, url, says?.comment ?? ''].join(' '))
    return words.every((word) => text.includes(word))
  })
}
