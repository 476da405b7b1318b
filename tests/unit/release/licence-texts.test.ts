import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { licenceTexts } from '@/tools/release/licence-texts'
import { packagesOf } from '@/tools/release/shipped-packages'

const root = process.cwd()
const of = (...ids: string[]) => packagesOf(ids.map((id) => join(root, 'node_modules', id)))

describe('the packages of a build', () => {
  test('are those of its modules, each once, without the project itself', () => {
    const packages = packagesOf([
      join(root, 'lib/text/words.ts'),
      join(root, 'node_modules/react/index.js'),
      `\0${join(root, 'node_modules/react/cjs/react.production.js')}?commonjs-module`,
      join(root, 'node_modules/@floating-ui/dom/dist/floating-ui.dom.mjs'),
    ])
    expect(packages.map(({ name }) => name)).toEqual(['@floating-ui/dom', 'react'])
  })

  test('include tools that add their own code', () => {
    expect(packagesOf(['\0vite/preload-helper.js', 'virtual:wxt-html-plugins']).map(({ name }) => name)).toEqual([
      'vite',
      'wxt',
    ])
  })

  test('include a package within another package', () => {
    expect(of('wxt/node_modules/esbuild/lib/main.js').map(({ name }) => name)).toEqual(['esbuild'])
  })
})

describe('the licence texts', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'licences-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })
  function made(manifest: object, licence?: string) {
    const home = join(folder, 'node_modules/made-up')
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'made-up', version: '1.0.0', ...manifest }))
    if (licence) writeFileSync(join(home, 'LICENSE.md'), licence)
    return packagesOf([join(home, 'index.js')])
  }

  test('contain every package with its version and licence', () => {
    const text = licenceTexts(of('react/index.js', 'dexie/dist/dexie.mjs'), root)
    for (const name of ['react', 'dexie']) {
      const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }
      expect(text).toContain(`\n${name} ${version}\n`)
    }
    expect(text).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.')
    expect(text).toContain('Apache License')
  })

  test('contain the whole text of each work, also where several have the same', () => {
    const text = licenceTexts(of('react/index.js', 'react-dom/index.js', 'dexie/dist/dexie.mjs'), root)
    for (const name of ['react', 'react-dom'])
      expect(text).toContain(readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim())
  })

  test('contain the works behind the word table and the word lists', () => {
    const text = licenceTexts([], root)
    expect(text).toContain('WordNet 3.0 Copyright 2006 by Princeton University.')
    expect(text).toContain('GloVe: Global Vectors for')
    expect(text).toContain('Copyright (c) 2019 Spencer Kelly')
  })

  test('omit the notices of a package about packages that are not in the extension', () => {
    const text = licenceTexts(made({ license: 'MIT' }, 'Mine.\n\n# Licenses of bundled dependencies\nOthers.'), root)
    expect(text).toContain('Mine.')
    expect(text).not.toContain('Others.')
  })

  test('contain the standard text with the author for a package that only names the MIT licence', () => {
    const text = licenceTexts(made({ license: 'MIT', author: 'A. Writer <a@example.org>' }), root)
    expect(text).toContain('Copyright (c) A. Writer\n')
    expect(text).toContain('Permission is hereby granted')
  })

  test('cannot be made for a package without a licence, or without the text of a licence other than MIT', () => {
    expect(() => licenceTexts(made({}), root)).toThrow('made-up states no licence.')
    expect(() => licenceTexts(made({ license: 'Apache-2.0' }), root)).toThrow('made-up holds no text of its licence.')
  })
})
