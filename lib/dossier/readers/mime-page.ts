import { decodeBytes, latin1TextOf } from '@/lib/text/decode-bytes'
import { UnreadableDocument } from './unreadable'

/**
 * Returns whether a file is a saved page (.mhtml, .mht) or a mail (.eml): it begins with header lines, and has the
 * ending of these formats or the headers that each of them has.
 *
 * @param head the first bytes, one character for each
 */
export function isMimeFile(name: string, head: string): boolean {
  if (!/^\s*(?:From |[A-Za-z][\w-]*:)/.test(head)) return false
  return (
    /\.(?:mht|mhtml|eml)$/i.test(name) ||
    (/^mime-version:/im.test(head) && /^content-type:\s*(?:multipart\/|text\/html)/im.test(head))
  )
}

export const META_CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i

/**
 * Returns the page in a MIME file: the part that the file names as its root, and of several versions the HTML. Other
 * parts, such as frames and pictures, are left out. Throws `UnreadableDocument` if there is no text.
 */
export function pageInMime(bytes: Uint8Array): { isHtml: boolean; text: string } {
  const page = pageIn(parseMimePart(latin1TextOf(bytes).replace(/^ï»¿|^\s+/, '')), 0)
  if (page === null) throw new UnreadableDocument('not-supported')
  const isHtml = page.type !== 'text/plain'
  const content = contentOf(page)
  const label = headerParameter(page, 'charset') ?? META_CHARSET.exec(latin1TextOf(content.subarray(0, 2048)))?.[1]
  const text = decodeBytes(content, label)
  if (text === null) throw new UnreadableDocument('not-text')
  return { isHtml, text: text.replace(/^\uFEFF/, '') }
}

interface MimePart {
  /** Values by name in small letters. */
  headers: ReadonlyMap<string, string>
  type: string
  body: string
}

function parseMimePart(text: string): MimePart {
  const gap = /^\r?\n|\r?\n\r?\n/.exec(text)
  const head = gap ? text.slice(0, gap.index) : text
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, Math.max(0, at)).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  const type = /^[^\s;]+/.exec(headers.get('content-type') ?? '')?.[0].toLowerCase() ?? 'text/plain'
  return { headers, type, body: gap ? text.slice(gap.index + gap[0].length) : '' }
}

function pageIn(part: MimePart, depth: number): MimePart | null {
  const { type, headers, body } = part
  if (depth > DEEPEST_PART || /^attachment\b/i.test(headers.get('content-disposition') ?? '')) return null
  if (/^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/.test(type)) return part
  if (type === 'message/rfc822') return pageIn(parseMimePart(body), depth + 1)
  if (!type.startsWith('multipart/')) return null
  const parts = splitMimeParts(body, headerParameter(part, 'boundary') ?? '')
  const root = type === 'multipart/related' ? rootPartIn(parts, part, depth + 1) : null
  const found = [...(root ? [root] : []), ...parts]
    .map((part) => pageIn(part, depth + 1))
    .filter((part) => part !== null)
  const best = type === 'multipart/alternative' ? found.findLast((part) => part.type !== 'text/plain') : undefined
  return best ?? found[0] ?? null
}

const DEEPEST_PART = 8

/** Returns the part that a multipart body names as its root, also inside other parts; null if there is none. */
function rootPartIn(parts: readonly MimePart[], whole: MimePart, depth: number): MimePart | null {
  const root = parts.find((part) => isRoot(part, whole))
  if (root || depth > DEEPEST_PART) return root ?? null
  for (const one of parts) {
    if (!one.type.startsWith('multipart/')) continue
    const inner = rootPartIn(splitMimeParts(one.body, headerParameter(one, 'boundary') ?? ''), whole, depth + 1)
    if (inner) return inner
  }
  return null
}

function isRoot({ headers }: MimePart, whole: MimePart): boolean {
  const start = headerParameter(whole, 'start')
  const address = whole.headers.get('snapshot-content-location') ?? whole.headers.get('content-location')
  return start === undefined
    ? address !== undefined && headers.get('content-location') === address
    : headers.get('content-id')?.replace(/[<>]/g, '') === start.replace(/[<>]/g, '')
}

function headerParameter({ headers }: MimePart, name: string): string | undefined {
  const pattern = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i')
  return pattern
    .exec(headers.get('content-type') ?? '')
    ?.slice(1)
    .find(Boolean)
}

/** Splits a body at the lines with its boundary. A last part without an end is read too: the file may be cut off. */
function splitMimeParts(body: string, boundary: string): MimePart[] {
  if (boundary === '') return []
  const sign = `--${boundary}`
  const parts: MimePart[] = []
  let from = -1
  for (let at = body.indexOf(sign); at >= 0; at = body.indexOf(sign, at + sign.length)) {
    const end = /^(--)?[ \t]*(?:\r?\n|$)/.exec(body.slice(at + sign.length, at + sign.length + 80))
    if ((at > 0 && body[at - 1] !== '\n') || !end) continue
    if (from >= 0) parts.push(parseMimePart(body.slice(from, at).replace(/\r?\n$/, '')))
    from = end[1] ? -1 : at + sign.length + end[0].length
    if (end[1]) break
  }
  if (from >= 0) parts.push(parseMimePart(body.slice(from)))
  return parts
}

function contentOf({ headers, body }: MimePart): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return bytesOf(fromBase64(body))
  if (encoding !== 'quoted-printable') return bytesOf(body)
  const joined = body.replace(/=[ \t]*\r?\n/g, '')
  return bytesOf(joined.replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))))
}

function fromBase64(text: string): string {
  const signs = text.replace(/[^A-Za-z\d+/]/g, '')
  return atob(signs.length % 4 === 1 ? signs.slice(0, -1) : signs)
}

function bytesOf(letters: string): Uint8Array {
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}
