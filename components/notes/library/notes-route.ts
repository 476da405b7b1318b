import { parseHash } from '@/lib/dossier/browse/dossier-route'
import { noteColors } from '@/lib/schema/note-colors'
import { findingStates } from '@/lib/details/state'
import { noNoteFilters, noteOrders, noteTraits, type SearchFilters } from '@/lib/notes/library/types'

/** A page of the notes view; each has an address. */
export type NotesRoute = { at: 'library'; filters: SearchFilters } | { at: 'bin' } | { at: 'import' }

/** Returns the address of a page: "#/notes?q=tesla&verdict=contradicted&tag=dates". */
export function notesHref(place: NotesRoute): string {
  if (place.at !== 'library') return `#/notes/${place.at}`
  const { query, order, verdict, tags, color, only, from, to } = place.filters
  const fields: [string, string | null][] = [
    ['q', query],
    ['by', order === noNoteFilters.order ? null : order],
    ['verdict', verdict],
    ...tags.map((tag): [string, string] => ['tag', tag]),
    ['color', color],
    ...only.map((trait): [string, string] => ['only', trait]),
    ['from', from],
    ['to', to],
  ]
  const parameters = new URLSearchParams(
    fields.filter((field): field is [string, string] => field[1] !== null && field[1] !== ''),
  )
  const text = parameters.toString()
  return text === '' ? '#/notes' : `#/notes?${text}`
}

/** Parses the address of a page of the notes view. Invalid parts are ignored. */
export function parseNotesRoute(hash: string): NotesRoute {
  const { path, parameters: given } = parseHash(hash)
  if (path[1] === 'bin' || path[1] === 'import') return { at: path[1] }
  return {
    at: 'library',
    filters: {
      query: given.get('q') ?? '',
      order: noteOrders.find((order) => order === given.get('by')) ?? noNoteFilters.order,
      verdict: findingStates.find((state) => state === given.get('verdict')) ?? null,
      tags: [...new Set(given.getAll('tag'))],
      color: noteColors.find((color) => color === given.get('color')) ?? null,
      only: noteTraits.filter((trait) => given.getAll('only').includes(trait)),
      from: parseDay(given.get('from')),
      to: parseDay(given.get('to')),
    },
  }
}

/** Whether no filter is set: all notes are shown, in any order. */
export function hasNoFilters(filters: SearchFilters): boolean {
  return notesHref({ at: 'library', filters: { ...filters, order: noNoteFilters.order } }) === '#/notes'
}

function parseDay(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
}
