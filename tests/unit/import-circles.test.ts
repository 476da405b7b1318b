import { expect, test } from 'vitest'
import { circlesIn, readImportGraph } from '@/scripts/house/import-graph'

const { files, folders } = readImportGraph('.')

test('no two source files import each other, directly or indirectly', () => {
  expect(circlesIn(files)).toEqual([])
})

test('no two folders of the engine, of the file formats, of lib/app or of the components import each other', () => {
  const layered = /^(lib\/(engine|formats|app|dossier|dossiers|annotations|schema|text)|components)\b/
  expect(circlesIn(folders).filter((group) => group.some((folder) => layered.test(folder)))).toEqual([])
})
