import { useState } from 'react'
import { FromDossier } from '@/components/book/links'
import { Button, CopyButton } from '@/components/ui/button'
import { SafeRow } from '@/components/ui/safe'
import { ListSearch } from '@/components/ui/search-field'
import { SettingRow } from '@/components/ui/setting-row'
import { OutsideLink, Words } from '@/components/ui/text'
import { useShowMore } from '@/components/ui/use-show-more'
import type { WrongFinding } from '@/lib/check/wrong-findings'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { containsWordsOf } from '@/lib/text/fold-words'

export interface WrongFindingsProps {
  /** Most recent first. */
  list: readonly WrongFinding[]
  onUndo: (wrong: WrongFinding) => void
  /** Copies the line for the author of the evidence. */
  onCopy: (wrong: WrongFinding) => Promise<boolean>
  onExport: () => void
}

/** The findings that the user has called wrong, each with Undo and a line for the author of the evidence. */
export function WrongFindings({ list, onUndo, onCopy, onExport }: WrongFindingsProps) {
  const [query, setQuery] = useState('')
  const isFound = containsWordsOf(query)
  const matches = list.filter((wrong) => isFound([wordsOf(wrong), wrong.title, wrong.url].join(' ')))
  const { shown, more } = useShowMore(matches, MOST_SHOWN)
  const about = list.length === 0 ? t('wrongFinding.none') : t('wrongFinding.about', list.length)
  return (
    <SettingRow name={t('wrongFinding.list')} about={about}>
      {list.length > MOST_WITHOUT_SEARCH && (
        <div className="wide">
          <ListSearch
            label={t('wrongFinding.search')}
            value={query}
            onChange={setQuery}
            found={t('wrongFinding.found', matches.length)}
          />
        </div>
      )}
      {list.length > 0 && (
        <ul className="kept wide" aria-label={t('wrongFinding.list')}>
          {shown.map((wrong) => (
            <li key={wrong.id}>
              <SafeRow of={wrong} onRemove={() => onUndo(wrong)}>
                <WrongFindingItem wrong={wrong} onUndo={() => onUndo(wrong)} onCopy={() => onCopy(wrong)} />
              </SafeRow>
            </li>
          ))}
        </ul>
      )}
      {more !== null && <div className="wide">{more}</div>}
      {list.length > 0 && (
        <div className="wide">
          <Button label={t('wrongFinding.export', list.length)} onClick={onExport} />
          <p className="text-muted">{t('wrongFinding.exportAbout')}</p>
        </div>
      )}
    </SettingRow>
  )
}

const MOST_WITHOUT_SEARCH = 6
/** Number of findings that are shown at first, and added on request. */
const MOST_SHOWN = 50

interface WrongFindingItemProps {
  wrong: WrongFinding
  onUndo: () => void
  onCopy: () => Promise<boolean>
}

function WrongFindingItem({ wrong, onUndo, onCopy }: WrongFindingItemProps) {
  const { of, at, dossier, claims, url, title } = wrong
  const words = wordsOf(wrong)
  return (
    <>
      <Words className="sentence">{words}</Words>
      <span className="from">
        {t(`wrongFinding.${of.reason}`)} · {formatDate(at.slice(0, 10))}
      </span>
      {of.reason === 'evidence' && of.state !== 'applies' && (
        <strong className="from">{t(`wrongFinding.state.${of.state}`)}</strong>
      )}
      {title + url !== '' && (
        <span className="from page">
          <OutsideLink url={url}>{title || url}</OutsideLink>
        </span>
      )}
      <span className="from">
        <FromDossier dossier={dossier} claim={claims[0]} />
      </span>
      <div className="actions">
        <Button label={t('notes.undo')} aria-label={t('wrongFinding.undoOf', { words })} onClick={onUndo} />
        <CopyButton bare label={t('wrongFinding.copy')} act={onCopy} />
      </div>
    </>
  )
}

/** Returns the words by which the user knows it: the sentence that is hidden, or the claim that is set aside. */
function wordsOf({ of, sentence }: WrongFinding): string {
  return of.reason === 'evidence' ? of.setAside.words : sentence
}
