import { scanWords, type Words } from './scan-words'

/** A page's words as numbers, with their positions. */
export interface PageWords {
  text: string
  words: Words
  /** The number of each word, in order. */
  ids: number[]
  /** @returns −1 for a word that is not on the page */
  idOf(form: string): number
  /** The positions of each word in `ids`, by its number. */
  places: number[][]
}

/** Indexes a page's words once, for all notes of the page. */
export function* indexPage(text: string): Generator<undefined, PageWords, undefined> {
  const words: Words = { starts: [], ends: [], forms: [] }
  const page: PageWords = { text, words, ids: [], idOf: (form) => idByForm.get(form) ?? -1, places: [] }
  const idByForm = new Map<string, number>()
  for (let at = 0; at < text.length;) {
    at = scanWords(text, words, at, at + STEP_LENGTH)
    for (const form of words.forms.slice(page.ids.length)) {
      const id = idByForm.get(form) ?? page.places.push([]) - 1
      idByForm.set(form, id)
      page.places[id]?.push(page.ids.push(id) - 1)
    }
    yield
  }
  return page
}

/** Returns the number of occurrences of a word on the page. */
export function timesOn({ places }: PageWords, id: number): number {
  return places[id]?.length ?? 0
}

/** Number of characters per step; a step takes well below a millisecond. */
const STEP_LENGTH = 4096
