import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkDossier } from '@/packages/publish/checks/check-dossier'
import { compiledFiles } from '@/packages/publish/compiled-text'
import { loadDossierFolder } from '@/tools/shared/load-dossier'

const FOLDER = 'dossier/apollo-11'
const loaded = loadDossierFolder(FOLDER)
if (!loaded.ok) throw new Error(loaded.problems[0]?.message)
const { dossier, authored } = loaded

describe('the dossier on Apollo 11', () => {
  test('has no error, and is compiled as its files are now', () => {
    expect(checkDossier(authored).filter(({ level }) => level === 'error')).toEqual([])
    for (const [name, content] of Object.entries(compiledFiles(dossier)))
      expect(readFileSync(`${FOLDER}/${name}`).equals(Buffer.from(content)), name).toBe(true)
  })

  test('has a source for every claim, and says what the doubt is where there is one', () => {
    expect(dossier.claims.length).toBeGreaterThanOrEqual(150)
    expect(dossier.sources.length).toBeGreaterThanOrEqual(40)
    expect(dossier.claims.filter(({ sources }) => sources.length === 0)).toEqual([])
    expect(dossier.claims.filter(({ status, notes }) => status !== 'established' && notes.length === 0)).toEqual([])
  })
})
