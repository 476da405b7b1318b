import { useState } from 'react'
import type { Mute } from '@/lib/schema/mute'
import { Button } from '@/components/ui/button'
import { ListSearch } from '@/components/ui/search-field'
import { SettingRow } from '@/components/ui/setting-row'
import { Icon } from '@/components/ui/icon'
import { OutsideLink, Words } from '@/components/ui/text'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { sayState } from '@/lib/details/say'
import { FromDossier } from '@/components/book/links'
import { containsWordsOf } from '@/lib/text/fold-words'
import { SafeRow } from '@/components/ui/safe'
import { useShowMore } from '@/components/ui/use-show-more'

export interface MutedSentencesProps {
  /** Muted sentences, most recent first. */
  mutes: readonly Mute[]
  onUndo: (mute: Mute) => void
}

/** The user's muted sentences, each with unmuting. */
export function MutedSentences({ mutes, onUndo }: MutedSentencesProps) {
  const [query, setQuery] = useState('')
  const isFound = containsWordsOf(query)
  const matches = mutes.filter(({ sentence, title, url }) => isFound([sentence, title, url].join(' ')))
  const { shown, more } = useShowMore(matches, MUTES_PER_STEP)
  return (
    <SettingRow name={t('muted.name')} about={mutes.length === 0 ? t('muted.none') : t('muted.about', mutes.length)}>
      {mutes.length > MAX_MUTES_WITHOUT_SEARCH && (
        <div className="wide">
          <ListSearch
            label={t('corrections.search')}
            value={query}
            onChange={setQuery}
            found={t('corrections.found', matches.length)}
          />
        </div>
      )}
      {mutes.length > 0 && (
        <ul className="kept wide" aria-label={t('muted.name')}>
          {shown.map((mute) => (
            <li key={mute.id} className={mute.verdict}>
              <SafeRow of={mute} onRemove={() => onUndo(mute)}>
                <MutedItem mute={mute} onUndo={() => onUndo(mute)} />
              </SafeRow>
            </li>
          ))}
        </ul>
      )}
      {more !== null && <div className="wide">{more}</div>}
    </SettingRow>
  )
}

const MAX_MUTES_WITHOUT_SEARCH = 6
/** Number of muted sentences that are shown at first, and added on request. */
const MUTES_PER_STEP = 50

interface MutedItemProps {
  mute: Mute
  onUndo: () => void
}

/** One muted sentence: place, date and unmuting. */
function MutedItem({ mute, onUndo }: MutedItemProps) {
  const { kind, sentence, verdict, url, title, created, dossier, claims } = mute
  return (
    <>
      <div>
        <Words className="sentence">{sentence}</Words>
        <span className="from">
          <Icon name={verdict} /> {sayState({ verdict })}
          {kind === 'wrong-match' && ` · ${t('muted.asWrong')}`} · {formatDate(created.slice(0, 10))}
        </span>
        {title + url !== '' && (
          <span className="from page">
            <OutsideLink url={url}>{title || url}</OutsideLink>
          </span>
        )}
        {dossier && (
          <span className="from">
            <FromDossier dossier={dossier} claim={claims[0]} />
          </span>
        )}
      </div>
      <Button label={t('muted.undo')} aria-label={t('muted.undoOf', { sentence })} onClick={onUndo} />
    </>
  )
}
