import { isPrivateWindow } from './tabs'

// localStorage, as for drafts of notes: it is written at once, and survives a closed panel and a crash. A private window stores nothing.
const PREFIX = 'claimlight:form:'

/** Returns the fields of a form that was closed before they were saved; null where there are none. */
export function readFormDraft(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + place) ?? 'null')
  } catch {
    return null
  }
}

/** Stores the fields of a form, or with null deletes them. */
export function writeFormDraft(place: string, fields: unknown): void {
  try {
    if (fields === null) localStorage.removeItem(PREFIX + place)
    else if (!isPrivateWindow()) localStorage.setItem(PREFIX + place, JSON.stringify(fields))
  } catch {
    // Storage is full or forbidden: the text remains in the form only.
  }
}
