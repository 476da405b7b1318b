import { isPrivateWindow } from './tabs'

// localStorage, as for drafts of notes: it is written at once, and survives a closed panel and a crash. A private window stores nothing.
const PREFIX = 'claimlight:form:'

function read(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + place) ?? 'null')
  } catch {
    return null
  }
}

function write(place: string, fields: unknown): void {
  try {
    if (fields === null) localStorage.removeItem(PREFIX + place)
    else if (!isPrivateWindow()) localStorage.setItem(PREFIX + place, JSON.stringify(fields))
  } catch {
    // Storage is full or forbidden: the text remains in the form only.
  }
}

/** The fields of the forms of the sidebar that are not saved yet. */
export const formDrafts = { read, write }
