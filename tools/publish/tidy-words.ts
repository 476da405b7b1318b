import { publicAddress } from '@/lib/notes/formats/corrections/corrections'

/**
 * Makes foreign text safe for the dossier: one line, without control characters, lone surrogates, and direction marks
 * that could disguise a line.
 */
export function tidyWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\uFFF9-\uFFFB]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Where and when a sentence was met: an http(s) address without what belongs to a visit, and a day; undefined for neither. */
export function metAt({ url, date }: { url: string; date: string }): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const address = publicAddress(url)
  const shown = address.length > LONGEST_ADDRESS ? new URL(address).origin : address
  return [shown, day].filter(Boolean).join(', ') || undefined
}

const LONGEST_ADDRESS = 500
