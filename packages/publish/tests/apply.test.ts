import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { tempFolder } from '@/tests/temp-folder'
import { dossier } from './dossier-command'

const root = tempFolder()

const FILES = {
  'dossier.yaml':
    'subject:\n  name: Ida Quist\n  aliases: [ Quist ] # in print\n  pronoun: she\nversion: "1"\nasOf: 2024-05-31\ntopics: [ life ]\n',
  'sources.yaml': '- { n: 1, title: Her own site, tier: 1 }\n',
  'entities.yaml': '# Places\n\n- { name: Borg Observatory, kind: organisation }\n',
  'claims/life.yaml': `topic: Her life
claims:
  - id: quist-joined # the first post
    section: Life
    text: Quist joined the Borg Observatory in {0|1998}.
    status: established
    sources: [ 1 ]
    slots:
      - { type: date, value: "1998", single: true }
    phrasings:
      - It was in {0|1998} that Quist came to the Borg Observatory.
    examples:
      unrelated:
        - The Borg Observatory has three domes. # and a cat

  # Nobody knows when she left.
  - id: quist-left
    section: Life
    text: Quist left the Borg Observatory in {0|2004}.
    status: established
    sources: [ 1 ]
    slots:
      - { type: date, value: "2004", single: true }
`,
}
const LIFE = 'claims/life.yaml'

/** A separate folder for each test. */
async function dossierFolder(): Promise<string> {
  const folder = mkdtempSync(join(root, 'dossier-'))
  mkdirSync(join(folder, 'claims'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  await dossier('compile', '--folder', folder)
  return folder
}
const textsOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        join(entry.parentPath, entry.name).slice(folder.length + 1),
        readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ]),
  )
function patch(corrections: unknown, more: object = {}): string {
  const path = join(root, `patch-${Math.random().toString(36).slice(2)}.json`)
  const file = { kind: 'claimlight-corrections', version: 1, subject: 'Ida Quist', dossierVersion: '1', made: '2026-05-01T00:00:00Z', corrections, ...more } // prettier-ignore
  writeFileSync(path, JSON.stringify(file))
  return path
}
const example = (fields: object) => ({
  kind: 'example',
  claim: 'quist-joined',
  as: 'unrelated',
  sentence: 'The cat of the Borg Observatory joined in 2003.',
  shown: 'contradicted',
  url: 'https://paper.example/cat#top',
  title: 'The cat',
  date: '2026-05-01T10:00:00.000Z',
  ...fields,
})

describe('corrections exported by a user', () => {
  let folder: string
  beforeAll(async () => void (folder = await dossierFolder()))
  const file = patch([
    example({ comment: 'It is the cat.' }),
    { kind: 'alias', entity: 'Borg Observatory', alias: 'Borg’s, the tower' },
    { kind: 'alias', entity: 'Ida Quist', alias: 'I. Quist' },
    { kind: 'note', claim: 'quist-left', comment: 'Her letters say 2005.', should: 'disputed' },
    { kind: 'note', claim: null, comment: 'Nothing on her books?' },
    example({ claim: 'quist-gone' }),
    example({ sentence: 'It was in 1998 that Quist came to the Borg Observatory.' }),
    { kind: 'alias', entity: 'Nobody', alias: 'No one' },
    { kind: 'prank' },
  ])

  test('are only listed with --dry-run', async () => {
    const before = textsOf(folder)
    const { status, stdout } = await dossier('apply', file, '--dossier', folder, '--dry-run', '--no-engine')
    expect(status).toBe(1)
    expect(stdout).toContain('nothing was written')
    expect(stdout).toContain('5 applied, 0 already there, 4 refused')
    expect(textsOf(folder)).toEqual(before)
  })

  test('become edits with a result each, and the dossier is checked afterwards', async () => {
    const before = textsOf(folder)
    const { status, stdout } = await dossier('apply', file, '--folder', folder)
    expect(status).toBe(1)
    expect(stdout).toContain('5 applied, 0 already there, 4 refused')
    expect(stdout).toMatch(/6 {2}refused +there is no claim “quist-gone”/)
    expect(stdout).toMatch(/7 {2}refused +quist-joined has this sentence already, and there it supports the claim/)
    expect(stdout).toMatch(/8 {2}refused +there is nobody and nothing of the name “Nobody”/)
    expect(stdout).toMatch(/9 {2}refused +it is no correction/)
    expect(stdout).toContain('quist-left: should be disputed: Her letters say 2005.')
    expect(stdout).toMatch(/2 claims checked: 0 errors/)
    const after = textsOf(folder)
    expect(after[LIFE]).toBe(
      before[LIFE]!.replace(
        ' # and a cat\n',
        ` # and a cat
      reported:
        - text: The cat of the Borg Observatory joined in 2003.
          as: unrelated
          from: https://paper.example/cat, 2026-05-01
          comment: It is the cat.
`,
      ) + '    remarks:\n      - says: "should be disputed: Her letters say 2005."\n',
    )
    expect(after['entities.yaml']).toBe(
      before['entities.yaml']!.replace('organisation }', 'organisation, aliases: [ "Borg’s, the tower" ] }'),
    )
    expect(after['dossier.yaml']).toBe(
      before['dossier.yaml']!.replace('[ Quist ]', '[ Quist, I. Quist ]') +
        'remarks:\n  - says: Nothing on her books?\n',
    )
    expect(after['sources.yaml']).toBe(before['sources.yaml'])
    expect(after['compiled.json']).toContain('Borg’s, the tower')
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
  })

  test('are recognised when they are applied again', async () => {
    const before = textsOf(folder)
    const { status, stdout } = await dossier('apply', file, '--folder', folder, '--no-engine')
    expect(status).toBe(1)
    expect(stdout).toContain('0 applied, 5 already there, 4 refused')
    expect(textsOf(folder)).toEqual(before)
    expect((await dossier('check', '--folder', folder, '--no-engine')).status).toBe(0)
  })
})

test('an example that the engine gets wrong is added, and reported without failing', async () => {
  const folder = await dossierFolder()
  const sentence = 'Quist joined the Borg Observatory in 2003.'
  const { status, stderr } = await dossier('apply', patch([example({ sentence })]), '--folder', folder)
  expect(stderr).toMatch(/warning {2}claims\/life\.yaml · quist-joined: a reported sentence should be kept apart/)
  expect(status).toBe(0)
})

describe('a hostile file of corrections', () => {
  let folder: string
  let before: Record<string, string>
  beforeAll(async () => {
    folder = await dossierFolder()
    before = textsOf(folder)
  })
  const deep = '['.repeat(200_000)

  test.each<[string, string | Buffer, RegExp]>([
    [
      'nested too deeply',
      `{"kind":"claimlight-corrections","version":1,"subject":${deep}${']'.repeat(200_000)}}`,
      /it is no/,
    ],
    ['21 MB large', Buffer.alloc(21_000_000, 32), /too large/],
  ])('that is %s ends with exit code 2 and one line, and changes nothing', async (_what, content, line) => {
    const path = join(root, 'hostile.json')
    writeFileSync(path, content)
    const { status, stderr, stdout } = await dossier('apply', path, '--folder', folder)
    expect(stderr).toMatch(line)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect([status, stdout]).toEqual([2, ''])
    expect(textsOf(folder)).toEqual(before)
  })

  test('is refused item by item', async () => {
    const file = patch([
      null,
      [[[]]],
      example({ claim: '../../../etc/passwd' }),
      example({ claim: '__proto__' }),
      example({ claim: { $gt: '' } }),
      example({ sentence: 'x'.repeat(1001) }),
      example({ sentence: ' \u0000\u202E ' }),
      example({ as: 'contradicts', wrong: 'not in it' }),
      example({ comment: 'y'.repeat(2001) }),
      { kind: 'alias', entity: 'constructor', alias: 'Object' },
      { kind: 'alias', entity: 'Ida Quist', alias: 'z'.repeat(101) },
      { kind: 'alias', entity: 'Ida Quist', alias: 'Borg Observatory' },
      { kind: 'alias', entity: 'Ida Quist', alias: '}' },
      { kind: 'note', claim: null, comment: '\u0007' },
    ])
    const { status, stdout } = await dossier('apply', file, '--folder', folder, '--no-engine')
    expect(stdout).toContain('0 applied, 0 already there, 14 refused')
    expect(status).toBe(1)
    expect(textsOf(folder)).toEqual(before)
  })

  test('for another subject is refused as a whole', async () => {
    const { status, stdout } = await dossier('apply', patch([example({})], { subject: 'Ada Brook' }), '--folder', folder, '--no-engine') // prettier-ignore
    expect(stdout).toContain('refused        it is for a dossier on “Ada Brook”, and this one is on Ida Quist')
    expect(status).toBe(1)
    expect(textsOf(folder)).toEqual(before)
  })
})

test('a file in UTF-16 is read, and one that is no text is refused', async () => {
  const folder = await dossierFolder()
  const path = patch([example({ sentence: 'Zoë’s cat joined in 2003.' })])
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
  expect((await dossier('apply', path, '--dossier', folder, '--no-engine')).stdout).toContain('1 applied')
  expect(textsOf(folder)[LIFE]).toContain('Zoë’s cat')
  writeFileSync(path, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13))
  const refused = await dossier('apply', path, '--dossier', folder, '--no-engine')
  expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('not a text file') })
})

test('a missing file, or none given, ends with exit code 2', async () => {
  const folder = await dossierFolder()
  expect(await dossier('apply', join(root, 'nowhere.json'), '--folder', folder)).toMatchObject({
    status: 2,
    stdout: '',
  })
  expect((await dossier('apply', '--folder', folder)).status).toBe(2)
})
