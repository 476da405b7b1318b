import { describe, expect, test } from 'vitest'
import { decodeBytes } from './decode-bytes'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from([...text], (letter) => letter.charCodeAt(0))
const wide = (text: string, mark: boolean) => new Uint8Array(Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le'))

describe('decoding a file', () => {
  test('UTF-8 keeps its byte order mark, so that offsets count it', () => {
    expect(decodeBytes(utf8('\uFEFFHe joined.'))).toBe('\uFEFFHe joined.')
  })

  test('UTF-16 is read with and without a byte order mark', () => {
    expect(decodeBytes(wide('He joined in 2015.', true))).toBe('He joined in 2015.')
    expect(decodeBytes(wide('He joined in 2015.', false))).toBe('He joined in 2015.')
  })

  test('Windows-1252 is read where the bytes are not valid UTF-8', () => {
    expect(decodeBytes(latin('Ko\x9aice \x96 the city\x92s caf\xe9'))).toBe('Košice – the city’s café')
  })

  test('one invalid byte becomes one replacement character', () => {
    expect(decodeBytes(new Uint8Array([...utf8('Košice, '), 0xff, ...utf8(' 1986')]))).toBe('Košice, \uFFFD 1986')
  })

  test('a page’s declared encoding is used if it exists', () => {
    expect(decodeBytes(latin('\xb9koda'), 'iso-8859-2')).toBe('škoda')
    expect(decodeBytes(latin('caf\xe9'), 'no-such-encoding')).toBe('café')
  })

  test('an empty file is an empty text', () => {
    expect(decodeBytes(new Uint8Array())).toBe('')
  })
})

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['a PDF', utf8('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj')],
  ['compressed bytes', Uint8Array.from({ length: 400 }, (_, at) => ((at * 97) % 254) + 1)],
])('%s is not text', (_, bytes) => {
  expect(decodeBytes(bytes)).toBeNull()
})
