import { expect, test } from 'vitest'
import { openDocument, readDossierFile } from '@/lib/dossier/import/read-dossier-file'
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

test.each([
  [
    'in quoted-printable, with soft line ends and UTF-8',
    file(
      RELATED,
      part(
        'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
        page('Caf=C3=A9 opened in 20=\r\n14 at 3 =3D 3.'),
      ),
    ),
    'Café opened in 2014 at 3 = 3.',
  ],
  [
    'in base64, with lines',
    file(
      RELATED,
      part(
        'Content-Type: text/html\r\nContent-Transfer-Encoding: BASE64',
        btoa(page('It opened in 2014.')).replace(/.{40}/g, '$&\r\n'),
      ),
    ),
    'It opened in 2014.',
  ],
  [
    'in windows-1252',
    file(
      RELATED,
      part(
        'Content-Type: text/html; charset="windows-1252"\r\nContent-Transfer-Encoding: quoted-printable',
        page('Caf=E9 =96 2014.'),
      ),
    ),
    'Café – 2014.',
  ],
  [
    'in eight bits',
    file(RELATED, part('Content-Type: text/html; charset=utf-8', page('Caf\u00c3\u00a9 opened.'))),
    'Café opened.',
  ],
  [
    'whose root has the address of the snapshot, behind a frame',
    file(
      `Snapshot-Content-Location: https://a.example/x\r\n${RELATED}`,
      html('A frame.', '\r\nContent-Location: https://ads.example/'),
      html('The page.', '\r\nContent-Location: https://a.example/x'),
    ),
    'The page.',
  ],
  [
    'whose root is named by its id',
    file(
      `${RELATED}; start="<root@x>"`,
      html('A frame.', '\r\nContent-ID: <frame@x>'),
      html('The page.', '\r\nContent-ID: <root@x>'),
    ),
    'The page.',
  ],
  ...['<root@x>', 'root@x'].map((start): [string, string, string] => [
    `whose root ${start} is one of two versions inside another part`,
    file(
      `${RELATED}; start="${start}"`,
      html('A frame.', '\r\nContent-ID: <frame@x>'),
      part(
        'Content-Type: multipart/alternative; boundary="b2"',
        `--b2\r\nContent-Type: text/html\r\nContent-ID: <root@x>\r\n\r\n${page('The page.')}\r\n--b2\r\nContent-Type: text/html\r\n\r\n${page('Another.')}\r\n--b2--`,
      ),
    ),
    'The page.',
  ]),
  [
    'whose root has the address of the snapshot, inside another part',
    file(
      `Snapshot-Content-Location: https://a.example/x\r\n${RELATED}`,
      html('A frame.', '\r\nContent-Location: https://ads.example/'),
      part(
        'Content-Type: multipart/mixed; boundary="b2"',
        `--b2\r\nContent-Type: text/html\r\nContent-Location: https://a.example/x\r\n\r\n${page('The page.')}\r\n--b2--`,
      ),
    ),
    'The page.',
  ],
  [
    'whose first page is its root',
    file(RELATED, part('Content-Type: image/png', 'x'), html('The page.'), html('A frame.')),
    'The page.',
  ],
  [
    'in two versions',
    file(
      'Content-Type: multipart/alternative; boundary=b1',
      part('Content-Type: text/plain', 'Plain words.'),
      html('The page.'),
    ),
    'The page.',
  ],
  ['of one part', `From: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${page('The page.')}`, 'The page.'],
  ['with line feeds only', file(RELATED, html('The page.')).replaceAll('\r\n', '\n'), 'The page.'],
  ['that is cut off', file(RELATED, html('The page.')).replace('--b1--', ''), 'The page.'],
  ['that is only text', 'From: a@x.example\r\nSubject: Harbour\r\n\r\nIt opened in 2014.', 'It opened in 2014.'],
])('a saved page %s is read as the page in it', async (_, text, words) => {
  expect(await textsOf(text)).toEqual([words])
})

test('a saved page is recognised by its head, whatever its name is', async () => {
  for (const name of ['page.doc', 'page', 'page.txt'])
    expect(await textsOf(file(RELATED, html('The page.')), name)).toEqual(['The page.'])
  const letter = 'From: the harbour\nThis letter has no such headers.'
  expect((await textsOf(letter, 'a.txt')).join(' ')).toBe(letter.replace('\n', ' '))
})

test('a saved page is a report for a new dossier', async () => {
  const text = file(
    RELATED,
    part(
      'Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable',
      page(
        '<h1>Orla Brandt</h1><p>Orla Brandt was born in Bergen in 19=\r\n71 (<a href=3D"https://a.example/x">log</a>).',
      ),
    ),
  )
  const opened = await openDocument({ name: 'brandt.mhtml', bytes: bytesOf(text) })
  const result = readDossierFile(opened, { today: '2026-05-01' })
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
