import { useMemo, useState } from 'react'
import type { DocumentChanges } from '@/components/check/changes-list'
import { paragraphAt } from '@/components/check/finding/paragraphs'
import { changeOf } from '@/lib/check/own-texts/change'
import {
  changedFinding,
  changesIn,
  listOfChanges,
  textWith,
  withFootnotes,
  type ListedChange,
} from '@/lib/check/own-texts/change-text'
import type { OwnTextResult } from '@/lib/check/own-texts/own-text-state'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import { bodyStarts } from '@/lib/text/article-blocks'

interface ChangesState {
  /** The text as the user typed it or had it checked. */
  written: string
  /** Changes of the text that was checked last. */
  now: readonly ListedChange[]
  /** Changes of texts that were checked before; they are part of `written`. */
  before: readonly ListedChange[]
  hasFootnotes: boolean
}

/** Holds the user's own text with the changes that the user made by buttons, until it is checked again. */
export function useChanges() {
  const [state, set] = useState<ChangesState>({ written: '', now: [], before: [], hasFootnotes: false })
  const { written, now, hasFootnotes } = state
  const shown = useMemo(
    () => (hasFootnotes ? withFootnotes(written, now) : { changes: now, list: '' }),
    [written, now, hasFootnotes],
  )
  /** The text of the box. */
  const text = useMemo(() => textWith(written, shown.changes) + shown.list, [written, shown])
  const actions = useMemo(() => {
    const write = (words: string) =>
      set((was) => ({ ...was, written: words, now: [], before: [...was.before, ...was.now] }))
    return {
      write,
      /** Called with a text that is checked from now on: changes that it no longer has are forgotten. */
      begin: (words: string) => {
        write(words)
        set((was) => ({ ...was, before: changesIn(words, was.before) }))
      },
      setNow: (changes: readonly ListedChange[]) => set((was) => ({ ...was, now: changes })),
      addFootnotes: (hasThem: boolean) => set((was) => ({ ...was, hasFootnotes: hasThem })),
    }
  }, [])
  return { ...state, ...actions, shown, text }
}

/** Returns the changes of a checked text for its view. A file is not changed: its changes are only listed. */
export function useDocumentChanges(
  { document, findings, status }: Pick<OwnTextResult, 'document' | 'findings' | 'status'>,
  { written, now, before, hasFootnotes, addFootnotes, shown, text, setNow }: ReturnType<typeof useChanges>,
): DocumentChanges {
  const [last, setLast] = useState<{ change: ListedChange; turn: number } | null>(null)
  const isFile = document.file !== null
  const corrector = useMemo((): DocumentChanges['corrector'] => {
    // A text may have been edited while a model was still reading it.
    if (status !== 'done' || !(isFile || isSameText(written, document.text))) return null
    const starts = bodyStarts(document.text, document.blocks)
    return {
      isFile,
      changeOf: (finding, detail, book) => {
        const change = changeOf(document.text, finding, detail, book)
        const paragraph = paragraphAt(finding.start, starts)
        return change && { ...change, place: paragraph === 0 ? '' : t('page.paragraph', { n: paragraph }) }
      },
      isMade: (change) => now.some(({ start, words }) => start === change.start && words === change.words),
      onChange: (change, isMade) => {
        const others = now.filter((one) => one.end <= change.start || one.start >= change.end)
        setNow(isMade ? [...others, change].sort((a, b) => a.start - b.start) : others)
        setLast((was) => (isMade ? { change, turn: (was?.turn ?? 0) + 1 } : null))
      },
    }
  }, [document, status, written, now, setNow, isFile])
  const changed = useMemo(() => {
    const pairs = isFile ? [] : findings.map((one) => [one, changedFinding(one, shown.changes)] as const)
    return new Map<Finding, Finding>(pairs.filter(([finding, own]) => finding !== own))
  }, [findings, shown, isFile])
  const all = [...before, ...now]
  return {
    corrector,
    changed,
    all,
    isFile,
    isUnchecked: !isFile && now.length > 0,
    text,
    list: () => listOfChanges(document.title, all),
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
  const [own, other] = [written.slice(0, checked.length), checked].map((text) => text.replace(/\s/g, ' '))
  return own === other
}
