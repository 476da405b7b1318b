import { lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore, useMemo } from 'react'
import { LazyModelCheck } from '@/components/model/lazy-model-check'
import { TextBox } from '@/components/check/text-box'
import type { DocumentProps } from '@/components/check/document-view'
import { DossiersContext } from '@/components/check/context/finding-context'
import {
  withoutSources,
  changedFinding,
  changesIn,
  listOfChanges,
  textWithChanges,
  withFootnotes,
  type ListedChange,
} from '@/lib/check/own-texts/change-text'
import { keepDraft, readKeptText, type KeptDraft, type WrittenText } from '@/lib/check/own-texts/kept-text'
import { isPrivateWindow } from '@/lib/platform/tabs'
import { UndoBar } from '@/components/notes/bars'
import { Button } from '@/components/ui/button'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { namedDossierAmong } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { BUNDLED_ID } from '@/lib/schema/bundled-id'
import type { Finding } from '@/lib/schema/finding'
import type { NamedDossier } from '@/lib/schema/page-state'
import { t } from '@/lib/i18n/t'
import { usePanel } from '@/components/panel/panel-context'
import type { DocumentChanges } from '@/components/check/changes-list'
import { paragraphAt } from '@/lib/details/paragraphs'
import { replacementOf } from '@/lib/check/own-texts/change'
import { newOwnCheck, type OwnTextCheck } from '@/lib/check/own-texts/own-text-state'

const DocumentView = lazy(() => import('@/components/check/document-view'))

const EMPTY_LIST: readonly never[] = []

/** The screen for own texts, with what was in it when the panel was closed. */
export default function CheckScreen() {
  const { restore } = usePanel().checker.actions
  const ask = useCallback(async () => {
    const kept = await readKeptText()
    if (kept.result !== null) restore(kept.result)
    return kept.draft
  }, [restore])
  const draft = useAsyncResult(ask)
  return draft === undefined ? null : <OwnTextScreen draft={draft} />
}

/** A box, or the text that is being checked. */
function OwnTextScreen({ draft }: { draft: KeptDraft | null }) {
  const { dossiers, checker, adder } = usePanel()
  const state = useSyncExternalStore(checker.subscribe, checker.state)
  const typedChanges = useChanges(draft?.typed)
  const filed = useChanges(draft?.filed)
  const { checkText, checkAgain, openFiles, addModelReading, back, stop, restore } = checker.actions
  const installed = dossiers.installed ?? EMPTY_LIST
  const isGone = 'document' in state && restsOnGone(state, installed)
  const hasEvidence = installed.some(({ isOn, claims }) => isOn && claims > 0)
  useEffect(() => {
    if (isGone) checkAgain(hasEvidence)
  }, [isGone, hasEvidence, checkAgain])
  const typed = typedChanges.state
  const changed = filed.state
  useEffect(() => keepDraft({ typed, filed: changed }), [typed, changed])
  /** The file that is checked; null for a text. */
  const [chosen, setChosen] = useState<File | null>(null)
  /** The result that "New text" has closed, until another takes its place. */
  const [closed, setClosed] = useState<OwnTextCheck | null>(null)
  const check = (text: string) => {
    setChosen(null)
    typedChanges.begin(text)
    checkText(withoutSources(text))
  }
  const keptLine = !isPrivateWindow() && ('document' in state || typedChanges.text !== '') && (
    <p className="text-muted check-formats">
      {t('check.kept')}{' '}
      <Button
        kind="link"
        label={t('check.clear')}
        onClick={() => {
          typedChanges.clear()
          filed.clear()
          setClosed(null)
          back()
        }}
      />
    </p>
  )
  if ('document' in state) {
    const answering = dossiersOf(state.findings, dossiers.installed ?? [])
    const useAsEvidence = () => {
      const { text, title } = state.document
      if (chosen !== null) adder.actions.choose(chosen)
      else adder.actions.paste({ file: new File([text], title), name: title, url: '', date: '', tier: null })
      location.assign('#/dossiers/add')
    }
    return (
      <Suspense>
        <DossiersContext value={answering}>
          <ChangedDocument
            key={state.document.id}
            result={state}
            onBack={() => {
              if (state.status === 'checking') return stop()
              setClosed(back())
            }}
            edit={state.document.file === null ? { ...typedChanges, onRecheck: check } : null}
            own={state.document.file === null ? typedChanges : filed}
            onEvidence={useAsEvidence}
          />
          {keptLine}
        </DossiersContext>
      </Suspense>
    )
  }
  return (
    <>
      <h1 className="only-read">{t('check.name')}</h1>
      <TextBox
        text={typedChanges.text}
        state={state}
        onText={typedChanges.write}
        onCheck={check}
        onFiles={(files) => {
          filed.begin('')
          setChosen(files[0] ?? null)
          openFiles(files)
        }}
        startsSelected={closed !== null}
      />
      {closed !== null && (
        <UndoBar
          message={t('check.closed')}
          takesFocus={false}
          onUndo={() => {
            back()
            restore(closed)
          }}
          onDismiss={() => setClosed(null)}
        />
      )}
      {keptLine}
      {state.status === 'writing' && state.problem?.kind === 'language' && (
        <LazyModelCheck
          ownText={state.problem.document}
          check={newOwnCheck(state.problem.document)}
          isForeign
          onReading={addModelReading}
        />
      )}
    </>
  )
}

function ChangedDocument({ own, ...document }: DocumentProps & { own: ReturnType<typeof useChanges> }) {
  return <DocumentView {...document} changes={useDocumentChanges(document.result, own)} />
}

const dossierIdsOf = (findings: readonly Finding[]): Set<string> =>
  new Set(findings.flatMap((finding) => finding.answers ?? [finding]).map(({ dossier = BUNDLED_ID }) => dossier))

/** Whether a finding of a result rests on evidence that was removed or switched off since. */
function restsOnGone({ findings }: OwnTextCheck, installed: readonly InstalledDossier[]): boolean {
  const isThere = (id: string): boolean => installed.some((dossier) => dossier.id === id && dossier.isOn)
  return installed.length > 0 && [...dossierIdsOf(findings)].some((id) => !isThere(id))
}

function dossiersOf(findings: readonly Finding[], installed: readonly InstalledDossier[]): NamedDossier[] {
  const ids = dossierIdsOf(findings)
  return installed.filter(({ id }) => ids.has(id)).map((dossier) => namedDossierAmong(dossier, installed))
}

const NOTHING_WRITTEN: WrittenText = { written: '', now: [], before: [], hasFootnotes: false }

/** Holds the user's own text with the changes that the user made by buttons, until it is checked again. */
function useChanges(kept = NOTHING_WRITTEN) {
  const [state, setState] = useState(kept)
  const { written, now, hasFootnotes } = state
  const shown = useMemo(
    () => (hasFootnotes ? withFootnotes(written, now) : { changes: now, list: '' }),
    [written, now, hasFootnotes],
  )
  const text = useMemo(() => textWithChanges(written, shown.changes) + shown.list, [written, shown])
  const actions = useMemo(() => {
    const write = (words: string) =>
      setState((was) => ({ ...was, written: words, now: [], before: [...was.before, ...was.now], typing: null }))
    return {
      write,
      /** Called when a text is checked: changes that this text no longer contains are dropped. */
      begin: (words: string) => {
        write(words)
        setState((was) => ({ ...was, before: changesIn(words, was.before) }))
      },
      onType: (typing: string | null) => setState((was) => ({ ...was, typing })),
      clear: () => setState(NOTHING_WRITTEN),
      setNow: (changes: readonly ListedChange[]) => setState((was) => ({ ...was, now: changes })),
      addFootnotes: (hasThem: boolean) => setState((was) => ({ ...was, hasFootnotes: hasThem })),
    }
  }, [])
  return { ...state, ...actions, state, shown, text }
}

/** Returns the changes of a checked text for its view. A file is not changed: its changes are only listed. */
function useDocumentChanges(
  { document, findings, status, blockStarts }: OwnTextCheck,
  { written, now, before, hasFootnotes, addFootnotes, shown, text, setNow }: ReturnType<typeof useChanges>,
): DocumentChanges {
  const [last, setLast] = useState<{ change: ListedChange; turn: number } | null>(null)
  const isFile = document.file !== null
  const corrector = useMemo((): DocumentChanges['corrector'] => {
    // A text may have been edited while a model was still reading it.
    if (status === 'checking' || !(isFile || isSameText(written, document.text))) return null
    return {
      isFile,
      changeOf: (finding, detail, book) => {
        const change = replacementOf(document.text, finding, detail, book)
        const paragraph = paragraphAt(finding.start, blockStarts)
        return change && { ...change, place: paragraph === 0 ? '' : t('page.paragraph', { n: paragraph }) }
      },
      isMade: (change) => now.some(({ start, words }) => start === change.start && words === change.words),
      onChange: (change, isMade) => {
        const others = now.filter(({ start, end }) => end <= change.start || start >= change.end)
        setNow(isMade ? [...others, change].sort((a, b) => a.start - b.start) : others)
        setLast((was) => (isMade ? { change, turn: (was?.turn ?? 0) + 1 } : null))
      },
    }
  }, [document, status, blockStarts, written, now, setNow, isFile])
  const changedSpans = useMemo(() => {
    const pairs = isFile ? [] : findings.map((finding) => [finding, changedFinding(finding, shown.changes)] as const)
    return new Map<Finding, Finding>(pairs.filter(([finding, own]) => finding !== own))
  }, [findings, shown, isFile])
  const allChanges = [...before, ...now]
  return {
    corrector,
    changed: changedSpans,
    all: allChanges,
    isFile,
    isUnchecked: !isFile && now.length > 0,
    text,
    list: () => listOfChanges(document.title, allChanges),
    // The list of sources at the end of a pasted text is part of the text, and is not checked.
    addition: isFile ? '' : written.slice(document.text.length) + shown.list,
    hasFootnotes,
    addFootnotes,
    last: last && {
      turn: last.turn,
      says: t(isFile ? 'edits.added' : 'edits.done', { old: last.change.old, words: last.change.words }),
      undo: () => corrector?.onChange(last.change, false),
      dismiss: () => setLast(null),
    },
  }
}

/** Whether a text is the checked one, in which line breaks may be blanks, perhaps with a list of sources behind it. */
function isSameText(written: string, checked: string): boolean {
  return written.slice(0, checked.length).replace(/\s/g, ' ') === checked.replace(/\s/g, ' ')
}
