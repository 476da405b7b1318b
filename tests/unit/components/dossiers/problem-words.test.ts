import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problemSentence } from '@/components/dossiers/add-words'
import type { ProblemCode } from '@/lib/dossier-import/types'

test('every problem of the import has a text in the locale', () => {
  const file = readFileSync('scripts/dossier/problem-text.ts', 'utf8')
  const codes = [...file.slice(file.indexOf('MESSAGES: Record')).matchAll(/^ {2}'?([a-z-]+)'?:/gm)].map(
    ([, code]) => code,
  )
  expect(codes.length).toBeGreaterThan(30)
  for (const code of codes) {
    const sentence = problemSentence({ level: 'dropped', code: code as ProblemCode })
    expect(sentence, code).toMatch(/^[A-Za-z].*\.$/)
    expect(sentence, code).not.toMatch(/^problem/)
  }
})
