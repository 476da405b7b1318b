import { useState } from 'react'
import type { Mute } from '@/lib/schema/mute'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Button } from '@/components/ui/button'
import { ListSearch } from '@/components/ui/search-field'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'
import { MutedItem } from './muted-item'
import { containsWordsOf } from '@/lib/text/fold-words'
import { SafeRow } from '@/components/ui/safe'
import { useStretch } from '@/components/ui/use-stretch'

export interface MutedRowProps {
  /** Most recent first. */
  mutes: readonly Mute[]
  /** Id of the one that the user opened the view for. */
  wanted: string | null
  onUndo: (mute: Mute) => void
  /** Saves wrong matches as a file. */
  onExport: (wrong: readonly Mute[]) => void
}

/** The user's muted sentences, each with unmuting and a correction; wrong matches can be exported. */
export function MutedRow({ mutes, wanted, book, onUndo, onExport }: MutedRowProps & { book: DossierBook }) {
  const [query, setQuery] = useState('')
  const wrong = mutes.filter(({ kind }) => kind === 'wrong-match')
  const found = search(mutes, query)
  const { shown, more } = useStretch(found, STEP, found.findIndex(({ id }) => id === wanted) + 1)
  return (
    <SettingRow name={t('muted.name')} about={mutes.length === 0 ? t('muted.none') : t('muted.about', mutes.length)}>
      {mutes.length > FEW && (
        <div className="wide">
          <ListSearch
            label={t('corrections.search')}
            value={query}
            onChange={setQuery}
            found={t('corrections.found', found.length)}
          />
        </div>
      )}
      {mutes.length > 0 && (
        <ul className="kept wide" aria-label={t('muted.name')}>
          {shown.map((mute) => (
            <li key={mute.id} className={mute.verdict}>
              <SafeRow of={mute} onRemove={() => onUndo(mute)}>
                <MutedItem mute={mute} book={book} isWanted={mute.id === wanted} onUndo={() => onUndo(mute)} />
              </SafeRow>
            </li>
          ))}
        </ul>
      )}
      {more !== null && <div className="wide">{more}</div>}
      {wrong.length > 0 && (
        <div className="wide">
          <Button label={t('corrections.export', wrong.length)} onClick={() => onExport(wrong)} />
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
 * Muted sentences that contain every word of the query in the sentence, or the page's title or address.
 */
function search(mutes: readonly Mute[], query: string): Mute[] {
  const isFound = containsWordsOf(query)
  return mutes.filter(({ sentence, title, url }) => isFound([sentence, title, url].join(' ')))
}
