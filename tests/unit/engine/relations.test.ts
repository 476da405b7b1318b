import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { relations } from '@/lib/engine/relations'

const files = readdirSync(new URL('../../../lib/engine/relations/', import.meta.url))
const names = files
  .filter((f) => !f.includes('.test.') && f !== 'index.ts' && f !== 'relation.ts')
  .map((f) => f.replace('.ts', ''))

test('every relation is registered and has a test file', () => {
  const extractors = names.map((name) => `extract${name[0]?.toUpperCase()}${name.slice(1)}`)
  expect(relations.map((r) => r.name).sort()).toEqual(extractors.sort())
  expect(names.filter((name) => !files.includes(`${name}.test.ts`))).toEqual([])
})
