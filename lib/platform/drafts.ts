import type { NoteColor } from '@/lib/annotations/types'

/** What is being written in an editor and not kept as a note yet. */
export interface Draft {
  /** Of this one writing: two windows that change the same note have two. */
  key: string
  /** What it is written on; an editor that opens there takes it up again. */
  place: string
  /** The note's id, made when the writing began. */
  id: string
  /** `modified` of the note that is changed, as it was when the writing began; null for a new one. */
  basedOn: string | null
  note: string
  tagText: string
  color: NoteColor | null
  /** What it was written on, in words. */
  about: DraftAbout
  /** ISO instant of the last key. */
  at: string
}

export interface DraftAbout {
  pageKey: string
  url: string
  title: string
  /** The words it hangs on; empty where there are none, or for a note that is changed. */
  quote: string
  /** The claim it is on; then there is no page, and `title` is the claim's text. */
  claim?: string
}

// localStorage and not the database: it is written within the key press, is there after a crash, and works while the
// database cannot be opened or its disk is full.

/** Keeps what was typed. @returns false where the browser keeps nothing at all */
export function writeDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(PREFIX + draft.key, JSON.stringify(draft))
    return true
  } catch {
    return false // no room, or forbidden: what was typed stands in its editor all the same
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // where nothing may be kept, nothing was
  }
}

/** The last draft at a place that no open editor holds; it is held from now on. */
export async function takeDraft(place: string): Promise<{ draft: Draft; release: () => void } | null> {
  for (const draft of allDrafts().filter((one) => one.place === place)) {
    const release = await holdDraft(draft.key)
    if (release) return { draft, release }
  }
  return null
}

/** Drafts that no open editor holds, the last first: a panel was closed or has died while they were written. */
export async function leftDrafts(): Promise<Draft[]> {
  const held = new Set((await locks()?.query())?.held?.map(({ name }) => name))
  return allDrafts().filter(({ key }) => !held.has(PREFIX + key))
}

/**
 * Marks a draft as being written. The browser takes the mark away when the window goes, however it goes.
 *
 * @returns what takes it away; null when another editor has it
 */
export function holdDraft(key: string): Promise<(() => void) | null> {
  const manager = locks()
  if (!manager) return Promise.resolve(() => undefined)
  return new Promise((give) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (lock === null) {
        give(null)
        return undefined
      }
      return new Promise<void>((release) => give(release))
    }
    manager.request(PREFIX + key, { ifAvailable: true }, hold).catch(() => give(() => undefined))
  })
}

const PREFIX = 'claimlight:draft:'

function locks(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks
}

function allDrafts(): Draft[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX))
      .flatMap((name) => readDraft(localStorage.getItem(name)))
      .sort((a, b) => b.at.localeCompare(a.at))
  } catch {
    return []
  }
}

function readDraft(text: string | null): Draft[] {
  try {
    const draft = JSON.parse(text ?? '') as Partial<Draft> | null
    const texts = [draft?.key, draft?.place, draft?.id, draft?.note, draft?.tagText, draft?.at, draft?.about?.pageKey]
    return texts.every((one) => typeof one === 'string') ? [draft as Draft] : []
  } catch {
    return []
  }
}
