import { encodeForUrl } from '@/lib/text/urls'

/** Our own names in the Web Annotation model. Other programs treat them as opaque names. */
export const OUR_NAMESPACE = 'urn:x-claimlight:'
export const EXTENSION_IRI = `${OUR_NAMESPACE}extension`

/** Returns the fields of an object with our prefix. A field with null is left out, because JSON-LD has no null. */
export function withFieldPrefix(fields: object): Record<string, unknown> {
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(known.map(([name, value]) => [FIELD_PREFIX + name, value]))
}

const FIELD_PREFIX = 'claimlight:'

/** Returns a note's id as an IRI: a UUID as `urn:uuid:`, an IRI unchanged, any other id in our own namespace. */
export function iriOfId(id: string): string {
  if (UUID.test(id)) return `urn:uuid:${id}`
  return isIri(id) && !id.startsWith(OUR_NAMESPACE) && !/^urn:uuid:/i.test(id) ? id : ownIriOf('note', id)
}

/** Returns an address as an IRI, with forbidden characters percent-encoded, or an IRI of our own if that fails. */
export function iriOfUrl(url: string): string {
  if (isIri(url) && !url.startsWith(OUR_NAMESPACE)) return url
  const encoded = url.toWellFormed().replace(NOT_IN_IRI, (sign) => encodeForUrl(sign))
  return URL.canParse(url) && isIri(encoded) && !encoded.startsWith(OUR_NAMESPACE) ? encoded : ownIriOf('page', url)
}

export function iriOfClaim(claim: string): string {
  return ownIriOf('claim', claim)
}

export function nameInOwnIri(kind: 'page' | 'claim', iri: string): string | null {
  const start = `${OUR_NAMESPACE}${kind}:`
  if (!iri.startsWith(start)) return null
  try {
    return decodeURIComponent(iri.slice(start.length))
  } catch {
    return null
  }
}

/**
 * Whether a text contains only characters of an IRI and has a scheme. The order of the parts is not checked.
 * @see https://www.rfc-editor.org/rfc/rfc3987#section-2.2
 */
export function isIri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:./i.test(text) && text.search(NOT_IN_IRI) < 0 && URL.canParse(text)
}

function ownIriOf(kind: 'note' | 'page' | 'claim', name: string): string {
  return `${OUR_NAMESPACE}${kind}:${encodeForUrl(name)}`
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
/**
 * Square brackets are allowed only around an IPv6 host, a percent sign only before two hex digits, private use
 * characters nowhere.
 */
const NOT_IN_IRI =
  /%(?![\da-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}\u{40000}-\u{4fffd}\u{50000}-\u{5fffd}\u{60000}-\u{6fffd}\u{70000}-\u{7fffd}\u{80000}-\u{8fffd}\u{90000}-\u{9fffd}\u{a0000}-\u{afffd}\u{b0000}-\u{bfffd}\u{c0000}-\u{cfffd}\u{d0000}-\u{dfffd}\u{e1000}-\u{efffd}]/giu
