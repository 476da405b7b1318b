import type { NoteColor } from '@/lib/schema/note-colors'
import { browser } from './browser'
import { createStoredItem } from './stored-item'

/** Text in an editor that is not saved as a note yet. */
export interface StoredDraft {
  /** Unique key of each editor: two windows that edit the same note have two drafts. */
  key: string
  /** Key of the place where the note is; an editor opened for the same place continues the draft. */
  place: string
  id: string
  /** `modified` of the edited note when the draft was created; null for a new note. */
  basedOn: string | null
  note: string
  tagText: string
  color: NoteColor | null
  /** Description of the place, for lists of drafts. */
  about: DraftTarget
  /** ISO instant of the last change. */
  at: string
}

interface DraftTarget {
  pageKey: string
  url: string
  title: string
  /** The quoted words; empty without a quote, and for an existing note that is edited. */
  quote: string
  /** Id of the claim for a note on a claim; then there is no page, and `title` is the claim's text. */
  claim?: string
}

/** Key of the place of a new note. Sidebar and pages use the same, so that each continues the draft of the other. */
export const draftPlaceOf = (pageKey: string | undefined, kind: string, words: string): string =>
  [pageKey, kind, words].join(' ')

// localStorage, not the database: it is written synchronously, survives a crash, and works while the database cannot be
// opened or the disk is full.

/** Stores a draft. @returns false where the browser stores nothing */
export function writeDraft(draft: StoredDraft): boolean {
  try {
    localStorage.setItem(DRAFT_KEY_PREFIX + draft.key, JSON.stringify(draft))
    return true
  } catch {
    return false // Storage is full or forbidden: the text remains in the editor only.
  }
}

export function deleteDraft(key: string): void {
  try {
    localStorage.removeItem(DRAFT_KEY_PREFIX + key)
    void pageDraft(key).remove()
  } catch {
    // Storage is forbidden, so there is no draft to remove.
  }
}

/** The draft of an editor in a page, which the background stores: it has no localStorage in Chromium. */
export const pageDraft = (key: string) => createStoredItem<StoredDraft>('local', DRAFT_KEY_PREFIX + key)

/** Returns the most recent draft that an editor in a page has left at a place; null if there is none. */
export async function newestPageDraft(place: string): Promise<StoredDraft | null> {
  return newestFirst(await pageDrafts()).find((draft) => draft.place === place) ?? null
}

/** Returns the most recent draft at a place that no open editor holds, and holds it (`lockDraft`); or null. */
export async function lockNewestDraft(place: string): Promise<{ draft: StoredDraft; release: () => void } | null> {
  for (const draft of (await allDrafts()).filter((stored) => stored.place === place)) {
    const release = await lockDraft(draft.key)
    if (release) return { draft, release }
  }
  return null
}

/** Returns drafts that no open editor holds, most recent first: their panel was closed or crashed. */
export async function oldDrafts(): Promise<StoredDraft[]> {
  const held = new Set((await lockManager()?.query())?.held?.map(({ name }) => name))
  return (await allDrafts()).filter(({ key }) => !held.has(DRAFT_KEY_PREFIX + key))
}

/**
 * Locks a draft for this editor. The browser releases the lock when the window closes or crashes.
 * @returns a function that releases it; null when another editor holds it
 */
export function lockDraft(key: string): Promise<(() => void) | null> {
  const manager = lockManager()
  if (!manager) return Promise.resolve(() => undefined)
  return new Promise((give) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (lock === null) {
        give(null)
        return undefined
      }
      return new Promise<void>((release) => give(release))
    }
    manager.request(DRAFT_KEY_PREFIX + key, { ifAvailable: true }, hold).catch(() => give(() => undefined))
  })
}

const DRAFT_KEY_PREFIX = 'claimlight:draft:'

function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks
}

/** Returns all drafts, most recent first, each in its last version: sidebar and page may have written the same one. */
async function allDrafts(): Promise<StoredDraft[]> {
  const drafts = newestFirst([...ownDrafts(), ...(await pageDrafts())])
  return drafts.filter(({ key }, at) => drafts.findIndex((draft) => draft.key === key) === at)
}

const newestFirst = (drafts: StoredDraft[]): StoredDraft[] => drafts.sort((a, b) => b.at.localeCompare(a.at))

function ownDrafts(): StoredDraft[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(DRAFT_KEY_PREFIX))
      .flatMap((name) => readDraft(localStorage.getItem(name)))
  } catch {
    return []
  }
}

async function pageDrafts(): Promise<StoredDraft[]> {
  try {
    const stored = Object.entries(await browser.storage.local.get(null))
    return stored.filter(([name]) => name.startsWith(DRAFT_KEY_PREFIX)).map(([, draft]) => draft as StoredDraft)
  } catch {
    return []
  }
}

function readDraft(text: string | null): StoredDraft[] {
  try {
    const draft = JSON.parse(text ?? '') as Partial<StoredDraft> | null
    const texts = [draft?.key, draft?.place, draft?.id, draft?.note, draft?.tagText, draft?.at, draft?.about?.pageKey]
    return texts.every((text) => typeof text === 'string') ? [draft as StoredDraft] : []
  } catch {
    return []
  }
}
