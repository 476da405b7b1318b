import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import type { CompileResult } from '@/lib/dossier/format/compile'
import { parseDossier } from '@/lib/dossier/format/load'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import { encodeTextCached, provideStoredTexts } from '@/lib/engine/encoder/shared-encoder'
import { openStoredTexts } from '@/lib/engine/encoder/stored-texts'
import { portableJson } from '@/lib/notes/export/export-dossier'
import { compiledFiles } from '@/packages/publish/compiled-text'
import { loadDossierFolder } from '@/tools/shared/load-dossier'
import { isFullRun } from '../lanes'

const folder = fileURLToPath(new URL('../../dossier/karpathy', import.meta.url))

describe('the bundled dossier', () => {
  let loaded: Extract<CompileResult, { ok: true }>
  beforeAll(() => {
    const result = loadDossierFolder(folder)
    if (!result.ok)
      throw new Error(result.problems.map(({ file, claim, message }) => `${file} ${claim ?? ''} ${message}`).join('\n'))
    loaded = result
  })

  test('is compiled from the current YAML (else: npm run dossier -- compile)', async () => {
    expect(await readFile(`${folder}/compiled.json`, 'utf8')).toBe(portableJson(loaded.dossier))
  })

  test('has the encoded texts that the encoder makes', () => {
    const { texts, ...stored } = bundledIndex.texts!
    const find = openStoredTexts({ texts, ...stored })
    for (const text of texts.filter((_, at) => isFullRun || at % 20 === 0))
      expect(find(text), text).toEqual(encodeTextCached(text.split(' ')))
  })

  test('has a current index (else: npm run dossier -- compile)', async () => {
    // Texts that are not stored are encoded: an index of other texts differs.
    provideStoredTexts(bundledIndex.texts!)
    const { 'index.json': index, 'encoded.bin': texts } = compiledFiles(loaded.dossier)
    expect(await readFile(`${folder}/index.json`, 'utf8')).toBe(index)
    expect((await readFile(`${folder}/encoded.bin`)).equals(texts)).toBe(true)
  })

  test('passes the dossier check without errors', () => {
    expect(checkDossier(loaded.authored).filter(({ level }) => level === 'error')).toEqual([])
  })

  test('is unchanged by the parser', () => {
    expect(parseDossier(bundledDossier)).toEqual({ ok: true, dossier: bundledDossier })
  })

  test('has all its sources and at least the expected number of claims', () => {
    expect(loaded.dossier.sources.map(({ n }) => n)).toEqual(Array.from({ length: 139 }, (_, index) => index + 1))
    expect(loaded.dossier.claims.length).toBeGreaterThan(400)
  })

  test('contains none of its test sentences', () => {
    const shipped = JSON.stringify(bundledDossier)
    for (const { content } of loaded.authored.claims) {
      for (const { examples } of content.claims) {
        for (const { text } of examples.contradicts) expect(shipped.includes(JSON.stringify(text)), text).toBe(false)
      }
    }
  })
})

test('a missing folder is refused, with the names of the missing files', () => {
  const result = loadDossierFolder(`${folder}/no-such-folder`)
  expect(result.ok ? [] : result.problems.map(({ file }) => file)).toEqual([
    'dossier.yaml',
    'sources.yaml',
    'entities.yaml',
  ])
})
