import type { AuthoredClaim, AuthoredSource } from './authoring'
import { readMarks } from './mark-syntax'
import { inAddress } from '@/lib/text/safe-url'

/** A claim as an item of a list: its words with the numbers of its sources, and below it why it is in doubt, its notes and its correction. */
export function claimLines({ text, sources, status, notes, correction }: AuthoredClaim): string[] {
  const read = readMarks(text)
  const marks = sources.map((n) => `[${n}]`).join('')
  const [doubt = '', ...more] = status === 'established' ? ['', ...notes] : notes
  return [
    `- ${escaped(read.ok ? read.value.text : text)}${marks && ` ${marks}`}`,
    ...(status === 'established'
      ? []
      : [`  - ${status === 'uncertain' ? 'Uncertain' : 'Conflicting'}: ${escaped(doubt)}`]),
    ...more.map((note) => `  - Note: ${escaped(note)}`),
    ...(correction === undefined ? [] : [`  - Correction: ${escaped(correction.text)}`]),
  ]
}

export function sourceLine({ n, title, publisher, date, url, tier }: AuthoredSource): string {
  return [
    `${n}. ${[publisher, title, date].flatMap((part) => (part === undefined ? [] : escaped(part))).join(', ')}`,
    ...(url === undefined ? [] : [`, <${url.replace(/[\s<>]/g, inAddress)}>`]),
    ...(tier === undefined ? [] : [` (Tier ${tier})`]),
  ].join('')
}

/** One line of Markdown that reads as just these words. */
export function escaped(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>&~|$^#!]/g, '\\$&')
    .replace(/^[+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}
