import { expect, test } from 'vitest'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import { readDocument } from '@/lib/dossier/readers/formats'
import { blocksOf, faultOf } from './blocks'

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const textsOf = async (text: string, name = 'page.mhtml') =>
  blocksOf(await readDocument(name, bytesOf(text))).map(([, words]) => words)

const page = (words: string) =>
  `<html><head><title>A page</title></head><body><article><p>${words}</p></article></body></html>`
const part = (headers: string, body: string) => `--b1\r\n${headers}\r\n\r\n${body}\r\n`
const file = (headers: string, ...parts: string[]) =>
  `From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n${headers}\r\n\r\nNot shown.\r\n${parts.join('')}--b1--\r\n`
const RELATED = 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b1"'
const html = (words: string, more = '') => part(`Content-Type: text/html${more}`, page(words))

/** A page in a transfer encoding, and parts with an id or an address. */
const encoded = (type: string, encoding: string, body: string) =>
  file(RELATED, part(`Content-Type: text/html${type}\r\nContent-Transfer-Encoding: ${encoding}`, body))
const QUOTED = 'quoted-printable'
const SNAPSHOT = `Snapshot-Content-Location: https://a.example/x\r\n${RELATED}`
const at = (words: string, url: string) => html(words, `\r\nContent-Location: ${url}`)
const called = (words: string, id: string) => html(words, `\r\nContent-ID: <${id}>`)
/** Parts inside another part, each of its headers and its words. */
const inner = (type: string, ...parts: [headers: string, words: string][]) =>
  part(
    `Content-Type: multipart/${type}; boundary="b2"`,
    `${parts.map(([more, words]) => `--b2\r\nContent-Type: text/html${more}\r\n\r\n${page(words)}\r\n`).join('')}--b2--`,
  )
const frame = at('A frame.', 'https://ads.example/')
const versions = inner('alternative', ['\r\nContent-ID: <root@x>', 'The page.'], ['', 'Another.'])
const mixed = inner('mixed', ['\r\nContent-Location: https://a.example/x', 'The page.'])

test.each([
  ['in quoted-printable, with soft line ends and UTF-8', encoded('; charset=utf-8', QUOTED, page('Caf=C3=A9 opened in 20=\r\n14 at 3 =3D 3.')), 'Café opened in 2014 at 3 = 3.'],
  ['in base64, with lines', encoded('', 'BASE64', btoa(page('It opened in 2014.')).replace(/.{40}/g, '$&\r\n')), 'It opened in 2014.'],
  ['in windows-1252', encoded('; charset="windows-1252"', QUOTED, page('Caf=E9 =96 2014.')), 'Café – 2014.'],
  ['in eight bits', file(RELATED, html('Caf\u00c3\u00a9 opened.', '; charset=utf-8')), 'Café opened.'],
  ['whose root has the address of the snapshot, behind a frame', file(SNAPSHOT, frame, at('The page.', 'https://a.example/x')), 'The page.'],
  ['whose root is named by its id', file(`${RELATED}; start="<root@x>"`, called('A frame.', 'frame@x'), called('The page.', 'root@x')), 'The page.'],
  ...['<root@x>', 'root@x'].map((start): [string, string, string] => [
    `whose root ${start} is one of two versions inside another part`, file(`${RELATED}; start="${start}"`, called('A frame.', 'frame@x'), versions), 'The page.',
  ]),
  ['whose root has the address of the snapshot, inside another part', file(SNAPSHOT, frame, mixed), 'The page.'],
  ['whose first page is its root', file(RELATED, part('Content-Type: image/png', 'x'), html('The page.'), html('A frame.')), 'The page.'],
  ['in two versions', file('Content-Type: multipart/alternative; boundary=b1', part('Content-Type: text/plain', 'Plain words.'), html('The page.')), 'The page.'],
  ['of one part', `From: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${page('The page.')}`, 'The page.'],
  ['with line feeds only', file(RELATED, html('The page.')).replaceAll('\r\n', '\n'), 'The page.'],
  ['that is cut off', file(RELATED, html('The page.')).replace('--b1--', ''), 'The page.'],
  ['that is only text', 'From: a@x.example\r\nSubject: Harbour\r\n\r\nIt opened in 2014.', 'It opened in 2014.'],
])('a saved page %s is read as the page in it', async (_, text, words) => expect(await textsOf(text)).toEqual([words])) // prettier-ignore

test('a saved page is recognised by its head, whatever its name is', async () => {
  for (const name of ['page.doc', 'page', 'page.txt'])
    expect(await textsOf(file(RELATED, html('The page.')), name)).toEqual(['The page.'])
  const letter = 'From: the harbour\nThis letter has no such headers.'
  expect((await textsOf(letter, 'a.txt')).join(' ')).toBe(letter.replace('\n', ' '))
})

test('a saved page is a report where an editor says so', async () => {
  const text = encoded(
    '',
    QUOTED,
    page(
      '<h1>Orla Brandt</h1><p>Orla Brandt was born in Bergen in 19=\r\n71 (<a href=3D"https://a.example/x">log</a>).',
    ),
  )
  const file = { name: 'brandt.mhtml', bytes: bytesOf(text) }
  const result = await readGivenFile(file, { today: '2026-05-01', isReport: true })
  expect(result.ok && result.dossier?.claims.map(({ text }) => text)).toEqual([
    'Orla Brandt was born in Bergen in 1971.',
  ])
})

test.each([
  ['page.webarchive', 'bplist00\u00d1'],
  ['page', 'bplist00\u00d1'],
  ['page.maff', 'PK\u0003\u0004'],
])('a web archive %s is refused by its name', async (name, text) => {
  expect(await faultOf(readDocument(name, bytesOf(text)))).toBe('web-archive')
})

test('a saved page without text is refused', async () => {
  expect(await faultOf(readDocument('a.mht', bytesOf(file(RELATED, part('Content-Type: image/png', 'x')))))).toBe(
    'not-supported',
  )
})
