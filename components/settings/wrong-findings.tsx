import { useMemo, useState } from 'react'
import { FromDossier } from '@/components/book/links'
import { watchSetAsideClaims } from '@/components/check/context/use-set-aside'
import { bringClaimBack } from '@/components/panel/bring-claim-back'
import { usePanel } from '@/components/panel/panel-context'
import { Button, CopyButton, copyText } from '@/components/ui/button'
import { SafeRow } from '@/components/ui/safe'
import { ListSearch } from '@/components/ui/search-field'
import { SettingRow } from '@/components/ui/setting-row'
import { OutsideLink, Words } from '@/components/ui/text'
import { useWatched } from '@/components/ui/use-async-result'
import { useShowMore } from '@/components/ui/use-show-more'
import {
  linesForAuthors,
  readMutedSentences,
  wrongFindingsOf,
  type MutedSentence,
  type WrongFinding,
} from '@/lib/check/wrong-findings'
import { watch } from '@/lib/notes/data/watch'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import { fileName, saveFile } from '@/lib/notes/export/save-file'
import { containsWordsOf } from '@/lib/text/fold-words'

/** The findings that the user has called wrong, each with Undo and a line for the author of the evidence. */
export function WrongFindings() {
  const list = useWrongFindings()
  const { onDone } = usePanel()
  const [query, setQuery] = useState('')
  const isFound = containsWordsOf(query)
  const matches = list.filter((wrong) => isFound([wordsOf(wrong), wrong.title, wrong.url].join(' ')))
  const { shown, more } = useShowMore(matches, MOST_SHOWN)
  const about = list.length === 0 ? t('wrongFinding.none') : t('wrongFinding.about', list.length)
  const undo = ({ of, id }: WrongFinding) => {
    if (of.reason === 'evidence') {
      bringClaimBack(onDone, id)
      return
    }
    void callBackground('delete-mute', { id }).then(({ ok }) => {
      if (ok) onDone(t('wrongFinding.unmuted'), () => void callBackground('restore-mute', of.mute))
    })
  }
  const exportList = () => saveFile(fileName(t('wrongFinding.list'), '.txt'), 'text/plain', linesForAuthors(list))
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
              <SafeRow of={wrong} onRemove={() => undo(wrong)}>
                <WrongFindingItem wrong={wrong} onUndo={() => undo(wrong)} />
              </SafeRow>
            </li>
          ))}
        </ul>
      )}
      {more !== null && <div className="wide">{more}</div>}
      {list.length > 0 && (
        <div className="wide">
          <Button label={t('wrongFinding.export', list.length)} onClick={exportList} />
          <p className="text-muted">{t('wrongFinding.exportAbout')}</p>
        </div>
      )}
    </SettingRow>
  )
}

const MOST_WITHOUT_SEARCH = 6
/** Number of findings that are shown at first, and added on request. */
const MOST_SHOWN = 50

export function WrongFindingItem({ wrong, onUndo }: { wrong: WrongFinding; onUndo: () => void }) {
  const { of, state, at, dossier, claims, url, title } = wrong
  const words = wordsOf(wrong)
  const copyLine = () => copyText(linesForAuthors([wrong]).trim())
  return (
    <>
      <Words className="sentence">{words}</Words>
      <span className="from">
        {t(`wrongFinding.${of.reason}`)} · {formatDate(at.slice(0, 10))}
      </span>
      {state !== 'applies' && <strong className="from">{t(`wrongFinding.state.${state}`)}</strong>}
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
        <CopyButton bare label={t('wrongFinding.copy')} act={copyLine} />
      </div>
    </>
  )
}

/** Returns the words by which the user knows it: the sentence that is hidden, or the claim that is set aside. */
function wordsOf({ of, sentence }: WrongFinding): string {
  return of.reason === 'evidence' ? of.setAside.words : sentence
}

/** Returns what the user has called wrong, most recent first. */
function useWrongFindings(): WrongFinding[] {
  const { installed, removed } = usePanel().dossiers
  const muted = useWatched(watchMutedSentences, NONE)
  const claims = useWatched(watchSetAsideClaims, NONE)
  return useMemo(() => {
    const dossiers = [...(installed ?? []), ...removed]
    const nameOf = (dossier: string) => dossiers.find(({ id }) => id === dossier)?.subject.name ?? dossier
    return wrongFindingsOf(muted, claims, nameOf)
  }, [installed, removed, muted, claims])
}

const NONE: readonly never[] = []

const watchMutedSentences = (changed: (muted: readonly MutedSentence[]) => void) => watch(readMutedSentences, changed)
