import { isRecord } from '@/lib/schema/is-record'
import { parsedJson } from '@/lib/text/parsed-json'
import type { AuthoredClaim, AuthoredSource } from './authoring'
import { readMarks } from './mark-syntax'
import { inAddress } from '@/lib/text/safe-url'

/**
 * Our own Markdown form of a dossier: for people a list of claims with numbered sources, for programs each line has a comment with
 * all fields. The import takes the comment if the visible text has not been changed, and the visible text otherwise.
 */
export const FIRST_LINE = /^<!-- claimlight-dossier 1 (\{.*\}) -->\s*$/

export function firstLine(head: object): string {
  return `<!-- claimlight-dossier 1 ${inComment(head)} -->`
}

/** The lines of a claim, the first of them with its comment. */
export function claimLines(claim: AuthoredClaim): string[] {
  const [first = '', ...more] = visibleClaim(claim)
  return [`${first} <!-- ${inComment(claim)} -->`, ...more]
}

/** The visible text of a claim; the import compares it with the comment. */
export function visibleClaim({ text, sources, status, notes, correction, time }: AuthoredClaim): string[] {
  const marks = sources.map((n) => `[${n}]`).join('')
  return [
    `- ${escaped(plainOf(text))}${marks && ` ${marks}`}`,
    ...(status === 'established' ? [] : [`  - Status: ${status}`]),
    ...(time === undefined ? [] : [`  - Time: ${escaped(time)}`]),
    ...notes.map((note) => `  - Note: ${escaped(note)}`),
    ...(correction === undefined ? [] : [`  - Correction: ${escaped(correction.text)}`]),
  ]
}

/** The words of a heading, with a comment where they would be read as others. */
export function heading(words: string): string {
  const visible = escaped(words)
  const isPlain = unescaped(visible) === words && words !== SOURCES_HEADING
  return isPlain ? visible : `${visible} <!-- ${inComment({ heading: words })} -->`
}

/** The heading of the list of sources. */
export const SOURCES_HEADING = 'Sources'

export function sourceLine(source: AuthoredSource): string {
  return `${visibleSource(source)} <!-- ${inComment(source)} -->`
}

export function visibleSource({ n, title, publisher, date, url, tier }: AuthoredSource): string {
  const origin = [publisher === undefined ? [] : escaped(publisher), escaped(title)].flat().join(' — ')
  return [
    `- [${n}] ${origin}`,
    ...(date === undefined ? [] : [` (${escaped(date)})`]),
    ...(tier === undefined ? [] : [` — Tier ${tier}`]),
    ...(url === undefined ? [] : [` <${url.replace(/[\s<>]/g, inAddress)}>`]),
  ].join('')
}

/** A line and its comment; null where the comment is no JSON object. */
export function splitComment(line: string): { visible: string; fields: Record<string, unknown> | null } {
  const at = line.endsWith(' -->') ? line.lastIndexOf(' <!-- ') : -1
  if (at < 0) return { visible: line, fields: null }
  const visible = line.slice(0, at)
  return { visible, fields: jsonObject(line.slice(at + ' <!-- '.length, -' -->'.length)) }
}

export function jsonObject(text: string): Record<string, unknown> | null {
  const value = parsedJson(text)
  return isRecord(value) ? { ...value } : null
}

/** A line without the backslashes that `escaped` adds. */
export function unescaped(words: string): string {
  return words.replace(/\\([!-/:-@[-`{-~])/g, '$1')
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

/** JSON that cannot end the comment: `<`, `>` and `--` occur only in strings, and are escaped there. */
function inComment(value: object): string {
  return JSON.stringify(value).replace(/[<>]|--/g, (sign) =>
    sign === '--' ? '\\u002d\\u002d' : sign === '<' ? '\\u003c' : '\\u003e',
  )
}

function plainOf(text: string): string {
  const read = readMarks(text)
  return read.ok ? read.value.text : text
}
