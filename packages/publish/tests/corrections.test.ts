import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cases } from '@/tests/lanes'
import { parse } from 'yaml'
import type { Mute } from '@/lib/schema/mute'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import { claimPath, compileDossier } from '@/lib/dossier/format/compile'
import { correctionsToJson } from '@/lib/notes/formats/corrections/corrections'
import { appendToYaml } from '@/packages/publish/apply'
import { readCorrections } from '@/lib/dossier/format/read-corrections'
import { planCorrections, type PlannedAddition } from '@/packages/publish/plan-corrections'

const ids = ['quist-joined', 'quist-left', 'quist-prize']
/** Files with comments, unusual spaces and a claim of each form, which must not change. */
const FILES: Record<string, string> = {
  'dossier.yaml':
    'subject: { name: Ida Quist, aliases: [ Quist ] }\nversion: "1"\nasOf: 2024-05-31\ntopics:\n  - life # one\n',
  'sources.yaml': '- { n: 1, title: Her own site, tier: 1 }\n',
  'entities.yaml': '# Places\n\n- { name: Borg Observatory, kind: organisation, aliases: [ the Borg ] }\n- name: Nova\n  kind: work\n', // prettier-ignore
  'claims/life.yaml': `topic: Her life # all of it
claims:
  - id: quist-joined # the first post
    section: Life
    text: "Quist joined the Borg Observatory in 1998."
    status: established
    sources: [ 1 ]
    examples:
      unrelated: []

  # Nobody knows when.
  - id: quist-left
    section: Life
    text: Quist left the Borg Observatory.
    status: established
    sources: [ 1 ]
  - { id: quist-prize, section: Life, text: Quist won the Nova prize., status: established, sources: [ 1 ] }
`,
}
const ABOUT = { subject: 'Ida Quist', dossierVersion: '1', made: '2026-05-01T00:00:00.000Z' }

function compiled(files: Record<string, string>) {
  const result = compileDossier({
    dossier: parse(files['dossier.yaml']!),
    sources: parse(files['sources.yaml']!),
    entities: parse(files['entities.yaml']!),
    claims: { life: parse(files[claimPath('life')]!) },
  })
  if (!result.ok) throw new Error(result.problems[0]?.message)
  return result
}

function applied(files: Record<string, string>, text: string) {
  const read = readCorrections(text)
  if (!read.ok) throw new Error(read.reason)
  const outcomes = planCorrections(compiled(files).authored, [read])
  const after = { ...files }
  for (const file of Object.keys(files)) {
    const lists = new Map<string, PlannedAddition & { values: unknown[] }>()
    for (const one of outcomes) {
      if (one.outcome !== 'applied' || one.file !== file) continue
      const key = one.addition.path.join('/')
      const list = lists.get(key) ?? { path: one.addition.path, values: [] }
      list.values.push(...one.addition.values)
      lists.set(key, list)
    }
    after[file] = appendToYaml(files[file]!, [...lists.values()])!
  }
  return { after, outcomes }
}

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom('- a: b', '# no', "it's", '"x"', '{0|x}', '*x', '&x', '!!js', '~', 'null', 'yes', '1998', '|', '>-', '', '<<', 'a\nb: c', 'Quist left the Borg Observatory.', 'the borg'), // prettier-ignore
)
const claim = fc.constantFrom(...ids, 'gone')
const mute: fc.Arbitrary<Mute> = fc.record({
  id: fc.uuid(),
  created: fc.constant('2026-05-01T10:00:00.000Z'),
  kind: fc.constant('wrong-match'),
  sentence: words,
  claims: fc.uniqueArray(claim, { maxLength: 3 }),
  verdict: fc.constantFrom('supported', 'contradicted'),
  reason: words,
  dossierVersion: fc.constant('1'),
  url: fc.oneof(fc.webUrl(), words),
  title: words,
})

test('corrections are added once, and the rest of the dossier is unchanged', () => {
  fc.assert(
    fc.property(fc.array(mute, { maxLength: 8 }), (mutes) => {
      const file = correctionsToJson(mutes, ABOUT)
      const { after, outcomes } = applied(FILES, file)
      const again = applied(after, file)
      // The result compiles and passes all checks without the engine.
      expect(checkDossier(compiled(after).authored).filter(({ level }) => level === 'error')).toEqual([])
      // Applying the file again changes nothing.
      expect(again.after).toEqual(after)
      expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(
        outcomes.map(({ outcome }) => (outcome === 'applied' ? 'already there' : outcome)),
      )
      // Only names change in the compiled dossier.
      const { entities: _one, subject: _two, ...shipped } = compiled(after).dossier
      expect(shipped).toEqual(expect.objectContaining({ claims: compiled(FILES).dossier.claims }))
      // A claim without corrections has the same lines as before.
      const touched = new Set(outcomes.flatMap((one) => (one.outcome === 'applied' ? [`${one.file} ${one.addition.path[1]}`] : []))) // prettier-ignore
      for (const [at, id] of ids.entries())
        if (!touched.has(`claims/life.yaml ${at}`))
          expect(partOf(after['claims/life.yaml']!, id)).toBe(partOf(FILES['claims/life.yaml']!, id))
    }),
    { numRuns: cases(300) },
  )
})

/** The lines of a claim, from its id to the next id. */
function partOf(text: string, id: string): string {
  const from = text.indexOf(`id: ${id}`)
  const next = text.indexOf('id: ', from + 4)
  // The text before the next claim's id is its indentation, which does not change.
  return text.slice(from, next < 0 ? undefined : next)
}

describe('a wrong match is exported with', () => {
  const base: Mute = {
    id: '1',
    created: '2026-05-01T10:00:00.000Z',
    kind: 'wrong-match',
    sentence: 'Quist left it in 2004.',
    claims: ['quist-joined', 'quist-left'],
    verdict: 'contradicted',
    reason: 'r',
    dossierVersion: '1',
    url: 'https://me:secret@paper.example/a?id=1#top',
    title: 'Story',
  }
  const out = (fields: Partial<Mute>) =>
    (JSON.parse(correctionsToJson([{ ...base, ...fields }], ABOUT)) as { corrections: { url: string }[] }).corrections

  test('an unrelated example of each claim', () => {
    expect(out({})).toMatchObject([
      { kind: 'example', claim: 'quist-joined', as: 'unrelated', shown: 'contradicted', date: base.created },
      { kind: 'example', claim: 'quist-left', as: 'unrelated', url: 'https://paper.example/a?id=1' },
    ])
  })

  test('a note on no claim where the finding had none, which becomes a remark on the dossier', () => {
    expect(out({ claims: [] })).toMatchObject([{ kind: 'note', claim: null, sentence: base.sentence }])
    const { after, outcomes } = applied(FILES, correctionsToJson([{ ...base, claims: [] }], ABOUT))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied'])
    expect(after['dossier.yaml']).toContain('A reader calls “contradicted” wrong.')
  })

  test('an empty address for a local file', () => expect(out({ url: 'file:///home/ida/story.html' })[0]!.url).toBe(''))
})

describe('an invalid file of corrections is refused:', () => {
  test.each([
    ['{"kind":', 'it is no JSON'],
    ['['.repeat(500_000), 'it is no JSON'],
    ['null', 'it is no file of corrections'],
    ['{"kind":"notes","version":1}', 'it is no file of corrections'],
    ['{"kind":"claimlight-corrections","version":"1"}', 'it is no file of corrections'],
    ['{"kind":"claimlight-corrections","version":2}', 'it is of version 2; this reads version 1'],
    ['{"kind":"claimlight-corrections","version":0.5}', 'there is no version 0.5'],
    ['{"kind":"claimlight-corrections","version":1}', 'it has no list of corrections'],
    ['{"kind":"claimlight-corrections","version":1,"corrections":[]}', 'it does not say whose dossier it is for'],
    [`{"kind":"claimlight-corrections","version":1,"subject":"x","corrections":[${'0,'.repeat(10_000)}0]}`, 'it has more than 10000 corrections'], // prettier-ignore
  ])('%.60s', (text, reason) => expect(readCorrections(text)).toEqual({ ok: false, reason }))
})
