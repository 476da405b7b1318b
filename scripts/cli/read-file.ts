import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { decode } from './decode'
import { readHtml } from './read-html'
import { readMarkdown } from './read-markdown'
import { readText } from './read-text'
import type { Readable } from './readable'

export type Read = { ok: true; readable: Readable } | { ok: false; reason: string }

/**
 * One file of the command line, ready for the engine.
 *
 * @param file a path, or `-` for standard input
 * @returns or a reason in a few words; never throws
 */
export function readFile(file: string): Read {
  const bytes = bytesOf(file)
  if (typeof bytes === 'string') return { ok: false, reason: bytes }
  const looksLike = kindOf(file, bytes)
  const text = decode(bytes, looksLike === 'html' ? charsetOf(bytes) : undefined)
  if (text === null) return { ok: false, reason: 'not a text file' }
  const read = { html: readHtml, markdown: readMarkdown, text: readText }[looksLike]
  try {
    return { ok: true, readable: read(text) }
  } catch (error) {
    // Tens of thousands of elements in one another: no article, and more than the stack holds.
    if (error instanceof RangeError) return { ok: false, reason: 'nested too deeply' }
    throw error
  }
}

/** The content of a file, or the reason why there is none. */
export function bytesOf(file: string): Uint8Array | string {
  try {
    if (file === '-') return readFileSync(0)
    if (statSync(file).isDirectory()) return 'is a directory'
    return readFileSync(file)
  } catch (error) {
    return reasonOf(error)
  }
}

const REASONS: Partial<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'is a directory',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'name too long',
  ERR_FS_FILE_TOO_LARGE: 'too large',
  EAGAIN: 'nothing to read',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code || 'cannot be read')
}

function kindOf(file: string, bytes: Uint8Array): 'html' | 'markdown' | 'text' {
  const extension = extname(file).toLowerCase()
  if (/^\.(?:html?|xhtml)$/.test(extension)) return 'html'
  if (/^\.(?:md|markdown|mdown)$/.test(extension)) return 'markdown'
  // Standard input has no name: a page says what it is in its first line.
  const isPage = file === '-' && /^\s*(?:<!doctype html|<html[\s>])/i.test(headOf(bytes))
  return isPage ? 'html' : 'text'
}

function charsetOf(bytes: Uint8Array): string | undefined {
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(headOf(bytes))?.[1]
}

function headOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/^ï»¿/, '')
}
