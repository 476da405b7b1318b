import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const FOLDERS = [process.env.CLAIMLIGHT_EXTENSION ?? '.output/chrome-mv3', '.output/firefox-mv3']

/** The packages that the code of the extension imports, apart from types: found by following the imports of the entrypoints. */
function imported(): Set<string> {
  const entries = readdirSync('entrypoints', { recursive: true, encoding: 'utf8' }).map((file) =>
    join('entrypoints', file),
  )
  const files = new Set(entries.filter((file) => /\.tsx?$/.test(file)))
  const packages = new Set<string>()
  for (const file of files) {
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const path = target.startsWith('@/')
        ? target.slice(2)
        : target.startsWith('.')
          ? join(dirname(file), target)
          : null
      if (path === null) packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(target)![0])
      else
        for (const one of [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')]) if (isCode(one)) files.add(one)
    }
  }
  return new Set([...packages].filter((name) => existsSync(join('node_modules', name))))
}
const IMPORT = /(?:^(?:import|export) (?!type )(?:[^'"]*? from )?|\bimport\()'([^']+)'/gm
const isCode = (path: string) => /\.tsx?$/.test(path) && existsSync(path)

describe.each(FOLDERS)('%s', (folder) => {
  const text = readFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), 'utf8')

  test('contains the licences of the packages that the code imports', () => {
    const packages = imported()
    expect(packages.size).toBeGreaterThan(10)
    for (const name of packages) {
      const { version } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as {
        version: string
      }
      expect(text, name).toContain(`\n${name} ${version}\nLicence: `)
    }
  })

  test('contains a text for each work that it names', () => {
    const works = text.split(/^={80}$/m).slice(1)
    for (let i = 0; i < works.length; i += 2) expect(works[i + 1]!.trim().length, works[i]).toBeGreaterThan(150)
  })

  test('contains its own licence and the notice on the dossier', () => {
    for (const file of ['LICENSE', 'NOTICE.md'])
      expect(readFileSync(join(folder, file), 'utf8')).toBe(readFileSync(file, 'utf8'))
  })
})
