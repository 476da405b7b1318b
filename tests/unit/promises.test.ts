import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (file: string): string => readFileSync(file, 'utf8')

describe.each(['SECURITY.md', 'PRIVACY.md'])('%s', (file) => {
  const rows = read(file)
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (?:promise|---)|^\|---/.test(line))

  test('has a test file for every promise', () => {
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(row).toMatch(/`tests\/[^`]+\.test\.tsx?`/)
  })

  test('refers to existing test files', () => {
    const named = [...rows.join('\n').matchAll(/`([^`]+\.test\.tsx?)`/g)].map(([, path]) => path!)
    for (const path of named) expect(existsSync(path), path).toBe(true)
  })
})

test('the threat model refers to existing code', () => {
  const named = [...read('docs/threat-model.md').matchAll(/`((?:lib|scripts)\/[^`]+)`/g)].map(([, path]) => path!)
  expect(named.length).toBeGreaterThan(5)
  for (const path of named) expect(existsSync(path), path).toBe(true)
})
