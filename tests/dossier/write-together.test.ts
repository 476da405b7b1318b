import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { filesOf } from '@/tools/shared/folder-files'
import { tempFolder } from '../temp-folder'

const folder = tempFolder()
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  writeFileSync(join(folder, 'one'), '1')
  writeFileSync(join(folder, 'two'), '2')
})

test('all files are written, also new ones, and no temporary file is left', () => {
  filesOf(folder).writeTogether(
    new Map([
      ['one', 'I'],
      ['three', 'III'],
    ]),
  )
  expect(['one', 'two', 'three'].map(textOf)).toEqual(['I', '2', 'III'])
  expect(readdirSync(folder).sort()).toEqual(['one', 'three', 'two'])
})

test('no file is written when one is in a folder that is gone', () => {
  const texts = new Map([
    ['one', 'I'],
    ['gone/x', 'X'],
  ])
  expect(() => filesOf(folder).writeTogether(texts)).toThrow('nothing is written')
  expect(textOf('one')).toBe('1')
  expect(readdirSync(folder).sort()).toEqual(['one', 'two'])
})
