import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { setsOfFolder } from '@/packages/lab/eval/labelled-sets'
import { printRules } from '@/packages/lab/eval/rules'

test('a folder of sentences shows what becomes of them without a reason', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const right = 'Has the town of Ostrow a market on Mondays?'
  const wrong = 'The mayor of Ostrow is Anna Hellman.'
  const evidence = '<p>The mayor of Ostrow is Anna Bellman. The town of Ostrow has a market on Mondays.</p>'
  writeFileSync(join(folder, 'page.html'), `<html><head><title>Ostrow</title></head><body>${evidence}</body></html>`)
  writeFileSync(join(folder, 'text.txt'), `${right}\n\n${wrong}\n`)
  const rows = [
    { file: 'text.txt', against: 'evidence page.html', sentence: right, truth: 'true' },
    { file: 'text.txt', against: 'evidence page.html', sentence: wrong, truth: 'wrong' },
  ]
  writeFileSync(join(folder, 'expected.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  printRules(await setsOfFolder(folder), false)
  const text = lines.join('\n')
  expect(text).toContain('with all:\n  along: right: open 1, wrong: look 1\n  asked: right: open 1, wrong: look 1')
  expect(text).toMatch(/without question:\n {2}along: right: open -> green 1/)
  expect(text).toMatch(/without respelt:\n {2}along: wrong: look -> /)
})
