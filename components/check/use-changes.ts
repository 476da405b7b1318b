import { useMemo, useState } from 'react'
import type { Corrector } from '@/components/check/context/finding-context'
import { paragraphAt } from '@/components/check/finding/paragraphs'
import { changeOf } from '@/lib/check/own-texts/change'
import {
  changedFinding,
  changesIn,
  textWith,
  withFootnotes,
  type ListedChange,
} from '@/lib/check/own-texts/change-text'
import type { OwnTextResult } from '@/lib/check/own-texts/own-text-state'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'

export type Changes = ReturnType<typeof useChanges>

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
      change: (changes: readonly ListedChange[]) => set((was) => ({ ...was, now: changes })),
      addFootnotes: (hasThem: boolean) => set((was) => ({ ...was, hasFootnotes: hasThem })),
    }
  }, [])
  return { ...state, ...actions, shown, text }
}

/**
 * Returns what makes the changes of a checked text, the findings whose sentences have new words, and the last change
 * with its undo.
 */
export function useCorrector(
  { document, findings, status }: OwnTextResult,
  changes: Changes | null,
  blockStarts: readonly number[],
  isLocked: boolean,
) {
  const [last, setLast] = useState<{ change: ListedChange; turn: number } | null>(null)
  const isFile = document.file !== null
  const { now = NONE, shown, change: setChanges } = changes ?? {}
  const corrector = useMemo((): Corrector | undefined => {
    // Findings of a text that is still being checked may move, and its changes would be lost with it.
    if (setChanges === undefined || status !== 'done') return undefined
    return {
      isFile,
      isLocked,
      changeOf: (finding, detail, book) => {
        const change = changeOf(document.text, finding, detail, book)
        const paragraph = paragraphAt(finding.start, blockStarts)
        return change && { ...change, place: paragraph === 0 ? '' : t('page.paragraph', { n: paragraph }) }
      },
      isMade: (change) => now.some((one) => isSame(one, change)),
      onChange: (change, isMade) => {
        const others = now.filter((one) => one.end <= change.start || one.start >= change.end)
        setChanges(isMade ? [...others, change].sort((a, b) => a.start - b.start) : others)
        setLast((was) => (isMade ? { change, turn: (was?.turn ?? 0) + 1 } : null))
      },
    }
  }, [document, status, now, setChanges, blockStarts, isFile, isLocked])
  const changed = useMemo(() => {
    const pairs = isFile || !shown ? [] : findings.map((one) => [one, changedFinding(one, shown.changes)] as const)
    return new Map<Finding, Finding>(pairs.filter(([finding, own]) => finding !== own))
  }, [findings, shown, isFile])
  return {
    corrector,
    changed,
    last: last && {
      turn: last.turn,
      says: t(isFile ? 'edits.added' : 'edits.done', { old: last.change.old, words: last.change.words }),
      undo: () => corrector?.onChange(last.change, false),
      dismiss: () => setLast(null),
    },
  }
}

const NONE: readonly never[] = []

function isSame(one: ListedChange, other: ListedChange): boolean {
  return one.start === other.start && one.words === other.words && one.claim === other.claim
}
