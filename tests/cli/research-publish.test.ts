import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { tempFolder } from '../temp-folder'
import { dossierIn, research, researchByHand } from './research-by-hand'
import { serveModel } from './research-servers'

const root = tempFolder()

test('a research is checked, reported and published by one command', async () => {
  const out = await researchByHand(root, [
    ['Building', 'The Borg Observatory 2.1 needed 2 keys and opened on 12 May 1931.', 'a.html'],
    ['Building', 'The Borg Observatory has a tower 31 metres high.', 'b.html'],
  ])
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  expect(await research('publish', out, '--out', join(root, 'site'))).toMatchObject({ status: 0, err: '' })
  expect(existsSync(join(root, 'site/index.html'))).toBe(true)
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain('31 metres')
})

test('what a person fails is in the review notes of the report with the reason, and is not stated there', async () => {
  const out = await researchByHand(root, [
    ['Building', 'The Borg Observatory has a tower 31 metres high.'],
    ['Building', 'The Borg Observatory has a café.'],
  ])
  const [, café] = dossierIn(out).claims
  const vote = ['--by', 'Eva', '--claim', café?.id ?? '', '--verdict', 'failed', '--why', 'It is a kiosk.']
  expect(await research('review', out, ...vote)).toMatchObject({ status: 0, err: '' })
  await research('report', out)
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toMatch(
    /## Review notes\n\n### Left out\n\n- A statement on Building in “The observatory”, because it is a kiosk \(Eva\)\./,
  )
  for (const file of ['report.md', 'report.html']) expect(readFileSync(join(out, file), 'utf8')).not.toContain('café')
})

test('edited rules for tiers count in the next pass, and a tier that a person wrote stays', async () => {
  const out = await researchByHand(root, [['Building', 'The Borg Observatory has a tower 31 metres high.']])
  const address = ['--address', 'https://borg.example/']
  const tierOf = () => dossierIn(out).sources.find(({ url }) => url?.startsWith('https://borg'))?.tier
  await research('continue', out, '--passes', '3', ...address)
  expect(tierOf()).toBe(3)
  writeFileSync(join(out, 'tiers.yaml'), "- { host: 'borg.example', tier: 1 }\n")
  await research('continue', out, '--passes', '4', ...address)
  expect(tierOf()).toBe(1)
  const sources = join(out, 'sources.yaml')
  writeFileSync(sources, readFileSync(sources, 'utf8').replace('tier: 1', 'tier: 2'))
  await research('continue', out, '--passes', '5', ...address)
  expect(tierOf()).toBe(2)
})

test('the doctor says whether a model answers in the schema, and that one which nods is no judge', async () => {
  const server = await serveModel(() => ({ verdict: 'carried', words: '', why: '' }))
  const run = await research('doctor', '--model', `${server.address}/v1`)
  await server.close()
  expect(run).toMatchObject({ status: 0, err: '' })
  expect(run.out).toContain('20 of 20 answers are of the schema, 10 are right')
  expect(run.out).toContain('too weak')
})
