import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Number of such comments in the source today. Lower it when you rewrite some; never raise it. */
const LIMIT = 3

/** A comment that starts with a fragment, or that uses a word in place of the field's own noun or verb. */
const MARKER = /^(?:What|Of|The same|So many|Whoever|Without)\b|\b(?:anew|afresh|speaks?|brought|stands?)\b/

test(`at most ${LIMIT} comments use wording that CONTRIBUTING advises against`, () => {
  const found = sourceFiles().flatMap((path) =>
    commentsIn(readFileSync(path, 'utf8'))
      .filter((comment) => MARKER.test(comment))
      .map((comment) => `${path}: ${comment.slice(0, 80)}`),
  )
  expect(found.length, found.join('\n')).toBeLessThanOrEqual(LIMIT)
})

test('a comment that starts with a fragment is found in each form of comment', () => {
  const source = [
    '// What the test\n// of two lines finds.',
    'const a = 1',
    '  /** Of the file. */',
    '/**\n * The same in slices.\n */',
    '// The value of the file.',
    '// Plain words,\n// Without a marker at their start.',
  ].join('\n')
  expect(commentsIn(source).filter((comment) => MARKER.test(comment))).toEqual([
    'What the test of two lines finds.',
    'Of the file.',
    'The same in slices.',
  ])
})

/** The texts of the comments that have lines of their own. Consecutive `//` lines are one comment. */
function commentsIn(source: string): string[] {
  const comments = source.match(/^[ \t]*(?:\/\*[^]*?\*\/|\/\/.*(?:\n[ \t]*\/\/.*)*)/gm) ?? []
  return comments.map((comment) =>
    comment
      .replace(/\*\/$/, '')
      .replace(/^\s*(?:\/\/|\/?\*+)/gm, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

/** Source files, style sheets, and the configuration of the tools. */
function sourceFiles(): string[] {
  const inFolders = ['lib', 'components', 'entrypoints', 'scripts', 'tools', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  return [...inFolders, ...readdirSync('.')].filter((path) => /\.(?:tsx?|mjs|js|css)$/.test(path))
}
