import type { AuthoredClaim, AuthoredSource } from './authoring'
import { textOfClaim } from './mark-syntax'
import { encodeForUrl } from '@/lib/text/urls'

/** Returns a claim as a Markdown list item: its text with source numbers, and below it doubt, notes and correction. */
export function claimLines(claim: AuthoredClaim): string[] {
  const { sources, status, notes, correction } = claim
  const marks = sources.map((n) => `[${n}]`).join('')
  const [doubt = '', ...more] = status === 'established' ? ['', ...notes] : notes
  return [
    `- ${escapeMd(textOfClaim(claim))}${marks && ` ${marks}`}`,
    ...(status === 'established'
      ? []
      : [`  - ${status === 'uncertain' ? 'Uncertain' : 'Conflicting'}: ${escapeMd(doubt)}`]),
    ...more.map((note) => `  - Note: ${escapeMd(note)}`),
    ...(correction === undefined ? [] : [`  - Correction: ${escapeMd(correction.text)}`]),
  ]
}

export function sourceLine({ n, title, publisher, date, url, tier }: AuthoredSource): string {
  return [
    `${n}. ${[publisher, title, date].flatMap((part) => (part === undefined ? [] : escapeMd(part))).join(', ')}`,
    ...(url === undefined ? [] : [`, <${url.replace(/[\s<>]/g, encodeForUrl)}>`]),
    ...(tier === undefined ? [] : [` (Tier ${tier})`]),
  ].join('')
}

/** Escapes words so that Markdown shows them unchanged, on one line. */
export function escapeMd(words: string): string {
  return (
    words
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .replace(/[\\`*_{}[\]<>&~|$^#!]/g, '\\$&')
      // Many programs make links of such words, also behind a backslash.
      .replace(/:(?=\/\/)|(?<=www)\.|(?<=\S)@(?=\S)/gi, '<!-- -->$&')
      .replace(/^[+=-]/, '\\$&')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
  )
}
