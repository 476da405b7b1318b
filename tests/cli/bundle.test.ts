import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type * as Bundle from '@/scripts/bundle.mjs'
import { tempFolder } from '../temp-folder'

const top = tempFolder()

test('a copy of a checkout runs its own tools, also when the first one is gone', async () => {
  const [first, copy] = [join(top, 'first'), join(top, 'copy')]
  mkdirSync(first)
  cpSync('scripts', join(first, 'scripts'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(first, 'node_modules'))
  writeFileSync(join(first, 'tool.ts'), 'export const words: string = "mine"\n')
  const bundled = async (checkout: string): Promise<string> => {
    const { bundleOf } = (await import(pathToFileURL(join(checkout, 'scripts/bundle.mjs')).href)) as typeof Bundle
    return bundleOf('tool.ts')
  }
  expect(await bundled(first)).toContain(first)
  cpSync(first, copy, { recursive: true })
  expect(await bundled(copy)).toContain(copy)
  rmSync(first, { recursive: true })
  const bundle = await bundled(copy)
  expect(bundle).toContain(copy)
  // A bundle that was deleted is made again.
  rmSync(bundle)
  expect(readdirSync(join(copy, '.cache/run'))).toHaveLength(1)
  expect(await import(pathToFileURL(await bundled(copy)).href)).toMatchObject({ words: 'mine' })
})
