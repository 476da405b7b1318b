import { UnreadableDocument } from './unreadable'

export type DocumentFormat = 'text' | 'markdown' | 'html' | 'docx' | 'pdf'

/**
 * The format of a file. The first bytes decide, then the name; standard input has no name. Throws `UnreadableDocument` for
 * a format that is not supported.
 *
 * @param name the file's name, or empty
 */
export function formatOf(name: string, bytes: Uint8Array): DocumentFormat {
  const head = headOf(bytes)
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\u0003\u0004')) return 'docx'
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableDocument(isLocked(bytes) ? 'locked' : 'old-word')
  const ending = /\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? ''
  // An empty or cut-off file of these formats has no signature.
  if (ending === '.pdf' || ending === '.docx') throw new UnreadableDocument(bytes.length === 0 ? 'empty' : 'broken')
  if (head.startsWith('{\\rtf')) throw new UnreadableDocument('not-supported')
  if (/^\.(?:html?|xhtml)$/.test(ending)) return 'html'
  if (/^\.(?:md|markdown|mdown)$/.test(ending)) return 'markdown'
  return name === '' && /^\s*(?:<!doctype html|<html[\s>])/i.test(head) ? 'html' : 'text'
}

/** The first two kilobytes, a letter for each byte. */
export function headOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/^ï»¿/, '')
}

/** Word stores a .docx with a password in a container of the older format, which names its content. */
function isLocked(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'))
}
